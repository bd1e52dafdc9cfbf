// A formula offers what a function of the catalog does; what is found of its curve is what the catalog knows of the same one.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { findEqual, hasSameGradient } from '../../../src/autodiff/identify.ts';
import { type OwnFunction, scalarOf } from '../../../src/autodiff/scalar-of.ts';
import { findById } from '../../../src/catalog/catalog.ts';
import { describeFacts } from '../../../src/content/hover/facts.ts';
import { newest } from '../../../src/foundation/release.ts';
import type { Facts } from '../../../src/functions/function.ts';
import { createReader, type Definition } from '../../../src/python/index.ts';
import { english as t } from '../../support/english.ts';

function definitionsIn(text: string): readonly Definition[] {
  const reading = createReader().read([{ text, language: 'python' }]);
  while (!reading.step(Number.POSITIVE_INFINITY));
  return reading.definitionsIn(0);
}

const golden = readFileSync(path.resolve(__dirname, '../../golden/definitions.py'), 'utf8');

function functionOf(code: string): OwnFunction {
  const [definition] = definitionsIn(`import torch\n${code}`);
  assert.ok(definition, code);
  return scalarOf(definition.formula);
}

const numbersOf = ({ range, gradient, limits, dead, saturated, breaks }: Facts): readonly number[] => [
  range.low,
  range.high,
  gradient.low,
  gradient.high,
  ...limits,
  ...[...dead, ...saturated].flatMap(({ low, high }) => [low, high]),
  ...breaks.flatMap(({ x, left, right, slopeLeft, slopeRight }) => [x, left, right, slopeLeft, slopeRight]),
];

describe('a formula as a function', () => {
  it('has the facts that the catalog has of the same activation', () => {
    let compared = 0;
    for (const { name, formula } of definitionsIn(golden)) {
      const equal = findEqual(formula);
      const entry = equal && findById(equal.id);
      if (!equal || entry?.kind !== 'elementwise' || !hasSameGradient(formula, equal, newest)) continue;
      const theirs = entry.functionAt(equal.parameters).facts();
      // PyTorch's Softplus goes over to x far out.
      if (theirs.breaks.some(({ x }) => x >= 10)) continue;
      const own = scalarOf(formula);
      const ours = own.facts();
      compared++;
      assert.ok(own.hasFacts, name);
      for (const key of ['monotone', 'smooth', 'sparse', 'zeroCentered'] as const)
        assert.equal(ours[key], theirs[key], `${name}: ${key}`);
      for (const key of ['range', 'gradient'] as const) {
        assert.equal(ours[key].includesLow, theirs[key].includesLow, `${name}: low end of ${key}`);
        assert.equal(ours[key].includesHigh, theirs[key].includesHigh, `${name}: high end of ${key}`);
      }
      const [here, there] = [numbersOf(ours), numbersOf(theirs)];
      assert.equal(here.length, there.length, name);
      for (const [i, number] of here.entries()) {
        const expected = there[i] ?? Number.NaN;
        const isSame =
          number === expected || Math.abs(number - expected) <= 1e-6 * Math.max(1, Math.abs(expected));
        assert.ok(isSame, `${name}: ${number} for ${expected}`);
      }
    }
    assert.ok(compared > 50, `${compared}`);
  });

  it('has those of none of the catalog’s', () => {
    const rows: Readonly<Record<string, readonly string[]>> = {
      'def sq(x): return torch.relu(x) ** 2': [
        'Range [0, ∞), gradient [0, ∞): sparse.',
        'Exactly 0, gradient 0 for x ≤ 0: units can die.',
      ],
      'def f(x): return torch.log(x)': ['Range (−∞, ∞), gradient (0, ∞).'],
      'def f(x): return torch.sqrt(torch.relu(x))': [
        'Range [0, ∞), gradient [0, ∞): sparse.',
        'Exactly 0, gradient 0 for x ≤ 0: units can die.',
        'Kink at x = 0; PyTorch’s gradient there is 0.',
      ],
      'def f(x): return torch.sqrt(torch.relu(x) + 1e-8)': [
        'Range [0.0001, ∞), gradient [0, 5000): not sparse.',
      ],
      'def f(x): return x * torch.exp(x)': [
        'Range [−0.3679, ∞), gradient [−0.1353, ∞): not sparse.',
        'Lowest: −0.3679 at x = −1.',
      ],
      'def far(x): return torch.relu(x) ** 8': [
        'Range [0, ∞), gradient [0, ∞): sparse.',
        'Exactly 0, gradient 0 for x ≤ 0: units can die.',
      ],
      'def bump(x): return torch.exp(-x * x)': ['Range (0, 1], gradient [−0.8578, 0.8578]: not sparse.'],
      'def step(x): return torch.where(x > 1.5, x, -torch.ones_like(x))': [
        'Switches to x at x = 1.5 (jumps up by 2.5).',
      ],
    };
    for (const [code, expected] of Object.entries(rows))
      assert.deepEqual(describeFacts(functionOf(code), t).slice(0, expected.length), expected, code);
  });

  it('claims no facts of what swings, breaks everywhere or has a pole', () => {
    for (const code of [
      'def snake(x): return x + torch.sin(x) ** 2',
      'def siren(x): return torch.sin(30 * x)',
      'def rest(x): return x - torch.floor(x)',
      'def pole(x): return 1 / x + x',
      'def tan(x): return torch.tan(x)',
    ])
      assert.equal(functionOf(code).hasFacts, false, code);
  });

  it('answers a tensor of several numbers as it answers each, and follows its parameters', () => {
    const [definition] = definitionsIn(
      'import torch\ndef f(x, beta=1.5): return x * torch.sigmoid(beta * x)',
    );
    assert.ok(definition);
    const [one, other] = [scalarOf(definition.formula), scalarOf(definition.formula, { beta: 1 })];
    const silu = findById('SiLU');
    assert.ok(silu?.kind === 'elementwise');
    const expected = silu.functionAt({});
    const input = Float64Array.of(-3, -0.5, 0.25, 2);
    const [values, slopes] = [new Float64Array(4), new Float64Array(4)];
    other.batch(input, values, slopes);
    for (const [i, x] of input.entries()) {
      assert.ok(Math.abs((values[i] ?? 0) - expected.value(x)) < 1e-15);
      assert.ok(Math.abs((slopes[i] ?? 0) - expected.derivative(x)) < 1e-15);
      assert.ok(Math.abs(other.second(x) - expected.second(x)) < 1e-7);
    }
    assert.notEqual(one.value(2), other.value(2));
    assert.equal(one.inDtype('float32').value(2), Math.fround(one.inDtype('float32').value(2)));
  });
});
