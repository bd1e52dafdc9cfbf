// A button with a menu, by the rules of the ARIA menu button: arrows, Home, End, letters, Escape.
import { html, LitElement, nothing, type TemplateResult } from 'lit';

export interface MenuItem {
  readonly label: string;
  /** `check` and `radio` leave the menu open. */
  readonly kind?: 'item' | 'check' | 'radio';
  readonly checked?: boolean;
  /** A line above this item. */
  readonly separated?: boolean;
  /** Keys or another word at the end of the line. */
  readonly hint?: string;
  readonly disabled?: boolean;
  run(): void;
}

/** `<lens-menu>`: `label` names it, `face` is what is seen on the button, `items` are asked for when it opens. */
export class Menu extends LitElement {
  static override properties = {
    label: {},
    face: { attribute: false },
    items: { attribute: false },
    open: { state: true },
  };
  declare label: string;
  declare face: string | TemplateResult;
  declare items: () => readonly MenuItem[];
  declare open: boolean;
  private at = 0;

  constructor() {
    super();
    this.label = '';
    this.face = '';
    this.items = () => [];
    this.open = false;
    this.addEventListener('focusout', (event) => {
      if (this.open && !(event.relatedTarget instanceof Node && this.contains(event.relatedTarget))) {
        this.open = false;
      }
    });
    this.addEventListener('keydown', (event) => this.key(event));
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    return html`<button
        type="button"
        class="button"
        aria-haspopup="menu"
        aria-expanded=${this.open ? 'true' : 'false'}
        aria-label=${this.label}
        title=${this.label}
        @click=${() => (this.open ? this.close() : this.show(0))}
      >
        ${this.face}
      </button>
      ${this.open ? this.list() : nothing}`;
  }

  private list(): TemplateResult {
    return html`<div class="menu" role="menu" aria-label=${this.label}>
      ${this.items().map(
        (item, i) => html`${item.separated ? html`<div class="separator" role="separator"></div>` : nothing}
          <div
            class="item"
            role=${item.kind === 'check' ? 'menuitemcheckbox' : item.kind === 'radio' ? 'menuitemradio' : 'menuitem'}
            aria-checked=${item.kind === 'check' || item.kind === 'radio' ? String(item.checked === true) : nothing}
            aria-disabled=${item.disabled ? 'true' : nothing}
            tabindex=${i === this.at ? 0 : -1}
            @click=${() => this.choose(item)}
            @pointerenter=${() => this.focusItem(i)}
          >
            <span class="tick" aria-hidden="true">${item.checked ? '✓' : ''}</span>
            <span>${item.label}</span>
            ${item.hint ? html`<span class="hint" aria-hidden="true">${item.hint}</span>` : nothing}
          </div>`,
      )}
    </div>`;
  }

  protected override updated(changed: Map<string, unknown>): void {
    if (!changed.has('open')) return;
    if (!this.open) return;
    this.place();
    this.focusItem(this.at);
  }

  /** Below the button, or above it where there is more room; never beyond the panel's edge. */
  private place(): void {
    const [menu, button] = [this.querySelector<HTMLElement>('.menu'), this.querySelector('button')];
    if (!menu || !button) return;
    const at = button.getBoundingClientRect();
    const { width, height } = menu.getBoundingClientRect();
    const below = at.bottom + 2 + height <= window.innerHeight || at.top < height;
    menu.style.left = `${Math.max(4, Math.min(at.left, window.innerWidth - width - 4))}px`;
    menu.style.top = `${Math.max(4, below ? at.bottom + 2 : at.top - height - 2)}px`;
    menu.style.maxHeight = `${window.innerHeight - 8}px`;
  }

  private show(at: number): void {
    this.at = at;
    this.open = true;
  }

  private close(): void {
    this.open = false;
    this.querySelector('button')?.focus();
  }

  private choose(item: MenuItem): void {
    if (item.disabled) return;
    if (item.kind === 'check' || item.kind === 'radio') {
      item.run();
      this.requestUpdate();
      return;
    }
    this.close();
    item.run();
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
    const items = this.items();
    const move = { ArrowDown: this.at + 1, ArrowUp: this.at - 1, Home: 0, End: items.length - 1 }[event.key];
    const item = items[this.at];
    if (move !== undefined) this.focusItem(move);
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
