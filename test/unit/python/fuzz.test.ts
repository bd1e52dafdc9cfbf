import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type ActivationUse, createReader, findActivationUses } from '../../../src/python/uses.ts';
import { code, pieces, tokens } from './code.ts';

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
  }).timeout(120_000);
});
