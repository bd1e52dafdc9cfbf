// Which hovers are worked out before anybody asks.
import assert from 'node:assert/strict';
import { pictureKey, usesToDraw } from '../../../../src/content/hover/ahead.ts';
import { findActivationUses } from '../../../../src/python/index.ts';

const code = `from torch import nn
a = nn.ReLU()
b = nn.Softplus(2)
c = nn.ReLU()
d = nn.Softplus(beta=2.0)
e = nn.Softplus(beta=3)
f = nn.Hardtanh(-1, float('inf'))
g = nn.Hardtanh(-1)
`;
const uses = findActivationUses(code, { language: 'python' });
const linesOf = (drawn: ReadonlySet<string>, most: number) =>
  usesToDraw(uses, drawn, most).map(({ start }) => code.slice(0, start).split('\n').length);

describe('hovers worked out ahead', () => {
  it('are one for each picture, in the order of the code', () => {
    assert.equal(uses.length, 7);
    assert.deepEqual(linesOf(new Set(), 40), [2, 3, 6, 7, 8]);
  });

  it('are so many at most, and none that were before', () => {
    assert.deepEqual(linesOf(new Set(), 2), [2, 3]);
    assert.deepEqual(linesOf(new Set(uses.slice(0, 2).map(pictureKey)), 2), [6, 7]);
    assert.deepEqual(linesOf(new Set(uses.map(pictureKey)), 40), []);
  });
});
