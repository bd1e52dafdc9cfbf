// What containers hold: displays, dictionaries and PyTorch's own, by key, by position or any of them.
import { type Call, createChunk, type Dictionary, type Expression } from '../syntax/syntax.ts';
import { memberAt } from './enums.ts';
import { constantFrom, keyFrom, type Resolution } from './resolution.ts';
import {
  type Alternative,
  type Computed,
  type Container,
  type Element,
  type Entry,
  followedAs,
  mapAlternatives,
  only,
  type Possible,
  union,
  unknown,
  withOrigin,
} from './values.ts';

const nowhere = createChunk();

export function displayOf(
  resolution: Resolution,
  elements: readonly Expression[],
  isModule: boolean,
): Container {
  const entries: Entry[] = [];
  let isWhole = true;
  let isCounted = true;
  for (const element of elements) {
    if (element.kind === 'starred') {
      const more = spread(resolution, element.value);
      isWhole &&= more.isWhole;
      for (const [index, value] of more.values.entries())
        entries.push({ key: isCounted && index < more.counted ? entries.length : undefined, value });
      isCounted &&= more.isCounted;
    } else entries.push({ key: isCounted ? entries.length : undefined, value: element });
  }
  return { kind: 'container', entries, isWhole, isModule };
}

/** Elements that are put into a container one after the other. */
interface Spread {
  readonly values: readonly Element[];
  /** There are no others. */
  readonly isWhole: boolean;
  /** Each of them is there once, in this order. */
  readonly isCounted: boolean;
  /** How many stand first in any case, each once, in this order: an uncertain part behind them moves none. */
  readonly counted: number;
}

/** The elements that `*node` gives. */
export function spread(resolution: Resolution, node: Expression): Spread {
  const { alternatives, isOpen } = resolution.resolve(node);
  const values: Element[] = [];
  let isWhole = !isOpen && alternatives.length > 0;
  let isInOrder = isWhole && alternatives.length === 1;
  const [first] = alternatives;
  const isOne = !isOpen && alternatives.length === 1 && first?.value.kind === 'container';
  const counted = isOne && !isDictionary(first.value) ? countedIn(first.value) : 0;
  for (const { value } of alternatives) {
    // Of a dictionary, it would give the keys.
    const isKnown = value.kind === 'container' && !isDictionary(value);
    isWhole &&= isKnown && value.isWhole;
    isInOrder &&= isKnown && isCounted(value);
    if (value.kind === 'container') for (const entry of value.entries) values.push(entry.value);
  }
  return { values, isWhole, isCounted: isInOrder, counted };
}

/** How many of the elements stand at the head in any case. */
function countedIn(container: Container): number {
  const { entries } = container;
  if (isCounted(container)) return entries.length;
  const end = entries.findIndex(({ key }, index) => key !== index);
  return end < 0 ? entries.length : end;
}

/** Whether it is known which element stands where. */
export function isCounted({ entries, isWhole, isModule }: Container): boolean {
  return isWhole && entries.every(({ key }, index) => key === index || (isModule && key !== undefined));
}

/** A dictionary of Python, whose elements are asked for by name. */
export function isDictionary({ entries, isModule }: Container): boolean {
  return !isModule && entries.some(({ key }) => typeof key === 'string');
}

/** The same elements in any order. */
export function loosened(container: Container): Container {
  return { ...container, entries: container.entries.map(({ value }) => ({ key: undefined, value })) };
}

/** The same elements in any order, and others. */
export function untold(container: Container): Container {
  return { ...loosened(container), isWhole: false };
}

/** The same, and of each container what `change` makes of it. */
export function mapContainers(possible: Possible, change: (container: Container) => Container): Possible {
  return mapAlternatives(possible, (one) => {
    const { value } = one;
    if (value.kind === 'container') return { ...one, value: change(value) };
    return value.kind === 'object' && value.held
      ? { ...one, value: { ...value, held: change(value.held) } }
      : one;
  });
}

