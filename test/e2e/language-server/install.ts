// Lays the language server's extension into the folder of extensions that the tests' VS Code starts with: the client,
// bundled, and pyright's server as it comes from npm.
import { copyFileSync, cpSync, mkdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import esbuild from 'esbuild';

/** Adds the extension to `extensionsFolder`, before VS Code's server starts. */
export async function installLanguageServer(extensionsFolder: string): Promise<void> {
  const target = path.join(extensionsFolder, 'tests.language-server-1.0.0');
  mkdirSync(target, { recursive: true });
  await esbuild.build({
    entryPoints: [path.join(__dirname, 'extension.ts')],
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['vscode'],
    outfile: path.join(target, 'extension.js'),
    logLevel: 'warning',
  });
  copyFileSync(path.join(__dirname, 'package.json'), path.join(target, 'package.json'));
  const pyright = path.dirname(createRequire(__filename).resolve('pyright/package.json'));
  cpSync(pyright, path.join(target, 'pyright'), {
    recursive: true,
    filter: (file) => !file.endsWith('.map'),
  });
  // The list of what is installed; without it, VS Code looks into the folder.
  rmSync(path.join(extensionsFolder, 'extensions.json'), { force: true });
}
