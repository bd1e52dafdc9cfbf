// Calls before and after the panel's parameters are written into them, as a person would have edited them.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Values } from '../../../../src/catalog/activation.ts';
import { writeBack } from '../../../../src/python/edits/write-back.ts';
import { findActivationUses } from '../../../../src/python/index.ts';

const HEADER =
  'import torch\nimport torch.nn as nn\nimport torch.nn.functional as F\nfrom functools import partial\n';

/** The code after writing into its last use, or the refusal. */
function write(code: string, values: Values): string {
  const source = HEADER + code;
  const use = findActivationUses(source).at(-1);
  assert.ok(use, `a use in ${code}`);
  const answer = writeBack(source, use, values);
  if ('refusal' in answer)
    return `refused: ${answer.refusal((text, ...a) => text.replace(/\{(\d)\}/g, (_, i) => String(a[i])))}`;
  const after = source.slice(0, answer.span.start) + answer.text + source.slice(answer.span.end);
  assert.ok(after.startsWith(HEADER));
  return after.slice(HEADER.length);
}

const table: readonly (readonly [string, Values, string])[] = [
  // changes a value
  ['a = nn.Softplus(beta=2)', { beta: 3.5 }, 'a = nn.Softplus(beta=3.5)'],
  ['a = nn.Softplus(2)', { beta: 3.5 }, 'a = nn.Softplus(3.5)'],
  ['a = nn.Softplus( beta = 2 )', { beta: 4 }, 'a = nn.Softplus( beta = 4 )'],
  ['a = nn.Softplus(beta=2.0)', { beta: 4 }, 'a = nn.Softplus(beta=4.0)'],
  ['y = F.softplus(x, 2, threshold=10)', { beta: 3, threshold: 10 }, 'y = F.softplus(x, 3, threshold=10)'],
  ['a = nn.Hardtanh(-2, 2)', { min_val: -3, max_val: 2 }, 'a = nn.Hardtanh(-3, 2)'],
  ['a = nn.Softplus(1/3)', { beta: 2 }, 'a = nn.Softplus(2)'],
  ["a = nn.GELU(approximate='tanh')", { approximate: 'none' }, 'a = nn.GELU()'],
  // adds one
  ['a = nn.Softplus()', { beta: 2 }, 'a = nn.Softplus(beta=2)'],
  ['y = F.softplus(x)', { beta: 2 }, 'y = F.softplus(x, beta=2)'],
  ['y = F.softplus(x,2)', { beta: 2, threshold: 5 }, 'y = F.softplus(x,2,5)'],
  ['a = nn.Softplus(2)', { beta: 2, threshold: 5 }, 'a = nn.Softplus(2, 5)'],
  ['a = nn.Softplus(beta = 2)', { beta: 2, threshold: 5 }, 'a = nn.Softplus(beta = 2, threshold = 5)'],
  ['a = nn.Softplus(threshold=5)', { beta: 2, threshold: 5 }, 'a = nn.Softplus(threshold=5, beta=2)'],
  [
    'a = nn.LeakyReLU(inplace=True)',
    { negative_slope: 0.2 },
    'a = nn.LeakyReLU(inplace=True, negative_slope=0.2)',
  ],
  ['a = nn.GELU()', { approximate: 'tanh' }, "a = nn.GELU(approximate='tanh')"],
  ['s = f"{nn.GELU()} {1}"', { approximate: 'tanh' }, `s = f"{nn.GELU(approximate='tanh')} {1}"`],
  ["s = 'a' + f'{nn.GELU()}'", { approximate: 'tanh' }, `s = 'a' + f'{nn.GELU(approximate="tanh")}'`],
  ['s = "a" + "b"\na = nn.GELU()', { approximate: 'tanh' }, 's = "a" + "b"\na = nn.GELU(approximate="tanh")'],
  ['a = nn.Softplus()', { beta: Number.POSITIVE_INFINITY }, "a = nn.Softplus(beta=float('inf'))"],
  ['a = nn.Softplus()', { beta: 1e-5 }, 'a = nn.Softplus(beta=1e-05)'],
  // drops what is at its default
  ['a = nn.Softplus(beta=2)', { beta: 1 }, 'a = nn.Softplus()'],
  ['a = nn.Softplus(beta=2, threshold=5)', { beta: 1, threshold: 5 }, 'a = nn.Softplus(threshold=5)'],
  ['a = nn.Softplus(beta=2, threshold=5)', { beta: 2, threshold: 20 }, 'a = nn.Softplus(beta=2)'],
  ['a = nn.Softplus(2, 5)', { beta: 1, threshold: 5 }, 'a = nn.Softplus(1, 5)'],
  ['a = nn.Softplus(2, 5)', { beta: 2 }, 'a = nn.Softplus(2)'],
  ['a = nn.Softplus(2, 5)', {}, 'a = nn.Softplus()'],
  ['a = nn.LeakyReLU(0.2, True)', {}, 'a = nn.LeakyReLU(0.01, True)'],
  ['y = F.softplus(x, beta=2)', {}, 'y = F.softplus(x)'],
  // leaves alone what is the same
  ['a = nn.Softplus(beta=2.0)', { beta: 2 }, 'a = nn.Softplus(beta=2.0)'],
  ['a = nn.Softplus(beta=1)', { beta: 1 }, 'a = nn.Softplus(beta=1)'],
  // keeps lines, comments and commas
  [
    'a = nn.Softplus(\n    beta=2,  # sharp\n    threshold=5,\n)',
    { beta: 3, threshold: 5 },
    'a = nn.Softplus(\n    beta=3,  # sharp\n    threshold=5,\n)',
  ],
  [
    'a = nn.Softplus(\n    beta=2,\n)',
    { beta: 2, threshold: 5 },
    'a = nn.Softplus(\n    beta=2,\n    threshold=5,\n)',
  ],
  [
    'a = nn.Softplus(\n    beta=2,  # sharp\n)',
    { beta: 3, threshold: 5 },
    'a = nn.Softplus(\n    beta=3,  # sharp\n    threshold=5,\n)',
  ],
  [
    'a = nn.Softplus(\r\n    beta=2  # sharp\r\n)',
    { beta: 2, threshold: 5 },
    'a = nn.Softplus(\r\n    beta=2,  # sharp\r\n    threshold=5\r\n)',
  ],
  [
    'a = nn.Hardtanh(  # wide\n    -2,  # low\n    2,  # high\n    True,\n)',
    { min_val: -3, max_val: 2 },
    'a = nn.Hardtanh(  # wide\n    -3,  # low\n    2,  # high\n    True,\n)',
  ],
  ['y = F.softplus(f(x, (1, "a,b")), 2)', { beta: 3 }, 'y = F.softplus(f(x, (1, "a,b")), 3)'],
  // writes where the instance is made
  ['act = nn.Softplus(beta=2)\ny = act(x)', { beta: 4 }, 'act = nn.Softplus(beta=4)\ny = act(x)'],
  [
    'a = partial(nn.LeakyReLU, negative_slope=0.2)',
    { negative_slope: 0.3 },
    'a = partial(nn.LeakyReLU, negative_slope=0.3)',
  ],
];

