// Reads the drawn picture of the plot panel back into numbers, by the labels of its axes.
import type { FrameLocator } from 'playwright-core';

export interface CurvePicture {
  /** As the panel calls it: c1 is the first curve. */
  readonly curve: string;
  readonly role: 'value' | 'derivative';
}

/** The heights, in the axis' units, at which a curve is drawn above each x. A pixel is about a hundredth. */
export function readCurve(
  frame: FrameLocator,
  { curve, role }: CurvePicture,
  xs: readonly number[],
): Promise<readonly number[]> {
  return frame.locator('svg.chart').evaluate(
    (chart, wanted) => {
      const numberOf = (element: Element, name: string) => Number(element.getAttribute(name));
      const labels = [...chart.querySelectorAll('.axis text')].map((text) => ({
        at: Number((text.textContent ?? '').replace('−', '-')),
        x: numberOf(text, 'x'),
        y: numberOf(text, 'y') - 4,
        horizontal: text.getAttribute('text-anchor') === 'middle',
      }));
      /** From axis labels to a function between pixels and units. */
      const scale = (ticks: { at: number; pixel: number }[]) => {
        const [first, last] = [ticks[0], ticks.at(-1)];
        if (!first || !last || first.at === last.at) throw new Error('An axis has too few labels.');
        const perUnit = (last.pixel - first.pixel) / (last.at - first.at);
        return {
          pixel: (at: number) => first.pixel + (at - first.at) * perUnit,
          at: (pixel: number) => first.at + (pixel - first.pixel) / perUnit,
        };
      };
      const x = scale(labels.filter((l) => l.horizontal).map((l) => ({ at: l.at, pixel: l.x })));
      const y = scale(labels.filter((l) => !l.horizontal).map((l) => ({ at: l.at, pixel: l.y })));
      const plot = chart.querySelector('svg.plot');
      const path = chart.querySelector<SVGPathElement>(
        `path[data-curve-id="${wanted.curve}"][data-role="${wanted.role}"]`,
      );
      if (!plot || !path) throw new Error(`No ${wanted.role} of ${wanted.curve} is drawn.`);
      return wanted.xs.map((at) => {
        const target = x.pixel(at) - numberOf(plot, 'x');
        let [low, high] = [0, path.getTotalLength()];
        // Curves run from left to right.
        while (high - low > 0.01) {
          const middle = (low + high) / 2;
          if (path.getPointAtLength(middle).x < target) low = middle;
          else high = middle;
        }
        return y.at(path.getPointAtLength(low).y + numberOf(plot, 'y'));
      });
    },
    { curve, role, xs },
  );
}
