// Lists the files of src/catalog/entries in src/catalog/entries.ts: those that are there keep their places, which people
// see, and a new one comes last. Run by `npm run entries`.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const LIST = 'src/catalog/entries.ts';

/** `leaky-relu` → `leakyRelu`. */
const nameOf = (file: string): string => file.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** The list for these files, in the order of the one that stands there. */
export function listEntries(files: readonly string[], before: string): string {
  const head = before.split('\n', 1)[0] ?? '';
  const listed = [...before.matchAll(/^ {2}(\w+),$/gm)].map(([, name]) => name);
  const sorted = [...files].sort();
  const places = [...sorted].sort((one, other) => placeOf(one) - placeOf(other));
  function placeOf(file: string): number {
    const place = listed.indexOf(nameOf(file));
    return place < 0 ? listed.length : place;
  }
  const imports = sorted.map((file) => `import { entry as ${nameOf(file)} } from './entries/${file}.ts';`);
  const array = places.map((file) => `  ${nameOf(file)},`);
  return `${[head, '', ...imports, '', '/** Every entry, in the order in which people see them. */', 'export const entries = [', ...array, '];'].join('\n')}\n`;
}

/** The files of entries, without their ending. */
export const entryFiles = (): readonly string[] =>
  readdirSync('src/catalog/entries').map((file) => file.replace(/\.ts$/, ''));

if (process.argv[1] === import.meta.filename) {
  writeFileSync(LIST, listEntries(entryFiles(), readFileSync(LIST, 'utf8')));
}
