// Lays the language server's extension into the folder of extensions that the tests' VS Code starts with: the client,
// bundled, and a link to pyright's server as it comes from npm.
import { symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { installNeighbor } from '../install-neighbor.ts';

/** Adds the extension to `extensionsFolder`, before VS Code's server starts. */
export async function installLanguageServer(extensionsFolder: string): Promise<void> {
  const target = await installNeighbor(extensionsFolder, __dirname);
  const pyright = path.dirname(createRequire(__filename).resolve('pyright/package.json'));
  // Thousands of files, which nobody changes.
  symlinkSync(pyright, path.join(target, 'pyright'), 'junction');
}
