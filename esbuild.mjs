// Bundles the extension: one host bundle without Node API, one webview bundle. `--watch` rebuilds on change.
import esbuild from 'esbuild';

const production = !process.argv.includes('--dev');
const shared = {
  bundle: true,
  minify: production,
  sourcemap: production ? false : 'inline',
  target: 'es2022',
  logLevel: 'warning',
  legalComments: 'none',
  // Never runs; see the file.
  alias: { '@stdlib/string-format': './src/activations/no-string-format.ts' },
};

/** esbuild copies all of `vscode` for each file that imports it, which was half the time to start: now once. */
const vscodeOnce = {
  name: 'vscode-once',
  setup(build) {
    build.onResolve({ filter: /^vscode$/ }, ({ namespace }) =>
      namespace === 'once' ? { path: 'vscode', external: true } : { path: 'vscode', namespace: 'once' },
    );
    build.onLoad({ filter: /^/, namespace: 'once' }, () => ({ contents: "export * from 'vscode';" }));
  },
};

/** Runs on the desktop, on remote machines and in a web worker: platform `browser` makes any Node import an error. */
const host = {
  ...shared,
  entryPoints: ['src/extension.ts'],
  outfile: 'dist/extension.js',
  format: 'cjs',
  platform: 'browser',
  plugins: [vscodeOnce],
};

const webview = {
  ...shared,
  entryPoints: ['src/webview/plot.ts'],
  outfile: 'dist/webview/plot.js',
  // The panel animates nothing; see the file.
  alias: {
    ...shared.alias,
    'd3-transition': './src/webview/no-transition.ts',
    'd3-interpolate': './src/webview/no-transition.ts',
  },
  format: 'iife',
  platform: 'browser',
  tsconfigRaw: { compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false } },
};

/** The two builds, for scripts that look into them. */
export const builds = [host, webview];

if (process.argv[1] === import.meta.filename) {
  if (process.argv.includes('--watch')) {
    for (const build of builds) await (await esbuild.context(build)).watch();
  } else {
    await Promise.all(builds.map((build) => esbuild.build(build)));
  }
}
