// Installs pyright from npm into .cache/pyright, once: the corpus and the benches compare the reader with it.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { runProgram } from '../tasks/programs.ts';
import { projectRoot } from '../tasks/project-root.ts';

const pyright = 'pyright@1.1.414';

/** The folder whose node_modules hold pyright. Throws an `Error` with npm's words where it cannot be had. */
export async function installPyright(): Promise<string> {
  const folder = path.join(projectRoot, '.cache/pyright');
  if (existsSync(path.join(folder, 'node_modules/pyright/langserver.index.js'))) return folder;
  console.error(`Installing ${pyright} into ${path.relative('.', folder)} (once)`);
  const npm = ['install', '--prefix', folder, '--no-audit', '--no-fund', pyright];
  const { code, output } = await runProgram('npm', npm, { cwd: projectRoot });
  if (code !== 0) throw new Error(`pyright could not be installed: ${output.trim().split('\n').at(-1)}`);
  return folder;
}
