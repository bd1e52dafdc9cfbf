// Formulas written by hand that overflow or lose digits where a function of PyTorch's does not. Steps over several lines are
// followed; what keeps its numbers small by itself is left alone.
import { isAlong, shareId, softmaxId, type Unstable, unstable, unstableLogs } from '../../catalog/stable.ts';
import { childrenOf } from '../syntax/children.ts';
import { binariesIn } from '../syntax/path-to.ts';
import type { Argument, Chunk, Expression } from '../syntax/syntax.ts';
import { codeIn, textIn } from '../uses/placing.ts';
import type { Code } from '../uses/use.ts';
import { isLoose } from './edits.ts';
import { mostSteps, nameIn, type Operation, type Operations } from './operations.ts';

/** A formula that loses what a call keeps. */
export interface UnstableFormula {
  readonly what: Unstable;
  readonly at: Code;
  /** Its input and, where it acts along one, its dimension, as they are written; none where they stand further off. */
  readonly given:
    | { readonly input: string; readonly others: readonly string[]; readonly isLoose: boolean }
    | undefined;
}

/** Names of operations after which no exponential overflows, or that are there to prevent it. */
const tames =
  /^(?:a?max|min|amin|clamp\w*|clip|abs|minimum|maximum|logsumexp|norm(?:alize)?|log_softmax|logsigmoid|sin|cos|erf|detach|sigmoid|tanh|softmax|where|relu6|hardtanh|nan_to_num|arange|linspace)_?$/;

/** What has a call of its own that keeps more digits of small numbers: `log(1 + x)`, `exp(x) - 1`. */
export interface CloserFormula {
  readonly at: Code;
  /** Its name in `torch`. */
  readonly name: string;
  readonly input: string;
}

/** What these chunks write by hand. Yields now and then. */
export function* findUnstable(
  chunks: readonly Chunk[],
  code: Operations,
  isQuiet: (node: Expression) => boolean,
): Generator<
  undefined,
  { readonly unstable: readonly UnstableFormula[]; readonly closer: readonly CloserFormula[] }
> {
  const matcher = new Matcher(code);
  const names = new Set(chunks.flatMap(({ loads }) => loads.map((one) => ('name' in one ? one.name : ''))));
  const found: UnstableFormula[] = [];
  const closer: CloserFormula[] = [];
  for (const chunk of chunks) {
    const nodes: Expression[] = chunk.loads.filter((one) => one.kind === 'call');
    if (names.has('exp')) nodes.push(...binariesIn(chunk));
    for (const node of nodes) {
      const formula = matcher.at(node);
      const other = matcher.closerAt(node);
      if (other) closer.push(other);
      if (formula && !isQuiet(node)) found.push(formula);
      yield undefined;
    }
  }
  // What stands in another goes with it.
  const outermost = found.filter(
    ({ at }) =>
      !found.some(
        ({ at: { start, end } }) => start <= at.start && at.end <= end && end - start > at.end - at.start,
      ),
  );
  return { unstable: outermost, closer };
}

interface Share {
  readonly input: Expression;
  readonly dim: Expression | undefined;
}

const isOne = (node: Expression): boolean => node.kind === 'constant' && node.value === 1;

const closer = (
  { chunk, start, end }: Expression,
  name: string,
  input: Expression | undefined,
): CloserFormula | undefined =>
  input && { at: codeIn(chunk, start, end), name, input: textIn(input.chunk, input) };

class Matcher {
  private readonly code: Operations;

  constructor(code: Operations) {
    this.code = code;
  }

  at(node: Expression): UnstableFormula | undefined {
    const whole = this.code.of(node);
    if (!whole) return undefined;
    const [first] = whole.operands;
    if (whole.name === '/') {
      const share = this.shareOf(whole);
      return share && this.toldShare(node, unstable.share, share);
    }
    if (!first || whole.others.length > 0) return undefined;
    if (whole.name === 'log1p') {
      const exp = this.code.of(first);
      return exp?.name === 'exp' ? this.told(node, unstable['log of 1 + exp'], exp.operands[0]) : undefined;
    }
    return whole.name === 'log' ? this.ofLog(node, first) : undefined;
  }

  closerAt(node: Expression): CloserFormula | undefined {
    if (node.kind === 'binary') {
      const exp =
        node.operator.text === '-' && isOne(node.right) && node.left.kind === 'call'
          ? this.code.of(node.left)
          : undefined;
      return exp?.name === 'exp' ? closer(node, 'expm1', exp.operands[0]) : undefined;
    }
    const log = node.kind === 'call' ? this.code.of(node) : undefined;
    const [sum] = log?.name === 'log' ? log.operands : [];
    if (sum?.kind !== 'binary' || sum.operator.text !== '+') return undefined;
    if (isOne(sum.left)) return closer(node, 'log1p', sum.right);
    return isOne(sum.right) ? closer(node, 'log1p', sum.left) : undefined;
  }

