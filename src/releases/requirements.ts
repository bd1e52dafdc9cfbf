// requirements.txt, with the files that it names: `-r` for more requirements, `-c` for constraints.
import { mostRequirements, type Requirement, readRequirement, upTo } from './requirement.ts';

/** Gives the text of a file by its path from the folder of what is read, or undefined if there is none. */
export type ReadBeside = (path: string) => Promise<string | undefined>;

/** What the file requires of PyTorch. `read` bounds how many files are followed. */
export async function readRequirements(text: string, read: ReadBeside): Promise<readonly Requirement[]> {
  return readLines(text, '', read, new Set());
}

async function readLines(
  text: string,
  folder: string,
  read: ReadBeside,
  seen: Set<string>,
): Promise<readonly Requirement[]> {
  const found: Requirement[] = [];
  for (const line of logicalLines(text)) {
    if (found.length >= mostRequirements) break;
    const [option, path] = fileNamedBy(line);
    if (option === undefined || path === '') {
      // `torch==2.1 --hash=sha256:…` without its options.
      const requirement = line.startsWith('-') ? undefined : readRequirement(upTo(line, /\s--?[a-z]/i));
      if (requirement) found.push(requirement);
      continue;
    }
    const place = folder + path;
    if (/^\w+:\/\//.test(path) || seen.has(place)) continue;
    seen.add(place);
    const inner = await read(place);
    if (inner === undefined) continue;
    const folderOfIt = place.slice(0, place.lastIndexOf('/') + 1);
    const more = await readLines(inner, folderOfIt, read, seen);
    const isConstraint = option === '-c' || option === '--constraint';
    found.push(...(isConstraint ? more.map((one) => ({ ...one, isConstraint: true as const })) : more));
  }
  return found;
}

/** Without comments, lines that end in a backslash joined with the next. */
function logicalLines(text: string): readonly string[] {
  return text
    .replace(/^\uFEFF/, '')
    .replace(/\\\r?\n/g, ' ')
    .split(/\r?\n/)
    .map((line) => upTo(line, /(?:^|\s)#/).trim())
    .filter((line) => line !== '');
}

/** The option and the path of a line that names another file, `-r base.txt`, `--constraint="limits.txt"`. */
function fileNamedBy(line: string): readonly [option: string | undefined, path: string] {
  const [option = ''] = /^(?:-[rc]|--requirement|--constraint)/.exec(line) ?? [];
  const rest = line.slice(option.length);
  if (option === '' || (option.length > 2 && !/^[\s=]/.test(rest))) return [undefined, ''];
  const path = rest.trim().replace(/^=/, '').trim();
  return [option, path.replace(/^["']/, '').replace(/["']$/, '')];
}
