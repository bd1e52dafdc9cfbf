// What holds for every entry of the catalog.
import assert from 'node:assert/strict';
import { catalog, findById } from '../../../src/catalog/catalog.ts';
import { readGolden } from './golden.ts';

interface Api {
  readonly activations: readonly { readonly module: string; readonly spellings: readonly string[] }[];
}

describe('the catalog', () => {
  it('finds an entry by PyTorch’s class name, and nothing else', () => {
    for (const entry of catalog) {
      assert.equal(findById(entry.id, '1.13'), entry);
      assert.equal(findById(entry.id), entry.in('2.15'));
    }
    assert.equal(findById('NoSuchActivation'), undefined);
  });

  it('has each id and each API path once', () => {
    const ids = catalog.map((entry) => entry.id);
    const paths = catalog.flatMap((entry) => entry.apiPaths.map(({ path }) => path));
    assert.deepEqual([...new Set(ids)], ids);
    assert.deepEqual([...new Set(paths)], paths);
  });

  it('has an entry for every class of PyTorch’s, with all its API paths and no others', () => {
    const { activations } = readGolden<Api>('api', '1.13');
    assert.deepEqual(
      catalog
        .filter((entry) => entry.isModule)
        .map((entry) => entry.id)
        .sort(),
      activations.map((each) => each.module).sort(),
    );
    for (const { module, spellings } of activations) {
      const paths = findById(module)?.apiPaths.map(({ path }) => path) ?? [];
      assert.deepEqual([...paths].sort(), [...spellings].sort(), module);
    }
  });

  it('names only related activations that it has, and none of itself', () => {
    for (const entry of catalog) {
      for (const { id } of entry.related) {
        assert.ok(findById(id), `${entry.id} → ${id}`);
        assert.notEqual(id, entry.id);
      }
    }
  });
});
