// `torch.where` whose branch that is not taken overflows, divides by 0 or has no slope: backward goes through it, too, where 0
// times inf is nan. Only where a gradient flows, as far as code says.
import { findById } from '../../catalog/catalog.ts';
import { childrenOf, statementsAt } from '../syntax/children.ts';
import type { Call, Chunk, Expression } from '../syntax/syntax.ts';
import { findLeaf } from '../uses/gradients.ts';
import { codeIn, originIn, spanIn, textIn } from '../uses/placing.ts';
import { pathOf } from '../uses/tensor-changes.ts';
import type { Code, Origin } from '../uses/use.ts';
import { type Edit, isLoose } from './edits.ts';
import { mostSteps, nameIn, type Operation, type Operations } from './operations.ts';
import type { Tracer } from './trace.ts';

/** An operation in a branch, and a number for which the branch is not taken and the gradient is nan. */
export interface FailingBranch {
  readonly at: Code;
  /** The call of `where`. */
  readonly where: Origin;
  /** What the number is of, as it is written. */
  readonly input: string;
  readonly value: number;
  /** Keeps the number out of the operation. */
  readonly fix: Edit | undefined;
}

/** For which numbers of an expression a branch is not taken. */
interface Region {
  readonly of: Expression;
  readonly isSize: boolean;
  readonly limit: number;
  readonly limitNode: Expression;
  /** On which side of the limit it is taken; none where it is a single number that matters. */
  readonly side: 'max' | 'min' | undefined;
  readonly has: (x: number) => boolean;
}

/** Slope and start. */
type Line = readonly [number, number];

const named: Readonly<Record<string, string>> = { lt: '<', le: '<=', gt: '>', ge: '>=', eq: '==', ne: '!=' };

function holds(x: number, sign: string, limit: number): boolean {
  if (x === limit) return sign.length > 1 && sign !== '!=';
  return sign === '!=' || (sign !== '==' && x < limit === sign.startsWith('<'));
}

/** Arguments for which backward divides by 0 or takes a root that is none: the first is where the function ends. */
const poles: Readonly<Record<string, readonly number[]>> = {
  '/': [0],
  reciprocal: [0],
  log: [0],
  log2: [0],
  log10: [0],
  log1p: [-1],
  sqrt: [0, -1],
  rsqrt: [0, -1],
  asin: [1, 2],
  acos: [1, 2],
};
/** The first whole number that float32 overflows for. */
const overflows: Readonly<Record<string, number>> = { exp: 89, expm1: 89 };
/** Operations that hand a gradient on, number by number. */
const passing = /^(?:[-+*/]|\*\*|exp\w*|log\w*|r?sqrt|reciprocal|a?sin|a?cos|square|neg|clamp\w*|float)$/;
/** How far the limit of a comparison may be from the number that it keeps out. */
const near = 0.1;
/** What counts or chooses has no gradient; functions of that name make targets or only look. */
const plain =
  /mask|count|num|len|idx|index|label|target|gt|step|time|sigma|valid|sched|anchor|assign|encode|decode|iou|metric|post|prior|init/i;

/** The branches in these chunks that fail. Yields now and then. */
export function* findFailingBranches(
  chunks: readonly Chunk[],
  code: Operations,
  tracer: Tracer,
  isQuiet: (node: Expression) => boolean,
): Generator<undefined, readonly FailingBranch[]> {
  const found: FailingBranch[] = [];
  for (const { loads } of chunks) {
    for (const node of loads) {
      if (node.kind !== 'call' || !('name' in node.callee) || node.callee.name !== 'where') continue;
      if (!isQuiet(node)) found.push(...failingIn(node, code, tracer));
      yield undefined;
    }
  }
  return found;
}

function* failingIn(where: Call, code: Operations, tracer: Tracer): Generator<FailingBranch> {
  const [first, second, third, ...more] = [
    ...(code.of(where)?.operands ?? []),
    ...(code.of(where)?.others ?? []).map(({ value }) => value),
  ];
  const isFunction = pathOf(where.callee, code.resolver) === 'torch.where';
  const [condition, taken] = isFunction ? [first, second] : [second, first];
  if (!condition || !taken || !third || more.length > 0 || where.arguments.some(({ name }) => name)) return;
  for (const [branch, isNot] of [
    [taken, false],
    [third, true],
  ] as const) {
    const regions = regionsOf(condition, isNot, code);
    if (regions.length === 0) continue;
    for (const operation of operationsIn(branch, code)) {
      const { node } = operation;
      const [one] = regions.flatMap((region) => {
        const failing = failingFor(operation, region, code);
        return failing && isFollowed(where, region.of, code, tracer) ? [{ ...failing, region }] : [];
      });
      if (!one) continue;
      const { region, value, operand, line } = one;
      const inner = innerOf(operand, region.of, code);
      const head = isFunction ? textIn(where.callee.chunk, where.callee) : undefined;
      const text = inner && fixOf(operation.name, line, region, inner, { head, condition, isNot }, code);
      yield {
        at: codeIn(node.chunk, node.start, node.end),
        where: originIn(where.chunk, where.start, where.end),
        input: textIn(region.of.chunk, region.of),
        value,
        fix:
          text === undefined
            ? undefined
            : { ...spanIn(inner?.chunk ?? node.chunk, inner?.start ?? 0, inner?.end ?? 0), text },
      };
      break;
    }
  }
}

