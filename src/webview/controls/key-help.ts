// The list of keys and gestures, behind the button `?` and the key of the same name.
import { html, type PropertyDeclarations, type TemplateResult } from 'lit';
import type { Translate } from '../../foundation/localization.ts';
import { translateBy } from '../../foundation/localization.ts';
import { Dropdown } from './dropdown.ts';

function rowsOf(t: Translate): readonly (readonly [keys: string, meaning: string])[] {
  const control = /Mac/.test(navigator.userAgent) ? '⌘' : t('Ctrl');
  const shift = t('Shift');
  return [
    [t('Arrow keys'), t('Move the crosshair')],
    [t('Page Up, Page Down'), t('Move it in larger steps')],
    [t('Home, End'), t('Move it to the edges')],
    ['N, P', t('Next and previous kink, jump, zero or crossing')],
    ['Esc', t('Hide the crosshair')],
    [t('+, −, wheel'), t('Zoom')],
    [t('{0} and arrows, drag', shift), t('Move the window')],
    [t('{0} and drag', shift), t('Zoom into a box')],
    [t('F, double-click'), t('Fit the window to the curves')],
    ['0', t('Reset the window')],
    [`${control}+Z`, t('Undo')],
    [`${control}+${shift}+Z`, t('Redo')],
  ];
}

/** The list in words, for those who do not see it. */
export function describeKeys(t: Translate): string {
  return rowsOf(t)
    .map((row) => row.join(': '))
    .join('. ');
}

/** `<lens-keys>`: a button that shows the list. */
export class KeyHelp extends Dropdown {
  static override properties: PropertyDeclarations = { t: { attribute: false } };
  declare t: Translate;
  protected override readonly kind = 'dialog';

  constructor() {
    super();
    this.t = translateBy({});
    this.addEventListener('keydown', (event) => {
      if (!this.open) return;
      if (event.key === 'Escape' || event.key === '?') this.close();
      if (event.key !== 'Tab') event.stopPropagation();
    });
  }

  /** As the button does. */
  toggle(): void {
    if (this.open) this.close();
    else this.show();
  }

  protected override content(): TemplateResult {
    return html`<div class="popup keys dropped" role="dialog" aria-label=${this.label} tabindex="-1">
      <table>
        ${rowsOf(this.t).map(
          ([keys, meaning]) => html`<tr>
            <th scope="row"><kbd>${keys}</kbd></th>
            <td>${meaning}</td>
          </tr>`,
        )}
      </table>
    </div>`;
  }

  protected override enter(): void {
    this.querySelector<HTMLElement>('.dropped')?.focus();
  }
}

customElements.define('lens-keys', KeyHelp);
