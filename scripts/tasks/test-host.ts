// Runs test/extension in a real extension host, on nothing but what the package holds: on the desktop's where there is
// one, otherwise on the VS Code from npm, through the same call. `--web` runs those that need no Node in a web-worker
// host, always in a browser, its home; `--packaged` takes the package that is there instead of making it.
// Usage: npm run test:host -- [--web] [--packaged] [--grep text] [--rounds 3] [test files]; npm run soak goes round 500 times
import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runTests } from '@vscode/test-electron';
import { bundleHostTests } from '../vscode/bundle-host-tests.ts';
import { findDesktopForTests } from '../vscode/find-desktop.ts';
import { runMain, temporaryFolder } from './programs.ts';
import { projectRoot } from './project-root.ts';
import { makeVsix, unpackVsix } from './vsix.ts';

interface Result {
  readonly passed: number;
  readonly failed: number;
  readonly report: string;
  /** The test that began last. */
  readonly running: string;
  readonly hasEnded: boolean;
}

function readResult(file: string): Result | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Result;
  } catch {
    return undefined;
  }
}

runMain(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      web: { type: 'boolean', default: false },
      packaged: { type: 'boolean', default: false },
      grep: { type: 'string', default: '' },
      rounds: { type: 'string', default: '3' },
    },
  });
  const folder = path.join(projectRoot, '.vscode-test/tests', values.web ? 'web' : 'host');
  rmSync(folder, { recursive: true, force: true });
  const extension = path.join(folder, 'extension');
  if (!values.packaged) await makeVsix();
  unpackVsix(extension);
  // Inside the extension: the web-worker host reads and writes nothing else, and both have the extension and its tests
  // share one API there.
  const testFolder = path.join(extension, 'tests');
  mkdirSync(testFolder, { recursive: true });
  const resultFile = path.join(testFolder, 'result.json');
  const bundle = path.join(testFolder, 'tests.js');
  await bundleHostTests({
    bundle,
    resultFile: path.relative(extension, resultFile),
    grep: values.grep,
    files: positionals,
    inWebWorker: values.web,
    rounds: Number(values.rounds),
  });

  // A copy: no test may change what belongs to the project.
  const workspace = temporaryFolder('workspace');
  cpSync(path.join(projectRoot, 'examples'), workspace, { recursive: true });

  const desktop = values.web ? undefined : await findDesktopForTests();
  console.log(`Testing in ${desktop ?? 'the VS Code from npm'}${values.web ? ', web-worker host' : ''}`);
  // A guard against what hangs: on a quiet machine the tests take a tenth of it, a round of the soak about a second.
  const seconds = 1200 + 4 * Number(values.rounds);
  const ended = await runTests({
    extensionTestsEnv: { TEST_LIMIT: String(seconds * 1000) },
    vscodeExecutablePath: desktop ?? path.join(projectRoot, 'scripts/vscode/code.mjs'),
    extensionDevelopmentPath: extension,
    extensionTestsPath: bundle,
    launchArgs: [workspace, ...(values.web ? ['--extensionDevelopmentKind=web'] : [])],
  }).catch((error: unknown) => error);

  const result = readResult(resultFile);
  if (!result) {
    console.error(`The extension host ended without a result (${ended}).`);
    return 1;
  }
  console.log(result.report);
  if (!result.hasEnded)
    console.error(`FAILED ${result.running}: hung, and the run did not come to its end (${ended})`);
  console.log(`${result.passed} passed, ${result.failed + (result.hasEnded ? 0 : 1)} failed`);
  return result.hasEnded && result.failed === 0 && result.passed > 0 && ended === 0 ? 0 : 1;
});
