// Parameters that make no sense: the curve is what PyTorch computes all the same, and it is said that it is none.
import assert from 'node:assert/strict';
import type { Values } from '../../../src/catalog/activation.ts';
import { findById } from '../../../src/catalog/catalog.ts';
import { curveOf } from '../../../src/plot/curve.ts';
import { sample } from '../../../src/plot/sample.ts';
import { english } from '../../support/english.ts';
import { readGolden } from '../catalog/golden.ts';

type JsonNumber = number | 'nan' | 'inf' | '-inf';
interface Case {
  readonly id: string;
  readonly parameters: Readonly<Record<string, JsonNumber>>;
  readonly raises?: string;
  readonly value?: readonly JsonNumber[];
  readonly derivative?: readonly JsonNumber[];
}

interface Golden {
  readonly xs: readonly number[];
  readonly cases: readonly Case[];
}

function numberOf(value: JsonNumber | undefined): number {
  if (value === 'inf') return Number.POSITIVE_INFINITY;
  if (value === '-inf') return Number.NEGATIVE_INFINITY;
  return typeof value === 'number' ? value : Number.NaN;
}

const release = '1.13';
const golden = readGolden<Golden>('nonsense', release);

describe(`parameters that make no sense to PyTorch ${release}`, () => {
  for (const { id, parameters: given, ...answer } of golden.cases) {
    const parameters: Values = Object.fromEntries(
      Object.entries(given).map(([name, value]) => [name, numberOf(value)]),
    );
    const row = findById(id, release);
    assert.ok(row);

    it(`draw what PyTorch computes: ${id} ${JSON.stringify(given)}`, () => {
      for (const quantity of ['value', 'derivative'] as const) {
        const curve = curveOf(row.functionAt(parameters), quantity);
        for (const [i, wanted] of (answer[quantity] ?? []).entries()) {
          const x = golden.xs[i] ?? Number.NaN;
          const [found, expected] = [curve.y(x), numberOf(wanted)];
          const near = Math.abs(found - expected) <= 1e-12 * Math.max(1, Math.abs(expected));
          assert.ok(near || Object.is(found, expected), `${quantity} at ${x}: ${found}, not ${expected}`);
        }
        for (const { xs, ys } of sample(curve, { x0: -5, x1: 5, y0: -2, y1: 5, width: 300, height: 200 })) {
          assert.ok([...xs, ...ys].every(Number.isFinite));
        }
      }
    });

    it(`are told: ${id} ${JSON.stringify(given)}`, () => {
      const findings = row.check(parameters).map(({ kind, message }) => ({ kind, text: message(english) }));
      if (answer.raises !== undefined) {
        assert.equal(findings[0]?.kind, 'raises');
        assert.ok(findings[0].text.startsWith(answer.raises.trim()), `${findings[0].text}`);
        return;
      }
      assert.ok(findings.every(({ kind }) => kind !== 'raises'));
      // Threshold fills in what it is told to, be it nan.
      const isBroken = id !== 'Threshold' && answer.value?.some((y) => typeof y !== 'number');
      if (isBroken) assert.notDeepEqual(findings, []);
    });
  }
});
