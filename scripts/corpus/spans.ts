// Writes down, for Python's own parser to judge, where the reader says that the parts of each use stand, and what Write to Code
// would make of it: over real files as they are, over the same files with odd line ends and marks, and over calls made up at
// random. `npm run corpus:spans -- [--random 20000] [FOLDER...]`; judge_spans.py says what is wrong.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { findById } from '../../src/catalog/catalog.ts';
import { type ActivationUse, findActivationUses, writeBack } from '../../src/python/index.ts';
import { oddCode, oddVariants } from '../../test/support/odd-code.ts';
import { runMain, runProgram } from '../tasks/programs.ts';
import { python } from '../tasks/python.ts';
import { pythonFiles } from './python-files.ts';

/** A use as judge_spans.py takes it. */
function judged(source: string, use: ActivationUse) {
  const { start, end, callee, expression, argumentList, input, kind } = use;
  const parameters = Object.values({ ...use.parameters, ...use.settings });
  const isHere = use.origin?.file === undefined && argumentList !== undefined;
  return {
    kind,
    name: [start, end],
    callee: [callee.start, callee.end],
    expression: [expression.start, expression.end],
    list: isHere ? [argumentList.start, argumentList.end] : null,
    arguments: (isHere ? (use.arguments ?? []) : []).map((one) => ({
      whole: [one.start, one.end],
      name: one.name ? [one.name.start, one.name.end] : null,
      value: [one.value.start, one.value.end],
      stars: one.stars,
    })),
    given: isHere
      ? parameters.flatMap(({ argument, argumentName, argumentValue }) =>
          argument && argumentValue
            ? [
                {
                  whole: [argument.start, argument.end],
                  name: argumentName ? [argumentName.start, argumentName.end] : null,
                  value: [argumentValue.start, argumentValue.end],
                },
              ]
            : [],
        )
      : [],
    input: input ? [input.start, input.end] : null,
    writes: isHere ? writesOf(source, use) : [],
  };
}

/** Each parameter of a use at another value. */
function writesOf(source: string, use: ActivationUse) {
  const entry = findById(use.id);
  return (entry?.parameters ?? []).flatMap(({ name, choices, default: otherwise }) => {
    const now = use.parameters[name]?.value;
    const others = [3.5, 4.5, ...(choices ?? [])].slice(choices ? 2 : 0);
    const value = others.find((other) => other !== now && other !== otherwise);
    if (value === undefined) return [];
    const values = Object.fromEntries(
      Object.entries(use.parameters).flatMap(([key, state]) =>
        state.value === undefined ? [] : [[key, state.value]],
      ),
    );
    const answer = writeBack(source, use, { ...values, [name]: value });
    if ('refusal' in answer) return [];
    const argument = entry?.apiPaths
      .find((one) => one.path === use.apiPath)
      ?.arguments.find((one) => one.parameter === name)?.name;
    return [{ span: [answer.span.start, answer.span.end], text: answer.text, argument, value }];
  });
}

function* sources(folders: readonly string[], random: number): Generator<readonly [string, string]> {
  for (const folder of folders) {
    for (const file of pythonFiles(folder)) {
      if (!file.endsWith('.py')) continue;
      const text = readFileSync(file, 'utf8');
      if (!/torch/.test(text)) continue;
      yield [file, text];
      for (const [name, change] of Object.entries(oddVariants)) yield [`${file} (${name})`, change(text)];
    }
  }
  for (const [index, text] of fc.sample(oddCode, { numRuns: random, seed: 1 }).entries())
    yield [`random ${index}`, text];
}

runMain(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { random: { type: 'string', default: '20000' } },
  });
  const lines: string[] = [];
  for (const [name, source] of sources(positionals, Number(values.random))) {
    const uses = findActivationUses(source);
    lines.push(JSON.stringify({ name, source, uses: uses.map((use) => judged(source, use)) }));
  }
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'spans-')), 'spans.jsonl');
  writeFileSync(file, lines.join('\n'));
  const { code } = await runProgram(python, [path.join(import.meta.dirname, 'judge_spans.py'), file], {
    show: true,
  });
  return code;
});
