// Records of JSON and dicts of Python: with the same keys they are the rows of a table, and keys are no numbers.
import assert from 'node:assert/strict';
import { parseTensor } from '../../../src/tensors/parse-tensor.ts';

describe('records', () => {
  for (const [text, values, shape, skipped = []] of [
    ['[{"x": 0.5, "y": -1.0}, {"x": 1.5, "y": 2}]', [0.5, -1, 1.5, 2], [2, 2]],
    ['{"x": 0.5, "y": -1.0}\n{"x": 1.5, "y": 2}\n', [0.5, -1, 1.5, 2], [2, 2]],
    ['{"x": 0.5, "y": -1.0},\n{"x": 1.5, "y": 2},', [0.5, -1, 1.5, 2], [2, 2]],
    [
      '[\n  {\n    "x1": 0.5,\n    "2": 1\n  },\n  {\n    "x1": 1.5,\n    "2": 2\n  }\n]',
      [0.5, 1, 1.5, 2],
      [2, 2],
    ],
    ['[{"x": 0.5, "y": 1}]', [0.5, 1], [1, 2]],
    ['{"loss": 0.5}\n{"loss": 0.25}', [0.5, 0.25], [2, 1]],
    ['{"x": 0.5, "y": -1.0}', [0.5, -1], [2]],
    ["[{'lr': tensor(0.5), 'm': 1}, {'lr': tensor(1.5), 'm': 2}]", [0.5, 1, 1.5, 2], [2, 2]],
    ['[{1: 0.5, 2: 1}, {1: 1.5, 2: 2}]', [0.5, 1, 1.5, 2], [2, 2]],
    // What is no number is told of, and its key is no column.
    ['[{"n": "a7", "x": 0.5}, {"n": "b8", "x": 2}]', [0.5, 2], [2, 1], ['"a7"', '"b8"']],
    ['[{"x": 0.5, "y": null}, {"x": null, "y": 2}]', [0.5, 2], [2], ['null', 'null']],
    // Other keys, or the same in another order, make no columns.
    ['[{"x": 0.5}, {"x": 1.5, "y": 2}]', [0.5, 1.5, 2], [3]],
    ['[{"x": 0.5, "y": 1}, {"x": 1.5}]', [0.5, 1, 1.5], [3]],
    ['[{"x": 0.5, "y": 1}, {"y": 1.5, "x": 2}]', [0.5, 1, 1.5, 2], [4]],
    ['{"x": 0.5}\n{"y": 1.5}', [0.5, 1.5], [2]],
    ['[{"x": 1 2}, {"x": 3 4}]', [1, 2, 3, 4], [4]],
    ['[1, {"x": 2}]', [1, 2], [2]],
    ['[[1, 2], {"x": 3}]', [1, 2, 3], [3]],
    ['[{"x": {"a": 1, "b": 2}, "y": 3}, {"x": {"a": 4, "b": 5}, "y": 6}]', [1, 2, 3, 4, 5, 6], [6]],
    ['{"data": [{"x": 0.5}, {"x": 1.5}], "n": 2}', [0.5, 1.5, 2], [3]],
  ] satisfies readonly (readonly [string, readonly number[], readonly number[], (readonly string[])?])[]) {
    it(JSON.stringify(text), () => {
      const reading = parseTensor(text);
      assert.deepEqual([...reading.values], values);
      assert.deepEqual([...reading.shape], shape);
      assert.deepEqual(
        reading.skipped.map((item) => item.text),
        skipped,
      );
      assert.equal(reading.problem, undefined);
    });
  }
});
