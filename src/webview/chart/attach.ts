// Puts the picture into its place in the page, and follows the place's size and the theme's colors.
import { fitToolbar } from '../controls/toolbar.ts';
import type { Chart } from './chart.ts';
import { applyCurveColors } from './colors.ts';

/**
 * Puts the chart into the page, as soon as there is a place for it; `draw` is called at once and whenever the size changes.
 * Returns what takes the mouse; undefined where the place is not there yet.
 */
export function attachChart(page: ParentNode, chart: Chart, draw: () => void): SVGRectElement | undefined {
  const area = page.querySelector<HTMLElement>('.plot-area');
  const surface = chart.plot.querySelector<SVGRectElement>('.surface');
  if (!area || !surface) return undefined;
  area.prepend(chart.root);
  const bar = page.querySelector<HTMLElement>('.bar');
  const measure = () => {
    if (bar) fitToolbar(bar);
    chart.resize(area.clientWidth, area.clientHeight);
    draw();
  };
  measure();
  new ResizeObserver(measure).observe(area);
  new MutationObserver(() => applyCurveColors(document.documentElement)).observe(document.body, {
    attributes: true,
    attributeFilter: ['class', 'data-vscode-theme-id'],
  });
  return surface;
}
