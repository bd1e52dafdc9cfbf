// Writes parameters back into the call that they came from, in the person's own style. Answers an edit.

import { formatNumber } from '../../arithmetic/printing.ts';
import { writeLiteral, writePlainNumber } from '../../arithmetic/write-literal.ts';
import type { Activation, ApiPath, ParameterValue, Values } from '../../catalog/activation.ts';
import { findById } from '../../catalog/catalog.ts';
import { finish } from '../../foundation/generators.ts';
import type { Text } from '../../foundation/localization.ts';
import { parseChunk } from '../parser/parse.ts';
import type { ActivationUse, Span, WrittenArgument } from '../uses/use.ts';

/** What to replace in the source, or why nothing should be. An edit that changes nothing has the text that stands there. */
type WriteBack = { readonly span: Span; readonly text: string } | { readonly refusal: Text };

/**
 * The edit that makes the call of `use` give these parameters: changes, adds and drops only the arguments that it
 * must, keeps positions, keywords, spacing and line breaks, and writes none that stands at PyTorch's default.
 */
export function writeBack(source: string, use: ActivationUse, values: Values): WriteBack {
  const entry = findById(use.id);
  const apiPath = entry?.apiPaths.find((candidate) => candidate.path === use.apiPath);
  const span = use.argumentList;
  if (!entry || !apiPath || !span) {
    return { refusal: (t) => t('There is no call here that takes parameters.') };
  }
  if (use.arguments?.some(({ stars }) => stars > 0)) {
    return { refusal: (t) => t('The call takes arguments from * or **, so nothing was written.') };
  }
  const list = argumentsIn(source, span, use.arguments ?? []);
  const usual = source.split('"').length > source.split("'").length ? '"' : "'";
  const around = quoteAround(source, span.start);
  const quote = around === undefined ? usual : around === '"' ? "'" : '"';
  for (const change of changesOf(entry, use, values)) {
    const refusal = apply(change, { list, use, apiPath, listStart: span.start, quote });
    if (refusal) return { refusal };
  }
  const text = joinArguments(list);
  if (source[span.end] !== ')' || !isArguments(text)) return { refusal: unreadable };
  return { span, text };
}

/** The quotes of the f-string that `at` stands in, on one line: before Python 3.12, they could not stand inside of it. */
function quoteAround(source: string, at: number): string | undefined {
  let quote: string | undefined;
  for (
    let from = Math.max(source.lastIndexOf('\n', at - 1), source.lastIndexOf('\r', at - 1)) + 1;
    from < at;
    from++
  ) {
    const mark = source.charAt(from);
    if (mark === '\\') from++;
    else if (mark === quote) quote = undefined;
    else if (quote === undefined && mark === '#') return undefined;
    else if (quote === undefined && (mark === '"' || mark === "'")) quote = mark;
  }
  return quote;
}

const unreadable: Text = (t) => t('This code is too complex to edit.');

/** Whether Python would take `text` for a call's arguments: in code that is half typed a string or a bracket may be open. */
function isArguments(text: string): boolean {
  const { chunk, isSound } = finish(parseChunk(`f(${text})`));
  const [only] = chunk.statements;
  const isCall =
    only?.kind === 'expression' && only.value.kind === 'call' && only.value.callee.kind === 'name';
  return isSound && isCall && chunk.statements.length === 1;
}

interface Change {
  readonly name: string;
  readonly value: ParameterValue;
  readonly isDefault: boolean;
}

/** The parameters whose values differ from the call's; the last first, so that positions can be dropped from the end. */
function changesOf(entry: Activation, use: ActivationUse, values: Values): readonly Change[] {
  return entry.parameters
    .flatMap(({ name, default: otherwise }) => {
      const value = values[name] ?? otherwise;
      const state = use.parameters[name];
      if (value === undefined || same(state?.value, value)) return [];
      // What the call leaves unknown (`beta=self.b`) was shown at its default: that is no wish to write it.
      if (state?.argument && state.value === undefined && same(value, otherwise)) return [];
      return [{ name, value, isDefault: same(value, otherwise) }];
    })
    .reverse();
}

interface Place {
  readonly list: ArgumentList;
  readonly use: ActivationUse;
  readonly apiPath: ApiPath;
  readonly listStart: number;
  readonly quote: '"' | "'";
}

