// Functions of numbers with 320 bits: as JavaScript's own where that has an answer, and by their own laws where it has none.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  add,
  type Big,
  divide,
  fromNumber,
  logSize,
  multiply,
  negate,
  sqrt,
  subtract,
  toNumber,
} from '../../../src/arithmetic/big-float.ts';
import * as functions from '../../../src/arithmetic/big-functions.ts';
import { erf, erfc } from '../../../src/arithmetic/erf.ts';
import { numberAt, orderedDtypes, placeOf, widthOf } from '../../../src/arithmetic/ordered.ts';
import { roundTo } from '../../../src/arithmetic/rounding.ts';

const big = (x: number): Big => {
  const made = fromNumber(x);
  assert.ok(made);
  return made;
};

/** How far apart two are, as log₂ beside the first. */
function apart(a: Big | undefined, b: Big | undefined): number {
  assert.ok(a && b);
  return logSize(subtract(a, b)) - logSize(a);
}

const { log, exp, expm1, log1p, tanh, sinh, cosh, sin, cos, tan, atan, asin, acos } = functions;

describe('numbers of 320 bits', () => {
  const own = { exp, expm1, log, log1p, tanh, sinh, cosh, sin, cos, tan, atan, asin, acos };
  for (const [name, f] of Object.entries({
    ...own,
    asinh: functions.asinh,
    acosh: functions.acosh,
    atanh: functions.atanh,
    erf: functions.erf,
    erfc: functions.erfc,
    sqrt,
  })) {
    const theirs = name === 'erf' ? erf : name === 'erfc' ? erfc : Math[name as 'exp'];
    const number = fc.oneof(
      fc.double({ min: -1, max: 1, noNaN: true }),
      fc.double({ min: -40, max: 40, noNaN: true }),
      fc.double({ min: 1, max: 700, noNaN: true }),
    );
    it(`${name} is JavaScript’s, rounded`, () => {
      fc.assert(
        fc.property(number, (x) => {
          const expected = theirs(x);
          const answer = f(big(x));
          if (!Number.isFinite(expected)) return answer === undefined || Math.abs(toNumber(answer)) > 1e300;
          assert.ok(answer, `${x}`);
          // Numbers too small for all digits have fewer.
          return Math.abs(toNumber(answer) - expected) <= 2e-15 * Math.abs(expected) + 1e-320;
        }),
        { numRuns: 100 },
      );
    });
  }

  it('keep what float64 has no room for', () => {
    assert.equal(toNumber(log(add(functions.one, exp(big(1e38)) ?? big(0))) ?? big(0)), 1e38);
    const tail = add(functions.one, tanh(big(-60)) ?? big(0));
    assert.ok(apart(tail, multiply(big(2), exp(big(-120)) ?? big(0))) < -140);
  });

  it('know their own errors', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1e3, noNaN: true }), (x) => {
        const there = exp(big(x));
        const back = there && log(there);
        assert.ok(back);
        assert.ok(apart(big(x), back) <= back.error, `${x}: ${apart(big(x), back)} of ${back.error}`);
        const [s, c] = [sin(big(x)), cos(big(x))];
        assert.ok(s && c);
        assert.ok(apart(functions.one, add(multiply(s, s), multiply(c, c))) < -150);
      }),
      { numRuns: 50 },
    );
  });

  it('divide, and take roots and powers, to the last bits', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-200, max: 1e200, noNaN: true }), (x) => {
        const root = sqrt(big(x));
        assert.ok(root);
        assert.ok(apart(big(x), multiply(root, root)) < -300);
        assert.ok(apart(root, functions.power(big(x), big(0.5))) < -290);
        assert.ok(apart(functions.one, multiply(big(x), divide(functions.one, big(x)) ?? big(0))) < -300);
        assert.ok(apart(negate(big(x)), negate(big(x))) < -1e9);
      }),
      { numRuns: 50 },
    );
  });
});

describe('places of numbers', () => {
  for (const dtype of orderedDtypes)
    it(`go through ${dtype} in order`, () => {
      const { last } = widthOf(dtype);
      fc.assert(
        fc.property(fc.integer({ min: -last, max: last - 1 }), (place) => {
          const x = numberAt(dtype, place);
          assert.equal(roundTo(dtype)(x), x);
          assert.equal(placeOf(dtype, x) + 0, place);
          assert.ok(numberAt(dtype, place + 1) > x);
          // None lies between.
          const middle = (x + numberAt(dtype, place + 1)) / 2;
          assert.ok([x, numberAt(dtype, place + 1)].includes(roundTo(dtype)(middle)));
        }),
      );
    });
});
