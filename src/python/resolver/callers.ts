// What the calls in the same file give a parameter that says nothing by itself: `Block(nn.GELU())` for `act` of
// `def __init__(self, act)`. Others may call it otherwise.
import type { Scope } from '../binder/scopes.ts';
import type { Argument, Call, Expression, Parameter } from '../syntax/syntax.ts';
import { findApiPath } from './api-paths.ts';
import { isCounted, isDictionary, unpack } from './containers.ts';
import { nameOfDecorator } from './decorators.ts';
import type { Resolution } from './resolution.ts';
import {
  type Alternative,
  type Element,
  mapAlternatives,
  type Possible,
  union,
  unknown,
  withOrigin,
} from './values.ts';

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

/** What `@pytest.mark.parametrize("act", [nn.ReLU, nn.GELU])` over a test or its class gives it: each of these, and nothing else. */
export function givenByTest(
  resolution: Resolution,
  { statement, parent }: Scope,
  { name }: Parameter,
): Possible | undefined {
  if (statement?.kind !== 'function' || !/^test/i.test(statement.name)) return undefined;
  const around = parent?.kind === 'class' ? (parent.statement?.decorators ?? []) : [];
  for (const decorator of [...statement.decorators, ...around]) {
    if (decorator.kind !== 'call' || nameOfDecorator(decorator) !== 'parametrize') continue;
    const [names, values] = ['argnames', 'argvalues'].map(
      (one, index) => argumentFor(decorator, one, index)?.value,
    );
    const all = names ? namesOf(names) : [];
    const index = all.indexOf(name);
    if (!values || index < 0) continue;
    const rows = elementsIn(resolution, values);
    return rows && union(rows.map((row) => cellOf(resolution, row, all.length === 1 ? undefined : index)));
  }
  return undefined;
}

/** `"n, act"`, `("n", "act")` */
function namesOf(node: Expression): readonly string[] {
  if (node.kind === 'text') return node.value.split(',').map((one) => one.trim());
  return node.kind === 'sequence' ? node.elements.map((one) => (one.kind === 'text' ? one.value : '')) : [];
}

/** What stands in a list that is written there or held by a name; undefined if that may be more. */
function elementsIn(resolution: Resolution, node: Expression): readonly Element[] | undefined {
  if (node.kind === 'sequence' && !node.elements.some(({ kind }) => kind === 'starred')) return node.elements;
  const { alternatives, isOpen } = resolution.resolve(node);
  const [only] = alternatives;
  return !isOpen && alternatives.length === 1 && only?.value.kind === 'container' && isCounted(only.value)
    ? only.value.entries.map(({ value }) => value)
    : undefined;
}

/** What a row gives one of the names, all of it without an index: `(1, nn.GELU)`, `pytest.param(1, nn.GELU, id="b")`. */
function cellOf(resolution: Resolution, row: Element, index: number | undefined): Possible {
  const isParam = row.kind === 'call' && row.callee.kind === 'attribute' && row.callee.name === 'param';
  if (!isParam) {
    const possible = withOrigin(resolution.resolve(row), row);
    return index === undefined ? possible : unpack(resolution, possible, [index]);
  }
  const argument = row.arguments[index ?? 0];
  return argument?.name === undefined && argument?.stars === 0
    ? withOrigin(resolution.resolve(argument.value), argument.value)
    : unknown;
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
