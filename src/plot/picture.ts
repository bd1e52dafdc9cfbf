// Draws the small picture of an activation as an SVG text: f solid, f′ dotted, a baseline dashed and faint. Pure.
import type { ElementwiseActivation, Facts, Values } from '../activations/activation.ts';
import { type Curve, curveOf } from './curve.ts';
import { type Box, type Point, placeLabel } from './label.ts';
import type { Palette } from './palette.ts';
import { marksOf, pathOf } from './path.ts';
import { extentOf, type Piece, sample } from './sample.ts';
import { type Frame, ticksFor, toPixels } from './scale.ts';
import { isOnUnitInterval, stretchOf } from './stretch.ts';

/** What to draw, how large (CSS pixels) and in which colours. */
export interface PictureRequest {
  readonly row: ElementwiseActivation;
  readonly parameters: Values;
  /** Drawn behind for comparison, with its name at the curve. */
  readonly baseline?: {
    readonly row: ElementwiseActivation;
    readonly parameters: Values;
    readonly name: string;
  };
  readonly palette: Palette;
  readonly width: number;
  readonly height: number;
  /** Names that stand in the picture, in the person's language. */
  readonly labels: { readonly dead: string };
}

const FONT = "font-family=\"system-ui,'Segoe UI',Ubuntu,'DejaVu Sans',sans-serif\"";
const MARGIN = { left: 26, right: 6, top: 6, bottom: 17 };
/** A label's height in pixels, and how far it keeps from lines. */
const LABEL_HEIGHT = 13;

/** The picture as one SVG text with its size set. Deterministic; never throws. */
export function drawPicture(request: PictureRequest): string {
  const { row, parameters, baseline, palette } = request;
  const facts = row.facts(parameters);
  const value = curveOf(row, parameters, 'value');
  const derivative = curveOf(row, parameters, 'derivative');
  const behind = baseline && curveOf(baseline.row, baseline.parameters, 'value');
  const frame = frameOf(request, facts, value, derivative);
  const lines = {
    value: sample(value, frame),
    derivative: sample(derivative, frame),
    behind: behind ? sample(behind, frame) : [],
  };
  const clip = `<clipPath id="c"><path d="M-1-3H${frame.width + 1}V${frame.height + 3}H-1z"/></clipPath>`;
  const stroke = (pieces: readonly Piece[], colour: string, width: number, dash: string) =>
    pieces.length === 0
      ? ''
      : `<path d="${pathOf(pieces, frame)}" stroke="${colour}" stroke-width="${width}"${dash && ` stroke-dasharray="${dash}"`}/>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${request.width}" height="${request.height}" viewBox="0 0 ${request.width} ${request.height}" ${FONT} font-size="10.5">`,
    `${clip}<g transform="translate(${MARGIN.left} ${MARGIN.top})">`,
    gridOf(frame, palette),
    shadeOf(facts, frame, request),
    axesOf(frame, palette),
    '<g clip-path="url(#c)" fill="none" stroke-linecap="round" stroke-linejoin="round">',
    stroke(lines.behind, palette.baseline, 1.3, '7 4'),
    stroke(lines.derivative, palette.curve, 1.5, '0.1 3.4'),
    stroke(lines.value, palette.curve, 2.2, ''),
    marks(value, frame, palette),
    '</g>',
    namesOf(lines, frame, request),
    '</g></svg>',
  ].join('');
}

/** The window: all of f and f′ in the stretch worth looking at; the baseline may leave it. */
function frameOf(request: PictureRequest, facts: Facts, value: Curve, derivative: Curve): Frame {
  const [x0, x1] = isOnUnitInterval(request.row, request.parameters) ? [-0.1, 1.1] : stretchOf(facts);
  const extents = [extentOf(value, x0, x1), extentOf(derivative, x0, x1)].filter(
    (found) => found !== undefined,
  );
  const low = Math.min(0, ...extents.map(([least]) => least));
  const high = Math.max(0, ...extents.map(([, most]) => most));
  const size = high - low > 0 && Number.isFinite(high - low) ? high - low : 1;
  return {
    x0,
    x1,
    y0: low - size * 0.06,
    y1: low + size * 1.06,
    width: request.width - MARGIN.left - MARGIN.right,
    height: request.height - MARGIN.top - MARGIN.bottom,
  };
}

function ticksOf(frame: Frame) {
  return {
    across: ticksFor(frame.x0, frame.x1, frame.width, 40),
    up: ticksFor(frame.y0, frame.y1, frame.height, 28),
  };
}

function gridOf(frame: Frame, palette: Palette): string {
  const place = toPixels(frame);
  const { across, up } = ticksOf(frame);
  return strokes(
    [
      ...across.map((tick) => `M${crisp(place.x(tick.at))} 0V${frame.height}`),
      ...up.map((tick) => `M0 ${crisp(place.y(tick.at))}H${frame.width}`),
    ],
    palette.grid,
  );
}

