import assert from 'node:assert/strict';
import {
  type ActivationUse,
  type Cell,
  createReader,
  findActivationUses,
} from '../../../../src/python/index.ts';
import { tell } from '../marked.ts';

/** The uses of each cell of a notebook, in words. */
function readNotebook(...texts: readonly string[]): string[][] {
  return usesOf(texts.map((text): Cell => ({ text, language: 'python', isNotebook: true }))).map((uses) =>
    uses.map(tell),
  );
}

function usesOf(cells: readonly Cell[]): readonly (readonly ActivationUse[])[] {
  const reading = createReader().read(cells);
  while (!reading.step(1));
  return reading.uses;
}

const relu = 'torch.nn.ReLU, module call';

describe('cells of a notebook', () => {
  it('see what earlier cells import and make', () => {
    assert.deepEqual(readNotebook('from torch import nn', 'act = nn.ReLU()', 'act(x)'), [
      [],
      [relu],
      ['torch.nn.ReLU, instance call'],
    ]);
  });

  it('say in which cell an instance was made', () => {
    const [, , uses] = usesOf(
      ['from torch import nn', '\nact = nn.ReLU()', 'act(x)'].map((text) => ({
        text,
        language: 'python',
        isNotebook: true,
      })),
    );
    const { cell, line, start } = uses?.[0]?.origin ?? {};
    assert.deepEqual({ cell, line, start }, { cell: 1, line: 2, start: 7 });
  });

  it('can bind one name to two frameworks, one after the other', () => {
    assert.deepEqual(
      readNotebook('from torch import nn', 'nn.ReLU()', 'from flax import linen as nn', 'nn.relu(x)'),
      [[], [relu], [], []],
    );
    assert.deepEqual(
      readNotebook('from flax import linen as nn', 'nn.relu(x)', 'from torch import nn', 'nn.ReLU()'),
      [[], [], [], [relu]],
    );
  });

  const magics: Readonly<Record<string, string>> = {
    '%matplotlib inline\nnn.ReLU()': relu,
    '!pip install torch\nnn.ReLU()': relu,
    '!pip install \\\n  torch\nnn.ReLU()': relu,
    '%%time\nnn.ReLU()': relu,
    '%%capture out\nnn.ReLU()': relu,
    '%time y = nn.ReLU()': relu,
    'if a:\n    %timeit -n 10 nn.ReLU()\n    nn.Linear(1, 1)': relu,
    'files = !ls\nnn.ReLU()': relu,
    'nn.ReLU?\nnn.ReLU()': relu,
    'x = (a\n%b)\nnn.ReLU()': relu,
  };
  for (const [text, expected] of Object.entries(magics)) {
    it(`are Python around IPython's lines: ${JSON.stringify(text)}`, () => {
      assert.deepEqual(readNotebook('from torch import nn', text)[1], [expected]);
    });
  }

  it('are no Python below the magic of another language', () => {
    assert.deepEqual(readNotebook('from torch import nn', '%%bash\nnn.ReLU()', '%%html\nnn.ReLU()'), [
      [],
      [],
      [],
    ]);
  });

  it('hold the source of another file below %%writefile', () => {
    assert.deepEqual(
      readNotebook(
        '%%writefile a.py\nfrom torch import nn\nact = nn.ReLU()',
        'nn.ReLU()',
        'import torch',
        '%%writefile -a a.py\nact(x)',
        'act(x)',
        '%%writefile notes.txt\nnn.ReLU()',
      ),
      [[relu], [], [], ['torch.nn.ReLU, instance call'], [], []],
    );
  });

  it('keep the place of every name', () => {
    const [, uses] = usesOf(
      ['from torch import nn', '%time y = nn.ReLU()'].map((text) => ({
        text,
        language: 'python',
        isNotebook: true,
      })),
    );
    assert.equal('%time y = nn.ReLU()'.slice(uses?.[0]?.start, uses?.[0]?.end), 'ReLU');
  });
});

describe('a source that knows its own module', () => {
  const module = 'torch.nn.modules.transformer';
  it('resolves relative imports', () => {
    const uses = findActivationUses(
      'from .. import functional as F\nfrom .activation import ReLU\nF.relu(x)\nReLU()',
      { module },
    );
    assert.deepEqual(uses.map(tell), ['torch.nn.functional.relu, function call', relu]);
    assert.deepEqual(
      findActivationUses('from . import nn\nnn.ReLU()', { module: 'torch.__init__' }).map(tell),
      [relu],
    );
  });

  it('takes no relative import for PyTorch otherwise', () => {
    assert.deepEqual(findActivationUses('from .. import functional as F\nF.relu(x)'), []);
    assert.deepEqual(findActivationUses('from . import nn\nnn.ReLU()', { module: 'mylib.torch.nn' }), []);
  });

  it('knows what it defines itself', () => {
    const uses = findActivationUses('def relu(x): pass\nrelu(x)', { module: 'torch.nn.functional' });
    assert.deepEqual(uses.map(tell), ['torch.nn.functional.relu, function call']);
  });
});

