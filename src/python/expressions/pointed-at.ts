// What a person points at of hand-written activations: a call of one, a name that holds one, or a part of an expression that
// computes one of the catalog's.

import type { Formula } from '../../autodiff/graph.ts';
import { findEqual, findKnown } from '../../autodiff/identify.ts';
import { operationOf } from '../../autodiff/operations.ts';
import { appliedFunction } from '../resolver/own-functions.ts';
import type { Resolver } from '../resolver/resolver.ts';
import type { WrittenPlace } from '../resolver/values.ts';
import { childrenOf, statementsAt } from '../syntax/children.ts';
import type { Attribute, Call, Chunk, Expression, Name } from '../syntax/syntax.ts';
import type { PlaceInCode } from '../uses/mentions.ts';
import { codeIn, textIn } from '../uses/placing.ts';
import { nameOf } from '../uses/usage.ts';
import type { Code } from '../uses/use.ts';
import { type Definition, definitionOf, type HeldDefinition } from './definitions.ts';
import { type Held, Unreadable } from './held.ts';
import { Lowering } from './lower.ts';

/** A definition, and the name at which it is used. */
export interface UsedDefinition {
  readonly definition: Definition;
  readonly at: Code;
}

/** The hand-written activation that the name at an offset holds for certain; undefined where it holds none. */
export function definitionUsedAt(
  { chunk, offset }: PlaceInCode,
  createResolver: () => Resolver,
): UsedDefinition | undefined {
  const node = nameAt(chunk, offset);
  const resolver = createResolver();
  const value = node?.isStored ? assignedTo(chunk, offset, node) : node;
  if (!node || !value) return undefined;
  const held = heldBy(value, resolver);
  const definition = held && definitionOf(held, createResolver());
  if (!definition?.isActivation && !definition?.gated) return undefined;
  const [start, end] = nameOf(node);
  return { definition, at: codeIn(chunk, start, end) };
}

/** The name or attribute whose own name stands at `offset`. */
function nameAt({ loads }: Chunk, offset: number): Name | Attribute | undefined {
  for (const node of loads) {
    if (node.kind !== 'name' && node.kind !== 'attribute') continue;
    const [start, end] = nameOf(node);
    if (start <= offset && offset <= end) return node;
  }
  return undefined;
}

/** What the statement at `offset` stores under this name. */
function assignedTo(chunk: Chunk, offset: number, node: Name | Attribute): Expression | undefined {
  const statement = statementsAt(chunk, offset).at(-1);
  if (statement?.kind !== 'assign' || !statement.targets.includes(node)) return undefined;
  return statement.value;
}

function heldBy(node: Expression, resolver: Resolver): HeldDefinition | undefined {
  const applied = appliedFunction(resolver, node);
  if (applied) return { scope: applied };
  const { alternatives, isOpen } = resolver.resolveAfresh(node);
  const [only, ...others] = alternatives;
  if (!only || others.length > 0 || isOpen || only.through) return undefined;
  const { value, origin } = only;
  if (value.kind === 'function' || value.kind === 'class') {
    const call = callOf(node);
    return call ? { scope: value.scope, call } : { scope: value.scope };
  }
  if (value.kind !== 'object') return undefined;
  // The call that makes it, where it is in sight.
  const call = node.kind === 'call' ? node : origin && callAt(origin);
  return call && { scope: value.scope, call };
}

const callOf = (node: Expression): Call | undefined =>
  node.chunk.loads.find((one): one is Call => one.kind === 'call' && one.callee === node);

const callAt = ({ chunk, start, end }: WrittenPlace): Call | undefined =>
  chunk.loads.find((one): one is Call => one.kind === 'call' && one.start === start && one.end === end);

/** An expression that computes an activation, as code, its formula, and the name in it that is pointed at. */
export interface WholeExpression {
  readonly at: Code;
  readonly code: Code;
  readonly formula: Formula;
}

/** How far around a name is looked for what it is a part of. */
const farthest = 12;

/** Operations that are part of an activation's formula wherever people write one in line. */
const telling =
  /^(?:exp|exp2|expm1|log|log1p|logaddexp|tanh|erf|erfc|reciprocal|sqrt|rsqrt|square|power|multiply|divide|add|subtract|negate|copy|toFloat32|toInput)$/;

/**
 * The widest expression around the name at an offset that is an activation as a whole: `x * torch.sigmoid(x)` around `sigmoid`.
 * What chooses or clips is none: in line that is hardly ever meant as one.
 */
export function expressionAround(
  { chunk, offset }: PlaceInCode,
  createResolver: () => Resolver,
): WholeExpression | undefined {
  const node = nameAt(chunk, offset);
  const call = node && !node.isStored ? callOf(node) : undefined;
  if (!node || !call) return undefined;
  const statement = statementsAt(chunk, offset).at(-1);
  const root = statement && expressionOf(statement);
  const around = root ? ancestorsOf(root, call) : undefined;
  if (!around) return undefined;
  for (const whole of around.slice(-farthest)) {
    const formula = formulaOf(whole, createResolver());
    if (formula && isNews(formula))
      return { at: codeIn(chunk, ...nameOf(node)), code: codeIn(chunk, whole.start, whole.end), formula };
  }
  return undefined;
}

function expressionOf(statement: ReturnType<typeof statementsAt>[number]): Expression | undefined {
  switch (statement.kind) {
    case 'assign':
    case 'return':
    case 'expression':
      return statement.value;
    case 'update':
      return statement.value;
    default:
      return undefined;
  }
}

/** The expressions around `inner`, the widest first; undefined where it does not stand in `root`. */
function ancestorsOf(root: Expression, inner: Expression): readonly Expression[] | undefined {
  if (root === inner) return [];
  for (const child of root.kind === 'lambda' && root.body ? [root.body] : childrenOf(root)) {
    if (child.start > inner.start || child.end < inner.end) continue;
    const found = ancestorsOf(child, inner);
    if (found) return [root, ...found];
  }
  return undefined;
}

/** Whether it is an activation that its code does not call by name. */
function isNews(formula: Formula): boolean {
  const equal = findEqual(formula);
  if (equal) return !formula.nodes.some((node) => node.kind === 'activation' && node.id === equal.id);
  return findKnown(formula) !== undefined;
}

/** The formula of an expression in the one name that it hangs on. */
function formulaOf(whole: Expression, resolver: Resolver): Formula | undefined {
  if (whole.kind !== 'binary' && whole.kind !== 'call' && whole.kind !== 'unary') return undefined;
  const inputs = new Set<string>();
  let x: Held | undefined;
  const lowering = new Lowering(resolver, (node) => {
    inputs.add(textIn(node.chunk, node));
    x ??= lowering.formula.input();
    return x;
  });
  try {
    const answer = lowering.value(whole, new Map());
    if (inputs.size !== 1 || !lowering.formula.hangsOnInput(answer)) return undefined;
    const formula = lowering.formula.finish(answer);
    const isSafe = formula.nodes.every(
      (node) =>
        node.kind !== 'operation' || (telling.test(node.operation) && !operationOf(node.operation).isMask),
    );
    return isSafe ? formula : undefined;
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}
