// Draws one vector and what an activation along a dimension makes of it as two groups of bars, as an SVG text.

import type { Palette } from './palette.ts';
import { round } from './pixels.ts';

/** What to draw, how large (CSS pixels) and in which colors. */
export interface BarsRequest {
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
  /** The same numbers in print, to stand at the bars. */
  readonly inputLabels: readonly string[];
  readonly outputLabels: readonly string[];
  readonly palette: Palette;
  readonly width: number;
  readonly height: number;
}

const FONT = "font-family=\"system-ui,'Segoe UI',Ubuntu,'DejaVu Sans',sans-serif\"";
/** Room for a number at a bar's end, and between the two groups. */
const LABEL = 14;
const GAP = 28;

/** Inputs at the left, outputs at the right, each group on its own scale. */
export function drawBars(request: BarsRequest): string {
  const { inputs, outputs, palette, width, height } = request;
  const share = (width - GAP) / (inputs.length + outputs.length);
  const left = groupOf(inputs, request.inputLabels, 'x', palette.baseline, share, request);
  const right = groupOf(outputs, request.outputLabels, 'f(x)', palette.curve, share, request);
  const start = round(inputs.length * share + GAP);
  const arrow = `<path d="M${start - GAP + 5} ${height / 2}h16m-5-4l5 4l-5 4" fill="none" stroke="${palette.axis}" stroke-width="1.3"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" ${FONT} font-size="10.5">${left}${arrow}<g transform="translate(${start} 0)">${right}</g></svg>`;
}

function groupOf(
  values: readonly number[],
  labels: readonly string[],
  name: string,
  color: string,
  share: number,
  { palette, height }: BarsRequest,
): string {
  const finite = values.filter(Number.isFinite);
  const [low, high] = [Math.min(0, ...finite), Math.max(0, ...finite)];
  const top = LABEL;
  const bottom = height - LABEL - (low < 0 ? LABEL : 0) - 2;
  const perUnit = high > low ? (bottom - top) / (high - low) : 0;
  const place = (value: number) => round(top + (high - value) * perUnit);
  const zero = place(0);
  const bars = values.map((value, i) => {
    const middle = round((i + 0.5) * share);
    const end = Number.isFinite(value) ? place(value) : zero;
    const thickness = round(Math.min(22, share * 0.5));
    const at = value < 0 ? end + 11 : end - 4;
    return `<path d="M${round(middle - thickness / 2)} ${zero}V${end}h${thickness}V${zero}z" fill="${color}"/><text x="${middle}" y="${round(at)}" text-anchor="middle" fill="${palette.quietText}">${(labels[i] ?? '').replace('-', '−')}</text>`;
  });
  const across = round(values.length * share);
  return `${bars.join('')}<path d="M0 ${zero}H${across}" stroke="${palette.axis}"/><text x="${round(across / 2)}" y="${height - 3}" text-anchor="middle" fill="${palette.text}" font-style="italic" font-size="12">${name}</text>`;
}
