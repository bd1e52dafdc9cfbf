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
