// What another release does otherwise with a call.
import assert from 'node:assert/strict';
import { catalog } from '../../../../src/catalog/catalog.ts';
import { compareReleases, describeDifference } from '../../../../src/content/compare/compare-releases.ts';
import type { Dtype } from '../../../../src/foundation/dtype.ts';
import { type Release, releases } from '../../../../src/foundation/release.ts';
import { findActivationUses } from '../../../../src/python/index.ts';
import { english } from '../../../support/english.ts';

const setup = 'import torch\nfrom torch import nn\n';

function differences(call: string, pair: readonly [Release, Release]): readonly string[] {
  return findActivationUses(setup + call).flatMap((use) =>
    compareReleases(use, pair).map((one) => describeDifference(one, pair, english)),
  );
}

describe('two releases of PyTorch', () => {
  it('differ in what they say of a call', () => {
    const [message = '', ...others] = differences('nn.Softshrink(-1.)', ['2.9', '2.10']);
    assert.match(
      message,
      /^2\.9: RuntimeError: lambda must be greater.*; 2\.10: RuntimeError: lambda must be in range/,
    );
    assert.deepEqual(others, [], 'what raises answers nothing');
    assert.deepEqual(differences('nn.Softshrink(-1.)', ['2.10', '2.15']), []);
  });

  it('differ in values and gradients, told where it shows most', () => {
    // Measured: the gradient of Hardswish is 0 and 1 at its kinks since 2.8, ELU keeps small numbers; Softshrink keeps nan since 2.6.
    assert.deepEqual(differences('nn.Hardswish()', ['2.7', '2.8']), [
      'gradient at -3.0, 2.7: -0.5; 2.8: 0.0',
    ]);
    assert.deepEqual(differences('nn.Softshrink()', ['2.5', '2.6']).slice(0, 1), [
      'at nan, 2.5: 0.0; 2.6: nan',
    ]);
    assert.deepEqual(differences('nn.ELU()', ['2.7', '2.8'])[0], 'at -1e-08, 2.7: 0.0; 2.8: -1e-08');
    assert.deepEqual(differences('nn.ReLU()', ['1.13', '2.15']), []);
  });

  // Measured: 2.3 has floats for defaults, 2.6 rounds a product of GELU, 2.7 has a kernel of its own for long tensors.
  it('differ in how a module prints, where its call leaves defaults', () => {
    const pair = ['2.2', '2.3'] as const;
    assert.deepEqual(differences('nn.Softplus()', pair), [
      'printed, 2.2: beta=1, threshold=20; 2.3: beta=1.0, threshold=20.0',
    ]);
    assert.deepEqual(differences('nn.Softplus(1)', pair), [
      'printed, 2.2: threshold=20; 2.3: threshold=20.0',
    ]);
    assert.deepEqual(differences('nn.Softplus(1, 20)', pair), []);
    assert.deepEqual(differences('torch.nn.functional.softplus(x)', pair), []);
  });

  it('differ in last digits, and in long tensors alone', () => {
    assert.match(
      differences('nn.GELU("tanh")', ['2.5', '2.6'])[0] ?? '',
      /^at -\d\.\d+, 2\.5: -0\.\d+; 2\.6: -0\.\d+$/,
    );
    assert.deepEqual(differences('nn.Hardswish()', ['2.6', '2.7']), [
      'gradient at 3.0 in a tensor of several numbers, 2.6: 1.0; 2.7: 1.5',
    ]);
  });

  it('differ in gradients along a dimension', () => {
    const [softmin = '', ...others] = differences('nn.Softmin(dim=1)', ['2.7', '2.8']);
    assert.match(softmin, /^gradient at \[.*\], grad_output \[0\.1, 0\.8, .*\], 2\.7: \[.*\]; 2\.8: \[.*\]$/);
    assert.deepEqual(others, []);
    assert.deepEqual(differences('nn.GLU()', ['1.13', '2.15']), []);
  });

  it('differ in the dtypes that they take', () => {
    const differencesIn = (call: string, pair: readonly [Release, Release], dtype: Dtype) =>
      findActivationUses(setup + call).flatMap((use) =>
        compareReleases(use, pair, dtype).map((one) => describeDifference(one, pair, english)),
      );
    assert.deepEqual(differencesIn('nn.ELU()', ['2.0', '2.1'], 'float16'), [
      `in float16, 2.0 raises RuntimeError: "elu_cpu" not implemented for 'Half'`,
    ]);
    assert.deepEqual(differencesIn('nn.ReLU6()', ['1.13', '2.0'], 'bfloat16'), [
      `in bfloat16, 1.13 raises in backward: RuntimeError: "hardshrink_backward_cpu" not implemented for 'BFloat16'`,
    ]);
  });

  it('differ in the output of a call whose input is written down, and in nothing else of it', () => {
    const pair = ['2.7', '2.8'] as const;
    const [output, ...others] = differences('torch.nn.functional.elu(torch.tensor([-1e-8, 2.]))', pair);
    assert.equal(
      output,
      'at torch.tensor([-1e-8, 2.]), 2.7: tensor([0., 2.]); 2.8: tensor([-1.0000e-08, 2.0000e+00])',
    );
    assert.deepEqual(others, []);
    assert.deepEqual(differences('torch.nn.functional.elu(torch.tensor([-1., 2.]))', pair), []);
  });

  it('differ in whether they take a call', () => {
    assert.deepEqual(differences('torch.nn.functional.hardtanh(x, 1., -1.)', ['2.3', '2.4']), [
      '2.4 raises ValueError: min_val cannot be greater than max_val',
    ]);
  });

  it('differ in nothing where they are the same', () => {
    for (const { id, isModule, parameters } of catalog) {
      if (!isModule) continue;
      const needed = parameters.filter((one) => one.default === undefined).map((one) => one.example);
      for (const release of releases)
        assert.deepEqual(differences(`nn.${id}(${needed})`, [release, release]), []);
    }
  });

  it('are not compared where an argument is not known', () => {
    assert.deepEqual(differences('nn.ELU(alpha=unknown)', ['1.13', '2.15']), []);
  });
});
