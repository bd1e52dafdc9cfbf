// What all exports are made from: a picture as data: the panel describes what it shows, the formats write it down.
import type { OwnActivation } from '../../autodiff/own-activation.ts';
import type { Activation, Values } from '../../catalog/activation.ts';
import type { Dtype } from '../../foundation/dtype.ts';
import type { Release } from '../../foundation/release.ts';
import type { Curve } from '../curve.ts';
import type { Viewport } from '../scale.ts';
import type { Stretch } from '../strips.ts';

/** One line of a picture. */
export interface ExportedLine {
  /** As the picture names it, `Softplus(beta=2)′`. */
  readonly label: string;
  readonly entry: Activation;
  readonly parameters: Values;
  /** Of an activation of somebody's own, what it computes. */
  readonly own?: OwnActivation;
  readonly quantity: 'value' | 'derivative' | 'second' | 'difference';
  /** Index of color and dash. */
  readonly style: number;
  readonly curve: Curve;
}

/** A shaded interval of x and the words in it. */
export interface ExportedZone extends Stretch {
  readonly text: string;
}

/** A picture: the window, its size in pixels, and what is in it. */
export interface ExportedPicture {
  readonly title: string;
  readonly viewport: Viewport;
  readonly lines: readonly ExportedLine[];
  readonly zones: readonly ExportedZone[];
  /** x of points on the value curves. */
  readonly points: readonly number[];
  readonly dtype: Dtype;
  /** Of PyTorch, whose answers the curves are. */
  readonly release: Release;
  /** What differences are measured from. */
  readonly baseline?: Pick<ExportedLine, 'entry' | 'parameters' | 'own'>;
}

/** Colors of a picture, `#rrggbb`. */
export interface ExportColors {
  readonly background: string;
  readonly text: string;
  readonly grid: string;
  readonly axis: string;
  readonly curves: readonly string[];
}

/** Dark enough for text on white paper: every curve's contrast is at least 4.5 : 1. */
export const PAPER: ExportColors = {
  background: '#ffffff',
  text: '#3b3b3b',
  grid: '#ebebeb',
  axis: '#8f8f8f',
  curves: [
    '#0063b8',
    '#a35a00',
    '#2a7a2a',
    '#7c3aa8',
    '#c42b1c',
    '#00707f',
    '#7a6400',
    '#3b3b3b',
    '#b0107b',
    '#4a5568',
    '#8a3b12',
    '#1d2f8f',
  ],
};

/** Dash patterns in pixels. */
const PATTERNS: readonly string[] = ['', '9 3', '14 3 2 3', '4 3', '18 5', '9 3 2 3 2 3', '2 3', '12 3 4 3'];
/** How many colors there are. After so many curves they come again, with other dashes. */
const COLORS = 12;

/** The index of a style's color. */
export function colorOf(style: number): number {
  return style % COLORS;
}

/** The color of a style. */
export function paintOf({ curves, text }: ExportColors, style: number): string {
  return curves[colorOf(style)] ?? text;
}

/** The dashes of a style, which every quantity but the value has its own instead of. */
export function dashesOf(style: number): string {
  return PATTERNS[(style + Math.floor(style / COLORS)) % PATTERNS.length] ?? '';
}

/** Dash patterns of all but values, in pixels. */
const THIN_DASHES = { derivative: '2 4', second: '1 5', difference: '6 2 1 2' } as const;
/** Widths of lines, in pixels. */
export const STROKES = { value: 2.5, derivative: 1.5, second: 1.25, difference: 1.75 } as const;

/** The dash of a line. */
export function dashOf(line: Pick<ExportedLine, 'quantity' | 'style'>): string {
  return line.quantity === 'value' ? dashesOf(line.style) : THIN_DASHES[line.quantity];
}
