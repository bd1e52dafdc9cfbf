// Number literals as Python reads them, each expected value taken from Python 3.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readFloat, readLiteral, readNumber } from '../../../src/foundation/number-literal.ts';

const { POSITIVE_INFINITY: inf, NaN: nan } = Number;

describe('a number literal', () => {
  it('is read as Python reads it', () => {
    for (const [text, value, isInteger] of [
      ['0', 0, true],
      ['1_000', 1000, true],
      ['0xff', 255, true],
      ['0B101', 5, true],
      ['0o17', 15, true],
      ['10L', 10, true],
      ['1.', 1, false],
      ['.5', 0.5, false],
      ['1e-3', 0.001, false],
      ['1_0.2_5E+1_0', 102_500_000_000, false],
      ['1e999', inf, false],
      ['0.1000000000000000055511151231257827', 0.1, false],
      ['9007199254740993', 9007199254740992, true],
    ] as const) {
      assert.deepEqual(readNumber(text), { value, isInteger }, text);
    }
  });

  it('is none where Python would not take it for a real number', () => {
    for (const text of ['', 'x', '1j', '1__0', '1_', '0x', '0b12', '1.2.3', '3abc', '-1', '.', 'inf'])
      assert.equal(readNumber(text).value, undefined, text);
  });

  it('ends where its word ends, wherever it stands in a text', () => {
    for (const [text, start, end, isNumber] of [
      ['x=1.5,2', 2, 5, true],
      ['1e-3-2', 0, 4, true],
      ['name1-1', 4, 5, true],
      ['1.2.3 4', 0, 5, false],
    ] as const) {
      const { end: found, isNumber: is } = readLiteral(text, start);
      assert.deepEqual([found, is], [end, isNumber], text);
    }
  });

  it('of any digits is the float64 that JavaScript rounds them to', () => {
    const digits = fc.stringMatching(/^\d{1,25}(\.\d{0,30})?(e-?\d{1,3})?$/);
    fc.assert(fc.property(digits, (text) => assert.equal(readNumber(text).value, Number(text))));
  });
});

describe('what float() takes', () => {
  it('is a number with its sign, infinity or nan, with space around it', () => {
    for (const [text, value] of [
      [' -1e3 ', -1000],
      ['+.5', 0.5],
      ['1_0', 10],
      ['007', 7],
      ['-0', -0],
      ['Infinity', inf],
      ['-INF', -inf],
      ['nan', nan],
      ['-nan', nan],
    ] as const) {
      assert.deepEqual(readFloat(text), value, text);
    }
  });

  it('is nothing else', () => {
    for (const text of ['', '-', '0x10', '1__0', '1_', '10L', 'two', '1,5', '1j', '+-1', 'infinite'])
      assert.equal(readFloat(text), undefined, text);
  });
});
