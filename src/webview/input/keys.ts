// What keys do on the plot: a key and the picture's window in, the new window or crosshair out.
import type { Curve } from '../../plot/curve.ts';
import { findPlaces, type Place } from '../../plot/find.ts';
import type { Viewport } from '../../plot/scale.ts';
import type { View } from '../../protocol/state.ts';
import { type Transform, windowAt, zoomAbout } from './window.ts';

/** What a key asks for. */
export type KeyResult =
  | { readonly do: 'crosshair'; readonly x: number; readonly place?: Place }
  | { readonly do: 'view'; readonly view: View }
  | { readonly do: 'fit' }
  | { readonly do: 'reset' }
  | { readonly do: 'hide' };

/** A key press, as the browser tells it. */
export interface Key {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}

/**
 * What `key` asks for; undefined for keys that belong to others. Arrows move the crosshair by a hundredth of the
 * window, page keys by a tenth; with Shift arrows move the window. `n` and `p` jump between places of the curves
 * and those of `more`.
 */
export function answerKey(
  key: Key,
  viewport: Viewport,
  crosshair: number | undefined,
  curves: () => readonly Curve[],
  more: () => readonly Place[] = () => [],
): KeyResult | undefined {
  if (key.ctrlKey || key.altKey || key.metaKey) return undefined;
  const span = viewport.x1 - viewport.x0;
  const at = crosshair ?? Math.min(Math.max(0, viewport.x0), viewport.x1);
  const move = (part: number): KeyResult => ({ do: 'crosshair', x: snap(at + span * part, viewport) });
  const pan = (across: number, up: number): KeyResult | undefined =>
    viewResult(viewport, { k: 1, x: -viewport.width * across, y: viewport.height * up });
  const scale = (k: number): KeyResult | undefined => {
    const middle = crosshair === undefined ? 0.5 : Math.min(1, Math.max(0, (crosshair - viewport.x0) / span));
    return viewResult(viewport, zoomAbout({ x: viewport.width * middle, y: viewport.height / 2 }, k));
  };
  switch (key.key) {
    case 'ArrowLeft':
      return key.shiftKey ? pan(-0.1, 0) : move(-0.01);
    case 'ArrowRight':
      return key.shiftKey ? pan(0.1, 0) : move(0.01);
    case 'ArrowUp':
      return key.shiftKey ? pan(0, 0.1) : undefined;
    case 'ArrowDown':
      return key.shiftKey ? pan(0, -0.1) : undefined;
    case 'PageUp':
      return move(0.1);
    case 'PageDown':
      return move(-0.1);
    case 'Home':
      return { do: 'crosshair', x: viewport.x0 };
    case 'End':
      return { do: 'crosshair', x: viewport.x1 };
    case 'n':
    case 'N':
    case 'p':
    case 'P':
      return jump(
        key.key.toLowerCase() === 'n' && !key.shiftKey ? 1 : -1,
        at,
        placesOf(viewport, curves(), more()),
      );
    case '+':
    case '=':
      return scale(1.25);
    case '-':
    case '_':
      return scale(0.8);
    case 'f':
      return { do: 'fit' };
    case '0':
      return { do: 'reset' };
    case 'Escape':
      return crosshair === undefined ? undefined : { do: 'hide' };
    default:
      return undefined;
  }
}

/** x, rounded to a digit that is finer than a pixel, so that 0.80 is read and not 0.7973. */
export function snap(x: number, viewport: Viewport): number {
  const step = 10 ** Math.floor(Math.log10((viewport.x1 - viewport.x0) / viewport.width));
  const rounded = Math.round(x / step) * step;
  // The product has digits of its own where the step is 0.1 or 0.01.
  return Number(rounded.toPrecision(12));
}

function viewResult(viewport: Viewport, transform: Transform): KeyResult | undefined {
  const view = windowAt(viewport, transform);
  return view && { do: 'view', view };
}

function placesOf(viewport: Viewport, curves: readonly Curve[], more: readonly Place[]): readonly Place[] {
  // Where a dtype runs out of small numbers is no zero of the function, and no place where two of them meet.
  const isMore = ({ x, kind }: Place) =>
    (kind === 'zero' || kind === 'crossing') &&
    more.some((place) => Math.abs(place.x - x) < 1e-3 * Math.abs(x));
  const found = findPlaces(curves, viewport.x0, viewport.x1).filter((place) => !isMore(place));
  return [...found, ...more].sort((one, other) => one.x - other.x);
}

function jump(direction: 1 | -1, at: number, places: readonly Place[]): KeyResult | undefined {
  const near = ((places.at(-1)?.x ?? 0) - (places[0]?.x ?? 0)) * 1e-9;
  const next =
    direction === 1
      ? places.find((place) => place.x > at + near)
      : [...places].reverse().find((place) => place.x < at - near);
  return next && { do: 'crosshair', x: next.x, place: next };
}
