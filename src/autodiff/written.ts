// Writes a formula as a person would: fractions, powers and cases in place of the operations that code needs for them.
import { symbolOf } from '../catalog/symbols.ts';
import { type Formula, type Graph, type GraphNode, withoutLiterals } from './graph.ts';

export type Relation = '<' | '≤' | '>' | '≥' | '=' | '≠';

/** A formula as it is written. */
export type Written =
  /** x, a parameter, or a constant that has a name, π. */
  | { readonly kind: 'name'; readonly name: string }
  /** Never negative. */
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'negative'; readonly of: Written }
  | { readonly kind: 'sum'; readonly parts: readonly Written[] }
  | { readonly kind: 'product'; readonly parts: readonly Written[] }
  | { readonly kind: 'quotient'; readonly above: Written; readonly below: Written }
  | { readonly kind: 'power'; readonly base: Written; readonly exponent: Written }
  | { readonly kind: 'root'; readonly of: Written }
  | { readonly kind: 'size'; readonly of: Written }
  | { readonly kind: 'call'; readonly name: string; readonly parts: readonly Written[] }
  | {
      readonly kind: 'relation';
      readonly relation: Relation;
      readonly left: Written;
      readonly right: Written;
    }
  | {
      readonly kind: 'cases';
      readonly when: Extract<Written, { kind: 'relation' }>;
      readonly value: Written;
      readonly otherwise: Written;
    };

/** How many parts a formula may have that anybody would read. */
const mostParts = 48;

/** The formula; undefined where it has no form that is shorter than its code. */
export function writeFormula(formula: Formula): Written | undefined {
  const graph = withoutLiterals(formula);
  const known = new Map<number, Written | undefined>();
  const at = (node: number): Written | undefined => {
    if (!known.has(node)) known.set(node, written(graph, node, at));
    return known.get(node);
  };
  const whole = at(graph.output);
  return whole && sizeOf(whole) <= mostParts ? whole : undefined;
}

function sizeOf(one: Written): number {
  return 1 + partsOf(one).reduce((sum, part) => sum + sizeOf(part), 0);
}

function partsOf(one: Written): readonly Written[] {
  switch (one.kind) {
    case 'negative':
    case 'root':
    case 'size':
      return [one.of];
    case 'sum':
    case 'product':
    case 'call':
      return one.parts;
    case 'quotient':
      return [one.above, one.below];
    case 'power':
      return [one.base, one.exponent];
    case 'relation':
      return [one.left, one.right];
    case 'cases':
      return [one.when, one.value, one.otherwise];
    default:
      return [];
  }
}

const isSame = (one: Written, other: Written): boolean => JSON.stringify(one) === JSON.stringify(other);

const name = (text: string): Written => ({ kind: 'name', name: text });
const call = (of: string, ...parts: readonly Written[]): Written => ({ kind: 'call', name: of, parts });
const isNumber = (one: Written, value: number): boolean => one.kind === 'number' && one.value === value;

const literal = (value: number): Written => ({ kind: 'number', value });
const rootOf = (of: Written): Written => ({ kind: 'root', of });
const over = (above: Written, below: Written): Written => ({ kind: 'quotient', above, below });

/** Constants that people write with signs. */
const constants: readonly (readonly [number, Written])[] = [
  [Math.PI, name('π')],
  [Math.SQRT2, rootOf(literal(2))],
  [Math.SQRT1_2, over(literal(1), rootOf(literal(2)))],
  [Math.LN2, call('ln', literal(2))],
  [Math.sqrt(2 / Math.PI), rootOf(over(literal(2), name('π')))],
  [1 / 3, over(literal(1), literal(3))],
  [2 / 3, over(literal(2), literal(3))],
  [1 / 6, over(literal(1), literal(6))],
];

function number(value: number): Written {
  if (value < 0 || Object.is(value, -0)) return { kind: 'negative', of: number(-value) };
  return constants.find(([one]) => Math.abs(one - value) < 1e-15)?.[1] ?? literal(value);
}

function negative(of: Written): Written {
  if (of.kind === 'negative') return of.of;
  if (of.kind === 'quotient') return { ...of, above: negative(of.above) };
  return { kind: 'negative', of };
}

