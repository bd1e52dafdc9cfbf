import assert from 'node:assert/strict';
import { besideMarkers } from '../../../../src/content/hover/beside-markers.ts';
import { contentOf, readAloud, useOf } from './read-aloud.ts';

const implicit = contentOf(useOf('Softmax', {}));
const beside = (...rules: string[]) => readAloud(besideMarkers(implicit, new Set(rules)));

describe('a hover below markers of our own', () => {
  it('is as ever where there is none', () => {
    assert.equal(beside(), readAloud(implicit));
  });

  it('leaves the choice of a dimension to the marker that tells it', () => {
    assert.match(readAloud(implicit), /PyTorch warns:.*Implicit dimension/);
    assert.match(readAloud(implicit), /dim = None/);
    assert.doesNotMatch(beside('implicit-dim'), /PyTorch warns:|dim = None/);
    assert.match(beside('implicit-dim'), /Keeps the order/);
  });

  it('still warns where the marker is about something else', () => {
    assert.match(beside('softmax-before-cross-entropy'), /PyTorch warns:/);
  });

  it('makes room: what stands at the bars, and a relation beside a mistake', () => {
    assert.match(readAloud(implicit), /→ \[0\.0900/);
    assert.match(readAloud(implicit), /LogSumExp/);
    assert.doesNotMatch(beside('implicit-dim'), /→ \[0\.0900|LogSumExp/);
    assert.match(beside('unstable-softplus'), /LogSumExp/);
  });
});
