// `npm run corpus:replaced -- FOLDER...`: in people's Python files, puts results in the place of the numbers of one line after the
// other, and asks Python's own parser whether what parsed still does.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { evaluateTensor } from '../../src/content/evaluate/evaluate.ts';
import { replaceSafely } from '../../src/content/evaluate/safe-replace.ts';
import { parseTensor } from '../../src/tensors/parse-tensor.ts';
import { runMain, runProgram, temporaryFolder } from '../tasks/programs.ts';
import { python } from '../tasks/python.ts';
import { pythonFiles } from './python-files.ts';

/** Lines of one file that are tried. */
const mostLines = 40;
const activations = ['ReLU', 'Softplus', 'Tanh', 'LogSigmoid'];

/** Reads `{ file, line, text }` for each line, puts it into the file, and parses that. */
const judge = `
import ast, json, sys, warnings
warnings.simplefilter("ignore")
whole = {}
tried = broken = 0
for row in map(json.loads, open(sys.argv[1], encoding="utf-8")):
    lines = whole.get(row["file"])
    if lines is None:
        text = open(row["file"], encoding="utf-8", newline="").read()
        try:
            ast.parse(text)
            lines = text.split("\\n")
        except (SyntaxError, ValueError):
            lines = []
        whole = {row["file"]: lines}
    if not lines:
        continue
    tried += 1
    try:
        ast.parse("\\n".join([*lines[: row["line"]], row["text"], *lines[row["line"] + 1 :]]))
    except (SyntaxError, ValueError) as error:
        broken += 1
        print(f"{row['file']}:{row['line'] + 1}: {lines[row['line']].strip()} -> {row['text'].strip()}: {error}")
print(f"{tried} lines with results in the place of their numbers, {broken} of which no longer parse")
sys.exit(broken > 0)
`;

runMain(async () => {
  const rows: string[] = [];
  let refused = 0;
  const t = (message: string) => message;
  for (const file of process.argv.slice(2).flatMap((folder) => [...pythonFiles(folder)])) {
    if (!file.endsWith('.py')) continue;
    const lines = readFileSync(file, 'utf8').split('\n');
    const numbered = lines.flatMap((text, line) =>
      /\d/.test(text) && text.length < 2000 ? [{ text, line }] : [],
    );
    const step = Math.max(1, Math.ceil(numbered.length / mostLines));
    for (let at = 0; at < numbered.length; at += step) {
      const { text, line } = numbered[at] ?? { text: '', line: 0 };
      const tensor = parseTensor(text);
      if (tensor.problem || tensor.values.length === 0 || tensor.values.length > 1000) continue;
      const id = activations[at % activations.length] ?? '';
      const made = evaluateTensor(tensor.values, tensor.shape, [{ id, parameters: {} }], 'float32', t);
      const result = made.kind === 'results' ? made.results[0] : undefined;
      if (!result) continue;
      const replacement = replaceSafely(text, tensor, result, 'float32', 'python', t);
      if (replacement.kind === 'refused') refused++;
      else rows.push(JSON.stringify({ file: path.resolve(file), line, text: replacement.text }));
    }
  }
  console.log(`${rows.length + refused} lines, ${refused} refused`);
  const list = path.join(temporaryFolder('replaced'), 'lines.jsonl');
  writeFileSync(list, rows.map((row) => `${row}\n`).join(''));
  const { code } = await runProgram(python, ['-c', judge, list], { show: true });
  return code;
});
