// What a notebook installs itself: `%pip install torch==2.1`, `!pip install …`, `!conda install pytorch=2.1`.
import { type Requirement, readCondaRequirement, upTo } from './requirement.ts';
import { type ReadBeside, readRequirements } from './requirements.ts';

/** How long the code of cells may be. */
const longest = 400_000;

/** What the last command that installs PyTorch asks for. */
export async function readInstalls(
  cells: readonly string[],
  read: ReadBeside,
): Promise<readonly Requirement[]> {
  let last: readonly Requirement[] = [];
  const text = cells.join('\n');
  if (text.length > longest) return last;
  for (const line of text.replace(/\\\r?\n/g, ' ').split(/\r?\n/)) {
    const [, program, tool = '', given = ''] =
      /^\s*[!%]+\s*(?:([^\s!%]\S*)\s+-m\s+|uv\s+)?(pip3?|conda|mamba)\s+install\s+(\S.*)$/.exec(line) ?? [];
    if (given === '' || (program !== undefined && !/python|^\{sys\.executable\}$/.test(program))) continue;
    const words = [...upTo(given, /\s[&|;#]/).matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
      ([, double, single, bare]) => double ?? single ?? bare ?? '',
    );
    const found = tool.startsWith('pip')
      ? await readRequirements(pipLines(words), read)
      : condaRequirements(words);
    if (found.some(({ isConstraint }) => !isConstraint)) last = found;
  }
  return last;
}

/** The words of `pip install` as the lines of a requirements file. */
function pipLines(words: readonly string[]): string {
  return words
    .map((word, at) => {
      const before = words[at - 1] ?? '';
      if (/^(?:-r|-c|--requirement|--constraint)$/.test(word)) return '';
      return /^(?:-r|-c|--requirement|--constraint)$/.test(before) ? `${before} ${word}` : word;
    })
    .join('\n');
}

function condaRequirements(words: readonly string[]): readonly Requirement[] {
  return words.map(readCondaRequirement).filter((one) => one !== undefined);
}
