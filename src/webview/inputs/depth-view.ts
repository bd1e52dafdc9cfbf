// Three small charts of what is left layer after layer, and in a sentence what that comes to.
import { html, svg, type TemplateResult } from 'lit';
import { formatShort } from '../../content/format.ts';
import type { Translate } from '../../foundation/localization.ts';
import type { Passage } from '../../lab/depth.ts';
import { colorOf, dashesOf } from '../../plot/export/exported-picture.ts';
import { round } from '../../plot/pixels.ts';
import type { Trace } from '../state/traces.ts';
import type { Measured } from './messages.ts';
import { factorText, shareText } from './words.ts';

/** Pixels of a chart, and of its margins. */
const [WIDTH, HEIGHT, LEFT, TOP, BOTTOM] = [208, 104, 44, 8, 16];

type Series = 'second' | 'dead' | 'gradient';

/** What is known of curves, one chart for each thing that a layer changes. */
export function depthCharts(
  traces: readonly Trace[],
  known: ReadonlyMap<string, Measured>,
  t: Translate,
): TemplateResult {
  const charts: readonly (readonly [Series, string])[] = [
    ['second', t('Second moment')],
    ['dead', t('Share without gradient')],
    ['gradient', t('Squared gradient')],
  ];
  return html`<div class="depth-charts">
    ${charts.map(
      ([series, title]) => html`<figure>
        <figcaption>${title}</figcaption>
        ${chartOf(series, title, traces, known, t)}
      </figure>`,
    )}
  </div>`;
}

function chartOf(
  series: Series,
  title: string,
  traces: readonly Trace[],
  known: ReadonlyMap<string, Measured>,
  t: Translate,
): TemplateResult {
  const all = traces.flatMap(({ state }) => {
    const { field, net } = known.get(state.key) ?? {};
    return field ? [{ state, field: field[series], net: net?.[series] ?? [] }] : [];
  });
  const isLog = series !== 'dead';
  const heights = all
    .flatMap(({ field, net }) => [...field, ...net])
    .filter((y) => (isLog ? y > 0 : y >= 0) && y < Number.POSITIVE_INFINITY)
    .map((y) => (isLog ? Math.log10(y) : y));
  const low = isLog ? Math.floor(Math.min(...heights, 0)) : 0;
  const high = isLog ? Math.max(low + 1, Math.ceil(Math.max(...heights, 0) - 1e-9)) : 1;
  const layers = Math.max(...all.map(({ field }) => field.length), 2) - (isLog ? 1 : 0);
  const x = (layer: number) => round(LEFT + (layer / layers) * (WIDTH - LEFT - 6));
  const y = (value: number) => {
    const part = ((isLog ? Math.log10(value) : value) - low) / (high - low);
    return round(HEIGHT - BOTTOM - part * (HEIGHT - TOP - BOTTOM));
  };
  const places = (values: readonly number[]) =>
    values.flatMap((value, layer) => (Number.isFinite(y(value)) ? [[x(layer), y(value)] as const] : []));
  const label = (value: number) =>
    isLog ? `1e${value}`.replace('1e0', '1').replace('-', '−') : shareText(value, t);
  return html`<svg width=${WIDTH} height=${HEIGHT} role="img" aria-label=${title}>
    <path class="grid" d="M${LEFT} ${TOP}H${WIDTH - 6}M${LEFT} ${HEIGHT - BOTTOM}H${WIDTH - 6}" />
    <g class="axis">
      <text x=${LEFT - 6} y=${TOP + 4} text-anchor="end">${label(high)}</text>
      <text x=${LEFT - 6} y=${HEIGHT - BOTTOM + 4} text-anchor="end">${label(low)}</text>
      <text x=${LEFT} y=${HEIGHT - 3}>1</text>
      <text x=${x(layers - 1)} y=${HEIGHT - 3} text-anchor="middle">${layers}</text>
    </g>
    ${all.map(
      ({ state: { style }, field, net }) => svg`<g class=${`style-${colorOf(style)}`}>
        <path class="field" d=${`M${places(field).join('L')}`} stroke-dasharray=${dashesOf(style)} />
        ${places(net).map(([cx, cy]) => svg`<circle cx=${cx} cy=${cy} r="2" />`)}
      </g>`,
    )}
  </svg>`;
}

/** Where numbers and gradients die or explode, of so many layers. */
export function depthSentences(
  { name }: Pick<Trace, 'name'>,
  { second, gradient, dead }: Passage,
  planned: number,
  t: Translate,
): string {
  const shut = dead.findIndex((share) => share >= 1 - 1e-12);
  if (shut >= 0) return t('{0}: no gradient comes through layer {1}.', name, shut + 1);
  const layers = dead.length;
  const [whole = 1] = gradient;
  const each = whole ** (1 / layers);
  const size = Math.sqrt((second.at(-1) ?? 1) / (second[0] ?? 1));
  const told = [name, factorText(each), layers, formatShort(whole, 2), formatShort(Math.sqrt(whole), 2)];
  return [
    each < 0.995
      ? t(
          '{0}: each layer keeps {1} of the squared gradient: after {2} layers {3} of it is left, gradients are {4} of what they were.',
          ...told,
        )
      : each > 1.005
        ? t(
            '{0}: each layer makes the squared gradient {1} times as large: after {2} layers {3} times, gradients {4} times.',
            ...told,
          )
        : each > 0
          ? t('{0}: gradients keep their size through {1} layers.', name, layers)
          : '',
    ...(layers < planned
      ? [t('Numbers overflow at layer {0}.', layers + 1)]
      : Math.abs(Math.log(size)) > 5 && size < Number.POSITIVE_INFINITY
        ? [t('Values end at {0} times their size.', formatShort(size, 2))]
        : []),
  ].join(' ');
}
