// What PyTorch does with invalid parameters comes back as findings, in PyTorch's own words, and nothing ever throws.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatTensor } from '../../../src/arithmetic/printing.ts';
import type { ElementwiseActivation, Values } from '../../../src/catalog/activation.ts';
import { catalog, findById } from '../../../src/catalog/catalog.ts';
import { english as t } from '../../support/english.ts';
import { readGolden } from './golden.ts';

interface Probe {
  readonly call: string;
  readonly result?: string;
  readonly error?: { readonly type: string; readonly message: string };
  readonly warnings?: readonly { readonly message: string }[];
}

/** Calls that a real PyTorch was given, each with what the entry is given for it. */
const calls: readonly (readonly [call: string, id: string, values: Values])[] = [
  ['nn.Softplus(beta=0)(x)', 'Softplus', { beta: 0 }],
  ['nn.Softplus(beta=-1)(x)', 'Softplus', { beta: -1 }],
  ['nn.Softplus(threshold=-5)(x)', 'Softplus', { threshold: -5 }],
  ['nn.Softplus(beta=inf)(x)', 'Softplus', { beta: Number.POSITIVE_INFINITY }],
  ['nn.Softplus(beta=nan)(x)', 'Softplus', { beta: Number.NaN }],
  ['nn.Softplus(threshold=inf)(x)', 'Softplus', { threshold: Number.POSITIVE_INFINITY }],
  ['nn.Softplus(threshold=nan)(x)', 'Softplus', { threshold: Number.NaN }],
  ['nn.Softplus(True)(x)', 'Softplus', { beta: true }],
  ['F.softplus(x, 2, 10)', 'Softplus', { beta: 2, threshold: 10 }],
  ['F.softplus(x, -1)', 'Softplus', { beta: -1 }],
  ["F.gelu(x, approximate='tanh')", 'GELU', { approximate: 'tanh' }],
  ["F.gelu(x, approximate='foo')", 'GELU', { approximate: 'foo' }],
  ["nn.GELU(approximate='foo')(x)", 'GELU', { approximate: 'foo' }],
  ['F.elu(x, 2.0)', 'ELU', { alpha: 2 }],
  ['F.elu(x, -1.0)', 'ELU', { alpha: -1 }],
  ['F.celu(x, 2.0)', 'CELU', { alpha: 2 }],
  ['F.celu(x, 0.0)', 'CELU', { alpha: 0 }],
  ['F.celu(x, -1.0)', 'CELU', { alpha: -1 }],
  ['nn.CELU(0.)(x)', 'CELU', { alpha: 0 }],
  ['F.leaky_relu(x, 0.2)', 'LeakyReLU', { negative_slope: 0.2 }],
  ['F.leaky_relu(x, -0.5)', 'LeakyReLU', { negative_slope: -0.5 }],
  ['F.rrelu(x, 0.1, 0.3)', 'RReLU', { lower: 0.1, upper: 0.3 }],
  ['F.rrelu(x, 0.3, 0.1)', 'RReLU', { lower: 0.3, upper: 0.1 }],
  ['nn.RReLU(0.3, 0.1).eval()(x)', 'RReLU', { lower: 0.3, upper: 0.1 }],
  ['F.hardtanh(x, -2., 2.)', 'Hardtanh', { min_val: -2, max_val: 2 }],
  ['nn.Hardtanh(1., -1.)', 'Hardtanh', { min_val: 1, max_val: -1 }],
  ['nn.Hardtanh(1., 1.)', 'Hardtanh', { min_val: 1, max_val: 1 }],
  ['F.hardshrink(x, 1.0)', 'Hardshrink', { lambd: 1 }],
  ['F.hardshrink(x, -1.0)', 'Hardshrink', { lambd: -1 }],
  ['F.softshrink(x, 1.0)', 'Softshrink', { lambd: 1 }],
  ['F.softshrink(x, -1.0)', 'Softshrink', { lambd: -1 }],
  ['nn.Softshrink(-1.0)(x)', 'Softshrink', { lambd: -1 }],
  ['F.threshold(x, 0.1, 20)', 'Threshold', { threshold: 0.1, value: 20 }],
  ['F.softmax(x)', 'Softmax', {}],
  ['F.softmax(x, dim=0)', 'Softmax', { dim: 0 }],
  ['F.log_softmax(x)', 'LogSoftmax', {}],
  ['F.softmin(x)', 'Softmin', {}],
];

