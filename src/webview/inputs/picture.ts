// Draws how inputs are spread above the x axis and what comes of them beside the y axis; handles move the spread.
import type { Translate } from '../../foundation/localization.ts';
import type { Input } from '../../lab/inputs.ts';
import { nodesOf } from '../../lab/nodes.ts';
import { densityOf } from '../../plot/density.ts';
import { colorOf, dashOf } from '../../plot/export/exported-picture.ts';
import { round } from '../../plot/pixels.ts';
import { toData, toPixels, type Viewport } from '../../plot/scale.ts';
import { type InputsState, newPanelState, type PanelState } from '../../protocol/state.ts';
import { set, svg } from '../chart/svg.ts';
import { snap } from '../input/keys.ts';
import type { Trace } from '../state/traces.ts';
import { inputOf, isSame, scalarsOf } from './input-of.ts';
import { shareText } from './words.ts';

/** Pixels: how far the spread of inputs rises, and that of answers reaches; a handle's radius. */
const RISE = 56;
const riseOf = ({ height }: Viewport): number => Math.min(RISE, height / 4);
const REACH = 88;
const HANDLE = 8;
/** A picture that is lower has no room for words above one another. */
const LOW = 260;
/** Pixels of a bin, and of one that counts given numbers. */
const FINE = 2;
const COARSE = 6;
/** A value that has less than this share is not told. */
const LEAST = 0.02;

/** What a key adds, in windows: as it moves the crosshair. */
const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -0.01,
  ArrowDown: -0.01,
  ArrowRight: 0.01,
  ArrowUp: 0.01,
  PageUp: 0.1,
  PageDown: -0.1,
};

interface Drawn {
  readonly inputs: InputsState;
  readonly viewport: Viewport;
}

type Edge = 'mean' | 'std' | 'low' | 'high';

/** What is drawn of a panel's inputs. */
export class InputPicture {
  /** Above the curves, which would strike its words through. */
  readonly group = svg('g', { class: 'spread' });
  /** Above all: what is taken hold of. */
  readonly handles = svg('g', { class: 'handles' });
  /** Takes what a handle was moved to. */
  change: (inputs: InputsState) => void = () => {};
  private shown: readonly unknown[] = [];
  private now: Drawn = {
    inputs: newPanelState().inputs,
    viewport: { x0: 0, x1: 1, y0: 0, y1: 1, width: 1, height: 1 },
  };
  private readonly byEdge: readonly (readonly [Edge, SVGGElement])[];

  constructor() {
    const letters = { mean: 'μ', std: 'σ', low: 'a', high: 'b' };
    this.byEdge = Object.entries(letters).map(([edge, letter]) => [
      edge as Edge,
      this.handleFor(edge as Edge, letter),
    ]);
    this.handles.append(...this.byEdge.map(([, handle]) => handle));
  }

  draw(traces: readonly Trace[], state: PanelState, viewport: Viewport, t: Translate): void {
    const { inputs, points } = state;
    const wanted = [inputs, points, viewport, ...traces.flatMap(({ value, name }) => [value, name])];
    if (isSame(wanted, this.shown)) return;
    this.shown = wanted;
    this.now = { inputs, viewport };
    const input = inputOf(state);
    this.group.replaceChildren(
      ...(input ? [bandOf(input, viewport), ...answersOf(input, traces, viewport, t)] : []),
    );
    const labels = {
      mean: t('Mean'),
      std: t('Standard deviation'),
      low: t('Lowest input'),
      high: t('Highest input'),
    };
    for (const [edge, handle] of this.byEdge) {
      const isUsed = inputs.kind === (edge === 'mean' || edge === 'std' ? 'normal' : 'uniform');
      // One that is out of sight can still be fetched.
      const left = Math.min(viewport.width, Math.max(0, toPixels(viewport).x(this.at(edge))));
      const up = edge === 'mean' || edge === 'low' ? 3 : riseOf(viewport) * 0.6;
      set(handle, {
        transform: `translate(${round(left)} ${round(viewport.height - HANDLE - up)})`,
        display: isUsed ? 'inline' : 'none',
        'aria-label': labels[edge],
        'aria-valuenow': inputs[edge],
        'aria-valuetext': inputs[edge],
      });
    }
  }

