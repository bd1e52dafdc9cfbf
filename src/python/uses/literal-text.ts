// Writes a tensor that code makes of literals as one expression with full paths, `torch.tensor([-2.0, 2.0])`, whatever
// names, imports and assignments it goes through. Answers nothing where a part cannot be known.
import { formatNumber } from '../../arithmetic/printing.ts';
import { sureValueOf } from '../binder/flow.ts';
import { numbersOfMath } from '../resolver/arithmetic.ts';
import type { Resolver } from '../resolver/resolver.ts';
import type { Argument, Call, Expression } from '../syntax/syntax.ts';
import { textIn } from './placing.ts';
import { maker, pathOf } from './written-tensors.ts';

/** A tensor as one expression. */
interface WrittenLiteral {
  readonly text: string;
  /** The calls and lists that it was put together from. */
  readonly roots: readonly Expression[];
  /** Autograd follows it, `requires_grad=True`, and PyTorch prints so. */
  readonly needsGradient: boolean;
}

const longest = 20_000;
const mostNesting = 60;
const mostWork = 20_000;
/** These take a list of numbers or lengths; only of a list is their answer known. */
const ofLists = /\.(?:Float|Double|Half|BFloat16)?Tensor$/;
const wrapping = /^torch\.(?:nn\.(?:parameter\.)?Parameter|autograd\.Variable)$/;
const keepingMethods =
  /^(?:double|float|half|bfloat16|reshape|view|cpu|clone|contiguous|detach|to|type|astype|tolist)$/;

/** The text of `input`, where it is a tensor all of whose numbers are written down. */
export function writeLiteral(input: Expression, resolver: Resolver): WrittenLiteral | undefined {
  const writer = new LiteralWriter(resolver);
  const text = writer.tensor(input);
  if (text === undefined || text.length > longest || !text.startsWith('torch.')) return undefined;
  return { text, roots: writer.roots, needsGradient: writer.needsGradient };
}

class LiteralWriter {
  readonly roots: Expression[] = [];
  needsGradient = false;
  private depth = 0;
  private work = 0;
  private readonly resolver: Resolver;

  constructor(resolver: Resolver) {
    this.resolver = resolver;
  }

  /** A tensor, an array, a range. */
  tensor(node: Expression): string | undefined {
    return this.within(() => this.tensorAt(node));
  }

  private within(write: () => string | undefined): string | undefined {
    if (this.depth >= mostNesting || ++this.work > mostWork) return undefined;
    this.depth++;
    const text = write();
    this.depth--;
    return text;
  }

  private tensorAt(node: Expression): string | undefined {
    if (node.kind === 'name') {
      const value = sureValueOf(this.resolver, node);
      return value && this.tensor(value);
    }
    if (node.kind === 'named') return this.tensor(node.value);
    if (node.kind !== 'call') return undefined;
    const path = pathOf(node.callee, this.resolver);
    if (path !== undefined) return this.made(path, node);
    const { callee } = node;
    if (callee.kind === 'name' && callee.name === 'range') {
      return this.resolver.resolve(callee).alternatives.length ? undefined : this.called('range', node);
    }
    if (callee.kind !== 'attribute' || !keepingMethods.test(callee.name)) return undefined;
    const object = this.tensor(callee.object);
    if (callee.name === 'detach') this.needsGradient = false;
    return object && this.called(`${object}.${callee.name}`, node);
  }

  private made(path: string, node: Call): string | undefined {
    const [first] = node.arguments;
    if (/^builtins\.(?:list|tuple)$/.test(path) && first && node.arguments.length === 1)
      return this.tensor(first.value) ?? this.number(first.value);
    if (!maker.test(path)) return undefined;
    this.roots.push(node);
    const name = path.replace(/^numpy\./, 'np.');
    if (wrapping.test(path)) {
      if (!first || first.name || first.stars || !this.isPlain(node.arguments.slice(1))) return undefined;
      if (path.endsWith('Parameter') && !this.hasFalse(node, 'requires_grad')) this.needsGradient = true;
      return this.tensor(first.value);
    }
    if (ofLists.test(path) && !(node.arguments.length === 1 && first && this.isList(first.value)))
      return undefined;
    return this.called(name === 'torch.Tensor' ? 'torch.FloatTensor' : name, node);
  }

