// Edits of code around an activation: what is left once it is gone, and what stands in place of its name.
import type { Call, Expression } from '../syntax/syntax.ts';
import { codeIn, spanIn } from '../uses/placing.ts';
import type { Code, Span } from '../uses/use.ts';
import type { ActivationSource } from './trace.ts';

/** A text that stands in place of a span. */
export interface Edit extends Span {
  readonly text: string;
}

/** What binds less tightly than a call, so that it needs brackets wherever a call may stand. */
export const isLoose = ({ kind }: Expression): boolean =>
  /^(?:unary|binary|boolean|comparison|conditional|lambda|named|await|yield|starred)$/.test(kind);

/** Edits that leave of a call no more than its input; undefined where it is not known. */
function inputOnly(call: Call, input: Expression): readonly Edit[] {
  const { chunk } = call;
  // With the brackets and the name around it, which go as well.
  const start = spanIn(chunk, call.start, input.start);
  const end = spanIn(chunk, input.end, call.end);
  const [open, close] = isLoose(input) ? ['(', ')'] : ['', ''];
  return [
    { ...start, text: open },
    { ...end, text: close },
  ];
}

/** Edits that take an activation away; undefined where that is more than a few letters. */
export function withoutActivation({
  applied,
  input,
  at,
  list,
}: ActivationSource): readonly Edit[] | undefined {
  if (applied) return input && input.chunk === applied.chunk ? inputOnly(applied, input) : undefined;
  if (!list) return undefined;
  const index = list.arguments.findIndex(({ value }) => value === at);
  const before = list.arguments[index - 1];
  const own = list.arguments[index];
  if (!before || !own) return undefined;
  return [{ ...spanIn(list.chunk, before.end, own.end), text: '' }];
}

/** The span of the last identifier of a name, as the document has it. */
export function nameSpan(node: Expression | undefined): Code | undefined {
  if (node?.kind === 'name') return codeIn(node.chunk, node.start, node.end);
  return node?.kind === 'attribute' ? codeIn(node.chunk, node.nameStart, node.nameEnd) : undefined;
}