/** The same with more at its end. */
export function withMore(container: Container, more: Spread): Container {
  const isKnown = isCounted(container);
  const { length } = container.entries;
  const entries = more.values.map((value, index) => ({
    key: isKnown && index < more.counted ? length + index : undefined,
    value,
  }));
  return {
    ...container,
    entries: [...container.entries, ...entries],
    isWhole: container.isWhole && more.isWhole,
  };
}

/** How many elements are told apart in a list that is repeated. */
const mostElements = 64;

/** `[a] + [b]`, `[a] * 2`; undefined if it is not known to make a list. */
export function putTogether(operator: string, left: Possible, right: Possible): Container | undefined {
  const one = listOf(left);
  const other = listOf(right);
  if (operator === '+' && one && other) {
    const values = other.entries.map(({ value }) => value);
    return withMore(one, {
      values,
      isWhole: other.isWhole,
      isCounted: isCounted(other),
      counted: countedIn(other),
    });
  }
  const list = one ?? other;
  if (operator !== '*' || !list || (one && other)) return undefined;
  const times = constantFrom(one ? right : left);
  const count = typeof times?.value === 'number' && times.isInteger ? Math.max(times.value, 0) : Number.NaN;
  const isKnown = isCounted(list) && times?.through?.kind !== 'parameter default';
  if (!isKnown || !(count * list.entries.length <= mostElements)) return loosened(list);
  const values = Array.from({ length: count }, () => list.entries.map(({ value }) => value)).flat();
  return withMore(
    { ...list, entries: [] },
    { values, isWhole: true, isCounted: true, counted: values.length },
  );
}

/** The one list or container of modules that it is in any case. */
function listOf({ alternatives, isOpen }: Possible): Container | undefined {
  const [one] = alternatives;
  if (isOpen || alternatives.length !== 1 || one?.value.kind !== 'container') return undefined;
  return isDictionary(one.value) ? undefined : one.value;
}

/** `{'relu': nn.ReLU, **others}` */
export function dictionaryDisplay(resolution: Resolution, { entries: list }: Dictionary): Container {
  const entries: Entry[] = [];
  let isWhole = true;
  for (const { key, value } of list) {
    if (key) entries.push({ key: keyOf(resolution, key), value });
    else isWhole = putIn(resolution, entries, value) && isWhole;
  }
  return { kind: 'container', entries, isWhole, isModule: false };
}

/** Puts what stands in the dictionary `node` behind `entries`; false if that may be more than is known. */
function putIn(resolution: Resolution, entries: Entry[], node: Expression): boolean {
  const { alternatives, isOpen } = resolution.resolve(node);
  const [only] = alternatives;
  if (!isOpen && alternatives.length === 1 && only?.value.kind === 'container') {
    const { entries: more, isWhole } = pairsOf(only.value);
    entries.push(...more);
    if (isWhole) return true;
  }
  // It may hold any of the names before it.
  entries.push({ key: undefined, value: computed(unknown) });
  return false;
}

function keyOf(resolution: Resolution, node: Expression): string | number | undefined {
  if (node.kind === 'text') return node.value;
  // `{True: a}[1]` is a.
  if (node.kind === 'constant' && /^(?:number|boolean)$/.test(typeof node.value)) return Number(node.value);
  if (node.kind !== 'attribute') return undefined;
  const value = resolution.constantOf(node)?.value;
  if (typeof value === 'string') return value;
  // A member whose value nobody wrote down, `auto()`.
  const member = memberAt(resolution, node);
  return member && `${member.name} of an enumeration`;
}

export function unpack(resolution: Resolution, possible: Possible, path: readonly number[]): Possible {
  let current = possible;
  for (const index of path) {
    const parts: Possible[] = current.isOpen ? [unknown] : [];
    for (const { value } of current.alternatives) {
      if (value.kind === 'tensor') parts.push(only({ kind: 'tensor' }));
      else if (value.kind !== 'container') parts.push(unknown);
      else parts.push(pick(resolution, value, index < 0 ? undefined : index));
    }
    current = union(parts);
    if (current.alternatives.length === 0) return unknown;
  }
  return current;
}