describe('a reading', () => {
  const text = `import torch.nn as nn\n${'x = nn.Linear(3, 4)(y)\n'.repeat(2000)}nn.ReLU()\n`;

  it('can be stopped and gone on with', () => {
    const reading = createReader().read([{ text, language: 'python' }]);
    let steps = 0;
    while (!reading.step(0)) steps++;
    assert.ok(steps > 20, `${steps} steps`);
    assert.equal(reading.uses[0]?.length, 1);
  });

  it('has no uses before it is done', () => {
    const reading = createReader().read([{ text, language: 'python' }]);
    reading.step(0);
    assert.deepEqual(reading.uses, [[]]);
  });

  it('that is given up leaves the reader as it was', () => {
    const reader = createReader();
    const first = reader.read([{ text, language: 'python' }]);
    while (!first.step(1));
    const second = reader.read([{ text: `# moved\n${text}nn.Tanh()\n`, language: 'python' }]);
    for (let steps = 0; steps < 40; steps++) second.step(0);
    const third = reader.read([{ text: `${text}nn.SiLU()\n`, language: 'python' }]);
    while (!third.step(1));
    assert.deepEqual(
      third.uses[0]?.map((use) => use.id),
      ['ReLU', 'SiLU'],
    );
  });

  it('that is given up moves nothing in the cells that it had read', () => {
    const reader = createReader();
    const first = 'from torch import nn\nact = nn.ReLU()\n';
    const read = (...texts: readonly string[]) =>
      reader.read(texts.map((one) => ({ text: one, language: 'python', isNotebook: true })));
    const whole = read(first, 'act(x)');
    while (!whole.step(1));
    const given = read(`# moved\n${first}`, text);
    for (let steps = 0; steps < 40; steps++) given.step(0);
    const again = read(first, 'act(y)\n');
    while (!again.step(1));
    assert.equal(again.uses[1]?.[0]?.origin?.start, first.indexOf('nn.ReLU'));
  });

  it('follows cells that are moved, by their keys', () => {
    const reader = createReader();
    const cell = (key: string, code: string): Cell => ({
      key,
      text: code,
      language: 'python',
      isNotebook: true,
    });
    const all = [
      cell('a', 'from torch import nn'),
      cell('b', 'act = nn.ReLU()'),
      cell('c', 'act = nn.Tanh()'),
      cell('d', 'act(x)'),
    ];
    const ids = (cells: readonly Cell[]) => {
      const reading = reader.read(cells);
      while (!reading.step(1));
      return reading.uses.at(-1)?.map((use) => use.id);
    };
    assert.deepEqual(ids(all), ['Tanh']);
    assert.deepEqual(ids([0, 2, 1, 3].flatMap((index) => all[index] ?? [])), ['ReLU']);
    assert.deepEqual(ids([all[1], all[3]].flatMap((one) => one ?? [])), []);
  });
});

describe('spans of a use', () => {
  const source = 'import torch.nn.functional as F\ny = F.softplus(x.a, 2, threshold = 1e1 )\n';
  const [use] = findActivationUses(source);
  const text = (span: { start: number; end: number } | undefined) =>
    span && source.slice(span.start, span.end);

  it('cover the name, the call, its arguments and its input', () => {
    assert.equal(text(use), 'softplus');
    assert.equal(text(use?.expression), 'F.softplus(x.a, 2, threshold = 1e1 )');
    assert.equal(text(use?.argumentList), 'x.a, 2, threshold = 1e1 ');
    assert.equal(text(use?.input), 'x.a');
  });

  it('cover each argument, its name and its value', () => {
    const { beta, threshold } = use?.parameters ?? {};
    assert.equal(text(beta?.argument), '2');
    assert.equal(beta?.argumentName, undefined);
    assert.equal(text(threshold?.argument), 'threshold = 1e1');
    assert.equal(text(threshold?.argumentName), 'threshold');
    assert.equal(text(threshold?.argumentValue), '1e1');
    assert.equal(threshold?.value, 10);
  });

  it('of a module cover what its instance is called with', () => {
    const code = 'from torch import nn\ny = nn.ReLU()(x + 1)\nact = nn.ReLU()\nact(-x)\n';
    assert.deepEqual(
      findActivationUses(code).map(({ input }) => input && code.slice(input.start, input.end)),
      ['x + 1', undefined, '-x'],
    );
  });
});

describe('a global statement at the top of a file', () => {
  it('changes nothing, nor does taking it away', () => {
    const rest = 'import torch.nn as nn\nact = nn.ReLU()\nact = nn.GELU()\nact(x)\n';
    const reader = createReader();
    const read = (text: string) => {
      const reading = reader.read([{ text, language: 'python' }]);
      while (!reading.step(1));
      return (reading.uses[0] ?? []).map(tell);
    };
    const plain = [relu, 'torch.nn.GELU, module call', 'torch.nn.GELU, instance call'];
    assert.deepEqual(read(`global act\n${rest}`), plain);
    assert.deepEqual(read(rest), plain);
  });
});
