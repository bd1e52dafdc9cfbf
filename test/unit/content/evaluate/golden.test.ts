// Selections from text to printed result, against what PyTorch itself printed (test/golden/make_evaluate_golden.py).
import assert from 'node:assert/strict';
import type { Values } from '../../../../src/catalog/activation.ts';
import { findById } from '../../../../src/catalog/catalog.ts';
import { evaluateTensor } from '../../../../src/content/evaluate/evaluate.ts';
import { printTensor } from '../../../../src/content/print.ts';
import type { Dtype } from '../../../../src/foundation/dtype.ts';
import { parseTensor } from '../../../../src/tensors/parse-tensor.ts';
import { readGolden } from '../../catalog/golden.ts';

interface Row {
  readonly text: string;
  readonly id: string;
  readonly parameters: Values;
  readonly dtype: Dtype;
  readonly repr: string;
  readonly gradient?: string;
}

for (const release of ['1.13', '2.15'] as const) {
  describe(`selections as PyTorch ${release} prints their results`, () => {
    const { rows } = readGolden<{ readonly rows: readonly Row[] }>('evaluate', release);
    for (const [number, { text, id, parameters, dtype, repr, gradient }] of rows.entries()) {
      it(`${number}: ${id} of ${text.replaceAll('\n', ' ').slice(0, 40)} in ${dtype}`, () => {
        const standard = (findById(id, release)?.parameters ?? []).map(({ name, default: value }) => [
          name,
          value,
        ]);
        const complete = { ...Object.fromEntries(standard), ...parameters };
        const { values, shape } = parseTensor(text, { dtype, release });
        const evaluation = evaluateTensor(
          values,
          shape,
          [{ id, parameters: complete }],
          dtype,
          (words) => words,
          release,
        );
        const [result] = evaluation.kind === 'results' ? evaluation.results : [];
        assert.ok(result);
        assert.equal(printTensor(result.values, result.shape, dtype), repr);
        if (gradient !== undefined)
          assert.equal(printTensor(result.derivatives ?? [], shape, dtype), gradient);
      });
    }
  });
}