const isLayer = ({ value }: Alternative): boolean => value.kind === 'layer' || value.kind === 'object';

/** The element with this key, or any. */
export function pick(
  resolution: Resolution,
  container: Container,
  key: string | number | undefined,
): Possible {
  const { entries, isWhole, isModule } = container;
  const hasPlaces = typeof key === 'number' && isCounted(container);
  const fromEnd = hasPlaces ? entries.length + key : undefined;
  const index = typeof key === 'number' && key < 0 ? fromEnd : key;
  const exact = index === undefined ? [] : entries.filter((entry) => entry.key === index);
  // A Sequential whose modules have names counts them, too.
  if (typeof index === 'number' && isModule && hasPlaces && exact.length === 0)
    exact.push(...entries.slice(index, index + 1));
  const chosen =
    exact.length > 0
      ? isDictionary(container)
        ? [...exact.slice(-1), ...overwriting(entries, exact)]
        : exact.slice(-1)
      : entries.filter(({ key: own }) => {
          if (index === undefined || own === undefined) return true;
          return isModule && !hasPlaces && typeof index === 'number' && typeof own === 'string';
        });
  const parts = chosen
    .slice(0, mostElements)
    .map((entry) => followedAs(withOrigin(resolution.resolve(entry.value), entry.value), []));
  const isKnown = chosen.length <= mostElements && (isWhole || exact.length > 0);
  const possible = isKnown ? union(parts) : union([...parts, unknown]);
  // What was put in first is a layer, so that what was put in after it hardly stands at the head.
  const isGuess = key === 0 && exact.length === 0 && parts[0]?.alternatives.some(isLayer);
  // `options[key] = value` for options of every kind: what stands under `"kernel"` is mostly none of those that are known.
  const isOfAnyKind =
    typeof index === 'string' && !isModule && exact.length === 0 && parts.some(({ isOpen }) => isOpen);
  return isGuess || isOfAnyKind ? unknown : possible;
}

/** What may have been stored under the name of `exact` since, by a name that is not known. */
function overwriting(entries: readonly Entry[], exact: readonly Entry[]): readonly Entry[] {
  const last = exact.at(-1);
  return last ? entries.slice(entries.indexOf(last)).filter(({ key }) => key === undefined) : [];
}

/** The names that it is one of, in any case. */
export function keysIn({ alternatives, isOpen }: Possible): readonly string[] {
  const keys = alternatives.flatMap(({ value }) =>
    value.kind === 'constant' && typeof value.value === 'string' ? [value.value] : [],
  );
  return !isOpen && keys.length === alternatives.length ? keys : [];
}

/** The element that `index` asks for, or any; where only a parameter's default tells which, that one by default. */
export function pickBy(resolution: Resolution, container: Container, index: Element): Possible {
  const possible = resolution.resolve(index);
  const constant = keyFrom(possible);
  const keys = constant ? [] : keysIn(possible);
  if (keys.length > 1) return union(keys.map((one) => pick(resolution, container, one)));
  const key = constant
    ? constant.value
    : index.kind === 'computed' || index.kind === 'either'
      ? undefined
      : keyOf(resolution, index);
  const picked = pick(
    resolution,
    container,
    typeof key === 'string' || typeof key === 'number' ? key : undefined,
  );
  const through = constant?.through;
  if (through?.kind !== 'parameter default' && through?.kind !== 'argument') return picked;
  // What it is by default is not known: that the others may be given says nothing.
  if (picked.alternatives.length === 0) return unknown;
  const chosen = { ...through, isChoice: true } as const;
  const byDefault = mapAlternatives(picked, (one) => ({ ...one, through: one.through ?? chosen }));
  return { ...byDefault, isOpen: true };
}

