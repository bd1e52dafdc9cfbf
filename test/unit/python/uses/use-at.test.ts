// Which use a person points at, by a name or by an argument.
import assert from 'node:assert/strict';
import { findActivationUses, pickUse } from '../../../../src/python/index.ts';

const at = (text: string, word: string) => {
  const offset = text.lastIndexOf(word);
  assert.ok(offset >= 0);
  return pickUse(findActivationUses(text), offset + 1, 0);
};

describe('the use at a place', () => {
  it('is the call that an argument is written in, not a later use of what it made', () => {
    const use = at('from torch import nn\nact = nn.Softplus(beta=2)\ny = act(x)\n', 'beta');
    assert.deepEqual([use?.kind, use?.id], ['module call', 'Softplus']);
  });

  it('is the innermost of calls inside of each other', () => {
    const text = 'import torch.nn.functional as F\nF.leaky_relu(F.softplus(x, beta=2), negative_slope=0.2)\n';
    assert.equal(at(text, 'beta')?.id, 'Softplus');
    assert.equal(at(text, 'negative_slope')?.id, 'LeakyReLU');
  });

  it('is the use whose call stands elsewhere, where that call is none itself', () => {
    const text =
      'from functools import partial\nfrom torch import nn\nact = partial(nn.ELU, alpha=2)\nact()\n';
    assert.equal(at(text, 'alpha')?.id, 'ELU');
  });

  it('is none beside names and arguments', () => {
    assert.equal(at('from torch import nn\nnn.ReLU()  # why\n', 'why'), undefined);
  });
});
