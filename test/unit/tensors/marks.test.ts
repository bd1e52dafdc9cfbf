// What programs and people write around numbers that is none: prompts, lengths, places in files, stars, labels.
import assert from 'node:assert/strict';
import { parseTensor } from '../../../src/tensors/parse-tensor.ts';

describe('what stands around numbers', () => {
  for (const [text, values, shape, skipped = []] of [
    ['In [3]: x\nOut[3]: array([0.5, 1.5])', [0.5, 1.5], [2], ['x']],
    ['In [3]: torch.tensor([1.])', [1], [1]],
    ['Categories (3, int64): [1 < 2 < 3]', [], [0]],
    ['0    1\n1    2\n2    1\ndtype: category\nCategories (2, int64): [1, 2]', [1, 2, 1], [3]],
    [
      "'data.frame':\t2 obs. of  2 variables:\n $ x: num  0.5 1.5\n $ y: num  -1 2",
      [0.5, 1.5, -1, 2],
      [2, 2],
      ['num', 'num'],
    ],
    ['Dict{String, Float64} with 2 entries:\n  "a" => 0.5\n  "b" => 1.5', [0.5, 1.5], [2]],
    ['$1 = std::vector of length 2, capacity 4 = {0.5, 1.5}', [0.5, 1.5], [2]],
    ['[3]float32{1, 2, 3}', [1, 2, 3], [3], ['float32']],
    ['x[3] = [0.5]', [0.5], [1]],
    ['0.5 0.000123 ***\n1.5 0.0123 **', [0.5, 0.000123, 1.5, 0.0123], [2, 2], ['***', '**']],
    ['0.5**, 1.5***', [0.5, 1.5], [2], ['**', '***']],
    ['2**3, 2 ** 3', [8, 8], [2]],
    ['1.5 x 10^-3', [0.0015], []],
    ['\u0661\u0662\u066b\u0665', [12.5], []],
    // A statement of Python's, carried on.
    ['1 \\\n-0.25', [0.75], []],
    ['1 \\\r\n-0.25', [0.75], []],
    ['3 x 10', [3, 10], [2], ['x']],
    ['[INFO|trainer.py:1812] loss: 0.5', [0.5], [], ['INFO', 'trainer.py:1812']],
    ['0.5 \\pm 0.1 & 1.5 \\\\', [0.5, 0.1, 1.5], [3], ['\\pm']],
    // A language's types behind a number: read by Julia's rule, told where it is Rust's.
    ['1.5f0 2.5f-3', [1.5, 0.0025], [2]],
    ['1.0f32, 2.5f64, 3.5', [3.5], [], ['1.0f32', '2.5f64']],
    ['| layer 1 | 0.5 |\n| ViT B 16 | -1.5 |', [0.5, -1.5], [2], ['layer 1', 'ViT B 16']],
    ['| loss=0 | 2 |\n| acc: 1 | 3 |', [0, 2, 1, 3], [2, 2]],
    ['| epoch 001 | loss 9.1 |', [1, 9.1], [2], ['epoch', 'loss']],
  ] satisfies readonly (readonly [string, readonly number[], readonly number[], (readonly string[])?])[]) {
    it(JSON.stringify(text), () => {
      const reading = parseTensor(text);
      assert.deepEqual([...reading.values], values);
      assert.deepEqual([...reading.shape], shape);
      assert.deepEqual(
        reading.skipped.map((item) => item.text),
        skipped,
      );
    });
  }
});
