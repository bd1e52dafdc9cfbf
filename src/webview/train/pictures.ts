// The pictures of training: losses by step with the band of the runs, and what the first run has learned.
import { html, nothing, svg, type TemplateResult } from 'lit';
import { parseColor } from '../../foundation/color.ts';
import type { Translate } from '../../foundation/localization.ts';
import { isPlane, makeData, REACH } from '../../lab/data.ts';
import { ALONG, type NetDetails, SIDE, type Summary } from '../../lab/race.ts';
import type { TrainSettings } from '../../lab/settings.ts';
import { colorOf, dashesOf } from '../../plot/export/exported-picture.ts';
import { toPixels, type Viewport, xTicks, yTicks } from '../../plot/scale.ts';
import type { Racer } from './entered.ts';

/** Room for the labels of the axes, in pixels. */
const [LEFT, BELOW, HEIGHT] = [44, 18, 190];

/** A picture with axes; `draw` is told where things stand. */
function framed(
  label: string,
  window: Pick<Viewport, 'x0' | 'x1' | 'y0' | 'y1' | 'logY'>,
  width: number,
  draw: (at: ReturnType<typeof toPixels>) => TemplateResult,
): TemplateResult {
  const viewport: Viewport = { ...window, width: width - LEFT - 8, height: HEIGHT - BELOW - 8 };
  const { x, y } = toPixels(viewport);
  const [right, bottom] = [viewport.width, viewport.height];
  return html`<figure>
    <figcaption>${label}</figcaption>
    <svg width=${width} height=${HEIGHT} role="img" aria-label=${label}>
      <g class="axis" transform="translate(${LEFT} 8)">
        ${yTicks(viewport).map(
          ({ at, label: text }) => svg`<path class="grid" d="M0 ${y(at)}H${right}" />
            <text x="-6" y=${y(at) + 4} text-anchor="end">${text}</text>`,
        )}
        ${xTicks(viewport).map(
          ({ at, label: text }) => svg`<text x=${x(at)} y=${bottom + 16} text-anchor="middle">${text}</text>`,
        )}
        <svg width=${right} height=${bottom}>${draw({ x, y })}</svg>
      </g>
    </svg>
  </figure>`;
}

const lineOf = (xs: ArrayLike<number>, ys: ArrayLike<number>, { x, y }: ReturnType<typeof toPixels>) =>
  Array.from(xs, (one, at) => `${x(one).toFixed(1)} ${y(ys[at] ?? 0).toFixed(1)}`)
    .filter((point) => !/NaN|Inf/.test(point))
    .join('L');

/** The losses of the networks: held out in the curves' own lines with their bands, training in thin ones. */
export function lossPicture(
  racers: readonly Racer[],
  { steps, curves }: Summary,
  width: number,
  t: Translate,
): TemplateResult {
  const all = curves
    .flatMap(({ held, train }) => [...held.low, ...held.high, ...train.middle])
    .filter(Number.isFinite);
  // What diverges leaves the picture, rather than press all else flat.
  const first = Math.max(...curves.map(({ held }) => held.high[0] ?? 0));
  const [low, high] = [Math.min(...all), Math.min(Math.max(...all), first + 2 * Math.abs(first))];
  const logY = low > 0;
  const air = (high - low) / 20 || 1;
  const window = {
    x0: 0,
    x1: Math.max(10, steps.at(-1) ?? 0),
    y0: logY ? low / 1.1 : low - air,
    y1: logY ? high * 1.1 : high + air,
    logY,
  };
  return framed(t('Loss by step: held out, training thin'), window, width, (at) => {
    return svg`${curves.map(({ held, train }, i) => {
      const style = racers[i]?.curve.style ?? 0;
      const dashes = dashesOf(style);
      return svg`<g class="line style-${colorOf(style)}">
        <path class="band" d="M${lineOf(steps, held.low, at)}L${lineOf(steps.slice().reverse(), held.high.slice().reverse(), at)}Z" />
        <path d="M${lineOf(steps, train.middle, at)}" stroke-width="1" stroke-dasharray=${dashes} />
        <path d="M${lineOf(steps, held.middle, at)}" stroke-width="2.5" stroke-dasharray=${dashes} />
      </g>`;
    })}`;
  });
}

