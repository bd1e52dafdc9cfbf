// Arithmetic as Python does it: every expected value was printed by Python 3.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { add, divide, multiply, negate, power } from '../../../src/arithmetic/python-arithmetic.ts';

const { POSITIVE_INFINITY: inf } = Number;

describe("Python's arithmetic", () => {
  it('keeps whole numbers whole and exact', () => {
    assert.equal(add(9007199254740993n, negate(9007199254740992n)), 1n);
    assert.equal(multiply(3037000500n, 3037000500n), 9223372037000250000n);
    assert.equal(power(3n, 40n), 12157665459056928801n);
    assert.equal(negate(0n), 0n);
    assert.deepEqual([add(1n, 0.5), multiply(2n, 2), add(1, 1n)], [1.5, 4, 2]);
  });

  it('rounds quotients down and gives remainders the sign of the divisor', () => {
    for (const [a, b, quotient, rest] of [
      [7n, 2n, 3n, 1n],
      [-7n, 2n, -4n, 1n],
      [7n, -2n, -4n, -1n],
      [-7n, -2n, 3n, -1n],
      [7.5, 2, 3, 1.5],
      [-7.5, 2, -4, 0.5],
      [7.5, -2, -4, -0.5],
      [1, 0.1, 9, 0.09999999999999995],
      [5, inf, 0, 5],
      [-5, inf, -1, inf],
    ] as const) {
      assert.equal(divide(a, b, '//'), quotient, `${a} // ${b}`);
      assert.equal(divide(a, b, '%'), rest, `${a} % ${b}`);
    }
    assert.equal(divide(7n, 2n, '/'), 3.5);
  });

  it('answers nothing where Python raises, or answers a complex number', () => {
    for (const operator of ['/', '//', '%'] as const)
      for (const zero of [0n, 0, -0]) assert.equal(divide(1n, zero, operator), undefined);
    assert.equal(power(0n, -1n), undefined);
    assert.equal(power(0, -0.5), undefined);
    assert.equal(power(-8, 0.5), undefined);
    assert.equal(power(10, 400), undefined);
  });

  it('raises to powers without losing the last digit', () => {
    for (const [base, exponent, result] of [
      [10n, -5n, 1e-5],
      [2n, -1n, 0.5],
      [2, 0.5, Math.SQRT2],
      [-1n, 5001n, -1n],
      [1n, 10n ** 30n, 1n],
      [0n, 0n, 1n],
      [-8, 1 / 3, undefined],
      [-2, 3, -8],
      [inf, 0, 1],
      [1, Number.NaN, 1],
      [10n, -5000n, 0],
    ] as const) {
      assert.equal(power(base, exponent), result, `${base} ** ${exponent}`);
    }
  });

  it('works out no number without end', () => {
    assert.equal(power(7n, 10n ** 6n), undefined);
    let product: number | bigint = 3n ** 600n;
    for (let i = 0; i < 10; i++) product = multiply(product, product);
    assert.equal(product, inf);
  });

  it('holds to q * b + r = a for whole numbers', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.bigInt(), (a, b) => {
        fc.pre(b !== 0n);
        const [q, r] = [BigInt(divide(a, b, '//') ?? 0), BigInt(divide(a, b, '%') ?? 0)];
        assert.equal(q * b + r, a);
        assert.ok(b > 0n ? r >= 0n && r < b : r <= 0n && r > b);
      }),
    );
  });
});