function sum(...all: readonly Written[]): Written {
  const parts = all
    .flatMap((one) => (one.kind === 'sum' ? one.parts : [one]))
    .filter((one) => !isNumber(one, 0));
  const [first, ...others] = parts;
  if (!first) return number(0);
  return others.length === 0 ? first : { kind: 'sum', parts };
}

function product(...all: readonly Written[]): Written {
  let isNegative = false;
  const parts = all.flatMap((one) => {
    const bare = one.kind === 'negative' ? one.of : one;
    if (one.kind === 'negative') isNegative = !isNegative;
    return bare.kind === 'product' ? bare.parts : [bare];
  });
  const mask = parts.find((one) => one.kind === 'relation');
  if (mask?.kind === 'relation') {
    const others = parts.filter((one) => one !== mask);
    const value = signed(isNegative, others.length === 0 ? number(1) : product(...others));
    return { kind: 'cases', when: mask, value, otherwise: number(0) };
  }
  // Fractions of 1 take the others on their line.
  const over = parts.filter((one) => one.kind === 'quotient' && isNumber(one.above, 1));
  const [first] = over;
  const rest = parts.filter((one) => one !== first);
  if (first?.kind === 'quotient' && rest.length > 0)
    return signed(isNegative, quotient(product(...rest), first.below));
  const numbers = parts
    .filter((one) => one.kind === 'number')
    .map((one) => (one.kind === 'number' ? one.value : 1));
  const factor = numbers.reduce((all, one) => all * one, 1);
  const others = gather(parts.filter((one) => one.kind !== 'number'));
  if (factor === 0) return number(0);
  const list = factor === 1 ? others : [...(numbers.length > 0 ? [number(factor)] : []), ...others];
  const [only] = list;
  return signed(
    isNegative,
    list.length === 1 && only ? only : list.length === 0 ? number(1) : { kind: 'product', parts: list },
  );
}

const signed = (isNegative: boolean, one: Written): Written => (isNegative ? negative(one) : one);

/** x·x is x². */
function gather(parts: readonly Written[]): readonly Written[] {
  const found: { base: Written; exponent: number }[] = [];
  for (const one of parts) {
    const isPower = one.kind === 'power' && one.exponent.kind === 'number';
    const base = isPower ? one.base : one;
    const exponent = isPower && one.exponent.kind === 'number' ? one.exponent.value : 1;
    const last = found.find((known) => isSame(known.base, base) && base.kind !== 'number');
    if (last) last.exponent += exponent;
    else found.push({ base, exponent });
  }
  return found.map(({ base, exponent }) => (exponent === 1 ? base : power(base, number(exponent))));
}

function quotient(above: Written, below: Written): Written {
  if (isNumber(below, 1)) return above;
  if (below.kind === 'negative') return negative(quotient(above, below.of));
  if (below.kind === 'quotient') return quotient(product(above, below.below), below.above);
  if (above.kind === 'quotient') return quotient(above.above, product(above.below, below));
  if (above.kind === 'negative') return negative(quotient(above.of, below));
  return { kind: 'quotient', above, below };
}

function power(base: Written, exponent: Written): Written {
  if (isNumber(exponent, 1)) return base;
  if (isNumber(exponent, 0.5)) return { kind: 'root', of: base };
  if (exponent.kind === 'negative' && exponent.of.kind === 'number')
    return quotient(number(1), power(base, exponent.of));
  return { kind: 'power', base, exponent };
}

const exp = (of: Written): Written => power(name('e'), of);

const relations: Readonly<Record<string, Relation>> = {
  less: '<',
  lessOrEqual: '≤',
  more: '>',
  moreOrEqual: '≥',
  equal: '=',
  notEqual: '≠',
};

/** Operations whose only trace is the type or the way of gradients. */
const silent = new Set('copy detach toFloat32 toFloat64 toInput item fill withGradient'.split(' '));

/** Operations that have a name in formulas, too. */
const functions: Readonly<Record<string, string>> = {
  log: 'ln',
  maximum: 'max',
  fmax: 'max',
  minimum: 'min',
  fmin: 'min',
  sign: 'sgn',
  asin: 'arcsin',
  acos: 'arccos',
  atan: 'arctan',
  asinh: 'arsinh',
  acosh: 'arcosh',
  atanh: 'artanh',
  remainder: 'mod',
  fmod: 'mod',
};

