// Writes the numbers of a definition back into the places that they come from: a default, an attribute, a literal. A number
// is replaced only where it stands by itself.
import type { FormulaParameter } from '../../autodiff/graph.ts';
import type { Values } from '../../catalog/activation.ts';
import type { Text } from '../../foundation/localization.ts';
import type { Span } from '../uses/use.ts';
import { valueText } from './write-back.ts';

/** What to replace in the source; an edit that changes nothing is left out. */
interface NumberEdit {
  readonly name: string;
  readonly span: Span;
  readonly text: string;
}

/** The edits that give the parameters these values, in order of their places; or why there are none. */
export function writeNumbers(
  source: string,
  parameters: readonly FormulaParameter[],
  values: Values,
): { readonly edits: readonly NumberEdit[] } | { readonly refusal: Text } {
  const edits: NumberEdit[] = [];
  for (const { name, value, start, end } of parameters) {
    const wanted = values[name];
    if (typeof wanted !== 'number' || Object.is(wanted, value)) continue;
    const old = source.slice(start, end);
    if (!isNumber(old, value) || isJoined(source, start, end))
      return {
        refusal: (t) =>
          t('{0} is given as {1} here. Change it there, or write a number first.', name, old.slice(0, 60)),
      };
    edits.push({ name, span: { start, end }, text: valueText(wanted, old, '"') });
  }
  return { edits: edits.sort((a, b) => a.span.start - b.span.start) };
}

/** Whether the text is that number as Python writes it: in what was edited meanwhile something else may stand there. */
const isNumber = (text: string, value: number): boolean => {
  const plain = text.replaceAll('_', '');
  return /^-?[\d.]+(?:e[-+]?\d+)?$/i.test(plain) && Number(plain) === value;
};

/** Whether it goes on to the left or right, as part of a longer number or name. */
const isJoined = (source: string, start: number, end: number): boolean =>
  /[\w.]/.test(source.charAt(start - 1)) || /[\w.]/.test(source.charAt(end));
