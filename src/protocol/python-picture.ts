// Reads the picture that a panel wants as a program in Python. Only the host reads it; what has the wrong form is dropped.
import { isRecord } from '../foundation/is-record.ts';
import type { PythonLine, PythonPicture } from '../plot/export/python-picture.ts';
import { finite, list, readNumber } from './fields.ts';
import { readPlotted } from './own.ts';
import { QUANTITIES, readDtype, readRelease } from './state.ts';

/** The picture in `content`, which is JSON; undefined for anything else. */
export function readPythonPicture(content: string): PythonPicture | undefined {
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch {
    return undefined;
  }
  if (!isRecord(value) || typeof value.title !== 'string' || !isRecord(value.viewport)) return undefined;
  const { viewport } = value;
  const side = (name: string) => finite(viewport[name]) ?? Number.NaN;
  const [x0, x1, y0, y1] = ['x0', 'x1', 'y0', 'y1'].map(side) as [number, number, number, number];
  const [width, height] = [side('width'), side('height')];
  const [dtype, release] = [readDtype(value.dtype), readRelease(value.release)];
  if (![x0, x1, y0, y1, width, height].every(Number.isFinite) || !dtype || !release) return undefined;
  const baseline = readPlotted(value.baseline);
  return {
    title: value.title,
    viewport: { x0, x1, y0, y1, width, height, logY: viewport.logY === true },
    lines: list(value.lines, 1000, readLine) ?? [],
    points: list(value.points, 10_000, readNumber) ?? [],
    dtype,
    release,
    ...(baseline ? { baseline } : {}),
  };
}

function readLine(value: unknown): PythonLine | undefined {
  const curve = readPlotted(value);
  if (!curve || !isRecord(value) || typeof value.label !== 'string') return undefined;
  const quantity = QUANTITIES.find((one) => one === value.quantity);
  const breaks = list(value.breaks, 10_000, finite);
  return quantity && breaks
    ? { ...curve, label: value.label, quantity, style: finite(value.style) ?? 0, breaks }
    : undefined;
}