/** Those that are called in formulas as they are in code. */
const plain = new Set(
  'sin cos tan sinh cosh tanh erf erfc floor ceil round trunc frac copysign atan2 heaviside'.split(' '),
);

function written(
  { nodes }: Graph,
  place: number,
  at: (node: number) => Written | undefined,
): Written | undefined {
  const node = nodes[place] as GraphNode;
  switch (node.kind) {
    case 'input':
      return name('x');
    case 'constant':
      return Number.isFinite(node.value) ? number(node.value) : undefined;
    case 'parameter':
      return name(node.name);
    case 'activation': {
      const inner = at(node.arguments[0]);
      const own = inner && symbolOf(node.id, node.parameters);
      return own && call(own.name, inner, ...own.parameters.map(number));
    }
    default: {
      if (node.operation === 'clamp' || node.operation === 'clampByTensor')
        return clamped(nodes, node.arguments, at);
      const operands = node.arguments.map(at);
      if (silent.has(node.operation)) return operands[0];
      const known = operands.filter((one) => one !== undefined);
      if (known.length !== operands.length) return undefined;
      return operation(node.operation, known);
    }
  }
}

/** Bounds that are open are left out. */
function clamped(
  nodes: readonly GraphNode[],
  [x = 0, low = 0, high = 0]: readonly number[],
  at: (node: number) => Written | undefined,
): Written | undefined {
  const isOpen = (bound: number): boolean => {
    const node = nodes[bound];
    return node?.kind === 'constant' && !Number.isFinite(node.value);
  };
  const inner = at(x);
  const [least, most] = [at(low), at(high)];
  if (!inner) return undefined;
  const raised = isOpen(low) ? inner : least && call('max', inner, least);
  return isOpen(high) ? raised : raised && most && call('min', raised, most);
}

function operation(of: string, operands: readonly Written[]): Written | undefined {
  const [a = number(0), b = number(0), c = number(0)] = operands;
  const relation = relations[of];
  if (relation) return { kind: 'relation', relation, left: a, right: b };
  switch (of) {
    case 'add':
      return sum(a, b);
    case 'subtract':
      return b.kind === 'sum' ? sum(a, ...b.parts.map(negative)) : sum(a, negative(b));
    case 'multiply':
      return product(a, b);
    case 'divide':
      return quotient(a, b);
    case 'negate':
      return negative(a);
    case 'power':
    case 'powerOfTensors':
    case 'powerOfNumber':
      return power(a, b);
    case 'square':
      return power(a, number(2));
    case 'sqrt':
      return { kind: 'root', of: a };
    case 'rsqrt':
      return quotient(number(1), { kind: 'root', of: a });
    case 'reciprocal':
      return quotient(number(1), a);
    case 'hypot':
      return { kind: 'root', of: sum(power(a, number(2)), power(b, number(2))) };
    case 'exp':
      return exp(a);
    case 'exp2':
      return power(number(2), a);
    case 'expm1':
      return sum(exp(a), number(-1));
    case 'log1p':
      return call('ln', sum(number(1), a));
    case 'logaddexp':
      return call('ln', sum(exp(a), exp(b)));
    case 'xlogy':
      return product(a, call('ln', b));
    case 'abs':
      return { kind: 'size', of: a };
    case 'lerp':
      return sum(a, product(c, sum(b, negative(a))));
    case 'where':
    case 'branch':
      return chosen(a, b, c);
    default: {
      const named = functions[of] ?? (plain.has(of) ? of : undefined);
      return named === undefined ? undefined : call(named, ...operands);
    }
  }
}

function chosen(when: Written, value: Written, otherwise: Written): Written | undefined {
  if (when.kind !== 'relation') return undefined;
  const { relation, left, right } = when;
  const sides = [value, otherwise] as const;
  const areSides = isSame(sides[0], left) && isSame(sides[1], right);
  const areSwapped = isSame(sides[1], left) && isSame(sides[0], right);
  if ((areSides || areSwapped) && relation !== '=' && relation !== '≠') {
    const takesLarger = (relation === '>' || relation === '≥') === areSides;
    return call(takesLarger ? 'max' : 'min', left, right);
  }
  return { kind: 'cases', when, value, otherwise };
}
