// Writes the Python files below folders in other ways that mean the same, and lists where the reader says something else:
// `npm run corpus:rewrite -- [--way NAME] [--black] FOLDER...`. Less certainty is no difference.
import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { runMain } from '../tasks/programs.ts';
import { formattedByBlack } from './black.ts';
import { compareReadings } from './compare-readings.ts';
import { pythonFiles } from './python-files.ts';
import { type Rewriting, rewritings } from './rewritings.ts';

/** Longer files take their time and hold nothing that shorter ones do not. */
const longest = 100_000;

async function main(): Promise<number> {
  const { values, positionals: folders } = parseArgs({
    allowPositionals: true,
    options: { way: { type: 'string', multiple: true }, black: { type: 'boolean', default: false } },
  });
  if (folders.length === 0)
    throw new Error('Usage: npm run corpus:rewrite -- [--way NAME] [--black] FOLDER...');
  for (const folder of folders) if (!existsSync(folder)) throw new Error(`There is no folder ${folder}.`);
  const known: Readonly<Record<string, Rewriting>> = {
    ...rewritings,
    'lay out with Black': formattedByBlack,
  };
  const asked = values.way ?? (values.black ? Object.keys(known) : Object.keys(rewritings));
  for (const way of asked) if (!(way in known)) throw new Error(`There is no way ${way}.`);
  const ways = Object.fromEntries(Object.entries(known).filter(([way]) => asked.includes(way)));
  const sums = new Map(asked.map((way) => [way, { compared: 0, less: 0, more: 0, different: 0 }]));
  let files = 0;
  for (const path of folders.flatMap((folder) => [...pythonFiles(folder)])) {
    const text = path.endsWith('.py') ? readFileSync(path, 'utf8') : '';
    if (text.length > longest || !/torch/.test(text)) continue;
    files++;
    for (const { rewriting: way, differences, compared, less, more } of compareReadings(text, ways)) {
      const sum = sums.get(way);
      if (!sum) continue;
      sum.compared += compared;
      sum.less += less;
      sum.more += more;
      sum.different += differences.length;
      for (const { offset, before, after } of differences) {
        const line = text.slice(0, offset).split('\n').length;
        console.log(`${path}:${line}: ${way}: ${before} → ${after}`);
      }
    }
  }
  console.log(`${files} files`);
  for (const [way, { compared, less, more, different }] of sums)
    console.log(
      `${way}: ${compared} places, ${different} different, ${less} less certain, ${more} more certain`,
    );
  return [...sums.values()].some(({ different }) => different > 0) ? 1 : 0;
}

runMain(main);
