// The output of a call in code, where its input can be known: a literal tensor in the call, or in an assignment above it.
// Pure; reads text, never runs it, and answers nothing where it is not sure.
import type { ParameterValue, Translate } from '../activations/activation.ts';
import { formatTensor } from '../activations/printing.ts';
import { type NumberReading, readNumbers } from '../python/numbers.ts';
import type { ActivationUse } from '../python/uses.ts';
import { evaluateNumbers, printTensor } from './evaluate.ts';
import { tellIntegers } from './evaluate-text.ts';

/** What a call answers, for a hover. */
export interface CallOutput {
  /** The input as it is written, `torch.tensor([-2.0, 2.0])`. */
  readonly input: string;
  /** The output as PyTorch prints it, or a sentence that says what it raises. */
  readonly output: string;
}

const longestInput = 20_000;
const torchTensor =
  /^(?:torch|th)\.(?:tensor|as_tensor|arange|linspace|FloatTensor|DoubleTensor|HalfTensor|BFloat16Tensor)\(/;
/** PyTorch answers these for integers, too: with integers, or with floats. */
const keepsIntegers = new Set(['ReLU']);
const makesFloats = new Set(['Sigmoid', 'Tanh', 'Softsign']);

/** The output of `use` in `source`; undefined where the input or a parameter cannot be known. Never throws. */
export function tellOutput(source: string, use: ActivationUse, t: Translate): CallOutput | undefined {
  // In training, nn.RReLU draws its slope at random.
  if (use.certainty !== 'certain' || !use.input || !use.kind.endsWith('call') || use.id === 'RReLU')
    return undefined;
  if (use.findings.some(({ kind }) => kind === 'raises')) return undefined;
  const parameters: Record<string, ParameterValue> = {};
  for (const [name, state] of Object.entries(use.parameters)) {
    if (state.value === undefined) return undefined;
    parameters[name] = state.value;
  }
  const written = source.slice(use.input.start, use.input.end);
  const literal = /^[A-Za-z_]\w*$/.test(written)
    ? assignedTo(written, source, use.expression.start)
    : written;
  if (literal === undefined || literal.length > longestInput || !torchTensor.test(literal)) return undefined;
  const reading = readNumbers(literal);
  if (reading.values.length === 0 || reading.skippedCount > 0 || reading.problem) return undefined;
  const input = literal.replaceAll(/\s+/g, ' ');
  if (isInteger(reading)) {
    const raised = tellIntegers(literal, reading, [{ id: use.id, parameters }], t);
    if (raised !== undefined) return { input, output: raised };
    if (!keepsIntegers.has(use.id) && !makesFloats.has(use.id)) return undefined;
  }
  const dtype = reading.dtype && reading.dtype !== 'integer' ? reading.dtype : 'float32';
  const evaluation = evaluateNumbers(reading.values, reading.shape, [{ id: use.id, parameters }], dtype, t);
  const [result] = evaluation.kind === 'results' ? evaluation.results : [];
  if (!result) return undefined;
  const output =
    isInteger(reading) && keepsIntegers.has(use.id)
      ? formatTensor(result.values, result.shape, 'int64')
      : printTensor(result.values, result.shape, dtype);
  return { input, output: output.replaceAll(/\s+/g, ' ') };
}

function isInteger({ isInteger: allIntegers, dtype }: NumberReading): boolean {
  return dtype === 'integer' || (allIntegers && dtype === undefined);
}

/**
 * The literal that is assigned to `name` before `offset`, where nothing else can have been put into it since: one
 * assignment in the same block or one around it, no loop and no function between, and no change in place.
 */
function assignedTo(name: string, source: string, offset: number): string | undefined {
  const assignment = new RegExp(`^([ \\t]*)${name}[ \\t]*=(?!=)[ \\t]*`, 'gm');
  let last: { readonly indent: string; readonly start: number; readonly valueStart: number } | undefined;
  for (const match of source.slice(0, offset).matchAll(assignment)) {
    last = { indent: match[1] ?? '', start: match.index, valueStart: match.index + match[0].length };
  }
  if (!last) return undefined;
  const end = endOfExpression(source, last.valueStart);
  if (end > offset) return undefined;
  const between = source.slice(end, offset);
  if (mayChange(name, between) || !isAlwaysReached(between, last.indent)) return undefined;
  return source.slice(last.valueStart, end).trim();
}

/** Whether the text binds the name anew, or calls something that changes the tensor. */
function mayChange(name: string, text: string): boolean {
  const word = `\\b${name}\\b`;
  return [
    `${word}[^\\n=]*(?<![=!<>])=(?!=)`,
    `${word}\\s*\\.\\s*\\w+_\\s*\\(`,
    `\\w+_\\s*\\(\\s*${word}`,
    `\\b(?:for|as|import|del|global|nonlocal|def|lambda|class)\\b[^\\n]*${word}`,
    `${word}\\s*:=`,
    `inplace`,
    `out\\s*=\\s*${word}`,
  ].some((pattern) => new RegExp(pattern).test(text));
}

/** Whether the end of `text` is only reached through the line with `indent` before it, and at most once. */
function isAlwaysReached(text: string, indent: string): boolean {
  const lines = text.split('\n').slice(1);
  const own = /^[ \t]*/.exec(lines.at(-1) ?? '')?.[0] ?? '';
  for (const [at, line] of lines.entries()) {
    const isLast = at === lines.length - 1;
    if (!isLast && (line.trim() === '' || line.trimStart().startsWith('#'))) continue;
    const here = /^[ \t]*/.exec(line)?.[0] ?? '';
    if (here.length < indent.length) return false;
    // A block that begins here and holds the use: a function may be called later, a loop comes around again.
    if (here.length < own.length && /^\s*(?:async\s+)?(?:def|class|for|while)\b/.test(line)) return false;
  }
  return own.startsWith(indent);
}

/** The end of the expression that starts at `start`: a line's end outside of brackets, or a comment. */
function endOfExpression(source: string, start: number): number {
  let depth = 0;
  for (let at = start; at < source.length; at++) {
    const character = source.charAt(at);
    if ('([{'.includes(character)) depth++;
    else if (')]}'.includes(character)) depth--;
    else if (character === '#') {
      if (depth <= 0) return at;
      const lineEnd = source.indexOf('\n', at);
      at = lineEnd < 0 ? source.length : lineEnd;
    } else if (depth <= 0 && (character === '\n' || character === ';')) return at;
    if (at - start > longestInput) return at;
  }
  return source.length;
}
