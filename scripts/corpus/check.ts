// Runs every rule over folders of Python files and notebooks, and writes down each finding, one JSON object a line:
// `npm run corpus:check -- --out FILE FOLDER...`. Prints how many each rule finds in how many files and lines. Each file is
// read by itself, as newest PyTorch.
import { closeSync, existsSync, openSync, writeSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { diagnose } from '../../src/content/diagnostics/diagnose.ts';
import { rules } from '../../src/content/diagnostics/rules.ts';
import { finish } from '../../src/foundation/generators.ts';
import { translateBy } from '../../src/foundation/localization.ts';
import { newest } from '../../src/foundation/release.ts';
import { createReader } from '../../src/python/index.ts';
import { runMain } from '../tasks/programs.ts';
import { type PythonFile, pythonFiles, readPythonFile } from './python-files.ts';

const inEnglish = translateBy({});

async function main(): Promise<number> {
  const { values, positionals: folders } = parseArgs({
    allowPositionals: true,
    options: { out: { type: 'string' } },
  });
  if (values.out === undefined || folders.length === 0)
    throw new Error('Usage: npm run corpus:check -- --out FILE FOLDER...');
  for (const folder of folders) if (!existsSync(folder)) throw new Error(`There is no folder ${folder}.`);
  const out = openSync(values.out, 'w');
  const counts = new Map<string, number>();
  let [files, lines, longest] = [0, 0, 0];
  for (const folder of folders) {
    for (const path of pythonFiles(folder)) {
      const file = readPythonFile(path);
      if (!file) continue;
      files++;
      lines += file.source.split('\n').length;
      const begin = performance.now();
      for (const found of findIn(file)) {
        counts.set(found.rule, (counts.get(found.rule) ?? 0) + 1);
        writeSync(out, `${JSON.stringify({ path, ...found })}\n`);
      }
      longest = Math.max(longest, performance.now() - begin);
    }
  }
  closeSync(out);
  console.log(`${files} files, ${lines} lines, at most ${Math.round(longest)} ms for one`);
  for (const { id, group, severity } of rules)
    console.log(`${id.padEnd(32)} ${group.padEnd(9)} ${severity.padEnd(12)} ${counts.get(id) ?? 0}`);
  return 0;
}

function* findIn({ numbered, cells }: PythonFile) {
  const reading = createReader().read(cells);
  while (!reading.step(Number.POSITIVE_INFINITY));
  for (const [at, { text, index }] of numbered.entries()) {
    for (const one of diagnose(text, finish(reading.checkIn(at)), newest, inEnglish)) {
      const line = text.slice(0, one.start).split('\n').length;
      yield {
        ...(index === undefined ? {} : { cell: index }),
        line,
        rule: one.rule,
        message: one.message,
        code: text.split('\n')[line - 1]?.trim() ?? '',
        fixes: one.fixes.map(({ title }) => title),
      };
    }
  }
}

runMain(main);
