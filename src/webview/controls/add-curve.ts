// The list of activations to add, searched by typing and grouped by family: an ARIA combobox with a listbox.
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { Activation } from '../../catalog/activation.ts';
import { catalog } from '../../catalog/catalog.ts';
import { baseline, formulaExample } from '../../catalog/roles.ts';
import type { Text, Translate } from '../../foundation/localization.ts';
import { translateBy } from '../../foundation/localization.ts';
import { Dropdown } from './dropdown.ts';

const FAMILIES: readonly (readonly [Activation['family'], Text])[] = [
  ['rectifier', (t) => t('{0} and variants', baseline.id)],
  ['smooth', (t) => t('Smooth')],
  ['sigmoid', (t) => t('Sigmoids')],
  ['shrink', (t) => t('Shrinkage')],
  ['vector', (t) => t('Along a dimension')],
  ['related', (t) => t('Related functions')],
];

/** Rows that hold every word of `query` in their name, API paths, family or summary; those whose name starts with it first. */
function searchCatalog(query: string, t: Translate): readonly Activation[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return catalog;
  const first = words[0] ?? '';
  const found = catalog.filter((entry) => {
    const family = FAMILIES.find(([name]) => name === entry.family)?.[1](t) ?? '';
    const paths = entry.apiPaths.map(({ path }) => path).join(' ');
    const text = `${entry.id} ${paths} ${family} ${entry.summary(t)}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const rank = (entry: Activation) => {
    const at = entry.id.toLowerCase().indexOf(first);
    return at === 0 ? 0 : at > 0 ? 1 : 2;
  };
  return [...found].sort((a, b) => rank(a) - rank(b));
}

/** What is no search, but a formula of x: it calculates. */
const isFormula = (query: string): boolean => /\bx\b/.test(query) && /[-+*/(<>]/.test(query);

/** `<lens-add>`: fires `add` with the entry's id as detail, `formula` with a formula that was typed. */
export class AddCurve extends Dropdown {
  static override properties: PropertyDeclarations = {
    query: { state: true },
    at: { state: true },
    problem: { state: true },
    t: { attribute: false },
  };
  declare query: string;
  declare at: number;
  /** Why what was typed is no formula. */
  declare problem: string;
  declare t: Translate;
  protected override readonly kind = 'dialog';

  constructor() {
    super();
    this.query = '';
    this.at = 0;
    this.problem = '';
    this.t = translateBy({});
  }

  protected override content(): TemplateResult {
    const { t } = this;
    const isTyped = isFormula(this.query);
    const found = isTyped ? [] : searchCatalog(this.query, t);
    const ordered = this.query.trim() === '' ? this.grouped(found) : found;
    const active = ordered[this.at];
    return html`<div class="popup dropped" role="dialog" aria-label=${this.label}>
      <input
        type="text"
        role="combobox"
        aria-expanded="true"
        aria-autocomplete="list"
        aria-controls="add-list"
        aria-activedescendant=${active ? `add-${active.id}` : nothing}
        aria-label=${t('Search activations')}
        placeholder=${t('Name, or a formula: {0}', formulaExample)}
        spellcheck="false"
        .value=${this.query}
        @input=${(event: Event) => {
          this.query = (event.target as HTMLInputElement).value;
          this.at = 0;
          this.problem = '';
        }}
        @keydown=${(event: KeyboardEvent) => this.key(event, ordered)}
      />
      <div id="add-list" role="listbox" aria-label=${t('Activations')}>
        ${
          this.query.trim() === ''
            ? FAMILIES.map(([family, name]) => {
                const entries = ordered.filter((entry) => entry.family === family);
                if (entries.length === 0) return nothing;
                return html`<div role="group" aria-label=${name(t)}>
                  <div class="group" role="presentation">${name(t)}</div>
                  ${entries.map((entry) => this.option(entry, entry === active))}
                </div>`;
              })
            : ordered.map((entry) => this.option(entry, entry === active))
        }
      </div>
      ${
        isTyped
          ? html`<button type="button" class="item active" @click=${() => this.plot()}>
              <span class="id">${t('Plot Formula')}</span><span class="hint">${this.query}</span>
            </button>`
          : nothing
      }
      ${
        this.problem !== '' || (ordered.length === 0 && !isTyped)
          ? html`<div class="empty" role="status">${this.problem || t('No activation with that name')}</div>`
          : nothing
      }
    </div>`;
  }

  private option(entry: Activation, active: boolean): TemplateResult {
    return html`<div
      id=${`add-${entry.id}`}
      class="item ${active ? 'active' : ''}"
      role="option"
      aria-selected=${active ? 'true' : 'false'}
      @pointerdown=${(event: Event) => event.preventDefault()}
      @click=${() => this.choose(entry)}
    >
      <span class="id">${entry.id}</span><span class="hint">${entry.summary(this.t)}</span>
    </div>`;
  }

  protected override show(): void {
    this.query = '';
    this.at = 0;
    this.problem = '';
    super.show();
  }

  protected override enter(): void {
    this.querySelector('input')?.focus();
  }

  protected override updated(changed: Map<string, unknown>): void {
    super.updated(changed);
    this.querySelector('.active')?.scrollIntoView({ block: 'nearest' });
  }

  private grouped(entries: readonly Activation[]): readonly Activation[] {
    return FAMILIES.flatMap(([family]) => entries.filter((entry) => entry.family === family));
  }

  private choose(entry: Activation): void {
    this.close();
    this.dispatchEvent(new CustomEvent('add', { detail: entry.id }));
  }

  /** Whoever answers closes the list, or says what is wrong. */
  private plot(): void {
    this.dispatchEvent(new CustomEvent('formula', { detail: this.query }));
  }

  private key(event: KeyboardEvent, entries: readonly Activation[]): void {
    const last = entries.length - 1;
    const to = { ArrowDown: this.at + 1, ArrowUp: this.at - 1, PageDown: this.at + 8, PageUp: this.at - 8 }[
      event.key
    ];
    if (to !== undefined) this.at = Math.min(last, Math.max(0, to));
    else if (event.key === 'Enter') {
      const entry = entries[this.at];
      if (entry) this.choose(entry);
      else if (isFormula(this.query)) this.plot();
    } else if (event.key === 'Escape') {
      this.close();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }
}

customElements.define('lens-add', AddCurve);
