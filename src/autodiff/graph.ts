// A formula as plain data: what a hand-written activation computes, operation by operation, in the order in which Python
// runs it. That order decides how answers are rounded and how autograd adds gradients up.
import type { OperationName } from './operations.ts';

/** Where a part of a formula is written: offsets in UTF-16 code units, end excluded. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/**
 * A tensor of one number, which has float32's digits whatever x has: a `scalar` has no dimensions, `torch.tensor(0.5)`; a
 * `vector` has one, `torch.ones(1)`, so that an x of 16 bits beside it becomes float32.
 */
export type OneNumber = 'scalar' | 'vector';

export type GraphNode =
  /** x, the tensor or number that the activation is given. */
  | { readonly kind: 'input' }
  /** A Python number or a tensor of one. */
  | { readonly kind: 'constant'; readonly value: number; readonly tensor?: OneNumber }
  /** A number that a person could change; its value stands in `Formula.parameters`. */
  | { readonly kind: 'parameter'; readonly name: string; readonly tensor?: OneNumber }
  | {
      readonly kind: 'operation';
      readonly operation: OperationName;
      /** Places in `nodes`, all before this one. */
      readonly arguments: readonly number[];
      readonly at?: Place;
      /** Which node's tensor the answer is written into. */
      readonly overwrites?: number;
    }
  /** An activation of the catalog with settled parameters. */
  | {
      readonly kind: 'activation';
      readonly id: string;
      readonly parameters: Readonly<Record<string, number | string | boolean | null>>;
      readonly arguments: readonly [number];
      readonly at?: Place;
      readonly overwrites?: number;
    };

/** The nodes in the order in which they are computed, and which of them is the answer. */
export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly output: number;
}

/** A parameter of a formula, and where its number is written. */
export interface FormulaParameter extends Place {
  readonly name: string;
  readonly value: number;
  /** It is written where it is computed with: its name is only what it does there, `factor`. */
  readonly isLiteral?: true;
}

/** A formula with the numbers in it that a person could change. */
export interface Formula extends Graph {
  /** NumPy computes it: in float64, and nothing goes back through it. */
  readonly isNumpy?: true;
  readonly parameters: readonly FormulaParameter[];
}

/** The formula with the numbers in it that have no name of their own as what they are. */
export function withoutLiterals(formula: Formula): Formula {
  const literals = new Map(
    formula.parameters.flatMap(({ name, value, isLiteral }) => (isLiteral ? [[name, value]] : [])),
  );
  if (literals.size === 0) return formula;
  const nodes = formula.nodes.map((node): GraphNode => {
    const value = node.kind === 'parameter' ? literals.get(node.name) : undefined;
    return value === undefined ? node : { kind: 'constant', value };
  });
  return { ...formula, nodes, parameters: formula.parameters.filter(({ isLiteral }) => !isLiteral) };
}
