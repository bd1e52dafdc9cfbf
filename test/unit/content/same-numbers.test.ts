// A number is the same wherever it stands: in a call that the reader of Python reads, in a text that is evaluated, in a
// field of the panel.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readFloat } from '../../../src/foundation/number-literal.ts';
import { findActivationUses } from '../../../src/python/index.ts';
import { parseTensor } from '../../../src/tensors/parse-tensor.ts';
import { holds } from '../../support/holds.ts';

/** Small enough that a float64 holds every whole number on the way: the reader of Python keeps no more. */
const literal = fc.oneof(
  fc.nat(12).map(String),
  fc.float({ min: Math.fround(0.001), max: 12, noNaN: true }).map(String),
  fc.constantFrom('0', '.5', '1.', '1e-3', '0x10', '1_0'),
);
const { expression } = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 3 },
    literal,
    fc
      .tuple(tie('expression'), fc.constantFrom('+', '-', '*', '/', '//', '%'), tie('expression'))
      .map(([left, operator, right]) => `(${left} ${operator} ${right})`),
    tie('expression').map((inner) => `(-${inner})`),
    fc
      .tuple(tie('expression'), fc.constantFrom('2', '0.5', '-1'))
      .map(([base, exponent]) => `(${base} ** ${exponent})`),
  ),
}));

/** What the reader of Python makes of an argument; undefined if it does not know. */
function argumentOf(text: string): number | undefined {
  const [use] = findActivationUses(`import torch.nn as nn\nnn.Softplus(beta=${text})`);
  const value = use?.parameters.beta?.value;
  return typeof value === 'number' ? value : undefined;
}

/** What is evaluated where the text is selected; undefined if it is not one number. */
function selected(text: string): number | undefined {
  const { values, skippedCount } = parseTensor(text);
  return skippedCount === 0 && values.length === 1 ? values[0] : undefined;
}

describe('one number', () => {
  holds(
    'is the same in an argument and in a selection',
    expression,
    (text) => {
      const [inCall, inText] = [argumentOf(text), selected(text)];
      assert.deepEqual(inCall, inText);
    },
    { usual: 300 },
  );

  holds(
    'is the same in a field and in a selection',
    literal,
    (text) => {
      if (!/^0x/.test(text)) assert.equal(readFloat(text), selected(text));
    },
    { usual: 300 },
  );
});
