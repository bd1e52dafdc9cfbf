// What another release does otherwise with a call.
import assert from 'node:assert/strict';
import { catalog } from '../../../../src/catalog/catalog.ts';
import { compareReleases, describeDifference } from '../../../../src/content/compare/compare-releases.ts';
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
