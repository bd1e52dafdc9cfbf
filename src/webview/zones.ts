// Shades where a curve passes no gradient (dead) or little (saturated), with words, not only a colour.
import type { Interval } from '../activations/activation.ts';
import { type Frame, toPixels } from '../plot/scale.ts';
import type { PanelState } from '../protocol.ts';
import { svg } from './svg.ts';
import type { Trace } from './traces.ts';
import { t } from './translate.ts';

const LINE = 16;
const shown = new WeakMap<SVGGElement, string>();

/** Draws the zones of the visible curves into `group`, their words stacked from the bottom. */
export function drawZones(
  group: SVGGElement,
  traces: readonly Trace[],
  state: PanelState,
  frame: Frame,
): void {
  const zones = traces.flatMap((trace) => {
    const { dead = [], saturated = [] } = trace.facts ?? {};
    return [
      ...(state.zones ? dead.map((interval) => ({ trace, interval, kind: 'dead' as const })) : []),
      ...(state.saturated
        ? saturated.map((interval) => ({ trace, interval, kind: 'saturated' as const }))
        : []),
    ].filter(
      ({ interval }) => interval.high > frame.x0 && interval.low < frame.x1 && interval.low < interval.high,
    );
  });
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
  group.replaceChildren(
    ...zones.flatMap(({ trace, interval, kind }, i) => {
      const [left, right] = [
        Math.max(0, place.x(interval.low)),
        Math.min(frame.width, place.x(interval.high)),
      ];
      const atRight = interval.high === Number.POSITIVE_INFINITY && interval.low > frame.x0;
      const words = wordsFor(trace, kind);
      const room = Math.max(right - left, words.length * 6.4) - 8;
      return [
        svg('rect', {
          class: `zone ${kind} style-${trace.state.style}`,
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
                  class: `style-${trace.state.style}`,
                  x: atRight ? right - 8 : Math.min(left + 8, frame.width - room),
                  y: frame.height - 12 - i * LINE,
                  'text-anchor': atRight ? 'end' : 'start',
                },
                words,
              ),
            ]),
      ];
    }),
  );
}

function wordsFor(trace: Trace, kind: 'dead' | 'saturated'): string {
  return kind === 'dead'
    ? t('{0} passes no gradient here', trace.name)
    : t('{0}: gradient below a tenth of its maximum', trace.name);
}

/** An interval in words: `x ≤ 0`, `-1 < x < 1`. */
export function intervalText(interval: Interval, print: (x: number) => string): string {
  const { low, high, includesLow, includesHigh } = interval;
  if (low === Number.NEGATIVE_INFINITY && high === Number.POSITIVE_INFINITY) return t('all x');
  if (low === Number.NEGATIVE_INFINITY) return `x ${includesHigh ? '≤' : '<'} ${print(high)}`;
  if (high === Number.POSITIVE_INFINITY) return `x ${includesLow ? '≥' : '>'} ${print(low)}`;
  return `${print(low)} ${includesLow ? '≤' : '<'} x ${includesHigh ? '≤' : '<'} ${print(high)}`;
}
