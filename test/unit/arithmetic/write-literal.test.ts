// Values as literals of Python.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { writeLiteral, writePlainNumber } from '../../../src/arithmetic/write-literal.ts';
import { readFloat } from '../../../src/foundation/number-literal.ts';

describe('a literal of Python', () => {
  it('is written for every value that a parameter has', () => {
    assert.deepEqual(
      [null, true, false, 'tanh', 2, -0.5, 1e-5, 1e16, Number.NaN, Number.NEGATIVE_INFINITY].map((value) =>
        writeLiteral(value),
      ),
      ['None', 'True', 'False', "'tanh'", '2.0', '-0.5', '1e-05', '1e+16', 'nan', '-inf'],
    );
  });

  it('of code calls float for what has no literal', () => {
    const style = { quote: '"', isCode: true } as const;
    assert.deepEqual(
      [Number.NEGATIVE_INFINITY, Number.NaN, 2, 'tanh'].map((value) => writeLiteral(value, style)),
      ['float("-inf")', 'float("nan")', '2.0', '"tanh"'],
    );
  });

  it('of a person is short', () => {
    assert.deepEqual([2, 0.5, 1e-5, -0, 1e16, -3, Number.POSITIVE_INFINITY].map(writePlainNumber), [
      '2',
      '0.5',
      '1e-05',
      '0',
      '1e+16',
      '-3',
      'inf',
    ]);
  });

  it('reads back as the same number', () => {
    fc.assert(
      fc.property(fc.double(), (x) => {
        assert.deepEqual(readFloat(writeLiteral(x)), x);
        assert.deepEqual(readFloat(writePlainNumber(x)), x + 0);
      }),
    );
  });
});