  private handleFor(edge: Edge, letter: string): SVGGElement {
    const handle = svg(
      'g',
      { class: 'handle', role: 'slider', tabindex: 0, 'data-edge': edge },
      svg('circle', { class: 'hit', r: 14 }),
      svg('circle', { class: 'knob', r: HANDLE }),
      svg('text', { class: 'letter', y: 4, 'text-anchor': 'middle' }, letter),
    );
    /** What is added to a pixel of the pointer to have the handle's; none while it is not held. */
    let held: number | undefined;
    handle.addEventListener('pointerdown', (event) => {
      if (event.button !== 0) return;
      held = toPixels(this.now.viewport).x(this.at(edge)) - event.clientX;
      handle.setPointerCapture(event.pointerId);
    });
    handle.addEventListener('pointermove', (event) => {
      if (held !== undefined) this.move(edge, toData(this.now.viewport).x(held + event.clientX));
    });
    for (const kind of ['pointerup', 'pointercancel'] as const)
      handle.addEventListener(kind, () => {
        held = undefined;
      });
    handle.addEventListener('keydown', (event) => {
      const part = STEPS[event.key];
      if (part === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      const { x0, x1 } = this.now.viewport;
      this.move(edge, this.at(edge) + (x1 - x0) * part);
    });
    return handle;
  }

  /** Where a handle stands, in data. */
  private at(edge: Edge): number {
    const { inputs } = this.now;
    return inputs[edge] + (edge === 'std' ? inputs.mean : 0);
  }

  private move(edge: Edge, to: number): void {
    const { inputs, viewport } = this.now;
    const x = snap(edge === 'std' ? to - inputs.mean : to, viewport);
    const moved = {
      mean: { mean: x },
      std: { std: Math.max(snap((viewport.x1 - viewport.x0) / 100, viewport), x) },
      low: { low: Math.min(x, inputs.high) },
      high: { high: Math.max(x, inputs.low) },
    }[edge];
    // The next key may come before the frame.
    this.now = { viewport, inputs: { ...inputs, ...moved } };
    this.change(this.now.inputs);
  }
}

function bandOf(input: Input, viewport: Viewport): SVGElement {
  const size = input.kind === 'values' ? COARSE : FINE;
  const axis = { place: toPixels(viewport).x, count: Math.ceil(viewport.width / size), size };
  const { bins } = densityOf(nodesOf(input, []), (x) => x, axis, 2);
  const scale = riseOf(viewport) / Math.max(...bins, 1e-300);
  const d = outlineOf(
    bins,
    size,
    (place, length) => `${round(place)} ${round(viewport.height - length * scale)}`,
  );
  return svg('path', { class: 'area', d });
}

function answersOf(
  input: Input,
  traces: readonly Trace[],
  viewport: Viewport,
  t: Translate,
): readonly SVGElement[] {
  const scalars = scalarsOf(traces).slice(0, 8);
  const size = input.kind === 'values' ? COARSE : FINE;
  const place = toPixels(viewport);
  const axis = { place: place.y, count: Math.ceil(viewport.height / size), size };
  const reach = Math.min(REACH, viewport.width / 5);
  const taken: number[] = [];
  return scalars.map(({ value, name, state: { style } }) => {
    const nodes = nodesOf(
      input,
      value.cuts.map(({ x }) => x),
    );
    const { bins, atoms } = densityOf(nodes, value.y, axis, LEAST);
    // Each for itself: where GELU turns, a spike would press all others flat.
    const scale = reach / Math.max(...bins, 1e-300);
    const d = outlineOf(bins, size, (at, length) => `${round(length * scale)} ${round(at)}`);
    const bars = [...atoms].flatMap(([y, share]) => {
      const at = place.y(y);
      if (!(at >= -1 && at <= viewport.height + 1)) return [];
      // What two curves have at the same height stands side by side.
      const beside = taken.filter((other) => Math.abs(other - at) < 13).length;
      taken.push(at);
      const whose = scalars.length > 1 ? `${name} ` : '';
      const top = at - 5 * beside;
      return [
        svg('rect', { x: 0, y: round(top - 2.5), width: round(reach * share), height: 5 }),
        ...(beside > 0 && viewport.height < LOW
          ? []
          : [
              svg(
                'text',
                { class: 'share', x: round(reach + 5), y: round(at - 6 - 13 * beside) },
                `${whose}${shareText(share, t)}`,
              ),
            ]),
      ];
    });
    return svg(
      'g',
      { class: `style-${colorOf(style)}` },
      svg('path', { class: 'area', d, 'stroke-dasharray': dashOf({ quantity: 'value', style }) }),
      ...bars,
    );
  });
}

/** A closed outline over the bins that have anything: through their middles, or in steps where they are coarse. */
function outlineOf(
  bins: Float64Array,
  size: number,
  point: (place: number, length: number) => string,
): string {
  const last = bins.reduce((last, share, bin) => (share > 0 ? bin : last), 0);
  const first = bins.findIndex((share) => share > 0);
  if (first < 0) return '';
  const points = [point(first * size, 0)];
  for (let bin = first; bin <= last; bin++) {
    const length = bins[bin] ?? 0;
    if (size === COARSE) points.push(point(bin * size, length), point((bin + 1) * size, length));
    else points.push(point((bin + 0.5) * size, length));
  }
  return `M${[...points, point((last + 1) * size, 0)].join('L')}`;
}
