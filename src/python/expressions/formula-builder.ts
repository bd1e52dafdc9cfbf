// Puts a formula together, node after node; what hangs on no number that a person gives is worked out at once.

import { double } from '../../arithmetic/kernel-arithmetic.ts';
import { keep } from '../../arithmetic/rounding.ts';
import type { Formula, FormulaParameter, GraphNode, OneNumber, Place } from '../../autodiff/graph.ts';
import { type OperationName, operationOf } from '../../autodiff/operations.ts';
import { newest } from '../../foundation/release.ts';
import { type Held, placeOf, refuse } from './held.ts';

/** More sliders than these are no help. */
const mostParameters = 8;

/** A formula with more is no activation that anybody would look at as a curve. */
const mostNodes = 400;

const inDouble = { q: keep, arithmetic: double, release: newest };

export class FormulaBuilder {
  readonly nodes: GraphNode[] = [];
  private readonly written: FormulaParameter[] = [];
  /** Numbers as they stand in the code, by themselves beside what hangs on x, and what they do there. */
  private readonly literals = new Map<GraphNode, FormulaParameter>();
  /** Of each node its number, where it hangs on no input. */
  private readonly known: (number | undefined)[] = [];
  /** Which nodes hang on the input. */
  private readonly isDynamic: boolean[] = [];

  /** Which nodes may be tensors with the same numbers in memory: `x.detach()`, `x.float()`. */
  private readonly shared = new Set<number>();

  input(): Held {
    return this.push({ kind: 'input' }, undefined, true);
  }

  /** A tensor beside x that is left open; 1 in the formula. */
  factor(): Held {
    return this.push({ kind: 'constant', value: 1, tensor: 'vector' }, undefined, true);
  }

  constant(value: number, tensor?: OneNumber): Held {
    return this.push(
      tensor ? { kind: 'constant', value, tensor } : { kind: 'constant', value },
      value,
      false,
    );
  }

  /** A number that a person could change; the same one where it is met again. */
  parameter(name: string, value: number, place: Place, tensor?: OneNumber): Held {
    const known = this.written.find((one) => one.start === place.start && one.end === place.end);
    // Two numbers of one name: `self.beta = 2.0` beside an argument `beta`.
    const isTaken = this.written.some((one) => one.name === name);
    const named = known?.name ?? (isTaken ? `${name}_${this.written.length + 1}` : name);
    if (!known) this.written.push({ name: named, value, start: place.start, end: place.end });
    return this.push(
      tensor ? { kind: 'parameter', name: named, tensor } : { kind: 'parameter', name: named },
      value,
      false,
    );
  }

  /** A number that stands by itself beside what hangs on x. */
  literal(held: Extract<Held, { kind: 'constant' }>, role: string): Held {
    const { value, written, name = role } = held;
    if (typeof value !== 'number' || !written || Math.abs(value) <= Number(Number.isInteger(value)))
      return held;
    const made = this.constant(value);
    const node = this.nodes[this.nodeOf(made)];
    if (node) this.literals.set(node, { name, value, ...placeOf(written), isLiteral: true });
    return made;
  }

  operation(operation: OperationName, operands: readonly Held[], at?: Place): Held {
    const list = operands.map((one) => this.nodeOf(one));
    const numbers = list.map((one) => this.known[one]);
    const [a = 0, b = 0, c = 0] = numbers;
    const isKnown = numbers.every((one) => one !== undefined);
    const value = isKnown ? operationOf(operation).value(inDouble)(a, b, c) : undefined;
    // Python does this before any tensor is there.
    if (value !== undefined && list.every((one) => this.isPlainConstant(one))) return this.constant(value);
    // A number that was a tensor of one has float32's digits.
    const isTaken = operation === 'item' && !operands.some((one) => this.hangsOnParameter(one));
    if (value !== undefined && isTaken) return this.constant(Math.fround(value));
    const node: GraphNode = { kind: 'operation', operation, arguments: list, ...(at ? { at } : {}) };
    if (/^(?:detach|to[FI]\w+)$/.test(operation))
      for (const one of [...list, this.nodes.length]) this.shared.add(one);
    return this.push(node, value, operation !== 'fill' && list.some((one) => this.isDynamic[one]));
  }

  activation(
    id: string,
    parameters: Extract<GraphNode, { kind: 'activation' }>['parameters'],
    operand: Held,
    at?: Place,
  ): Held {
    const on = this.nodeOf(operand);
    const node: GraphNode = { kind: 'activation', id, parameters, arguments: [on], ...(at ? { at } : {}) };
    return this.push(node, undefined, true);
  }

