// Offers to write an activation of PyTorch's in place of the code that computes it: what is said, and what is edited.
import { findReplacement } from '../../autodiff/replacement.ts';
import type { Translate } from '../../foundation/localization.ts';
import type { Release } from '../../foundation/release.ts';
import { type Definition, writeReplacement } from '../../python/index.ts';
import { formatShort } from '../format.ts';

/** Text in place of a part of the document, offsets in UTF-16 code units. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface Offer {
  /** `Replace with F.silu(x)` */
  readonly title: string;
  readonly edits: readonly Edit[];
}

/**
 * What is offered for code that computes an activation: undefined where there is nothing better to write, or more than an
 * expression would have to be replaced. `text` is the document.
 */
export function offerReplacement(
  { formula, isLearned, site }: Pick<Definition, 'formula' | 'isLearned' | 'site'>,
  text: string,
  release: Release,
  t: Translate,
): Offer | undefined {
  if (!site?.answer || isLearned) return undefined;
  const { start, end } = site.answer;
  const own = text.slice(start, end);
  // A comment between the operands would be lost; so would the name that a number of the formula has elsewhere.
  if (own.includes('#')) return undefined;
  const replacement = findReplacement(formula, release);
  const call = replacement && writeReplacement(replacement, site, release);
  if (!call || !numbersOf(call.code).every((one) => numbersOf(own).includes(one))) return undefined;
  const needed = call.needs === undefined ? [] : importAt(call.needs, site.lastImport, text);
  if (!needed) return undefined;
  const { kink, differs, zero, beyond } = replacement;
  const title = t('Replace with {0}', call.code);
  const note =
    kink !== undefined
      ? t('gradient differs at x = {0}', formatShort(kink))
      : beyond !== undefined
        ? t('differs for |x| > {0}', formatShort(beyond))
        : zero
          ? zero === 'value'
            ? t('value 0 at smaller |x|')
            : t('gradient 0 at smaller |x|')
          : differs
            ? t('last digits differ')
            : undefined;
  return {
    title: note === undefined ? title : `${title} (${note})`,
    edits: [...needed, { start, end, text: call.code }],
  };
}

/** The numbers that are written in code. */
const numbersOf = (code: string): readonly number[] =>
  (code.match(/(?<![\w.])\d[\d.]*(?:e[+-]?\d+)?/g) ?? []).map(Number);

/** A line behind the last import; undefined where the module has none. */
function importAt(line: string, last: number | undefined, text: string): readonly Edit[] | undefined {
  if (last === undefined) return undefined;
  const rest = /[^\r\n]*/y;
  rest.lastIndex = last;
  const at = last + (rest.exec(text)?.[0].length ?? 0);
  return [{ start: at, end: at, text: `${text.includes('\r\n') ? '\r\n' : '\n'}${line}` }];
}
