// Values and derivatives in float64 are as exact as arithmetic allows: compared with 50-digit arithmetic, rounded once.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ElementwiseActivation } from '../../../src/catalog/activation.ts';
import { catalog } from '../../../src/catalog/catalog.ts';
import { decode, readExact } from './golden.ts';
import { ulpsBetween } from './ulps.ts';

/** How many units in the last place each may be off. */
const allowed: Readonly<Record<string, number>> = {
  softplus: 2,
  sigmoid: 2,
  logsigmoid: 2,
  tanh: 2,
  softsign: 2,
  elu: 2,
  celu: 2,
  silu: 4,
  mish: 4,
  selu: 4,
  tanhshrink: 4,
  gelu: 4,
};

const entryOf = (name: string): ElementwiseActivation => {
  const entry = catalog.find((each) => each.id.toLowerCase() === name);
  assert.ok(entry?.kind === 'elementwise', name);
  return entry;
};

describe('exactness', () => {
  const { x, functions } = readExact();
  for (const each of functions) {
    const limit = allowed[each.function] ?? 0;
    it(`of ${each.function} ${JSON.stringify(each.params)} is ${limit} units in the last place`, () => {
      assert.ok(limit > 0);
      // The exact numbers know no threshold.
      const prepared = entryOf(each.function).functionAt({
        ...each.params,
        threshold: Number.POSITIVE_INFINITY,
      });
      x.map(decode).forEach((some, i) => {
        const isTail = each.function === 'gelu' && some < -5;
        const most = isTail ? 12 : limit;
        for (const [name, answer, encoded] of [
          ['f', prepared.value(some), each.y[i] ?? 0],
          ['f′', prepared.derivative(some), each.dy[i] ?? 0],
        ] as const) {
          const off = ulpsBetween(answer, decode(encoded));
          assert.ok(off <= most, `${name}(${some}) = ${answer}, exactly ${encoded}: ${off} units off`);
        }
      });
    });
  }

  it('holds for piecewise linear activations without any rounding', () => {
    const exactly: Readonly<Record<string, (v: number) => number>> = {
      ReLU: (v) => Math.max(v, 0),
      ReLU6: (v) => Math.min(Math.max(v, 0), 6),
      Hardtanh: (v) => Math.min(Math.max(v, -1), 1),
      Hardshrink: (v) => (Math.abs(v) > 0.5 ? v : 0),
      PReLU: (v) => (v > 0 ? v : v / 4),
    };
    fc.assert(
      fc.property(fc.double({ noNaN: true }), fc.constantFrom(...Object.keys(exactly)), (some, id) => {
        assert.ok(entryOf(id.toLowerCase()).functionAt({}).value(some) === exactly[id]?.(some));
      }),
    );
  });
});
