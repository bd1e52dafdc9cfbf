// What the Python extension says of the environment in use: heard where it runs already, and it is never started for us.
import assert from 'node:assert/strict';
import { extensions, Uri } from '../../../support/fake-vscode.ts';

const id = 'ms-python.python';

function choosing(path: unknown): unknown {
  const environments = { getActiveEnvironmentPath: () => ({ id: 'x', path }) };
  return { isActive: true, exports: { environments } };
}

async function chosen(uri = 'file:///project/net.py'): Promise<string | undefined> {
  const { chosenEnvironment } = await import('../../../../src/features/release/python-extension.ts');
  return chosenEnvironment(Uri.parse(uri) as never);
}

describe('the environment that the Python extension has chosen', () => {
  afterEach(() => extensions.delete(id));

  it('is not asked for where that extension is missing, or has not started by itself', async () => {
    assert.equal(await chosen(), undefined);
    const refuse = () => assert.fail('it was used');
    extensions.set(id, {
      isActive: false,
      activate: refuse,
      get exports() {
        return refuse();
      },
    });
    assert.equal(await chosen(), undefined);
  });

  for (const [path, folder] of [
    ['/home/me/ml/bin/python', '/home/me/ml'],
    ['/home/me/ml/bin/python3.11', '/home/me/ml'],
    ['/home/me/ml', '/home/me/ml'],
    ['/home/me/python', '/home/me'],
    ['C:\\project\\.venv\\Scripts\\python.exe', '/C:/project/.venv'],
    ['C:\\conda\\envs\\ml\\python.exe', '/C:/conda/envs/ml'],
  ]) {
    it(`has its folder at ${folder} for ${path}`, async () => {
      extensions.set(id, choosing(path));
      assert.equal(await chosen(), folder);
    });
  }

  it('says nothing where it is no path, where the API is another one, and for files elsewhere', async () => {
    for (const path of ['python', '', undefined, 3]) {
      extensions.set(id, choosing(path));
      assert.equal(await chosen(), undefined);
    }
    for (const exports of [
      undefined,
      {},
      { environments: {} },
      {
        environments: {
          getActiveEnvironmentPath: () => {
            throw new Error('no');
          },
        },
      },
    ]) {
      extensions.set(id, { isActive: true, exports });
      assert.equal(await chosen(), undefined);
    }
    extensions.set(id, choosing('/home/me/ml'));
    assert.equal(await chosen('untitled:net.py'), undefined);
  });
});
