// Results that take the place of numbers damage nothing, in any text and in code: what is around them stays byte for byte,
// the text is read as the results, and Python that parsed still parses. What cannot be replaced so is refused with a reason.
import assert from 'node:assert/strict';
import { parser } from '@lezer/python';
import fc from 'fast-check';
import { evaluateTensor } from '../../../src/content/evaluate/evaluate.ts';
import { type Replacement, replaceSafely } from '../../../src/content/evaluate/safe-replace.ts';
import { parseTensor } from '../../../src/tensors/parse-tensor.ts';
import type { ParsedTensor } from '../../../src/tensors/parsed-tensor.ts';
import { anyText, numberText } from '../../support/arbitraries.ts';
import { english as t } from '../../support/english.ts';
import { holds } from '../../support/holds.ts';
import { code } from '../../support/random-code.ts';

/** The text with an activation's results in it; undefined if it holds no tensor. Around it stand `before` and `after`. */
function replace(
  text: string,
  id: string,
  language: string,
  before = '',
  after = '',
): { readonly tensor: ParsedTensor; readonly values: Float64Array; readonly made: Replacement } | undefined {
  const tensor = parseTensor(text);
  if (tensor.problem || tensor.values.length === 0 || tensor.values.length > 300) return undefined;
  const evaluation = evaluateTensor(tensor.values, tensor.shape, [{ id, parameters: {} }], 'float32', t);
  const result = evaluation.kind === 'results' ? evaluation.results[0] : undefined;
  if (!result) return undefined;
  const made = replaceSafely(text, tensor, result, 'float32', language, t, [before, after]);
  return { tensor, values: result.values, made };
}

/** A text without the items of its tensor. */
function around(text: string, { starts, ends }: ParsedTensor): string {
  const places = [...starts.entries()].sort(([, one], [, other]) => one - other);
  let at = 0;
  let rest = '';
  for (const [item, start] of places) {
    rest += `${text.slice(at, start)}\u0000`;
    at = ends[item] ?? start;
  }
  return rest + text.slice(at);
}

const numbers = [
  '1',
  '-2',
  '0.5',
  '1e-3',
  '0x10',
  '1_000',
  '2**10',
  '1/3',
  "float('inf')",
  'math.inf',
  'nan',
  '-0.0',
  '.5',
];
const glue = [
  '',
  ' ',
  '',
  '',
  '(',
  ')',
  '[',
  ']',
  '.',
  '+',
  ' - ',
  '-',
  '*',
  '**',
  ',',
  ';',
  '\n',
  '%',
  '"',
  "'",
  '=',
  ':',
  '{',
  '}',
  '\\',
  '#',
  '|',
  '&',
  '^',
];
const words = [
  'x',
  'f',
  'dim',
  'return',
  'torch.tensor(',
  'range(3)',
  'np.array(',
  'math.sqrt(2)',
  'f"',
  '1e999007f',
  'loss',
  '...',
  '\\N{DIGIT ',
];
const soup = fc
  .array(fc.constantFrom(...numbers, ...glue, ...words, ...glue), { minLength: 1, maxLength: 14 })
  .map((parts) => parts.join(''));

const expression: fc.Arbitrary<string> = fc.letrec<{ whole: string }>((tie) => ({
  whole: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom(...numbers, 'x', 'torch.pi', 'range(3)', 'dim'),
    fc
      .tuple(
        tie('whole'),
        fc.constantFrom(
          '+',
          ' + ',
          '-',
          ' - ',
          ' -',
          '*',
          '**',
          ' // ',
          '%',
          ' if x else ',
          ' and ',
          '<',
          ' is not ',
          '\n-',
          ', ',
        ),
        tie('whole'),
      )
      .map(([left, operator, right]) => `(${left}${operator}${right})`),
    fc.array(tie('whole'), { maxLength: 4 }).map((list) => `[${list.join(', ')}]`),
    fc.array(tie('whole'), { maxLength: 3 }).map((list) => `f(${list.join(', ')})`),
    fc.array(tie('whole'), { maxLength: 3 }).map((list) => `torch.tensor([${list.join(', ')}])`),
    fc.tuple(tie('whole'), tie('whole')).map(([one, other]) => `x[${one}:${other}]`),
    fc.tuple(fc.constantFrom('-', '+', '~', 'not '), tie('whole')).map(([sign, inner]) => `${sign}${inner}`),
    tie('whole').map((inner) => `(lambda y=${inner}: y)`),
    tie('whole').map((inner) => `f"{${inner.replaceAll(/["'\n\\]/g, '')}}"`),
    tie('whole').map((inner) => `{${inner}: 2, 'k': ${inner}}`),
  ),
})).whole;
const statement = fc
  .tuple(fc.constantFrom('', 'x = ', 'return ', 'x += ', 'assert ', 'x[0] = ', 'print'), expression)
  .map((parts) => parts.join(''));

/** Whether a reader of Python finds no mistake. */
function parses(text: string): boolean {
  let isSound = true;
  parser.parse(`def f():\n  ${text.replaceAll('\n', '\n  ')}\n`).iterate({
    enter: ({ type }) => {
      if (type.isError) isSound = false;
    },
  });
  return isSound;
}

const ids = fc.constantFrom('ReLU', 'Softplus', 'Tanh', 'LogSigmoid', 'Softmax');
const languages = fc.constantFrom('python', 'plaintext', 'csv', 'json', 'yaml');

