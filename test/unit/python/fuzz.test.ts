import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type ActivationUse, createReader, findActivationUses } from '../../../src/python/uses.ts';

const pieces = [
  'import torch\nimport torch.nn as nn\nimport torch.nn.functional as F\n',
  'from torch.nn import *\n',
  'from functools import partial\n',
  'class Net(nn.Module):\n    def __init__(self, act=nn.GELU, beta=2.0):\n        super().__init__()\n        self.act = act()\n        self.net = nn.Sequential(nn.Linear(4, 3), nn.Softplus(beta))\n',
  '    def forward(self, x):\n        x = self.act(x)\n        return self.net[1](x).relu_()\n',
  'act = partial(nn.LeakyReLU, negative_slope=0.2)\n',
  'y = F.softplus(x, 2, threshold=10)\n',
  'if a:\n    f = nn.ReLU()\nelse:\n    f = nn.Tanh()\nf(x)\n',
  'for f in [nn.ReLU(), nn.SiLU()]:\n    x = f(x)\n',
  'acts = {"relu": nn.ReLU, "tanh": nn.Tanh}\nacts[name]()\n',
  'try:\n    from torch.nn import Mish\nexcept ImportError:\n    Mish = None\n',
  '"""\n>>> m = nn.ReLU()\n>>> m(x)\n```python\nF.gelu(x)\n```\n"""\n',
  'z = [g(x) for g in (nn.ReLU(),)] if a else lambda q, *r, s=1.: q\n',
  'print "😀", nn.ReLU(\n',
  '\tnn.Softmax(dim=-1)\r\n',
  'getattr(nn, "ReLU")(inplace=True)\n',
  'def f(relu): return relu(x)\n',
  'global act\n',
  'match m:\n    case nn.ReLU(x=1): pass\n    case _: pass\n',
  '%matplotlib inline\n',
  'x = 1. if a > 0. else 2.\n',
  '@torch.no_grad()\ndef g(x: torch.Tensor) -> nn.ReLU: return x.tanh()\n',
];
const tokens = [
  '(',
  ')',
  '[',
  ']',
  '{',
  '}',
  ':',
  ',',
  '.',
  '=',
  '"',
  "'",
  '"""',
  '\n',
  '\n    ',
  '\t',
  '\r\n',
  ' ',
  '#',
  '\\',
  '*',
  '**',
  '@',
  '\uFEFF',
  '😀',
  '\0',
  ':=',
  '->',
  '%',
  '!',
  '>>> ',
  '```',
  'lambda',
  'if',
  'else',
  'for',
  'in',
  'async',
  'yield',
  'return',
  'import',
  'from',
  'as',
  'nn',
  'self',
  'ReLU',
  '0',
  '1.',
  '1e',
  '0x',
];

/** Real-looking code: pieces in any order, cut, with tokens thrown in. */
const code: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...pieces) },
      { weight: 1, arbitrary: fc.constantFrom(...tokens) },
      {
        weight: 2,
        arbitrary: fc
          .tuple(fc.constantFrom(...pieces), fc.nat(80), fc.nat(80))
          .map(([piece, from, length]) => piece.slice(from, from + length)),
      },
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(''));

function spans(use: ActivationUse): [number, number][] {
  const found: [number, number][] = [
    [use.start, use.end],
    [use.expression.start, use.expression.end],
  ];
  for (const span of [use.argumentList, use.input, use.origin]) if (span) found.push([span.start, span.end]);
  for (const state of [...Object.values(use.parameters), ...Object.values(use.settings ?? {})]) {
    for (const span of [state.argument, state.argumentName, state.argumentValue, state.from?.span]) {
      if (span) found.push([span.start, span.end]);
    }
  }
  return found;
}

function read(reader: ReturnType<typeof createReader>, text: string): readonly ActivationUse[] {
  const reading = reader.read([{ text, language: 'python' }]);
  // Many small steps, as the editor takes them.
  while (!reading.step(0));
  return reading.uses[0] ?? [];
}

/** Findings hold functions; their words are compared. */
function plain(uses: readonly ActivationUse[]): unknown {
  const json = uses.map((use) => ({
    ...use,
    findings: use.findings.map((one) => one.message((text) => text)),
  }));
  return JSON.parse(JSON.stringify(json));
}