/** Where a branch is not taken, which is where the condition is as `wanted`. */
function regionsOf(node: Expression, wanted: boolean, code: Operations, steps = 0): readonly Region[] {
  const further = (one: Expression | undefined, so = wanted): readonly Region[] =>
    one && steps < mostSteps ? regionsOf(one, so, code, steps + 1) : [];
  if (node.kind === 'name') return further(code.valueOf(node));
  if (node.kind === 'unary') return node.operator.text === '~' ? further(node.operand, !wanted) : [];
  const { name = '', operands = [], others = [] } = code.of(node) ?? {};
  // Not taken where one of both fails, or one of either holds.
  if (name === (wanted ? '|' : '&')) return operands.flatMap((one) => further(one));
  const [left, right, ...more] =
    node.kind === 'comparison' ? node.operands : [...operands, ...others.map(({ value }) => value)];
  const written = node.kind === 'comparison' ? node.operators[0]?.text : named[name];
  if (!left || !right || more.length > 0 || !written || !/^[<>]=?$|^[=!]=$/.test(written)) return [];
  const isTurned = numberOf(left, code) !== undefined;
  const [of, limitNode] = isTurned ? [right, left] : [left, right];
  const limit = numberOf(limitNode, code);
  if (limit === undefined) return [];
  const sign = isTurned ? written.replace(/[<>]/, (one) => (one === '<' ? '>' : '<')) : written;
  const side = /[<>]/.test(sign) ? (sign.startsWith('<') === wanted ? 'min' : 'max') : undefined;
  const region = {
    of,
    isSize: false,
    limit,
    limitNode,
    side,
    has: (x: number) => holds(x, sign, limit) === wanted,
  } as const;
  const whole = code.of(of);
  const [inner] = whole?.name === 'abs' ? whole.operands : [];
  return inner
    ? [region, { ...region, of: inner, isSize: true, has: (x) => region.has(Math.abs(x)) }]
    : [region];
}

function numberOf(node: Expression, { resolver }: Operations): number | undefined {
  const value = resolver.constantOf(node)?.value;
  if (typeof value === 'number') return value;
  return 'name' in node && /^_?(?:eps|tiny)/i.test(node.name) ? 1e-6 : undefined;
}

/** The operations that a gradient reaches in a branch. */
function* operationsIn(node: Expression | undefined, code: Operations, steps = 0): Generator<Operation> {
  if (!node || steps > 2 * mostSteps) return;
  if (node.kind === 'name') yield* operationsIn(code.valueOf(node), code, steps + 1);
  if (node.kind === 'unary') yield* operationsIn(node.operand, code, steps + 1);
  const operation = node.kind === 'call' || node.kind === 'binary' ? code.of(node) : undefined;
  if (!operation || (!passing.test(operation.name) && findById(operation.name)?.kind !== 'elementwise'))
    return;
  yield operation;
  for (const one of operation.operands) yield* operationsIn(one, code, steps + 1);
}

/** A number of the region for which an operation fails. */
function failingFor({ name, operands }: Operation, region: Region, code: Operations) {
  const { of, limit, has, isSize } = region;
  const [first, second] = operands;
  const operand = name === '/' ? second : first;
  const line = operand && lineOf(operand, of, code);
  if (!line || line[0] === 0) return undefined;
  const [slope, start] = line;
  const inverse = (u: number): number => (u - start) / slope + 0;
  const most = overflows[name];
  if (most !== undefined) {
    const value =
      slope > 0
        ? Math.max(Math.ceil(inverse(most)), Math.floor(limit) + 1)
        : Math.min(Math.floor(inverse(most)), Math.ceil(limit) - 1);
    return has(value) ? { value, operand, line } : undefined;
  }
  const ends = (name === '**' ? second && polesOfPower(numberOf(second, code)) : poles[name]) ?? [];
  const [end] = ends.map(inverse);
  if (end === undefined) return undefined;
  const from = isSize ? Math.abs(end) : end;
  // A small number that is added keeps the pole out.
  if (from !== limit && (start !== 0 || Math.abs(from - limit) > near)) return undefined;
  const value = ends.map(inverse).find(has);
  return value === undefined ? undefined : { value, operand, line };
}

