// What a log tells beside its numbers: words that are passed over quickly, and times.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseTensor } from '../../../src/tensors/parse-tensor.ts';
import { holds } from '../../support/holds.ts';

const read = (text: string) => {
  const { values, shape, skipped, skippedCount, remarks } = parseTensor(text);
  return {
    values: [...values],
    shape,
    skipped: skipped.map((item) => item.text.replaceAll(/ +/g, ' ').replaceAll(' =', '=').slice(0, 50)),
    skippedCount,
    remarks,
  };
};

/** Words that mean something, others, and what may stand around them. */
const token = fc.constantFrom(
  ...'loss acc lr val_loss top1 layer1.weight train/loss é Inf inf nan_loss is and return f( ) [ ] { } x: , ; - |'.split(
    ' ',
  ),
  ...['0.5', '-3', '1e-3', '7', '\n', '\n', '2024-01-02', '"a"', '5x'],
);
const line = fc.array(fc.tuple(token, fc.constantFrom(' ', ' ', '=')), { maxLength: 14 });

describe('words of a log', () => {
  holds(
    'are the same to the reader that takes them quickly, before one space or =, and to the one that takes any word',
    line,
    (parts) => {
      const write = (space: string, equals: string) =>
        parts
          .map(([word, mark]) => word + (/^[a-z]/.test(word) ? (mark === '=' ? equals : space) : ' '))
          .join('');
      // The quick way is for a name with nothing or one space behind it.
      assert.deepEqual(read(write(' ', '=')), read(write('  ', '  =')));
    },
    { usual: 2000 },
  );
});

describe('times in a log', () => {
  for (const [text, values, shape, skipped] of [
    [
      '2024-01-02 03:04:05,678 - train - INFO - loss 0.5 | acc 1.5',
      [0.5, 1.5],
      [2],
      ['2024-01-02 03:04:05,678', 'train', 'INFO', 'loss', 'acc'],
    ],
    ['[2024-01-02T03:04:05.678Z] 0.5', [0.5], [], ['[2024-01-02T03:04:05.678Z]']],
    ['[2024/01/02 03:04] [0.5, 1.5]', [0.5, 1.5], [2], ['[2024/01/02 03:04]']],
    ['[2024-01-02 03:04:05, 0.5]', [0.5], [1], ['2024-01-02 03:04:05']],
    ['2024-01-02 03:04:05+01:00 0.5', [0.5], [], ['2024-01-02 03:04:05+01:00']],
    // A cell behind a time is no fraction of its second.
    ['2024-01-02 03:04:05,12.5,7', [12.5, 7], [2], ['2024-01-02 03:04:05']],
    ['2024-01-02 03:04:05,125,7', [125, 7], [2], ['2024-01-02 03:04:05']],
    ['2024-01-02 03:04:05,0.5\n2024-01-03 03:04:05,1.5', [0.5, 1.5], [2], undefined],
  ] as const) {
    it(JSON.stringify(text), () => {
      const found = read(text);
      assert.deepEqual(found.values, values);
      assert.deepEqual(found.shape, shape);
      if (skipped) assert.deepEqual(found.skipped, skipped);
    });
  }
});
