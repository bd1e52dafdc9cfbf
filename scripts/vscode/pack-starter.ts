// Packs the extension that opens an example and the walkthrough when `npm start` opens a window.
import path from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { temporaryFolder } from '../tasks/programs.ts';

/** The file it was packed into, in a new temporary folder. */
export async function packStarter(): Promise<string> {
  const packagePath = path.join(temporaryFolder('starter'), 'starter.vsix');
  const cwd = path.join(import.meta.dirname, 'starter');
  await createVSIX({
    cwd,
    packagePath,
    dependencies: false,
    allowMissingRepository: true,
    skipLicense: true,
  });
  return packagePath;
}
