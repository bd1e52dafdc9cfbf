// For how long the reader holds the extension host at a stretch, measured in a worker of Chromium, as VS Code for the
// Web has its extension host in one. Other work of this machine, and what V8 collects, count as well: between any two
// steps of the reader a loop that only looks at the clock takes one, too, so that both meet the same machine.
import path from 'node:path';
import esbuild from 'esbuild';
import { findOrInstallChromium } from '../../scripts/vscode/find-chromium.ts';
import { openBrowser } from '../../scripts/vscode/open-browser.ts';
import { giantStatements } from './giant-statements.ts';
import { realCode } from './real-code.ts';
import type { BenchRow } from './run.ts';

const root = path.resolve(import.meta.dirname, '../..');
const aim = 50;

/** How long each step took, in milliseconds. */
interface Steps {
  readonly ours: readonly number[];
  readonly idle: readonly number[];
}

/** Reads a text as src/features/python/reading.ts does. The same worker has read a little before, as a host that has run has. */
const WORKER = `
  import { createReader } from ${JSON.stringify(path.join(root, 'src/python/index.ts'))};
  const slice = 5;
  const pause = () => new Promise((done) => setTimeout(done, 0));
  const timed = (work) => { const start = performance.now(); const result = work(); return [performance.now() - start, result]; };
  const idle = () => { const end = performance.now() + slice; while (performance.now() < end); };
  async function read(text) {
    const reading = createReader().read([{ text, language: 'python' }]);
    const steps = { ours: [], idle: [] };
    for (;;) {
      const [time, isDone] = timed(() => reading.step(slice));
      steps.ours.push(time);
      if (isDone) return steps;
      await pause();
      steps.idle.push(timed(idle)[0]);
      await pause();
    }
  }
  onmessage = async ({ data: [first, text] }) => { await read(first); postMessage(await read(text)); };
`;

/** In the page: hands a worker with that code two texts, and waits for what the second took. */
const READ = `([code, ...texts]) => new Promise((resolve, reject) => {
  const worker = new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })));
  worker.onerror = ({ message }) => reject(new Error(message));
  worker.onmessage = ({ data }) => { worker.terminate(); resolve(data); };
  worker.postMessage(texts);
})`;

export async function rows(): Promise<readonly BenchRow[]> {
  const worker = await esbuild.build({
    stdin: { contents: WORKER, resolveDir: root },
    bundle: true,
    minify: true,
    format: 'iife',
    write: false,
    logLevel: 'error',
  });
  const code = worker.outputFiles[0]?.text ?? '';
  const once = realCode();
  const long = once.text.repeat(Math.ceil(1e7 / once.text.length));
  const browser = await openBrowser(await findOrInstallChromium());
  const page = await browser.newPage();
  const read = (text: string): Promise<Steps> =>
    page.evaluate(`(${READ})(${JSON.stringify([code, once.text, text])})`);
  try {
    const texts: readonly (readonly [string, string])[] = [
      [`${once.text.split('\n').length} lines (${once.name})`, once.text],
      [`a file of 10 MB (${once.name}, again and again)`, long],
      ...Object.entries(giantStatements).map(
        ([name, text]) =>
          [
            `one statement of ${Math.round(text.length / 1000)} KB, ${name}`,
            `import torch.nn as nn\n${text}`,
          ] as const,
      ),
    ];
    const found: BenchRow[] = [];
    for (const [what, text] of texts) {
      const { ours, idle } = await read(text);
      const total = ours.reduce((sum, time) => sum + time, 0);
      found.push({
        what: `at a stretch, in a worker of Chromium: ${what}`,
        figure: `${told(ours)}; ${(total / 1000).toFixed(2)} s in all`,
        against: `a loop that looks at the clock for 5 ms, ${told(idle)}`,
        ratio: '',
      });
    }
    return found;
  } finally {
    await browser.close();
  }
}

function told(times: readonly number[]): string {
  const over = times.filter((time) => time > aim).length;
  const longest = Math.max(0, ...times);
  return `at most ${longest.toFixed(1)} ms, more than ${aim} in ${over} of ${times.length.toLocaleString('en')}`;
}