describe('findings', () => {
  const { probes } = readGolden<{ readonly probes: readonly Probe[] }>('api', '1.13');
  for (const [call, id, values] of calls) {
    it(`say of ${call} what PyTorch says`, () => {
      const probe = probes.find((each) => each.call === call);
      assert.ok(probe, 'no such probe');
      const entry = findById(id, '1.13');
      assert.ok(entry);
      const findings = entry.check(values);
      const raised = findings.filter((f) => f.kind === 'raises');
      const { error, result, warnings = [] } = probe;
      if (error) {
        assert.equal(raised.length, 1);
        const text = raised[0]?.message(t) ?? '';
        assert.ok(text.startsWith(`${error.type}: ${error.message}`), text);
        assert.equal(raised[0]?.when, /\)\(x\)$|^F\./.test(call) ? 'call' : 'construction');
      } else {
        assert.deepEqual(raised, []);
      }
      for (const { message } of warnings) {
        assert.ok(
          findings.some((f) => f.kind === 'warns' && f.message(t).includes(message)),
          message,
        );
      }
      if (result && entry.kind === 'elementwise') {
        const answers = [-1.5, 0, 2].map((x) => entry.functionAt(values).inDtype('float32').value(x));
        assert.equal(formatTensor(answers, [3], 'float32'), result);
      }
    });
  }

  it('find nothing to say of the defaults', () => {
    for (const entry of catalog) {
      const findings = entry.check({}).filter((f) => f.kind !== 'warns');
      assert.deepEqual(findings, [], entry.id);
    }
  });

  it('call nonsense what accepts the numbers but answers none, or none worth having', () => {
    for (const [id, values] of [
      ['Softplus', { beta: 0 }],
      ['Softplus', { beta: -1 }],
      ['Softplus', { beta: Number.POSITIVE_INFINITY }],
      ['Softplus', { beta: Number.NaN }],
      ['ELU', { alpha: -1 }],
      ['CELU', { alpha: -1 }],
      ['Hardshrink', { lambd: -1 }],
      ['LeakyReLU', { negative_slope: Number.NaN }],
    ] as const) {
      const findings = findById(id)?.check(values) ?? [];
      assert.deepEqual(
        findings.map((f) => f.kind),
        ['nonsense'],
        `${id} ${JSON.stringify(values)}`,
      );
    }
  });

  it('never throw, whatever the parameters hold, and neither do values, facts and formulas', () => {
    const anything = fc.oneof(
      fc.double(),
      fc.constantFrom(null, true, false, 'tanh', '1', '', Number.NaN, Number.POSITIVE_INFINITY, 0, -0),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...catalog),
        fc.infiniteStream(anything),
        fc.double(),
        (entry, stream, x) => {
          const values = Object.fromEntries(entry.parameters.map((p) => [p.name, stream.next().value ?? 0]));
          for (const finding of entry.check(values)) assert.ok(finding.message(t).length > 0);
          assert.ok(entry.formula.text(values, t).length > 0);
          if (entry.kind === 'vector') {
            entry.functionAt(values).value([x, 1]);
            entry.functionAt(values).derivative([x, 1], [1, 2], 'bfloat16');
            return;
          }
          assert.equal(typeof entry.functionAt(values).value(x), 'number');
          assert.equal(typeof entry.functionAt(values).derivative(x), 'number');
          assert.equal(typeof entry.functionAt(values).second(x), 'number');
          for (const dtype of ['float64', 'float32', 'float16', 'bfloat16'] as const)
            assert.equal(typeof entry.functionAt(values).inDtype(dtype).value(x), 'number');
          entry.functionAt(values).facts();
        },
      ),
      { numRuns: 500 },
    );
  });

  it('take missing parameters as PyTorch’s defaults', () => {
    const entries = catalog.filter((entry): entry is ElementwiseActivation => entry.kind === 'elementwise');
    for (const entry of entries) {
      const defaults = Object.fromEntries(
        entry.parameters.map((p) => [p.name, p.default === undefined ? (p.example ?? null) : p.default]),
      );
      for (const x of [-2, 0.25, 3])
        assert.equal(entry.functionAt({}).value(x), entry.functionAt(defaults).value(x));
    }
  });
});
