// Lock files in TOML, a table for each package: uv.lock, poetry.lock, pdm.lock, pylock.toml. Only PyTorch's tables are parsed: a
// lock file of megabytes is read in a few milliseconds.
import { parse } from 'smol-toml';
import { isRecord } from '../foundation/is-record.ts';
import { mostRequirements, type Requirement, readAddress } from './requirement.ts';
import { readSpecifier } from './specifier.ts';

/** Longer tables belong to no package. */
const longestTable = 400_000;

/** One requirement for each table of PyTorch: several where it is locked for several platforms, Pythons or extras. */
export function readLockTables(text: string): readonly Requirement[] {
  return text
    .split(/^(?=\[\[packages?\]\])/m)
    .filter((table) => table.length < longestTable && /^name\s*=\s*(["'])torch\1\s*$/im.test(table))
    .slice(0, mostRequirements)
    .flatMap((table, at) => {
      const specifier = readTable(ownLines(table));
      return specifier ? [{ specifier, when: String(at) }] : [];
    });
}

/** The table without those after it: what a file ends with, and the lists of its own. */
function ownLines(table: string): string {
  const [first = '', ...lines] = table.split('\n');
  const end = lines.findIndex((line) => /^\[[^[]/.test(line) && !/^\[packages?[.\]]/.test(line));
  return [first, ...(end < 0 ? lines : lines.slice(0, end))].join('\n');
}

function readTable(text: string): Requirement['specifier'] | undefined {
  const tables = parse(text);
  const list = tables.package ?? tables.packages;
  const [table] = Array.isArray(list) ? list : [];
  if (!isRecord(table)) return undefined;
  const address = [table.source, table.archive].find((one) => isRecord(one) && typeof one.url === 'string');
  return typeof table.version === 'string'
    ? readSpecifier(`==${table.version}`)
    : readAddress(isRecord(address) ? String(address.url) : '');
}
