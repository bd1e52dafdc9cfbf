// A number of a definition is replaced in the style of what stands there, and only where it stands by itself.
import assert from 'node:assert/strict';
import { writeNumbers } from '../../../../src/python/edits/write-numbers.ts';
import { english } from '../../../support/english.ts';
import { definitionIn } from '../../../support/own.ts';

/** The edits for a parameter that stands as `written` in the source. */
function write(source: string, written: string, value: number, wanted: number) {
  const start = source.indexOf(written);
  const parameter = { name: 'beta', value, start, end: start + written.length };
  const answer = writeNumbers(source, [parameter], { beta: wanted });
  if ('refusal' in answer) return answer.refusal(english);
  const [edit] = answer.edits;
  return edit ? source.slice(0, edit.span.start) + edit.text + source.slice(edit.span.end) : 'nothing';
}

describe('writing numbers of a definition back', () => {
  for (const [source, written, value, wanted, expected] of [
    ['def f(x, beta=1.5): …', '1.5', 1.5, 2, 'def f(x, beta=2.0): …'],
    ['def f(x, beta=1): …', '1', 1, 2, 'def f(x, beta=2): …'],
    ['self.b = -0.5', '-0.5', -0.5, 3, 'self.b = 3.0'],
    ['cap = 1e3', '1e3', 1000, 50, 'cap = 50.0'],
    ['cap = 1_000', '1_000', 1000, 50, 'cap = 50'],
    ['cap = .5', '.5', 0.5, 0.25, 'cap = 0.25'],
    ['cap = 2.0', '2.0', 2, Number.POSITIVE_INFINITY, "cap = float('inf')"],
    ['cap = 2.0', '2.0', 2, 2, 'nothing'],
  ] as const)
    it(`makes ${source} ${expected}`, () => {
      assert.equal(write(source, written, value, wanted).replaceAll('"', "'"), expected);
    });

  for (const [source, written, value] of [
    ['beta=math.sqrt(2)', 'math.sqrt(2)', Math.SQRT2],
    ['beta=1.55', '1.5', 1.5],
    ['beta=21.5', '1.5', 1.5],
    ['x1.5', '1.5', 1.5],
    ['beta=1.5', '1.5', 2.5],
    ['beta=1 + 1', '1 + 1', 2],
    ['beta=', '', 1],
  ] as const)
    it(`refuses ${source} for ${value}`, () => {
      assert.match(write(source, written, value, 3), /^beta is given as/);
    });

  it('finds each number where the reader has seen it', () => {
    const { formula } = definitionIn('def act(x, low=-1.5, high=2.0): return torch.clamp(x, low, high)\n');
    assert.deepEqual(
      formula.parameters.map(({ name, value }) => [name, value]),
      [
        ['low', -1.5],
        ['high', 2],
      ],
    );
  });
});
