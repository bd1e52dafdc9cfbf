// The input of a call as a tensor: its numbers are those that its own text stands for when somebody selects it.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { roundToType } from '../../../../src/arithmetic/element-type.ts';
import { newest, type Release } from '../../../../src/foundation/release.ts';
import { findActivationUses } from '../../../../src/python/index.ts';
import type { WrittenTensor } from '../../../../src/python/uses/use.ts';
import { parseTensor } from '../../../../src/tensors/parse-tensor.ts';
import { floatTypeOf, holdsIntegers } from '../../../../src/tensors/parsed-tensor.ts';

const imports = 'import math, torch\nimport numpy as np\nimport torch.nn.functional as F\n';

function tensorOf(input: string): WrittenTensor | undefined {
  return findActivationUses(`${imports}F.relu(${input})\n`).at(-1)?.tensor;
}

/** Holds the tensor against what the other reader of numbers, which knows no tree, makes of its text. */
function isAsItsText(input: string): void {
  const tensor = tensorOf(input);
  assert.ok(tensor, input);
  for (const release of ['1.13', newest] as const) isAsTextIn(tensor, release);
}

function isAsTextIn(tensor: WrittenTensor, release: Release): void {
  const parsed = parseTensor(tensor.text, { release });
  assert.deepEqual([parsed.skippedCount, parsed.problem], [0, undefined], tensor.text);
  assert.deepEqual(tensor.shape, parsed.shape, tensor.text);
  assert.equal(/int/.test(tensor.dtype), holdsIntegers(parsed), tensor.text);
  if (!holdsIntegers(parsed)) assert.equal(tensor.dtype, floatTypeOf(parsed, 'float32'), tensor.text);
  assert.deepEqual(tensor.valuesIn(release), parsed.values.map(roundToType(tensor.dtype)), tensor.text);
}

/** A list of lists of numbers as code, all of one shape. */
const lists = fc
  .record({
    shape: fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 3 }),
    numbers: fc.array(
      fc.oneof(
        fc.integer({ min: -1000, max: 1000 }).map(String),
        fc
          .double({ noNaN: true, min: -1e30, max: 1e30 })
          .map((x) => (Number.isInteger(x) ? `${x}.` : String(x))),
        fc.constantFrom('-0', '0x1f', '1_000', '.5', '1e-3', '+2.', '- -1.5'),
      ),
      { minLength: 1, maxLength: 40 },
    ),
  })
  .filter(({ numbers }) => !numbers.some((each) => /e.*\.$/.test(each)))
  .map(({ shape, numbers }) => {
    let next = 0;
    const write = ([length, ...inner]: readonly number[]): string =>
      length === undefined
        ? (numbers[next++ % numbers.length] ?? '0')
        : `[${Array.from({ length }, () => write(inner)).join(', ')}]`;
    return write(shape);
  })
  .filter((text) => text.length < 10_000);

describe('the input of a call', () => {
  it('is what its text says, for lists of any shape', () => {
    const makers = ['torch.tensor(@)', 'torch.tensor(@, dtype=torch.float64)', 'torch.FloatTensor(@)'];
    const others = [
      'torch.as_tensor(np.array(@))',
      'torch.tensor(@).half().double()',
      'torch.tensor(@).view(-1)',
    ];
    fc.assert(
      fc.property(lists, fc.constantFrom(...makers, ...others), (list, maker) =>
        isAsItsText(maker.replace('@', list)),
      ),
      { numRuns: 150 },
    );
  });

  it('is what its text says, for series', () => {
    const number = fc.constantFrom('-3', '-1.5', '0', '0.25', '2', '1e1', 'math.pi', '7 // 2', '-2 ** 2');
    const count = fc.integer({ min: 1, max: 40 });
    const series = fc.oneof(
      fc.tuple(number, count).map(([from, by]) => `torch.arange(${from}, 20, ${by} / 8)`),
      fc.tuple(number, number, count).map(([from, to, steps]) => `torch.linspace(${from}, ${to}, ${steps})`),
      fc.tuple(number, count).map(([fill, length]) => `torch.full((${length}, 2), ${fill})`),
      fc.tuple(count, count).map(([rows, columns]) => `torch.zeros(${rows}, ${columns})`),
      fc.tuple(number, count).map(([to, steps]) => `torch.from_numpy(np.linspace(-5, ${to}, ${steps}))`),
      count.map((stop) => `torch.tensor(range(${stop}))`),
      count.map((half) => `torch.arange(${2 * half}).reshape(2, -1).float()`),
    );
    fc.assert(fc.property(series, isAsItsText), { numRuns: 150 });
  });
});
