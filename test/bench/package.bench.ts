// How much is loaded and how much is downloaded.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { packExtension } from '../../scripts/tasks/package.ts';
import { temporaryFolder } from '../../scripts/tasks/programs.ts';
import type { BenchRow } from './run.ts';

const root = path.resolve(import.meta.dirname, '../..');
const kilobytes = (bytes: number) => `${Math.round(bytes / 1000)} KB`;

export async function rows(): Promise<readonly BenchRow[]> {
  const vsix = path.join(temporaryFolder('bench'), 'activation-lens.vsix');
  await packExtension(vsix);
  const bundle = (what: string, file: string): BenchRow => {
    const bytes = readFileSync(path.join(root, file));
    const zipped = `${kilobytes(gzipSync(bytes).length)} gzipped`;
    return { what, figure: kilobytes(bytes.length), against: zipped, ratio: '' };
  };
  return [
    bundle('bytes of the extension', 'dist/extension.js'),
    bundle('bytes of the panel', 'dist/webview/plot.js'),
    bundle('bytes that the panel loads for inputs and training', 'dist/webview/lab.js'),
    {
      what: 'bytes of the package that people download',
      figure: kilobytes(readFileSync(vsix).length),
      against: 'the limit, 450 KB',
      ratio: (readFileSync(vsix).length / 450_000).toFixed(2),
    },
  ];
}
