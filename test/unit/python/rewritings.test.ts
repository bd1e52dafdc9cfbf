// The same program, written in another way, is told the same or with less certainty, never something else.
import assert from 'node:assert/strict';
import { compareReadings } from '../../../scripts/corpus/compare-readings.ts';
import { rewritings } from '../../../scripts/corpus/rewritings.ts';
import { snippets } from '../cli/snippets.ts';
import { imports } from './marked.ts';

/** Functions that can change places, and everything else to rewrite. */
const program = `${imports}from dataclasses import dataclass

def double(x):
    return 2 * x

def soften(x):
    y = F.softplus(x, beta=2)
    return torch.relu(y)

@dataclass
class Options:
    act: object = nn.Tanh

class Net(nn.Module):
    def __init__(self, options, slope=0.2):
        super().__init__()
        layers = [nn.Linear(1, 1), nn.LeakyReLU(0.3)]
        layers.append(nn.ELU(alpha=2))
        self.net = nn.Sequential(*layers)
        self.act = options.act()

    def forward(self, x):
        for layer in self.net:
            x = layer(x)
        return self.act(self.net[1](x))

net = Net(Options(act=nn.GELU))
y = net.act(soften(torch.ones(3)))
`;

describe('a program that is written in another way', () => {
  for (const [way, rewrite] of Object.entries(rewritings)) {
    it(`is told the same: ${way}`, () => {
      const [told] = compareReadings(program, { [way]: rewrite });
      assert.ok(told && told.compared > 8, 'it gives occasion to');
      assert.deepEqual(told.differences, []);
      // Whoever is wrapped, split or broken into lines loses nothing.
      if (way !== 'name what is called') assert.equal(told.less, 0);
    });
  }

  const ways = Object.entries(rewritings);
  for (const [kind, table] of Object.entries(snippets))
    it(`is told nothing else of ${kind}`, () => {
      for (const [index, code] of Object.keys(table).entries()) {
        // Each snippet in three ways, so that every kind meets all of them.
        const some = Object.fromEntries(ways.filter((_, at) => (at + index) % 3 === 0));
        for (const { differences, rewriting } of compareReadings(imports + code.replace('¦', ''), some))
          assert.deepEqual(differences, [], `${rewriting}: ${code}`);
      }
    });

  it('is found where it is', () => {
    const wrapped = rewritings['wrap in a function']?.(program);
    const { cell, offset } = wrapped?.place(program.indexOf('torch.relu')) ?? { cell: 0, offset: 0 };
    assert.ok(wrapped?.cells[cell]?.startsWith('torch.relu', offset));
  });
});
