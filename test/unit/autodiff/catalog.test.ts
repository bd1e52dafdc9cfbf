// The catalog's activations, each written out in operations: autograd's rules lead to the derivatives that the catalog has.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { scalarOf } from '../../../src/autodiff/scalar-of.ts';
import type { Values } from '../../../src/catalog/activation.ts';
import { catalog, findById } from '../../../src/catalog/catalog.ts';
import { holds } from '../../support/holds.ts';
import { definitionIn } from '../../support/own.ts';

const written: readonly (readonly [id: string, parameters: Values, code: string])[] = [
  ['ReLU', {}, '(x > 0) * x'],
  ['ReLU6', {}, 'torch.minimum(torch.maximum(x, torch.tensor(0.0)), torch.tensor(6.0))'],
  ['LeakyReLU', { negative_slope: 0.2 }, '0.6 * x + 0.4 * torch.abs(x)'],
  ['PReLU', { weight: 0.25 }, 'torch.clamp(x, min=0) + 0.25 * torch.clamp(x, max=0)'],
  ['RReLU', { lower: 0.1, upper: 0.3 }, 'torch.where(x >= 0, x, 0.2 * x)'],
  ['ELU', { alpha: 1.5 }, 'torch.where(x > 0, x, 1.5 * torch.expm1(x))'],
  ['CELU', { alpha: 2 }, 'torch.clamp(x, min=0) + torch.clamp(2 * (torch.exp(x / 2) - 1), max=0)'],
  ['SELU', {}, '1.0507009873554805 * torch.where(x > 0, x, 1.6732632423543772 * torch.expm1(x))'],
  ['GELU', { approximate: 'none' }, '0.5 * x * torch.erfc(-x / math.sqrt(2))'],
  [
    'GELU',
    { approximate: 'tanh' },
    'x * torch.sigmoid(2 * math.sqrt(2 / math.pi) * (x + 0.044715 * x ** 3))',
  ],
  ['SiLU', {}, 'x / (1 + torch.exp(-x))'],
  ['Mish', {}, 'x * (1 - 2 / (1 + (1 + torch.exp(x)) ** 2))'],
  ['Softplus', { beta: 2, threshold: 40 }, 'torch.logaddexp(2 * x, torch.zeros_like(x)) / 2'],
  ['LogSumExp', {}, 'torch.log1p(torch.exp(x))'],
  ['LogSigmoid', {}, '-torch.log1p(torch.exp(-x))'],
  ['Sigmoid', {}, '0.5 * torch.tanh(0.5 * x) + 0.5'],
  ['Hardsigmoid', {}, 'torch.clamp(x / 6 + 0.5, 0, 1)'],
  ['Hardswish', {}, 'x * torch.clamp(x + 3, 0, 6) / 6'],
  ['Tanh', {}, 'torch.sinh(x) / torch.cosh(x)'],
  [
    'Hardtanh',
    { min_val: -2, max_val: 1 },
    'torch.minimum(torch.fmax(x, torch.tensor(-2.0)), torch.tensor(1.0))',
  ],
  ['Tanhshrink', {}, 'x - 2 / (1 + torch.exp(-2 * x)) + 1'],
  ['Hardshrink', { lambd: 0.75 }, 'torch.where(x.abs() > 0.75, x, 0.0)'],
  ['Softshrink', { lambd: 0.75 }, 'torch.sign(x) * torch.maximum(x.abs() - 0.75, torch.tensor(0.0))'],
  ['Softsign', {}, 'torch.copysign(1 - (1 + x.abs()).reciprocal(), x)'],
  ['Threshold', { threshold: 0.5, value: -1 }, 'x.masked_fill(x <= 0.5, -1.0)'],
  ['Logit', { eps: null }, 'torch.log(x) - torch.log1p(-x)'],
  ['NegativeBinaryEntropy', {}, 'torch.xlogy(x, x) + torch.xlogy(1 - x, 1 - x)'],
];

/** Where float64 holds all that the formulas take apart. Kinks, where autograd's rules differ, stand at quarters. */
const far = 14;

describe('activations of the catalog that are written out', () => {
  it('are all there', () => {
    const ids = new Set(written.map(([id]) => id));
    assert.deepEqual(
      catalog.filter((entry) => entry.kind === 'elementwise' && !ids.has(entry.id)).map(({ id }) => id),
      [],
    );
  });

  const functions = written.map(([id, parameters, code]) => {
    const entry = findById(id);
    assert.ok(entry?.kind === 'elementwise', id);
    const { formula } = definitionIn(`def act(x): return ${code}`);
    return { code, own: scalarOf(formula), theirs: entry.functionAt(parameters) };
  });

  holds(
    'have the catalog’s values and derivatives',
    fc.double({ min: -far, max: far, noNaN: true }).filter((x) => Math.abs(4 * x - Math.round(4 * x)) > 1e-9),
    (x) => {
      for (const { code, own, theirs } of functions) {
        for (const quantity of ['value', 'derivative'] as const) {
          // PyTorch has slopes where there is no value: log'(-1) = -1.
          if (quantity === 'derivative' && Number.isNaN(theirs.value(x))) continue;
          const [here, there] = [own[quantity](x), theirs[quantity](x)];
          const isSame = Math.abs(here - there) <= 1e-9 * Math.max(1, Math.abs(there));
          assert.ok(isSame || Object.is(here, there), `${code}: ${quantity} ${here} at ${x}, not ${there}`);
        }
      }
    },
    { usual: 300 },
  );
});
