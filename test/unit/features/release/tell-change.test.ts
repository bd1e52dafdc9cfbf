// The notice when files name another release: once for each change, and it offers the comparison.
import assert from 'node:assert/strict';
import type { Releases } from '../../../../src/features/release/releases.ts';
import { seen, show } from '../../../support/fake-vscode.ts';

type Listener = Parameters<Releases['onDidFindAnother']>[0];

describe('a change of PyTorch’s release', () => {
  it('is told once', async () => {
    const { tellChanges } = await import('../../../../src/features/release/tell-change.ts');
    show([]);
    let tell: Listener = () => {};
    const onDidFindAnother = (listener: Listener) => {
      tell = listener;
      return { dispose: () => {} };
    };
    tellChanges({ onDidFindAnother } as unknown as Releases);
    for (const to of ['2.14', '2.14', '2.15'] as const) await tell({ from: '2.6', to, file: 'uv.lock' });
    assert.deepEqual(seen.messages, [
      'uv.lock now names PyTorch 2.14; it was 2.6 before.',
      'uv.lock now names PyTorch 2.15; it was 2.6 before.',
    ]);
  });
});