  /** `name(arguments)`: numbers, lists of them, tensors; dtypes by their paths. */
  private called(name: string, { arguments: list }: Call): string | undefined {
    const parts: string[] = [];
    const isConversion = /\.(?:to|type|astype)$/.test(name);
    for (const argument of list) {
      if (argument.stars) return undefined;
      const { name: keyword, value } = argument;
      if (keyword !== undefined && this.isPlain([argument])) continue;
      const isType = keyword === 'dtype' || isConversion || (name === 'np.array' && parts.length === 1);
      const text = isType ? this.type(value) : (this.number(value) ?? this.tensor(value));
      if (text === undefined) return undefined;
      parts.push(keyword === undefined ? text : `${keyword}=${text}`);
    }
    return `${name}(${parts.join(', ')})`;
  }

  /** Whether arguments change no number: `device='cpu'`, `requires_grad=True`. */
  private isPlain(list: readonly Argument[]): boolean {
    return list.every(({ name, value }) => {
      const constant = this.resolver.constantOf(value)?.value;
      if (name === 'requires_grad') {
        if (constant === true) this.needsGradient = true;
        return typeof constant === 'boolean';
      }
      if (name === 'device') return constant === 'cpu' || constant === null;
      return name === 'dtype' ? constant === null : name === 'copy' && typeof constant === 'boolean';
    });
  }

  private hasFalse({ arguments: list }: Call, name: string): boolean {
    const given = list.find((argument) => argument.name === name);
    return given !== undefined && this.resolver.constantOf(given.value)?.value === false;
  }

  private isList(node: Expression): boolean {
    if (node.kind === 'name') {
      const value = sureValueOf(this.resolver, node);
      return value !== undefined && this.isList(value);
    }
    return node.kind === 'sequence' || node.kind === 'literals';
  }

  private type(node: Expression): string | undefined {
    if (node.kind === 'text') return `'${node.value.replaceAll(/\W/g, '')}'`;
    const path = pathOf(node, this.resolver);
    const known = /^(torch|numpy|builtins)\.([a-z]\w*)$/.exec(path ?? '');
    if (!known) return undefined;
    const module = known[1] === 'torch' ? 'torch.' : known[1] === 'numpy' ? 'np.' : '';
    return `${module}${known[2]}`;
  }

  /** A number, or a list of numbers. */
  private number(node: Expression): string | undefined {
    return this.within(() => this.numberAt(node));
  }

  private numberAt(node: Expression): string | undefined {
    switch (node.kind) {
      case 'constant':
        return typeof node.value === 'number' ? textIn(node.chunk, node) : undefined;
      case 'literals': {
        this.roots.push(node);
        return textIn(node.chunk, node);
      }
      case 'sequence': {
        if (node.type === 'set') return undefined;
        this.roots.push(node);
        const parts = node.elements.map((element) => this.number(element));
        if (parts.some((part) => part === undefined)) return undefined;
        const inside = parts.join(', ');
        return node.type === 'list' ? `[${inside}]` : `(${inside}${parts.length === 1 ? ',' : ''})`;
      }
      case 'unary': {
        const operand = this.number(node.operand);
        return operand && /^[-+]$/.test(node.operator.text) ? `${node.operator.text}${operand}` : undefined;
      }
      case 'binary': {
        const left = this.number(node.left);
        const right = this.number(node.right);
        return left && right && `(${left} ${node.operator.text} ${right})`;
      }
      case 'name': {
        const value = sureValueOf(this.resolver, node);
        if (value) return this.number(value);
        return this.constant(node);
      }
      case 'attribute':
      case 'call':
        return this.constant(node);
      default:
        return undefined;
    }
  }

  /** `math.pi`, `float('inf')`, `torch.inf`, the constant of a module. */
  private constant(node: Expression): string | undefined {
    // `from math import inf`
    const number = numbersOfMath[pathOf(node, this.resolver) ?? ''];
    if (number !== undefined) return formatNumber(number, 'float64');
    const known = this.resolver.constantOf(node);
    if (typeof known?.value !== 'number' || known.through?.kind === 'parameter default') return undefined;
    return known.isInteger ? String(known.value) : formatNumber(known.value, 'float64');
  }
}
