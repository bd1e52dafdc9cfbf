import assert from 'node:assert/strict';
import { findActivationUses } from '../../../src/python/index.ts';

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
    'long conditions': `${usual}x = ${'a and not b or '.repeat(8000)}nn.ReLU()\nnn.Tanh()\n`,
    'long alternatives': `${usual}x = ${'a or b and '.repeat(10_000)}nn.ReLU()\nnn.Tanh()\n`,
    'long chains of not': `${usual}x = ${'not a and '.repeat(12_000)}nn.ReLU()\nnn.Tanh()\n`,
    'long comparisons': `${usual}x = ${'a < '.repeat(30_000)}nn.ReLU()\nnn.Tanh()\n`,
    'a long sum that is awaited': `${usual}async def f(): x = await ${'a+'.repeat(60_000)}nn.ReLU()\nnn.Tanh()\n`,
    'deep lambdas': `${usual}x = ${'lambda: '.repeat(deep)}nn.ReLU()\nnn.Tanh()\n`,
    'deep conditionals': `${usual}x = ${'a if b else '.repeat(deep)}nn.ReLU()\nnn.Tanh()\n`,
    'deep blocks': `${usual}${Array.from({ length: 500 }, (_, i) => `${' '.repeat(i)}if a:\n`).join('')}${' '.repeat(500)}nn.ReLU()\nnn.Tanh()\n`,
    'names that are their own value': `${usual}${Array.from({ length: 2000 }, (_, i) => `a${i} = a${(i * 7 + 3) % 2000}\n`).join('')}a0(x)\nnn.Tanh()\n`,
    'one name bound again and again': `${usual}${'x = x + x\n'.repeat(5000)}nn.Tanh()\n`,
    'branches without end': `${usual}if a: pass\n${'elif b: x = nn.ReLU()\n'.repeat(3000)}x(1)\nnn.Tanh()\n`,
    'a million brackets': `${usual}x = ${'['.repeat(500_000)}nn.ReLU()${']'.repeat(500_000)}\nnn.Tanh()\n`,
    'a million open brackets': `${usual}x = ${'['.repeat(1_000_000)}\nclass A: pass\nnn.Tanh()\n`,
    'a long line of garbage': `${usual}${'x ) ( = ] 3 [ } { : '.repeat(5000)}\nclass A: pass\nnn.Tanh()\n`,
    'decorators in an open bracket': `${usual}x = (\n${'@a\n'.repeat(60_000)}\nclass A: pass\nnn.Tanh()\n`,
    'a number of many digits that is none': `${usual}nn.Softplus(float("${'1'.repeat(60_000)}x"))\nnn.Tanh()\n`,
    'a long sum': `${usual}x = ${'a+'.repeat(100_000)}nn.ReLU()\nnn.Tanh()\n`,
    'null characters': `${usual}\0\0\0nn.ReLU()\n\nnn.Tanh()\n`,
  };
  for (const [name, source] of Object.entries(extremes)) {
    it(`finds what stands behind ${name}`, () => {
      assert.ok(findActivationUses(source).some((use) => use.id === 'Tanh'));
    });
  }

  it('keeps a call that ends with its documentation inside the file', () => {
    for (const source of ['"""\n>>> m = nn.ReLU(', '"""\n>>> m = nn.ReLU("""']) {
      const [use] = findActivationUses(source);
      assert.equal(source.slice(use?.start, use?.expression.end), 'ReLU(');
    }
  });

  it('reads a line of a hundred thousand characters, and goes on behind one of a million', () => {
    const line = (count: number) => `x = [${'1.5, nn.ReLU(), 2, '.repeat(count)}]\n`;
    assert.equal(findActivationUses(usual + line(6000)).length, 6000);
    assert.equal(findActivationUses(`${usual}${line(56_000)}nn.ReLU()\n`).length, 1);
  }).timeout(120_000);
});
