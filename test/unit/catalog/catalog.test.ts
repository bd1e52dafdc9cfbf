// What holds for every row of the catalog.
import assert from 'node:assert/strict';
import { catalog, findById } from '../../../src/catalog/catalog.ts';
import { readGolden } from './golden.ts';

interface Api {
  readonly activations: readonly { readonly module: string; readonly spellings: readonly string[] }[];
}

describe('the catalog', () => {
  it('finds a row by PyTorch’s class name, and nothing else', () => {
    for (const row of catalog) assert.equal(findById(row.id), row);
    assert.equal(findById('NoSuchActivation'), undefined);
  });

  it('has each id and each spelling once', () => {
    const ids = catalog.map((row) => row.id);
    const paths = catalog.flatMap((row) => row.apiPaths.map(({ path }) => path));
    assert.deepEqual([...new Set(ids)], ids);
    assert.deepEqual([...new Set(paths)], paths);
  });

  it('has a row for every class of PyTorch’s, with all its API paths and no others', () => {
    const { activations } = readGolden<Api>('api');
    assert.deepEqual(
      catalog
        .filter((row) => row.isModule)
        .map((row) => row.id)
        .sort(),
      activations.map((each) => each.module).sort(),
    );
    for (const { module, spellings } of activations) {
      const paths = findById(module)?.apiPaths.map(({ path }) => path) ?? [];
      assert.deepEqual([...paths].sort(), [...spellings].sort(), module);
    }
  });

  it('names only related activations that it has, and none of itself', () => {
    for (const row of catalog) {
      for (const { id } of row.related) {
        assert.ok(findById(id), `${row.id} → ${id}`);
        assert.notEqual(id, row.id);
      }
    }
  });
});
