// Shades where a curve passes no gradient (dead) or little (saturated) and where the dtype gives up (limit), with words,
// not only a colour.

import type { Interval } from '../activations/activation.ts';
import { colorOf } from '../answers/export.ts';
import { type Frame, toPixels } from '../plot/scale.ts';
import type { PanelState } from '../protocol-state.ts';
import { limitsFor, limitWords } from './limits.ts';
import { svg } from './svg.ts';
import type { Trace } from './traces.ts';
import { t } from './translate.ts';

const LINE = 16;
/** More pixels than a letter of these words takes on the average. */
const LETTER = 6.8;
/** With more than these, saying each time what is small covers the curves. */
const SATURATED = 4;
const shown = new WeakMap<SVGGElement, string>();

/** Draws the zones of the visible curves into `group`, their words stacked from the bottom. */
export function drawZones(
  group: SVGGElement,
  traces: readonly Trace[],
  state: PanelState,
  frame: Frame,
): void {
  const zones = zonesOf(traces, state, frame);
  // Most redraws move a curve whose zones stay where they are.
  const wanted = JSON.stringify([
    zones.map(({ trace, interval, kind }) => [
      trace.name,
      trace.state.style,
      interval.low,
      interval.high,
      kind,
    ]),
    frame,
  ]);
  if (wanted === shown.get(group)) return;
  shown.set(group, wanted);
  const place = toPixels(frame);
  const lines = { top: 0, bottom: 0 };
  group.replaceChildren(
    ...zones.flatMap(({ trace, interval, kind, words }) => {
      const [left, right] = [
        Math.max(0, place.x(interval.low)),
        Math.min(frame.width, place.x(interval.high)),
      ];
      const atRight = interval.high === Number.POSITIVE_INFINITY && interval.low > frame.x0;
      const said = words.length * LETTER < frame.width ? words : trace.name;
      const room = Math.max(right - left, said.length * LETTER) - 8;
      // Words keep away from the curve, which is flat here.
      const middle = (Math.max(interval.low, frame.x0) + Math.min(interval.high, frame.x1)) / 2;
      const side = place.y(trace.value.y(middle)) > frame.height / 2 ? 'top' : 'bottom';
      const line = lines[side]++;
      return [
        svg('rect', {
          class: `zone ${kind} style-${colorOf(trace.state.style)}`,
          'data-zone': kind,
          'data-curve-id': trace.state.key,
          x: left,
          y: 0,
          width: Math.max(1, right - left),
          height: frame.height,
        }),
        ...(room > frame.width
          ? []
          : [
              svg(
                'text',
                {
                  class: `style-${colorOf(trace.state.style)}`,
                  x: atRight ? right - 8 : Math.min(left + 8, frame.width - room),
                  y: side === 'top' ? 20 + line * LINE : frame.height - 12 - line * LINE,
                  'text-anchor': atRight ? 'end' : 'start',
                },
                said,
              ),
            ]),
      ];
    }),
  );
}

/** A shaded stretch. */
export interface Zone {
  readonly trace: Trace;
  readonly interval: Interval;
  readonly kind: 'dead' | 'saturated' | 'limit';
  readonly words: string;
}

/** What is to be shaded in the frame. */
export function zonesOf(traces: readonly Trace[], state: PanelState, frame: Frame): readonly Zone[] {
  const zones = traces.flatMap((trace): Zone[] => {
    const { dead = [], saturated = [] } = trace.facts ?? {};
    const faint = saturated.filter(
      ({ low, high }) => !(state.zones && dead.some((zone) => zone.low <= low && zone.high >= high)),
    );
    const zone = (kind: 'dead' | 'saturated') => (interval: Interval) => ({
      trace,
      interval,
      kind,
      words: wordsFor(trace, kind),
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
        words: `${trace.name}: ${limitWords(limit, state.dtype)}`,
      })),
    ].filter(({ interval }) => interval.high > frame.x0 && interval.low < Math.min(frame.x1, interval.high));
  });
  const isSaturated = ({ kind }: Zone) => kind === 'saturated';
  return zones.filter(isSaturated).length <= SATURATED
    ? zones
    : zones.map((zone) => (isSaturated(zone) ? { ...zone, words: zone.trace.name } : zone));
}

function wordsFor(trace: Trace, kind: 'dead' | 'saturated'): string {
  return kind === 'dead'
    ? t('{0} passes no gradient here', trace.name)
    : t('{0}: gradient below a tenth of its maximum', trace.name);
}
