// What an expression can stand for, as far as reading tells.
import type { Activation, ApiPath, Values } from '../../catalog/activation.ts';
import type { LibraryClass } from '../../catalog/library-classes.ts';
import type { PublishedTable } from '../../catalog/published/names.ts';
import type { Scope } from '../binder/scopes.ts';
import type { Setting } from '../binder/settings.ts';
import type { Argument, Call, Chunk, Expression, Parameter } from '../syntax/syntax.ts';
import { numbersOfMath } from './arithmetic.ts';

/** An entry of the catalog, and by which of its API paths it is meant. */
export interface KnownActivation {
  readonly entry: Activation;
  readonly apiPath: ApiPath;
}

/** How an instance is constructed: the call, and its arguments with those that `functools.partial` has put by. */
export interface Construction {
  readonly call: Call;
  readonly arguments: readonly HeldArgument[];
  /** The call of `functools.partial` that put some of them by. */
  readonly partial?: Call;
}

/** An attribute that was set, or perhaps was. */
export interface AttributeSet {
  readonly setting: Setting;
  /** It was set for certain, and what is set after it follows. */
  readonly isSure: boolean;
}

/** What parameters hold in one call: the arguments in sight, and the defaults of the others. */
export type GivenParameters = ReadonlyMap<Parameter, Possible>;

/** An argument, and what it holds in the one call that is followed. */
export interface HeldArgument extends Argument {
  readonly possible?: Possible;
  /** It stands in a dictionary that the call is given, `**cfg`, where nothing is written back. */
  readonly isElsewhere?: true;
}

/** The arguments of a call of what `functools.partial` made: its keywords go before those that were put by. */
export function argumentsTogether(
  before: readonly HeldArgument[],
  own: readonly HeldArgument[],
): readonly HeldArgument[] {
  const names = new Set(own.map(({ name }) => name));
  return [...before.filter(({ name }) => name === undefined || !names.has(name)), ...own];
}

/** The class of a library that holds an activation, by its path. */
export interface HoldingClass {
  readonly path: string;
  /** It works in place. */
  readonly isInPlace?: true;
}

/** What a published table makes of a name. */
export interface NamedActivation {
  readonly table: PublishedTable;
  readonly parameters: Values;
  /** What stands beside the name. */
  readonly arguments?: readonly HeldArgument[];
}

export type Value =
  /** Something imported, or a member of it, by its qualified path; `from` is the key of the other file that imports it. */
  | {
      readonly kind: 'path';
      readonly path: string;
      readonly from?: string;
      /** The class of a library that holds it. */
      readonly library?: HoldingClass;
    }
  /** A module of torch.nn that is an activation, made by `construction.call`; none if only an annotation says so. */
  | {
      readonly kind: 'instance';
      readonly of: KnownActivation;
      readonly construction: Construction | undefined;
      /** What was set of it since, by the name that holds it, in order. */
      readonly set?: readonly AttributeSet[];
      /** All that is set anywhere by that name, before or after. */
      readonly followed?: readonly Setting[];
      /** The class of a library that holds it, where no code makes it. */
      readonly library?: HoldingClass;
      /** The library's table that made it by a name, and what the name sets. */
      readonly named?: NamedActivation;
      /** Only an annotation says so: with which parameters it is made nobody can tell. */
      readonly isTyped?: true;
    }
  /** `hasInput`: its first argument only holds the place of what it is called with, as in a lambda. */
  | {
      readonly kind: 'partial';
      readonly of: KnownActivation;
      readonly construction: Construction;
      readonly hasInput?: true;
    }
  /** `isAny`: it may be one that derives from it, as `cls` is. */
  | { readonly kind: 'class'; readonly scope: Scope; readonly isAny?: boolean }
  /** `given`: what its class is called with, where that is in sight; `isExact`: it is of no class that derives from its own. */
  | {
      readonly kind: 'object';
      readonly scope: Scope;
      readonly given?: GivenParameters;
      readonly isExact?: boolean;
      /** Of a class that derives from dict: what it holds. */
      readonly held?: Container;
    }
  | { readonly kind: 'function'; readonly scope: Scope }
  | Container
  | {
      readonly kind: 'constant';
      readonly value: number | boolean | null | string;
      readonly isInteger: boolean;
    }
  /** What attributes name, options of a command line; `isDeep`: dictionaries in it are read so, too. */
  | { readonly kind: 'namespace'; readonly held: Container; readonly isDeep?: true }
  | { readonly kind: 'tensor' }
  /** A module of torch.nn that is no activation; `isPlain` where a call of it answers one tensor. */
  | {
      readonly kind: 'layer';
      readonly isPlain: boolean;
      /** Of a class that holds activations: which, and the call that made it. */
      readonly made?: { readonly of: LibraryClass; readonly call: Call };
    }
  /** Something else that is known to be no tensor. */
  | { readonly kind: 'other' };

/** A list, a dictionary, or modules that are held like either. */
export interface Container {
  readonly kind: 'container';
  readonly entries: readonly Entry[];
  readonly isWhole: boolean;
  readonly isModule: boolean;
}

export interface Entry {
  /** None for "some element". */
  readonly key: string | number | undefined;
  readonly value: Element;
}

/** What stands in a container: written down, or known without being written. */
export type Element = Expression | Computed | Either;

