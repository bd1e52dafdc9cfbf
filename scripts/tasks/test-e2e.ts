// Runs test/e2e: a person's session in a real VS Code window, with the packaged extension installed.
// Takes pictures on the way, for people to look at: screenshots/; `--no-pictures` takes none but of what fails.
// Usage: npm run test:e2e -- [--packaged] [--no-pictures] [--grep text] [test files]
import path from 'node:path';
import { parseArgs } from 'node:util';
import { findOrInstallChromium } from '../vscode/find-chromium.ts';
import { installVsCode } from '../vscode/install-vscode.ts';
import { runMain, runProgram } from './programs.ts';
import { projectRoot } from './project-root.ts';
import { makeVsix } from './vsix.ts';

runMain(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      grep: { type: 'string' },
      packaged: { type: 'boolean', default: false },
      'no-pictures': { type: 'boolean', default: false },
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
  const files = positionals.length > 0 ? positionals : ['test/e2e/**/*.test.ts'];
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
