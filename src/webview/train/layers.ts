// The numbers of training: each network's losses, and what goes on in its hidden layers.
import { html, type TemplateResult } from 'lit';
import { writePercent } from '../../content/format.ts';
import type { Translate } from '../../foundation/localization.ts';
import { type NetDetails, quantile } from '../../lab/race.ts';
import type { Racer } from './entered.ts';
import { swatchOf } from './pictures.ts';

/** Three digits, in few letters. */
function short(value: number): string {
  if (!Number.isFinite(value)) return '–';
  const size = Math.abs(value);
  const isPlain = size === 0 || (size >= 1e-3 && size < 1e4);
  return isPlain ? String(Number(value.toPrecision(3))) : value.toExponential(1);
}

/** A row for each network and measure, a column for each hidden layer. */
export function layersTable(
  racers: readonly Racer[],
  details: readonly NetDetails[],
  t: Translate,
): TemplateResult {
  const depth = details[0]?.silent.length ?? 0;
  const percent = (share: number): string =>
    Number.isFinite(share) ? writePercent(String(Math.round(100 * share)), t) : '–';
  const group = (
    label: string,
    of: (details: NetDetails) => ArrayLike<number>,
    write: (value: number) => string,
  ) => html`<tbody>
    <tr><th scope="rowgroup" colspan=${depth + 1}>${label}</th></tr>
    ${racers.map(
      (racer, at) => html`<tr>
        <th scope="row">${swatchOf(racer)} ${racer.name}</th>
        ${Array.from(details[at] ? of(details[at]) : [], (value) => html`<td>${write(value)}</td>`)}
      </tr>`,
    )}
  </tbody>`;
  return html`<table class="numbers" data-table="losses">
      <thead>
        <tr><td></td><th scope="col">${t('Training')}</th><th scope="col">${t('Held Out')}</th></tr>
      </thead>
      ${group(t('Loss'), ({ train, held }) => [train, quantile(held, 0.5)], short)}
    </table>
    <div class="wide" tabindex="0" role="region" aria-label=${t('Hidden Layers')}><table class="numbers" data-table="layers">
      <thead>
        <tr>
          <td>${t('Hidden Layer')}</td>
          ${Array.from({ length: depth }, (_, at) => html`<th scope="col">${at + 1}</th>`)}
        </tr>
      </thead>
      ${group(t('Units that are never positive'), ({ silent }) => silent, percent)}
      ${group(t('Small gradient'), ({ saturated }) => saturated, percent)}
      ${group(t('Gradient norm'), ({ gradient }) => gradient, short)}
    </table></div>`;
}
