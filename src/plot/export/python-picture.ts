// What of a picture the program in Python is written from: plain data without curves, so that the host writes it.
import type { Named } from '../../autodiff/own-activation.ts';
import type { Values } from '../../catalog/activation.ts';
import type { Viewport } from '../scale.ts';
import type { ExportedLine, ExportedPicture } from './exported-picture.ts';

/** A curve of the program. */
export interface PythonCurve extends Named {
  readonly parameters: Values;
}

export interface PythonLine extends PythonCurve, Pick<ExportedLine, 'label' | 'quantity' | 'style'> {
  /** x of its kinks and jumps. */
  readonly breaks: readonly number[];
}

/** A picture as the program in Python has it. */
export interface PythonPicture extends Pick<ExportedPicture, 'title' | 'points' | 'dtype' | 'release'> {
  readonly viewport: Pick<Viewport, 'x0' | 'x1' | 'y0' | 'y1' | 'width' | 'height' | 'logY'>;
  readonly lines: readonly PythonLine[];
  /** What differences are measured from. */
  readonly baseline?: PythonCurve;
}

const curveOf = ({
  entry,
  parameters,
  own,
}: Pick<ExportedLine, 'entry' | 'parameters' | 'own'>): PythonCurve => ({
  id: entry.id,
  parameters,
  ...(own ? { own } : {}),
});

/** What of `picture` the program is written from. */
export function pythonPicture({
  title,
  viewport: { x0, x1, y0, y1, width, height, logY },
  lines,
  points,
  dtype,
  release,
  baseline,
}: ExportedPicture): PythonPicture {
  return {
    title,
    viewport: { x0, x1, y0, y1, width, height, logY: logY === true },
    lines: lines.map((line) => ({
      ...curveOf(line),
      label: line.label,
      quantity: line.quantity,
      style: line.style,
      breaks: line.curve.cuts.map(({ x }) => x),
    })),
    points,
    dtype,
    release,
    ...(baseline ? { baseline: curveOf(baseline) } : {}),
  };
}
