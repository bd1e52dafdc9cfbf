// Code inside of other text: doctests and fences in documentation, fences in Markdown.
import { segmentAt } from './segments.ts';

/** Code put together from segments of a text. */
export interface Snippet {
  readonly text: string;
  /** Where each segment of `text` starts in it, and where it comes from; in order. */
  readonly segments: readonly { readonly at: number; readonly from: number }[];
}

/** The place in the whole text of an offset in the snippet. */
export function placeIn({ segments }: Snippet, offset: number): number {
  const segment = segmentAt(segments, offset);
  return segment ? segment.from + offset - segment.at : offset;
}

const prompt = /^[ \t]*(?:>>>|\.\.\.)(?: |$)/;
const fence = /^([ \t]*)(`{3,}|~{3,})[ \t]*\{?[ \t]*([\w.+-]*)/;

/** How many lines are read before a caller may pause. */
const linesAStep = 512;

/** Doctests (`>>>`) and fences marked `python` between `start` and `end` of `text`. Yields now and then. */
export function* snippetIn(
  text: string,
  start: number,
  end: number,
  onlyFences = false,
): Generator<undefined, Snippet | undefined> {
  const segments: { at: number; from: number }[] = [];
  let code = '';
  let closing: string | undefined;
  let isPython = false;
  let indent = 0;
  let isPrompted = false;
  const take = (from: number, to: number): void => {
    segments.push({ at: code.length, from });
    code += `${text.slice(from, to)}\n`;
  };
  let lines = 0;
  for (let from = start; from < end; ) {
    if (++lines % linesAStep === 0) yield undefined;
    let to = text.indexOf('\n', from);
    if (to < 0 || to > end) to = end;
    const next = to + 1;
    if (to > from && text.charCodeAt(to - 1) === 13) to--;
    const line = text.slice(from, Math.min(to, from + 400));
    const opened = fence.exec(line);
    const marks = opened?.[2] ?? '';
    const prompted = prompt.exec(line);
    if (closing !== undefined && marks.startsWith(closing) && line.trim() === marks) {
      closing = undefined;
      isPrompted = false;
    } else if (closing === undefined && opened) {
      closing = marks;
      isPython = /^(?:python\d*|py|pycon|ipython\d*)$/i.test(opened[3] ?? '');
      indent = opened[1]?.length ?? 0;
      isPrompted = false;
    } else if (closing === undefined ? !onlyFences : isPython) {
      const isCode: boolean = Boolean(prompted) && (line.trimStart().startsWith('>>>') || isPrompted);
      if (isCode) take(from + (prompted?.[0].length ?? 0), to);
      else if (closing !== undefined && !isPrompted) take(from + indentOf(line, indent), to);
      // What a prompt's code answers stands below it.
      isPrompted = isCode || (closing !== undefined && isPrompted);
    }
    from = next;
  }
  return segments.length > 0 ? { text: code, segments } : undefined;
}

function indentOf(line: string, most: number): number {
  let count = 0;
  while (count < most && (line[count] === ' ' || line[count] === '\t')) count++;
  return count;
}
