// Works out a tensor that code makes of literals, whatever names, imports and assignments it goes through, and writes it as
// one expression with full paths, `torch.tensor([-2.0, 2.0])`. Answers nothing where a part cannot be known.
import { type ElementType, isIntegerType, typeOfCast, typeOfMaker } from '../../arithmetic/element-type.ts';
import { formatNumber } from '../../arithmetic/printing.ts';
import { isSeriesName, longestSeries, makeSeries } from '../../arithmetic/series.ts';
import { reshaped, sizeOf } from '../../arithmetic/shapes.ts';
import type { Release } from '../../foundation/release.ts';
import { sureValueOf } from '../binder/flow.ts';
import { arithmetic, numbersOfMath } from '../resolver/arithmetic.ts';
import type { Resolver } from '../resolver/resolver.ts';
import type { Argument, Call, Expression } from '../syntax/syntax.ts';
import { textIn } from './placing.ts';
import { maker, pathOf } from './tensor-changes.ts';
import type { WrittenTensor } from './use.ts';
import { argumentOf, convert, listOf, type Numbers, numberOf, scalar, typeNamed } from './written-numbers.ts';

/** A tensor, and the calls and lists that it was put together from. */
interface Found {
  readonly tensor: WrittenTensor;
  readonly roots: readonly Expression[];
}

/** Numbers as one expression. */
interface Written extends Numbers {
  readonly text: string;
}

/** What a call is given. */
interface Given {
  readonly texts: readonly string[];
  readonly positional: readonly Written[];
  readonly named: ReadonlyMap<string, Written>;
  readonly type: ElementType | undefined;
}

const longest = 20_000;
const mostNesting = 60;
const mostWork = 20_000;
const wrapping = /^torch\.(?:nn\.(?:parameter\.)?Parameter|autograd\.Variable)$/;
const seriesArguments = /^(?:size|shape|fill_value|start|end|stop|step|steps|num)$/;
const keepingMethods = /^(?:cpu|clone|contiguous|detach)$/;

/** The tensor that `input` is, where all of its numbers are written down. */
export function findWrittenTensor(input: Expression, resolver: Resolver): Found | undefined {
  const finder = new TensorFinder(resolver);
  const found = finder.tensor(input);
  if (found?.library !== 'torch' || found.text.length > longest) return undefined;
  const { text, shape, dtype } = found;
  const tensor = {
    text,
    shape,
    dtype,
    needsGradient: finder.needsGradient,
    ...(finder.leaf ? { leaf: finder.leaf } : {}),
    // A million of them are made for those who ask only.
    valuesIn(release: Release) {
      const at = found.in(release);
      return Float64Array.from({ length: sizeOf(shape) }, (_, index) => at(index));
    },
  };
  return { tensor, roots: finder.roots };
}

class TensorFinder {
  readonly roots: Expression[] = [];
  needsGradient = false;
  /** What autograd follows is no leaf any more, or a view of one. */
  private isCopied = false;
  private isView = false;
  private depth = 0;
  private work = 0;
  private readonly resolver: Resolver;

  constructor(resolver: Resolver) {
    this.resolver = resolver;
  }

  /** How autograd sees the tensor, where it is or shows a leaf that requires grad. */
  get leaf(): 'leaf' | 'view' | undefined {
    if (!this.needsGradient || this.isCopied) return undefined;
    return this.isView ? 'view' : 'leaf';
  }

  /** A tensor, an array, a range. */
  tensor(node: Expression): Written | undefined {
    return this.within(() => this.tensorAt(node));
  }

  private within(find: () => Written | undefined): Written | undefined {
    if (this.depth >= mostNesting || ++this.work > mostWork) return undefined;
    this.depth++;
    const found = find();
    this.depth--;
    return found;
  }

