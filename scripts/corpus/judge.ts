// Compares what `npm run corpus` wrote with Python's own reading of the same files, by judge.py, in a Python that has
// PyTorch: `PYTHON=... npm run corpus:judge -- uses.jsonl FOLDER...`.
import path from 'node:path';
import { runMain, runProgram } from '../tasks/programs.ts';
import { python } from '../tasks/python.ts';

runMain(async () => {
  const judge = path.join(import.meta.dirname, 'judge.py');
  const { code } = await runProgram(python, [judge, ...process.argv.slice(2)], { show: true });
  return code;
});
