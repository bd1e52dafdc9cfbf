// A button with a menu, by the rules of the ARIA menu button: arrows, Home, End, letters, Escape.
import { html, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { Dropdown } from './dropdown.ts';

/** A line of a menu. */
export interface MenuItem {
  readonly label: string;
  readonly kind?: 'item' | 'check' | 'radio';
  readonly checked?: boolean;
  /** A line above this item. */
  readonly separated?: boolean;
  /** Keys or another word at the end of the line. */
  readonly hint?: string;
  readonly disabled?: boolean;
  /** Items that take the place of the menu's when it is chosen; Left goes back. */
  readonly more?: () => readonly MenuItem[];
  run?(): void;
}

/** `<lens-menu>`: `items` are asked for when it opens. */
export class Menu extends Dropdown {
  static override properties: PropertyDeclarations = { items: { attribute: false }, within: { state: true } };
  declare items: () => readonly MenuItem[];
  /** The item whose own items are shown. */
  declare within: MenuItem | undefined;
  protected override readonly kind = 'menu';
  private at = 0;

  constructor() {
    super();
    this.items = () => [];
    this.within = undefined;
    this.addEventListener('keydown', (event) => this.key(event));
  }

  protected override content(): TemplateResult {
    return html`<div class="menu dropped" role="menu" aria-label=${this.within?.label ?? this.label}>
      ${this.shown().map(
        (item, i) => html`${item.separated ? html`<div class="separator" role="separator"></div>` : nothing}
          <div
            class="item"
            role=${item.kind === 'check' ? 'menuitemcheckbox' : item.kind === 'radio' ? 'menuitemradio' : 'menuitem'}
            aria-checked=${item.kind === 'check' || item.kind === 'radio' ? String(item.checked === true) : nothing}
            aria-disabled=${item.disabled ? 'true' : nothing}
            aria-haspopup=${item.more ? 'menu' : nothing}
            tabindex=${i === this.at ? 0 : -1}
            @click=${() => this.choose(item)}
            @pointerenter=${() => this.focusItem(i)}
          >
            <span class="tick" aria-hidden="true">${item.checked ? '✓' : ''}</span>
            <span>${item.label}</span>
            ${item.hint || item.more ? html`<span class="hint" aria-hidden="true">${item.hint ?? '›'}</span>` : nothing}
          </div>`,
      )}
    </div>`;
  }

  private shown(): readonly MenuItem[] {
    return this.within?.more?.() ?? this.items();
  }

  protected override show(at = 0): void {
    this.at = at;
    this.within = undefined;
    super.show();
  }

  protected override updated(changed: Map<string, unknown>): void {
    super.updated(changed);
    // Another list is shown at the same button.
    if (!this.open || !changed.has('within') || changed.has('open')) return;
    this.place();
    this.enter();
  }

  protected override enter(): void {
    this.focusItem(this.at);
  }

  private choose(item: MenuItem): void {
    if (item.disabled) return;
    const more = item.more?.();
    if (more) {
      // The item in focus may go, and the menu would close with it; the first one stays.
      this.focusItem(0);
      this.at = Math.max(
        0,
        more.findIndex(({ checked }) => checked),
      );
      this.within = item;
      return;
    }
    this.close();
    item.run?.();
  }

  private goBack(): void {
    const label = this.within?.label;
    this.focusItem(0);
    this.at = Math.max(
      0,
      this.items().findIndex((item) => item.label === label),
    );
    this.within = undefined;
  }

  private focusItem(i: number): void {
    const items = [...this.querySelectorAll<HTMLElement>('.item')];
    this.at = (i + items.length) % Math.max(1, items.length);
    for (const [index, item] of items.entries()) item.tabIndex = index === this.at ? 0 : -1;
    items[this.at]?.focus();
  }

  private key(event: KeyboardEvent): void {
    if (!this.open) {
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
      event.preventDefault();
      event.stopPropagation();
      this.show(event.key === 'ArrowDown' ? 0 : this.items().length - 1);
      return;
    }
    const items = this.shown();
    const move = { ArrowDown: this.at + 1, ArrowUp: this.at - 1, Home: 0, End: items.length - 1 }[event.key];
    const item = items[this.at];
    if (move !== undefined) this.focusItem(move);
    else if (event.key === 'ArrowRight' && item?.more) this.choose(item);
    else if (event.key === 'ArrowLeft' && this.within) this.goBack();
    else if (event.key === 'Escape') this.close();
    else if (event.key === 'Tab') this.open = false;
    else if ((event.key === 'Enter' || event.key === ' ') && item) this.choose(item);
    else if (event.key.length === 1) {
      const after = [...items.keys()].map((i) => (this.at + 1 + i) % items.length);
      const found = after.find((i) => items[i]?.label.toLowerCase().startsWith(event.key.toLowerCase()));
      if (found !== undefined) this.focusItem(found);
    } else return;
    if (event.key !== 'Tab') event.preventDefault();
    event.stopPropagation();
  }
}

customElements.define('lens-menu', Menu);
