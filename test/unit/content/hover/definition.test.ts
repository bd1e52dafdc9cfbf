// The hover over the name of a hand-written activation says which one it is, and nothing where it is none.
import assert from 'node:assert/strict';
import { describeAt } from '../../../../src/content/hover/at.ts';
import { describeCompact } from '../../../../src/content/hover/compact.ts';
import type { HoverContent } from '../../../../src/content/hover/content.ts';
import { linkTo } from '../../../../src/content/hover/link-target.ts';
import { textOf } from '../../../../src/content/sentence.ts';
import type { Dtype } from '../../../../src/foundation/dtype.ts';
import { createReader } from '../../../../src/python/index.ts';
import { english } from '../../../support/english.ts';

const imports =
  'import functools\nimport math\nimport torch\nimport torch.nn as nn\nimport torch.nn.functional as F\n';

/** The use at `|` and the content of its card, or undefined if there is none. */
function useAt(marked: string, dtype: Dtype = 'float32') {
  const source = imports + marked.replace('|', '');
  const reading = createReader().read([{ text: source, language: 'python' }]);
  while (!reading.step(Number.POSITIVE_INFINITY));
  const offset = imports.length + marked.indexOf('|');
  const use = reading.useAt(0, offset);
  const content = use && describeAt(use, offset, 0, english, dtype)?.content;
  return content && use && { use, content };
}

const contentAt = (marked: string, dtype?: Dtype): HoverContent | undefined => useAt(marked, dtype)?.content;

/** The compact card. */
function cardAt(marked: string, dtype?: Dtype) {
  const found = useAt(marked, dtype);
  return found && { ...describeCompact(found.content, english), use: found.use };
}

/** Its lines. */
function linesAt(marked: string, dtype?: Dtype): readonly string[] | undefined {
  const card = cardAt(marked, dtype);
  return card && [textOf(card.head), ...card.lines.map(({ text }) => textOf(text))];
}

