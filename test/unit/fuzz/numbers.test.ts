// Numbers in text of any kind: found in order, inside the text, as many as the shape says; and what is told of them.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { roundTo } from '../../../src/arithmetic/rounding.ts';
import { catalog } from '../../../src/catalog/catalog.ts';
import { copyText } from '../../../src/content/evaluate/copy-text.ts';
import { evaluateTensor } from '../../../src/content/evaluate/evaluate.ts';
import { replaceNumbers } from '../../../src/content/evaluate/replace.ts';
import type { Dtype } from '../../../src/foundation/dtype.ts';
import { findLiteralAt } from '../../../src/tensors/literal-at.ts';
import { parseTensor } from '../../../src/tensors/parse-tensor.ts';
import { anyText, numberText } from '../../support/arbitraries.ts';
import { holds } from '../../support/holds.ts';
import { code } from '../../support/random-code.ts';

const pieces = fc.constantFrom(
  ...'0123456789.eE+-*/%()[]{},;:=#\'" \n\t\\_xjabinfnan\u2212\uff11',
  'float(',
  'range(',
  'torch.tensor(',
  'np.inf',
);
const text = fc.oneof(
  fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join('')),
  numberText,
  anyText,
  code,
);
const ids = catalog.filter((row) => row.kind === 'elementwise').map(({ id }) => id);

/** Numbers, and what may stand between them in prose, tables, logs and code. */
const told = fc.constantFrom('7', '12', '-3', '0.5', '-1.25', '.5', '2e-3', '+4', '1000', '3.');
const marks =
  ' |\t|\n|, |,|; |;| - | -|: |=| = | \\| |||(|)|) |[|]|] | / |/|%| % |\u2026|\u2192|\u00b1|&|*| ** |^|<|>|~|$|?|!|@|_|.|..| --|\r\n|\u00a0|\u200b|\u00d7|\u00b7|\u2022'.split(
    '|',
  );
const between = fc.constantFrom(
  ...marks,
  ' ',
  ' ',
  ', ',
  '|',
  ...'loss ,lr=,acc: ,epoch ,Name,f(,[[,x[,val/loss ,a.b ,layer1 ,--wd ,is , and ,kg,ms '.split(','),
);
const mixed = fc
  .array(fc.oneof({ weight: 2, arbitrary: told }, { weight: 3, arbitrary: between }), { maxLength: 16 })
  .map((parts) => parts.join(''));

/** Digits that neither are within an item nor in what is told of as left out. */
function lost(source: string): readonly string[] {
  const { values, problem, starts, ends, skipped, skippedCount, labels } = parseTensor(source);
  // `[3,]` labels a row of R's.
  if (/^[ \t]*\[\d+,\] /m.test(source)) return [];
  if (problem || values.length === 0 || labels || skippedCount > skipped.length) return [];
  const spans = [...[...starts].map((start, item) => ({ start, end: ends[item] ?? 0 })), ...skipped];
  return [...source.matchAll(/(?<![\w.@]|\w[-+/*])(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?(?![\w.])/g)]
    .filter(
      ({ 0: written, index }) =>
        !spans.some(({ start, end }) => start < index + written.length && index < end),
    )
    .map(([written]) => written);
}

describe('numbers in text', () => {
  holds(
    'are taken or told of, none of them lost',
    mixed,
    (source) => assert.deepEqual(lost(source), [], JSON.stringify(source)),
    { usual: 3000 },
  );

  holds(
    'are found in order, inside the text, the same twice',
    text,
    (source) => {
      const reading = parseTensor(source);
      const { values, shape, starts, ends, series, skipped, skippedCount } = reading;
      let count = 0;
      let before = 0;
      for (const [item, start] of starts.entries()) {
        const end = ends[item] ?? 0;
        assert.ok(start >= before && end > start && end <= source.length);
        before = end;
        count += series.get(item) ?? 1;
      }
      assert.equal(count, values.length);
      if (!reading.problem) {
        assert.equal(
          shape.reduce((product, length) => product * length, 1),
          values.length,
        );
      }
      for (const item of skipped) assert.ok(source.startsWith(item.text, item.start));
      assert.ok(skipped.length <= skippedCount);
      assert.deepEqual(parseTensor(source), reading);
    },
    { usual: 3000 },
  );

  holds(
    'are found around a cursor anywhere',
    fc.tuple(text, fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean()),
    ([source, share, isTable]) => {
      const offset = Math.floor(share * source.length);
      const { start, end } = findLiteralAt(source, offset, isTable);
      assert.ok(0 <= start && start <= end && end <= source.length, `${start}..${end} of ${source.length}`);
    },
    { usual: 500 },
  );

  holds(
    'are replaced and copied so that the results are read again',
    fc.tuple(
      numberText,
      fc.constantFrom(...ids),
      fc.constantFrom<Dtype>('float64', 'float32', 'float16', 'bfloat16'),
      fc.constantFrom('python', 'python', 'csv', 'json'),
    ),
    ([source, id, dtype, language]) => {
      const reading = parseTensor(source, { dtype });
      if (reading.problem || reading.values.length === 0 || reading.values.length > 500) return;
      const evaluation = evaluateTensor(
        reading.values,
        reading.shape,
        [{ id, parameters: {} }],
        dtype,
        String,
      );
      if (evaluation.kind === 'refused') return;
      const [result] = evaluation.results;
      assert.ok(result);
      const replaced = replaceNumbers(source, reading, result, dtype, language);
      // What was around the numbers is there still.
      const first = reading.starts[0] ?? 0;
      const last = reading.ends.at(-1) ?? 0;
      assert.ok(replaced.startsWith(source.slice(0, first)));
      assert.ok(replaced.endsWith(source.slice(last)));
      // What is copied reads as the same numbers.
      const copied = parseTensor(copyText([result], dtype, true));
      assert.deepEqual([...copied.values].map(roundTo(dtype)), [...result.values]);
      assert.deepEqual(copied.shape, result.shape);
    },
    { usual: 300 },
  );
});
