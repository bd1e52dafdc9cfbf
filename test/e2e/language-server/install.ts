// Lays the language server's extension into the folder of extensions that the tests' VS Code starts with: the client,
// bundled, and pyright's server as it comes from npm.
import { cpSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { installNeighbor } from '../install-neighbor.ts';

/** Adds the extension to `extensionsFolder`, before VS Code's server starts. */
export async function installLanguageServer(extensionsFolder: string): Promise<void> {
  const target = await installNeighbor(extensionsFolder, __dirname);
  const pyright = path.dirname(createRequire(__filename).resolve('pyright/package.json'));
  cpSync(pyright, path.join(target, 'pyright'), {
    recursive: true,
    filter: (file) => !file.endsWith('.map'),
  });
}
