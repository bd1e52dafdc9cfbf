// What may be written instead of an activation that is right as it is.
import assert from 'node:assert/strict';
import { answerLine } from '../../../../src/cli/answer.ts';
import { setup } from './snippets/snippet.ts';

interface Action {
  readonly title: string;
  readonly kind: string;
  readonly edits: readonly { readonly start: number; readonly end: number; readonly text: string }[];
}

/** The last line of the source by the title of each action at `¦`. */
async function actionsAt(code: string): Promise<ReadonlyMap<string, string>> {
  return new Map(
    [...(await changedAt(code))].map(([title, changed]) => [title, changed.split('\n').at(-1) ?? '']),
  );
}

/** The same with all of the source. */
async function changedAt(code: string): Promise<ReadonlyMap<string, string>> {
  const marked = setup + code;
  const start = marked.indexOf('¦');
  const source = marked.replace('¦', '');
  const request = { actions: { source, start, end: start } };
  const { actions } = JSON.parse(await answerLine(JSON.stringify(request))) as {
    readonly actions: readonly Action[];
  };
  return new Map(
    actions.map(({ title, edits, kind }) => {
      assert.equal(kind, 'refactor.rewrite');
      const changed = [...edits]
        .sort((one, other) => other.start - one.start)
        .reduce(
          (text, { start: from, end, text: put }) => text.slice(0, from) + put + text.slice(end),
          source,
        );
      return [title, changed];
    }),
  );
}

/** A module of one's own that makes an activation and calls it. */
const learning = (made: string, called: string, name = 'act'): string => `class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.${name} = ${made}

    def forward(self, x):
        return ${called}`;

const scales: readonly {
  readonly made: string;
  readonly called: string;
  readonly changed: readonly [string, string, string];
}[] = [
  {
    made: 'nn.Softplus(beta=2)',
    called: 'self.act(x)',
    changed: ['nn.Parameter(torch.tensor(2.0))', 'F.softplus(self.act_beta * x) / self.act_beta', 'act_beta'],
  },
  {
    made: 'nn.Softplus(0.5)',
    called: '-self.act(x + 1)  # up',
    changed: [
      'nn.Parameter(torch.tensor(0.5))',
      '-(F.softplus(self.act_beta * (x + 1)) / self.act_beta)  # up',
      'act_beta',
    ],
  },
  {
    made: 'nn.Softplus(10.)',
    called: 'torch.exp(self.act(\n            x,  # what goes in\n        ))',
    changed: [
      'nn.Parameter(torch.tensor(10.0))',
      'torch.exp(F.softplus(\n            self.act_beta * x,  # what goes in\n        ) / self.act_beta)',
      'act_beta',
    ],
  },
];

