// Moves the window onto the plane and the crosshair by wheel, mouse and fingers; keys stand in keys.ts. Runs in the
// panel, on the pointer events of the picture's surface.
import { debounce } from '../../foundation/debounce.ts';
import { toData, toPixels, type Viewport } from '../../plot/scale.ts';
import type { View } from '../../protocol/state.ts';
import { set, svg } from '../chart/svg.ts';
import { type Pointer, type Position, transformOf, windowAt, windowBetween, zoomAbout } from './window.ts';

/** What a gesture needs of the panel. */
export interface Navigation {
  /** The picture as drawn now. */
  viewport(): Viewport;
  /** The picture as it is drawn next. */
  nextViewport(): Viewport;
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

/** Listens on `surface`; the box of a zoom is drawn into `overlay`. */
export function navigate(surface: SVGRectElement, overlay: SVGGElement, on: Navigation): void {
  listenForPointer(surface, on);
  listenForDrags(surface, on);
  listenForBox(surface, overlay, on);
  listenForWheel(surface, on);
  surface.addEventListener('dblclick', () => on.fit());
}

/** A mouse or pen over the picture carries the crosshair along. */
function listenForPointer(surface: SVGRectElement, on: Navigation): void {
  for (const kind of ['pointermove', 'pointerdown', 'pointerleave'] as const) {
    surface.addEventListener(kind, (event) => {
      if (event.pointerType === 'touch') return;
      const { x, y } = placeOf(event, surface);
      const viewport = on.viewport();
      // A drag is followed beyond the picture's edge, where there is nothing to read.
      const isOver =
        kind !== 'pointerleave' && x >= 0 && x <= viewport.width && y >= 0 && y <= viewport.height;
      on.point(isOver ? toData(viewport).x(x) : undefined);
    });
  }
}

/** A finger is about this many pixels wide, and trembles by this many. */
const REACH = 24;
const TREMBLE = 8;

/**
 * A drag moves the window, and two fingers zoom it. One finger on the crosshair carries it along, a tap puts it elsewhere.
 */
function listenForDrags(surface: SVGRectElement, on: Navigation): void {
  const down = new Map<number, Pointer>();
  let base = on.viewport();
  let [isCarrying, tap]: [boolean, Position | undefined] = [false, undefined];
  /** Each time a pointer comes or goes, the others go on from where they are. */
  const begin = () => {
    base = on.nextViewport();
    for (const [id, { to }] of down) down.set(id, { from: to, to });
  };
  surface.addEventListener('pointerdown', (event) => {
    if (event.button !== 0 || event.shiftKey || event.ctrlKey) return;
    const [to, hair] = [placeOf(event, surface), on.crosshair()];
    const isLoneFinger = event.pointerType === 'touch' && down.size === 0;
    isCarrying =
      isLoneFinger && hair !== undefined && Math.abs(toPixels(on.viewport()).x(hair) - to.x) < REACH;
    tap = isLoneFinger && !isCarrying ? to : undefined;
    surface.setPointerCapture(event.pointerId);
    down.set(event.pointerId, { from: to, to });
    begin();
  });
  surface.addEventListener('pointermove', (event) => {
    const pointer = down.get(event.pointerId);
    if (!pointer) return;
    const to = placeOf(event, surface);
    down.set(event.pointerId, { ...pointer, to });
    if (isCarrying) {
      on.point(toData(on.viewport()).x(to.x));
      return;
    }
    if (tap && Math.hypot(to.x - tap.x, to.y - tap.y) > TREMBLE) tap = undefined;
    const view = windowAt(base, transformOf([...down.values()]));
    if (view) on.show(view, true);
  });
  for (const kind of ['pointerup', 'pointercancel'] as const) {
    surface.addEventListener(kind, (event) => {
      if (!down.delete(event.pointerId)) return;
      if (tap && kind === 'pointerup') on.point(toData(on.viewport()).x(tap.x));
      [isCarrying, tap] = [false, undefined];
      begin();
      if (down.size === 0) on.rest();
    });
  }
}

/** A smaller box is a press of the mouse that slipped, in pixels. */
const SMALLEST_BOX = 6;

/** Shift and drag draws a box that becomes the window. */
function listenForBox(surface: SVGRectElement, overlay: SVGGElement, on: Navigation): void {
  const box = svg('rect', { class: 'box' });
  let from: Position | undefined;
  surface.addEventListener('pointerdown', (event) => {
    if (!event.shiftKey || event.button !== 0) return;
    from = placeOf(event, surface);
    surface.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  surface.addEventListener('pointermove', (event) => {
    if (!from) return;
    const to = placeOf(event, surface);
    set(box, {
      x: Math.min(from.x, to.x),
      y: Math.min(from.y, to.y),
      width: Math.abs(to.x - from.x),
      height: Math.abs(to.y - from.y),
    });
    if (!box.parentNode) overlay.append(box);
  });
  for (const kind of ['pointerup', 'pointercancel'] as const) {
    surface.addEventListener(kind, (event) => {
      if (!from) return;
      const [start, end] = [from, placeOf(event, surface)];
      from = undefined;
      box.remove();
      const isBox = Math.min(Math.abs(end.x - start.x), Math.abs(end.y - start.y)) >= SMALLEST_BOX;
      const view = kind === 'pointerup' && isBox ? windowBetween(on.viewport(), start, end) : undefined;
      if (view) on.show(view, false);
    });
  }
}

/** How long no turn of the wheel must have come for the gesture to be over, in milliseconds. */
const WHEEL_REST = 150;

/** The wheel zooms about the pointer, each turn from the window that is there: a key or a menu may have changed it. */
function listenForWheel(surface: SVGRectElement, on: Navigation): void {
  const rest = debounce(() => on.rest());
  surface.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault();
      const unit =
        { [WheelEvent.DOM_DELTA_PIXEL]: 0.002, [WheelEvent.DOM_DELTA_LINE]: 0.05 }[event.deltaMode] ?? 1;
      // Browsers tell a pinch on a touchpad as a wheel with Ctrl.
      const k = 2 ** (-event.deltaY * unit * (event.ctrlKey ? 10 : 1));
      const view = windowAt(on.nextViewport(), zoomAbout(placeOf(event, surface), k));
      if (view) on.show(view, true);
      rest.in(WHEEL_REST);
    },
    { passive: false },
  );
}

function placeOf(event: MouseEvent, surface: Element): Position {
  const { left, top } = surface.getBoundingClientRect();
  return { x: event.clientX - left, y: event.clientY - top };
}
