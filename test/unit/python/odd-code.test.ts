// Code with odd line ends, marks and spaces: each span of a use is, cut out, what Python's parser found there. What the tests of
// npm run corpus:spans hold with Python itself for thousands, this holds for what has gone wrong.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { findActivationUses, writeBack } from '../../../src/python/index.ts';

const header = 'import torch.nn as nn\n';

/** Of the call in the code: the arguments as written, their values, and what Write to Code makes of beta=3.5. */
function read(code: string) {
  const source = header + code;
  const use = findActivationUses(source)[0];
  assert.ok(use, code);
  const cut = ({ start, end }: { start: number; end: number }) => source.slice(start, end);
  const answer = writeBack(source, use, { beta: 3.5 });
  return {
    callee: cut(use.callee),
    whole: cut(use.expression),
    arguments: use.arguments?.map(cut),
    values: use.arguments?.map(({ value }) => cut(value)),
    written: 'text' in answer ? answer.text : undefined,
  };
}

const table: Readonly<
  Record<string, readonly [inside: string, whole: string, value: string, written: string]>
> = {
  'a comment that ends in a carriage return': [
    'beta=  # "\r(2)',
    'beta=  # "\r(2)',
    '2',
    'beta=  # "\r(3.5)',
  ],
  'a bracket in the comment behind': ['beta=(2)  # )\n', 'beta=(2)', '2', 'beta=(3.5)  # )\n'],
  'brackets in brackets with comments between': [
    'beta=(  # (\r\n( 2 \r) # )\n)  # ))\n',
    'beta=(  # (\r\n( 2 \r) # )\n)',
    '2',
    'beta=(  # (\r\n( 3.5 \r) # )\n)  # ))\n',
  ],
  'a continued line': ['beta \\\n = \\\r\n 2', 'beta \\\n = \\\r\n 2', '2', 'beta \\\n = \\\r\n 3.5'],
  'form feeds and line separators': [
    '\fbeta\f=\f2\f # \u2028)\n',
    'beta\f=\f2',
    '2',
    '\fbeta\f=\f3.5\f # \u2028)\n',
  ],
};

type Pair = readonly [start: number, end: number];
type Call = readonly [
  callee: Pair,
  whole: Pair,
  given: readonly (readonly [name: string | null, value: Pair])[],
];

const golden: readonly (readonly [source: string, calls: readonly Call[]])[] = JSON.parse(
  readFileSync(path.join(import.meta.dirname, '../../golden/spans.json'), 'utf8'),
);

describe('code of odd form', () => {
  it('has each call where Python has it, with the same arguments', () => {
    let compared = 0;
    for (const [source, calls] of golden) {
      for (const { expression, callee, argumentList, arguments: given = [], kind } of findActivationUses(
        source,
      )) {
        if (!argumentList || !/^(?:module|function|method) call$/.test(kind)) continue;
        const call = calls.find(([, [start, end]]) => start === expression.start && end === expression.end);
        assert.ok(call, `${JSON.stringify(expression)} in ${JSON.stringify(source)}`);
        const [[, calleeEnd], [, end], expected] = call;
        assert.ok(callee.end >= calleeEnd && callee.end <= argumentList.start - 1);
        assert.equal(argumentList.end, end - 1);
        const read = given.map(({ name, value }) => [name?.code ?? null, [value.start, value.end]]);
        assert.deepEqual(read, expected, `${expression.code} in ${JSON.stringify(source)}`);
        compared++;
      }
    }
    assert.ok(compared > 300, `${compared} calls`);
  });

  for (const [title, [inside, whole, value, written]] of Object.entries(table)) {
    it(`is cut at the right places: ${title}`, () => {
      const callee = 'nn.Softplus';
      assert.deepEqual(read(`a = "\u{1F600}", ${callee}(${inside})\n`), {
        callee,
        whole: `${callee}(${inside})`,
        arguments: [whole],
        values: [value],
        written,
      });
    });
  }

  it('keeps the line ends of a call that gets another argument', () => {
    const source = `${header}a = nn.Softplus(\r    2,  # two\r)\r`;
    const use = findActivationUses(source)[0];
    const answer = use && writeBack(source, use, { beta: 2, threshold: 5 });
    assert.ok(answer && 'text' in answer);
    assert.equal(answer.text, '\r    2,  # two\r    5,\r');
  });

  it('has the lines that editors count, whatever ends them', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const source = ['import torch.nn as nn', '', 'act = nn.ReLU()', 'act(x)', ''].join(end);
      assert.equal(findActivationUses(source).at(-1)?.origin?.line, 3, JSON.stringify(end));
    }
  });

  it('knows names that are the same to Python', () => {
    const idsIn = (code: string) => findActivationUses(header + code).map(({ id }) => id);
    assert.deepEqual(idsIn('x = \uff4en.\uff32eLU()\n'), ['ReLU']);
    assert.deepEqual(idsIn('act = nn.ReLU()\n\uff41ct = nn.GELU()\nact(x)\n'), ['ReLU', 'GELU', 'GELU']);
  });

  it('knows what escapes in strings mean', () => {
    const approximate = (written: string) =>
      findActivationUses(`${header}nn.GELU(approximate=${written})\n`)[0]?.parameters.approximate?.value;
    assert.equal(approximate(String.raw`'\x74anh'`), 'tanh');
    assert.equal(approximate(String.raw`'\u0074\141nh'`), 'tanh');
    assert.equal(approximate(String.raw`'\U00000074anh'`), 'tanh');
    assert.equal(approximate(String.raw`r'\x74anh'`), String.raw`\x74anh`);
  });
});
