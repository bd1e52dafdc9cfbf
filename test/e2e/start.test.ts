// `npm start` on machines with and without the desktop's `code`.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isRunning, runProgram, startProgram, temporaryFolder } from '../../scripts/tasks/programs.ts';
import { projectRoot } from '../../scripts/tasks/project-root.ts';
import { vsix } from '../../scripts/tasks/vsix.ts';
import { patience } from './shows.ts';
import { sharedBrowser } from './window.ts';

const script = path.join(projectRoot, 'scripts/tasks/start.ts');
// The package is there already: every test here is about it.
const command = ['--import', 'tsx', script, '--packaged'];

/** Whether a process or a group is gone within half a minute: esbuild's service ends by itself, a moment after us. */
async function ends(pid: number): Promise<boolean> {
  const started = Date.now();
  while (isRunning(pid) && Date.now() - started < 30_000) await wait(20);
  return !isRunning(pid);
}

describe('npm start', () => {
  it('serves an example with the walkthrough beside it in the browser, until Ctrl+C', async () => {
    const env = { ...process.env, ACTIVATION_LENS_DESKTOP: 'never', PORT: '0' };
    const start = startProgram(process.execPath, command, {
      cwd: projectRoot,
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const url = await new Promise<string>((resolve, reject) => {
      let said = '';
      start.stdout?.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        const [found] = /http:\/\/\S+/.exec(said) ?? [];
        if (found) resolve(found);
      });
      start.once('exit', () => reject(new Error(said)));
    });
    const { origin, searchParams } = new URL(url);
    assert.equal(searchParams.get('folder'), path.join(projectRoot, 'examples'));
    const page = await fetch(url, { redirect: 'manual' });
    assert.equal(page.status, 302, 'the token of the address is taken');
    const withoutToken = await fetch(origin);
    assert.equal(withoutToken.status, 403, 'nobody comes in without the token');

    const window = await sharedBrowser().newPage({ viewport: { width: 1440, height: 900 } });
    window.setDefaultTimeout(patience);
    await window.goto(url);
    await window.getByText('Get Started with Activation Lens').last().waitFor();
    const example = window.getByRole('tab', { name: /softplus_vs_relu\.py/ });
    await example.waitFor();
    await window.close();

    const ended = new Promise((resolve) => start.once('exit', resolve));
    start.kill('SIGINT');
    assert.equal(await ended, 130);
    await assert.rejects(fetch(origin), 'the server is gone');
    assert.ok(await ends(-(start.pid ?? 0)), 'no process of the group is left');
  });

  it('opens the examples in the desktop with folders of its own', async () => {
    const folder = temporaryFolder('desktop');
    const log = path.join(folder, 'calls.txt');
    writeFileSync(path.join(folder, 'code'), `#!/bin/sh\necho "$@" >> '${log}'\n`, { mode: 0o755 });
    const env = { ...process.env, PATH: `${folder}${path.delimiter}${process.env.PATH}` };
    const { code, output } = await runProgram(process.execPath, command, { cwd: projectRoot, env });
    assert.equal(code, 0, output);
    const own = path.join(projectRoot, '.vscode-test/desktop');
    const folders = `--user-data-dir ${own}/user --extensions-dir ${own}/extensions`;
    const calls = readFileSync(log, 'utf8')
      .trim()
      .replace(/\S+starter\.vsix/, 'starter.vsix');
    assert.deepEqual(calls.split('\n'), [
      `${folders} --install-extension ${vsix} --install-extension starter.vsix --force`,
      `${folders} --new-window ${path.join(projectRoot, 'examples')}`,
    ]);
  });
});
