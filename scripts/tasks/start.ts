// Opens examples/ and the walkthrough in a real VS Code with the packaged extension installed: in the desktop's, with user data and
// extensions of its own, or else in the VS Code from npm, in a browser. `--packaged` takes the package that is there instead of making it.
// Usage: npm start -- [--packaged]
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { findCodeCommand } from '../vscode/find-desktop.ts';
import { installVsCode } from '../vscode/install-vscode.ts';
import { packStarter } from '../vscode/pack-starter.ts';
import { installExtensions, serveVsCode, workbenchUrl } from '../vscode/serve-vscode.ts';
import { runMain, runProgram } from './programs.ts';
import { projectRoot } from './project-root.ts';
import { makeVsix, vsix } from './vsix.ts';

const examples = path.join(projectRoot, 'examples');

async function openOnDesktop(command: string): Promise<number> {
  const own = path.join(projectRoot, '.vscode-test/desktop');
  const folders = [
    '--user-data-dir',
    path.join(own, 'user'),
    '--extensions-dir',
    path.join(own, 'extensions'),
  ];
  const shell = process.platform === 'win32';
  const packages = [vsix, await packStarter()].flatMap((file) => ['--install-extension', file]);
  const install = await runProgram(command, [...folders, ...packages, '--force'], { shell });
  if (install.code !== 0) throw new Error(`The package could not be installed.\n${install.output}`);
  console.log(`Opening ${examples} in ${command}`);
  const opened = await runProgram(command, [...folders, '--new-window', examples], { show: true, shell });
  return opened.code;
}

async function serveInBrowser(): Promise<number> {
  const vscode = await installVsCode();
  const extensionsFolder = await installExtensions(vscode, vsix, await packStarter());
  // Others on this machine can reach the port, but do not know the token.
  const token = randomBytes(16).toString('hex');
  const port = Number(process.env.PORT ?? 3939);
  const server = await serveVsCode(vscode, { extensionsFolder, token, port });
  console.log(
    `\nVS Code with Activation Lens and its examples, until Ctrl+C:\n${workbenchUrl(server, { open: examples, token })}`,
  );
  return server.ended;
}

runMain(async () => {
  const { values } = parseArgs({ options: { packaged: { type: 'boolean', default: false } } });
  if (!values.packaged) await makeVsix();
  const command = findCodeCommand();
  return command ? openOnDesktop(command) : serveInBrowser();
});
