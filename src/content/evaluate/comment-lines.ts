// Results as comments below the numbers, in the document's own language.
import type { Dtype } from '../../foundation/dtype.ts';
import { labelActivation } from '../configured-activation.ts';
import { printTensor } from '../print.ts';
import type { ActivationResult } from './activation-result.ts';

const commentSigns: Readonly<Record<string, string>> = {
  javascript: '//',
  typescript: '//',
  javascriptreact: '//',
  typescriptreact: '//',
  jsonc: '//',
  c: '//',
  cpp: '//',
  csharp: '//',
  cuda: '//',
  'cuda-cpp': '//',
  go: '//',
  java: '//',
  rust: '//',
  swift: '//',
  kotlin: '//',
  lua: '--',
  sql: '--',
  haskell: '--',
  latex: '%',
  tex: '%',
  matlab: '%',
  ini: ';',
};
const uncommentable = new Set(['json', 'csv', 'tsv', 'html', 'xml', 'markdown', 'css']);

/** The sign that begins a line comment in a language, `#` where nothing is known; undefined if there are no line comments. */
export function commentSignOf(languageId: string): string | undefined {
  if (uncommentable.has(languageId)) return undefined;
  return Object.hasOwn(commentSigns, languageId) ? commentSigns[languageId] : '#';
}

/** One comment for each result, as PyTorch prints it, in lines that go below the selection. */
export function commentLines(
  results: readonly ActivationResult[],
  dtype: Dtype,
  indent: string,
  sign: string,
): readonly string[] {
  return results.flatMap((result) => {
    const name = `${labelActivation(result)}: `;
    return printTensor(result.values, result.shape, dtype)
      .split('\n')
      .map((line, at) => `${indent}${sign} ${at === 0 ? name : ' '.repeat(name.length)}${line}`);
  });
}
