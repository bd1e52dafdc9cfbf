// What holds for every row of the catalogue.
import assert from 'node:assert/strict';
import { catalogue, findById } from '../../../src/catalog/catalog.ts';
import { readGolden } from './golden.ts';

interface Api {
  readonly activations: readonly { readonly module: string; readonly spellings: readonly string[] }[];
}

describe('the catalogue', () => {
  it('finds a row by PyTorch’s class name, and nothing else', () => {
    for (const row of catalogue) assert.equal(findById(row.id), row);
    assert.equal(findById('NoSuchActivation'), undefined);
  });

  it('has each id and each spelling once', () => {
    const ids = catalogue.map((row) => row.id);
    const paths = catalogue.flatMap((row) => row.spellings.map((spelling) => spelling.path));
    assert.deepEqual([...new Set(ids)], ids);
    assert.deepEqual([...new Set(paths)], paths);
  });

  it('has a row for every class of PyTorch’s, with all its spellings and no others', () => {
    const { activations } = readGolden<Api>('api');
    assert.deepEqual(
      catalogue
        .filter((row) => row.isModule)
        .map((row) => row.id)
        .sort(),
      activations.map((each) => each.module).sort(),
    );
    for (const { module, spellings } of activations) {
      const paths = findById(module)?.spellings.map((spelling) => spelling.path) ?? [];
      assert.deepEqual([...paths].sort(), [...spellings].sort(), module);
    }
  });

  it('names only relatives that it has, and none of itself', () => {
    for (const row of catalogue) {
      for (const { id } of row.relatives) {
        assert.ok(findById(id), `${row.id} → ${id}`);
        assert.notEqual(id, row.id);
      }
    }
  });
});
