// What the calls in the same file give a parameter that says nothing by itself: `Block(nn.GELU())` for `act` of
// `def __init__(self, act)`. Others may call it otherwise.
import type { Scope } from '../binder/scopes.ts';
import type { Argument, Call, Parameter } from '../syntax/syntax.ts';
import { findApiPath } from './api-paths.ts';
import { isDictionary, unpack } from './containers.ts';
import { nameOfDecorator } from './decorators.ts';
import type { Resolution } from './resolution.ts';
import { type Alternative, mapAlternatives, type Possible, union, withOrigin } from './values.ts';

/** How many calls are looked at. */
const most = 16;

/** What is given to the parameter at `index` of the function; undefined where no call in the file says it. */
export function givenByCallers(
  resolution: Resolution,
  { statement, parent }: Scope,
  parameter: Parameter,
  index: number,
): Possible | undefined {
  if (statement?.kind !== 'function' || parameter.stars > 0) return undefined;
  const owner = parent?.kind === 'class' ? parent : undefined;
  if (owner && statement.name !== '__init__') return undefined;
  const name = owner ? owner.statement?.name : statement.name;
  const calls = name === undefined ? [] : resolution.callsOf(name);
  const parts: Possible[] = [];
  for (const call of calls.slice(0, most)) {
    const argument = argumentFor(call, parameter.name, owner ? index - 1 : index);
    if (!argument || !isCalled(resolution, call, owner, statement)) continue;
    const { value } = argument;
    const { chunk, start, end } = value;
    const through = { kind: 'argument', name: parameter.name, chunk, start, end } as const;
    const given = resolution.resolve(value);
    // What nobody knows for certain is not handed on, unless it is so by default.
    if (given.isOpen && given.alternatives.some((one) => !one.through || one.through.kind === 'constant'))
      continue;
    const telling = { alternatives: given.alternatives.filter(isTelling), isOpen: true };
    parts.push(
      mapAlternatives(withOrigin(telling, value), (one) => ({ ...one, through: one.through ?? through })),
    );
  }
  const all = union(parts);
  return all.alternatives.length > 0 ? { ...all, isOpen: true } : undefined;
}

/** What `@pytest.mark.parametrize("act", [nn.ReLU, nn.GELU])` gives a test: each of these, and nothing else. */
export function givenByTest(
  resolution: Resolution,
  { statement }: Scope,
  { name }: Parameter,
): Possible | undefined {
  if (statement?.kind !== 'function') return undefined;
  for (const decorator of statement.decorators) {
    if (decorator.kind !== 'call' || nameOfDecorator(decorator) !== 'parametrize') continue;
    const [names, values] = decorator.arguments.map(({ value }) => value);
    if (names?.kind !== 'text' || values?.kind !== 'sequence') continue;
    const all = names.value.split(',').map((one) => one.trim());
    const index = all.indexOf(name);
    if (index < 0) continue;
    const parts = values.elements.map((element) => {
      const row = withOrigin(resolution.resolve(element), element);
      return all.length === 1 ? row : unpack(resolution, row, [index]);
    });
    return union(parts);
  }
  return undefined;
}

/** An activation, its name, what holds it, or what configures it. */
function isTelling({ value }: Alternative): boolean {
  if (value.kind === 'constant') return typeof value.value === 'string';
  if (value.kind === 'path') return findApiPath(value.path) !== undefined;
  if (value.kind === 'container') return isDictionary(value);
  return /^(?:instance|partial|object|class|function|namespace)$/.test(value.kind);
}

function argumentFor({ arguments: list }: Call, name: string, index: number): Argument | undefined {
  const named = list.find((one) => one.name === name);
  if (named) return named;
  const before = list.slice(0, index + 1);
  return before.every((one) => one.name === undefined && one.stars === 0) ? before[index] : undefined;
}

function isCalled(
  resolution: Resolution,
  { callee }: Call,
  owner: Scope | undefined,
  statement: Scope['statement'],
): boolean {
  return resolution.resolve(callee).alternatives.some(({ value }) => {
    if (owner) return value.kind === 'class' && value.scope === owner;
    return value.kind === 'function' && value.scope.statement === statement;
  });
}
