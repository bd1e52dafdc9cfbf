// Draws the panel's curves as SVG: axes, zones, curves, kinks and names. Runs in the panel; what the pointer and the
// keyboard do to it stands in navigate.ts, what is read at the crosshair in crosshair.ts.

import type { Translate } from '../../foundation/localization.ts';
import type { Curve } from '../../plot/curve.ts';
import { colorOf, dashOf, STROKES } from '../../plot/export/exported-picture.ts';
import type { Polyline } from '../../plot/sample.ts';
import { toPixels, type Viewport } from '../../plot/scale.ts';
import { type Line, lineOf, pointsOf } from '../../plot/scene.ts';
import { heightOfStrips, inStrips } from '../../plot/strips.ts';
import type { PanelState, Shown } from '../../protocol/state.ts';
import { QUANTITIES } from '../../protocol/state.ts';
import { InputPicture } from '../inputs/picture.ts';
import { type Trace, visibleOf } from '../state/traces.ts';
import { Axes, widthOfLabels } from './axes.ts';
import { CurveNames } from './curve-names.ts';
import { Strips } from './strips.ts';
import { set, svg } from './svg.ts';
import { stretchOf, Zones, zonesOf } from './zones.ts';

const MARGIN = { top: 8, right: 12, bottom: 24 };
/** Pixels that the words left of strips take. */
const STRIP_LABEL = 46;
/** What stands beside a curve's name; the difference's stands before it. */
export const SIGN: Record<Shown, string> = { value: '', derivative: '′', second: '″', difference: 'Δ ' };

/** The elements of a line, and what they show. */
interface LineElements {
  readonly group: SVGGElement;
  readonly path: SVGPathElement;
  readonly kinks: SVGGElement;
  readonly name: SVGTextElement;
  line?: Line;
}

/** The picture. `plot` is the area within the axes; its pixels start at its upper left corner. */
export class Chart {
  readonly root = svg('svg', { class: 'chart' });
  readonly plot = svg('svg', { class: 'plot', overflow: 'hidden' });
  /** Above all: the crosshair draws here. */
  readonly overlay = svg('g', { class: 'overlay' });
  /** Above even that: the box of a zoom. */
  readonly boxLayer = svg('g', { class: 'overlay' });
  readonly inputs = new InputPicture();
  private readonly axes = new Axes();
  private readonly zones = new Zones();
  private readonly strips = new Strips();
  /** Pixels between the plot and the numbers below it. */
  private gap = 0;
  private readonly asymptotes = svg('g', { class: 'asymptotes' });
  private readonly lineLayer = svg('g', { class: 'lines' });
  private readonly names = new CurveNames(() => this.drawAgain());
  private readonly points = svg('g', { class: 'points' });
  private readonly drawn = new Map<string, LineElements>();
  private size = { width: 0, height: 0 };
  private drawAgain = () => {};
  viewport: Viewport = { x0: -5, x1: 5, y0: -1, y1: 5, width: 1, height: 1 };
  private lit: string | undefined;
  /** True while a gesture goes on: names keep their places until it ends. */
  moving = false;

  constructor() {
    const background = svg('rect', { class: 'surface', width: '100%', height: '100%' });
    this.plot.append(
      background,
      this.axes.grid,
      this.axes.zero,
      this.zones.group,
      this.asymptotes,
      this.lineLayer,
      this.points,
      this.inputs.group,
      this.names.group,
      this.overlay,
      this.boxLayer,
      this.inputs.handles,
    );
    this.root.append(this.axes.labels, this.strips.group, this.plot);
  }

  /** The whole picture's size in pixels. */
  resize(width: number, height: number): void {
    this.size = { width: Math.max(80, width), height: Math.max(80, height) };
  }

