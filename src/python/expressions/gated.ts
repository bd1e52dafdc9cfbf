// Gated linear units that people write: one half of a tensor, or one of two, times an activation of the other. They are no
// function of one number, but their gate is.
import { compile } from '../../autodiff/compile.ts';
import type { Formula, Graph } from '../../autodiff/graph.ts';
import { findEqual, findKnown, type Identified, writtenValues } from '../../autodiff/identify.ts';
import { gatedUnits } from '../../catalog/gated-units.ts';
import { newest } from '../../foundation/release.ts';
import type { Subscript } from '../syntax/syntax.ts';
import { textIn } from '../uses/placing.ts';
import type { FormulaBuilder } from './formula-builder.ts';
import type { Given, Held } from './held.ts';

/** What a definition computes of two halves. */
export interface Gated {
  /** Its usual name, `SwiGLU`. */
  readonly name: string;
  /** The activation of one half; none of Bilinear. */
  readonly gate?: Identified;
  /** The gate's curve. */
  readonly formula: Formula;
  /** What the code calls the halves, the one with the gate last. */
  readonly halves: readonly [string, string];
  /** Of PyTorch's own: the dimension along which it halves. */
  readonly dim?: number;
}

type Halved = Extract<Held, { kind: 'halved' }>;

/** A layer that learns what it multiplies its input by, any other that answers one tensor, and what may be one. */
export type Layer = 'linear' | 'other' | 'perhaps';

/** Two parts of a formula, of which the one is x, and the other a factor that is left open. */
export class Halves {
  /** One tensor that has both. */
  readonly whole: Halved;
  /** What two tensors are called that were given. */
  names: readonly [string, string] | undefined;
  /** A layer has made them both of what the definition is given. */
  isProjected = false;
  /** Calls of layers by what they call, where one makes the one and another the other. */
  private readonly calls = new Map<string, string>();
  private readonly isOfTwoLayers: boolean;
  /** Where the factor stands among the nodes. */
  private readonly factor: number;
  private readonly gate: 0 | 1;

  constructor(formula: FormulaBuilder, gate: 0 | 1, isOfTwoLayers = false) {
    const x = formula.input();
    const factor = formula.factor();
    this.gate = gate;
    this.isOfTwoLayers = isOfTwoLayers;
    this.factor = formula.nodeOf(factor);
    this.whole = { kind: 'halved', items: gate === 0 ? [x, factor] : [factor, x] };
  }

  /**
   * What a layer answers: `called` is what the code calls, `written` the call. Undefined where that is not known. Of what one layer
   * answers, whichever, the halves are halves; two have to be alike.
   */
  through(layer: Layer, x: Held, called: string, written: string): Held | undefined {
    if (x.kind === 'projected') return x;
    if (x.kind === 'node') return layer === 'perhaps' ? undefined : { kind: 'projected', of: x };
    if (x !== this.whole) return undefined;
    if (layer === 'other') return x;
    this.isProjected = true;
    if (!this.isOfTwoLayers) return x;
    if (layer === 'perhaps') return undefined;
    if (!this.calls.has(called)) this.calls.set(called, written);
    const [one, other, ...others] = this.calls.values();
    if (one === undefined || others.length > 0) return undefined;
    if (other !== undefined) this.names = [one, other];
    return this.whole.items[[...this.calls.keys()].indexOf(called)];
  }

  /** The unit that `definition` is called, if the formula is one. */
  unitOf(formula: Formula, definition: string): Gated | undefined {
    if (!isTimes(formula, this.factor)) return undefined;
    const { value } = compile(formula, writtenValues(formula), { dtype: 'exact', release: newest });
    const isStraight = [-2.5, -0.5, 0.5, 3].every((x) => value(x) === x);
    const gate = isStraight ? undefined : findEqual(formula);
    const id = gate?.id ?? (isStraight ? '' : findKnown(formula)?.formula.name);
    const unit = id === undefined ? undefined : gatedUnits[id];
    // Of two tensors, these may be anything else.
    const isTold = !this.names || (unit?.named?.test(`${definition} ${this.names}`) ?? true);
    if (!unit || !isTold) return undefined;
    const { dim } = this.whole;
    const [one, other] = this.names ?? ['a', 'b'];
    return {
      name: unit.name,
      formula,
      halves: this.gate === 0 ? [other, one] : [one, other],
      ...(gate ? { gate } : {}),
      ...(unit.isPyTorchs && this.gate === 1 && dim !== undefined ? { dim } : {}),
    };
  }
}

/** Whether the answer is the factor times what does not hang on it. */
function isTimes({ nodes, output }: Graph, factor: number): boolean {
  const hangs = nodes.map(() => false);
  for (const [at, node] of nodes.entries())
    hangs[at] = at === factor || ('arguments' in node && node.arguments.some((one) => hangs[one]));
  let at = output;
  while (at !== factor) {
    const node = nodes[at];
    if (node?.kind !== 'operation' || !/^(?:multiply|copy|to(?:Input|Float32))$/.test(node.operation))
      return false;
    const [next, ...others] = node.arguments.filter((one) => hangs[one]);
    if (next === undefined || others.length > 0) return false;
    at = next;
  }
  return true;
}

/** What a method of the tensor answers that has the halves; undefined where that is not known. */
export function halvedBy(
  halves: Halved,
  name: string,
  { positional, named }: Given,
  formula: FormulaBuilder,
): Held | undefined {
  if (name === 'size' || name === 'dim') return { kind: 'opaque' };
  const parts = positional[0] ?? named.get('chunks');
  // Parts that are not alike cannot be multiplied.
  const isHalved =
    name === 'split' || (/^(?:chunk|tensor_split)$/.test(name) && parts && formula.numberOf(parts) === 2);
  if (!isHalved) return undefined;
  const along = positional[1] ?? named.get('dim');
  halves.dim = along ? formula.numberOf(along) : 0;
  return { kind: 'tuple', items: halves.items };
}

/** `x[..., :d]` and `x[..., d:]`, cut at the same place. */
export function halfAt(halves: Halved, { parts, chunk }: Subscript): Held | undefined {
  const slices = parts.filter((one) => one.kind === 'slice');
  const [slice, ...others] = slices.filter(({ lower, upper }) => lower || upper);
  const isPlain = parts.every((one) => one.kind === 'slice' || textIn(chunk, one) === '...');
  if (!slice || others.length > 0 || !isPlain || slice.step || (slice.upper && slice.lower)) return undefined;
  const end = slice.upper ?? slice.lower;
  const cut = end ? textIn(chunk, end) : '';
  halves.cut ??= cut;
  if (halves.cut !== cut) return undefined;
  halves.dim = parts.at(-1) === slice ? -1 : undefined;
  return halves.items[slice.upper ? 0 : 1];
}
