// Records that are written alike are read in one go; with a space in every second one they are not, and mean the same.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseTensor } from '../../../src/tensors/parse-tensor.ts';
import { holds } from '../../support/holds.ts';

const literals = [
  ...[
    '0.5',
    '-1.5',
    '3',
    '-0',
    '-0.0',
    '1e5',
    '-2.5E-3',
    '007',
    '1_000',
    '0x10',
    '0x1p3',
    '12345678901234567890',
  ],
  ...[
    'NaN',
    '-inf',
    '"text"',
    'None',
    'true',
    '5 * 1',
    '2^3',
    '25%',
    '1.2.3',
    '12:30',
    '2024-01-02',
    '+4',
    '.5',
    '1 2',
  ],
];

/** A text of such records: one a line, in a list, or in a list below a name. */
const layouts: readonly ((records: readonly string[]) => string)[] = [
  (records) => records.join('\n'),
  (records) => `[${records.join(', ')}]`,
  (records) => `x = [\n  ${records.join(',\n  ')},\n]`,
  (records) => `torch.tensor([[${records.join('], [')}]])`,
];

const texts = fc.record({
  layout: fc.constantFrom(...layouts),
  keys: fc.array(fc.constantFrom('a', 'loss', 'b c'), { minLength: 1, maxLength: 3 }),
  rows: fc.array(
    fc.array(
      fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom(...literals.slice(0, 7)) },
        fc.constantFrom(...literals),
      ),
      { minLength: 3, maxLength: 3 },
    ),
    {
      minLength: 2,
      maxLength: 6,
    },
  ),
});

/** What was read, without where it stands. */
const readOf = (text: string) => {
  const { starts, ends, values, ...read } = parseTensor(text);
  const written = [...starts].map((start, at) => text.slice(start, ends[at]));
  const { skipped, ...rest } = read;
  return { ...rest, values: [...values], written, skipped: skipped.map((one) => one.text) };
};

describe('records that are written alike', () => {
  holds(
    'mean what each of them means',
    texts,
    ({ layout, keys, rows }) => {
      const records = rows.map((row) => `{${keys.map((key, at) => `"${key}": ${row[at]}`).join(', ')}}`);
      const apart = records.map((record, at) => (at % 2 ? record.replace('{', '{ ') : record));
      assert.deepEqual(readOf(layout(records)), readOf(layout(apart)));
    },
    { usual: 2000 },
  );

  it('are rows of the numbers under their keys', () => {
    const { values, shape, isInteger } = parseTensor(
      '{"a": 1, "b": -0.5}\n{"a": 2, "b": 0}\n{"a": -3, "b": 1e2}',
    );
    assert.deepEqual([...values], [1, -0.5, 2, 0, -3, 100]);
    assert.deepEqual(shape, [3, 2]);
    assert.equal(isInteger, false);
  });
});
