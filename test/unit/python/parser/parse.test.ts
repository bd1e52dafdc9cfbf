import assert from 'node:assert/strict';
import { type ParsedText, parseInSteps } from '../../../../src/python/parser/parse.ts';

function parse(text: string, before?: ParsedText): ParsedText {
  const work = parseInSteps(text, before);
  for (;;) {
    const { done, value } = work.next();
    if (done && value) return value;
  }
}

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

describe('parsing in steps', () => {
  it('pauses, and the more the longer the text is', () => {
    const pauses = (text: string): number => [...parseInSteps(text, undefined)].length;
    assert.ok(pauses(code) > 10);
    assert.ok(pauses(code.repeat(4)) > 3 * pauses(code));
  });

  it('takes numbers that end in their point', () => {
    for (const text of [
      'x = 1.\n',
      'f(0., 1.)\n',
      'x = 1.e-3\n',
      'x = 1. if a > 2. else 3.\n',
      'x = 10_0.\n',
    ]) {
      assert.doesNotMatch(parse(text).tree.toString(), /⚠/, text);
    }
    assert.match(parse('x = a1.b\n').tree.toString(), /MemberExpression/);
  });

  it('puts the same tree together after an edit', () => {
    const before = parse(code);
    const at = code.indexOf('threshold', code.length >> 1);
    const edited = `${code.slice(0, at)}x, ${code.slice(at)}`;
    assert.equal(parse(edited, before).tree.toString(), parse(edited).tree.toString());
  });
});