/** A power has no slope at 0 below 1, and no value below 0 where it is no whole number. */
function polesOfPower(power = 1): readonly number[] {
  if (Number.isInteger(power)) return power < 0 ? [0] : [];
  return power < 1 ? [0, -1] : [-1];
}

/** `node` as a slope and a start beside another expression. */
function lineOf(node: Expression, of: Expression, code: Operations, steps = 0): Line | undefined {
  if (code.isSame(node, of)) return [1, 0];
  const number = code.resolver.constantOf(node)?.value;
  if (typeof number === 'number') return [0, number];
  if (steps > mostSteps) return undefined;
  const further = (one: Expression | undefined) => one && lineOf(one, of, code, steps + 1);
  if (node.kind === 'name') return further(code.valueOf(node));
  const { name, operands } =
    node.kind === 'unary'
      ? { name: node.operator.text, operands: [node.operand] }
      : (code.of(node) ?? { operands: [] });
  const [left, right] = operands.map(further);
  if (!left || (operands.length > 1 && !right)) return undefined;
  const [a, b] = left;
  if (!right) return name === '-' || name === 'neg' ? [-a, -b] : undefined;
  const [c, d] = right;
  if (name === '+') return [a + c, b + d];
  if (name === '-') return [a - c, b - d];
  if (name === '*' && a * c === 0) return [a * d + b * c, b * d];
  return name === '/' && c === 0 ? [a / d, b / d] : undefined;
}

/** The expression where it is written in another. */
function innerOf(node: Expression, of: Expression, code: Operations): Expression | undefined {
  if (code.isSame(node, of)) return node;
  if (node.kind === 'unary') return innerOf(node.operand, of, code);
  return node.kind === 'binary' ? (innerOf(node.left, of, code) ?? innerOf(node.right, of, code)) : undefined;
}

/** What stands in place of `inner`: clamped to the side that is taken, or chosen by the same condition. */
function fixOf(
  name: string,
  [slope, start]: Line,
  { isSize, side, limit, limitNode }: Region,
  inner: Expression,
  {
    head,
    condition,
    isNot,
  }: { readonly head: string | undefined; readonly condition: Expression; readonly isNot: boolean },
  code: Operations,
): string | undefined {
  const there = nameIn(inner);
  const isStill = (one: Expression): boolean =>
    one.kind === 'constant' || (there !== undefined && code.isStill(one, there));
  const text = textIn(inner.chunk, inner);
  const most = overflows[name];
  if (most !== undefined) {
    if (isSize || !side || slope * limit + start > most - 2 || !isStill(limitNode)) return undefined;
    return `${isLoose(inner) ? `(${text})` : text}.clamp(${side}=${textIn(limitNode.chunk, limitNode)})`;
  }
  const safe = [1, 0, 2].find((x) => isSound(name, slope * x + start));
  if (head === undefined || safe === undefined || !isStill(condition)) return undefined;
  return `${head}(${textIn(condition.chunk, condition)}, ${isNot ? `${safe}, ${text}` : `${text}, ${safe}`})`;
}

function isSound(name: string, u: number): boolean {
  if (name === 'log1p') return u > -1;
  return name.startsWith('a') ? Math.abs(u) < 1 : u > 0;
}

/** Whether a gradient flows back from a place, as far as code says. */
function isFollowed(where: Call, of: Expression, code: Operations, tracer: Tracer): boolean {
  const { resolver } = code;
  const root = nameIn(of);
  if (!root || plain.test(textIn(of.chunk, of)) || isCounted(of, code)) return false;
  if (findLeaf(root, resolver) || tracer.sourceOf(of)?.kind === 'layer') return true;
  const around = statementsAt(where.chunk, where.start);
  const own = around.filter((one) => one.kind === 'function').at(-1);
  if (!own || plain.test(own.name)) return false;
  const owner = around[around.indexOf(own) - 1];
  if (owner?.kind === 'class')
    return (
      owner.body.some((one) => one.kind === 'function' && one.name === 'forward') &&
      !owner.bases.some(({ value }) => /Function$/.test(textIn(value.chunk, value)))
    );
  return /loss/i.test(own.name) || resolver.callsOf(own.name).some(isInForward);
}

/** Whether it is made of what a comparison answers. */
function isCounted(node: Expression, code: Operations, seen = new Set<Expression>()): boolean {
  if (node.kind === 'comparison') return true;
  const values = (node.kind === 'name' && code.valuesOf(node)) || [];
  return [...values, ...childrenOf(node)].some(
    (one) => !seen.has(one) && isCounted(one, code, seen.add(one)),
  );
}

/** Whether a call stands in a module's `forward`, or in a loss. */
const isInForward = ({ chunk, start }: Call): boolean =>
  statementsAt(chunk, start).some((one) => one.kind === 'function' && /^forward$|loss/i.test(one.name));
