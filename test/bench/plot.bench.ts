// The panel at its hardest job beside two chart libraries at the same one, in the same Chromium in the same run:
// eight curves with their derivatives, one parameter moved through 200 steps.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import esbuild from 'esbuild';
import type { Page } from 'playwright-core';
import { findOrInstallChromium } from '../../scripts/vscode/find-chromium.ts';
import { openBrowser } from '../../scripts/vscode/open-browser.ts';
import { type BenchRow, summarise } from './run.ts';

const root = path.resolve(import.meta.dirname, '../..');
const SIZE = { width: 640, height: 760 };
const STEPS = 200;

/** Eight curves; the first one's beta moves. */
const IDS = ['Softplus', 'ReLU', 'GELU', 'SiLU', 'Mish', 'ELU', 'Tanh', 'Sigmoid'];

/** What the other libraries are asked to do, each as its own documentation does it: one x array, new y arrays, redraw. */
const OTHERS = {
  uPlot: `
    import uPlot from 'uplot';
    import { findById } from ${JSON.stringify(path.join(root, 'src/catalog/catalog.ts'))};
    const xs = Array.from({ length: 1000 }, (_, i) => -5 + i / 99.9);
    const column = (id, p, what) => { const f = findById(id).functionAt(p); return xs.map((x) => f[what](x)); };
    const columns = (beta) => ${JSON.stringify(IDS)}.flatMap((id) => { const p = id === 'Softplus' ? { beta } : {}; return [column(id, p, 'value'), column(id, p, 'derivative')]; });
    const data = [xs, ...columns(1)];
    const plot = new uPlot({ width: 640, height: 480, scales: { x: { time: false } }, series: [{}, ...data.slice(1).map(() => ({ stroke: 'blue' }))] }, data, document.body);
    globalThis.step = (beta) => { data[1] = column('Softplus', { beta }, 'value'); data[2] = column('Softplus', { beta }, 'derivative'); plot.setData([...data]); };
  `,
  'function-plot': `
    import functionPlot from 'function-plot';
    import { findById } from ${JSON.stringify(path.join(root, 'src/catalog/catalog.ts'))};
    document.body.innerHTML = '<div id="plot"></div>';
    const lines = (beta) => ${JSON.stringify(IDS)}.flatMap((id) => { const f = findById(id).functionAt(id === 'Softplus' ? { beta } : {}); return ['value', 'derivative'].map((what) => ({ fn: (scope) => f[what](scope.x), graphType: 'polyline', sampler: 'builtIn', nSamples: 1000 })); });
    const draw = (beta) => functionPlot({ target: '#plot', width: 640, height: 480, xAxis: { domain: [-5, 5] }, yAxis: { domain: [-1, 5] }, data: lines(beta) });
    draw(1);
    globalThis.step = draw;
  `,
} as const;

export async function rows(): Promise<readonly BenchRow[]> {
  const executable = await findOrInstallChromium();
  const browser = await openBrowser(executable);
  try {
    const ours = await timeOurs(await browser.newPage({ viewport: SIZE }), 'beta');
    const spread = { drawer: 'inputs', inputs: { kind: 'normal', mean: 0, std: 1 } };
    const inputs = await timeOurs(await browser.newPage({ viewport: SIZE }), 'σ', spread);
    const result: BenchRow[] = [
      {
        what: 'Plot: 200 slider steps, eight curves with derivatives, scripting for each frame',
        figure: `${ours.median.toFixed(2)} ms at the median, ${ours.p95.toFixed(2)} at p95`,
        against: 'aim: 8 ms',
        ratio: '',
      },
      {
        what: 'Plot: 200 steps of σ, the inputs and what eight curves make of them, scripting for each frame',
        figure: `${inputs.median.toFixed(2)} ms at the median, ${inputs.p95.toFixed(2)} at p95`,
        against: 'a frame: 16.7 ms',
        ratio: '',
      },
      {
        what: 'Plot: from the page to its first curve',
        figure: `${ours.first.toFixed(0)} ms`,
        against: 'aim: 250 ms',
        ratio: '',
      },
      {
        what: 'Plot: bytes of the panel, its activations included',
        figure: `${kilobytes(ours.bytes)} minified, ${kilobytes(ours.zipped)} gzipped`,
        against: 'aim: 300 KB',
        ratio: '',
      },
    ];
    for (const [name, code] of Object.entries(OTHERS)) {
      const other = await timeOther(await browser.newPage({ viewport: SIZE }), code);
      result.push(
        {
          what: 'Plot: the same steps',
          figure: `${ours.median.toFixed(2)} ms at the median`,
          against: `${name}, ${other.median.toFixed(2)} ms, ${other.p95.toFixed(2)} at p95`,
          ratio: (ours.median / other.median).toFixed(2),
        },
        {
          what: 'Plot: bytes beside the library alone',
          figure: kilobytes(ours.bytes),
          against: `${name}, ${kilobytes(other.bytes)}, without controls, sampling or activations`,
          ratio: (ours.bytes / other.bytes).toFixed(2),
        },
      );
    }
    return result;
  } finally {
    await browser.close();
  }
}

