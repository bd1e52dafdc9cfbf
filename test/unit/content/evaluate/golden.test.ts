// Selections from text to printed result, against what PyTorch itself printed (test/golden/make_evaluate_golden.py).
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Values } from '../../../../src/catalog/activation.ts';
import { findById } from '../../../../src/catalog/catalog.ts';
import { evaluateTensor } from '../../../../src/content/evaluate/evaluate.ts';
import { printTensor } from '../../../../src/content/print.ts';
import type { Dtype } from '../../../../src/foundation/dtype.ts';
import { parseTensor } from '../../../../src/tensors/parse-tensor.ts';

interface Row {
  readonly text: string;
  readonly id: string;
  readonly parameters: Values;
  readonly dtype: Dtype;
  readonly repr: string;
  readonly gradient?: string;
}

const golden: { readonly rows: readonly Row[] } = JSON.parse(
  readFileSync('test/golden/evaluate.json', 'utf8'),
);

describe('selections as PyTorch prints their results', () => {
  for (const [number, { text, id, parameters, dtype, repr, gradient }] of golden.rows.entries()) {
    it(`${number}: ${id} of ${text.replaceAll('\n', ' ').slice(0, 40)} in ${dtype}`, () => {
      const standard = (findById(id)?.parameters ?? []).map(({ name, default: value }) => [name, value]);
      const complete = { ...Object.fromEntries(standard), ...parameters };
      const { values, shape } = parseTensor(text, { dtype });
      const evaluation = evaluateTensor(
        values,
        shape,
        [{ id, parameters: complete }],
        dtype,
        (words) => words,
      );
      const [result] = evaluation.kind === 'results' ? evaluation.results : [];
      assert.ok(result);
      assert.equal(printTensor(result.values, result.shape, dtype), repr);
      if (gradient !== undefined) assert.equal(printTensor(result.derivatives, shape, dtype), gradient);
    });
  }
});
