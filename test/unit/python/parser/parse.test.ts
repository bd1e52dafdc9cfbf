import assert from 'node:assert/strict';
import { finish } from '../../../../src/foundation/generators.ts';
import { parseChunk } from '../../../../src/python/parser/parse.ts';

const code = `import torch.nn as nn

class Net(nn.Module):
    """Says (nothing"""
    def __init__(self, rate=0., *args):
        self.act = nn.Softplus(beta=1., threshold=20)
        self.layers = [nn.Linear(i, j) for i, j in ((1, 2), (3, 4))]

    def forward(self, x):
        if x > 1.:
            return {'a': self.act(x)}
        return f"{x!r:>{10}}"

net = Net(
    rate=1.e-3,
)
`.repeat(20);

const isSound = (text: string): boolean => finish(parseChunk(text)).isSound;

describe('parsing', () => {
  it('pauses, and the more the longer the text is', () => {
    const pauses = (text: string): number => [...parseChunk(text)].length;
    assert.ok(pauses(code) > 10);
    assert.ok(pauses(code.repeat(4)) > 3 * pauses(code));
    // Tokens are a pause for each 256, statements for each 512: arms of one `if` as well.
    const arms = `if a: b()\n${'elif a: b()\n'.repeat(4000)}`;
    assert.ok(pauses(arms) > 150, `${pauses(arms)}`);
  });

  const sound = [
    code,
    'x = 1.\n',
    'f(0., 1.)\n',
    'x = 1. if a > 2. else 3.e-3j\n',
    'x = 10_0. + 0x_ff + .5e3\n',
    'f"{d["a"]!r:>{w}}" f\'{x=}\' rb"\\"" "}"\n',
    "f'{x:%H:%M}' f'{{}}' f'{x!r}' f'{(lambda: 1)()}'\n",
    'with (open(a) as b, open(c) as d,): pass\n',
    'with (a): pass\nwith (a), b as c: pass\n',
    'match = 1\nmatch(x)\nmatch[x]: int = 3\ntype = 2\nprint(x)\ncase = 1\n',
    'match x, y:\n    case [1, -1, *_] | {"a": b, **c} if d: pass\n    case nn.ReLU(inplace=True) as e: pass\n',
    'type X[T] = list[T]\ndef f[T: int](x: T, /, *a: *Ts, b=1, **k) -> T: ...\nclass A[T](B, c=D): pass\n',
    'async def f():\n    async with a as b: await c\n    return [x async for x in y if await z]\n',
    'x = yield\ny = yield a, b\nz = yield from c\ndel a, b[0]\nraise A from B\nassert a, b\nglobal c, d\n',
    'try: a\nexcept* (A, B) as e: b\nelse: c\nfinally: d\n',
    'a = b = c, *d = e\na: int\na: int = 3\na @= b; c **= d; e //= f;\n',
    'x = a if b else c if d else lambda *e, f=1: g\nnot a in b is not c\n-a ** -b ** c\n',
    'print((y := 1), a[1:2, ::3, ...], *b, **c)\nx = {**a, 1: 2}\ny = {*a, 1}\n()\n',
    'x = [*a + b, *c[0] | d]\nreturn *a * 2, b\nf(*a + b, **c | d)\n{**a | b, 1: 2}\n{*a | b}\n',
    '@a.b(c)\n@d\nasync def f(): pass\n',
    'if a:\n\tb\n        # c\n\tif d:\n\t\te\nelse: f\n',
    'x = \\\n  1 + \\\n  2\r\ny = """\r\n"""\r\n',
  ];
  for (const [at, text] of sound.entries())
    it(`finds nothing wrong in sound code (${at})`, () => assert.equal(isSound(text), true));

  const broken = [
    'f(\n',
    'x = )\n',
    'x = a b\n',
    'def (x): pass\n',
    'nn.\n',
    'x = 1 +\n',
    'x = a if b\n',
    'if a\n    b\n',
    'f(a b)\n',
    'f(x=)\n',
    'f(, a)\n',
    '[a,, b]\n',
    'def f(a,, b): pass\n',
    '{,}\n',
    '[1, 2\n',
    'f"{a"\n',
    'for x: pass\n',
    '  x = 1\n',
    'import\n',
    'x:\n',
    '@\n',
  ];
  for (const text of broken)
    it(`notices what is wrong in ${JSON.stringify(text)}`, () => assert.equal(isSound(text), false));

  const recovered: Readonly<Record<string, readonly string[]>> = {
    'a = f(b\nc = 1\n': ['assign', 'assign'],
    'def f():\n    a = g(b[1\n    return c\nd\n': ['function', 'expression'],
    'a = (b +\nclass C: pass\n': ['assign', 'class'],
    'a = (b\n  if c else d)\n': ['assign'],
  };
  for (const [text, kinds] of Object.entries(recovered))
    it(`goes on behind what is open in ${JSON.stringify(text)}`, () => {
      const { statements } = finish(parseChunk(text)).chunk;
      assert.deepEqual(
        statements.map(({ kind }) => kind),
        kinds,
      );
    });
});
