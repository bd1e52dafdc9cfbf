// The line of the full card that says what another release of PyTorch does otherwise, and whether it is so.
import assert from 'node:assert/strict';
import type { Values } from '../../../../src/catalog/activation.ts';
import { catalog, findById } from '../../../../src/catalog/catalog.ts';
import { describeUse } from '../../../../src/content/hover/hover.ts';
import type { Dtype } from '../../../../src/foundation/dtype.ts';
import { type Release, releases } from '../../../../src/foundation/release.ts';
import { findActivationUses } from '../../../../src/python/index.ts';
import { english } from '../../../support/english.ts';
import { contentOf, readAloud } from './read-aloud.ts';

function changed(call: string, dtype: Dtype = 'float32', release?: Release): string | undefined {
  const source = `import torch, torch.nn as nn, torch.nn.functional as F\nfrom math import inf\n${call}`;
  const use = findActivationUses(source).at(-1);
  assert.ok(use, call);
  return describeUse(use, 0, english, dtype, release)?.changed;
}

/** What an activation answers in a release. */
function at(id: string, release: Release, values: Values = {}, dtype: Dtype = 'float32') {
  const entry = findById(id, release);
  assert.ok(entry?.kind === 'elementwise');
  return entry.functionAt(values).inDtype(dtype);
}

describe("a dtype that the folder's release has no kernel for", () => {
  const cautions = (call: string, dtype: Dtype, release: Release) => {
    const use = findActivationUses(`import torch, torch.nn as nn, torch.nn.functional as F\n${call}`).at(-1);
    assert.ok(use, call);
    return describeUse(use, 0, english, dtype, release)?.cautions;
  };

  // Both sides of each boundary are measured: see changes.test.ts.
  it('is told until it has one', () => {
    const refused = ['On the CPU, PyTorch 2.0 raises an error in float16.'];
    assert.deepEqual(cautions('nn.ELU()', 'float16', '2.0'), refused);
    assert.deepEqual(cautions('nn.ELU()', 'float16', '2.1'), []);
    assert.deepEqual(cautions('nn.ELU()', 'bfloat16', '2.0'), []);
    assert.deepEqual(cautions('nn.Softmax(dim=1)', 'float16', '2.0'), refused);
    assert.deepEqual(cautions('nn.Softmax(dim=1)', 'float16', '2.2'), []);
    const backward = ['On the CPU, PyTorch 1.13 has no gradient in bfloat16.'];
    assert.deepEqual(cautions('nn.ReLU6()', 'bfloat16', '1.13'), backward);
  });
});

describe('what another release does otherwise', () => {
  it('is told whatever release the folder uses', () => {
    for (const release of ['1.13', '2.7', '2.8', '2.15'] as const) {
      assert.match(changed('F.hardswish(x)', 'float32', release) ?? '', /^Since PyTorch 2\.8 the gradient/);
    }
  });

  it('is so: the numbers of both releases', () => {
    const near = (id: string, release: Release, x: number) => at(id, release).value(Math.fround(x));
    assert.deepEqual(
      [-3, 3].map((x) => at('Hardswish', '2.7').derivative(x)),
      [-0.5, 1.5],
    );
    assert.deepEqual(
      [-3, 3].map((x) => at('Hardswish', '2.8').derivative(x)),
      [0, 1],
    );
    for (const id of ['ELU', 'CELU']) {
      assert.equal(Math.abs(near(id, '2.7', -1e-8)), 0, id);
      assert.equal(near(id, '2.8', -1e-8), Math.fround(-1e-8), id);
    }
    assert.equal(near('SELU', '2.7', -1e-7).toExponential(4), '-2.0958e-7');
    assert.notEqual(near('SELU', '2.8', -1e-7).toExponential(4), '-2.0958e-7');
    assert.equal(at('Softshrink', '2.5').value(Number.NaN), 0);
    assert.ok(Number.isNaN(at('Softshrink', '2.6').value(Number.NaN)));
    // Measured in bfloat16 with the builds on both sides: silu(4.46875), softshrink(0.30078125, 0.3), threshold(0.10009765625, 0.1, 20).
    assert.equal(at('SiLU', '1.13', {}, 'bfloat16').value(4.46875), 4.4375);
    assert.equal(at('SiLU', '2.0', {}, 'bfloat16').value(4.46875), 4.40625);
    assert.ok(at('Softshrink', '2.13', { lambd: 0.3 }, 'bfloat16').value(0.30078125) > 0);
    assert.equal(at('Softshrink', '2.14', { lambd: 0.3 }, 'bfloat16').value(0.30078125), 0);
    const threshold = { threshold: 0.1, value: 20 };
    assert.equal(at('Threshold', '2.0', threshold, 'bfloat16').value(0.10009765625), 20);
    assert.equal(at('Threshold', '2.1', threshold, 'bfloat16').value(0.10009765625), 0.10009765625);
  });

  it('is told in the dtype that it shows in only', () => {
    assert.equal(changed('F.silu(x)'), undefined);
    assert.match(changed('F.silu(x)', 'bfloat16') ?? '', /^Since PyTorch 2\.0 it is computed in float32/);
    assert.match(changed('F.softshrink(x)') ?? '', /nan stays nan/);
    assert.match(changed('F.softshrink(x)', 'float16') ?? '', /lambd is rounded/);
    assert.match(changed('F.softmax(x, 1)', 'float16') ?? '', /nearer to those of float32/);
    assert.equal(changed('F.softmax(x, 1)'), undefined);
  });

  it('is told of the calls that come to it only', () => {
    assert.match(changed('F.sigmoid(x)') ?? '', /no longer warns/);
    assert.equal(changed('torch.sigmoid(x)'), undefined);
    assert.match(
      changed('F.hardtanh(x, 1, -1)') ?? '',
      /^Since PyTorch 2\.4 bounds in the wrong order raise/,
    );
    assert.equal(changed('F.hardtanh(x, -1, 1)'), undefined);
    assert.match(changed('F.rrelu(x, 0.1, inf)') ?? '', /^Since PyTorch 2\.10/);
    assert.equal(changed('F.celu(x, 0.001)'), undefined);
    // The call raises in any release: it comes to no numbers.
    assert.equal(changed('F.softshrink(x, -1)'), undefined);
    assert.equal(changed('F.relu(x)'), undefined);
  });

  it('has room in the full card', () => {
    for (const call of ['F.elu(x)', 'nn.CELU()', 'F.hardswish(x)']) {
      const use = findActivationUses(`import torch.nn as nn, torch.nn.functional as F\n${call}`).at(-1);
      assert.ok(use, call);
      assert.match(readAloud(contentOf(use)), /Since PyTorch 2\.8/, call);
    }
  });

  it('names releases that are known', () => {
    for (const { id, changed: told = [] } of catalog) {
      for (const { since, text } of told) {
        assert.ok(releases.includes(since));
        assert.ok(text(english).startsWith(`Since PyTorch ${since} `), id);
      }
    }
  });
});