  /** The area within the axes for a window's y labels. */
  viewportFor(view: Pick<Viewport, 'x0' | 'x1' | 'y0' | 'y1'>, state: PanelState): Viewport {
    const height = Math.max(40, this.size.height - MARGIN.top - MARGIN.bottom - this.gap);
    const guess = { ...view, width: 100, height, logY: state.logY };
    const labels = Math.max(widthOfLabels(guess), this.gap > 0 ? STRIP_LABEL : 0);
    const width = this.size.width - MARGIN.right - labels;
    if (!state.equalAspect || state.logY) return { ...guess, width };
    const half = (((view.x1 - view.x0) / width) * height) / 2;
    const middle = (view.y0 + view.y1) / 2;
    return { ...guess, width, y0: middle - half, y1: middle + half };
  }

  draw(traces: readonly Trace[], state: PanelState, t: Translate): void {
    const view = state.view;
    this.drawAgain = () => this.draw(traces, state, t);
    if (!view || this.size.width === 0) return;
    const visible = visibleOf(traces);
    const zones = zonesOf(visible, state, view, t);
    const stretches = zones.map(stretchOf);
    const striped = inStrips(stretches);
    this.gap = heightOfStrips(striped, this.size.height);
    const viewport = this.viewportFor(view, state);
    if (!isSameViewport(viewport, this.viewport)) {
      this.viewport = viewport;
      const x = this.size.width - MARGIN.right - viewport.width;
      set(this.root, { width: this.size.width, height: this.size.height });
      set(this.plot, { x, y: MARGIN.top, width: viewport.width, height: viewport.height });
      this.axes.draw(viewport, { x, y: MARGIN.top }, this.gap);
    }
    const corner = { x: Number(this.plot.getAttribute('x')), y: MARGIN.top + viewport.height };
    this.strips.draw(striped, viewport, corner, this.size.height);
    const isLighting = visible.some(({ state: { key } }) => key === this.lit);
    set(this.plot, { class: isLighting ? 'plot lighting' : 'plot' });
    this.drawLines(visible);
    this.drawAsymptotes(visible, state);
    this.drawPoints(visible, state);
    this.inputs.draw(visible, state, viewport, t);
    this.names.moving = this.moving;
    const named = visible.flatMap((trace) =>
      QUANTITIES.flatMap((quantity) => {
        const id = `${trace.state.key} ${quantity}`;
        const { line, name } = (trace.drawn[quantity] && this.drawn.get(id)) || {};
        return line && name ? [{ id, line, text: name }] : [];
      }),
    );
    const names = this.names.draw(named, this.viewport);
    const tinted = zones.filter((_, i) => !striped.some((stretch) => stretch === stretches[i]));
    this.zones.draw(tinted, this.viewport, this.lines(), names);
  }

  /** Makes the curve of this key stand out from the others; none, when undefined. */
  light(key: string | undefined): void {
    this.lit = key;
    this.drawAgain();
  }

  /** As drawn last. */
  readonly lines = (): readonly Line[] => [...this.drawn.values()].flatMap(({ line }) => line ?? []);

  /** Whether any curve passes through the window, as it was drawn last. */
  get isSeen(): boolean {
    return this.lines().some(({ polylines }) => passesThrough(polylines, this.viewport));
  }

  private drawLines(traces: readonly Trace[]): void {
    const wanted = new Set<string>();
    for (const quantity of [...QUANTITIES].reverse()) {
      for (const trace of traces) {
        const curve = trace.drawn[quantity];
        if (!curve) continue;
        const id = `${trace.state.key} ${quantity}`;
        wanted.add(id);
        this.drawLine(this.elementsFor(id), curve, trace, quantity);
      }
    }
    for (const [id, line] of this.drawn) {
      if (wanted.has(id)) continue;
      line.group.remove();
      line.name.remove();
      this.drawn.delete(id);
    }
  }

