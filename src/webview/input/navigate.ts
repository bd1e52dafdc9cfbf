// Moves the window onto the plane: pinch and drag by d3-zoom, wheel and box by hand; keys stand in keys.ts.
import { select } from 'd3-selection';
import { type D3ZoomEvent, type ZoomTransform, zoom, zoomIdentity } from 'd3-zoom';
import { type Frame, toData, toPixels } from '../../plot/scale.ts';
import type { View } from '../../protocol/state.ts';
import { set, svg } from '../chart/svg.ts';

/** Narrower windows run out of float64's digits, wider ones show nothing. */
const NARROWEST = 1e-9;
const WIDEST = 1e9;

export interface Navigation {
  /** The picture as drawn now. */
  frame(): Frame;
  /** The picture as it is drawn next. */
  nextFrame(): Frame;
  /** Shows another window; `moving` while the gesture goes on. */
  show(view: View, moving: boolean): void;
  /** The gesture is over. */
  rest(): void;
  /** The pointer stands over this x, in data; undefined as it leaves. */
  point(x: number | undefined): void;
  /** Where the crosshair stands, in data. */
  crosshair(): number | undefined;
  /** Fits the window to the curves. */
  fit(): void;
}

/** Listens on `surface`. */
export function navigate(surface: SVGRectElement, overlay: SVGGElement, on: Navigation): void {
  let base = on.frame();
  const fingers = listenForFingers(surface, on);

  const behaviour = zoom<SVGRectElement, unknown>()
    .extent(() => [
      [0, 0],
      [base.width, base.height],
    ])
    .filter(
      (event: MouseEvent) =>
        !event.button && !fingers.isCarrying() && !event.shiftKey && !event.ctrlKey && event.type !== 'wheel',
    )
    .on('start', () => {
      base = on.nextFrame();
    })
    .on('zoom', (event: D3ZoomEvent<SVGRectElement, unknown>) => {
      const view = windowAt(base, event.transform);
      if (view && event.sourceEvent) on.show(view, true);
    })
    .on('end', () => {
      // Every gesture starts at the identity; d3-zoom keeps its transform on the element.
      (surface as SVGRectElement & { __zoom?: ZoomTransform }).__zoom = zoomIdentity;
      on.rest();
    });
  select(surface).call(behaviour).on('dblclick.zoom', null);
  surface.addEventListener('dblclick', () => on.fit());
  for (const kind of ['pointermove', 'pointerdown'] as const) {
    surface.addEventListener(kind, (event) => {
      if (event.pointerType !== 'touch') on.point(toData(on.frame()).x(offsetOf(event, surface).x));
    });
  }
  surface.addEventListener('pointerleave', (event) => {
    if (event.pointerType !== 'touch') on.point(undefined);
  });
  listenForWheel(surface, on);
  listenForBox(surface, overlay, on);
}

/** How long no turn of the wheel must have come for the next to be another gesture, in milliseconds. */
const WHEEL_REST = 150;

/**
 * The wheel zooms about the pointer, each turn from the window that is there. d3-zoom's own wheel goes on from where its
 * first turn began until none has come for a while, whatever a key or a menu has done to the window meanwhile.
 */
function listenForWheel(surface: SVGRectElement, on: Navigation): void {
  let resting: ReturnType<typeof setTimeout> | undefined;
  surface.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault();
      const unit =
        { [WheelEvent.DOM_DELTA_PIXEL]: 0.002, [WheelEvent.DOM_DELTA_LINE]: 0.05 }[event.deltaMode] ?? 1;
      // Browsers tell a pinch on a touchpad as a wheel with Ctrl.
      const k = 2 ** (-event.deltaY * unit * (event.ctrlKey ? 10 : 1));
      const { x, y } = offsetOf(event, surface);
      const view = windowAt(on.nextFrame(), { k, x: x * (1 - k), y: y * (1 - k) });
      if (view) on.show(view, true);
      clearTimeout(resting);
      resting = setTimeout(() => on.rest(), WHEEL_REST);
    },
    { passive: false },
  );
}

/** A finger is about this many pixels wide, and trembles by this many. */
const REACH = 24;
const TREMBLE = 8;

