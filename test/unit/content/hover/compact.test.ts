// The compact hover: what it says of each form of code in a head and at most two lines, and that it stays small.
import assert from 'node:assert/strict';
import { catalog } from '../../../../src/catalog/catalog.ts';
import { describeCompact } from '../../../../src/content/hover/compact.ts';
import { renderCompact } from '../../../../src/content/hover/compact-markdown.ts';
import { describeUse } from '../../../../src/content/hover/hover.ts';
import { plainTextOf } from '../../../../src/content/hover/plain-text.ts';
import type { Dtype } from '../../../../src/foundation/dtype.ts';
import { palettes } from '../../../../src/plot/palette.ts';
import { findActivationUses } from '../../../../src/python/index.ts';
import { english } from '../../../support/english.ts';
import { contentOf, useOf } from './read-aloud.ts';

const imports = 'import torch\nfrom torch import nn\nimport torch.nn.functional as F\n';

interface Asked {
  readonly dtype?: Dtype;
  readonly isSaid?: boolean;
}

function htmlAt(snippet: string, { dtype = 'float32', isSaid = false }: Asked = {}): string {
  const marked = imports + snippet;
  const offset = marked.indexOf('|');
  const source = marked.replace('|', '');
  const use = findActivationUses(source).find(({ start, end }) => start <= offset && offset <= end);
  assert.ok(use, snippet);
  const content = describeUse(use, 0, english, dtype);
  assert.ok(content, snippet);
  return render({ ...content, isSaid });
}

function render(content: Parameters<typeof describeCompact>[0]): string {
  return renderCompact(describeCompact(content, english), content.name, {
    palette: palettes.dark,
    withPicture: true,
    withLinks: true,
    t: english,
    linkTo: () => 'command:there',
    more: 'command:more',
  });
}

/** What is said beside the picture's own words. */
const saidAt = (snippet: string, asked?: Asked) =>
  plainTextOf(htmlAt(snippet, asked))
    .split('\n')
    .map((line) => line.replace(/ (?:Curve|Example) of .+$/, ''));

