// Numbers through an activation of one's own: PyTorch's answers to the same code.
import assert from 'node:assert/strict';
import { labelActivation } from '../../../../src/content/configured-activation.ts';
import { evaluateTensor } from '../../../../src/content/evaluate/evaluate.ts';
import { readParameters, writeParameters } from '../../../../src/content/evaluate/parameters.ts';
import type { Dtype } from '../../../../src/foundation/dtype.ts';
import { english as t } from '../../../support/english.ts';
import { ownIn, SWISH } from '../../../support/own.ts';

function evaluate(code: string, x: readonly number[], dtype: Dtype = 'float32', parameters = {}) {
  const own = ownIn(code);
  const evaluation = evaluateTensor(
    Float64Array.from(x),
    [x.length],
    [{ id: own.name, parameters, own }],
    dtype,
    t,
  );
  assert.ok(evaluation.kind === 'results');
  const [result] = evaluation.results;
  assert.ok(result);
  return result;
}

describe('evaluating an activation of one’s own', () => {
  it('answers in the dtype, rounded as PyTorch rounds, with gradients', () => {
    const { values, derivatives } = evaluate(SWISH, [-1, 0, 2], 'float16');
    // torch.tensor([-1., 0., 2.], dtype=torch.float16), x * torch.sigmoid(1.5 * x)
    assert.deepEqual([...values], [-0.182373046875, 0, 1.9052734375]);
    assert.deepEqual([...(derivatives ?? [])], [-0.041259765625, 0.5, 1.087890625]);
  });

  it('takes other numbers for its parameters', () => {
    const { values } = evaluate(SWISH, [2, 2], 'float64', { beta: 0 });
    assert.deepEqual([...values], [1, 1]);
  });

  it('has no gradient where NumPy or Python’s numbers compute, and their float64', () => {
    for (const code of [
      'def sigmoid(x): return 1 / (1 + np.exp(-x))\n',
      'def sigmoid(x): return 1 / (1 + math.exp(-x))\n',
    ]) {
      const { values, derivatives, missing } = evaluate(code, [0.3, 1.5], 'float16');
      assert.deepEqual([...values], [1 / (1 + Math.exp(-0.3)), 1 / (1 + Math.exp(-1.5))]);
      assert.equal(derivatives, undefined);
      assert.match(missing ?? '', /no gradients/);
    }
  });

  it('takes numbers one by one where each decides which way Python goes', () => {
    const { values, derivatives } = evaluate('def relu(x):\n  return x if x > 0 else 0.1 * x\n', [-2, 3]);
    assert.deepEqual([...values], [Math.fround(-2 * Math.fround(0.1)), 3]);
    assert.deepEqual([...(derivatives ?? [])], [Math.fround(0.1), 1]);
  });

  it('is labeled and asked for its parameters as the catalog’s are', () => {
    const own = ownIn(SWISH);
    const at = (beta: number) => ({ id: 'swish', parameters: { beta }, own });
    assert.equal(labelActivation(at(1.5)), 'swish');
    assert.equal(labelActivation(at(2)), 'swish(beta=2)');
    assert.equal(writeParameters(at(2)), 'beta=2.0');
    assert.deepEqual(readParameters({ id: 'swish', own }, '3', t), { beta: 3 });
    assert.match(String(readParameters({ id: 'swish', own }, 'alpha=3', t)), /swish has no parameter alpha/);
  });
});