  private drawLine(elements: LineElements, curve: Curve, trace: Trace, quantity: Shown): void {
    const { style, key, id } = trace.state;
    const look = `style-${colorOf(style)}${key === this.lit ? ' lit' : ''}`;
    set(elements.group, { class: `line ${look}`, 'data-curve': id });
    set(elements.path, {
      'data-curve-id': key,
      'data-role': quantity,
      'stroke-width': STROKES[quantity],
      'stroke-dasharray': dashOf({ quantity, style }),
    });
    set(elements.name, { class: look });
    // A person's own name may be longer than the plot is wide.
    const longest = Math.max(8, Math.floor(this.viewport.width / 8));
    const name = trace.name.length > longest ? `${trace.name.slice(0, longest - 1)}…` : trace.name;
    const text = quantity === 'difference' ? `Δ ${name}` : `${name}${SIGN[quantity]}`;
    if (elements.name.textContent !== text) elements.name.textContent = text;
    // A kink of f is a jump of f′; f″ has a gap there, which says as much.
    const line = lineOf(curve, this.viewport, { dots: quantity !== 'second' }, elements.line);
    if (line === elements.line) return;
    elements.line = line;
    elements.path.setAttribute('d', line.path);
    elements.kinks.replaceChildren(
      ...line.dots.map(({ x, y, role }) =>
        svg('circle', { class: role, 'data-kink': role, cx: x, cy: y, r: quantity === 'value' ? 3.5 : 3 }),
      ),
    );
  }

  private elementsFor(id: string): LineElements {
    const known = this.drawn.get(id);
    if (known) return known;
    const path = svg('path', { fill: 'none' });
    const kinks = svg('g', { class: 'kinks' });
    const group = svg('g', {}, path, kinks);
    const elements: LineElements = { group, path, kinks, name: svg('text') };
    this.lineLayer.append(group);
    this.names.group.append(elements.name);
    this.drawn.set(id, elements);
    return elements;
  }

  private drawAsymptotes(traces: readonly Trace[], state: PanelState): void {
    const { viewport } = this;
    const place = toPixels(viewport);
    const lines = state.asymptotes && !viewport.logY ? traces : [];
    this.asymptotes.replaceChildren(
      ...lines.flatMap((trace) =>
        (trace.facts?.asymptotes ?? []).map(({ side, slope, offset }) => {
          const middle = Math.min(Math.max(0, viewport.x0), viewport.x1);
          const [from, to] = side === 'left' ? [viewport.x0, middle] : [middle, viewport.x1];
          const at = (x: number) => `${place.x(x)} ${place.y(slope * x + offset)}`;
          return svg('path', {
            class: `style-${colorOf(trace.state.style)}`,
            'data-role': 'asymptote',
            d: `M${at(from)}L${at(to)}`,
          });
        }),
      ),
    );
  }

  private drawPoints(traces: readonly Trace[], state: PanelState): void {
    const { x0, x1 } = this.viewport;
    const isAny = state.points.some((x) => x >= x0 && x <= x1);
    this.points.replaceChildren(
      ...(isAny ? traces : []).map((trace) =>
        svg('path', {
          class: `style-${colorOf(trace.state.style)}`,
          'data-role': 'points',
          d: pointsOf(trace.value, state.points, this.viewport),
        }),
      ),
    );
  }
}

function passesThrough(polylines: readonly Polyline[], { y0, y1 }: Viewport): boolean {
  return polylines.some(({ ys }) =>
    ys.some((y, i) => {
      const next = ys[i + 1] ?? y;
      return Math.max(y, next) >= y0 && Math.min(y, next) <= y1;
    }),
  );
}

/** What the picture is, for those who do not see it. */
export function describeChart(traces: readonly Trace[], t: Translate): string {
  const names = visibleOf(traces).map((trace) => trace.name);
  return names.length === 0 ? t('Plot without curves') : t('Plot of {0}', names.join(', '));
}

function isSameViewport(a: Viewport, b: Viewport): boolean {
  return (
    a.x0 === b.x0 &&
    a.x1 === b.x1 &&
    a.y0 === b.y0 &&
    a.y1 === b.y1 &&
    a.width === b.width &&
    a.height === b.height &&
    Boolean(a.logY) === Boolean(b.logY)
  );
}