export function elementsOf(resolution: Resolution, iterable: Expression): Possible {
  if (iterable.kind === 'call' && iterable.callee.kind === 'name') {
    const [first] = iterable.arguments;
    const { name } = iterable.callee;
    if (name === 'reversed' && first) return elementsOf(resolution, first.value);
    if (name === 'enumerate' && first) {
      const element = elementsOf(resolution, first.value);
      return tupleOf([unknown, element]);
    }
    if (name === 'zip')
      return tupleOf(iterable.arguments.map((argument) => elementsOf(resolution, argument.value)));
  }
  const possible = resolution.resolve(iterable);
  const parts = possible.alternatives.map(({ value }) => {
    if (value.kind === 'tensor') return only({ kind: 'tensor' });
    return value.kind === 'container' ? pick(resolution, value, undefined) : unknown;
  });
  return union(possible.isOpen ? [...parts, unknown] : parts);
}

/** A tuple of values that stand nowhere as expressions. */
export function tupleOf(parts: readonly Possible[]): Possible {
  const entries = parts.map((possible, key) => ({ key, value: computed(possible) }));
  return only({ kind: 'container', entries, isWhole: true, isModule: false });
}

export function computed(possible: Possible): Computed {
  return { kind: 'computed', chunk: nowhere, start: 0, end: 0, possible };
}

export function dictionaryOf(resolution: Resolution, node: Call, isModule: boolean): Possible {
  const entries: Entry[] = [];
  let isWhole = true;
  for (const { name, stars, value } of node.arguments) {
    if (name) entries.push({ key: name, value });
    else if (stars === 1) isWhole = false;
    else isWhole = putIn(resolution, entries, value) && isWhole;
  }
  return only({ kind: 'container', entries, isWhole, isModule });
}

/** `[('act', nn.ReLU())]` as a dictionary has it; what has names already stays. */
function pairsOf(container: Container): Container {
  if (isDictionary(container)) return container;
  const names = container.entries.map(({ key, value }) => {
    const name = value.kind === 'sequence' && typeof key !== 'string' ? value.elements[0] : undefined;
    return name?.kind === 'text' ? name.value : undefined;
  });
  const hasPlaces = isCounted(container);
  const entries = container.entries.map((entry, index) => {
    const name = names[index];
    const value = entry.value.kind === 'sequence' ? entry.value.elements[1] : undefined;
    if (name === undefined || !value) return entry;
    // Of two with the same name, the later one stays, wherever that is.
    const isKnown = hasPlaces || names.indexOf(name) === names.lastIndexOf(name);
    return { key: isKnown ? name : undefined, value };
  });
  const hasNames = names.some((name) => name !== undefined);
  return { ...container, entries, isWhole: container.isWhole && (hasPlaces || !hasNames) };
}

/** What a call of the class at `path` holds, `nn.Sequential(a, b)`, `nn.ModuleList([a, b])`. */
export function sequenceOf(resolution: Resolution, path: string, node: Call): Possible {
  const values = node.arguments.map(
    ({ value, stars }): Expression =>
      stars ? { kind: 'starred', chunk: value.chunk, start: value.start, end: value.end, value } : value,
  );
  const [only_] = values;
  if (values.length === 1 && only_ && only_.kind !== 'starred') {
    const { alternatives, isOpen } = resolution.resolve(only_);
    // A Sequential in a Sequential is one of its modules; a list of modules takes those that it holds.
    const isNested = (value: Container) => value.isModule && path.endsWith('Sequential');
    const parts = alternatives.map(({ value }) =>
      value.kind === 'container' && !isNested(value)
        ? only({ ...pairsOf(value), isModule: true })
        : undefined,
    );
    const found = parts.filter((part) => part !== undefined);
    if (found.length > 0) return union(isOpen ? [...found, unknown] : found);
  }
  return only(displayOf(resolution, values, true));
}
