// The arguments of a call as they are handed over: keywords that stand in a dictionary are those of the call, `**cfg`.
import { changesOf } from '../binder/scopes.ts';
import type { Argument, Expression } from '../syntax/syntax.ts';
import { isDictionary } from './containers.ts';
import type { Resolution } from './resolution.ts';
import type { Container, Element, Entry, HeldArgument, ReachedThrough } from './values.ts';

/** Keys that say what the others are given to, which somebody has taken out before. */
const ofKind = /^(?:type|name|class_name|_target_)$/;

/** The arguments in order, those of a dictionary that is known as a whole by their names. */
export function handed(resolution: Resolution, list: readonly Argument[]): readonly HeldArgument[] {
  return resolution
    .holding(list)
    .flatMap((one) => (one.stars === 2 ? (keywordsIn(resolution, one) ?? [one]) : [one]));
}

function keywordsIn(resolution: Resolution, { value: node }: Argument): readonly HeldArgument[] | undefined {
  const { alternatives, isOpen } = resolution.resolve(node);
  const [only] = alternatives;
  if (isOpen || alternatives.length !== 1 || only?.value.kind !== 'container') return undefined;
  const { value: container, through } = only;
  const isEmpty = container.entries.length === 0 && container.isWhole && !container.isModule;
  if (isEmpty) return changesOf(resolution, node) ? undefined : [];
  if (!container.isWhole || !isDictionary(container) || through?.kind === 'parameter default')
    return undefined;
  // What is taken out of it is the name of what it is given to; nobody looks into what else is done with it.
  if (changesOf(resolution, node)?.some(({ how }) => how !== 'mix')) return undefined;
  const keywords: HeldArgument[] = [];
  for (const { key, value } of lastOfEach(container.entries)) {
    if (typeof key !== 'string' || value.kind === 'computed' || value.kind === 'either') return undefined;
    if (ofKind.test(key)) continue;
    const { start, end } = value;
    const place = { start, end, nameStart: start, nameEnd: start };
    keywords.push({
      ...place,
      name: key,
      stars: 0,
      value,
      possible: resolution.resolve(value),
      isElsewhere: true,
    });
  }
  return keywords;
}

/** Without what another of the same name replaces: `{"beta": 2, **given}`. */
const lastOfEach = (entries: readonly Entry[]): readonly Entry[] =>
  entries.filter(({ key }, at) => key === undefined || !entries.some((one, i) => i > at && one.key === key));

/** A dictionary that says what is made, and with which arguments: `dict(type="LeakyReLU", negative_slope=0.2)`. */
export interface Configured {
  /** What stands under `type`. */
  readonly kind: Element;
  readonly arguments: readonly HeldArgument[];
  readonly through: ReachedThrough | undefined;
}

/** What the dictionaries that `node` may hold configure. */
export function configuredBy(resolution: Resolution, node: Expression): readonly Configured[] {
  const isChanged = changesOf(resolution, node)?.some(({ how }) => how !== 'mix');
  return resolution.resolve(node).alternatives.flatMap(({ value, through }): Configured[] => {
    const kind =
      value.kind === 'container' && !value.isModule
        ? value.entries.filter(({ key }) => key === 'type' || key === 'name').at(-1)?.value
        : undefined;
    if (value.kind !== 'container' || !kind) return [];
    return [{ kind, arguments: argumentsOf(resolution, value, node, isChanged), through }];
  });
}

/** What stands in a dictionary as arguments; `isOpen`: something else may, too, which sets anything. */
export function argumentsOf(
  resolution: Resolution,
  { entries, isWhole }: Container,
  node: Expression,
  isOpen = false,
): readonly HeldArgument[] {
  const { start, end } = node;
  const place = { start, end, nameStart: start, nameEnd: start };
  const named = lastOfEach(entries).filter(({ key }) => typeof key !== 'string' || !ofKind.test(key));
  const list = named.flatMap(({ key, value }): HeldArgument[] =>
    typeof key === 'string' && value.kind !== 'computed' && value.kind !== 'either'
      ? [{ ...place, name: key, stars: 0, value, possible: resolution.resolve(value), isElsewhere: true }]
      : [],
  );
  return isOpen || !isWhole || list.length < named.length
    ? [...list, { ...place, name: undefined, stars: 2, value: node }]
    : list;
}
