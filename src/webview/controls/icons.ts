// The icons of the panel's buttons, drawn as lines in the text's color: 16 by 16, as VS Code's own are.
import { html, type TemplateResult } from 'lit';

const PATHS = {
  undo: 'M5.5 3 2.5 6l3 3M2.5 6h7a3.75 3.75 0 0 1 0 7.5H6',
  redo: 'm10.5 3 3 3-3 3M13.5 6h-7a3.75 3.75 0 0 0 0 7.5H10',
  fit: 'M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10',
  zoomIn: 'M8 3v10M3 8h10',
  zoomOut: 'M3 8h10',
  follow: 'M8 1.5v3M8 11.5v3M1.5 8h3M11.5 8h3M11 8a3 3 0 1 1-6 0 3 3 0 0 1 6 0Z',
  save: 'M8 2v8M4.75 7 8 10.25 11.25 7M2.5 11v2.5h11V11',
  presets: 'M2.5 4h11M2.5 8h11M2.5 12h11',
  view: 'M1.5 8S4 3.75 8 3.75 14.5 8 14.5 8 12 12.25 8 12.25 1.5 8 1.5 8ZM10 8a2 2 0 1 1-4 0 2 2 0 0 1 4 0Z',
} as const;

/** An icon by its name; the button that it stands on has to say what it does. */
export function icon(name: keyof typeof PATHS): TemplateResult {
  return html`<svg class="icon" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
    <path d=${PATHS[name]} />
  </svg>`;
}
