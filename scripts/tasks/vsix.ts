// The package as other scripts and tests use it: where it lies, made anew, laid out as an installation holds it. Packing
// itself is package.ts, whose packer takes a second to load.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runProgram } from './programs.ts';
import { projectRoot } from './project-root.ts';
import { readZip } from './read-zip.ts';

/** Where the package lies. */
export const vsix = path.join(projectRoot, 'dist/activation-lens.vsix');

/** Makes the package from the sources as they are. Throws with what was printed when that fails. */
export async function makeVsix(): Promise<void> {
  const { code, output } = await runProgram('npm', ['run', '-s', 'package'], { cwd: projectRoot });
  if (code !== 0) throw new Error(output);
}

/** Lays out in a folder what an installation of the package would hold. */
export function unpackVsix(folder: string): void {
  for (const [name, content] of readZip(readFileSync(vsix))) {
    if (!name.startsWith('extension/')) continue;
    const file = path.join(folder, name.slice('extension/'.length));
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}
