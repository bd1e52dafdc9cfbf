// Formulas written by hand that overflow or lose digits where a function of PyTorch's does not. Steps over several lines are
// followed; what keeps its numbers small by itself is left alone.
import { isAlong, shareId, type Unstable, unstable, unstableLogs } from '../../catalog/stable.ts';
import { sureValueOf } from '../binder/flow.ts';
import { findApiPath, findMethod } from '../resolver/api-paths.ts';
import type { Resolver } from '../resolver/resolver.ts';
import { childrenOf } from '../syntax/children.ts';
import type { Argument, Call, Chunk, Expression } from '../syntax/syntax.ts';
import { codeIn, textIn } from '../uses/placing.ts';
import { pathOf } from '../uses/tensor-changes.ts';
import type { Code } from '../uses/use.ts';

/** A formula that loses what a call keeps. */
export interface UnstableFormula {
  readonly what: Unstable;
  readonly at: Code;
  /** Its input and, where it acts along one, its dimension, as they are written; none where they stand further off. */
  readonly given:
    | { readonly input: string; readonly others: readonly string[]; readonly isLoose: boolean }
    | undefined;
}

/** An operation on tensors, and what it is given. */
interface Operation {
  readonly name: string;
  readonly operands: readonly Expression[];
  readonly others: readonly Argument[];
  readonly node: Expression;
}

const mostSteps = 6;
/** Names of operations after which no exponential overflows, or that are there to prevent it. */
const tames =
  /^(?:a?max|min|amin|clamp\w*|clip|abs|minimum|maximum|logsumexp|norm(?:alize)?|log_softmax|logsigmoid|sin|cos|erf|detach|sigmoid|tanh|softmax|where|relu6|hardtanh|nan_to_num)_?$/;

/** What these chunks write by hand. Yields now and then. */
export function* findUnstable(
  chunks: readonly Chunk[],
  resolver: Resolver,
  isQuiet: (node: Expression) => boolean,
): Generator<undefined, readonly UnstableFormula[]> {
  const matcher = new Matcher(resolver);
  const found: UnstableFormula[] = [];
  for (const chunk of chunks) {
    const nodes: Expression[] = chunk.loads.filter((one) => one.kind === 'call');
    for (const node of nodes) {
      const formula = matcher.at(node as Call);
      if (formula && !isQuiet(node)) found.push(formula);
      yield undefined;
    }
  }
  return found;
}

class Matcher {
  private readonly resolver: Resolver;

  constructor(resolver: Resolver) {
    this.resolver = resolver;
  }

  at(node: Call): UnstableFormula | undefined {
    const whole = this.operationOf(node);
    if (!whole) return undefined;
    const [first] = whole.operands;
    if (!first || whole.others.length > 0) return undefined;
    if (whole.name === 'log1p') {
      const exp = this.operationOf(first);
      return exp?.name === 'exp' ? this.told(node, unstable['log of 1 + exp'], exp.operands[0]) : undefined;
    }
    return whole.name === 'log' ? this.ofLog(node, first) : undefined;
  }

  private ofLog(node: Call, inner: Expression): UnstableFormula | undefined {
    const one = this.operationOf(inner);
    if (!one) return undefined;
    if (one.name === '+' || one.name === '-') {
      const [left, right] = one.operands;
      if (!left || !right) return undefined;
      const isLeft = this.isOne(left);
      const other = this.operationOf(isLeft ? right : left);
      if (!other || !(isLeft || (one.name === '+' && this.isOne(right)))) return undefined;
      if (one.name === '+')
        return other.name === 'exp'
          ? this.told(node, unstable['log of 1 + exp'], other.operands[0])
          : undefined;
      return other.name === shareId
        ? this.told(node, unstable['log of 1 - share'], other.operands[0])
        : undefined;
    }
    if (one.name === 'sum') {
      const exp = one.operands[0] && this.operationOf(one.operands[0]);
      const dims = one.others.map((each) => textIn(each.value.chunk, each));
      // Without a dimension it sums all, which no dimension stands for.
      if (exp?.name !== 'exp' || dims.length === 0) return undefined;
      if (one.others.some((each) => !/^(?:dim|keepdim)$/.test(each.name ?? 'dim'))) return undefined;
      return this.told(node, unstable['log of a sum of exp'], exp.operands[0], dims);
    }
    const what = unstableLogs[one.name];
    if (!what) return undefined;
    const others = one.others.map((each) => textIn(each.value.chunk, each));
    if (isAlong(one.name) && others.length === 0) return undefined;
    return this.told(node, what, one.operands[0], isAlong(one.name) ? others : []);
  }