describe('the compact hover', () => {
  const said: readonly (readonly [snippet: string, ...lines: string[]])[] = [
    ['nn.Re|LU()', 'nn.ReLU() Plot Evaluate… More'],
    [
      'net = nn.Sequential(nn.Tanh(), nn.SiLU())\nnet|[1](x)',
      'net[1] is nn.SiLU(), line 4.',
      'Gradient peaks at 1.100; below 0.11 for x < −0.882.',
      'Plot Evaluate… More',
    ],
    // What holds of the first need not hold of the other.
    [
      'acts = {"silu": nn.SiLU(), "relu": nn.ReLU()}\nacts|[name](x)',
      'acts[name] may be SiLU or ReLU (line 4).',
      'Plot Evaluate… More',
    ],
    [
      "getattr(nn, 'Leaky|ReLU')(0.2)",
      "getattr(nn, 'LeakyReLU')(negative_slope=0.2)",
      'Range (−∞, ∞), gradient 0.2 or 1.',
      'Plot Evaluate… More',
    ],
    [
      "nn.init.calculate_gain('leaky|_relu', 0.2)",
      "'leaky_relu'(negative_slope=0.2)",
      'Range (−∞, ∞), gradient 0.2 or 1.',
      'Plot Evaluate… More',
    ],
    // By the names that the call has to use, and no ReLU once it has learned.
    [
      'nn.PRe|LU(8, 0)',
      'nn.PReLU(num_parameters=8, init=0)',
      'Exactly 0, gradient 0 for x ≤ 0: units can die.',
      'Plot Evaluate… More',
    ],
    [
      'nn.Soft|plus(2, **options)',
      'nn.Softplus(beta=2, **options)',
      'threshold is unknown here; shown with threshold = 20.',
      'Gradient below 0.1 for x < −1.1.',
      'Plot Evaluate… More',
    ],
    [
      'nn.RRe|LU(-1, 1)',
      'nn.RReLU(lower=-1, upper=1)',
      'The slope is random in training; shown as in eval mode.',
      'Exactly 0, gradient 0 for x ≤ 0: units can die.',
      'Plot Evaluate… More',
    ],
    [
      'F.soft|plus(x, 0, -1)',
      'F.softplus(beta=0, threshold=-1)',
      'No error, but 0 is above the threshold, so every value is x.',
      'Range (−∞, ∞), gradient 1.',
      'Plot Evaluate… More',
    ],
    [
      'F.soft|plus(x, -2, -5)',
      'F.softplus(beta=-2, threshold=-5)',
      'No error, but the switch to x lies right of 0, where values are positive.',
      'Switches to x below x = 2.5 (jumps up by 2.503).',
      'Plot Evaluate… More',
    ],
    [
      'F.soft|plus(x, 1e-5)',
      'F.softplus(beta=1e-5)',
      'Gradient below 0.1 for x < −220000.',
      'Plot Evaluate… More',
    ],
    [
      'F.leaky|_relu(x, 1e40)',
      'F.leaky_relu(x, 1e40)',
      'PyTorch raises: RuntimeError: value cannot be converted to type float without overflow',
      'Docs More',
    ],
    [
      'F.leaky|_relu(x, 2**64)',
      'F.leaky_relu(x, 2**64)',
      'PyTorch raises: OverflowError: int too big to convert',
      'Docs More',
    ],
    [
      "F.thresh|old(x, 0, float('nan'))",
      "F.threshold(threshold=0, value=float('nan'))",
      'No error, but values not above the threshold become nan.',
      'Range (0, ∞), gradient 0 or 1: not sparse.',
      'Plot Evaluate… More',
    ],
    // No "No error" beside an error.
    [
      'nn.Leaky|ReLU(-0.2, inplace=True)',
      'nn.LeakyReLU(negative_slope=-0.2, inplace=True)',
      'PyTorch raises: a RuntimeError in backward: a negative slope cannot be undone in place',
      'Overwrites its input.',
      'Plot Evaluate… More',
    ],
    [
      'def f(x: torch.Tensor):\n    return x.view(x.shape[0], x.shape[1], x.shape[2], 4, 4).sig|moid()',
      'x.view(x.shape[0], x.shape[1], x.shape[….sigmoid',
      'Gradient peaks at 0.25; below 0.025 for |x| > 3.64.',
      'Plot Evaluate… More',
    ],
    [
      'if on:\n    act = torch.tanh\nelse:\n    act = clip\nac|t(x)',
      'act may be torch.tanh (line 5), or something else.',
      'In float32 the gradient is 0 for |x| > 9.02.',
      'Gradient below 0.1 for |x| > 1.82.',
      'Plot Evaluate… More',
    ],
    [
      'nn.Soft|plus(beta=2)',
      'nn.Softplus(beta=2)',
      'Gradient below 0.1 for x < −1.1.',
      'Plot Evaluate… More',
    ],
    [
      'from torch.nn import Softplus as SP\nS|P(3)',
      'SP(beta=3)\u00a0 Softplus',
      'Gradient below 0.1 for x < −0.732.',
      'Plot Evaluate… More',
    ],
    [
      'gates = nn.ModuleList([nn.Linear(1, 1), nn.ReLU()])\nga|tes[d](x)',
      'gates[d] may be nn.ReLU(), line 4.',
      'Plot Evaluate… More',
    ],
    [
      'act = nn.Softplus(beta=2)\na|ct(x)',
      'act is nn.Softplus(beta=2), line 4.',
      'Gradient below 0.1 for x < −1.1.',
      'Plot Evaluate… More',
    ],
    [
      'nn.Leaky|ReLU(0.2, inplace=True)',
      'nn.LeakyReLU(negative_slope=0.2, inplace=True)',
      'Overwrites its input.',
      'Range (−∞, ∞), gradient 0.2 or 1.',
      'Plot Evaluate… More',
    ],
    [
      'nn.Hard|tanh(0, 6)',
      'nn.Hardtanh(min_val=0, max_val=6)',
      'Same as ReLU6 with default parameters.',
      'Gradient 0 for x ≤ 0 and x ≥ 6: units can die.',
      'Plot Evaluate… More',
    ],
  ];
  for (const [snippet, ...lines] of said) {
    it(snippet, () => {
      assert.deepEqual(saidAt(snippet), lines);
    });
  }

  it('says the words of its picture aloud, where they take no line of their own', () => {
    for (const [snippet, words] of [
      ['nn.Leaky|ReLU(0.2, inplace=True)', 'Curve of LeakyReLU'],
      ['nn.Soft|plus(beta=2)', 'Curve of Softplus'],
      ['nn.Soft|max(-1)', 'Example of Softmax'],
    ] as const) {
      const text = plainTextOf(htmlAt(snippet));
      assert.match(text, new RegExp(`^.+ ${words}$`, 'm'));
      assert.equal(text.split(words).length, 2);
    }
    assert.doesNotMatch(plainTextOf(htmlAt('nn.Re|LU(True, 1)')), /Curve/);
  });

  it('tells what was set of a module once it was made, which its call does not show', () => {
    const lines = plainTextOf(htmlAt('m = nn.Softplus()\nm.beta = 5\n|m(torch.ones(2))')).split('\n');
    assert.match(lines[1] ?? '', /^beta = 5 from m\.beta/);
    assert.doesNotMatch(plainTextOf(htmlAt('m = nn.Softplus(beta=5)\n|m(torch.ones(2))')), /from/);
  });

  it('tells which activation a string names ahead of what holds of it', () => {
    const lines = plainTextOf(htmlAt("N(hidden_act='si|lu')")).split('\n');
    assert.match(lines[1] ?? '', /^Names an activation: probably nn\.SiLU/);
  });

  it('tells first what PyTorch raises, and shows no curve of it', () => {
    const html = htmlAt('nn.Soft|plus(betta=2)');
    const [head, first] = plainTextOf(html).split('\n');
    assert.equal(head, 'nn.Softplus(betta=2)');
    assert.match(first ?? '', /^PyTorch raises: .*betta/);
    assert.doesNotMatch(html, /<img/);
    assert.match(html, />Docs</);
    assert.match(html, />More</);
  });

  it('leaves out what a marker of another extension says, and still shows no curve', () => {
    const html = htmlAt('nn.Soft|plus(betta=2)', { isSaid: true });
    assert.doesNotMatch(html, /raises|<img/);
  });

  it('tells where the gradient is lost in the dtype that people train in', () => {
    assert.match(
      saidAt('nn.Ta|nh()', { dtype: 'bfloat16' }).join('\n'),
      /In bfloat16 the gradient is 0 for \|x\| > 3\.46/,
    );
    assert.doesNotMatch(saidAt('nn.Ta|nh()', { dtype: 'float64' }).join('\n'), /float64/);
  });

  it('leaves out the second line where the first takes the room of both', () => {
    const content = {
      ...contentOf(useOf('Softmax')),
      chosenDim: 'Takes one that needs many words'.padEnd(90, '.'),
    };
    const lines = plainTextOf(render(content)).split('\n');
    assert.equal(lines.length, 3);
    assert.match(lines[1] ?? '', /^PyTorch warns: Implicit dimension choice/);
  });

  it('leaves out what has no room below a long head, but not what all of it rests on', () => {
    const twoRows = (letter: string) => letter.repeat(70);
    const { assumption: _, ...content } = contentOf(useOf('Softplus'), 'Softplus');
    const long = { ...content, head: [twoRows('h')], cautions: [twoRows('c')] };
    const linesOf = (of: Parameters<typeof describeCompact>[0]) =>
      describeCompact(of, english).lines.map(({ text }) => text.join(''));
    assert.deepEqual(linesOf(long), [twoRows('c')]);
    assert.deepEqual(linesOf({ ...long, assumption: [twoRows('a')] }), [twoRows('a')]);
    assert.ok(linesOf({ ...long, head: ['short'] }).length > 1);
  });

  it('has a head, at most two lines and the links, for every activation', () => {
    for (const { id } of catalog) {
      const use = useOf(id);
      const lines = plainTextOf(render(contentOf(use, id))).split('\n');
      assert.ok(lines.length >= 1 && lines.length <= 4, `${id}: ${lines.join(' / ')}`);
    }
  });

  it('draws bars without the numbers, for which it has no room', () => {
    const [, picture = ''] = /base64,([^"]*)/.exec(htmlAt('torch.soft|max(x, dim=-1)')) ?? [];
    const svg = atob(picture);
    assert.match(svg, /<svg/);
    assert.doesNotMatch(svg, /undefined|NaN|0\.0900/);
  });

  it('escapes what stands in the document', () => {
    assert.doesNotMatch(htmlAt('nn.Soft|plus(beta="<img src=x onerror=y>")'), /<img src=x/);
  });
});
