// What Softmax and GLU make of independent inputs: against rows that PyTorch drew, and what is known on paper.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Input } from '../../../src/lab/inputs.ts';
import { entropyOf, gatedOf } from '../../../src/lab/shares.ts';

type Given = Readonly<Record<string, readonly number[]>>;

const golden = JSON.parse(
  readFileSync(path.resolve(import.meta.dirname, '../../golden/shares.json'), 'utf8'),
) as {
  readonly softmax: readonly {
    readonly input: Given;
    readonly classes: number;
    readonly mean: number;
    readonly error: number;
  }[];
  readonly glu: readonly {
    readonly input: Given;
    readonly mean: number;
    readonly error: number;
    readonly second: number;
    readonly secondError: number;
  }[];
};

function inputOf({ normal, uniform, values = [] }: Given): Input {
  if (normal) return { kind: 'normal', mean: normal[0] ?? 0, std: normal[1] ?? 1 };
  if (uniform) return { kind: 'uniform', low: uniform[0] ?? 0, high: uniform[1] ?? 1 };
  return { kind: 'values', values };
}

/** E[z²] of an input. */
function squareOf({ normal, uniform, values = [] }: Given): number {
  const [a = 0, b = 0] = normal ?? uniform ?? [];
  if (normal) return a ** 2 + b ** 2;
  return uniform ? (a * a + a * b + b * b) / 3 : values.reduce((sum, x) => sum + x * x, 0) / values.length;
}

const near = (here: number, there: number, error: number) =>
  assert.ok(Math.abs(here - there) <= 5 * error + 1e-9, `${here}, ${there} ± ${error}`);

describe('independent inputs', () => {
  for (const { input, classes, mean, error } of golden.softmax)
    it(`are shared out as evenly as in PyTorch: ${JSON.stringify(input)} among ${classes}`, () =>
      near(entropyOf(inputOf(input), classes), mean, error));

  for (const { input, ...one } of golden.glu)
    it(`go through a gate as in PyTorch: ${JSON.stringify(input)}`, () => {
      const { mean, std, gain } = gatedOf(inputOf(input));
      near(mean, one.mean, one.error);
      near(std ** 2 + mean ** 2, one.second, one.secondError);
      near(gain ** 2 * one.second, squareOf(input), gain ** 2 * one.secondError);
    });

  it('that are all alike are shared out evenly, and one alone has all', () => {
    for (const classes of [2, 7, 50_000])
      near(entropyOf({ kind: 'normal', mean: 3, std: 0 }, classes), Math.log(classes), 0);
    near(entropyOf({ kind: 'normal', mean: 3, std: 2 }, 1), 0, 1e-9);
  });

  it('of two classes have the entropy of one sigmoid', () => {
    // softmax(a, b) is sigmoid(a − b) and its rest, and a − b of two normal numbers is normal: summed up finely.
    const h = (p: number) => (p > 0 && p < 1 ? -p * Math.log(p) - (1 - p) * Math.log(1 - p) : 0);
    let [sum, all] = [0, 0];
    for (let z = -10; z <= 10; z += 1 / 64) {
      const weight = Math.exp((-z * z) / 2);
      all += weight;
      sum += weight * h(1 / (1 + Math.exp(-Math.SQRT2 * 1.5 * z)));
    }
    near(entropyOf({ kind: 'normal', mean: 0, std: 1.5 }, 2), sum / all, 1e-8);
  });
});
