// What instances of other libraries' classes hold, where that is an activation: `self.relu` in a class that derives from
// torchvision's ResNet, `layer.activation` of a layer of Transformers.
import { type Held, type LibraryClass, libraryClasses } from '../../catalog/library-classes.ts';
import type { Call } from '../syntax/syntax.ts';
import { findApiPath, findByString } from './api-paths.ts';
import type { Resolution } from './resolution.ts';
import { only, type Possible, union, unknown, type Value } from './values.ts';

const byPath = new Map<string, LibraryClass>();
const byMaker = new Map<string, LibraryClass>();
for (const one of libraryClasses) {
  for (const path of one.paths) byPath.set(path, one);
  for (const path of one.makers ?? []) byMaker.set(path, one);
}

/** The class at a path, or the one that the function there makes an instance of. */
export function libraryClassAt(path: string): LibraryClass | undefined {
  return byPath.get(path) ?? byMaker.get(path);
}

/**
 * The attribute of an instance that `call` made; of a class that derives from `of`, without a call, for it may hand on anything.
 * Undefined if the class says nothing of it.
 */
export function libraryMember(
  resolution: Resolution,
  of: LibraryClass,
  name: string,
  call?: Call,
): Possible | undefined {
  const held = Object.hasOwn(of.attributes, name) ? of.attributes[name] : undefined;
  const possible = held && heldBy(resolution, of, held, call);
  // One is stored into an unknown object.
  return possible && call && resolution.dottedNames.has(name) ? { ...possible, isOpen: true } : possible;
}

/** The element at an index of an instance that `call` made; undefined if the class says nothing of it. */
export function libraryElement(
  resolution: Resolution,
  of: LibraryClass,
  index: number,
  call: Call,
): Possible | undefined {
  const held = of.elements?.[index];
  return held && heldBy(resolution, of, held, call);
}

function heldBy(
  resolution: Resolution,
  { paths: [path = ''] }: LibraryClass,
  held: Held,
  call: Call | undefined,
): Possible | undefined {
  const usual = usualOf(held, path);
  const { argument } = held;
  if (!usual || !argument) return usual && only(usual);
  if (!call || call.arguments.some(({ stars }) => stars > 0)) return { ...only(usual), isOpen: true };
  const positional = call.arguments.filter((one) => one.name === undefined);
  const given = call.arguments.find((one) => one.name === argument.name) ?? positional[argument.position];
  if (!given) return only(usual);
  const { alternatives, isOpen } = resolution.resolve(given.value);
  const parts = alternatives.map(({ value }) => made(value, usual));
  return union(isOpen || parts.length === 0 ? [...parts, unknown] : parts);
}

function usualOf({ path, isInPlace }: Held, library: string): Value | undefined {
  const of = findApiPath(path);
  if (of?.apiPath.kind !== 'module') return of && { kind: 'path', path, library: { path: library } };
  return {
    kind: 'instance',
    of,
    construction: undefined,
    library: { path: library, ...(isInPlace ? { isInPlace } : {}) },
  };
}

/** What the class holds of what it is given: an instance of a class, the function of a name, anything else as it is. */
function made(value: Value, usual: Value): Possible {
  if (value.kind === 'constant' && typeof value.value === 'string') {
    const named = findByString(value.value);
    return named ? only({ kind: 'path', path: named.apiPath.path }) : unknown;
  }
  if (value.kind === 'constant') return unknown;
  const of = usual.kind === 'instance' && value.kind === 'path' ? findApiPath(value.path) : undefined;
  return of?.apiPath.kind === 'module'
    ? only({ kind: 'instance', of, construction: undefined })
    : only(value);
}