/** The lines x = 0 and y = 0, and the numbers at the ticks. */
function axesOf(frame: Frame, palette: Palette): string {
  const place = toPixels(frame);
  const { across, up } = ticksOf(frame);
  const text = (x: number, y: number, anchor: string, label: string) =>
    `<text x="${round(x)}" y="${round(y)}" text-anchor="${anchor}">${label.replace('-', '−')}</text>`;
  return [
    strokes(
      [`M0 ${crisp(place.y(0))}H${frame.width}`, `M${crisp(place.x(0))} 0V${frame.height}`],
      palette.axis,
    ),
    `<g fill="${palette.quietText}">`,
    ...across.map((tick) => {
      // At the right edge half a label would be cut off.
      const [x, half] = [place.x(tick.at), tick.label.length * 3.2];
      const isCut = x + half > frame.width + MARGIN.right;
      return text(
        isCut ? frame.width + MARGIN.right : x,
        frame.height + 13,
        isCut ? 'end' : 'middle',
        tick.label,
      );
    }),
    ...up.map((tick) => text(-6, place.y(tick.at) + 3.5, 'end', tick.label)),
    '</g>',
  ].join('');
}

function strokes(paths: readonly string[], colour: string): string {
  return `<path d="${paths.join('')}" stroke="${colour}"/>`;
}

/** The middle of a pixel, where a line of one pixel is sharp. */
function crisp(pixel: number): number {
  return Math.floor(pixel) + 0.5;
}

/** Tints where the gradient is zero, and says so where the words fit. */
function shadeOf(facts: Facts, frame: Frame, { palette, labels }: PictureRequest): string {
  const place = toPixels(frame);
  return facts.dead
    .map(({ low, high }) => {
      const left = Math.max(0, place.x(low));
      const right = Math.min(frame.width, place.x(high));
      if (!(right - left > 2)) return '';
      const tint = `<path d="M${round(left)} 0H${round(right)}V${frame.height}H${round(left)}z" fill="${palette.shade}"/>`;
      const words =
        right - left > labels.dead.length * 6 + 8
          ? `<text x="${round((left + right) / 2)}" y="11" text-anchor="middle" fill="${palette.quietText}">${escapeXml(labels.dead)}</text>`
          : '';
      return tint + words;
    })
    .join('');
}

/** Kinks as small dots, the two sides of a jump as closed and open ends. */
function marks(curve: Curve, frame: Frame, palette: Palette): string {
  const place = toPixels(frame);
  return marksOf(curve, ((frame.y1 - frame.y0) / frame.height) * 1.5)
    .filter(({ x, y }) => x > frame.x0 && x < frame.x1 && y > frame.y0 && y < frame.y1)
    .map(({ x, y, kind }) => {
      const radius = kind === 'kink' ? 2.2 : 3;
      const fill = kind === 'open' ? palette.background : palette.curve;
      return `<circle cx="${round(place.x(x))}" cy="${round(place.y(y))}" r="${radius}" fill="${fill}" stroke="${palette.curve}" stroke-width="1.4"/>`;
    })
    .join('');
}

/** Names at the curves, each where it is nearest to its own curve and clear of all others. */
function namesOf(
  lines: { value: readonly Piece[]; derivative: readonly Piece[]; behind: readonly Piece[] },
  frame: Frame,
  { baseline, palette }: PictureRequest,
): string {
  const place = toPixels(frame);
  const points = (pieces: readonly Piece[]): Point[] => pieces.flatMap((piece) => dense(piece, place));
  const all = {
    value: points(lines.value),
    derivative: points(lines.derivative),
    behind: points(lines.behind),
  };
  const taken: Box[] = [];
  const axes = axisPoints(frame, place);
  const name = (text: string, own: readonly Point[], width: number, colour: string, style = '') => {
    const others = [all.value, all.derivative, all.behind].flatMap((curve) => (curve === own ? [] : curve));
    const box = placeLabel(own, others, taken, axes, { width, height: LABEL_HEIGHT }, frame);
    if (!box) return '';
    taken.push(box);
    return `<text x="${round(box.left + box.width / 2)}" y="${round(box.top + 10)}" text-anchor="middle" fill="${colour}"${style}>${escapeXml(text)}</text>`;
  };
  const italic = ' font-style="italic" font-size="12"';
  return [
    name('f', all.value, 9, palette.curve, italic),
    name('f′', all.derivative, 11, palette.curve, italic),
    baseline ? name(baseline.name, all.behind, baseline.name.length * 6.5, palette.quietText) : '',
  ].join('');
}

/** Points along x = 0 and y = 0, on which no name should stand. */
function axisPoints({ width, height }: Frame, place: ReturnType<typeof toPixels>): Point[] {
  const along = (length: number) => Array.from({ length: Math.ceil(length / 6) }, (_, i) => i * 6);
  return [
    ...along(width).map((x) => ({ x, y: place.y(0) })),
    ...along(height).map((y) => ({ x: place.x(0), y })),
  ];
}

/** The piece's points in pixels, no two neighbours farther apart than a few pixels. */
function dense({ xs, ys }: Piece, place: ReturnType<typeof toPixels>): Point[] {
  const found: Point[] = [];
  for (let i = 0; i < xs.length; i++) {
    const here = { x: place.x(xs[i] ?? 0), y: place.y(ys[i] ?? 0) };
    const last = found.at(-1);
    if (last) {
      const steps = Math.min(80, Math.ceil(Math.hypot(here.x - last.x, here.y - last.y) / 5));
      for (let step = 1; step < steps; step++) {
        const share = step / steps;
        found.push({ x: last.x + (here.x - last.x) * share, y: last.y + (here.y - last.y) * share });
      }
    }
    found.push(here);
  }
  return found;
}

/** For text and attributes of XML. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function round(pixels: number): number {
  return Math.round(pixels * 100) / 100;
}
