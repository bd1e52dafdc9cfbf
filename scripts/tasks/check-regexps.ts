// Holds that every regular expression of `src` takes time in proportion to the text it is given: `npm run check` fails on one
// whose time grows faster, and on one that is put together at run time, which nobody can check.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync, Visitor } from 'oxc-parser';
import { findAmbiguity } from './ambiguity.ts';
import { projectRoot } from './project-root.ts';

/** What is wrong with the regular expressions of a file, its path counted from `src`: one sentence for each. */
export function slowRegexps(file: string, text: string): readonly string[] {
  const faults: string[] = [];
  const add = (offset: number, fault: string): void => {
    faults.push(`src/${file}:${text.slice(0, offset).split('\n').length}: ${fault}`);
  };
  const built = ({ callee, start }: { callee: { type: string; name?: unknown }; start: number }): void => {
    if (callee.type === 'Identifier' && callee.name === 'RegExp')
      add(start, 'is put together at run time; write a literal');
  };
  new Visitor({
    Literal(node) {
      if (!('regex' in node) || !node.regex) return;
      const { pattern, flags } = node.regex;
      const found = findAmbiguity(pattern, flags);
      if (found) add(node.start, `/${pattern}/: ${found.one} and ${found.other} can take the same text`);
    },
    NewExpression: built,
    CallExpression: built,
  }).visit(parseSync(file, text).program);
  return faults;
}

if (process.argv[1] === import.meta.filename) {
  const folder = path.join(projectRoot, 'src');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.split(path.sep).join('/'));
  const faults = files.flatMap((file) => slowRegexps(file, readFileSync(path.join(folder, file), 'utf8')));
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) process.exitCode = 1;
}
