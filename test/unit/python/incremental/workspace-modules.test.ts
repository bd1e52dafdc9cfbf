// Modules of a workspace are found where Python would find them, within limits, and read again only when they change.
import assert from 'node:assert/strict';
import { createReader, createWorkspaceModules, moduleLimits } from '../../../../src/python/index.ts';

/** A workspace in memory, and what was asked of it. */
function workspace(texts: Record<string, string>) {
  const asked: string[] = [];
  const modules = createWorkspaceModules({
    locate: (file) => (file.startsWith('/w/') ? { path: file, root: '/w/' } : undefined),
    at: (path) => path,
    async list(folder) {
      asked.push(`list ${folder}`);
      const inside = Object.keys(texts).filter((path) => path.startsWith(`${folder}/`));
      return inside.map((path) => path.slice(folder.length + 1).split('/')[0] ?? '');
    },
    async read(file) {
      asked.push(`read ${file}`);
      return texts[file];
    },
  });
  return { asked, modules, texts };
}

/** The activations in a document, other files followed as far as they are. */
async function idsIn(modules: ReturnType<typeof workspace>['modules'], text: string, owner = '/w/net.py') {
  const reader = createReader();
  const imports = modules.follow(owner);
  for (;;) {
    const reading = reader.read([{ text, language: 'python' }], imports.known());
    while (!reading.step(Number.POSITIVE_INFINITY));
    if (!(await imports.advance(reading.wanted))) return reading.uses[0]?.map(({ id }) => id);
  }
}

describe('modules of a workspace', () => {
  it('are followed through one another, each folder and file asked once', async () => {
    const { asked, modules } = workspace({
      '/w/a.py': 'from b.c import act\n',
      '/w/b/__init__.py': '',
      '/w/b/c.py': 'from torch import nn\nact = nn.GELU\n',
    });
    const text = 'from a import act\nact()\n';
    assert.deepEqual(await idsIn(modules, text), ['GELU']);
    assert.deepEqual(asked, ['list /w', 'read /w/a.py', 'list /w/b', 'read /w/b/c.py']);
    assert.deepEqual(await idsIn(modules, text), ['GELU']);
    assert.equal(asked.length, 4);
  });

  it('are read again when they have changed, and only then', async () => {
    const { asked, modules, texts } = workspace({ '/w/a.py': 'from torch import nn\nact = nn.GELU\n' });
    const text = 'from a import act\nact()\n';
    await idsIn(modules, text);
    texts['/w/a.py'] = 'from torch import nn\nact = nn.Mish\n';
    modules.forget('/w/other.py');
    assert.deepEqual([await idsIn(modules, text), modules.changes], [['GELU'], 0]);
    modules.forget('/w/a.py');
    assert.deepEqual([await idsIn(modules, text), modules.changes], [['Mish'], 1]);
    assert.deepEqual(asked, ['list /w', 'read /w/a.py', 'read /w/a.py']);
  });

  it('are followed through so many files and no further', async () => {
    const chain = (length: number) => ({
      ...Object.fromEntries(Array.from({ length }, (_, n) => [`/w/m${n}.py`, `from m${n + 1} import act\n`])),
      [`/w/m${length}.py`]: 'from torch import nn\nact = nn.GELU\n',
    });
    const text = 'from m0 import act\nact()\n';
    const near = workspace(chain(moduleLimits.depth - 1));
    assert.deepEqual(await idsIn(near.modules, text), ['GELU']);
    const far = workspace(chain(moduleLimits.depth));
    assert.deepEqual(await idsIn(far.modules, text), []);
    assert.equal(far.asked.filter((what) => what.startsWith('read')).length, moduleLimits.depth);
  });

  it('are not looked for outside of the workspace', async () => {
    const { asked, modules } = workspace({ '/w/a.py': 'from torch import nn\nact = nn.GELU\n' });
    assert.deepEqual(await idsIn(modules, 'from a import act\nact()\n', '/elsewhere/net.py'), []);
    assert.deepEqual(asked, []);
  });
});
