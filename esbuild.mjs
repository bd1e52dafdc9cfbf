// Bundles the extension: one host bundle without Node API, the panel's two scripts with their style. `--watch` rebuilds on change.
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import esbuild from 'esbuild';
import { minify } from 'terser';
import { signSentences } from './scripts/tasks/signs.mjs';

const production = !process.argv.includes('--dev');
const shared = {
  bundle: true,
  minify: production,
  sourcemap: production ? false : 'inline',
  target: 'es2022',
  logLevel: 'warning',
  legalComments: 'none',
  // The linter asks for the long names; the short ones are as good for a machine.
  define: { 'Number.POSITIVE_INFINITY': 'Infinity', 'Number.NaN': 'NaN' },
};

/** Changes our own sources as they are loaded, by each edit whose filter takes the path, in their order. */
const edited = (...edits) => ({
  name: 'edited',
  setup(build) {
    build.onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, async ({ path }) => {
      let contents = await readFile(path, 'utf8');
      for (const { filter, edit } of edits) if (filter.test(path)) contents = edit(contents);
      return { contents, loader: 'ts' };
    });
  },
});

const signed = { filter: /^/, edit: signSentences };

/** What indents the lines of a template is shipped with it otherwise, and is read anew with every panel. */
const noIndentation = {
  filter: /src[\\/]webview[\\/]/,
  edit: (text) => text.replace(/\n\s+/g, '\n'),
};

/** Lit's style sheets for elements that have their own; those of the panel stand in the page, and use the page's. */
const noSheets = {
  name: 'no-sheets',
  setup(build) {
    build.onLoad({ filter: /reactive-element[\\/]css-tag\.js$/ }, () => ({
      contents:
        'export const adoptStyles = () => {}; export const getCompatibleStyle = (style) => style; export const supportsAdoptingStyleSheets = true; export const css = undefined; export const unsafeCSS = undefined; export const CSSResult = undefined;',
    }));
  },
};

/** What entries of the catalog hold for the host alone: hover, reader and messages. The panel's bundle is without it. */
export const hostOnly = [
  'askedByFunction',
  'askedOfInput',
  'changed',
  'documentation',
  'forwardOf',
  'initSlope',
  'integers',
  'isDimChecked',
  'isFloat32UnderAutocast',
  'isMethodOfInput',
  'implicitDim',
  'isOverloaded',
  'jumpDown',
  'missing',
  'nameInC',
  'needsAnswer',
  'negatesInput',
  'numbersAs',
  'printedDefaults',
  'relative',
  'refusal',
  'takenByName',
  'titles',
];

/** What they hold for the panel's lists and comparison alone. */
export const panelOnly = ['chosenFor', 'family', 'givenUp'];

/** Relies on the form that the formatter gives to entries: a property starts with two spaces, what is in it with more. */
const entriesWithout = (names, replaced = {}) => ({
  filter: /src[\\/]catalog[\\/]entries[\\/]/,
  edit(text) {
    // Of an entry, and of what a release changes of it.
    const field = (name) => new RegExp(`^( {2}| {6})${name}(?::|\\().*\n(?:(?:\\1 +|\\1[\\])}]).*\n)*`, 'gm');
    const start = text.indexOf('export const entry');
    let entry = text.slice(start);
    for (const name of names) entry = entry.replace(field(name), '');
    for (const [name, value] of Object.entries(replaced))
      entry = entry.replace(field(name), `  ${name}: ${value},\n`);
    return text.slice(0, start) + entry;
  },
});

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

/** What Terser makes of a text, which takes ten times as long as to bundle it: the last one is kept, for the next build of the same. */
async function remembered(name, text, options) {
  const key = createHash('sha256')
    .update(JSON.stringify([text, options]))
    .digest('hex');
  const file = join(import.meta.dirname, '.cache', 'minified', name);
  const known = await readFile(file, 'utf8').catch(() => '');
  if (known.startsWith(key)) return known.slice(key.length);
  const { code = '' } = await minify(text, options);
  await mkdir(dirname(file), { recursive: true });
  // Others may read it at any time.
  await writeFile(`${file}.${process.pid}`, key + code);
  await rename(`${file}.${process.pid}`, file);
  return code;
}

