// What holds for every row of the catalogue.
import assert from 'node:assert/strict';
import { catalogue, findById } from '../../src/activations/catalogue.ts';

describe('the catalogue', () => {
  it('finds a row by PyTorch’s class name, and nothing else', () => {
    for (const row of catalogue) assert.equal(findById(row.id), row);
    assert.equal(findById('NoSuchActivation'), undefined);
  });
});
