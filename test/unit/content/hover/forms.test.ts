// The hover over each form in which code uses an activation: a snippet with `|` at the pointer, and all that is said.
import assert from 'node:assert/strict';
import { describeUse } from '../../../../src/content/hover/hover.ts';
import { findActivationUses } from '../../../../src/python/index.ts';
import { english } from '../../../support/english.ts';
import { readAloud } from './read-aloud.ts';

const imports =
  'import torch\nfrom torch import nn\nimport torch.nn.functional as F\nfrom functools import partial\n';

/** What the hover says at the `|`, without the numbers, the links and the picture's words. */
function saidAt(snippet: string, language: 'python' | 'markdown' = 'python'): readonly string[] {
  const marked = language === 'python' ? imports + snippet : snippet;
  const offset = marked.indexOf('|');
  const source = marked.replace('|', '');
  const use = findActivationUses(source, { language }).find(
    ({ start, end }) => start <= offset && offset <= end,
  );
  if (!use) return [];
  const content = describeUse(use, 0, english);
  assert.ok(content);
  return readAloud(content)
    .split('\n')
    .map((line) => line.replace(/ Curve of .+$/, ''))
    .filter((line) => !/^(x|f|f′) |^Plot /.test(line));
}

const softplus = 'Softplus A smooth ReLU: always positive, with a gradient that is never zero';
const relu = [
  'ReLU Keeps positive values, zeroes the rest',
  'f(x) = max(0, x)',
  'Range [0, ∞), gradient 0 or 1: sparse.',
  'Exactly 0, gradient 0 for x ≤ 0: units can die.',
  'Kink at x = 0; PyTorch’s gradient there is 0.',
  'Softplus approaches ReLU as beta grows.',
  'N(0, 1): mean 0.399, std 0.584, 50% exact zeros, gain 1.41 (calculate_gain: 1.41), gradient² × 1.',
];
/** What follows the parameters of Softplus(beta=2). */
const betaTwo = [
  'f(x) = ln(1 + exp(2·x)) / 2, x where 2·x > 20',
  'Range (0, ∞), gradient (0, 1].',
  'Gradient never 0; no exact zeros.',
  'Gradient below 0.1 for x < −1.1.',
  'Switches to x at x = 10.',
  'Max. gap to ReLU: +0.3466 at x = 0.',
];
const moments =
  'N(0, 1): mean 0.534, std 0.545, 13.6% saturated, gain 1.31 (no calculate_gain), gradient² × 0.598.';

/** The lines with another one after the first. */
const withOrigin = ([first = '', ...rest]: readonly string[], origin: string) => [first, origin, ...rest];