/** Terser after esbuild: it folds and drops what one pass over each file cannot, a thirtieth of what people download. */
const smaller = {
  name: 'smaller',
  setup(build) {
    const isHost = build.initialOptions.format === 'cjs';
    build.onEnd(async ({ outputFiles }) => {
      for (const file of outputFiles) {
        const code = await remembered(basename(file.path), file.text, {
          ecma: 2020,
          toplevel: isHost,
          // To read a property of the host's does nothing else; the panel asks the page for sizes, which does.
          compress: { passes: 3, keep_fargs: false, pure_getters: isHost, unsafe_arrows: true },
        });
        file.contents = new TextEncoder().encode(code);
      }
    });
  },
};

/**
 * Makes plain scripts of the panel's modules: what plot.js and lab.js share stands in plot.js and is handed on under one name. So a
 * worker, which may run only what it was handed as one text, runs both, one after the other.
 */
const plainScripts = {
  name: 'plain-scripts',
  setup(build) {
    /** What a list of exports or imports names, by the name in the shared file and in the other. */
    const pairs = (names) =>
      [...names.matchAll(/([^\s,]+)(?: as ([^\s,]+))?/g)].map(([, from, to = from]) => [from, to]);
    build.onEnd(({ outputFiles }) => {
      const at = outputFiles.findIndex(({ path }) => basename(path) === 'shared.js');
      const [shared] = outputFiles.splice(at, 1);
      const places = new Map();
      const handing = shared.text.replace(/\bexport\s*\{([^}]*)\};?/, (_, names) => {
        for (const [, name] of pairs(names)) places.set(name, places.size);
        return `return [${pairs(names).map(([own]) => own)}];`;
      });
      for (const file of outputFiles) {
        const own = file.text.replace(/\bimport\s*\{([^}]*)\}\s*from\s*"\.\/shared\.js";?/, (_, names) => {
          const taken = [];
          for (const [name, own] of pairs(names)) taken[places.get(name)] = own;
          return `const [${taken}] = activationLens;`;
        });
        const before =
          basename(file.path) === 'plot.js' ? `var activationLens = (() => {${handing}})();\n` : '';
        file.contents = new TextEncoder().encode(`${before}(() => {${own}})();\n`);
      }
    });
  },
};

/** Writes what the plugins before it made of the files. */
const written = {
  name: 'written',
  setup(build) {
    const writes = build.initialOptions.write ?? true;
    build.initialOptions.write = false;
    build.onEnd(async ({ outputFiles }) => {
      if (!writes) return;
      for (const { path, contents } of outputFiles) {
        await mkdir(dirname(path), { recursive: true });
        await writeFile(path, contents);
      }
    });
  },
};

/** Runs on the desktop, on remote machines and in a web worker: platform `browser` makes any Node import an error. */
const host = {
  ...shared,
  entryPoints: ['src/extension.ts'],
  outfile: 'dist/extension.js',
  format: 'cjs',
  platform: 'browser',
  plugins: [vscodeOnce, ...(production ? [edited(entriesWithout(panelOnly), signed), smaller, written] : [])],
};

/** Formulas are typeset in hovers. */
const withoutHostFields = entriesWithout(hostOnly, { tex: "''" });

const webview = {
  ...shared,
  // Lines are others once modules are plain scripts.
  sourcemap: false,
  entryPoints: ['src/webview/plot.ts', 'src/webview/lab.ts'],
  outdir: 'dist/webview',
  splitting: true,
  chunkNames: 'shared',
  plugins: [
    ...(production ? [noSheets, edited(withoutHostFields, noIndentation, signed)] : []),
    plainScripts,
    ...(production ? [smaller] : []),
    written,
  ],
  format: 'esm',
  platform: 'browser',
  tsconfigRaw: { compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false } },
};

/** The panel's style, which the page links to. */
const style = { ...shared, entryPoints: ['media/plot.css'], outfile: 'dist/webview/plot.css' };

/** The builds of code, for scripts that look into them. */
export const builds = [host, webview];

if (process.argv[1] === import.meta.filename) {
  if (process.argv.includes('--watch')) {
    for (const build of [...builds, style]) await (await esbuild.context(build)).watch();
  } else {
    await Promise.all([...builds, style].map((build) => esbuild.build(build)));
  }
}
