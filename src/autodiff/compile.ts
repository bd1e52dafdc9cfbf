// Makes functions of one number from a formula: forward operation by operation, backward as autograd goes, every answer
// rounded to the type that PyTorch gives it.
import { arithmeticOf } from '../arithmetic/kernel-arithmetic.ts';
import { type Round, roundTo } from '../arithmetic/rounding.ts';
import { findById } from '../catalog/catalog.ts';
import type { Dtype } from '../foundation/dtype.ts';
import { isSince, type Release } from '../foundation/release.ts';
import type { Kernel } from '../functions/function.ts';
import type { Graph, GraphNode } from './graph.ts';
import type { Gradient, Operation, Steps, Value } from './operation.ts';
import { operationOf } from './operations.ts';

/** What a formula is computed in. */
export interface ComputedIn {
  /** `exact`: float64 throughout, whatever the code says of types. */
  readonly dtype: Dtype | 'exact';
  readonly release: Release;
  /** As many numbers as fill the vector unit, where PyTorch uses another library. */
  readonly isVector?: boolean;
  /** Activations of the catalog answer single numbers all the same, which is quicker: last digits may differ. */
  readonly isQuick?: boolean;
}

/** What is known of a node before any number is. */
interface Typed {
  /** It hangs on x. */
  readonly isDynamic: boolean;
  /** `number`: Python's; `scalar`: a tensor without dimensions that does not hang on x. */
  readonly is: 'number' | 'scalar' | 'tensor';
  readonly dtype: Dtype;
  /** A mask, or whole numbers made of masks: beside a fraction it becomes float32, beside a tensor what that is. */
  readonly isWhole?: boolean;
}

/** An operation, ready to run. */
interface Step {
  readonly slot: number;
  readonly arguments: readonly [number, number, number];
  readonly value: Value;
  /** Many numbers at once, a multiple of 64, where that is quicker. */
  readonly batch?: ((input: Float64Array, output: Float64Array) => void) | undefined;
  readonly gradients: readonly (Gradient | undefined)[];
  readonly isBranch: boolean;
  /** How a gradient is rounded that goes to an argument: its type may be another one. */
  readonly rounds: readonly Round[];
}

/** A formula that can be asked. */
export interface Compiled extends Pick<Kernel, 'value' | 'derivative'> {
  /** For each x of `input`, f(x), and f′(x) where it is asked for. */
  batch(input: Float64Array, values: Float64Array | undefined, derivatives?: Float64Array): void;
  /** PyTorch raises for a tensor of several numbers: a number decides which way Python goes. */
  readonly hasBranches: boolean;
  /** Its answer is a number of Python's. */
  readonly isOfNumbers: boolean;
  /** `backward` raises, or there is nothing to go back through: Python's numbers have no gradient. */
  readonly hasNoGradient: boolean;
}

/** How many numbers go through all operations together. */
const BLOCK = 1024;

