// The licenses of what is bundled are told, and nothing is bundled without being told.
import assert from 'node:assert/strict';
import { bundledPackages, writeNotices, writtenNotices } from '../../scripts/docs/notices.ts';

describe('the notices of others’ work', () => {
  it('are those of what the bundles contain; otherwise run `npm run notices`', async () => {
    assert.ok(
      writtenNotices() === (await writeNotices()),
      'THIRD_PARTY_NOTICES.txt is out of date: run `npm run notices`',
    );
  });

  it('name every bundled package', async () => {
    const packages = await bundledPackages();
    assert.ok(packages.length > 0);
    for (const folder of packages) {
      const name = folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);
      assert.ok(writtenNotices().includes(name), name);
    }
  });
});
