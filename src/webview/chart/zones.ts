// Shades where a curve passes no gradient (dead) or little (saturated) and where the dtype gives up (limit), with words,
// not only a color.

import type { Interval } from '../../foundation/interval.ts';
import type { Translate } from '../../foundation/localization.ts';
import type { DtypeLimit } from '../../plot/dtype-limits.ts';
import { colorOf } from '../../plot/export/exported-picture.ts';
import type { Remark } from '../../plot/remarks.ts';
import type { Viewport } from '../../plot/scale.ts';
import { areaOf, type Line, remarksOf, type SceneText } from '../../plot/scene.ts';
import type { Stretch } from '../../plot/strips.ts';
import type { PanelState } from '../../protocol/state.ts';
import { describeLimit, limitsFor } from '../readouts/limits.ts';
import type { Trace } from '../state/traces.ts';
import { svg } from './svg.ts';

/** The zones of the visible curves, each with its text where neither lines nor names run, or else without. */
export class Zones {
  readonly group = svg('g', { class: 'zones' });
  private shown = '';

  draw(
    zones: readonly Zone[],
    viewport: Viewport,
    lines: readonly Line[],
    names: readonly SceneText[],
  ): void {
    const remarks = remarksOf(zones.map(remarkOf), lines, names, viewport);
    const areas = zones.map(({ interval }) => areaOf(interval, viewport));
    // Most redraws move a curve whose zones stay where they are.
    const wanted = JSON.stringify([
      zones.map(
        ({
          trace: {
            state: { key, style },
          },
          kind,
        }) => [key, style, kind],
      ),
      areas,
      remarks,
      viewport,
    ]);
    if (wanted === this.shown) return;
    this.shown = wanted;
    const styleOf = ({ trace }: Zone) => `style-${colorOf(trace.state.style)}`;
    this.group.replaceChildren(
      ...zones.map((zone, i) =>
        svg('rect', {
          class: `zone ${zone.kind} ${styleOf(zone)}`,
          'data-zone': zone.kind,
          'data-curve-id': zone.trace.state.key,
          x: areas[i]?.x ?? 0,
          y: 0,
          width: areas[i]?.width ?? 0,
          height: viewport.height,
        }),
      ),
      ...zones.flatMap((zone, i) =>
        zone.kind === 'limit'
          ? [hatching(areas[i]?.x ?? 0, areas[i]?.width ?? 0, viewport.height, styleOf(zone))]
          : [],
      ),
      ...zones.flatMap((zone, i) => {
        const remark = remarks[i];
        if (!remark) return [];
        const { text, x, y, anchor } = remark;
        return [svg('text', { class: styleOf(zone), x, y, 'text-anchor': anchor }, text)];
      }),
    );
  }
}

/** Lines that rise through a stretch of the picture, in step with those of other stretches: dashes of a line as broad as it is high. */
function hatching(x: number, width: number, height: number, style: string): SVGElement {
  return svg(
    'svg',
    { class: `hatch ${style}`, x, width, height },
    svg('path', {
      d: `M0 ${height / 2}h${width + height}`,
      'stroke-width': height,
      'stroke-dasharray': '1 11',
      'stroke-dashoffset': x,
      transform: 'skewX(-45)',
    }),
  );
}

/** A shaded interval. */
export interface Zone {
  readonly trace: Trace;
  readonly interval: Interval;
  readonly kind: 'dead' | 'saturated' | 'limit';
  readonly text: string;
}

/** A zone as a strip shows it. */
export function stretchOf({ trace: { state, name }, interval: { low, high }, kind }: Zone): Stretch {
  return { curve: state.key, name, style: state.style, kind, low, high };
}

/** The whole words where there is room, or at least the curve's name. */
function remarkOf({ trace, interval: { low, high }, text }: Zone): Remark {
  return { low, high, texts: [text, trace.name] };
}

/** What is to be shaded in the viewport. */
export function zonesOf(
  traces: readonly Trace[],
  state: PanelState,
  viewport: Pick<Viewport, 'x0' | 'x1'>,
  t: Translate,
): readonly Zone[] {
  return traces.flatMap((trace): Zone[] => {
    const { dead = [] } = trace.facts ?? {};
    const faint = (state.saturated ? (trace.facts?.saturated ?? []) : []).filter(
      ({ low, high }) => !(state.zones && dead.some((zone) => zone.low <= low && zone.high >= high)),
    );
    const zone = (kind: 'dead' | 'saturated') => (interval: Interval) => ({
      trace,
      interval,
      kind,
      text: describeZone(trace, kind, t),
    });
    return [
      ...(state.zones ? dead.map(zone('dead')) : []),
      ...faint.map(zone('saturated')),
      ...broken(trace, state).map(([limit, sign]) => ({
        trace,
        interval: {
          low: Math.min(limit.x, limit.end),
          high: Math.max(limit.x, limit.end),
          includesLow: false,
          includesHigh: false,
        },
        kind: 'limit' as const,
        text: `${trace.name}${sign}: ${describeLimit(limit, state.dtype, t)}`,
      })),
    ].filter(
      ({ interval }) => interval.high > viewport.x0 && interval.low < Math.min(viewport.x1, interval.high),
    );
  });
}

/** Where a curve's values break, and where only its gradient does: what vanishes with the values is told with them. */
const broken = (trace: Trace, state: PanelState): readonly (readonly [DtypeLimit, string])[] => {
  const values = limitsFor(trace, state);
  const gradients = limitsFor(trace, state, 'derivative').filter(
    ({ kind, side, x }) =>
      (kind === 'nan' || kind === 'overflow') &&
      !values.some((one) => one.side === side && Math.abs(one.x) <= Math.abs(x)),
  );
  return [...values.map((limit) => [limit, ''] as const), ...gradients.map((limit) => [limit, '′'] as const)];
};

function describeZone(trace: Trace, kind: 'dead' | 'saturated', t: Translate): string {
  return kind === 'dead'
    ? t('{0} passes no gradient here', trace.name)
    : t('{0}: gradient below a tenth of its maximum', trace.name);
}