/** Makes a graph ready to run with its parameters' values; throws where an activation is not the catalog's. */
export function compile(
  graph: Graph,
  parameters: Readonly<Record<string, number>>,
  where: ComputedIn,
): Compiled {
  const { nodes, output } = graph;
  const isExact = where.dtype === 'exact';
  const dtype = where.dtype === 'exact' ? 'float64' : where.dtype;
  const stepsOf = stepsBy(where);
  const typed: Typed[] = [];
  for (const node of nodes) {
    const type = typeOf(node, typed, dtype);
    typed.push(isExact ? { ...type, dtype } : type);
  }
  const slots: number[] = nodes.map((node) => startOf(node, parameters, isExact));
  // Of what Python computes with numbers the slope is asked for as of any function.
  const isOfNumbers = isExact && typed[output]?.is === 'number';
  const steps: Step[] = [];
  for (const [slot, node] of nodes.entries()) {
    if (node.kind !== 'operation' && node.kind !== 'activation') continue;
    const type = typed[slot] as Typed;
    const row = node.kind === 'operation' ? operationOf(node.operation) : rowOfActivation(node, where);
    const taken = operandDtype(node.arguments.map((at) => typed[at] as Typed)) ?? type.dtype;
    const { value, gradients } = rowIn(
      isOfNumbers && node.kind === 'operation' && node.operation === 'item' ? operationOf('copy') : row,
      stepsOf(row.isMask ? taken : type.dtype),
    );
    const operands = node.arguments.map((at, i) => {
      const operand = typed[at] as Typed;
      if (operand.isDynamic && operand.is !== 'number') return at;
      if (operand.isDynamic || isExponent(node)) return at;
      const into = type.is === 'number' ? 'float64' : taken;
      const number = numberIn(slots[at] ?? 0, row, into, where.release);
      // In front of many numbers, a tensor without dimensions takes their type.
      slots.push(where.isVector && i === 0 && operand.is === 'scalar' ? roundTo(into)(number) : number);
      return slots.length - 1;
    });
    const [a = 0, b = 0, c = 0] = operands;
    const step: Step = {
      slot,
      arguments: [a, b, c],
      value,
      batch: node.kind === 'activation' && where.isVector ? batchOf(node, where, type.dtype) : undefined,
      gradients: operands.map((at, i) => (typed[at]?.isDynamic ? gradients[i] : undefined)),
      isBranch: row.isBranch === true,
      rounds: node.arguments.map((at) => roundTo((typed[at] as Typed).dtype)),
    };
    if (type.isDynamic) steps.push(step);
    else slots[slot] = value(slots[a] ?? 0, slots[b] ?? 0, slots[c] ?? 0);
  }
  const input = nodes.findIndex(({ kind }) => kind === 'input');
  const result = typed[output] as Typed;
  const isReached = reachedBy(steps, output);
  const hasNoBackward = nodes.some(
    (node, at) => node.kind === 'operation' && isReached.has(at) && operationOf(node.operation).hasNoBackward,
  );
  const program = { steps, slots, input, output, round: roundTo(dtype) };
  return {
    ...runner(program),
    hasBranches: steps.some(({ isBranch }) => isBranch),
    isOfNumbers: result.is === 'number' && result.isDynamic,
    hasNoGradient:
      hasNoBackward || (!isExact && !isReached.has(input)) || (result.is === 'number' && result.isDynamic),
  };
}

/** The operations in the arithmetic of a type; each is made once. */
function stepsBy({ release, isVector = false }: ComputedIn): (dtype: Dtype) => Steps {
  const known = new Map<Dtype, Steps>();
  return (dtype) => {
    const steps = known.get(dtype) ?? {
      q: roundTo(dtype),
      arithmetic: arithmeticOf(roundTo(dtype), isVector),
      release,
      isVector,
    };
    known.set(dtype, steps);
    return steps;
  };
}

function rowIn(row: Operation, steps: Steps): { value: Value; gradients: readonly (Gradient | undefined)[] } {
  return { value: row.value(steps), gradients: row.gradients?.(steps) ?? [] };
}

/** An activation of the catalog as an operation. */
function rowOfActivation(node: Extract<GraphNode, { kind: 'activation' }>, where: ComputedIn): Operation {
  const entry = findById(node.id, where.release);
  if (entry?.kind !== 'elementwise') throw new Error(`No elementwise activation is called ${node.id}.`);
  const whole = entry.functionAt(node.parameters);
  const kernelIn = (dtype: Dtype): Pick<Kernel, 'value' | 'derivative' | 'through' | 'slope'> => {
    if (where.dtype === 'exact') return whole;
    return where.isVector && !where.isQuick ? severalOf(whole.inDtype(dtype)) : whole.inDtype(dtype);
  };
  // What lets none through somewhere chooses; all else multiplies, an infinite one by 0, too.
  const picks = whole.facts().dead.length > 0;
  return {
    arity: 1,
    value: ({ q }) => kernelIn(dtypeOf(q)).value,
    gradients: ({ q }) => {
      const { derivative, through, slope: unrounded = derivative } = kernelIn(dtypeOf(q));
      if (through) return [(g, _, x) => through(g, x)];
      return [
        (g, _, x) => {
          const slope = unrounded(x);
          return picks && slope === 0 ? 0 : q(g * slope);
        },
      ];
    },
  };
}

/** Of an activation of the catalog, as it answers in a long tensor. */
function batchOf(
  node: Extract<GraphNode, { kind: 'activation' }>,
  where: ComputedIn,
  dtype: Dtype,
): Step['batch'] {
  const entry = findById(node.id, where.release);
  return entry?.kind === 'elementwise' ? entry.functionAt(node.parameters).inDtype(dtype).batch : undefined;
}