describe('the reader on broken code', () => {
  it('never throws and keeps every span inside the source, in order', () => {
    fc.assert(
      fc.property(code, (source) => {
        const uses = findActivationUses(source);
        let before = -1;
        for (const use of uses) {
          assert.ok(use.start > before, 'sorted, one use at a place');
          before = use.start;
          for (const [start, end] of spans(use)) {
            assert.ok(
              0 <= start && start <= end && end <= source.length,
              `${start}..${end} of ${source.length}`,
            );
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it('gives the same answer twice', () => {
    fc.assert(
      fc.property(code, (source) => {
        assert.deepEqual(plain(findActivationUses(source)), plain(findActivationUses(source)));
      }),
      { numRuns: 40 },
    );
  });

  it('answers after edits what a fresh reader answers', () => {
    const edit = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      remove: fc.nat(30),
      insert: fc.oneof(fc.constantFrom(...pieces, ...tokens), fc.constant('')),
    });
    fc.assert(
      fc.property(code, fc.array(edit, { minLength: 1, maxLength: 6 }), (start, edits) => {
        const reader = createReader();
        let text = start;
        read(reader, text);
        for (const { at, remove, insert } of edits) {
          const offset = Math.floor(at * text.length);
          text = text.slice(0, offset) + insert + text.slice(offset + remove);
          assert.deepEqual(plain(read(reader, text)), plain(findActivationUses(text)), JSON.stringify(text));
        }
      }),
      { numRuns: 80 },
    );
  });

  it('reads markdown of any kind', () => {
    fc.assert(
      fc.property(code, (source) => {
        for (const use of findActivationUses(source, { language: 'markdown' })) {
          assert.ok(use.end <= source.length);
        }
      }),
      { numRuns: 40 },
    );
  });
});

const usual = 'import torch.nn as nn\n';
const deep = 10_000;

describe('the reader on extreme code', () => {
  const extremes: Readonly<Record<string, string>> = {
    'deep brackets': `${usual}x = ${'('.repeat(deep)}nn.ReLU()${')'.repeat(deep)}\nnn.Tanh()\n`,
    'deep lists': `${usual}x = ${'['.repeat(deep)}nn.ReLU()${']'.repeat(deep)}\nnn.Tanh()\n`,
    'deep calls': `${usual}x = ${'f('.repeat(deep)}nn.ReLU()${')'.repeat(deep)}\nnn.Tanh()\n`,
    'open brackets': `${usual}x = ${'('.repeat(deep)}\nnn.Tanh()\n`,
    'long chains of methods': `${usual}x = y${'.relu()'.repeat(deep)}\nnn.Tanh()\n`,
    'long sums': `${usual}x = ${'1 + '.repeat(deep)}1\nnn.Softplus(x)\nnn.Tanh()\n`,
    'long unary chains': `${usual}x = ${'-'.repeat(deep)}1\nnn.Softplus(x)\nnn.Tanh()\n`,
    'deep lambdas': `${usual}x = ${'lambda: '.repeat(deep)}nn.ReLU()\nnn.Tanh()\n`,
    'deep conditionals': `${usual}x = ${'a if b else '.repeat(deep)}nn.ReLU()\nnn.Tanh()\n`,
    'deep blocks': `${usual}${Array.from({ length: 500 }, (_, i) => `${' '.repeat(i)}if a:\n`).join('')}${' '.repeat(500)}nn.ReLU()\nnn.Tanh()\n`,
    'names that are their own value': `${usual}${Array.from({ length: 2000 }, (_, i) => `a${i} = a${(i * 7 + 3) % 2000}\n`).join('')}a0(x)\nnn.Tanh()\n`,
    'one name bound again and again': `${usual}${'x = x + x\n'.repeat(5000)}nn.Tanh()\n`,
    'branches without end': `${usual}if a: pass\n${'elif b: x = nn.ReLU()\n'.repeat(3000)}x(1)\nnn.Tanh()\n`,
    'null characters': `${usual}\0\0\0nn.ReLU()\n\nnn.Tanh()\n`,
  };
  for (const [name, source] of Object.entries(extremes)) {
    it(`finds what stands behind ${name}`, () => {
      assert.ok(findActivationUses(source).some((use) => use.id === 'Tanh'));
    });
  }

  it('reads a line of a million characters', () => {
    const uses = findActivationUses(`${usual}x = [${'1.5, nn.ReLU(), 2, '.repeat(56_000)}]`);
    assert.equal(uses.length, 56_000);
  }).timeout(20_000);
});
