// Parameters of any value written into calls of any kind: the rest of the file stays, and the call says what was asked.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ParameterValue } from '../../../src/catalog/activation.ts';
import { catalog } from '../../../src/catalog/catalog.ts';
import { writeBack } from '../../../src/python/edits/write-back.ts';
import { findActivationUses } from '../../../src/python/index.ts';
import { hostileCode } from '../../support/arbitraries.ts';
import { holds } from '../../support/holds.ts';
import { oddCode } from '../../support/odd-code.ts';
import { code } from '../../support/random-code.ts';

const english = (text: string, ...args: unknown[]) =>
  text.replace(/\{(\d)\}/g, (_, at: string) => String(args[Number(at)]));

const value: fc.Arbitrary<ParameterValue> = fc.oneof(
  fc.double(),
  fc.integer({ min: -50, max: 50 }),
  fc.constantFrom<ParameterValue>(null, true, false, 'tanh', 'none'),
);
const names = [...new Set(catalog.flatMap((row) => row.parameters.map(({ name }) => name)))];
const values = fc.dictionary(fc.constantFrom(...names), value);

describe('writing back', () => {
  holds(
    'changes nothing beyond the call’s parentheses, and the call is read with what was written',
    fc.tuple(fc.oneof(code, hostileCode, oddCode), fc.nat(), values),
    ([source, pick, given]) => {
      const uses = findActivationUses(source);
      const use = uses[pick % Math.max(1, uses.length)];
      if (!use) return;
      // As the panel has it: only what the row's parameters can be.
      const row = catalog.find(({ id }) => id === use.id);
      const wanted = Object.fromEntries(
        Object.entries(given).filter(([name, entry]) => {
          const parameter = row?.parameters.find((each) => each.name === name);
          if (!parameter) return false;
          if (entry === null) return parameter.default === null;
          if (parameter.type === 'choice') return parameter.choices?.some((choice) => choice === entry);
          return typeof entry === 'number';
        }),
      );
      const answer = writeBack(source, use, wanted);
      assert.deepEqual(
        JSON.stringify(writeBack(source, use, wanted)),
        JSON.stringify(answer),
        'the same twice',
      );
      if ('refusal' in answer) {
        assert.ok(answer.refusal(english).length > 0);
        return;
      }
      assert.deepEqual(answer.span, use.argumentList);
      const after = source.slice(0, answer.span.start) + answer.text + source.slice(answer.span.end);
      const again = findActivationUses(after).find(
        ({ id, argumentList }) => id === use.id && argumentList?.start === answer.span.start,
      );
      assert.ok(again, `the call is still one: ${JSON.stringify(answer.text)}`);
      for (const [name, entry] of Object.entries(wanted)) {
        const read: ParameterValue | undefined = again.parameters[name]?.value;
        // What the call leaves unknown is left alone where the default was asked for.
        if (read === undefined && use.parameters[name]?.value === undefined) continue;
        assert.equal(plain(read), plain(entry), `${name} in ${JSON.stringify(answer.text)}`);
      }
    },
    { usual: 120 },
  );
});

/** -0 and 0 are the same number to PyTorch here, and Python's True is 1. */
function plain(value: ParameterValue | undefined): ParameterValue | undefined {
  return typeof value === 'number' ? value + 0 : value;
}
