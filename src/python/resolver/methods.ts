// What methods answer: those of tensors, of modules, of dictionaries and of text.
import { changesOf } from '../binder/scopes.ts';
import type { Call, Expression } from '../syntax/syntax.ts';
import { findMethod } from './api-paths.ts';
import { computed, pick, pickBy, tupleOf } from './containers.ts';
import { optionOf } from './options.ts';
import { keyFrom, type Resolution } from './resolution.ts';
import { answerOfText } from './text-methods.ts';
import { answersItself, methodAnswersTensor } from './torch.ts';
import { type Entry, mapAlternatives, none, only, type Possible, union, unknown } from './values.ts';

/** Methods of tensors, modules and dictionaries. */
export function methodResult(
  resolution: Resolution,
  { callee, arguments: list }: Call,
): Possible | undefined {
  if (callee.kind !== 'attribute') return undefined;
  const object = resolution.resolve(callee.object);
  const parts: Possible[] = [];
  for (const one of object.alternatives) {
    const { value } = one;
    if (value.kind === 'tensor' && methodAnswersTensor(callee.name)) parts.push(only(value));
    else if ((value.kind === 'instance' || value.kind === 'layer') && answersItself.has(callee.name)) {
      parts.push({ alternatives: [one], isOpen: false });
    } else if (value.kind === 'constant' && typeof value.value === 'string') {
      const given = list.map((argument) => resolution.constantOf(argument.value)?.value);
      const answer = answerOfText(value.value, callee.name, given);
      if (answer !== undefined)
        parts.push({
          alternatives: [{ ...one, value: { kind: 'constant', value: answer, isInteger: false } }],
          isOpen: object.isOpen,
        });
    } else if (value.kind === 'container' && callee.name === 'copy') {
      parts.push({ alternatives: [one], isOpen: false });
    } else if (value.kind === 'container' && answersItself.has(callee.name) && value.isModule) {
      parts.push({ alternatives: [one], isOpen: false });
    } else if (value.kind === 'container' && /^(?:get|pop|setdefault)$/.test(callee.name)) {
      const picked = list[0] ? pickBy(resolution, value, list[0].value) : pick(resolution, value, undefined);
      parts.push(picked);
      const key = list[0] && keyFrom(resolution.resolve(list[0].value))?.value;
      const isThere =
        !changesOf(resolution, callee.object) &&
        value.entries.some((entry) => entry.key !== undefined && entry.key === key);
      if (list[1] && !isThere) parts.push(resolution.resolve(list[1].value));
      else if (callee.name === 'get' && !isThere && picked.alternatives.length > 0) parts.push(only(none));
    } else if (value.kind === 'namespace' && callee.name === 'get' && list[0]?.value.kind === 'text') {
      parts.push(optionOf(resolution, value, list[0].value.value));
    } else if (value.kind === 'container' && /^(?:values|children)$/.test(callee.name)) {
      parts.push({ alternatives: [one], isOpen: false });
    } else if (value.kind === 'container' && /^(?:items|named_children)$/.test(callee.name)) {
      const entry = tupleOf([unknown, pick(resolution, value, undefined)]);
      const pairs: Entry[] = [{ key: undefined, value: computed(entry) }];
      parts.push(only({ kind: 'container', entries: pairs, isWhole: true, isModule: false }));
    }
  }
  // `kwargs.pop("act", "relu")` of what nobody knows is that by default.
  const isUnknown = object.alternatives.every(({ value }) => value.kind === 'other');
  const [key, fallback] = list;
  if (isUnknown && fallback && key?.value.kind === 'text' && /^(?:get|pop)$/.test(callee.name))
    parts.push(...fallbackOf(resolution, fallback.value, true));
  // A method of Tensor that is an activation answers a tensor, whatever is known of its receiver.
  if (parts.length === 0 && object.isOpen && findMethod(callee.name)) return only({ kind: 'tensor' });
  return parts.length > 0 ? union(parts) : undefined;
}

/** What `getattr` answers where the object lacks the attribute; of an object that is not known, a default like a parameter's. */
export function fallbackOf(
  resolution: Resolution,
  node: Expression,
  isUnknown: boolean,
): readonly Possible[] {
  const possible = resolution.resolve(node);
  if (!isUnknown) return [possible];
  const { chunk, start, end } = node;
  const through = { kind: 'parameter default', name: 'default', chunk, start, end } as const;
  return [mapAlternatives(possible, (one) => ({ ...one, through: one.through ?? through })), unknown];
}
