// Shades where a curve passes no gradient (dead) or little (saturated) and where the dtype gives up (limit), with words,
// not only a color.

import type { Interval } from '../../foundation/interval.ts';
import { colorOf } from '../../plot/export/exported-picture.ts';
import { type Box, placeRemarks, type Remark } from '../../plot/labels.ts';
import type { Polyline } from '../../plot/sample.ts';
import { toPixels, type Viewport } from '../../plot/scale.ts';
import type { PanelState } from '../../protocol/state.ts';
import { t } from '../host/translate.ts';
import { describeLimit, limitsFor } from '../readouts/limits.ts';
import type { Trace } from '../state/traces.ts';
import { svg } from './svg.ts';

/** With more than these, saying each time what is small covers the curves. */
const SATURATED = 4;
const shown = new WeakMap<SVGGElement, string>();

/**
 * Draws the zones of the visible curves into `group`, with their text where neither `lines` nor the curves' `names` run,
 * or else without.
 */
export function drawZones(
  group: SVGGElement,
  traces: readonly Trace[],
  state: PanelState,
  viewport: Viewport,
  { lines, names }: { readonly lines: readonly (readonly Polyline[])[]; readonly names: readonly Box[] },
): void {
  const zones = zonesOf(traces, state, viewport);
  const said = placeRemarks(zones.map(remarkOf), lines, names, viewport);
  // Most redraws move a curve whose zones stay where they are.
  const wanted = JSON.stringify([
    zones.map(({ trace, interval, kind }) => [trace.state.style, interval.low, interval.high, kind]),
    said,
    viewport,
  ]);
  if (wanted === shown.get(group)) return;
  shown.set(group, wanted);
  const place = toPixels(viewport);
  group.replaceChildren(
    ...zones.map(({ trace, interval, kind }) => {
      const left = Math.max(0, place.x(interval.low));
      return svg('rect', {
        class: `zone ${kind} style-${colorOf(trace.state.style)}`,
        'data-zone': kind,
        'data-curve-id': trace.state.key,
        x: left,
        y: 0,
        width: Math.max(1, Math.min(viewport.width, place.x(interval.high)) - left),
        height: viewport.height,
      });
    }),
    ...zones.flatMap(({ trace }, i) => {
      const words = said[i];
      if (!words) return [];
      const { text, x, y, anchor } = words;
      return [
        svg('text', { class: `style-${colorOf(trace.state.style)}`, x, y, 'text-anchor': anchor }, text),
      ];
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

/** The whole words where there is room, or at least the curve's name. */
function remarkOf({ trace, interval: { low, high }, text }: Zone): Remark {
  return { low, high, texts: [text, trace.name] };
}

/** What is to be shaded in the viewport. */
export function zonesOf(traces: readonly Trace[], state: PanelState, viewport: Viewport): readonly Zone[] {
  const zones = traces.flatMap((trace): Zone[] => {
    const { dead = [], saturated = [] } = trace.facts ?? {};
    const faint = saturated.filter(
      ({ low, high }) => !(state.zones && dead.some((zone) => zone.low <= low && zone.high >= high)),
    );
    const zone = (kind: 'dead' | 'saturated') => (interval: Interval) => ({
      trace,
      interval,
      kind,
      text: describeZone(trace, kind),
    });
    return [
      ...(state.zones ? dead.map(zone('dead')) : []),
      ...(state.saturated ? faint.map(zone('saturated')) : []),
      ...limitsFor(trace, state).map((limit) => ({
        trace,
        interval: {
          low: Math.min(limit.x, limit.end),
          high: Math.max(limit.x, limit.end),
          includesLow: false,
          includesHigh: false,
        },
        kind: 'limit' as const,
        text: `${trace.name}: ${describeLimit(limit, state.dtype)}`,
      })),
    ].filter(
      ({ interval }) => interval.high > viewport.x0 && interval.low < Math.min(viewport.x1, interval.high),
    );
  });
  const isSaturated = ({ kind }: Zone) => kind === 'saturated';
  return zones.filter(isSaturated).length <= SATURATED
    ? zones
    : zones.map((zone) => (isSaturated(zone) ? { ...zone, text: zone.trace.name } : zone));
}

function describeZone(trace: Trace, kind: 'dead' | 'saturated'): string {
  return kind === 'dead'
    ? t('{0} passes no gradient here', trace.name)
    : t('{0}: gradient below a tenth of its maximum', trace.name);
}
