// The picture's numbers as CSV (RFC 4180), every number as Python prints it, so that it reads back as the same float.
import { formatNumber } from '../../arithmetic/printing.ts';
import type { ExportedPicture } from './exported-picture.ts';

const COUNT = 401;

/** One row for each x of the window, evenly spaced, breaks and the person's own points included. */
export function exportCsv(picture: ExportedPicture): string {
  const rows = xsOf(picture).map((x) => [
    formatNumber(x),
    ...picture.lines.map(({ curve }) => formatNumber(curve.y(x))),
  ]);
  return [
    ['x', ...picture.lines.map(({ label }) => quoted(`${label} (PyTorch ${picture.release})`))],
    ...rows,
  ]
    .map((row) => `${row.join(',')}\r\n`)
    .join('');
}

/** The x of the rows, sorted, each once. */
function xsOf({ viewport, lines, points }: ExportedPicture): readonly number[] {
  const step = (viewport.x1 - viewport.x0) / (COUNT - 1);
  // Rounded to what the step needs: 0.1, not 0.10000000000000053.
  const digits = Math.min(15, Math.max(0, 3 - Math.floor(Math.log10(step))));
  const even = Array.from({ length: COUNT }, (_, i) => Number((viewport.x0 + step * i).toFixed(digits)));
  const breaks = lines.flatMap(({ curve }) => curve.cuts.map((cut) => cut.x));
  const all = [...even, ...breaks, ...points].filter((x) => x >= viewport.x0 && x <= viewport.x1);
  return [...new Set(all.map((x) => (x === 0 ? 0 : x)))].sort((a, b) => a - b);
}

/** Spreadsheets run cells that start with these as formulas. */
function quoted(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
