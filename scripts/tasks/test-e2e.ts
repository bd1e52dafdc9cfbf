// Runs test/e2e: a person's session in a real VS Code window, with the packaged extension installed.
// Takes pictures on the way, for people to look at: screenshots/; `--no-pictures` takes none but of what fails.
// `--part 2/3` runs the second of three shares of the test files, which together are all.
// Usage: npm run test:e2e -- [--packaged] [--no-pictures] [--part 2/3] [--grep text] [test files]
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { findOrInstallChromium } from '../vscode/find-chromium.ts';
import { installVsCode } from '../vscode/install-vscode.ts';
import { runMain, runProgram } from './programs.ts';
import { projectRoot } from './project-root.ts';
import { makeVsix } from './vsix.ts';

const folder = path.join(projectRoot, 'test/e2e');

/** The test files of a share, `2/3`: dealt out from the largest on, which are those that take long. */
function filesOf(part: string): readonly string[] {
  const [number = 1, count = 1] = part.split('/').map(Number);
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => path.join(folder, name))
    .sort((a, b) => statSync(b).size - statSync(a).size || (a < b ? -1 : 1));
  return files.filter((_, at) => at % count === number - 1);
}

runMain(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      grep: { type: 'string' },
      packaged: { type: 'boolean', default: false },
      'no-pictures': { type: 'boolean', default: false },
      part: { type: 'string', default: '1/1' },
    },
  });
  if (!values.packaged) await makeVsix();
  await installVsCode();
  const chromium = await findOrInstallChromium();
  const mocha = path.join(projectRoot, 'node_modules/mocha/bin/mocha.js');
  const args = [
    mocha,
    '--config',
    'test/e2e/.mocharc.json',
    ...(values.grep ? ['--fgrep', values.grep] : []),
  ];
  const files = positionals.length > 0 ? positionals : filesOf(values.part);
  const { code } = await runProgram(process.execPath, [...args, ...files], {
    show: true,
    cwd: projectRoot,
    env: {
      ...process.env,
      CHROMIUM: chromium,
      ...(values['no-pictures'] ? { NO_PICTURES: 'true' } : {}),
    },
  });
  return code;
});
