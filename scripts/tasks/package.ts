// Builds the extension and packs it into dist/activation-lens.vsix: `npm run package`. The same commit gives the same
// bytes: entries carry the commit's time, unless SOURCE_DATE_EPOCH names another.
import { cpSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { runMain, runProgram, temporaryFolder } from './programs.ts';
import { projectRoot } from './project-root.ts';
import { recompress } from './recompress.ts';
import { vsix } from './vsix.ts';

/**
 * README as the marketplace and VS Code show it: vsce makes relative links absolute, but not those of a `<source>`, so
 * of each picture only the one for a light page is left. Who has installed it builds nothing, and finds each command and setting under
 * *Features*; what the answers are held against is for those who look at the source.
 */
function readmeOfPackage(): string {
  const text = readFileSync(path.join(projectRoot, 'README.md'), 'utf8');
  const [forUsers = ''] = text.split('\n## From the source\n');
  const shown = forUsers.replace(/^## (?:Commands|Settings|Accuracy)\n[\s\S]*?(?=^## )/gm, '');
  return shown.replace(/<picture>.*?(<img[^>]*>)\s*<\/picture>/gs, '$1');
}

async function timeOfCommit(): Promise<string | undefined> {
  const { code, output } = await runProgram('git', ['log', '-1', '--format=%ct'], { cwd: projectRoot });
  return code === 0 ? output.trim() : undefined;
}

/** Whether .vscodeignore may choose something of this file or folder at the top; the packer would look at each file of the project. */
function mayBeChosen(): (name: string) => boolean {
  const lines = readFileSync(path.join(projectRoot, '.vscodeignore'), 'utf8').split('\n');
  const chosen = lines.flatMap((line) => /^!([^/]+)/.exec(line)?.[1] ?? []);
  const patterns = chosen.map((one) => new RegExp(`^${one.replaceAll('.', '\\.').replaceAll('*', '.*')}$`));
  return (name) => name === '.vscodeignore' || patterns.some((one) => one.test(name));
}

/** A folder with what the package may hold. */
function stage(): string {
  const folder = temporaryFolder('package');
  for (const name of readdirSync(projectRoot).filter(mayBeChosen())) {
    const isNoPackage = (file: string): boolean => !/\.(?:vsix|partial)$/.test(file);
    cpSync(path.join(projectRoot, name), path.join(folder, name), { recursive: true, filter: isNoPackage });
  }
  writeFileSync(path.join(folder, 'README.md'), readmeOfPackage());
  return folder;
}

/**
 * Builds and packs into a file, which is never there in part: others may be installing what lies there. `isTight` is what takes the
 * longest, and changes nothing that is in it.
 */
export async function packExtension(file: string, { isTight = true } = {}): Promise<void> {
  const building = await runProgram(process.execPath, ['esbuild.mjs'], { cwd: projectRoot });
  if (building.code !== 0) throw new Error(building.output);
  const time = process.env.SOURCE_DATE_EPOCH ?? (await timeOfCommit());
  if (time) process.env.SOURCE_DATE_EPOCH = time;
  const partial = `${file}.${process.pid}.partial`;
  await createVSIX({ cwd: stage(), packagePath: partial, dependencies: false });
  writeFileSync(partial, await recompress(readFileSync(partial), isTight));
  renameSync(partial, file);
}

if (process.argv[1] === import.meta.filename) {
  runMain(async () => {
    await packExtension(vsix);
    return 0;
  });
}