/** What the first run answers: a surface for each network, or a line in one picture. */
export function answersPicture(
  racers: readonly Racer[],
  details: readonly NetDetails[],
  settings: TrainSettings,
  width: number,
  t: Translate,
): TemplateResult | typeof nothing {
  const { inputs, targets } = makeData(settings).train;
  const { numbers } = inputs;
  if (inputs.width === 1) {
    const window = {
      x0: -REACH,
      x1: REACH,
      y0: Math.min(...targets.numbers) - 0.3,
      y1: Math.max(...targets.numbers) + 0.3,
    };
    const xs = Array.from({ length: ALONG }, (_, at) => ((2 * at) / (ALONG - 1) - 1) * REACH);
    return framed(t('Data, and what run 1 has learned'), window, width, (at) => {
      const dots = Array.from(numbers, (x, row) => `M${at.x(x)} ${at.y(targets.numbers[row] ?? 0)}h0`);
      return svg`<path class="dots" d=${dots.join('')} />${details.map(({ answers }, i) => {
        const style = racers[i]?.curve.style ?? 0;
        return svg`<g class="line style-${colorOf(style)}"><path
          d="M${lineOf(xs, answers, at)}" stroke-width="2.5" stroke-dasharray=${dashesOf(style)} /></g>`;
      })}`;
    });
  }
  if (!isPlane(settings)) return nothing;
  const signs = ['', ''];
  for (let row = 0; row < inputs.count; row++) {
    const [x, y] = [numbers[2 * row] ?? 0, -(numbers[2 * row + 1] ?? 0)];
    const k = targets.numbers[row] ?? 0;
    signs[k] += `M${x} ${y}${k ? 'm-.06 0h.12m-.06-.06v.12' : 'm-.05 0a.05.05 0 1 0 .1 0 .05.05 0 1 0-.1 0'}`;
  }
  return html`<div class="planes">${racers.map(
    ({ name, curve }) => html`<figure class="plane style-${colorOf(curve.style)}">
      <figcaption>${t('{0}, run 1', name)}</figcaption>
      <div>
        <canvas width=${SIDE} height=${SIDE} role="img" aria-label=${t('Decision surface of {0}', name)}></canvas>
        <svg viewBox="-${REACH} -${REACH} ${2 * REACH} ${2 * REACH}" aria-hidden="true">
          ${signs.map((d) => svg`<path d=${d} />`)}
        </svg>
      </div>
    </figure>`,
  )}</div>`;
}

/** Fills the surfaces, each in its curve's color: the darker side of the sharp edge is class 1, the crosses'. */
export function paintSurfaces(page: ParentNode, details: readonly NetDetails[]): void {
  for (const [i, canvas] of page.querySelectorAll('canvas').entries()) {
    const context = canvas.getContext('2d');
    const answers = details[i]?.answers;
    if (!context || answers?.length !== SIDE * SIDE) continue;
    const color = parseColor(getComputedStyle(canvas).color) ?? [128, 128, 128];
    const image = context.createImageData(SIDE, SIDE);
    for (let at = 0; at < answers.length; at++) {
      const share = Math.min(1, Math.max(0, answers[at] ?? 0));
      for (let part = 0; part < 3; part++) image.data[4 * at + part] = color[part] ?? 0;
      image.data[4 * at + 3] = share > 0.5 ? 70 + 80 * share : 60 * share;
    }
    context.putImageData(image, 0, 0);
  }
}

/** A stroke of a curve, beside its name. */
export const swatchOf = ({ curve: { style } }: Racer): TemplateResult =>
  html`<svg class="line style-${colorOf(style)}" width="28" height="8" aria-hidden="true">
    <path d="M0 4H28" stroke-width="2.5" stroke-dasharray=${dashesOf(style) || nothing} />
  </svg>`;
