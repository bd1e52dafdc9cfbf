// Bundles the tests that run inside an extension host, with mocha, into one file that VS Code can load there.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { build, type Plugin } from 'esbuild';
import { projectRoot } from '../tasks/project-root.ts';

const testFolder = path.join(projectRoot, 'test/extension');
const webAssert = path.join(testFolder, 'web/assert.ts');

export interface HostTests {
  /** Where the bundle goes; inside the extension's folder, since the web-worker host reads nothing else. */
  readonly bundle: string;
  /** Where the tests leave their result, from the extension's folder on. */
  readonly resultFile: string;
  /** Only tests whose full title contains this; '' for all. */
  readonly grep: string;
  /** Only these test files; none for all. */
  readonly files: readonly string[];
  /** Take the tests for both hosts, which use no Node API but assert. */
  readonly inWebWorker: boolean;
  /** How often the soak goes round. */
  readonly rounds: number;
}

function findTestFiles(inWebWorker: boolean): readonly string[] {
  return readdirSync(testFolder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => path.join(testFolder, file))
    .filter((file) => !inWebWorker || file.startsWith(path.join(testFolder, 'web/')))
    .sort();
}

/**
 * mocha's browser build, which runs in both hosts. It is a UMD file in a package of ES modules: bundled from there it
 * would overwrite the exports of the whole bundle.
 */
const browserMocha: Plugin = {
  name: 'browser-mocha',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^mocha$/ }, () => ({ path: 'mocha', namespace: 'browser-mocha' }));
    onLoad({ filter: /.*/, namespace: 'browser-mocha' }, () => ({
      contents: readFileSync(path.join(projectRoot, 'node_modules/mocha/mocha.js')),
    }));
  },
};

/** Tells mocha which file the suites are of that are declared next: a bundle is one file. */
const fileNames: Plugin = {
  name: 'file-names',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^file-name:/ }, ({ path: name }) => ({
      path: name.slice(10),
      namespace: 'file-name',
    }));
    onLoad({ filter: /.*/, namespace: 'file-name' }, ({ path: name }) => ({
      contents: `mocha.suite.emit('pre-require', globalThis, ${JSON.stringify(name)}, mocha);`,
    }));
  },
};

/** Throws when a file named in `files` does not exist. */
export async function bundleHostTests({
  bundle,
  resultFile,
  grep,
  files,
  inWebWorker,
  rounds,
}: HostTests): Promise<void> {
  const chosen = files.length > 0 ? files.map((file) => path.resolve(file)) : findTestFiles(inWebWorker);
  const imports = chosen.flatMap((file) => {
    const name = path.relative(projectRoot, file).split(path.sep).join('/');
    return [`import ${JSON.stringify(`file-name:${name}`)};`, `import ${JSON.stringify(file)};`];
  });
  await build({
    stdin: {
      contents: ["export { run } from './run.ts';", ...imports].join('\n'),
      resolveDir: testFolder,
      loader: 'ts',
    },
    outfile: bundle,
    bundle: true,
    format: 'cjs',
    sourcemap: 'inline',
    logLevel: 'error',
    external: ['vscode'],
    platform: inWebWorker ? 'browser' : 'node',
    plugins: [browserMocha, fileNames],
    // A worker has no Node.
    alias: inWebWorker ? { 'node:assert/strict': webAssert } : {},
    define: {
      RESULT_FILE: JSON.stringify(resultFile.split(path.sep).join('/')),
      GREP: JSON.stringify(grep),
      IN_WEB_WORKER: JSON.stringify(inWebWorker),
      ROUNDS: JSON.stringify(rounds),
    },
  });
}
