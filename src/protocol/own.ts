// Reads an activation of somebody's own from a message, a saved panel or a link. Whoever sent it may be anybody: what is
// no formula, or one that would take long, is dropped.
import type { GraphNode, OneNumber } from '../autodiff/graph.ts';
import { type OperationName, operationOf } from '../autodiff/operations.ts';
import type { Named, OwnActivation } from '../autodiff/own-activation.ts';
import type { Values } from '../catalog/activation.ts';
import { findById } from '../catalog/catalog.ts';
import { isRecord } from '../foundation/is-record.ts';
import { finite, readActivation, readNumber } from './fields.ts';

/** No activation that a person would look at has more; the reader stops at the same. */
const mostNodes = 400;
const mostParameters = 32;
/** Of a formula that was typed, its name is that formula. */
const longestName = 200;

/** What is plotted: an activation of the catalog, or one's own, and its parameters. */
export interface Plotted extends Named {
  readonly parameters: Values;
}

/** An activation and those of its parameters that can be read; the others stand at their defaults. */
export function readPlotted(value: unknown): Plotted | undefined {
  if (!isRecord(value) || value.own === undefined) return readActivation(value);
  const own = readOwn(value.own);
  if (!own) return undefined;
  const given = isRecord(value.parameters) ? value.parameters : {};
  const parameters: Record<string, number> = {};
  for (const { name } of own.parameters) {
    const number = Object.hasOwn(given, name) ? readNumber(given[name]) : undefined;
    if (number !== undefined) parameters[name] = number;
  }
  return { id: own.name, parameters, own };
}

/** A name of Python's, which a curve's parameters are called by. */
const isName = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= longestName && /^[^\W\d]\w*$/u.test(value);

/** The activation; undefined for anything else. */
export function readOwn(value: unknown): OwnActivation | undefined {
  if (!isRecord(value) || typeof value.name !== 'string' || value.name === '') return undefined;
  if (!Array.isArray(value.nodes) || value.nodes.length > mostNodes) return undefined;
  if (!Array.isArray(value.parameters) || value.parameters.length > mostParameters) return undefined;
  const parameters: { name: string; value: number }[] = [];
  for (const one of value.parameters) {
    const number = isRecord(one) ? readNumber(one.value) : undefined;
    if (number === undefined || !isName(one.name) || parameters.some(({ name }) => name === one.name))
      return undefined;
    parameters.push({ name: one.name, value: number });
  }
  const nodes: GraphNode[] = [];
  for (const one of value.nodes) {
    const node = readNode(one, nodes.length, (name) => parameters.some((known) => known.name === name));
    if (!node) return undefined;
    nodes.push(node);
  }
  const output = placeIn(value.output, nodes.length);
  if (output === undefined || !nodes.some(({ kind }) => kind === 'input')) return undefined;
  return {
    name: value.name.slice(0, longestName),
    nodes,
    output,
    parameters,
    ...(value.isNumpy === true ? { isNumpy: true } : {}),
  };
}

/** A place before `end`: no node hangs on one that comes after it, so that a formula is as deep as it is long at most. */
function placeIn(value: unknown, end: number): number | undefined {
  const at = finite(value);
  return at !== undefined && Number.isInteger(at) && at >= 0 && at < end ? at : undefined;
}

function readNode(value: unknown, at: number, isParameter: (name: string) => boolean): GraphNode | undefined {
  if (!isRecord(value)) return undefined;
  switch (value.kind) {
    case 'input':
      return { kind: 'input' };
    case 'constant': {
      const number = readNumber(value.value);
      return number === undefined ? undefined : { kind: 'constant', value: number, ...tensorOf(value) };
    }
    case 'parameter': {
      const { name } = value;
      return isName(name) && isParameter(name) ? { kind: 'parameter', name, ...tensorOf(value) } : undefined;
    }
    case 'operation': {
      const { operation } = value;
      const row = typeof operation === 'string' ? operationOf(operation as OperationName) : undefined;
      const operands = readPlaces(value.arguments, at);
      return row && operands?.length === row.arity
        ? { kind: 'operation', operation: operation as OperationName, arguments: operands }
        : undefined;
    }
    case 'activation': {
      const [operand, ...others] = readPlaces(value.arguments, at) ?? [];
      const activation = readActivation({ id: value.id, parameters: value.parameters });
      const isOfNumbers = activation && findById(activation.id)?.kind === 'elementwise';
      return isOfNumbers && operand !== undefined && others.length === 0
        ? { kind: 'activation', ...activation, arguments: [operand] }
        : undefined;
    }
    default:
      return undefined;
  }
}

function readPlaces(value: unknown, end: number): readonly number[] | undefined {
  if (!Array.isArray(value) || value.length > 3) return undefined;
  const places = value.flatMap((one) => placeIn(one, end) ?? []);
  return places.length === value.length ? places : undefined;
}

const tensorOf = ({ tensor }: Record<string, unknown>): { readonly tensor?: OneNumber } =>
  tensor === 'scalar' || tensor === 'vector' ? { tensor } : {};
