// The few forms of HTML that a hover is made of; every text is escaped here, on its way in.
import { escapeHtml } from '../../foundation/escape.ts';
import type { Sentence, SentencePart, SourceLocation } from '../sentence.ts';

/** The target of a link to a place in a document. */
type LinkTo = (target: SourceLocation) => string;

/** What parts two links on one line. */
export const GAP = '&nbsp;&nbsp; ';

/** A picture, its size set: an SVG without would be stretched. */
export function image(
  { svg, width, height }: { svg: string; width: number; height: number },
  alt: string,
): string {
  const ascii = svg.replace(/[^\x20-\x7e]/gu, (sign) => `&#${sign.codePointAt(0)};`);
  return `<img src="data:image/svg+xml;base64,${btoa(ascii)}" width="${width}" height="${height}" alt="${escapeHtml(alt)}">`;
}

/** Pixels that a letter of `spoken` takes at most. */
export const SPOKEN_LETTER = 3.6;

/**
 * Text for the accessible view, which reads what a hover's letters say and no picture's alternative: as small as letters get,
 * in no color, and never on a line of its own.
 */
export function spoken(text: string): string {
  const [open, close] = ['<small>'.repeat(6), '</small>'.repeat(6)];
  return `<span style="color:#0000;">${open}&nbsp;${escapeHtml(text).replace(/ /g, '&nbsp;')}${close}</span>`;
}

/** A sentence with its code and links. */
export function sentence(parts: Sentence, linkTo: LinkTo): string {
  return parts.map((part) => partOf(part, linkTo)).join('');
}

function partOf(part: SentencePart, linkTo: LinkTo): string {
  if (typeof part === 'string') return escapeHtml(part);
  return 'code' in part ? code(part.code) : anchor(part.text, linkTo(part.to));
}

/** A link; its label is not broken where that is asked for. */
export function anchor(label: string, target: string, isUnbroken = false): string {
  const shown = isUnbroken ? escapeHtml(label).replaceAll(' ', '&nbsp;') : escapeHtml(label);
  return `<a href="${escapeHtml(target, Number.POSITIVE_INFINITY)}">${shown}</a>`;
}

/** Code as it stands in the document. */
export function code(text: string): string {
  return `<code>${escapeHtml(text)}</code>`;
}

/** In the color of descriptions. */
export function quiet(html: string): string {
  return `<span style="color:var(--vscode-descriptionForeground);">${html}</span>`;
}

function icon(name: string): string {
  return `<span class="codicon codicon-${name}"></span>`;
}

/** A sign that tells errors, warnings and notes apart, not by its color only. */
export function sign(severity: 'error' | 'warning' | 'info'): string {
  // These colors are too faint for words in light themes.
  if (severity === 'info') return icon('info');
  const color = severity === 'error' ? 'editorError-foreground' : 'editorWarning-foreground';
  return `<span style="color:var(--vscode-${color});">${icon(severity)}</span>`;
}