const dtypeOf = (round: Round): Dtype =>
  (['float32', 'float16', 'bfloat16'] as const).find((dtype) => roundTo(dtype) === round) ?? 'float64';

/** What it answers among so many that they fill the vector unit. */
function severalOf(kernel: Kernel): Pick<Kernel, 'value' | 'derivative'> {
  const [input, output] = [new Float64Array(64), new Float64Array(64)];
  return {
    value: (x) => {
      kernel.batch(input.fill(x), output);
      return output[0] ?? Number.NaN;
    },
    derivative: (x) => {
      kernel.batch(input.fill(x), undefined, output);
      return output[0] ?? Number.NaN;
    },
  };
}

const widths: Readonly<Record<Dtype, number>> = { float16: 0, bfloat16: 0, float32: 1, float64: 2 };

const isTensor = ({ is }: Typed): boolean => is !== 'number';

/** The type that tensors are promoted to together, or undefined if there is none. */
function operandDtype(operands: readonly Typed[]): Dtype | undefined {
  const tensors = operands.filter(({ is }) => is === 'tensor');
  const all = tensors.length > 0 ? tensors : operands.filter(({ is }) => is === 'scalar');
  const parts = all.filter(({ isWhole }) => !isWhole);
  const some = parts.length > 0 ? parts : all;
  return some.map(({ dtype }) => dtype).reduce<Dtype | undefined>(wider, undefined);
}

function wider(one: Dtype | undefined, other: Dtype): Dtype {
  if (one === undefined || one === other) return other;
  if (widths[one] === 0 && widths[other] === 0) return 'float32';
  return widths[one] > widths[other] ? one : other;
}

function typeOf(node: GraphNode, before: readonly Typed[], dtype: Dtype): Typed {
  switch (node.kind) {
    case 'input':
      return { isDynamic: true, is: 'tensor', dtype };
    case 'constant':
    case 'parameter':
      if (!node.tensor) {
        const isWhole = node.kind === 'constant' && Number.isInteger(node.value);
        return { isDynamic: false, is: 'number', dtype: 'float64', isWhole };
      }
      return { isDynamic: false, is: node.tensor === 'scalar' ? 'scalar' : 'tensor', dtype: 'float32' };
    default: {
      const operands = node.arguments.map((at) => before[at] as Typed);
      const isDynamic = operands.some((one) => one.isDynamic);
      const name = node.kind === 'operation' ? node.operation : undefined;
      if (name === 'item') return { isDynamic, is: 'number', dtype: 'float64' };
      if (name === 'fill') return { isDynamic: false, is: 'scalar', dtype: operands[1]?.dtype ?? dtype };
      if (operands.every(({ is }) => is === 'number')) return { isDynamic, is: 'number', dtype: 'float64' };
      const is = operands.some((one) => one.is === 'tensor') ? 'tensor' : 'scalar';
      if (name === 'toFloat32') return { isDynamic, is, dtype: 'float32' };
      if (name === 'toFloat64') return { isDynamic, is, dtype: 'float64' };
      if (name === 'toInput') return { isDynamic, is, dtype };
      // What is chosen by a mask has the type of what is chosen.
      const typing = name === 'where' || name === 'branch' ? operands.slice(1) : operands;
      const isMask = name !== undefined && operationOf(name).isMask === true;
      const isWhole = isMask || (typing.some(isTensor) && typing.every((one) => one.isWhole));
      if (isWhole && (isMask || /^(?:add|subtract|multiply|copy|abs|where|branch)$/.test(`${name}`)))
        return { isDynamic, is, dtype: operandDtype(typing) ?? dtype, isWhole };
      const tensors = typing.filter(isTensor);
      if (tensors.length > 0 && tensors.every((one) => one.isWhole))
        return { isDynamic, is, dtype: 'float32' };
      return { isDynamic, is, dtype: operandDtype(typing) ?? dtype };
    }
  }
}

/** A power that is a number is looked at as it is written. */
const isExponent = (node: GraphNode): boolean => node.kind === 'operation' && node.operation === 'power';

/** A number beside tensors of `dtype`: products of 16 bits take it in float32 since 2.1. */
function numberIn(value: number, row: Operation, dtype: Dtype, release: Release): number {
  if (dtype === 'float64') return value;
  return row.roundsNumbers || !isSince(release, '2.1') ? roundTo(dtype)(value) : Math.fround(value);
}

