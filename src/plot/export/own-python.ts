// A formula of somebody's own as a Python function of a tensor: one line for each operation, in the order in which the
// code ran them. Made from the formula alone, so that nothing of anybody's code is exported as code.

import type { OwnActivation } from '../../autodiff/own-activation.ts';
import type { Activation, Values } from '../../catalog/activation.ts';
import { findById } from '../../catalog/catalog.ts';

/** Operations that Python has signs for, and those that torch calls otherwise than we do. */
const signs: Readonly<Record<string, string>> = {
  add: 'a + b',
  subtract: 'a - b',
  multiply: 'a * b',
  divide: 'a / b',
  floorDivide: 'a // b',
  power: 'a ** b',
  powerOfTensors: 'a ** b',
  powerOfNumber: 'a ** b',
  negate: '-a',
  less: 'a < b',
  lessOrEqual: 'a <= b',
  more: 'a > b',
  moreOrEqual: 'a >= b',
  equal: 'a == b',
  notEqual: 'a != b',
  and: 'torch.logical_and(a, b)',
  or: 'torch.logical_or(a, b)',
  not: 'torch.logical_not(a)',
  isNan: 'torch.isnan(a)',
  clampByTensor: 'torch.clamp(a, b, c)',
  branch: 'torch.where(a.bool(), b, c)',
  where: 'torch.where(a.bool(), b, c)',
  detach: 'a.detach()',
  copy: 'a',
  item: 'a',
  toFloat32: 'a.float()',
  toFloat64: 'a.double()',
  toInput: 'a.to(DTYPE)',
  fill: 'torch.full_like(b, a)',
  // The first, with the second as its slope at the third.
  withGradient: 'a.detach() + b.detach() * (c - c.detach())',
};

/** Lines that define a function called `name`. `call` writes an activation of the catalog as what can be called. */
export function writeOwn(
  name: string,
  own: OwnActivation,
  values: Values,
  { write, call }: { write(value: number): string; call(entry: Activation, values: Values): string },
): string {
  const number = (value: unknown) => write(typeof value === 'number' ? value : Number.NaN);
  const tensor = (value: string) => `torch.tensor(${value}, dtype=DTYPE)`;
  const lines: string[] = [];
  const terms = own.nodes.map((node, i): { readonly text: string; readonly isNumber?: true } => {
    if (node.kind === 'input') return { text: 'x' };
    if (node.kind === 'constant') return { text: number(node.value), isNumber: true };
    if (node.kind === 'parameter') {
      const written = own.parameters.find((one) => one.name === node.name)?.value;
      return { text: number(values[node.name] ?? written), isNumber: true };
    }
    return { text: `v${i}` };
  });
  for (const [i, node] of own.nodes.entries()) {
    if (!('arguments' in node)) continue;
    const operands = node.arguments.map((at) => terms[at] ?? { text: 'x' });
    let text: string;
    if (node.kind === 'activation') {
      const entry = findById(node.id);
      text = entry ? `(${call(entry, node.parameters)})(${operands[0]?.text})` : 'x';
    } else {
      const sign =
        signs[node.operation] ??
        `torch.${node.operation}(${['a', 'b', 'c'].slice(0, operands.length).join(', ')})`;
      const isCall = /^torch\.(?!clamp|full_like)/.test(sign);
      const written = operands.map((one) =>
        one.isNumber
          ? isCall
            ? tensor(one.text)
            : one.text.startsWith('-')
              ? `(${one.text})`
              : one.text
          : one.text,
      );
      text = sign.replace(/\b[abc]\b/g, (letter) => written['abc'.indexOf(letter)] ?? letter);
    }
    lines.push(`    v${i} = ${text}`);
  }
  return `def ${name}(x):\n${lines.join('\n')}\n    return ${terms[own.output]?.text ?? 'x'}\n`;
}