function apply({ name, value, isDefault }: Change, place: Place): Text | undefined {
  const { list, use, apiPath, listStart, quote } = place;
  const state = use.parameters[name];
  const index = apiPath.arguments.findIndex((argument) => argument.parameter === name);
  const argument = apiPath.arguments[index];
  if (!argument) return (t) => t('{0} takes no {1}, so nothing was written.', apiPath.path, name);
  const written =
    state?.argument && list.items.find((item) => item.at === (state.argument?.start ?? 0) - listStart);
  // It is set once the module is made, or stands in another file.
  if (state?.from && !state.argument)
    return (t) =>
      t(
        '{0} is set to {1} here. Change it there, or write a number in the call first.',
        name,
        state.text ?? '',
      );
  if (!state?.argument) {
    add(place, argument.name, valueText(value, undefined, quote), argument.keywordOnly === true, index);
    return undefined;
  }
  if (!written || !state.argumentValue) return unreadable;
  if (state.from || state.value === undefined) {
    const text = state.text ?? '';
    return (t) =>
      t('{0} is set to {1} here. Change it there, or write a number in the call first.', name, text);
  }
  const position = list.items.indexOf(written);
  const holdsOthers = !state.argumentName && list.items.slice(position + 1).some((item) => !item.isKeyword);
  if (isDefault && !holdsOthers) remove(list, position);
  else {
    const from = state.argumentValue.start - state.argument.start;
    const old = written.text.slice(from, from + state.argumentValue.end - state.argumentValue.start);
    written.text =
      written.text.slice(0, from) + valueText(value, old, quote) + written.text.slice(from + old.length);
  }
  return undefined;
}

/** By position where the call does so and this one is next; by keyword otherwise. */
function add(
  { list, apiPath }: Place,
  name: string,
  text: string,
  keywordOnly: boolean,
  index: number,
): void {
  const inputs = apiPath.kind === 'function' ? 1 : 0;
  const positional =
    !keywordOnly &&
    list.items.length > inputs &&
    list.items.length === index &&
    list.items.every((item) => !item.isKeyword);
  const keyword = list.items.find((item) => item.isKeyword);
  const equals = /^\w+(\s*=\s*)/.exec(keyword?.text ?? '')?.[1] ?? '=';
  const item = { at: -1, text: positional ? text : `${name}${equals}${text}`, isKeyword: !positional };
  if (list.items.length > 0) list.separators.push(separatorAfterLast(list));
  list.items.push(item);
}

/** What stands between the last argument and one that is added: a comment behind the last stays on its line. */
function separatorAfterLast(list: ArgumentList): string {
  const separator = separatorLike(list);
  const lineBreak = /(?:\r\n?|\n)[ \t]*$/.exec(separator)?.[0];
  const [before = '', comma = '', comment] = /^(?:\s*(,))?([ \t]*#[^\r\n]*)/.exec(list.tail) ?? [];
  if (comment === undefined || lineBreak === undefined) return separator;
  list.tail = comma + list.tail.slice(before.length);
  return `,${comment}${lineBreak}`;
}

/** How this list separates its arguments: on one line or on several, with or without a space. */
function separatorLike(list: ArgumentList): string {
  const model = list.separators.at(-1) ?? (/[\r\n]/.test(list.lead) ? `,${list.lead}` : ', ');
  const lines = model.replace(/#[^\r\n]*/g, '').split(/(\r\n?|\n)/);
  // Between two lines stands their break.
  return lines.map((line, at) => (at % 2 === 0 && at < lines.length - 1 ? line.trimEnd() : line)).join('');
}

function remove(list: ArgumentList, index: number): void {
  list.items.splice(index, 1);
  if (list.items.length === 0) {
    list.lead = '';
    list.tail = '';
  } else list.separators.splice(Math.min(index, list.separators.length - 1), 1);
}

/** A value as Python writes it, in the style of what stands there: whoever writes 2.0 wants 3.0. */
export function valueText(value: ParameterValue, old: string | undefined, quote: '"' | "'"): string {
  const mark = old?.startsWith('"') ? '"' : old?.startsWith("'") ? "'" : quote;
  // Whoever writes 2.0 wants 3.0, and whoever writes 2 or nothing wants 3.
  const isFloat = old !== undefined && /[.e]/i.test(old);
  return writeLiteral(value, {
    quote: mark,
    isCode: true,
    writeNumber: isFloat ? formatNumber : writePlainNumber,
  });
}

function same(a: ParameterValue | undefined, b: ParameterValue | undefined): boolean {
  return a === b || (typeof a === 'number' && typeof b === 'number' && Number.isNaN(a) && Number.isNaN(b));
}

/** The inside of a call's parentheses, taken apart so that it can be put together again to the letter. */
interface ArgumentList {
  /** White space before the first argument. */
  lead: string;
  readonly items: { readonly at: number; text: string; readonly isKeyword: boolean }[];
  /** What stands between an argument and the next: a comma, white space, comments. */
  readonly separators: string[];
  /** What stands after the last: perhaps a comma, white space, comments. */
  tail: string;
}

function argumentsIn(source: string, list: Span, written: readonly WrittenArgument[]): ArgumentList {
  const gaps: string[] = [];
  let from = list.start;
  for (const { start, end } of written) {
    gaps.push(source.slice(from, start));
    from = end;
  }
  const rest = source.slice(from, list.end);
  const [lead = rest, ...separators] = gaps;
  const items = written.map(({ start, end, name }) => ({
    at: start - list.start,
    text: source.slice(start, end),
    isKeyword: name !== undefined,
  }));
  return { lead, items, separators, tail: items.length > 0 ? rest : '' };
}

function joinArguments({ lead, items, separators, tail }: ArgumentList): string {
  return (
    lead +
    items.map((item, i) => item.text + (i < items.length - 1 ? (separators[i] ?? ', ') : '')).join('') +
    tail
  );
}
