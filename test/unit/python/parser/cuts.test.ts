import assert from 'node:assert/strict';
import { parser } from '@lezer/python';
import fc from 'fast-check';
import { findActivationUses } from '../../../../src/python/index.ts';
import { cutsIn } from '../../../../src/python/parser/cuts.ts';
import { code, tokens } from '../../../support/random-code.ts';

function piecesOf(text: string, start = 0): string[] {
  const found: string[] = [];
  let from = start;
  for (const to of cutsIn(text, start)) {
    if (to === undefined) continue;
    found.push(text.slice(from, to));
    from = to;
  }
  return found;
}

describe('cutting Python', () => {
  // `¦` marks where a piece is to begin.
  const table: Readonly<Record<string, string>> = {
    nothing: '',
    'one statement': 'x = 1',
    statements: 'x = 1\n¦y = 2\n¦f(x)\n',
    'statements after \\r\\n and \\r': 'x = 1\r\n¦y = 2\r¦z = 3\r\n',
    'blank lines and comments, which stay with what stands above': '# a\n\n¦x = 1\n\n# b\n  # c\n¦y = 2\n# d',
    'a first line that is indented': '  x = 1\n¦y = 2',
    'blocks, with what goes on with them':
      'if a:\n    b\nelif c:\n    d\n# e\nelse:\n    f\n¦try:\n  g\nexcept h:\n  i\nfinally:\n  j\n¦k',
    'names that only begin like keywords': 'x\n¦elsewhere = 1\n¦finally_ = 2\n¦cases = 3',
    decorators: 'x\n¦@a\n# b\n\n@c(\n  d\n)\nclass E:\n  pass\n¦@f\nasync def g(): pass\n¦h',
    brackets: 'x = (\n1,\n[\n2\n]\n)\n¦y = {\n}\n¦z',
    'a bracket that nothing opened': 'x)\n¦y\n)\n¦z',
    'backslashes at the end of a line': 'x = 1 + \\\n2\n¦y = \\\r\n3\n¦# \\\nz'
      .replace('¦#', '#')
      .replace('\nz', '\n¦z'),
    'strings with brackets, quotes and hashes':
      'x = "(" + \'[\'\n¦y = "#\'" # "(\n¦z = \'"\' r\'\\\'(\'\n¦w = b"\\"("',
    'strings over several lines': 'x = """\ny = 1\n"z\\"""(\n"""\n¦y = rf\'\'\'\n"""(\n\'\'\'\n¦z',
    'empty strings': 'x = "" + (\'\')\n¦y = """"""\n¦z = ""\n¦w',
    'a string that goes on behind a backslash': "x = 'a\\\nb('\n¦y = 'c\\\r\nd('\n¦z",
    'a string that is not closed': 'x = "(\n¦y = \'a\n¦z',
    'a triple string that is not closed': 'x = 1\n¦y = """\ndef f(): pass\nimport a\n',
    'f-strings': 'x = f"{a!r:>{10}}" f\'{b["("]}\'\n¦y = f"{{("\n¦z',
    'a bracket that is not closed yet':
      'x = f(\n¦def g(): pass\n¦y = [\n¦class A: pass\n¦z = {\n¦import b\n¦w = (\n¦from .a.b import (c)\n¦v',
    'an open bracket ahead of decorators': 'x = f(a,\n¦@b.c\n@d(1)\nasync def e(): pass\n¦y',
    'lines in brackets that are no beginnings': '(a\n@ b\n@c\nfrom_ +\nimports)\n¦(yield\nfrom d)\n¦y',
  };
  for (const [name, marked] of Object.entries(table)) {
    it(`knows ${name}`, () => {
      assert.deepEqual(piecesOf(marked.replaceAll('¦', '')), marked === '' ? [] : marked.split('¦'));
    });
  }

  it('loses and doubles nothing', () => {
    fc.assert(fc.property(code, (text) => assert.equal(piecesOf(text).join(''), text)));
  });

  it('goes on from any cut as if it came from the start', () => {
    fc.assert(
      fc.property(code, fc.nat(20), (text, count) => {
        const all = piecesOf(text);
        const ahead = all.slice(0, count);
        assert.deepEqual(piecesOf(text, ahead.join('').length), all.slice(count));
      }),
    );
  });

  it('gives occasions to pause in a long text', () => {
    const text = 'x = (1, "a")\n'.repeat(100_000);
    const pauses = [...cutsIn(text)].filter((cut) => cut === undefined).length;
    assert.ok(pauses > 10, `${pauses} pauses`);
  });
});

describe('pieces of sound code', () => {
  /** Statements that Python takes, one below the other. */
  const sound = [
    'import torch.nn as nn\n',
    '@torch.no_grad()\n@other(\n    1,\n)\ndef f(x, act=nn.ReLU()):\n    """Doc (\n\nnn.Tanh(\n"""\n    return act(x)\n',
    'if a:\n    act = nn.GELU()\n\n# else\nelse:\n    act = nn.SiLU(\n)\n',
    'try:\n    y = nn.Softplus(beta=1.5)\nexcept E:\n    pass\nfinally:\n    z = 1\n',
    'x = {"a": [\n"""\ndef f(:\n""",\n1,\n]}\n',
    'y = nn.Tanh()(x) + \\\nnn.ReLU()(x)\n',
    'class A(nn.Module):\n    def __init__(self):\n        self.act = nn.Mish()\n\n    # (\n\n    def forward(self, x): return self.act(x)\n',
    "s = f'{x!r:>{10}}' '\\'(' # ({[\n",
    'while x: x = nn.ELU(0.5)(x); y = 2\nelse: pass\n',
    'match x:\n    case 1: pass\n    case _: nn.CELU()\n',
  ];
  const program = fc.array(fc.constantFrom(...sound), { maxLength: 12 }).map((parts) => parts.join(''));

  /** The top-level nodes, in words. */
  function shape(text: string): string[] {
    const found: string[] = [];
    for (let node = parser.parse(text).topNode.firstChild; node; node = node.nextSibling)
      if (node.name !== 'Comment') found.push(node.toString());
    return found;
  }

  it('are parsed alone into what they are in the whole', () => {
    fc.assert(
      fc.property(program, (text) => assert.deepEqual(piecesOf(text).flatMap(shape), shape(text))),
      { numRuns: 60 },
    );
  });

  it('are whole statements', () => {
    fc.assert(
      fc.property(program, (text) => {
        for (const piece of piecesOf(text)) assert.doesNotMatch(parser.parse(piece).toString(), /⚠/, piece);
      }),
      { numRuns: 60 },
    );
  });
});

describe('half-typed code', () => {
  it('hides no use below it', () => {
    const usual = 'from torch import nn\n';
    const below = 'def f():\n    return nn.Tanh()\nnn.SiLU()\n';
    for (const token of tokens.filter((one) => !/"""|```/.test(one))) {
      const ids = findActivationUses(`${usual}x = nn.ReLU(${token}\n${below}`).map((use) => use.id);
      assert.deepEqual(ids.slice(-2), ['Tanh', 'SiLU'], token);
    }
  });
});
