// What mends more than one mark, or has one ignored.
import type { Edit } from '../../python/index.ts';
import type { Diagnostic } from './diagnostic.ts';

/** The edits of the first fix of each mark that changes no answer, but for those that overlap one before. */
export function allFixed(found: readonly Diagnostic[]): readonly Edit[] {
  const all: Edit[] = [];
  for (const { fixes } of found) {
    const [fix] = fixes;
    if (!fix || fix.isTold) continue;
    const isFree = fix.edits.every((one) =>
      all.every((other) => one.end < other.start || other.end < one.start),
    );
    if (isFree) all.push(...fix.edits);
  }
  return all;
}

/** Behind the last letter of the line where a mark begins; none where a string or a comment may go on there. */
export function ignoring(text: string, { rule, start }: Diagnostic): Edit | undefined {
  const stop = text.indexOf('\n', start);
  const line = text.slice(text.lastIndexOf('\n', start - 1) + 1, stop < 0 ? text.length : stop);
  if (/["']{3}/.test(line) || line.trimEnd().endsWith('\\')) return undefined;
  const at = (stop < 0 ? text.length : stop) - (line.length - line.trimEnd().length);
  const known = /# activation-lens: ignore\[[\w, -]*(?=\]$)/.exec(line.trimEnd());
  if (known) return { start: at - 1, end: at - 1, text: `, ${rule}` };
  return { start: at, end: at, text: `  # activation-lens: ignore[${rule}]` };
}
