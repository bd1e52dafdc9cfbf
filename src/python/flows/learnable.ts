// What makes a scale that is written down one that is learned, f(b·x) / b: of a module that a class of one's own makes once, and
// that its `forward` calls once.
import { scaled } from '../../catalog/roles.ts';
import { classOfSelf } from '../binder/scopes.ts';
import { statementsAt } from '../syntax/children.ts';
import type { Attribute, Name, Statement } from '../syntax/syntax.ts';
import type { CallTable } from '../uses/call-table.ts';
import { isModuleClass } from '../uses/context.ts';
import type { Program } from '../uses/dtype-hints.ts';
import { spanIn, textIn } from '../uses/placing.ts';
import type { ActivationUse } from '../uses/use.ts';
import { type Edit, isLoose } from './edits.ts';

const isNamed = (one: Statement | undefined, name: string): boolean =>
  one?.kind === 'function' && one.name === name;

/** The edits, the parameter's first; none where anything else may ask for the module, or PyTorch has no name here. */
export function learnable(
  node: Name | Attribute,
  { id, kind, certainty, parameters, arguments: list }: ActivationUse,
  program: Program,
  calls: CallTable,
  spelling: (at: Name | Attribute) => Readonly<Partial<Record<string, string>>>,
): readonly Edit[] {
  const { text = '', value, from } = parameters[scaled.by] ?? {};
  const made = id === scaled.entry.id && kind === 'module call' ? calls.callOf(node) : undefined;
  if (!made || certainty !== 'certain' || list?.length !== 1 || from || !value || Number(text) !== value)
    return [];
  const { chunk } = node;
  const [method, statement] = statementsAt(chunk, node.start).slice(-2);
  const [target, other] = statement?.kind === 'assign' && statement.value === made ? statement.targets : [];
  if (target?.kind !== 'attribute' || other || !isNamed(method, '__init__')) return [];
  const { name } = target;
  const own = `${name}_${scaled.by}`;
  const all = program.chunks.flatMap(({ loads }) =>
    loads.filter(
      (one): one is Attribute => one.kind === 'attribute' && (one.name === name || one.name === own),
    ),
  );
  const read = all.find((one) => one !== target && one.chunk === chunk);
  const call = read && calls.callOf(read);
  const [input, more] = call?.arguments ?? [];
  if (!call || !input || more || input.stars || input.name || all.length !== 2) return [];
  const ownerOf = ({ object }: Attribute) => {
    const scope = object.kind === 'name' && program.resolver.placeOf(object)?.scope;
    return scope ? classOfSelf(object.name, scope) : undefined;
  };
  const owner = ownerOf(target);
  const around = statementsAt(chunk, read.start);
  const isReached =
    program.chunks.some(({ words }) => words.some((word) => word.value === name)) ||
    !around.some((one) => isNamed(one, 'forward'));
  if (isReached || !owner || owner !== ownerOf(read) || !isModuleClass(owner, program.resolver)) return [];
  const { torch, 'torch.nn': nn } = spelling(node);
  const functional = spelling(read)['torch.nn.functional'];
  if (!torch || !nn || !functional) return [];
  const last = around.at(-1);
  // What ends in a division needs brackets, but for where nothing else is joined to it.
  const isAlone = calls.callAround(call) || (last && 'value' in last && last.value === call);
  const [open, close] = isAlone ? ['', ''] : ['(', ')'];
  const [left, right] = isLoose(input.value) ? ['(', ')'] : ['', ''];
  const number = Number.isInteger(value) ? `${value}.0` : text;
  const scale = `${textIn(chunk, read.object)}.${own}`;
  const edit = (start: number, end: number, put: string): Edit => ({
    ...spanIn(chunk, start, end),
    text: put,
  });
  return [
    edit(made.start, made.end, `${nn}.Parameter(${torch}.tensor(${number}))`),
    edit(target.nameStart, target.nameEnd, own),
    edit(read.start, read.end, `${open}${functional}.${scaled.entry.id.toLowerCase()}`),
    edit(input.start, input.start, `${scale} * ${left}`),
    edit(input.end, input.end, right),
    edit(call.end, call.end, ` / ${scale}${close}`),
  ];
}
