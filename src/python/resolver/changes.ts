// What lists, dictionaries and containers of modules hold after they were changed in place: appended to, extended, stored
// into.
import { changesReaching, type Moment } from '../binder/flow.ts';
import { type Binding, type Change, changesOf, type Scope } from '../binder/scopes.ts';
import type { Expression } from '../syntax/syntax.ts';
import {
  computed,
  isCounted,
  isDictionary,
  loosened,
  mapContainers,
  spread,
  untold,
  withMore,
} from './containers.ts';
import type { Resolution } from './resolution.ts';
import {
  type AttributeSet,
  type Container,
  type Element,
  type Entry,
  followedAs,
  mapAlternatives,
  type Possible,
  unknown,
} from './values.ts';

/** How many changes are followed; beyond that, the content is unknown. */
const most = 64;

/** What `binding` gave its name, after what changed it in `scope` until the `moment`. */
export function changed(
  resolution: Resolution,
  possible: Possible,
  binding: Binding,
  scope: Scope,
  moment: Moment,
): Possible {
  const mayChange = possible.alternatives.some(
    ({ value }) => /^(?:container|instance)$/.test(value.kind) || (value.kind === 'object' && value.held),
  );
  if (!mayChange) return possible;
  const all = scope.changes?.get(binding.name) ?? [];
  const held = followedAs(
    possible,
    all.slice(0, most).flatMap(({ setting }) => setting ?? []),
  );
  if (all.length === 0) return held;
  const reaching = changesReaching(all.slice(0, most), binding, moment);
  const set = reaching.flatMap(({ change: { setting }, isSure }) => (setting ? [{ setting, isSure }] : []));
  return mapContainers(withSet(held, set), (container) => {
    const wasDictionary = isDictionary(container);
    let now = container;
    for (const { change, isSure } of reaching) {
      // What is asked for by name is there as long as nobody names it again.
      if (change.how === 'set') continue;
      if (wasDictionary && (change.how === 'touch' || change.how === 'mix') && !change.value) continue;
      now = after(resolution, now, change, isSure);
    }
    return all.length > most ? untold(now) : now;
  });
}

/** The same, and of each instance of an activation that this was set of it. */
export function withSet(possible: Possible, set: readonly AttributeSet[]): Possible {
  if (set.length === 0) return possible;
  return mapAlternatives(possible, (one) => {
    const { value } = one;
    return value.kind === 'instance'
      ? { ...one, value: { ...value, set: [...(value.set ?? []), ...set] } }
      : one;
  });
}

/** What `value`, which is held by another name, too, holds once `binding` has given it its own. */
export function shared(
  resolution: Resolution,
  possible: Possible,
  value: Expression,
  binding: Binding,
): Possible {
  const isChanged = changesOf(resolution, value)?.some(
    ({ how, chunk, start, isPlain }) =>
      how !== 'set' && (!isPlain || chunk !== binding.chunk || start > binding.start),
  );
  return isChanged ? mapContainers(possible, untold) : possible;
}

function after(resolution: Resolution, held: Container, change: Change, isSure: boolean): Container {
  const { how, key, value } = change;
  if (how === 'mix') return loosened(held);
  if (how === 'deep') return { ...held, entries: held.entries.map(deepened) };
  if (how === 'share') return key && changesOf(resolution, key) ? untold(held) : held;
  if (isDictionary(held) && key && value && (how === 'touch' || how === 'replace'))
    return key.kind === 'text'
      ? named(held, key.value, value, isSure)
      : { ...held, entries: [...held.entries, { key: undefined, value }] };
  // Whoever is given a dictionary may store into it under any name.
  if (isDictionary(held) && how === 'give')
    return { ...held, entries: [...held.entries, { key: undefined, value: computed(unknown) }] };
  if (how === 'touch' || how === 'give' || !value) return untold(held);
  if (how === 'append')
    return withMore(held, { values: [value], isWhole: true, isCounted: isSure, counted: isSure ? 1 : 0 });
  if (how === 'extend') {
    const more = spread(resolution, value);
    return withMore(held, isSure ? more : { ...more, isCounted: false, counted: 0 });
  }
  if (how === 'insert') return inserted(resolution, held, key, value, isSure);
  if (key?.kind === 'text') return named(held, key.value, value, isSure);
  if (how === 'name') return held.isModule ? mixedWith(held, value) : held;
  const index = key && indexIn(resolution, held, key);
  return index !== undefined && index < held.entries.length
    ? { ...held, entries: stored(held.entries, index, value, isSure) }
    : mixedWith(held, value);
}

/** The same, or something else. */
function deepened({ key, value }: Entry): Entry {
  const { chunk, start, end } = value;
  return { key, value: { kind: 'either', chunk, start, end, alternatives: [value, computed(unknown)] } };
}

/** The same with `value` at a place, or perhaps what stood there before. */
function stored(entries: readonly Entry[], at: number, value: Expression, isSure: boolean): readonly Entry[] {
  return entries.map((entry, index) => {
    if (index !== at) return entry;
    return { key: entry.key, value: isSure ? value : oneOf(entry.value, value) };
  });
}

function oneOf(before: Element, after: Element): Element {
  const { chunk, start, end } = after;
  return { kind: 'either', chunk, start, end, alternatives: [before, after] };
}

/** The same with one more element, in unknown order. */
function mixedWith(held: Container, value: Expression): Container {
  return withMore(loosened(held), { values: [value], isWhole: true, isCounted: false, counted: 0 });
}

function inserted(
  resolution: Resolution,
  held: Container,
  key: Expression | undefined,
  value: Expression,
  isSure: boolean,
): Container {
  const index = key && indexIn(resolution, held, key);
  const isList = held.entries.every((entry) => typeof entry.key === 'number');
  if (index === undefined || !isSure || !isList) return mixedWith(held, value);
  const values = held.entries.map((entry) => entry.value);
  values.splice(index, 0, value);
  return { ...held, entries: values.map((one, at) => ({ key: at, value: one })) };
}

/** The place in a container whose places are known that the index `node` means. */
function indexIn(resolution: Resolution, held: Container, node: Expression): number | undefined {
  const constant = resolution.constantOf(node);
  if (!isCounted(held) || !constant?.isInteger || constant.through?.kind === 'parameter default')
    return undefined;
  const { value } = constant;
  if (typeof value !== 'number') return undefined;
  return value < 0 ? held.entries.length + value : value;
}

/** The same with an element of that name, which replaces another of the same name. */
function named(held: Container, name: string, value: Expression, isSure: boolean): Container {
  const { entries } = held;
  const at = entries.findIndex(({ key }) => key !== undefined && String(key) === name);
  const isPlace = held.isModule && isCounted(held) && name === String(entries.length);
  if (at >= 0) return { ...held, entries: stored(entries, at, value, isSure) };
  const key = isPlace ? entries.length : name;
  return { ...held, entries: [...entries, { key: isSure || !held.isModule ? key : undefined, value }] };
}