/** An element that is written nowhere as one expression, as those of what `enumerate` answers. */
export interface Computed extends WrittenPlace {
  readonly kind: 'computed';
  readonly possible: Possible;
}

/** What stands at a place that was perhaps stored into. */
interface Either extends WrittenPlace {
  readonly kind: 'either';
  readonly alternatives: readonly Element[];
}

/** Where a value that a name holds was written down. */
export interface WrittenPlace {
  readonly chunk: Chunk;
  readonly start: number;
  readonly end: number;
}

/** Through which constant, parameter's default or argument of a call in the file a value came. */
export interface ReachedThrough extends WrittenPlace {
  readonly name: string;
  readonly kind: 'constant' | 'parameter default' | 'argument';
  /** It chose one of several in a table, so that another may be chosen. */
  readonly isChoice?: true;
}

export interface Alternative {
  readonly value: Value;
  readonly origin: WrittenPlace | undefined;
  readonly through: ReachedThrough | undefined;
  /** It rests on a usual import that is not written down. */
  readonly isAssumed: boolean;
}

/** All that an expression may be. */
export interface Possible {
  readonly alternatives: readonly Alternative[];
  /** It may be something else that reading cannot tell. */
  readonly isOpen: boolean;
}

export const none: Value = { kind: 'constant', value: null, isInteger: false };
export const unknown: Possible = { alternatives: [], isOpen: true };
export const nothing: Possible = { alternatives: [], isOpen: false };

export function only(value: Value, isAssumed = false): Possible {
  return { alternatives: [{ value, origin: undefined, through: undefined, isAssumed }], isOpen: false };
}

/** How many different values are kept; an answer with more is open. */
const most = 64;

export function union(parts: readonly Possible[]): Possible {
  const [first] = parts;
  if (!first) return nothing;
  if (parts.length === 1) return first;
  const alternatives: Alternative[] = [];
  let isOpen = false;
  for (const part of parts) {
    isOpen ||= part.isOpen;
    for (const alternative of part.alternatives) {
      if (alternatives.some((known) => isSame(known.value, alternative.value))) continue;
      if (alternatives.length >= most) isOpen = true;
      else alternatives.push(alternative);
    }
  }
  // Without the room that an array has to grow.
  return { alternatives: alternatives.slice(), isOpen };
}

function isSame(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (a.kind === 'path' && b.kind === 'path') return a.path === b.path && a.from === b.from;
  if (a.kind === 'constant' && b.kind === 'constant') return Object.is(a.value, b.value);
  if (a.kind === 'object' && b.kind === 'object')
    return a.scope === b.scope && a.given === b.given && a.held === b.held && a.isExact === b.isExact;
  if (a.kind === 'class' && b.kind === 'class') return a.scope === b.scope && a.isAny === b.isAny;
  if (a.kind === 'function' && b.kind === 'function') return a.scope === b.scope;
  if (a.kind === 'instance' && b.kind === 'instance')
    return (
      a.of === b.of &&
      a.construction?.arguments === b.construction?.arguments &&
      a.set === b.set &&
      a.named === b.named
    );
  return a.kind === b.kind && (a.kind === 'tensor' || a.kind === 'other');
}

/** The same possibilities, each having come from `origin` unless it is known to come from further. */
export function withOrigin(possible: Possible, origin: WrittenPlace): Possible {
  return mapAlternatives(possible, (one) => (one.origin ? one : { ...one, origin }));
}

export function mapAlternatives(possible: Possible, change: (one: Alternative) => Alternative): Possible {
  return { alternatives: possible.alternatives.map(change), isOpen: possible.isOpen };
}

/** None, as in `self.act = None`: who calls it or asks it for something knows that it is not. */
export function isFree({ value }: Alternative): boolean {
  return value.kind === 'constant' && value.value === null;
}

/** What follows from an assumption is one. */
export function assumedLike({ isAssumed }: Alternative, possible: Possible): Possible {
  return isAssumed ? mapAlternatives(possible, (one) => ({ ...one, isAssumed })) : possible;
}

/** A member of what one call gives is what that call gives. */
export function givenLike({ through }: Alternative, possible: Possible): Possible {
  if (through?.kind !== 'argument') return possible;
  return cameThrough(through, possible);
}

export function cameThrough(through: ReachedThrough, possible: Possible): Possible {
  return mapAlternatives(possible, (one) =>
    one.through?.kind === 'parameter default' ? one : { ...one, through },
  );
}

/** What stands at a qualified path: numbers of `math`, NumPy and PyTorch are known, of all else only the path. */
export function valueAtPath(path: string, from: { readonly from?: string } = {}): Value {
  const number = Object.hasOwn(numbersOfMath, path) ? numbersOfMath[path] : undefined;
  const whole: Value =
    from.from === undefined ? { kind: 'path', path } : { kind: 'path', path, from: from.from };
  return number === undefined ? whole : { kind: 'constant', value: number, isInteger: false };
}

/** The same as one name holds it, where these settings of it are followed: by another name, it is set behind its back. */
export function followedAs(possible: Possible, followed: readonly Setting[]): Possible {
  const isSame = possible.alternatives.every(
    ({ value }) => value.kind !== 'instance' || (followed.length === 0 && !value.followed),
  );
  if (isSame) return possible;
  return mapAlternatives(possible, (one) => {
    const { value } = one;
    return value.kind === 'instance' ? { ...one, value: { ...value, followed } } : one;
  });
}
