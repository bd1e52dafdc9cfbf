// Makes text from a document harmless for HTML and XML, and for places that take plain text.

/** No sentence of a hover is longer; what is comes from the document or carries a part of it. */
const LONGEST = 400;

/**
 * Text for HTML, on one line, cut where it is very long. No-break spaces stay, French has them before a colon. Control
 * characters and marks that turn the writing direction are shown as Python escapes (`\u202e`), so that nothing on the
 * screen can be other than it looks.
 */
export function escapeHtml(text: string, longest = LONGEST): string {
  return onOneLine(text, longest).replace(/[&<>"'`[\]()*_\\$|~#!]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** Text as XML holds it; characters that XML forbids are dropped. */
export function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/**
 * Text for a notification, the status bar, or beside numbers: on one line, cut, nothing hidden, and nothing in it that
 * VS Code would make a link or an icon of, which it does there without asking who wrote the text.
 */
export function plainText(text: string, longest: number): string {
  return onOneLine(text, longest).replace(/\]\(/g, '] (').replace(/\$\(/g, '$ (');
}

function onOneLine(text: string, longest: number): string {
  // Not between the two halves of a character.
  const cut = text.length > longest ? `${text.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, '')}…` : text;
  return cut.replace(/[^\S\u00a0]+/g, ' ').replace(HIDDEN, escapeCharacter);
}

/** C0 and C1 controls, zero-width and direction marks, separators, lone surrogates, private use. */
const HIDDEN =
  /[\p{Cc}\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\p{Cs}\p{Co}\u{e0000}-\u{e0fff}]/gu;

/** A character as Python escapes it, `\\u202e`. */
export function escapeCharacter(sign: string): string {
  const code = sign.codePointAt(0) ?? 0;
  const digits = code.toString(16);
  return code > 0xffff ? `\\U${digits.padStart(8, '0')}` : `\\u${digits.padStart(4, '0')}`;
}