describe('hover over each form', () => {
  it('nn.Soft|plus(beta=2)', function () {
    const expected = [softplus, 'beta = 2 threshold = 20', ...betaTwo, moments];
    assert.deepEqual(saidAt(this.test?.title ?? ''), expected);
    assert.deepEqual(saidAt('F.soft|plus(x, 2)'), expected);
  });

  it('torch.re|lu(x)', function () {
    assert.deepEqual(saidAt(this.test?.title ?? ''), relu);
  });

  it('act_layer=nn.Re|LU', () => {
    assert.deepEqual(saidAt('Block(act_layer=nn.Re|LU)'), relu);
    assert.ok(saidAt('Block(act_layer=nn.Leaky|ReLU)').includes('Not called here; shown with defaults.'));
  });

  it('self.a|ct(x) and its instance', () => {
    const network = [
      'class Net(nn.Module):',
      '    def __init__(self):',
      '        self.act = nn.Softplus(beta=2)',
      '    def forward(self, x):',
      '        return self.a|ct(x)',
    ].join('\n');
    assert.deepEqual(saidAt(network), [
      softplus,
      'self.act is nn.Softplus(beta=2), line 7.',
      'beta = 2 threshold = 20',
      ...betaTwo.slice(0, -1),
      moments,
    ]);
  });

  it('an activation in a container, with what is read of it', () => {
    const origin = (code: string) => saidAt(code)[1];
    assert.equal(
      origin('seq = nn.Sequential(nn.Linear(4, 3), nn.Tanh())\ns|eq[1](x)'),
      'seq[1] is nn.Tanh(), line 5.',
    );
    assert.equal(
      origin("acts = {'silu': nn.SiLU(), 'tanh': nn.Tanh()}\na|cts['silu'](x)"),
      "acts['silu'] is nn.SiLU(), line 5.",
    );
  });

  it('self.net[1](x) of a Sequential', () => {
    const network = [
      'class Net(nn.Module):',
      '    def __init__(self):',
      '        self.net = nn.Sequential(nn.Linear(4, 3), nn.ReLU())',
      '    def forward(self, x):',
      '        return self.n|et[1](x)',
    ].join('\n');
    assert.deepEqual(saidAt(network), withOrigin(relu, 'self.net[1] is nn.ReLU(), line 7.'));
  });

  it('an activation that a parameter holds by default', () => {
    assert.deepEqual(
      saidAt('def block(x, act=nn.ReLU()):\n    return a|ct(x)'),
      withOrigin(relu, 'act is nn.ReLU() by default, line 5.'),
    );
  });

  it('an activation whose class a parameter holds by default', () => {
    const network = [
      'class Net(nn.Module):',
      '    def __init__(self, act_layer=nn.ReLU):',
      '        self.act = act_layer()',
      '    def forward(self, x):',
      '        return self.a|ct(x)',
    ].join('\n');
    assert.deepEqual(saidAt(network), withOrigin(relu, 'self.act is act_layer(), line 7: by default ReLU.'));
  });

  it('an activation of one arm only', () => {
    const network = [
      'class Net(nn.Module):',
      '    def __init__(self, is_on):',
      '        if is_on:',
      '            self.act = nn.ReLU()',
      '        else:',
      '            self.act = nn.Identity()',
      '    def forward(self, x):',
      '        return self.a|ct(x)',
    ].join('\n');
    assert.deepEqual(saidAt(network), withOrigin(relu, 'self.act may be nn.ReLU(), line 8.'));
    assert.deepEqual(
      saidAt(
        'def block(x, is_on, act=nn.ReLU):\n    a = act() if is_on else nn.Identity()\n    return a|(x)',
      ),
      withOrigin(relu, 'a is act(), line 6: perhaps ReLU or something else.'),
    );
  });

  it('a name that may hold one of several, on one line or on lines of their own', () => {
    assert.equal(
      saidAt("act = {'r': nn.ReLU(), 'g': nn.GELU(), 't': nn.Tanh()}[name]\na|ct(x)")[1],
      'act may be ReLU, GELU or Tanh (line 5).',
    );
    assert.equal(
      saidAt('act = nn.ReLU()\nif fast:\n    act = nn.Tanh()\na|ct(x)')[1],
      'act may be ReLU (line 5) or Tanh (line 7).',
    );
    assert.equal(
      saidAt('act = nn.ELU(2) if fast else nn.ELU()\na|ct(x)')[1],
      'act may be ELU(alpha=2) or ELU() (line 5).',
    );
  });

  it('a name that may hold one of two', () => {
    assert.deepEqual(
      saidAt('act = nn.ReLU() if fast else nn.Tanh()\na|ct(x)'),
      withOrigin(relu, 'act may be ReLU or Tanh (line 5).'),
    );
  });

  it('hidden.re|lu_()', () => {
    assert.deepEqual(saidAt('hidden = layer(x)\nhidden.re|lu_()'), [
      ...relu.slice(0, -2),
      'Overwrites its input.',
      ...relu.slice(-2, -1),
      'Probably a Tensor method (type of hidden unknown).',
      ...relu.slice(-1),
    ]);
  });

  it('partial(nn.Soft|plus, beta=2)', () => {
    assert.deepEqual(saidAt('act = partial(nn.Soft|plus, beta=2)'), [
      softplus,
      'Called later with these bound arguments.',
      'beta = 2 threshold = 20',
      ...betaTwo.slice(0, -1),
      moments,
    ]);
  });

  it("getattr(nn, 'Re|LU')", function () {
    assert.deepEqual(saidAt(this.test?.title ?? ''), relu);
  });

  it("nonlinearity='re|lu'", () => {
    assert.deepEqual(saidAt("nn.RNN(4, 3, nonlinearity='re|lu')"), relu);
  });

  it('a value from a constant, and one from a parameter’s default', () => {
    assert.equal(saidAt('SHARP = 2\nnn.Soft|plus(SHARP)')[1], 'beta = 2 from SHARP threshold = 20');
    assert.equal(
      saidAt('def make(beta=2.0):\n    return nn.Soft|plus(beta)')[1],
      'beta = 2 by default threshold = 20',
    );
  });

  it('nn.Hard|tanh(-1e30, 1e30), whose figures are all written alike', () => {
    const said = saidAt('nn.Hard|tanh(-1e30, 1e30)').join('\n');
    assert.ok(said.includes('min_val = -1e30 max_val = 1e30\nf(x) = min(max(x, −1e30), 1e30)'), said);
  });

  it('a value that cannot be known', () => {
    assert.deepEqual(saidAt('nn.Soft|plus(beta=config.beta)').slice(1, 4), [
      'beta = ? threshold = 20',
      'f(x) = ln(1 + exp(x)), x where x > 20',
      'beta is unknown here; shown with beta = 1.',
    ]);
  });

  it('arguments that PyTorch refuses', () => {
    assert.ok(
      saidAt('nn.Soft|plus(betta=2)').includes(
        "PyTorch raises: TypeError: Softplus.__init__() got an unexpected keyword argument 'betta'",
      ),
    );
    assert.ok(saidAt('F.soft|min(x)').some((line) => line.startsWith('PyTorch warns: Implicit dimension')));
  });

  it('findings only where they hold whatever the unknown values are', () => {
    const warned = (snippet: string) =>
      saidAt(snippet).filter((line) => /^(PyTorch raises|PyTorch warns|No error)/.test(line));
    assert.deepEqual(warned('F.soft|max(x, dim=d)'), []);
    assert.deepEqual(warned('F.soft|max(x)').length, 1);
    assert.deepEqual(warned('act = nn.Soft|max'), []);
    assert.deepEqual(warned('nn.Hard|tanh(2, high)'), []);
    assert.deepEqual(warned('nn.Hard|tanh(2)').length, 1);
    assert.deepEqual(warned('nn.Soft|plus(0, threshold)'), [
      'No error, but a division by 0 makes every value inf.',
    ]);
  });

  it('bounds the wrong way round, at which only some look', () => {
    const told = (snippet: string) =>
      saidAt(snippet).filter((line) => /^(PyTorch raises|No error)/.test(line));
    const [raised, ...others] = told('nn.Hard|tanh(1, -1)');
    assert.match(raised ?? '', /^PyTorch raises: AssertionError/);
    assert.deepEqual(others, []);
    // Since 2.4 its function looks, too, but for the one in place.
    assert.deepEqual(told('F.hard|tanh(x, 1, -1)'), [
      'PyTorch raises: ValueError: min_val cannot be greater than max_val',
    ]);
    assert.deepEqual(told('F.hard|tanh_(x, 1, -1)'), ['No error, but every value is max_val.']);
    assert.ok(saidAt('F.hard|tanh_(x, 1, -1)').includes('Range −1, gradient 0.'));
  });

  it('of several errors the one that PyTorch comes to first', () => {
    const raised = (snippet: string) => saidAt(snippet).filter((line) => line.startsWith('PyTorch raises'));
    assert.deepEqual(raised("nn.Soft|shrink('1', 2)"), [
      'PyTorch raises: TypeError: Softshrink.__init__() takes from 1 to 2 positional arguments but 3 were given',
    ]);
    assert.deepEqual(raised("F.r|relu(x, 0.3, 0.1, 'yes')"), [
      "PyTorch raises: TypeError: rrelu(): argument 'training' (position 4) must be bool, not str",
    ]);
  });

  it('a negative slope in place, whose gradient raises', () => {
    const last = 'PyTorch raises: a RuntimeError in backward: a negative slope cannot be undone in place';
    for (const call of [
      'nn.Leaky|ReLU(-0.2, inplace=True)',
      'nn.Leaky|ReLU(-0.2, inplace=1)',
      'nn.E|LU(-1, True)',
      'nn.CE|LU(-1, True)',
      'nn.RRe|LU(-0.3, -0.1, True)',
    ]) {
      assert.ok(saidAt(call).includes(last), call);
      assert.ok(!saidAt(call.replace(/, (inplace=)?(True|1)/, '')).includes(last), call);
    }
  });

  it('no curve and no facts of what raises', () => {
    assert.deepEqual(saidAt('nn.Soft|shrink(-1)').slice(1), [
      'PyTorch raises: RuntimeError: lambda must be in range [0, 3.40282e+38] for input dtype Float, but found -1',
      'Docs Hide for Softshrink Hide in Workspace Report',
    ]);
  });

  it('a threshold so far out that the curve before it is a line to the last digit', () => {
    const said = saidAt('nn.Soft|plus(threshold=50)');
    assert.ok(said.includes('Range (0, ∞), gradient (0, 1].'), said.join('\n'));
    assert.ok(said.includes('Switches to x at x = 50.'));
  });

  it('no warning about a function that only lends its name to a string', () => {
    assert.ok(!saidAt("nn.init.calculate_gain('ta|nh')").some((line) => /PyTorch warns/.test(line)));
  });

  it('long code cut where nothing false is left', () => {
    const origin = (code: string) => saidAt(`some_activation = ${code}\nsome_acti|vation(x)`)[1];
    assert.equal(origin('nn.Softplus(beta=100)'), 'some_activation is nn.Softplus(…), line 5.');
    assert.equal(
      origin('nn.Softplus(2, beta_that_is_long)'),
      'some_activation is nn.Softplus(2, …), line 5.',
    );
    assert.equal(origin('torch.nn.functional.relu'), 'some_activation is ….nn.functional.relu, line 5.');
  });

  it('half-typed calls', () => {
    assert.deepEqual(saidAt('y = nn.Re|LU('), relu);
    assert.doesNotThrow(() => saidAt('y = nn.Soft|plus(beta='));
  });

  it('a Markdown fence', () => {
    const fence = '# Notes\n\n```python\nimport torch.nn as nn\nnn.Re|LU()\n```\n';
    assert.deepEqual(saidAt(fence, 'markdown'), relu);
  });

  it('a doctest', () => {
    const doctest = 'def f():\n    """\n    >>> from torch import nn\n    >>> m = nn.Re|LU()\n    """\n';
    assert.deepEqual(saidAt(doctest), relu);
  });

  it('nothing over what is not PyTorch’s', () => {
    assert.deepEqual(saidAt('def relu(x): return x\nre|lu(x)'), []);
    assert.deepEqual(saidAt('# nn.Re|LU()'), []);
  });
});