describe('results in the place of numbers', () => {
  holds(
    'are read again, and change nothing around them',
    fc.tuple(fc.oneof(soup, soup, numberText, statement, anyText, code), ids, languages),
    ([text, id, language]) => {
      const given = replace(text, id, language);
      if (!given) return;
      const { tensor, values, made } = given;
      if (made.kind === 'refused') {
        assert.match(made.message, /\.$/);
        return;
      }
      const again = parseTensor(made.text);
      assert.deepEqual(
        [...again.values].map((value) => Math.fround(value) + 0),
        [...values].map((value) => value + 0),
      );
      if (tensor.series.size > 0 || values.length !== tensor.values.length) return;
      assert.equal(again.starts.length, tensor.starts.length);
      // A sign that parts a number from a name stays one.
      assert.equal(
        around(made.text, again).replaceAll('+\u0000', '\u0000'),
        around(text, tensor).replaceAll('+\u0000', '\u0000'),
      );
    },
    { usual: 4000 },
  );

  holds(
    'leave Python that parsed such that it parses',
    fc.tuple(fc.oneof(statement, statement, soup), ids),
    ([text, id]) => {
      if (!parses(text)) return;
      const given = replace(text, id, 'python');
      if (given?.made.kind === 'text') assert.ok(parses(given.made.text), given.made.text);
    },
    { usual: 4000 },
  );

  holds(
    'leave Python that parsed such that it parses where a part of it is selected',
    fc.tuple(fc.oneof(statement, soup), ids, fc.nat(60), fc.integer({ min: 1, max: 12 })),
    ([text, id, from, length]) => {
      if (!parses(text)) return;
      const [before, after] = [text.slice(0, from), text.slice(from + length)];
      const given = replace(text.slice(from, from + length), id, 'python', before, after);
      if (given?.made.kind !== 'text') return;
      const whole = before + given.made.text + after;
      assert.ok(parses(whole), `${before}|${text.slice(from, from + length)}|${after} -> ${whole}`);
    },
    { usual: 6000 },
  );

  for (const [before, text, after] of [
    ['conv', '2', 'd'],
    ['x', '2', ''],
    ['1.', '5', ''],
    ['', '1', '.5'],
    ['1e-', '5', ''],
    ['', '1', 'e5'],
    ['x = -', '5', ''],
    ['0x', '10', ''],
    ['v1.', '2', '.3'],
  ] as const) {
    it(`are refused where ${before}|${text}|${after} is cut out of a word`, () =>
      assert.equal(replace(text, 'Softplus', 'python', before, after)?.made.kind, 'refused'));
  }

  it('keep what parts them from code in front of the selection', () => {
    assert.deepEqual(replace('-1', 'ReLU', 'python', 'y = dim ', '')?.made, { kind: 'text', text: '+0.0' });
    assert.deepEqual(replace('-1', 'ReLU', 'python', 'return ', '')?.made, { kind: 'text', text: '0.0' });
    // No call comes into a string.
    assert.deepEqual(replace('nan', 'ReLU', 'python', "y = float('", "')")?.made, {
      kind: 'text',
      text: 'nan',
    });
    assert.deepEqual(replace('nan', 'ReLU', 'python', 'y = ("a\\"", ', ')')?.made, {
      kind: 'text',
      text: "float('nan')",
    });
  });

  for (const [text, why] of [
    ['dim + 1', '+ 1 can’t be replaced on its own: it is part of dim + 1.'],
    ['1e999007f(3)', '(3) can’t be replaced on its own: it is part of 1e999007f(3).'],
    [
      'math.sqrt(2)2**10torch.tensor([1,2])',
      'math.sqrt(2) can’t be replaced on its own: it is part of math.sqrt(2)2**10torch.tensor([1.',
    ],
    ['0.5. range(3)', 'range(3) can’t be replaced on its own: it is part of 0.5. range(3).'],
    ['1-.nan', 'These numbers can’t be replaced: the text would then mean something else.'],
    [
      '   1.0e+03 *\n\n   1   2',
      'These numbers can’t be replaced: the text multiplies all of them by a factor.',
    ],
  ] as const) {
    it(`are refused in ${JSON.stringify(text)}`, () =>
      assert.deepEqual(replace(text, 'Softplus', 'python')?.made, { kind: 'refused', message: why }));
  }

  for (const [text, expected, language] of [
    ['dim -1', 'dim +0.0', 'python'],
    ['x ** 2', 'x ** 2.0', 'python'],
    ['f"{-1}"', 'f"{0.0}"', 'python'],
    ["x = [float('-inf'), -1]", 'x = [0.0, 0.0]', 'python'],
    ['- .inf\n- -1', '- .inf\n- 0.0', 'yaml'],
    ['loss -1', 'loss 0.0', 'plaintext'],
    ["return'%nan', -1", "return'%nan', 0.0", 'python'],
    ['[ 1. nan -2. inf]', '[ 1.0 nan 0.0 inf]', 'plaintext'],
    ['[1 -2; 3 4]', '[1.0 0.0; 3.0 4.0]', 'matlab'],
    ['     [,1] [,2]\n[1,]   -1    2', '     [,1] [,2]\n[1,]   0.0    2.0', 'plaintext'],
    ['2-element Vector{Float64}:\n -0.5\n 1.5', '2-element Vector{Float64}:\n 0.0\n 1.5', 'plaintext'],
  ] as const) {
    it(`of ReLU make ${JSON.stringify(text)} ${JSON.stringify(expected)}`, () =>
      assert.deepEqual(replace(text, 'ReLU', language)?.made, { kind: 'text', text: expected }));
  }
});