  private ofLog(node: Expression, inner: Expression): UnstableFormula | undefined {
    const one = this.code.of(inner);
    if (!one) return undefined;
    if (one.name === '/') {
      const share = this.shareOf(one);
      const what = unstableLogs[softmaxId];
      return what && share?.dim ? this.toldShare(node, what, share) : undefined;
    }
    if (one.name === '+' || one.name === '-') {
      const [left, right] = one.operands;
      if (!left || !right) return undefined;
      const isLeft = isOne(left);
      const other = this.code.of(isLeft ? right : left);
      if (!other || !(isLeft || (one.name === '+' && isOne(right)))) return undefined;
      if (one.name === '+')
        return other.name === 'exp'
          ? this.told(node, unstable['log of 1 + exp'], other.operands[0])
          : undefined;
      return other.name === shareId
        ? this.told(node, unstable['log of 1 - share'], other.operands[0])
        : undefined;
    }
    if (one.name === 'sum') {
      const exp = one.operands[0] && this.code.of(one.operands[0]);
      const dims = one.others;
      // Without a dimension it sums all, which no dimension stands for.
      if (exp?.name !== 'exp' || dims.length === 0) return undefined;
      if (one.others.some((each) => !/^(?:dim|keepdim)$/.test(each.name ?? 'dim'))) return undefined;
      return this.told(node, unstable['log of a sum of exp'], exp.operands[0], dims);
    }
    const what = unstableLogs[one.name];
    if (!what) return undefined;
    const { others } = one;
    if (isAlong(one.name) && others.length === 0) return undefined;
    return this.told(node, what, one.operands[0], isAlong(one.name) ? others : []);
  }

  /** exp(x) / exp(x).sum(dim, keepdim=True): its input, and its dimension, where it is one; of other quotients nothing. */
  private shareOf({ operands: [part, whole] }: Operation): Share | undefined {
    const exp = part && this.code.of(part);
    const [input] = exp?.operands ?? [];
    if (!part || !whole || !input || exp?.name !== 'exp' || this.isTurned(input, 0)) return undefined;
    const [sum, put] = this.withoutNewAxis(whole);
    const total = this.code.of(sum);
    const [summed] = total?.operands ?? [];
    if (total?.name !== 'sum' || !summed) return undefined;
    const other = this.code.of(summed);
    const isShare = other?.node === exp.node || this.code.isSame(exp.node, other?.node ?? summed);
    if (!isShare) return undefined;
    const given: Partial<Record<string, Expression>> = {};
    for (const [at, { name, value }] of total.others.entries())
      given[name?.replace(/^axis$/, 'dim') ?? ['dim', 'keepdim'][at] ?? '?'] = value;
    const { dim, keepdim, ...more } = given;
    if (Object.keys(more).length > 0 || dim?.kind === 'sequence') return undefined;
    if (!dim) return put === undefined ? { input, dim } : undefined;
    const text = textIn(dim.chunk, dim);
    const isKept = keepdim?.kind === 'constant' && keepdim.value === true;
    if (isKept ? put !== undefined : (put ?? '0') !== text) return undefined;
    return { input, dim };
  }

  /** What gets an axis of its own, and where: `s.unsqueeze(1)`, `s[:, None]`. */
  private withoutNewAxis(node: Expression): readonly [Expression, string | undefined] {
    const one = this.code.of(node);
    const [inner] = one?.operands ?? [];
    const [at, ...more] = one?.others ?? [];
    if (one?.name === 'unsqueeze' && inner && at && more.length === 0)
      return [inner, textIn(at.value.chunk, at.value)];
    const value = node.kind === 'name' ? this.code.valueOf(node) : node;
    const places = value?.kind === 'subscript' && textIn(value.chunk, value).slice(-9).replaceAll(' ', '');
    if (!places || value?.kind !== 'subscript') return [node, undefined];
    const put = places.endsWith('[:,None]') ? '1' : places.endsWith('[...,None]') ? '-1' : '?';
    return [value.object, put];
  }

  /** Turned round or less something, so that it may not become large. */
  private isTurned(node: Expression, steps: number): boolean {
    if (steps > mostSteps) return true;
    if (node.kind === 'name') {
      const value = this.code.valueOf(node);
      return value !== undefined && this.isTurned(value, steps + 1);
    }
    const { name, operands = [] } = this.code.of(node) ?? {};
    if (node.kind === 'unary' || name === '-' || name === 'neg' || name === 'negative') return true;
    return (name === '*' || name === '/') && operands.some((one) => this.isTurned(one, steps + 1));
  }

  private told(
    node: Expression,
    what: Unstable,
    input: Expression | undefined,
    others: readonly Pick<Argument, 'start' | 'end' | 'value'>[] = [],
  ): UnstableFormula | undefined {
    if (!input || this.isTame(input, 0)) return undefined;
    const there = nameIn(node);
    const isHere = (one: Expression): boolean =>
      (one.chunk === node.chunk && node.start <= one.start && one.end <= node.end) ||
      (there !== undefined && this.code.isStill(one, there));
    return {
      what,
      at: codeIn(node.chunk, node.start, node.end),
      given: [input, ...others.map(({ value }) => value)].every(isHere)
        ? {
            input: textIn(input.chunk, input),
            others: others.map((one) => textIn(one.value.chunk, one)),
            isLoose: isLoose(input),
          }
        : undefined,
    };
  }

  private toldShare(node: Expression, what: Unstable, { input, dim }: Share): UnstableFormula | undefined {
    const along = dim && { start: dim.start, end: dim.end, value: dim };
    const found = this.told(node, what, input, along ? [along] : []);
    // A softmax of all numbers at once has no dimension to write.
    return (
      found && {
        ...found,
        given: dim && found.given && { ...found.given, others: [`dim=${textIn(dim.chunk, dim)}`] },
      }
    );
  }

  /** Whether the numbers are kept small, or the person has thought of it: whatever a name may hold, and by any of its ways. */
  private isTame(node: Expression, steps: number, seen = new Set<Expression>()): boolean {
    if (steps > mostSteps) return true;
    if (node.kind === 'name') {
      const values = this.code.valuesOf(node);
      return !values || values.some((one) => !seen.has(one) && this.isTame(one, steps + 1, seen.add(one)));
    }
    if (node.kind === 'call') {
      const { callee } = node;
      if ((callee.kind === 'name' || callee.kind === 'attribute') && tames.test(callee.name)) return true;
    }
    return childrenOf(node).some((one) => this.isTame(one, steps + 1, seen));
  }
}