  private told(
    node: Call,
    what: Unstable,
    input: Expression | undefined,
    others: readonly string[] = [],
  ): UnstableFormula | undefined {
    if (!input || this.isTame(input, 0)) return undefined;
    const isHere = input.chunk === node.chunk && node.start <= input.start && input.end <= node.end;
    return {
      what,
      at: codeIn(node.chunk, node.start, node.end),
      given: isHere
        ? {
            input: textIn(input.chunk, input),
            others,
            isLoose: !/^(?:name|attribute|call|subscript)$/.test(input.kind),
          }
        : undefined,
    };
  }

  private isOne(node: Expression): boolean {
    return node.kind === 'constant' && node.value === 1;
  }

  /** Whether the numbers are kept small, or the person has thought of it. */
  private isTame(node: Expression, steps: number): boolean {
    if (steps > mostSteps) return true;
    if (node.kind === 'name') {
      const value = sureValueOf(this.resolver, node);
      return value !== undefined && this.isTame(value, steps + 1);
    }
    if (node.kind === 'call') {
      const { callee } = node;
      if ((callee.kind === 'name' || callee.kind === 'attribute') && tames.test(callee.name)) return true;
    }
    return childrenOf(node).some((one) => this.isTame(one, steps + 1));
  }

  /** The operation that answers `node`; undefined where it is none of PyTorch's, or nobody knows. */
  private operationOf(node: Expression, steps = 0): Operation | undefined {
    if (steps > mostSteps) return undefined;
    switch (node.kind) {
      case 'name': {
        const value = sureValueOf(this.resolver, node);
        return value && this.operationOf(value, steps + 1);
      }
      case 'binary':
        return { name: node.operator.text, operands: [node.left, node.right], others: [], node };
      case 'call':
        return this.ofCall(node);
      default:
        return undefined;
    }
  }

  private ofCall(node: Call): Operation | undefined {
    const { callee, arguments: list } = node;
    if (list.some(({ stars, name }) => stars > 0 || name === 'out' || name === 'dtype')) return undefined;
    const path = pathOf(callee, this.resolver);
    const [first, ...others] = list;
    if (path !== undefined) {
      const known = findApiPath(path);
      const name = known ? known.entry.id : /^torch\.(?:special\.)?(\w+)$/.exec(path)?.[1];
      if (name === undefined || !first || first.name !== undefined || known?.apiPath.kind === 'module')
        return undefined;
      return { name, operands: [first.value], others, node };
    }
    const { alternatives, isOpen } = this.resolver.resolve(callee);
    const [only] = alternatives;
    if (only?.value.kind === 'instance' && !isOpen && alternatives.length === 1 && first) {
      const { of, construction } = only.value;
      return { name: of.entry.id, operands: [first.value], others: construction?.arguments ?? [], node };
    }
    if (callee.kind !== 'attribute' || alternatives.length > 0) return undefined;
    const object = this.resolver.resolve(callee.object).alternatives;
    if (object.some(({ value }) => value.kind !== 'tensor')) return undefined;
    const name = findMethod(callee.name)?.entry.id ?? callee.name;
    return { name, operands: [callee.object], others: list, node };
  }
}
