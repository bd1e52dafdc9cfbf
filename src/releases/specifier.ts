// Which versions a requirement allows, as pip, Poetry, conda and pixi write it: `>=2.1,<2.5`, `~=2.3.0`, `^2.1`, `2.4.*`,
// `=2.1`, `>=2,<2.2 || 2.4`.
import {
  compareVersions,
  knownVersions,
  type NamedRelease,
  readNumbers,
  releaseOf,
  toVersion,
  type Version,
} from './version.ts';

/** All versions from `from` on and below `to`; `not`: all others. */
interface Clause {
  readonly from?: Version;
  readonly to?: Version;
  readonly not?: true;
}

/** What all of the clauses of one of the alternatives allow. */
export type Specifier = readonly (readonly Clause[])[];

/** Any version. */
export const anyVersion: Specifier = [[]];

/** The version after this one, counted in patches. */
const after = ([major, minor, patch]: Version): Version => [major, minor, patch + 1];

/** The first version beyond all that begin with these numbers. */
function beyondPrefix(numbers: readonly number[]): Version {
  const last = numbers.length - 1;
  return toVersion(numbers.map((number, at) => (at === last ? number + 1 : number)));
}

const operators: Readonly<Record<string, (numbers: readonly number[], version: Version) => Clause>> = {
  '==': (_, version) => ({ from: version, to: after(version) }),
  '===': (_, version) => ({ from: version, to: after(version) }),
  '!=': (_, version) => ({ from: version, to: after(version), not: true }),
  '<': (_, version) => ({ to: version }),
  '<=': (_, version) => ({ to: after(version) }),
  '>': (_, version) => ({ from: after(version) }),
  '>=': (_, version) => ({ from: version }),
  // conda's: the numbers are the beginning of the version.
  '=': (numbers, version) => ({ from: version, to: beyondPrefix(numbers) }),
  '~=': (numbers, version) => ({ from: version, to: beyondPrefix(numbers.slice(0, -1)) }),
  // Poetry's: the first number that is not 0 stays; or the first two.
  '^': (numbers, version) => {
    const first = numbers.findIndex((number) => number > 0);
    return { from: version, to: beyondPrefix(numbers.slice(0, Math.max(first, 0) + 1)) };
  },
  '~': (numbers, version) => ({ from: version, to: beyondPrefix(numbers.slice(0, 2)) }),
};

const clausePattern = /\s*(?:,\s*)?(?:(===|==|~=|!=|<=|>=|<|>|=|\^|~)\s*)?(\*|v?\d[\w.!+*-]*)\s*/iy;

/** How long a specifier may be. */
const longest = 1000;

/** Reads a specifier, or undefined if it is not one. */
export function readSpecifier(text: string): Specifier | undefined {
  if (text.length > longest) return undefined;
  const inner = text.trim().replace(/^\((.*)\)$/s, '$1');
  if (inner === '') return anyVersion;
  const alternatives = inner.split(/\|\|?/).map(readClauses);
  return alternatives.some((one) => one === undefined)
    ? undefined
    : alternatives.filter((one) => one !== undefined);
}

function readClauses(text: string): readonly Clause[] | undefined {
  const clauses: Clause[] = [];
  for (let at = 0; at < text.length; at = clausePattern.lastIndex) {
    clausePattern.lastIndex = at;
    const [, operator = '==', written = ''] = clausePattern.exec(text) ?? [];
    if (written === '') return undefined;
    if (written === '*') continue;
    const numbers = readNumbers(written);
    const make = operators[operator];
    if (!numbers || !make) return undefined;
    const clause = make(numbers, toVersion(numbers));
    const isPrefix = /\.\*|\*$/.test(written) && ['==', '!=', '='].includes(operator);
    clauses.push(isPrefix ? { ...clause, from: toVersion(numbers), to: beyondPrefix(numbers) } : clause);
  }
  return clauses;
}

/** What both allow. */
export function intersect(one: Specifier, other: Specifier): Specifier {
  return one.flatMap((clauses) => other.map((more) => [...clauses, ...more])).slice(0, 64);
}

/** Whether it says anything at all of the version. */
export function isOpen(specifier: Specifier): boolean {
  return specifier.some((clauses) => clauses.length === 0);
}

/**
 * The newest known release that is allowed; where only versions are allowed that are not known, one of them. Undefined where
 * nothing is.
 */
export function newestAllowed(specifier: Specifier): NamedRelease | undefined {
  const allowed = [...knownVersions, ...specifier.flat().flatMap(edgesOf)].find((version) =>
    specifier.some((clauses) => clauses.every((clause) => allows(clause, version))),
  );
  return allowed && releaseOf(allowed);
}

function allows({ from, to, not }: Clause, version: Version): boolean {
  const isInside =
    (!from || compareVersions(version, from) >= 0) && (!to || compareVersions(version, to) < 0);
  return isInside !== (not === true);
}

/** Versions at the ends of a clause. */
function edgesOf({ from, to }: Clause): readonly Version[] {
  const [major = 0, minor = 0, patch = 0] = to ?? [];
  const many = 99_999;
  const below: Version =
    patch > 0 ? [major, minor, patch - 1] : minor > 0 ? [major, minor - 1, many] : [major - 1, many, many];
  return [...(from ? [from] : []), ...(to ? [below, to] : [])];
}
