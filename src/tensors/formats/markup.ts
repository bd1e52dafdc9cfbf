// Tables of HTML and MediaWiki: written as rows on lines with a bar before each cell, every number in its place.
import { blank, type Draft, type Format, leaveOut, note } from './draft.ts';

const html = /<(\/?)(table|t[rdh])\b[^<>]*>/gi;
const otherTag = /<!--[^<>]*-->|<style\b[^<>]*>[^<>]*<\/style>|<(?!\/?(?:table|t[rdh])\b)[/a-z][^<>]*>/gi;
const raised = /<su[bp]\b[^<>]*>[^<>]*<\/su[bp]>/gi;

/** Thousands, which no program sets apart so. */
const spaced = /(?<!\d)\d+(?:&(?:nbsp|thinsp|#160|#8201|#8239);\d{3})+(?:[.,]\d+)?/gi;

/** Also what stands before the content of a cell, `style="width: 3px" |`. */
const wiki =
  /^[ \t]*\{\|[^\n|!]*|\|\}|\|-+(?![\d.])[^\n|!]*|(\|\|?|!!|^[ \t]*!)(?:[ \t]*[\w-]+=(?:"[^"\n]*"|[^\s"|!]+)(?:[ \t]+[\w-]+=(?:"[^"\n]*"|[^\s"|!]+))*[ \t]*\|(?!\|))?/gm;

export const readMarkup: Format = (draft) => {
  const { sample } = draft;
  if (/<t[dh]\b[^<>]*>/i.test(sample)) {
    leaveOut(draft, raised);
    leaveOut(draft, spaced);
    draft.text = draft.text.replaceAll(otherTag, blank).replaceAll(/&(#\d{1,5}|[a-z]{1,8});/gi, characterOf);
    rewrite(draft, html, ({ 1: slash, 2: name = '' }) => (slash || !/[dh]$/i.test(name) ? '' : name));
  } else if (/^[ \t]*\{\|/m.test(sample)) {
    let isHead = false;
    leaveOut(draft, /(?<=^[ \t]*)\|\+[^\n]*/gm);
    rewrite(draft, wiki, ({ 1: mark }, isOnLine) => {
      if (mark === undefined) return '';
      isHead = mark.endsWith('!') || (isHead && isOnLine && mark === '||');
      return isHead ? 'th' : 'td';
    });
  }
};

/** A character of HTML, `&minus;`, `&#8722;`; a space for any that has another name. */
const characterOf = (written: string, name: string): string =>
  String.fromCharCode(name === 'minus' ? 0x2212 : Number(name.replace('#', '')) || 32).padStart(
    written.length,
  );

/** A cell that begins with a word, or the first of a row with one in it. */
function isLabel(content: string, isFirst: boolean): boolean {
  const rest = content
    .replaceAll(/(?<![a-z])(?:nan|inf(?:inity)?)(?![a-z])|(?<=\d)e(?=[-+]?\d)/gi, ' ')
    .trim();
  return isFirst ? /\p{L}/u.test(rest) : /^\p{L}/u.test(rest);
}

/** `cellOf` answers td or th for a mark that begins a cell. */
function rewrite(
  draft: Draft,
  marks: RegExp,
  cellOf: (mark: RegExpMatchArray, isOnLine: boolean) => string,
): void {
  const { text } = draft;
  const found = [...text.matchAll(marks)];
  const pieces = [text.slice(0, found[0]?.index)];
  let cells = 0;
  let content = '';
  for (const [at, mark] of found.entries()) {
    const start = (mark.index ?? 0) + mark[0].length;
    const kind = cellOf(mark, !content.includes('\n'));
    content = text.slice(start, found[at + 1]?.index);
    const isRow = !kind && !/^<\/t[dh]/i.test(mark[0]);
    if (isRow) cells = 0;
    pieces.push((isRow ? '\n' : kind ? '|' : ' ').padEnd(mark[0].length));
    if (kind) cells++;
    const written = content.trim();
    if (kind && written && (/h$/i.test(kind) || isLabel(written, cells === 1))) {
      const from = start + content.indexOf(written);
      note(draft, { start: from, end: from + written.length });
      pieces.push(' '.repeat(content.length));
    } else pieces.push(at === found.length - 1 ? content : content.replaceAll('\n', ' '));
  }
  draft.text = pieces.join('');
}