  /** Notes that `answer`, an operation's, is written into the tensor `held`, which all of its names hold from now on. */
  overwrite(held: Held, answer: Held): void {
    if (held.kind !== 'node' || held === answer) return;
    if (this.shared.has(held.at)) refuse('changes another one, too');
    const at = this.nodeOf(answer);
    const node = this.nodes[at];
    if (node && 'arguments' in node && this.isTensor(held)) this.nodes[at] = { ...node, overwrites: held.at };
    held.at = at;
  }

  /** The number of what hangs on no input; undefined of all else. */
  numberOf(held: Held): number | undefined {
    if (held.kind === 'constant')
      return typeof held.value === 'string' || held.value === null ? undefined : Number(held.value);
    return held.kind === 'node' ? this.known[held.at] : undefined;
  }

  hangsOnInput(held: Held): boolean {
    return held.kind === 'node' && this.isDynamic[held.at] === true;
  }

  /** Whether a number that a person could change is part of it. */
  hangsOnParameter(held: Held): boolean {
    if (held.kind !== 'node') return false;
    const node = this.nodes[held.at];
    if (node?.kind !== 'operation') return node?.kind === 'parameter';
    return node.arguments.some((at) => this.hangsOnParameter({ kind: 'node', at }));
  }

  /** The kind of a tensor of one number that is written down. */
  oneNumber(held: Held): OneNumber | undefined {
    const node = held.kind === 'node' ? this.nodes[held.at] : undefined;
    if (node?.kind === 'constant' || node?.kind === 'parameter') return node.tensor;
    const inner = node?.kind === 'operation' ? node.arguments : [];
    const kinds = inner.map((at) => this.oneNumber({ kind: 'node', at }));
    return kinds.find((one) => one === 'vector') ?? kinds.find((one) => one !== undefined);
  }

  /** Whether it is a tensor: x, a tensor that is written down, or what comes of one. */
  isTensor(held: Held): boolean {
    if (held.kind !== 'node') return false;
    const node = this.nodes[held.at];
    if (node?.kind === 'constant' || node?.kind === 'parameter') return node.tensor !== undefined;
    if (node?.kind !== 'operation') return true;
    return node.operation !== 'item' && node.arguments.some((at) => this.isTensor({ kind: 'node', at }));
  }

  /** The place of what is held among the nodes; constants become one. */
  nodeOf(held: Held): number {
    if (held.kind === 'node') return held.at;
    if (held.kind !== 'constant' || typeof held.value === 'string' || held.value === null)
      refuse('no number');
    const made = this.constant(Number(held.value));
    return made.kind === 'node' ? made.at : refuse('no number');
  }

  /** The formula whose answer is `held`, with the numbers that it hangs on, in the order in which they are written. */
  finish(held: Held): Formula {
    const output = this.nodeOf(held);
    const used = new Set([output]);
    for (let at = output; at >= 0; at--) {
      const node = this.nodes[at];
      if (used.has(at) && node && 'arguments' in node) for (const one of node.arguments) used.add(one);
    }
    const names = new Set(
      this.nodes.flatMap((node, at) => (node.kind === 'parameter' && used.has(at) ? [node.name] : [])),
    );
    const parameters = this.written.filter(({ name }) => names.has(name)).sort((a, b) => a.start - b.start);
    return { nodes: this.nodes, output, parameters };
  }

  /** The formula with those literals as parameters that `isFree`, the first few. */
  settle(formula: Formula, isFree: (moved: Formula, literal: FormulaParameter) => boolean): Formula {
    let settled = formula;
    for (const literal of [...this.literals.values()].sort((a, b) => a.start - b.start)) {
      const { name, start } = literal;
      const { nodes, parameters } = settled;
      if (parameters.length >= mostParameters || parameters.some((one) => one.start === start)) continue;
      const isTaken = parameters.some((one) => one.name === name);
      const named = { ...literal, name: isTaken ? `${name}_${parameters.length + 1}` : name };
      const next = {
        ...settled,
        nodes: nodes.map((node): GraphNode => {
          const isSame = this.literals.get(node)?.start === start;
          return isSame ? { kind: 'parameter', name: named.name } : node;
        }),
        parameters: [...parameters, named].sort((a, b) => a.start - b.start),
      };
      if (isFree(next, named)) settled = next;
    }
    return settled;
  }

  private isPlainConstant(at: number): boolean {
    const node = this.nodes[at];
    return node?.kind === 'constant' && !node.tensor;
  }

  private push(node: GraphNode, known: number | undefined, isDynamic: boolean): Held {
    if (this.nodes.length >= mostNodes) refuse('too long');
    this.nodes.push(node);
    this.known.push(known);
    this.isDynamic.push(isDynamic);
    return { kind: 'node', at: this.nodes.length - 1 };
  }
}
