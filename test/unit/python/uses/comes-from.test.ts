// Where a string, a row of a table or a field ends up: `|` is where the cursor stands, the answer the lines whose use comes from there.
import assert from 'node:assert/strict';
import { choiceAt, comesFrom, createReader } from '../../../../src/python/index.ts';
import { imports } from '../marked.ts';

async function linesFrom(marked: string): Promise<readonly string[]> {
  const at = imports.length + marked.indexOf('|');
  const text = imports + marked.replace('|', '');
  const reading = createReader().read([{ text, language: 'python' }]);
  while (!reading.step(Number.POSITIVE_INFINITY));
  const useAt = async (cell: number, offset: number) => reading.useAt(cell, offset);
  const chosen = reading.useAt(0, at);
  assert.ok(chosen, 'there is a use at the mark');
  const choice = choiceAt(chosen, 0, ['this']);
  const found: string[] = [];
  for (const { start } of reading.uses[0] ?? []) {
    const use = await useAt(0, start);
    if (use && (await comesFrom(use, choice, ['this'], useAt)))
      found.push(text.slice(text.lastIndexOf('\n', start) + 1, text.indexOf('\n', start)).trim());
  }
  return found;
}

const module = `
class Mlp(nn.Module):
    def __init__(self, act_layer=nn.GELU, act="silu"):
        self.first = act_layer()
        self.second = TABLE[act]()
    def forward(self, x):
        x = self.first(x)
        return self.second(x)
TABLE = {'silu': nn.SiLU, 'relu': nn.ReLU}
class Cfg:
    hidden_act: str = "relu"
def make(cfg: Cfg):
    return TABLE[cfg.hidden_act]()
m = make(Cfg())
m(x)
`;

const cases: Readonly<Record<string, readonly [mark: string, lines: readonly string[]]>> = {
  'a default class': ['nn.GE|LU', ['self.first = act_layer()', 'x = self.first(x)']],
  'a string': ['"si|lu"', ['return self.second(x)']],
  'a row of a table': ["nn.Si|LU, 'relu'", ['self.second = TABLE[act]()', 'return self.second(x)']],
  'a field': ['"re|lu"', ['m(x)']],
  'what is made': ['self.first = act_la|yer', ['self.first = act_layer()', 'x = self.first(x)']],
  'a place that uses it': ['self.fi|rst(x)', ['x = self.first(x)']],
};

describe('the uses of a choice', () => {
  for (const [name, [mark, lines]] of Object.entries(cases))
    it(`are found from ${name}`, async () => {
      const marked = module.replace(mark.replace('|', ''), mark);
      assert.deepEqual(await linesFrom(marked), lines);
    });

  it('are not those of another choice of the same activation', async () => {
    assert.deepEqual(await linesFrom('a = nn.Re|LU()\nb = nn.ReLU()\na(x)\nb(x)\n'), ['a(x)']);
  });
});
