// A Python program as Black lays it out: line breaks, quotes, parentheses, and commas at ends. `python -m black` does it.
import { spawnSync } from 'node:child_process';
import { python } from '../tasks/python.ts';
import { nodesOf, type Rewritten } from './rewritings.ts';

/** What Black leaves as many as there were, in their order: words and strings. */
const kept = /^(?:VariableName|PropertyName|String|FormatString|Number)$/;

const placesOf = (text: string): readonly number[] =>
  [...nodesOf(text)].filter(({ name }) => kept.test(name)).map(({ from }) => from);

/** Undefined for what Black changes nothing of, refuses, or joins strings of. Throws where there is no Black. */
export function formattedByBlack(text: string): Rewritten | undefined {
  const { status, stdout, stderr, error } = spawnSync(python, ['-m', 'black', '-q', '-'], {
    input: text,
    encoding: 'utf8',
    maxBuffer: 64 << 20,
  });
  if (error || /No module named/.test(stderr))
    throw new Error('There is no Black: run `pip install black`, or set PYTHON to a Python that has it.');
  if (status !== 0 || stdout === text) return undefined;
  const [before, after] = [placesOf(text), placesOf(stdout)];
  if (before.length !== after.length) return undefined;
  return {
    cells: [stdout],
    place(offset) {
      // Within a word or a string nothing moves.
      const index = before.filter((from) => from <= offset).length - 1;
      return { cell: 0, offset: (after[index] ?? 0) + offset - (before[index] ?? 0) };
    },
  };
}