const bundling = {
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2022',
  logLevel: 'error',
  legalComments: 'none',
  tsconfigRaw: { compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false } },
} as const;

const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(0)} KB`;

/** Adds up what runs in a step: the event, the microtasks after it, and the frame's callbacks. */
const STOPWATCH = `
  let inFrame = 0;
  const ask = globalThis.requestAnimationFrame.bind(globalThis);
  globalThis.requestAnimationFrame = (callback) => ask((time) => { const start = performance.now(); callback(time); inFrame += performance.now() - start; });
  const settle = async () => { for (let i = 0; i < 30; i++) await undefined; };
  globalThis.timeSteps = async (count, step) => {
    const times = [];
    for (let i = 0; i < count; i++) {
      inFrame = 0;
      const start = performance.now();
      step(0.5 + (i % 100) / 20);
      await settle();
      const direct = performance.now() - start;
      await new Promise((done) => ask(() => setTimeout(done)));
      times.push(direct + inFrame);
    }
    return times.slice(20);
  };
`;

/** The time of each step of the first slider of a parameter, and what the page took to its first curve. */
async function timeOurs(page: Page, parameter: string, more = {}) {
  const state = {
    curves: IDS.map((id, i) => ({ key: `c${i}`, id, parameters: {}, hidden: false, style: i })),
    shown: { value: true, derivative: true },
    view: { x0: -5, x1: 5, y0: -1, y1: 5 },
    crosshair: 1,
    ...more,
  };
  await page.addInitScript(STOPWATCH);
  await page.addInitScript(`
    new MutationObserver(() => { globalThis.first ??= document.querySelector('path[data-role="value"][d]') ? performance.now() : undefined; })
      .observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['d'] });
  `);
  const url = pathToFileURL(path.join(root, 'test/look/panel.html')).href;
  await page.goto(`${url}?theme=dark#${encodeURIComponent(JSON.stringify(state))}`);
  await page.locator('path[data-role="value"]').first().waitFor();
  // Positions of a logarithmic slider: the hand moves it, the panel makes a number of it.
  const times: number[] = await page.evaluate(`timeSteps(${STEPS + 20}, (beta) => {
    const slider = document.querySelector('input[type=range][data-parameter="${parameter}"]');
    slider.value = String(Math.round(beta * 150));
    slider.dispatchEvent(new Event('input', { bubbles: true }));
  })`);
  const code = readFileSync(path.join(root, 'dist/webview/plot.js'));
  const first = Number(await page.evaluate('globalThis.first'));
  return { ...summarise(times), first, bytes: code.length, zipped: gzipSync(code).length };
}

async function timeOther(page: Page, code: string) {
  const build = (contents: string) =>
    esbuild.build({ stdin: { contents, resolveDir: root, loader: 'ts' }, write: false, ...bundling });
  const folder = mkdtempSync(path.join(tmpdir(), 'plot-bench-'));
  const { outputFiles } = await build(code);
  writeFileSync(
    path.join(folder, 'index.html'),
    '<!doctype html><body><script src="plot.js"></script></body>',
  );
  writeFileSync(path.join(folder, 'plot.js'), outputFiles[0]?.text ?? '');
  await page.addInitScript(STOPWATCH);
  await page.goto(pathToFileURL(path.join(folder, 'index.html')).href);
  const times: number[] = await page.evaluate(`timeSteps(${STEPS + 20}, globalThis.step)`);
  const library = /import (\w+) from '([\w-]+)'/.exec(code);
  const alone = await build(`import x from '${library?.[2]}'; globalThis.x = x;`);
  return { ...summarise(times), bytes: alone.outputFiles[0]?.contents.length ?? 0 };
}
