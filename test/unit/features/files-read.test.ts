// Every file and folder that is looked at for a document of a hostile workspace: nothing outside of it but an environment.
import assert from 'node:assert/strict';
import { Document, show, token, Uri, workspace } from '../../support/fake-vscode.ts';

const [FILE, FOLDER, LINK] = [1, 2, 64];
const version = "__version__ = '2.4.0+cu121'\n";
const module = 'from torch import nn\nact = nn.Mish()\n';

/** What lies where, by its real path; outside of `/w` everything would answer. */
const files: Readonly<Record<string, string>> = {
  '/w/pkg/acts.py': 'from torch import nn\nfrom .inner import act as again\nact = nn.GELU()\n',
  '/w/pkg/inner.py': module,
  '/w/pkg/__init__.py': '',
  '/w/conftest.py': module,
  '/w/evil.pth': '/outside\n',
  '/w/__editable__.evil.pth': '/outside\n',
  '/w/real.txt': '-c ../outside/requirements.txt\ntorch>=2.2\n',
  '/w/requirements.txt':
    '-r /outside/requirements.txt\n-r ../outside/requirements.txt\n-r linked/requirements.txt\n-r link.txt\n-r pkg/../../outside/requirements.txt\n-r real.txt\n-e ../outside\n',
  '/outside/acts.py': module,
  '/outside/requirements.txt': 'torch==2.0\n',
  '/outside/uv.lock': '[[package]]\nname = "torch"\nversion = "2.1.0"\n',
  '/outside/venv/lib/python3.11/site-packages/torch/version.py': version,
  '/outside/venv/lib/python3.11/site-packages/torch/__init__.py': module,
};
/** Where the symbolic links of a workspace lead. */
const links: Readonly<Record<string, string>> = {
  '/w/linked': '/outside',
  '/w/one.py': '/outside/acts.py',
  '/w/link.txt': '/outside/requirements.txt',
  '/w/uv.lock': '/outside/uv.lock',
  '/w/pkg/poetry.lock': '/outside/uv.lock',
};
const code = `import sys
sys.path.insert(0, '/outside')
sys.path.append('..')
from pkg.acts import act
from pkg.acts import again
from linked.acts import act as a
from one import act as b
from ..outside.acts import act as c
from ...etc.acts import act as d
from acts import act as e
from outside.acts import act as f
act(1)
again(1)
a(1), b(1), c(1), d(1), e(1), f(1)
`;

/** A file system that writes down what it is asked for. */
function countingFiles(extra: Readonly<Record<string, string>>) {
  const asked: string[] = [];
  const all = { ...links, ...extra };
  const real = (path: string): string => {
    for (const [link, target] of Object.entries(all)) {
      if (path === link || path.startsWith(`${link}/`)) return target + path.slice(link.length);
    }
    return path;
  };
  const names = (folder: string) =>
    new Set(
      [...Object.keys(files), ...Object.keys(all)].flatMap((path) =>
        path.startsWith(`${folder}/`) ? [path.slice(folder.length + 1).split('/')[0] ?? ''] : [],
      ),
    );
  const typeOf = (path: string): number => {
    const type = real(path) in files ? FILE : names(real(path)).size > 0 ? FOLDER : 0;
    if (type === 0) throw new Error(`nothing at ${path}`);
    return path in all ? (type ?? 0) | (LINK ?? 0) : (type ?? 0);
  };
  return {
    asked,
    fs: {
      stat: async ({ path }: Uri) => ({ type: typeOf(path), size: (files[real(path)] ?? '').length }),
      readFile: async ({ path }: Uri) => {
        asked.push(`read ${path}`);
        return new TextEncoder().encode(files[real(path)]);
      },
      readDirectory: async ({ path }: Uri) => {
        asked.push(`list ${path}`);
        return [...names(real(path))].map((name) => [name, typeOf(`${path}/${name}`)] as const);
      },
    },
  };
}

/** What is read for the document, what it finds, and the release that its folder uses. */
async function readAll(path: string, extra: Readonly<Record<string, string>> = {}) {
  const { fs, getWorkspaceFolder, workspaceFolders } = workspace;
  const counting = countingFiles(extra);
  const folder = { uri: Uri.file('/w'), name: 'w', index: 0 };
  Object.assign(workspace, {
    fs: counting.fs,
    getWorkspaceFolder: (uri: Uri) => (uri.path.startsWith('/w/') || uri.path === '/w' ? folder : undefined),
    workspaceFolders: [folder],
  });
  const { watchWorkspaceModules } = await import('../../../src/features/python/workspace-files.ts');
  const { readDocuments } = await import('../../../src/features/python/documents.ts');
  const { findReleases } = await import('../../../src/features/release/releases.ts');
  const subscriptions: { dispose(): unknown }[] = [];
  try {
    const document = new Document(code, 'python', Uri.file(path).toString());
    show([document]);
    const documents = readDocuments(watchWorkspaceModules(subscriptions));
    const releases = findReleases();
    subscriptions.push(documents, releases);
    const uses = await documents.usesOf(document as never, token as never);
    const { release, file } = await releases.of(document as never);
    return { asked: [...new Set(counting.asked)].sort(), ids: uses.map(({ id }) => id), release, file };
  } finally {
    for (const one of subscriptions) one.dispose();
    Object.assign(workspace, { fs, getWorkspaceFolder, workspaceFolders });
  }
}

describe('a hostile workspace', () => {
  it('has nothing read outside of it', async () => {
    assert.deepEqual(await readAll('/w/net.py'), {
      asked: [
        'list /w',
        'list /w/pkg',
        'read /w/pkg/acts.py',
        'read /w/pkg/inner.py',
        'read /w/real.txt',
        'read /w/requirements.txt',
      ],
      ids: ['GELU', 'Mish'],
      release: '2.15',
      file: 'requirements.txt',
    });
  });

  it('has nothing read but the version of PyTorch in an environment that lies elsewhere', async () => {
    const { asked, release, file } = await readAll('/w/net.py', { '/w/.venv': '/outside/venv' });
    assert.deepEqual(
      asked.filter((one) => one.includes('.venv')),
      ['list /w/.venv', 'list /w/.venv/lib', 'read /w/.venv/lib/python3.11/site-packages/torch/version.py'],
    );
    assert.deepEqual([release, file], ['2.4', '.venv/lib/python3.11/site-packages/torch/version.py']);
  });

  it('has nothing read beside a document that is opened through a link', async () => {
    const { asked, release } = await readAll('/w/linked/net.py');
    assert.deepEqual(
      asked.filter((one) => one.includes('linked') || one.includes('outside')),
      [],
    );
    assert.equal(release, '2.15');
  });
});