  private tensorAt(node: Expression): Written | undefined {
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
      return this.resolver.resolve(callee).alternatives.length ? undefined : this.series('range', node);
    }
    return callee.kind === 'attribute' ? this.method(callee.object, callee.name, node) : undefined;
  }

  private made(path: string, node: Call): Written | undefined {
    const found = this.madeAt(path, node);
    // Whatever it was made of, it is one of its own.
    this.isCopied = false;
    this.isView = false;
    return found;
  }

  private madeAt(path: string, node: Call): Written | undefined {
    const [first] = node.arguments;
    if (/^builtins\.(?:list|tuple)$/.test(path) && first && node.arguments.length === 1)
      return this.tensor(first.value) ?? this.number(first.value);
    if (!maker.test(path)) return undefined;
    this.roots.push(node);
    if (wrapping.test(path)) {
      if (!first || first.name || first.stars || !this.isPlain(node.arguments.slice(1))) return undefined;
      if (path.endsWith('Parameter') && !this.hasFalse(node, 'requires_grad')) this.needsGradient = true;
      return this.tensor(first.value);
    }
    if (isSeriesName(path)) return this.series(path, node);
    const name = path === 'torch.Tensor' ? 'torch.FloatTensor' : path.replace(/^numpy\./, 'np.');
    const library = path.startsWith('numpy.') ? 'numpy' : 'torch';
    const given = this.given(node, name === 'np.array' ? 1 : undefined);
    const inner = given?.positional[0];
    if (!given || !inner || given.positional.length > 1 || given.named.size > 0) return undefined;
    const type = typeOfMaker(name);
    // Only of a list is the answer of these known: others take lengths.
    if (type && (inner.library !== 'python' || inner.shape.length === 0 || node.arguments.length > 1))
      return undefined;
    if (path === 'torch.from_numpy' && inner.library !== 'numpy') return undefined;
    const isPlainFloat = inner.library === 'python' && inner.dtype === 'float64' && library === 'torch';
    const dtype = type ?? given.type ?? (isPlainFloat ? 'float32' : inner.dtype);
    return { ...convert(inner, dtype), library, text: write(name, given) };
  }

  private series(path: string, node: Call): Written | undefined {
    const given = this.given(node);
    const name = path.replace(/^numpy\./, 'np.');
    if (!given || [...given.named.keys()].some((one) => !seriesArguments.test(one))) return undefined;
    const positional = given.positional.map(argumentOf);
    const named = new Map([...given.named].map(([key, value]) => [key, argumentOf(value)] as const));
    const call = { positional, named, dtype: given.type };
    const series = makeSeries(name, call, 'float32');
    if (!series || !(series.count >= 0 && series.count <= longestSeries)) return undefined;
    const library = name === 'range' ? 'python' : name.startsWith('np.') ? 'numpy' : 'torch';
    const { shape } = series;
    const made = (release: Release) => makeSeries(name, call, 'float32', release)?.at ?? series.at;
    const float = library === 'numpy' ? 'float64' : 'float32';
    const dtype = given.type ?? (series.isInteger ? 'int64' : float);
    return { ...convert({ shape, in: made, dtype: 'float64', library }, dtype), text: write(name, given) };
  }

  private method(object: Expression, name: string, node: Call): Written | undefined {
    const isConversion = /^(?:to|type|astype)$/.test(name);
    const cast = /^(?:double|float|half|bfloat16)$/.test(name) ? typeOfCast(name) : undefined;
    const isReshape = name === 'reshape' || name === 'view';
    if (!isConversion && !cast && !isReshape && name !== 'tolist' && !keepingMethods.test(name))
      return undefined;
    const inner = this.tensor(object);
    if (name === 'detach') this.needsGradient = false;
    if (name === 'clone') this.isCopied = true;
    if (isReshape) this.isView = true;
    const given = inner && this.given(node, isConversion ? 0 : undefined);
    if (!given || inner.library === 'python' || given.named.size > 0) return undefined;
    const isOfNumpy = /^(?:reshape|astype|tolist)$/.test(name);
    if (inner.library === 'numpy' ? !isOfNumpy : name === 'astype') return undefined;
    const text = write(`${inner.text}.${name}`, given);
    if (isReshape) {
      const wanted = given.positional.map(argumentOf);
      const lengths = wanted.flatMap(({ lengths: own, value }) => own ?? [value]);
      const isKnown = lengths.length > 0 && wanted.every(({ isInteger }) => isInteger);
      const shape = isKnown ? reshaped(inner.shape, lengths) : undefined;
      return shape && { ...inner, shape, text };
    }
    if (given.positional.length > 0) return undefined;
    if (name === 'tolist') {
      const dtype = isIntegerType(inner.dtype) ? 'int64' : 'float64';
      return { ...inner, library: 'python', dtype, text };
    }
    const dtype = cast ?? given.type ?? inner.dtype;
    if (dtype !== inner.dtype) this.isCopied = true;
    return { ...convert(inner, dtype), text };
  }

  /** The arguments of a call, from the one at `typeAt` on dtypes; undefined if one of them is not known. */
  private given({ arguments: list }: Call, typeAt = Number.POSITIVE_INFINITY): Given | undefined {
    const texts: string[] = [];
    const positional: Written[] = [];
    const named = new Map<string, Written>();
    let type: ElementType | undefined;
    for (const argument of list) {
      if (argument.stars) return undefined;
      const { name, value } = argument;
      if (name !== undefined && this.isPlain([argument])) continue;
      if (name === 'dtype' || (name === undefined && texts.length >= typeAt)) {
        const written = this.type(value);
        if (!written) return undefined;
        type = written.type ?? type;
        texts.push(name === undefined ? written.text : `${name}=${written.text}`);
        continue;
      }
      const written = this.number(value) ?? this.tensor(value);
      if (!written) return undefined;
      texts.push(name === undefined ? written.text : `${name}=${written.text}`);
      if (name === undefined) positional.push(written);
      else named.set(name, written);
    }
    return { texts, positional, named, type };
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

  /** A dtype, `torch.float64`, `np.half`, `int`, `'float32'`; `'cpu'` leaves it as it is. */
  private type(
    node: Expression,
  ): { readonly text: string; readonly type: ElementType | undefined } | undefined {
    if (node.kind === 'text') {
      const type = typeNamed(node.value);
      return type || node.value === 'cpu' ? { text: `'${node.value}'`, type } : undefined;
    }
    const [, module, name = ''] =
      /^(torch|numpy|builtins)\.([a-z]\w*)$/.exec(pathOf(node, this.resolver) ?? '') ?? [];
    const text = `${module === 'torch' ? 'torch.' : module === 'numpy' ? 'np.' : ''}${name}`;
    const type = typeNamed(text);
    return type && { text, type };
  }

  /** A number, or a list of numbers. */
  private number(node: Expression): Written | undefined {
    return this.within(() => this.numberAt(node));
  }

  private numberAt(node: Expression): Written | undefined {
    switch (node.kind) {
      case 'constant':
        if (typeof node.value === 'boolean') {
          return { ...scalar(Number(node.value), true), dtype: 'bool', text: textIn(node.chunk, node) };
        }
        if (typeof node.value !== 'number') return undefined;
        return single(node.value, node.isInteger, textIn(node.chunk, node));
      case 'literals': {
        this.roots.push(node);
        if (!node.numbers) return undefined;
        const { shape, values, isInteger } = node.numbers;
        if (isInteger && !values.every(Number.isSafeInteger)) return undefined;
        const dtype = isInteger ? 'int64' : 'float64';
        const at = (index: number) => values[index] ?? 0;
        return { shape, dtype, library: 'python', in: () => at, text: textIn(node.chunk, node) };
      }
      case 'sequence': {
        if (node.type === 'set') return undefined;
        this.roots.push(node);
        const parts = node.elements.map((element) => this.number(element));
        const known = parts.filter((part) => part !== undefined);
        const numbers = known.length === parts.length ? listOf(known) : undefined;
        const inside = known.map(({ text }) => text).join(', ');
        const text = node.type === 'list' ? `[${inside}]` : `(${inside}${parts.length === 1 ? ',' : ''})`;
        return numbers && { ...numbers, text };
      }
      case 'unary': {
        const { text: sign } = node.operator;
        const operand = this.number(node.operand);
        return operand && this.worked(sign, [operand], `${sign}${operand.text}`);
      }
      case 'binary': {
        const { text: sign } = node.operator;
        const left = this.number(node.left);
        const right = left && this.number(node.right);
        return right && this.worked(sign, [left, right], `(${left.text} ${sign} ${right.text})`);
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

  /** What an operator makes of single numbers. */
  private worked(sign: string, operands: readonly Numbers[], text: string): Written | undefined {
    if (operands.some(({ shape, dtype }) => shape.length > 0 || dtype === 'bool')) return undefined;
    const constants = operands.map(numberOf);
    const { value, isInteger = false } = arithmetic(sign, constants) ?? {};
    // Of finite numbers it makes no infinite one, but an int or a float that is too large.
    const isTooLarge = value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY;
    if (typeof value !== 'number' || (isTooLarge && constants.every((one) => Number.isFinite(one.value))))
      return undefined;
    return single(value, isInteger, text);
  }

  /** `math.pi`, `float('inf')`, `torch.inf`, the constant of a module. */
  private constant(node: Expression): Written | undefined {
    // `from math import inf`
    const number = numbersOfMath[pathOf(node, this.resolver) ?? ''];
    if (number !== undefined) return single(number, false, formatNumber(number, 'float64'));
    const known = this.resolver.constantOf(node);
    if (typeof known?.value !== 'number' || known.through?.kind === 'parameter default') return undefined;
    const { value, isInteger } = known;
    return single(value, isInteger, isInteger ? String(value) : formatNumber(value, 'float64'));
  }
}

/** A number; integers that a float64 does not hold are not known. */
function single(value: number, isInteger: boolean, text: string): Written | undefined {
  return isInteger && !Number.isSafeInteger(value) ? undefined : { ...scalar(value, isInteger), text };
}

const write = (name: string, { texts }: Given): string => `${name}(${texts.join(', ')})`;