describe('code actions without a mark', () => {
  it('offer other activations in the same form, and say what changes', async () => {
    const actions = await actionsAt('act = nn.Re¦LU()');
    assert.equal(actions.get('Change to GELU: values in [−0.17, ∞), no dead units'), 'act = nn.GELU()');
    assert.equal(actions.get('Change to Softplus: values in (0, ∞), no dead units'), 'act = nn.Softplus()');
    assert.equal(actions.size, 7);
    const functions = await actionsAt('y = F.ge¦lu(x)');
    assert.equal(functions.get('Change to relu: values in [0, ∞), units can die'), 'y = F.relu(x)');
    assert.equal(functions.get('Change to nn.GELU()'), 'y = nn.GELU()(x)');
  });

  it('keep a flag where it means the same, and offer nothing where it does not', async () => {
    const actions = await actionsAt('act = nn.Re¦LU(inplace=True)');
    assert.equal(actions.get('Work out of place (keeps the input)'), 'act = nn.ReLU(inplace=False)');
    const titles = [...actions.keys()].join('\n');
    assert.match(titles, /SiLU/);
    assert.doesNotMatch(titles, /GELU|Softplus/);
    assert.equal((await actionsAt('act = nn.Leaky¦ReLU(0.2)')).size, 2);
    assert.equal(
      (await actionsAt('act = nn.Leaky¦ReLU(0.2)')).get('Work in place (overwrites the input)'),
      'act = nn.LeakyReLU(0.2, inplace=True)',
    );
  });

  it('make a slope one that is learned', async () => {
    const actions = await actionsAt('act = nn.Leaky¦ReLU(0.2)');
    assert.equal(actions.get('Change to PReLU(init=0.2) (the slope is learned)'), 'act = nn.PReLU(init=0.2)');
    const named = await actionsAt('act = nn.Leaky¦ReLU(negative_slope=1e-2)');
    assert.equal(named.get('Change to PReLU(init=1e-2) (the slope is learned)'), 'act = nn.PReLU(init=1e-2)');
    for (const code of [
      'act = nn.Leaky¦ReLU()',
      'S = 0.2\nact = nn.Leaky¦ReLU(S)',
      'y = F.leaky¦_relu(x, 0.2)',
    ])
      assert.doesNotMatch([...(await actionsAt(code)).keys()].join(), /learned/);
  });

  it('make a scale one that is learned, where a module is made once and called once', async () => {
    for (const { made, called, changed } of scales) {
      const actions = await changedAt(learning(made.replace('Softplus', 'Soft¦plus'), called));
      const [[title, whole] = ['', '']] = [...actions].filter(([one]) => one.includes('learned'));
      assert.match(title, /^Change to nn\.Parameter\(torch\.tensor\([\d.]+\)\) \(beta is learned\)$/);
      assert.equal(whole, setup + learning(...changed), made);
    }
    const code = learning('nn.Soft¦plus(beta=2)', 'self.act(x)');
    for (const near of [
      learning('nn.Soft¦plus()', 'self.act(x)'),
      learning('nn.Soft¦plus(beta=2, threshold=10)', 'self.act(x)'),
      learning('nn.Soft¦plus(beta=0)', 'self.act(x)'),
      learning('nn.Soft¦plus(beta=B)', 'self.act(x)').replace('class', 'B = 2\nclass'),
      learning('nn.Soft¦plus(beta=2) if x else None', 'self.act(x)'),
      learning('nn.Soft¦plus(beta=2)', 'self.act(self.act(x))'),
      learning('nn.Soft¦plus(beta=2)', 'self.act(x, x)'),
      learning('nn.Soft¦plus(beta=2)', 'self.act(*x)'),
      learning('nn.Soft¦plus(beta=2)', 'x'),
      code.replace('self.act =', 'self.act = self.other ='),
      code.replace('        self.act', '        if 1:\n            self.act'),
      code.replace('nn.Module', 'object'),
      code.replace('forward', 'predict'),
      code.replace('__init__(self)', 'build(self)'),
      code.replace('return', 'F = x\n        return'),
      `${code}\nprint(Net().act)`,
      `${code}\nprint(getattr(Net(), "act"))`,
      `${code}\nprint(Net().act_beta)`,
      'act = nn.Soft¦plus(beta=2)\ny = act(x)',
    ])
      assert.doesNotMatch([...(await changedAt(near)).keys()].join(), /learned/, near);
  });

  it('give each channel a slope of its own, where the layer ahead says how many there are', async () => {
    const title = (count: number): string =>
      `Change to num_parameters=${count} (a slope for each channel: ${count - 1} more parameters)`;
    for (const [before, act, after] of [
      ['nn.Conv2d(3, 64, 3)', 'nn.PReLU()', 'nn.PReLU(num_parameters=64)'],
      [
        'nn.Conv1d(3, kernel_size=3, out_channels=8)',
        'nn.PReLU(init=0.1)',
        'nn.PReLU(num_parameters=8, init=0.1)',
      ],
      ['nn.ConvTranspose2d(3, 8, 3)', 'nn.PReLU(1, 0.1)', 'nn.PReLU(8, 0.1)'],
      ['nn.BatchNorm2d(8)', 'nn.PReLU(num_parameters=1)', 'nn.PReLU(num_parameters=8)'],
      ['nn.Flatten(), nn.Linear(3, 8)', 'nn.PReLU()', 'nn.PReLU(num_parameters=8)'],
    ] as const) {
      const actions = await actionsAt(`net = nn.Sequential(${before}, ${act.replace('PReLU', 'PRe¦LU')})`);
      assert.equal(
        actions.get(title(Number(/\d+/.exec(after)?.[0]))),
        `net = nn.Sequential(${before}, ${after})`,
      );
    }
    for (const code of [
      'act = nn.PRe¦LU()',
      'net = nn.Sequential(nn.PRe¦LU())',
      // Of three dimensions, dimension 1 is not the layer's width.
      'net = nn.Sequential(nn.Linear(3, 8), nn.PRe¦LU())',
      'net = nn.Sequential(nn.Flatten(2), nn.Linear(3, 8), nn.PRe¦LU())',
      'C = 8\nnet = nn.Sequential(nn.Conv2d(3, C, 3), nn.PRe¦LU())',
      'net = nn.Sequential(nn.Conv2d(3, 1, 3), nn.PRe¦LU())',
      'net = nn.Sequential(nn.Conv2d(*sizes), nn.PRe¦LU())',
      'net = nn.Sequential(nn.Conv2d(3, 8, 3), nn.PixelShuffle(2), nn.PRe¦LU())',
      'net = nn.Sequential(nn.Conv2d(3, 8, 3), nn.PRe¦LU(8))',
      'net = nn.Sequential(nn.Conv2d(3, 8, 3), nn.PRe¦LU(**options))',
      'net = nn.ModuleList([nn.Conv2d(3, 8, 3), nn.PRe¦LU()])',
    ])
      assert.doesNotMatch([...(await actionsAt(code)).keys()].join(), /num_parameters/, code);
  });

  it('write the function for a module that is called, where all is at its default', async () => {
    const title = 'Change to F.relu';
    assert.equal((await actionsAt('y = nn.Re¦LU()(x)')).get(title), 'y = F.relu(x)');
    assert.equal((await actionsAt('act = nn.ReLU()\ny = a¦ct(x * 2)')).get(title), 'y = F.relu(x * 2)');
    for (const code of [
      'y = nn.Re¦LU(inplace=True)(x)',
      'y = nn.Re¦LU().forward(x)',
      'y = nn.Leaky¦ReLU(0.2)(x)',
      'y = nn.PRe¦LU()(x)',
      'y = nn.RRe¦LU()(x)',
      'y = nn.Soft¦max(dim=1)(x)',
      'y = nn.Re¦LU()(*[x])',
    ])
      assert.doesNotMatch([...(await actionsAt(code)).keys()].join(), /F\./);
  });

  it('write log1p and expm1', async () => {
    for (const [code, title, changed] of [
      ['y = torch.l¦og(1 + x)', 'torch.log1p(x)', 'y = torch.log1p(x)'],
      ['y = (x * 2 + 1).l¦og() + 1', 'torch.log1p(x * 2)', 'y = torch.log1p(x * 2) + 1'],
      ['y = torch.e¦xp(x) - 1', 'torch.expm1(x)', 'y = torch.expm1(x)'],
      ['y = 2 * (x.e¦xp() - 1)', 'torch.expm1(x)', 'y = 2 * (torch.expm1(x))'],
    ] as const)
      assert.equal((await actionsAt(code)).get(`Change to ${title}`), changed);
    for (const code of [
      'y = torch.l¦og(2 + x)',
      'y = torch.l¦og(1 - x)',
      'y = torch.e¦xp(x) - 2',
      'y = 1 - torch.e¦xp(x)',
    ])
      assert.equal((await actionsAt(code)).size, 0, code);
  });

  it('offer nothing elsewhere', async () => {
    for (const code of ['y = ¦x + 1', 'acts = [F.re¦lu]', 'y = x.re¦lu()', 'act = nn.Soft¦max(dim=1)'])
      assert.equal((await actionsAt(code)).size, 0, code);
  });
});
