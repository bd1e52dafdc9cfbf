// Reads a formula that a person types, `x * sigmoid(1.7 * x)`, with the reader that reads code. Its numbers become
// parameters, `x * sigmoid(a * x)`, and so do names that stand for nothing, `x * sigmoid(beta * x)`.
import { type Formula, withoutLiterals } from '../autodiff/graph.ts';
import { torchNames } from './expressions/operation-paths.ts';
import { createReader } from './incremental/reader.ts';

/** A formula that was typed. */
export interface TypedFormula {
  /** As it reads with its parameters by their names. */
  readonly text: string;
  readonly formula: Formula;
}

/** What may be called by its bare name, beside what Python has and what torch.nn.functional has. */
const bare = [...torchNames.keys(), 'clamp', 'clip', 'pow', 'sigmoid', 'logit', 'softplus'].filter(
  (name) => /^[a-z]\w*$/.test(name) && !/^(?:and|or|not|abs|round)$/.test(name),
);

const preamble = `import math
import numpy as np
import numpy
import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.nn.functional import *
from math import pi, e, inf, nan
from torch import ${bare.join(', ')}
`;

const known = new Set(
  'x pi e inf nan torch nn F np numpy math if else and or not in is True False None lambda for'.split(' '),
);

/** What `math` and torch both have: of a number, as people write it, it is math’s. */
const onNumbers = new Set(['sqrt', 'exp', 'log', 'tanh', 'sin', 'cos']);

/** The formula of `text`, a Python expression of x; undefined where it is none that is read for certain. */
export function readTypedFormula(text: string): TypedFormula | undefined {
  const line = text.replace(/^\s*(?:y|f\(x\))\s*=(?!=)/, '').trim();
  // One expression: nothing that would end the line that it is put into.
  if (line === '' || line.length > 2000 || /[\r\n#;\\'"]/.test(line)) return undefined;
  const named = nameNumbers(line);
  const read = readAs(named, named.numbers);
  // Where a number has to be one, as a bound, a name in its place says nothing.
  const isWhole =
    read &&
    [...named.numbers.keys()].every((name) => read.formula.parameters.some((one) => one.name === name));
  return isWhole ? read : readAs(nameNumbers(line, false), named.names);
}

interface NamedNumbers {
  readonly text: string;
  /** Of each parameter what it is, as it is written. */
  readonly numbers: ReadonlyMap<string, string>;
  /** Those that are names in the text. */
  readonly names: ReadonlyMap<string, string>;
}

/** Gives each number with a point a name, and each name that stands for nothing the number 1. */
function nameNumbers(line: string, isEach = true): NamedNumbers {
  const words = new Set(line.split(/\W+/));
  const free = [...'abcdghkmnpqrstuvw'].filter((letter) => !words.has(letter));
  const names = new Map<string, string>();
  const numbers = new Map<string, string>();
  const parts = partsOf(line);
  const text = parts.map((part, i) => {
    const before = parts[i - 1]?.trim() ?? '';
    const after = parts.slice(i + 1).find((one) => one.trim() !== '') ?? '';
    if (/^[\d.]/.test(part) && Number.isFinite(Number(part))) {
      const name = isEach && /[.e]/i.test(part) && before !== '.' ? free.shift() : undefined;
      if (name === undefined) return part;
      numbers.set(name, part);
      return name;
    }
    const isName = /^[^\W\d]/u.test(part) && before !== '.' && !/^[(.]/.test(after);
    const isKeyword = after === '=' && parts[i + 2] !== '=';
    if (isName && !isKeyword && !known.has(part)) names.set(part, '1.0');
    else if (onNumbers.has(part) && after === '(' && /^\(\d+\)/.test(parts.slice(i + 1).join('')))
      return `math.${part}`;
    return part;
  });
  return { text: text.join(''), names, numbers: new Map([...numbers, ...names]) };
}

/** Names, numbers, and each other character by itself. */
function partsOf(line: string): readonly string[] {
  const parts: string[] = [];
  for (const piece of line.split(/(\W)/)) {
    if (piece === '') continue;
    const last = parts.at(-1) ?? '';
    const isPoint = piece === '.' && /^\d+$/.test(last);
    const isFraction = /^\d/.test(piece) && (last === '.' || /^\d+\.$/.test(last));
    const isSign = /^[-+]$/.test(piece) && /^[\d.]+e$/i.test(last);
    const isExponent = /^\d+$/.test(piece) && /^[\d.]+e[-+]$/i.test(last);
    if (isPoint || isFraction || isSign || isExponent) parts[parts.length - 1] = last + piece;
    else parts.push(piece);
  }
  return parts;
}

function readAs({ text }: NamedNumbers, own: ReadonlyMap<string, string>): TypedFormula | undefined {
  const name = 'typed_formula';
  const parameters = [...own].map(([parameter, value]) => `, ${parameter}=${value}`).join('');
  const code = `${preamble}def ${name}(x${parameters}):\n    return (${text})\n`;
  const reading = createReader().read([{ text: code, language: 'python' }]);
  while (!reading.step(Number.POSITIVE_INFINITY));
  const [only, ...others] = reading.definitionsIn(0);
  return only?.name === name && others.length === 0
    ? { text, formula: withoutLiterals(only.formula) }
    : undefined;
}
