// Lays an extension of the tests into the folder of extensions that their VS Code starts with.
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import esbuild from 'esbuild';

/** Bundles the extension in a folder of test/e2e, before VS Code's server starts; answers where it was put. */
export async function installNeighbor(extensionsFolder: string, from: string): Promise<string> {
  const target = path.join(extensionsFolder, `tests.${path.basename(from)}-1.0.0`);
  mkdirSync(target, { recursive: true });
  await esbuild.build({
    entryPoints: [path.join(from, 'extension.ts')],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['vscode'],
    outfile: path.join(target, 'extension.js'),
    logLevel: 'warning',
  });
  copyFileSync(path.join(from, 'package.json'), path.join(target, 'package.json'));
  // The list of what is installed; without it, VS Code looks into the folder.
  rmSync(path.join(extensionsFolder, 'extensions.json'), { force: true });
  return target;
}
