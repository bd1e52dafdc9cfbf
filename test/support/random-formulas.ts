// Formulas of x as PyTorch code that anybody could write: expressions of what hand-written activations are made of.
import fc from 'fast-check';

const numbers = fc.constantFrom(
  '0.5',
  '2',
  '3.0',
  '0.1',
  '1.702',
  '-1',
  '0.044715',
  '1',
  '-0.25',
  '6.0',
  'math.pi',
);

const functions = [
  ...'exp expm1 log log1p sqrt rsqrt abs sign sin cos tan atan sinh cosh tanh asinh erf erfc square reciprocal floor ceil round trunc frac neg exp2 log2'
    .split(' ')
    .map((name) => `torch.${name}`),
  ...'relu silu gelu elu selu celu softplus mish hardswish hardsigmoid relu6 leaky_relu softsign logsigmoid tanhshrink'
    .split(' ')
    .map((name) => `F.${name}`),
  'torch.sigmoid',
  'torch.special.expit',
];

/** Those that keep numbers in bounds come often: what has run over tells nothing more. */
const bounded = [
  'torch.sigmoid',
  'torch.tanh',
  'F.softplus',
  'torch.exp',
  'torch.abs',
  'F.relu',
  'torch.sqrt',
];

const { formula } = fc.letrec<{ formula: string; part: string; x: string; mask: string }>((tie) => ({
  x: fc.constant('x'),
  part: fc.oneof({ depthSize: 'small', withCrossShrink: true }, tie('x'), tie('formula')),
  mask: fc
    .tuple(fc.constantFrom('x', 'x.abs()'), fc.constantFrom('>', '>=', '<', '<=', '=='), numbers)
    .map(([one, relation, number]) => `${one} ${relation} ${number}`),
  formula: fc.oneof(
    { depthSize: 'small', maxDepth: 5 },
    fc.tuple(fc.constantFrom(...functions, ...bounded), tie('part')).map(([f, of]) => `${f}(${of})`),
    fc
      .tuple(tie('part'), fc.constantFrom('+', '-', '*', '/'), tie('part'))
      .map(([one, operator, other]) => `(${one} ${operator} ${other})`),
    fc
      .tuple(tie('part'), fc.constantFrom('+', '-', '*', '/'), numbers)
      .map(([one, operator, number]) => `(${one} ${operator} ${number})`),
    fc
      .tuple(numbers, fc.constantFrom('+', '-', '*', '/'), tie('part'))
      .map(([number, operator, one]) => `(${number} ${operator} ${one})`),
    fc
      .tuple(tie('part'), fc.constantFrom('2', '3', '0.5', '-1', '1.5'))
      .map(([of, power]) => `(${of}) ** ${power}`),
    fc
      .tuple(tie('mask'), tie('part'), tie('part'))
      .map(([mask, one, other]) => `torch.where(${mask}, ${one}, ${other})`),
    fc.tuple(tie('mask'), tie('part')).map(([mask, one]) => `(${one}) * (${mask})`),
    fc
      .tuple(
        fc.constantFrom('maximum', 'minimum', 'fmax', 'fmin', 'hypot', 'atan2', 'logaddexp'),
        tie('part'),
        tie('part'),
      )
      .map(([f, one, other]) => `torch.${f}(${one}, ${other})`),
    fc
      .tuple(tie('part'), fc.constantFrom('-1, 1', '0, 6.0', 'min=0', 'max=1.5'))
      .map(([of, bounds]) => `torch.clamp(${of}, ${bounds})`),
    fc
      .tuple(
        tie('part'),
        numbers.filter((one) => !one.startsWith('-')),
      )
      .map(([of, number]) => `torch.fmod(${of}, ${number})`),
    fc.tuple(tie('part')).map(([of]) => `(${of}).detach() * ${of}`),
  ),
}));

/** Not the shortest, which are all alike, and none that nobody could read. */
export const formulas: fc.Arbitrary<string> = formula.filter((text) => text.length > 20 && text.length < 160);
