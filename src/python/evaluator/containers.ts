// What containers hold: displays, dictionaries and PyTorch's own, by key, by position or any of them. Pure.
import { type Call, createUnit, type Expression } from '../tree/syntax.ts';
import { type Entry, only, type Possible, union, unknown, type Value, withOrigin } from '../tree/values.ts';
import type { Evaluation } from './evaluation.ts';

type Container = Extract<Value, { kind: 'container' }>;

const nowhere = createUnit();

export function displayOf(evaluation: Evaluation, elements: readonly Expression[], isModule: boolean): Value {
  const entries: Entry[] = [];
  let isWhole = true;
  for (const [index, element] of elements.entries()) {
    if (element.kind === 'starred') {
      isWhole = false;
      for (const one of evaluation.evaluate(element.value).alternatives) {
        if (one.value.kind === 'container')
          for (const { value } of one.value.entries) entries.push({ key: undefined, value });
      }
    } else entries.push({ key: isWhole ? index : undefined, value: element });
  }
  return { kind: 'container', entries, isWhole, isModule };
}

export function keyOf(node: Expression | undefined): string | number | undefined {
  if (node?.kind === 'text') return node.value;
  if (node?.kind === 'constant' && typeof node.value === 'number') return node.value;
  return undefined;
}

export function unpack(evaluation: Evaluation, possible: Possible, path: readonly number[]): Possible {
  let current = possible;
  for (const index of path) {
    const parts: Possible[] = current.isOpen ? [unknown] : [];
    for (const { value } of current.alternatives) {
      if (value.kind === 'tensor') parts.push(only({ kind: 'tensor' }));
      else if (value.kind !== 'container') parts.push(unknown);
      else parts.push(pick(evaluation, value, index < 0 ? undefined : index));
    }
    current = union(parts);
    if (current.alternatives.length === 0) return unknown;
  }
  return current;
}

/** The element with this key, or any. */
export function pick(
  evaluation: Evaluation,
  container: Container,
  key: string | number | undefined,
): Possible {
  const { entries, isWhole, isModule } = container;
  const index = typeof key === 'number' && key < 0 && isWhole ? entries.length + key : key;
  const exact = index === undefined ? [] : entries.filter((entry) => entry.key === index);
  // A Sequential whose modules have names counts them, too.
  if (typeof index === 'number' && isModule && isWhole && exact.length === 0)
    exact.push(...entries.slice(index, index + 1));
  const chosen =
    exact.length > 0
      ? exact.slice(-1)
      : entries.filter((entry) => key === undefined || entry.key === undefined);
  const parts = chosen.slice(0, 64).map((entry) => withOrigin(evaluation.evaluate(entry.value), entry.value));
  return isWhole || exact.length > 0 ? union(parts) : union([...parts, unknown]);
}

/** The element that `index` asks for, or any; where only a parameter's default tells which, that one first. */
export function pickBy(evaluation: Evaluation, container: Container, index: Expression): Possible {
  const constant = evaluation.constantOf(index);
  const key = constant?.value;
  const picked = pick(
    evaluation,
    container,
    typeof key === 'string' || typeof key === 'number' ? key : undefined,
  );
  if (constant?.through?.kind !== 'parameter default') return picked;
  return union([picked, pick(evaluation, container, undefined)]);
}

export function elementsOf(evaluation: Evaluation, iterable: Expression): Possible {
  if (iterable.kind === 'call' && iterable.callee.kind === 'name') {
    const [first] = iterable.arguments;
    const { name } = iterable.callee;
    if (name === 'reversed' && first) return elementsOf(evaluation, first.value);
    if (name === 'enumerate' && first) {
      const element = elementsOf(evaluation, first.value);
      return tupleOf(evaluation, [unknown, element]);
    }
    if (name === 'zip')
      return tupleOf(
        evaluation,
        iterable.arguments.map((argument) => elementsOf(evaluation, argument.value)),
      );
  }
  const possible = evaluation.evaluate(iterable);
  const parts = possible.alternatives.map(({ value }) => {
    if (value.kind === 'tensor') return only({ kind: 'tensor' });
    return value.kind === 'container' ? pick(evaluation, value, undefined) : unknown;
  });
  return union(possible.isOpen ? [...parts, unknown] : parts);
}

/** A tuple of values that stand nowhere as expressions. */
export function tupleOf(evaluation: Evaluation, parts: readonly Possible[]): Possible {
  const entries = parts.map((possible, key) => ({ key, value: standIn(evaluation, possible) }));
  return only({ kind: 'container', entries, isWhole: true, isModule: false });
}

export function standIn(evaluation: Evaluation, possible: Possible): Expression {
  return {
    kind: 'name',
    unit: nowhere,
    start: 0,
    end: 0,
    name: '',
    scope: undefined,
    block: undefined,
    store: false,
    call: undefined,
    within: undefined,
    version: evaluation.version,
    possible,
  };
}

export function dictionaryOf(evaluation: Evaluation, node: Call, isModule: boolean): Possible {
  const entries: Entry[] = [];
  let isWhole = true;
  for (const { name, stars, value } of node.arguments) {
    if (name) entries.push({ key: name, value });
    else if (stars) isWhole = false;
    else {
      for (const one of evaluation.evaluate(value).alternatives) {
        if (one.value.kind !== 'container') isWhole = false;
        else entries.push(...pairsOf(one.value.entries));
      }
    }
  }
  return only({ kind: 'container', entries, isWhole, isModule });
}

/** `[('act', nn.ReLU())]` as entries; entries that have names already stay. */
function pairsOf(entries: readonly Entry[]): Entry[] {
  return entries.map((entry) => {
    if (entry.value.kind !== 'sequence' || typeof entry.key === 'string') return entry;
    const [name, value] = entry.value.elements;
    return name?.kind === 'text' && value ? { key: name.value, value } : entry;
  });
}

export function sequenceOf(evaluation: Evaluation, node: Call): Possible {
  const values = node.arguments.map(
    ({ value, stars }): Expression =>
      stars ? { kind: 'starred', unit: value.unit, start: value.start, end: value.end, value } : value,
  );
  const [only_] = values;
  if (values.length === 1 && only_ && only_.kind !== 'starred') {
    const parts = evaluation
      .evaluate(only_)
      .alternatives.map(({ value }) =>
        value.kind === 'container'
          ? only({ ...value, entries: pairsOf(value.entries), isModule: true })
          : undefined,
      );
    const found = parts.filter((part) => part !== undefined);
    if (found.length > 0) return union(found);
  }
  return only(displayOf(evaluation, values, true));
}
