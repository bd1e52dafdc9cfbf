// What is offered in place of hand-written activations: it reads as the same function again, and leaves all else as it was.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { findEqual } from '../../../../src/autodiff/identify.ts';
import { offerReplacement } from '../../../../src/content/replacement/offer.ts';
import { english as t } from '../../../support/english.ts';
import { applied, definitionsOf } from './offers.ts';

/** The text with the first offer taken; undefined where there is none. */
function rewritten(text: string): string | undefined {
  for (const definition of definitionsOf(text)) {
    const offer = offerReplacement(definition, text, '2.15', t);
    if (offer) return applied(text, offer);
  }
  return undefined;
}

const torch = 'import torch\nimport torch.nn.functional as F\n';

describe('replacements of hand-written activations', () => {
  it('keep names, line breaks and all that stands around', () => {
    assert.equal(
      rewritten(
        `${torch}\ndef swish(v):  # mine\n    """Doc."""\n    return v * torch.sigmoid(v)  # kept\n\nswish(1)\n`,
      ),
      `${torch}\ndef swish(v):  # mine\n    """Doc."""\n    return F.silu(v)  # kept\n\nswish(1)\n`,
    );
    assert.equal(
      rewritten(
        `${torch}class A(torch.nn.Module):\n  def forward(self, x):\n    return (\n      x\n      * x.sigmoid()\n    )\n`,
      ),
      `${torch}class A(torch.nn.Module):\n  def forward(self, x):\n    return (\n      F.silu(x)\n    )\n`,
    );
  });

  it('take the module’s own name of PyTorch, and import only what is not there', () => {
    const code = 'def swish(x): return x * x.sigmoid()\n';
    const cases: readonly (readonly [string, string])[] = [
      ['import torch\n', 'torch.nn.functional.silu(x)'],
      ['from torch import nn\n', 'nn.functional.silu(x)'],
      ['import torch.nn.functional as fn\nimport torch\n', 'fn.silu(x)'],
      ['from torch.nn.functional import silu as act\n', 'act(x)'],
    ];
    for (const [imports, call] of cases)
      assert.equal(rewritten(imports + code), `${imports}def swish(x): return ${call}\n`);
    assert.equal(
      rewritten(`import math  # first\nfrom os import (\n  path,\n)\n\n${code}`),
      'import math  # first\nfrom os import (\n  path,\n)\nimport torch.nn.functional as F\n\ndef swish(x): return F.silu(x)\n',
    );
    // The name is taken.
    assert.equal(rewritten(`import math as F\n${code}`), undefined);
  });

  it('hand parameters on by their names', () => {
    assert.equal(
      rewritten(`${torch}def leaky(x, a=0.1): return torch.where(x >= 0, x, a * x)\n`),
      `${torch}def leaky(x, a=0.1): return F.leaky_relu(x, negative_slope=a)\n`,
    );
    assert.equal(
      rewritten(`${torch}def swish(x, beta=1.0): return x * torch.sigmoid(beta * x)\n`),
      undefined,
    );
    assert.equal(rewritten(`${torch}A = 0.1\ndef leaky(x): return torch.max(x, A * x)\n`), undefined);
  });

  it('are not offered where something would be lost', () => {
    assert.equal(rewritten(`${torch}def swish(x): return (x *  # why\n  torch.sigmoid(x))\n`), undefined);
    assert.equal(rewritten(`${torch}def act(x): return F.silu(x)\n`), undefined);
    assert.equal(rewritten(`${torch}def swish(x):\n  y = torch.sigmoid(x)\n  return x * y\n`), undefined);
  });

  it('say where they differ', () => {
    const text = `${torch}def relu(x): return (x + torch.abs(x)) / 2\n`;
    const [definition] = definitionsOf(text);
    assert.ok(definition);
    assert.equal(
      offerReplacement(definition, text, '2.15', t)?.title,
      'Replace with F.relu(x) (gradient differs at x = 0)',
    );
  });

  it('say where they reach 0 before the formula does', () => {
    const text = `${torch}def sig(x): return 1 / (1 + torch.exp(-x))\ndef tail(x): return 0.5 * x * torch.erfc(-x * 0.7071067811865476)\n`;
    assert.deepEqual(
      definitionsOf(text).map((one) => offerReplacement(one, text, '2.15', t)?.title),
      [
        'Replace with torch.sigmoid(x) (gradient 0 at smaller |x|)',
        'Replace with F.gelu(x) (value 0 at smaller |x|)',
      ],
    );
  });

  it('say where only numbers that no input has would differ', () => {
    const titleOf = (body: string): string | undefined => {
      const text = `${torch}def gelu(x): return ${body}\n`;
      const [definition] = definitionsOf(text);
      assert.ok(definition);
      return offerReplacement(definition, text, '2.15', t)?.title;
    };
    // PyTorch's gradient is nan where x³ overflows float32's square, that of the formula is not.
    assert.equal(
      titleOf('0.5 * x * (1 + torch.tanh(0.7978845608 * (x + 0.044715 * x * x * x)))'),
      "Replace with F.gelu(x, approximate='tanh') (differs for |x| > 1e19)",
    );
    // Another function.
    assert.equal(titleOf('0.5 * x * (1 + torch.tanh(0.79 * (x + 0.044715 * x * x * x)))'), undefined);
  });

  it('are the same function when they are read again', () => {
    let count = 0;
    for (const file of ['definitions.py', 'hazards.py']) {
      const text = readFileSync(path.resolve(__dirname, '../../../golden', file), 'utf8');
      const before = definitionsOf(text);
      const offered = before.flatMap((definition) => {
        const offer = offerReplacement(definition, text, '2.15', t);
        return offer ? [{ definition, offer }] : [];
      });
      const edits = offered.flatMap(({ offer }) => offer.edits);
      const after = new Map(definitionsOf(applied(text, { edits })).map((one) => [one.name, one]));
      assert.equal(after.size, new Map(before.map((one) => [one.name, one])).size);
      for (const { definition } of offered) {
        const again = after.get(definition.name);
        assert.ok(again, definition.name);
        assert.deepEqual(findEqual(again.formula), findEqual(definition.formula), definition.name);
        assert.equal(again.formula.nodes.filter(({ kind }) => kind === 'activation').length, 1);
      }
      count += offered.length;
    }
    assert.ok(count > 50, `${count}`);
  }).timeout(0);
});
