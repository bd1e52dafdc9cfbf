// What hand-written functions of Python's own numbers raise, beside what Python raised (test/golden/make_python_errors.py).
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { findPythonErrors } from '../../../src/autodiff/python-errors.ts';
import { newest } from '../../../src/foundation/release.ts';
import { createReader } from '../../../src/python/index.ts';

interface Golden {
  readonly inputs: readonly number[];
  readonly cases: readonly { readonly source: string; readonly raised: readonly (string | null)[] }[];
}
const golden = JSON.parse(
  readFileSync(path.join(import.meta.dirname, '../../golden/python-errors.json'), 'utf8'),
) as Golden;

describe('errors of Python’s own numbers', () => {
  for (const { source, raised } of golden.cases)
    it(`are raised for the same x by ${source.split('\n').slice(1).join(' ').trim()}`, () => {
      const reading = createReader().read([{ text: `import math\n${source}`, language: 'python' }]);
      while (!reading.step(Number.POSITIVE_INFINITY));
      const [definition] = reading.definitionsIn(0);
      assert.ok(definition?.formula);
      const found = findPythonErrors(definition.formula, newest);
      const ours = golden.inputs.map(
        (x) => found.find((one) => one.side * x >= one.side * one.x)?.error ?? null,
      );
      assert.deepEqual(ours, raised);
    });
});
