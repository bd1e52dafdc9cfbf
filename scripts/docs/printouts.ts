// `npm run printouts -- DIR`: packs what test/golden/make_printouts.py wrote, and tells in docs/numbers.md what is read of it.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { argv } from 'node:process';
import { brotliCompressSync, constants } from 'node:zlib';
import { handwritten } from '../../test/unit/tensors/handwritten-printouts.ts';
import { judge, type PrintoutSet, readPrintouts } from '../../test/unit/tensors/printouts.ts';
import { projectRoot } from '../tasks/project-root.ts';

const [, , folder] = argv;
const packed = path.join(projectRoot, 'test', 'golden', 'printouts.json.br');
if (folder !== undefined) {
  const sets = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name): unknown => JSON.parse(readFileSync(path.join(folder, name), 'utf8')));
  const text = JSON.stringify(sets);
  writeFileSync(
    packed,
    brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: text.length } }),
  );
}

const row = (sets: readonly PrintoutSet[], name: string) => {
  const judged = sets.flatMap(({ cases }) => cases.map(judge));
  const count = (outcome: string) => judged.filter((each) => each.outcome === outcome).length;
  return `| ${name} | ${judged.length} | ${count('read')} | ${count('told')} | ${count('wrong')} |`;
};
const sets = readPrintouts();
const programs = [...new Set(sets.map(({ program }) => program))];
const heldOut = sets.filter(({ isHeldOut }) => isHeldOut).flatMap(({ cases }) => cases.map(judge));
const countOf = (outcome: string) => heldOut.filter((each) => each.outcome === outcome).length;
const lines = [
  '# What can be pasted',
  '',
  'Printouts that real programs made of known numbers (`test/golden/make_printouts.py`), and what Evaluate reads of them: all',
  'numbers in their shape; a part, or none, and says so; or wrongly. `npm run printouts` writes this page.',
  '',
  '| program | printouts | read in full | told | wrong |',
  '|---|--:|--:|--:|--:|',
  ...programs.map((program) =>
    row(
      sets.filter((set) => set.program === program),
      program,
    ),
  ),
  row(sets, '**all**'),
  '',
  `Of these, ${heldOut.length} were made last, with other numbers, shapes and options, after reading was finished: at the first try`,
  `${countOf('read')} were read in full, ${countOf('told')} were told, ${countOf('wrong')} were wrong. None of them was looked at to mend anything.`,
  '',
  'Written by hand, as these programs print and are known from their manuals:',
  '',
  '| program | printouts | read in full | told | wrong |',
  '|---|--:|--:|--:|--:|',
  ...handwritten.map((set) => row([set], set.program)),
  '',
];
writeFileSync(path.join(projectRoot, 'docs', 'numbers.md'), lines.join('\n'));