describe('writing to code', () => {
  for (const [before, values, after] of table) {
    it(`${JSON.stringify(before)} with ${JSON.stringify(values)}`, () => {
      assert.equal(write(before, values), after);
    });
  }

  it('refuses where there is no call', () => {
    assert.match(write('a = nn.GELU', { approximate: 'tanh' }), /^refused: There is no call/);
  });

  it('refuses to replace a name by a number', () => {
    assert.match(write('b = 2\na = nn.Softplus(beta=b)', { beta: 3 }), /^refused: beta is set to b here/);
    assert.match(
      write('a = nn.Softplus(beta=cfg.beta)', { beta: 3 }),
      /^refused: beta is set to cfg.beta here/,
    );
  });

  it('leaves an unknown argument alone where the panel shows its default', () => {
    assert.equal(
      write('a = nn.Softplus(beta=cfg.beta)', { beta: 1, threshold: 5 }),
      'a = nn.Softplus(beta=cfg.beta, threshold=5)',
    );
  });

  it('refuses to write what is set again once the module is made', () => {
    const code = 'm = nn.Softplus(threshold=3)\nm.beta = 5\nm(x)';
    assert.match(write(code, { beta: 3, threshold: 3 }), /^refused: beta is set to 5 here/);
    assert.match(write(code, { beta: 5, threshold: 2 }), /nn\.Softplus\(threshold=2\)/);
  });

  it('refuses where the arguments cannot all be seen', () => {
    assert.match(write('a = nn.Softplus(**options)', { beta: 3 }), /^refused: The call takes arguments from/);
  });

  it('gives a call that is read with the values written, whatever they are', () => {
    const number = fc.oneof(
      fc.double({ min: -1e6, max: 1e6, noNaN: true }),
      fc.constantFrom(1, 20, 0, -0, 100, 1e-7, 1e300),
    );
    const calls = fc.constantFrom(
      'nn.Softplus()',
      'nn.Softplus(2)',
      'nn.Softplus(2, 3)',
      'nn.Softplus(beta=2)',
      'nn.Softplus(threshold=3, beta=2)',
      'F.softplus(x)',
      'F.softplus(x, 2)',
      'F.softplus(x, threshold = 3)',
      'F.softplus(input=x, beta=2)',
    );
    fc.assert(
      fc.property(calls, number, number, (call, beta, threshold) => {
        const after = HEADER + write(`y = ${call}`, { beta, threshold });
        const { parameters } = findActivationUses(after).at(-1) ?? {};
        // -0 and 0 are the same number to PyTorch here.
        assert.equal(Number(parameters?.beta?.value) + 0, beta + 0, after);
        assert.equal(Number(parameters?.threshold?.value) + 0, threshold + 0, after);
      }),
    );
  });
});
