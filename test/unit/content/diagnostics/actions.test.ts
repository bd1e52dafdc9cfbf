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
      return [title, changed.split('\n').at(-1) ?? ''];
    }),
  );
}

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
