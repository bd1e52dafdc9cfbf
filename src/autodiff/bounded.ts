// What a formula answers in float64, with a bound of how far that may be from the truth: quick, and known to be right where
// nothing overflows or cancels.
import { double } from '../arithmetic/kernel-arithmetic.ts';
import { keep } from '../arithmetic/rounding.ts';
import { findById } from '../catalog/catalog.ts';
import type { Release } from '../foundation/release.ts';
import type { Graph, GraphNode } from './graph.ts';
import type { Gradient, Value } from './operation.ts';
import { operationOf } from './operations.ts';

/** Beside the size of each step's answer. */
const STEP_ERROR = 2 ** -49;

/** The answer of float64, and how far it may be from the truth: infinite or nan where that is not known. */
export interface Bounded {
  value: number;
  error: number;
}

interface Step {
  readonly slot: number;
  readonly operands: readonly [number, number, number];
  readonly count: number;
  readonly value: Value;
  readonly gradients: readonly (Gradient | undefined)[];
  readonly isBranch: boolean;
}

/** The function that answers for one x, in an object that is used again. */
export function bounded(
  graph: Graph,
  parameters: Readonly<Record<string, number>>,
  release: Release,
): (x: number) => Bounded {
  const { nodes, output } = graph;
  const values = new Float64Array(nodes.length);
  const errors = new Float64Array(nodes.length);
  const steps: Step[] = [];
  const inputs: number[] = [];
  for (const [slot, node] of nodes.entries()) {
    if (node.kind === 'constant') values[slot] = node.value;
    else if (node.kind === 'parameter') values[slot] = parameters[node.name] ?? Number.NaN;
    else if (node.kind === 'input') inputs.push(slot);
    else steps.push(stepOf(slot, node, release));
  }
  const answer: Bounded = { value: 0, error: 0 };
  return (x) => {
    for (const slot of inputs) values[slot] = x;
    for (const step of steps) run(step, values, errors);
    answer.value = values[output] ?? Number.NaN;
    answer.error = errors[output] ?? Number.NaN;
    return answer;
  };
}

function stepOf(
  slot: number,
  node: Extract<GraphNode, { kind: 'operation' | 'activation' }>,
  release: Release,
): Step {
  const [a = 0, b = 0, c = 0] = node.arguments as readonly number[];
  const place = { slot, operands: [a, b, c], count: node.arguments.length } as const;
  if (node.kind === 'activation') {
    const entry = findById(node.id, release);
    if (entry?.kind !== 'elementwise') throw new Error(`No elementwise activation is called ${node.id}.`);
    const f = entry.functionAt(node.parameters);
    return { ...place, value: f.value, gradients: [(_, __, x) => f.derivative(x)], isBranch: false };
  }
  const row = operationOf(node.operation);
  const inDouble = { q: keep, arithmetic: double, release };
  return {
    ...place,
    value: row.value(inDouble),
    gradients: row.gradients?.(inDouble) ?? [],
    isBranch: row.isBranch === true,
  };
}

function run(
  { slot, operands: [a, b, c], count, value, gradients, isBranch }: Step,
  values: Float64Array,
  errors: Float64Array,
): void {
  const [one, two, three] = [values[a] ?? 0, values[b] ?? 0, values[c] ?? 0];
  const y = value(one, two, three);
  let error = Math.abs(y) * STEP_ERROR;
  for (let i = 0; i < count; i++) {
    const place = i === 0 ? a : i === 1 ? b : c;
    const own = errors[place] ?? 0;
    const gradient = gradients[i];
    if (own === 0 || !gradient || (isBranch && i !== (one ? 1 : 2))) continue;
    const slope = gradient(1, y, one, two, three);
    if (slope !== 0) {
      error += Math.abs(slope) * own;
      continue;
    }
    // Flat here, but perhaps not where the operand really is.
    for (const by of [own, -own]) {
      const there = value(i === 0 ? one + by : one, i === 1 ? two + by : two, i === 2 ? three + by : three);
      error = Math.max(error, Math.abs(there - y));
    }
  }
  values[slot] = y;
  errors[slot] = error;
}
