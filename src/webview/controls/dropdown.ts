// A button from which something drops down: what a menu and the list to add from have in common. Opens and closes,
// keeps within the panel, and gives the focus back.
import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';

/** `label` names the button, `face` is what is seen on it. */
export abstract class Dropdown extends LitElement {
  static override properties: PropertyDeclarations = {
    label: {},
    face: { attribute: false },
    open: { state: true },
  };
  declare label: string;
  declare face: string | TemplateResult;
  declare open: boolean;
  /** What drops down, for those who do not see it. */
  protected abstract readonly kind: 'menu' | 'dialog';

  constructor() {
    super();
    this.label = '';
    this.face = '';
    this.open = false;
    this.addEventListener('focusout', (event) => {
      if (!(event.relatedTarget instanceof Node && this.contains(event.relatedTarget))) this.open = false;
    });
  }

  /** The dropped part; its outermost element has the class `dropped`. */
  protected abstract content(): TemplateResult;

  /** It is open now and stands at its place: the focus goes in. */
  protected abstract enter(): void;

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override render(): TemplateResult {
    return html`<button
        type="button"
        class="button"
        aria-haspopup=${this.kind}
        aria-expanded=${this.open ? 'true' : 'false'}
        aria-label=${this.label}
        title=${this.label}
        @click=${() => (this.open ? this.close() : this.show())}
      >
        ${this.face}
      </button>
      ${this.open ? this.content() : nothing}`;
  }

  protected override updated(changed: Map<string, unknown>): void {
    if (!changed.has('open') || !this.open) return;
    this.place();
    this.enter();
  }

  protected show(): void {
    this.open = true;
  }

  close(): void {
    this.open = false;
    // What was chosen may have scrolled into sight, far from the button.
    this.querySelector('button')?.focus({ preventScroll: true });
  }

  /** Below the button, or above it where there is more room; never beyond the panel's edge. */
  protected place(): void {
    const [dropped, button] = [this.querySelector<HTMLElement>('.dropped'), this.querySelector('button')];
    if (!dropped || !button) return;
    const at = button.getBoundingClientRect();
    const { width, height } = dropped.getBoundingClientRect();
    const [above, below] = [at.top - 6, window.innerHeight - at.bottom - 6];
    const isBelow = height <= below || below >= above;
    const tall = Math.max(120, isBelow ? below : above);
    dropped.style.maxHeight = `${tall}px`;
    dropped.style.left = `${Math.max(4, Math.min(at.left, window.innerWidth - width - 4))}px`;
    dropped.style.top = `${Math.max(4, isBelow ? at.bottom + 2 : at.top - Math.min(height, tall) - 2)}px`;
  }
}