/**
 * One finger on the crosshair carries it along, a tap puts it elsewhere; any other finger moves the window, and two
 * zoom it, which d3-zoom sees to.
 */
function listenForFingers(surface: SVGRectElement, on: Navigation): { isCarrying(): boolean } {
  let carrying: number | undefined;
  let tap: { readonly id: number; readonly x: number; readonly y: number } | undefined;
  surface.addEventListener('pointerdown', (event) => {
    if (event.pointerType !== 'touch') return;
    [carrying, tap] = [undefined, undefined];
    if (!event.isPrimary) return;
    const [{ x, y }, hair] = [offsetOf(event, surface), on.crosshair()];
    const isOnHair = hair !== undefined && Math.abs(toPixels(on.frame()).x(hair) - x) < REACH;
    if (isOnHair) carrying = event.pointerId;
    else tap = { id: event.pointerId, x, y };
  });
  surface.addEventListener('pointermove', (event) => {
    const { x, y } = offsetOf(event, surface);
    if (event.pointerId === carrying) on.point(toData(on.frame()).x(x));
    else if (tap && Math.hypot(x - tap.x, y - tap.y) > TREMBLE) tap = undefined;
  });
  surface.addEventListener('pointerup', (event) => {
    if (event.pointerId === tap?.id) on.point(toData(on.frame()).x(tap.x));
  });
  for (const kind of ['pointerup', 'pointercancel'] as const) {
    surface.addEventListener(kind, (event) => {
      if (event.pointerType === 'touch') [carrying, tap] = [undefined, undefined];
    });
  }
  return { isCarrying: () => carrying !== undefined };
}

/** The window that `base` becomes when moved by `transform`; undefined where it would be too narrow or too wide. */
export function windowAt(base: Frame, transform: { k: number; x: number; y: number }): View | undefined {
  const read = toData(base);
  const across = (pixel: number) => read.x((pixel - transform.x) / transform.k);
  const up = (pixel: number) => read.y((pixel - transform.y) / transform.k);
  return allowed({ x0: across(0), x1: across(base.width), y0: up(base.height), y1: up(0) });
}

/** `view`, where it is neither too narrow nor too wide. */
export function allowed(view: View): View | undefined {
  const [width, height] = [view.x1 - view.x0, view.y1 - view.y0];
  const digits = Math.max(Math.abs(view.x0), Math.abs(view.x1)) * 1e-12;
  const fits = width > NARROWEST && width > digits && width < WIDEST && height > 1e-12 && height < 1e12;
  return fits && Object.values(view).every(Number.isFinite) ? view : undefined;
}

/** Shift and drag draws a box that becomes the window. */
function listenForBox(surface: SVGRectElement, overlay: SVGGElement, on: Navigation): void {
  const box = svg('rect', { class: 'box' });
  let from: { x: number; y: number } | undefined;
  surface.addEventListener('pointerdown', (event) => {
    if (!event.shiftKey || event.button !== 0) return;
    from = offsetOf(event, surface);
    surface.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  surface.addEventListener('pointermove', (event) => {
    if (!from) return;
    const to = offsetOf(event, surface);
    set(box, {
      x: Math.min(from.x, to.x),
      y: Math.min(from.y, to.y),
      width: Math.abs(to.x - from.x),
      height: Math.abs(to.y - from.y),
    });
    if (!box.parentNode) overlay.append(box);
  });
  const finish = (event: PointerEvent) => {
    if (!from) return;
    const [start, to, read] = [from, offsetOf(event, surface), toData(on.frame())];
    from = undefined;
    box.remove();
    if (event.type === 'pointercancel' || Math.abs(to.x - start.x) < 6 || Math.abs(to.y - start.y) < 6)
      return;
    const view = allowed({
      x0: read.x(Math.min(start.x, to.x)),
      x1: read.x(Math.max(start.x, to.x)),
      y0: read.y(Math.max(start.y, to.y)),
      y1: read.y(Math.min(start.y, to.y)),
    });
    if (view) on.show(view, false);
  };
  surface.addEventListener('pointerup', finish);
  surface.addEventListener('pointercancel', finish);
}

function offsetOf(event: MouseEvent, surface: Element): { x: number; y: number } {
  const { left, top } = surface.getBoundingClientRect();
  return { x: event.clientX - left, y: event.clientY - top };
}