function startOf(node: GraphNode, parameters: Readonly<Record<string, number>>, isExact: boolean): number {
  if (node.kind !== 'constant' && node.kind !== 'parameter') return 0;
  const value = node.kind === 'constant' ? node.value : (parameters[node.name] ?? Number.NaN);
  return node.tensor && !isExact ? Math.fround(value) : value;
}

/** The slots that gradients come through on their way from the output. */
function reachedBy(steps: readonly Step[], output: number): ReadonlySet<number> {
  const reached = new Set([output]);
  for (const { slot, arguments: list, gradients } of [...steps].reverse())
    if (reached.has(slot)) for (const [i, at] of list.entries()) if (gradients[i]) reached.add(at);
  return reached;
}

interface Program {
  readonly steps: readonly Step[];
  readonly slots: readonly number[];
  readonly input: number;
  readonly output: number;
  readonly round: Round;
}

function runner(program: Program): Pick<Compiled, 'value' | 'derivative' | 'batch'> {
  const { steps, input, output, round } = program;
  const slots = Float64Array.from(program.slots);
  const gradients = new Float64Array(slots.length);
  const isReached = new Uint8Array(slots.length);

  const forward = (x: number): number => {
    slots[input] = round(x);
    for (const {
      slot,
      arguments: [a, b, c],
      value,
    } of steps)
      slots[slot] = value(slots[a] ?? 0, slots[b] ?? 0, slots[c] ?? 0);
    return slots[output] ?? Number.NaN;
  };

  const hand = (step: Step, which: number): void => {
    const [a, b, c] = step.arguments;
    const gradient = step.gradients[which];
    const at = step.arguments[which] ?? 0;
    const rounded = step.rounds[which];
    if (!gradient || !rounded) return;
    const own = rounded(
      gradient(gradients[step.slot] ?? 0, slots[step.slot] ?? 0, slots[a] ?? 0, slots[b] ?? 0, slots[c] ?? 0),
    );
    gradients[at] = isReached[at] ? rounded((gradients[at] ?? 0) + own) : own;
    isReached[at] = 1;
  };

  const backward = (): number => {
    isReached.fill(0);
    gradients[output] = 1;
    isReached[output] = 1;
    for (let i = steps.length - 1; i >= 0; i--) {
      const step = steps[i] as Step;
      if (!isReached[step.slot]) continue;
      if (step.isBranch) hand(step, slots[step.arguments[0]] ? 1 : 2);
      else for (let which = 0; which < step.gradients.length; which++) hand(step, which);
    }
    return isReached[input] ? (gradients[input] ?? 0) : 0;
  };

  const derivative = (x: number): number => {
    forward(x);
    return backward();
  };

  const inBlocks = blockRunner(program);
  return {
    value: forward,
    derivative,
    batch: (numbers, values, derivatives) => {
      if (values) inBlocks(numbers, values);
      if (derivatives) for (const [i, x] of numbers.entries()) derivatives[i] = derivative(x);
    },
  };
}

/** Values only, each operation over a block of numbers before the next: its function is then looked up once a block. */
function blockRunner({
  steps,
  slots,
  input,
  output,
  round,
}: Program): (x: Float64Array, y: Float64Array) => void {
  let blocks: Float64Array[] | undefined;
  return (x, y) => {
    blocks ??= slots.map((value) => new Float64Array(BLOCK).fill(value));
    const rows = blocks;
    const first = rows[input];
    const last = rows[output];
    if (!last) return;
    for (let from = 0; from < x.length; from += BLOCK) {
      const count = Math.min(BLOCK, x.length - from);
      if (first) for (let i = 0; i < count; i++) first[i] = round(x[from + i] ?? 0);
      for (const step of steps) runStep(step, rows, count);
      y.set(last.subarray(0, count), from);
    }
  };
}

function runStep(
  { slot, arguments: [a, b, c], value, batch }: Step,
  rows: readonly Float64Array[],
  count: number,
): void {
  const [to, one, two, three] = [rows[slot], rows[a], rows[b], rows[c]];
  if (!to || !one || !two || !three) return;
  if (batch) {
    const whole = Math.ceil(count / 64) * 64;
    batch(one.subarray(0, whole), to.subarray(0, whole));
    return;
  }
  for (let i = 0; i < count; i++) to[i] = value(one[i] ?? 0, two[i] ?? 0, three[i] ?? 0);
}