describe('hover over a hand-written activation', () => {
  it('names where it breaks for ordinary inputs; what is farther out stands in the full card', () => {
    const trap = 'def s|mooth(x): return torch.where(x > 0, x, torch.exp(x) - 1)';
    const rows: readonly (readonly [string, Dtype, string, 'line' | 'fact'])[] = [
      [
        'def s|oft(x): return torch.log(1 + torch.exp(x))',
        'float16',
        'the value is inf for x > 11.1.',
        'line',
      ],
      [
        'def s|oft(x): return torch.log(1 + torch.exp(x))',
        'float32',
        'the value is inf for x > 88.8.',
        'fact',
      ],
      [trap, 'float16', 'the gradient is nan for x > 11.1.', 'line'],
      [trap, 'bfloat16', 'the gradient is nan for x > 88.8.', 'fact'],
      [
        'def root_a|ct(x): return torch.where(x > 0, x.sqrt(), 0.1 * x)',
        'float32',
        'the gradient is nan for x < 0.',
        'line',
      ],
      // Beyond it something else begins.
      [
        'def s|ilu_e(x): return x * torch.exp(x) / (1 + torch.exp(x))',
        'float16',
        'the value is inf for 8.9 < x ≤ 11.',
        'line',
      ],
    ];
    for (const [code, dtype, text, place] of rows) {
      const sentence = `In ${dtype} ${text}`;
      assert.equal(linesAt(code, dtype)?.includes(sentence), place === 'line', `${code} ${sentence}`);
      assert.equal(contentAt(code, dtype)?.facts.includes(sentence), place === 'fact', `${code} ${sentence}`);
    }
    const overwritten = 'def a|ct(x):\n    y = torch.exp(x)\n    y -= 1\n    return torch.tanh(y)';
    assert.ok(
      linesAt(overwritten)?.includes('Backward raises an error: what it needs is overwritten in place.'),
    );
  });

  it('names none where nothing breaks, nor where the type itself ends', () => {
    for (const code of [
      'def s|mooth(x): return torch.where(x > 0, x, torch.expm1(x.clamp(max=0)))',
      'def r|elu(x): return torch.where(x > 0, x, 0 * x)',
      'def s|oft(x): return x.clamp(min=0) + torch.log1p(torch.exp(-x.abs()))',
      'def gate_a|ct(x): return x * torch.sigmoid(0.9 * x)',
      'def a|ct(x):\n    y = torch.exp(-x.abs())\n    y = y - 1\n    return torch.tanh(y)',
      'def made_a|ct(x): return math.log(1 + math.exp(x))',
    ])
      for (const dtype of ['float32', 'float16', 'bfloat16'] as const) {
        const content = contentAt(code, dtype);
        assert.ok(content, code);
        const told = [...content.facts, ...(content.dtypeLimits ?? []), content.overwrites ?? ''];
        assert.doesNotMatch(told.join(' '), /inf|nan|Backward/, code);
      }
  });

  it('says which activation it computes', () => {
    assert.equal(linesAt('def sw|ish(x): return x * torch.sigmoid(x)')?.[0], 'swish computes SiLU().');
    assert.equal(
      linesAt(
        'class Lea|ky(nn.Module):\n    def forward(self, x):\n        return torch.where(x > 0, x, 0.2 * x)',
      )?.[0],
      'Leaky computes LeakyReLU(negative_slope=0.2).',
    );
    assert.equal(linesAt('ac|t = lambda t: 1 / (1 + torch.exp(-t))')?.[0], 'act computes Sigmoid().');
  });

  it('does not say that a thing is itself', () => {
    const quick = (name: string) =>
      linesAt(
        `class |${name}(nn.Module):\n    def forward(self, x): return x * torch.sigmoid(1.702 * x)`,
      )?.[0];
    assert.equal(quick('QuickGELU'), 'QuickGELU');
    assert.equal(quick('Quick'), 'Quick computes QuickGELU.');
  });

  it('says what a string stands for with what that sets', () => {
    assert.deepEqual(linesAt('def f(hidden_act="gelu|_new"): pass'), [
      '"gelu_new"',
      'In float32 the gradient is 0 for x < −5.16.',
      "Names an activation: probably nn.GELU(approximate='tanh'), according to ACT2FN in transformers 5.24.0.",
    ]);
  });

  it('leads to the plot of the code itself, and to its values, whatever it computes', () => {
    for (const factor of [1, 1.3]) {
      const card = cardAt(`def a|ct(x): return x * torch.sigmoid(${factor} * x)`);
      assert.ok(card);
      const { use, links } = card;
      assert.deepEqual(
        links.map(({ kind }) => kind),
        ['plot', 'evaluate'],
      );
      for (const link of links) {
        const target = linkTo(link, use, () => 'file:///a.py');
        assert.deepEqual(JSON.parse(decodeURIComponent(target.slice(target.indexOf('?') + 1))), [
          { definition: { uri: 'file:///a.py', offset: use.start } },
        ]);
      }
    }
  });

  it('says that a default may be replaced', () => {
    const rows = {
      'def lea|ky(x, slope=0.2):\n    if x > 0:\n        return x\n    return slope * x':
        'leaky computes LeakyReLU(negative_slope=0.2) by default.',
      'def lea|ky(x, slope=0.2): return torch.where(x > 0, x, slope * x)':
        'leaky computes LeakyReLU(negative_slope=0.2) by default.',
      'def a|ct(x, is_smooth=True):\n    return x * torch.sigmoid(x) if is_smooth else torch.relu(x)':
        'act computes SiLU() by default.',
      'class S|wish(nn.Module):\n    def __init__(self, beta=1.0):\n        super().__init__()\n        self.beta = beta\n    def forward(self, x):\n        return x * torch.sigmoid(self.beta * x)':
        'Swish computes SiLU() by default.',
      'class S|wish(nn.Module):\n    def __init__(self):\n        super().__init__()\n        self.beta = nn.Parameter(torch.ones(1))\n    def forward(self, x):\n        return x * torch.sigmoid(self.beta * x)':
        'Swish computes SiLU() before training.',
      // What a function around is given, nobody knows here.
      'def make(slope=0.0):\n    def a|ct(x):\n        return torch.where(x > 0, x, slope * x)\n    return act':
        'act computes ReLU() by default.',
      'def sw|ish(x, inplace=False): return x.mul_(x.sigmoid()) if inplace else x * x.sigmoid()':
        'swish computes SiLU().',
      'def sw|ish(x, unused=3): return x * torch.sigmoid(x)': 'swish computes SiLU().',
    };
    for (const [code, expected] of Object.entries(rows)) assert.equal(linesAt(code)?.[0], expected, code);
  });

  it('follows the branch of __init__ that runs, partial, and what a function keeps', () => {
    const init = (first: string, other: string) =>
      `class A|ct(nn.Module):\n    def __init__(self, flag=False, beta=1.0):\n        super().__init__()\n        if flag:\n            self.act = ${first}\n        else:\n            self.act = ${other}\n    def own(self, x):\n        return x * torch.sigmoid(x)\n    def forward(self, x):\n        return self.act(x)`;
    const rows = {
      [init('self.own', 'F.gelu')]: 'Act computes GELU() by default.',
      [init('F.gelu', 'self.own')]: 'Act computes SiLU() by default.',
      [init('self.own', "functools.partial(F.gelu, approximate='tanh')")]:
        "Act computes GELU(approximate='tanh') by default.",
      [init('nn.Tanh()', 'lambda x: x * torch.sigmoid(beta * x)')]: 'Act computes SiLU() by default.',
      [init('nn.Tanh()', 'self.own').replace('if flag', 'if beta > 1')]: 'Act computes SiLU() by default.',
      "def ge|lu(x):\n    if not hasattr(gelu, '_a'):\n        gelu._a = math.sqrt(2 / math.pi)\n    return 0.5 * x * (1 + torch.tanh(gelu._a * (x + 0.044715 * x ** 3)))":
        "gelu computes GELU(approximate='tanh').",
    };
    for (const [code, expected] of Object.entries(rows)) assert.equal(linesAt(code)?.[0], expected, code);
    // Which one runs is not known, or it is set in a loop as well.
    for (const code of [
      init('F.gelu', 'self.own').replace('if flag', 'if os.environ'),
      init('F.gelu', 'self.act'),
      init('self.act', 'wrap(self.act)'),
      init('F.gelu', 'self.own').replace(
        '        super',
        '        for one in many:\n            self.act = one\n        super',
      ),
    ])
      assert.equal(linesAt(code), undefined, code);
  });

  it('says what of it is not as PyTorch’s own', () => {
    const single = 'Works on one number at a time: a tensor with several raises an error.';
    assert.ok(linesAt('def re|lu(x): return max(0.0, x)')?.includes(single));
    assert.ok(linesAt('def sigm|oid(x): return 1 / (1 + math.exp(-x))')?.includes(single));
    const other = 'Its gradient differs from PyTorch’s at some inputs.';
    assert.ok(linesAt('def re|lu(x): return torch.maximum(x, torch.zeros_like(x))')?.includes(other));
    const same = linesAt('def re|lu(x): return x * (x > 0)');
    assert.ok(same && !same.includes(single) && !same.includes(other));
  });

  it('names what PyTorch does not have, with its formula', () => {
    assert.deepEqual(linesAt('def qui|ck(x): return x * torch.sigmoid(1.702 * x)'), [
      'quick computes QuickGELU.',
      'f(x) = x·σ(1.702·x)',
      'Gradient peaks at 1.100; below 0.11 for x < −0.518.',
    ]);
    assert.equal(linesAt('def a|ct(x): return F.relu(x) ** 2')?.[0], 'act computes Squared ReLU.');
    const snake =
      'class S|nake(nn.Module):\n    def __init__(self, a=0.5):\n        super().__init__()\n        self.a = a\n    def forward(self, x):\n        return x + torch.sin(self.a * x) ** 2 / self.a';
    // It swings without end: no fact is claimed of it.
    assert.deepEqual(linesAt(snake), ['Snake computes Snake(a=0.5) by default.', 'f(x) = x + sin(a·x)² / a']);
  });

  it('says what it is close to, how close and where', () => {
    const [head] =
      linesAt(
        'def ge|lu(x): return 0.5 * x * (1 + torch.tanh(math.sqrt(2 / math.pi) * (x + 0.0447 * x ** 3)))',
      ) ?? [];
    assert.equal(
      head,
      "gelu is close to GELU(approximate='tanh'): at most 8.73e-6 apart for |x| ≤ 10, at x = ±1.84.",
    );
  });

  it('shows the formula and the facts of what nobody has named', () => {
    assert.deepEqual(
      linesAt(
        'class My|Act(nn.Module):\n    def forward(self, x):\n        return torch.where(x > 1, x ** 3, -x)',
      ),
      ['MyAct', 'f(x) = x³ where x > 1, else −x', 'Jumps from −1 to 1 at x = 1.'],
    );
  });

  it('says what it makes of N(0, 1), as of an activation of PyTorch', () => {
    // Half of the inputs are 0; E[z²] = 1/2, E[z⁴] = 3/2 and E[(2z)²] = 2 over the others: a variance of 3/2 − 1/4.
    assert.equal(
      contentAt('def square|d(x): return F.relu(x) ** 2')?.moments,
      'N(0, 1): mean 0.5, std 1.12, 50% exact zeros, gain 0.816, gradient² × 1.33.',
    );
    assert.match(
      contentAt('def swi|sh(x): return x * torch.sigmoid(x)')?.moments ?? '',
      /^N\(0, 1\): mean 0\.207,/,
    );
  });

  it('shows it at every call and instance, with the numbers that are given there', () => {
    const swish =
      'class S(nn.Module):\n    def __init__(self, beta=1.0):\n        super().__init__()\n        self.beta = beta\n    def forward(self, x): return x * torch.sigmoid(self.beta * x)\n';
    const block = (line: string, call: string) =>
      `${swish}class B(nn.Module):\n    def __init__(self):\n        super().__init__()\n        ${line}\n    def forward(self, x):\n        return ${call}`;
    const rows = {
      'def sw(x): return x * torch.sigmoid(x)\ny = s|w(z)': 'sw computes SiLU().',
      'def cap(x, c=50.0): return c * torch.tanh(x / c)\ny = ca|p(z, c=30.0)':
        'cap computes Softcap(cap=30).',
      [`${swish}act = S(2.5)\ny = a|ct(z)`]: 'S computes Swish(beta=2.5).',
      [`${swish}act = S|(2.5)`]: 'S computes Swish(beta=2.5).',
      [`${swish}act = S()\ny = a|ct(z)`]: 'S computes SiLU().',
      [`${swish}make = S|`]: 'S computes SiLU() by default.',
      [block('self.a|ct = S(3)', 'self.act(x)')]: 'S computes Swish(beta=3).',
      [block('self.act = S(3)', 'self.a|ct(x)')]: 'S computes Swish(beta=3).',
      [`${swish}act = S(2.5)\ndef outer|(x): return act(x)`]: 'outer computes Swish(beta=2.5).',
    };
    for (const [code, expected] of Object.entries(rows)) assert.equal(linesAt(code)?.[0], expected, code);
    for (const code of [
      // What is given is not known, or what the name holds.
      `${swish}def make(b):\n    return S|(b)`,
      'def cap(x, c=50.0): return c * torch.tanh(x / c)\ndef f(z, limit): return ca|p(z, limit)',
      'def sw(x): return x * torch.sigmoid(x)\nfor sw in many: s|w(z)',
    ])
      assert.equal(linesAt(code), undefined, code);
  });

  it('says what a name in an expression is a part of', () => {
    const rows: Readonly<Record<string, string | undefined>> = {
      'def f(h):\n    return h * torch.sig|moid(h)': 'Part of h * torch.sigmoid(h) = nn.SiLU.',
      'def f(h):\n    return h * h.sig|moid()': 'Part of h * h.sigmoid() = nn.SiLU.',
      'def f(h):\n    return h * torch.sig|moid(1.702 * h)':
        'Part of h * torch.sigmoid(1.702 * h) = QuickGELU.',
      'def f(h):\n    h = torch.log(1 + torch.e|xp(h))\n    return h':
        'Part of torch.log(1 + torch.exp(h)) = nn.Softplus.',
      'def f(h):\n    return h * 0.5 * (1 + torch.e|rf(h / math.sqrt(2)))':
        'Part of h * 0.5 * (1 + torch.erf(h / math.sqrt(2))) = nn.GELU.',
      'def f(q):\n    s = 50.0 * torch.ta|nh(q / 50.0)\n    return s':
        'Part of 50.0 * torch.tanh(q / 50.0) = Softcap.',
      'def f(h):\n    return F.re|lu(h) ** 2 + h': 'Part of F.relu(h) ** 2 = Squared ReLU.',
      // Of two tensors, of another number, or nothing that has a name.
      'def f(h, g):\n    return g * torch.sig|moid(h)': undefined,
      'def f(h):\n    return h + 1 * torch.sig|moid(h)': undefined,
      'def f(h):\n    return 1 + torch.e|xp(h)': undefined,
      'def f(h):\n    return 2 * h + 1 + ma|th.pi': undefined,
      'def f(h, c):\n    return c * torch.ta|nh(h / c)': undefined,
      'def f(h):\n    return h.cla|mp(min=0)': undefined,
    };
    for (const [code, expected] of Object.entries(rows)) {
      const lines = linesAt(code) ?? [];
      assert.equal(
        lines.find((line) => line.startsWith('Part of')),
        expected,
        code,
      );
    }
  });

  it('keeps quiet where it is no activation, and elsewhere in its code', () => {
    for (const code of [
      'def half|_off(x): return x - 0.5',
      'def nor|malize(x): return (x - 0.5) / 0.5',
      'def to_|float(x): return x / 255',
      'def ar|ea(r): return math.pi * r ** 2',
      'inc|rement = lambda x: x + 1',
      'class Sca|le(nn.Module):\n    def forward(self, x):\n        return x * 2.0',
      'def one|s(x): return torch.ones_like(x)',
      'def half|(x): return x / 2',
      'def swish(|x): return x * torch.sigmoid(x)',
      'def sw|ish(x, y): return x * torch.sigmoid(y)',
      'class Bl|ock(nn.Module):\n    def forward(self, x):\n        return torch.relu(x).sum()',
      `class Act(nn.Module):\n    def forward(self, x):\n        return x * torch.sigmoid(1.702 * x)\nAct.forward = other\nact = Act()\na|ct(x)`,
      `class Act(nn.Module):\n    def forward(self, x):\n        return x * torch.sigmoid(1.702 * x)\nact = Act()\nact.forward = other\na|ct(x)`,
    ])
      assert.equal(linesAt(code), undefined, code);
  });
});
