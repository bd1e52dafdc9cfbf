// Results that are written in place of numbers can be read again: as many numbers, each the result, in any text that a
// person may have selected.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { evaluateTensor } from '../../../../src/content/evaluate/evaluate.ts';
import { replaceNumbers } from '../../../../src/content/evaluate/replace.ts';
import { parseTensor } from '../../../../src/tensors/parse-tensor.ts';
import { english as t } from '../../../support/english.ts';
import { holds } from '../../../support/holds.ts';

const number = fc.oneof(
  fc.integer({ min: -1000, max: 1000 }).map(String),
  fc.float({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.constantFrom('-.5', '1e-05', '−3', '0x10', '1_000', '1/3', '2 ** 0.5', '-0.0', "float('inf')", 'nan'),
);
const numbers = fc.array(number, { minLength: 1, maxLength: 5 });
const part = fc.oneof(
  number,
  numbers.map((list) => `[${list.join(', ')}]`),
  numbers.map((list) => `(${list.join(', ')},)`),
  numbers.map((list) => `torch.tensor([${list.join(', ')}])`),
  fc.integer({ min: 1, max: 20 }).map((count) => `range(${count})`),
  fc
    .tuple(fc.constantFrom('loss', 'x', 'lr_2'), fc.constantFrom('=', ' = ', ': ', '-', ' '), number)
    .map((all) => all.join('')),
  fc.constantFrom('abc', '# a comment', '"text"', '2024-01-02', '1.2.3'),
);
const separators = fc.constantFrom(', ', '\n', ' ; ', ' | ', '\t');
const text = fc
  .tuple(separators, fc.array(part, { minLength: 1, maxLength: 6 }))
  .map(([separator, parts]) => parts.join(separator));

describe('numbers that are replaced', () => {
  holds(
    'are as many as before when they are read again, and are the results',
    fc.tuple(text, fc.constantFrom('ReLU', 'Softplus', 'Tanh')),
    ([source, id]) => {
      const tensor = parseTensor(source);
      if (tensor.problem || tensor.values.length === 0) return;
      const evaluation = evaluateTensor(tensor.values, tensor.shape, [{ id, parameters: {} }], 'float32', t);
      assert.ok(evaluation.kind === 'results');
      const [result] = evaluation.results;
      assert.ok(result);
      const again = parseTensor(replaceNumbers(source, tensor, result, 'float32', 'python'));
      assert.deepEqual([...again.values].map(Math.fround), [...result.values]);
    },
    { usual: 1000 },
  );

  it('keep a sign where it alone parts them from a word', () => {
    const replaced = (source: string) => {
      const tensor = parseTensor(source);
      const evaluation = evaluateTensor(
        tensor.values,
        tensor.shape,
        [{ id: 'ReLU', parameters: {} }],
        'float32',
        t,
      );
      assert.ok(evaluation.kind === 'results' && evaluation.results[0]);
      return replaceNumbers(source, tensor, evaluation.results[0], 'float32', 'text');
    };
    assert.equal(replaced('loss-0.5'), 'loss+0.0');
    assert.equal(replaced('loss -0.5'), 'loss 0.0');
  });
});
