// `npm run ask` as whoever asks from outside knows it: lines in, lines out, in order, whatever stands in them.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { answerLine } from '../../../src/cli/answer.ts';
import { readLines } from '../../../src/cli/lines.ts';

const root = path.join(import.meta.dirname, '../../..');

/** What comes of lines that are sent to the real process in these pieces. */
async function ask(
  pieces: readonly (string | Uint8Array)[],
): Promise<{ out: string; err: string; code: number | null }> {
  const child = spawn('npm', ['run', '--silent', 'ask'], { cwd: root });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  const end = new Promise<number | null>((resolve) => child.on('close', resolve));
  for (const piece of pieces) {
    await new Promise<void>((resolve) => child.stdin.write(piece, () => resolve()));
  }
  child.stdin.end();
  return { code: await end, out, err };
}

const answer = async (request: unknown): Promise<Record<string, unknown>> =>
  JSON.parse(await answerLine(typeof request === 'string' ? request : JSON.stringify(request)));

describe('npm run ask', () => {
  it('answers each line with a line, in order, and prints nothing else', async () => {
    const umlaut = Buffer.from('{"id":"ä😀","numbers":{"text":"[1]"}}\n');
    const { out, err, code } = await ask([
      '{"id":1,"message":{"call":"nn.ReLU()"}}\r\n',
      '\n',
      'nonsense\n{"id":2,"values":{"activation":"ReLU","x":[1',
      ',"NaN"]}}\n',
      umlaut.subarray(0, 9),
      umlaut.subarray(9),
      '{"id":null,"numbers":{"text":"2"}}',
    ]);
    assert.equal(err, '');
    assert.equal(code, 0);
    assert.deepEqual(out.split('\n'), [
      '{"message":null,"id":1}',
      '{"error":"The line is not JSON."}',
      '{"error":"The line is not JSON."}',
      '{"values":{"y":[1,"NaN"],"dy":[1,1]},"id":2}',
      '{"numbers":{"values":[1],"shape":[1],"notes":[],"otherReadings":[]},"id":"ä😀"}',
      '{"numbers":{"values":[2],"shape":[],"notes":[],"otherReadings":[]},"id":null}',
      '',
    ]);
  });

  it('gives what is in no catalog as null among the candidates, and nothing where it is the default', async () => {
    const table = 'import torch.nn.functional as F\nT = {"relu": F.relu, "own": lambda x: 2 * x}\n';
    const told = async (code: string): Promise<unknown> => {
      const source = table + code;
      return (await answer({ hover: { source, offset: source.lastIndexOf('(x)') - 1 } })).hover;
    };
    const hover = (await told('def f(k):\n  act = T[k]\n  return act(x)')) as { candidates: unknown[] };
    assert.deepEqual(hover.candidates, [
      { activation: 'ReLU', parameters: {}, certainty: 'possible' },
      { activation: null, parameters: {}, certainty: 'possible' },
    ]);
    assert.equal(await told('def f(k="own"):\n  act = T[k]\n  return act(x)'), null);
  });

  it('answers who waits for the answer before asking on', async () => {
    const child = spawn('npm', ['run', '--silent', 'ask'], { cwd: root });
    const answers = readLines(child.stdout.setEncoding('utf8'));
    for (const id of [1, 2, 3]) {
      child.stdin.write(`{"id":${id},"message":{"call":"nn.ReLU()"}}\n`);
      assert.equal((await answers.next()).value, `{"message":null,"id":${id}}`);
    }
    child.stdin.end();
    assert.equal((await answers.next()).done, true);
  });
});

describe('lines of ask', () => {
  async function linesOf(...pieces: string[]): Promise<string[]> {
    const lines: string[] = [];
    const arriving = (async function* () {
      yield* pieces;
    })();
    for await (const line of readLines(arriving)) lines.push(line);
    return lines;
  }

  it('are cut at line feeds only, wherever the pieces end', async () => {
    assert.deepEqual(await linesOf('a\nb', 'c\r', '\nd\u2028e\n'), ['a', 'bc', 'd\u2028e']);
    assert.deepEqual(await linesOf('\n\n'), ['', '']);
    assert.deepEqual(await linesOf(), []);
    assert.deepEqual(await linesOf('a'), ['a']);
  });
});

const TRAIN = {
  layers: [{ weight: [[1]], bias: [0] }],
  activation: 'ReLU',
  x: [[1]],
  y: [[1]],
  loss: 'mse',
  optimizer: { name: 'sgd', lr: 0.1 },
  steps: 1,
};

describe('answers of ask', () => {
  it('say in one sentence what is wrong with a request, and repeat its id', async () => {
    const wrong: readonly (readonly [unknown, string])[] = [
      ['', 'The line is not JSON.'],
      ['{"id":1', 'The line is not JSON.'],
      ['[1]', 'A request is an object of JSON.'],
      ['null', 'A request is an object of JSON.'],
      [{ id: 1 }, 'exactly one'],
      [{ id: 1, hover: {}, uses: {} }, 'exactly one'],
      [{ id: 1, message: { call: 'x' }, definitions: {} }, 'exactly one'],
      [{ id: 1, actions: { source: '' } }, 'start and end are missing.'],
      [{ id: 1, colors: {} }, 'exactly one'],
      [{ id: 1, moments: { activation: 'ReLU' } }, 'input must be'],
      [
        { id: 1, moments: { activation: 'ReLU', input: { normal: [0, -1] } } },
        'A standard deviation is at least 0.',
      ],
      [{ id: 1, moments: { activation: 'Softmax', input: { normal: [0, 1] } } }, 'answers vectors'],
      [{ id: 1, moments: { activation: 'ReLU', input: { values: [] } } }, 'at least one number'],
      [{ id: 1, rand: { seed: -1, count: 2 } }, 'seed must be a whole number'],
      [{ id: 1, train: { layers: [] } }, 'at least one layer'],
      ...(
        [
          [
            { optimizer: { name: 'sgd', lr: 0.1, nesterov: true } },
            'optimizer takes name, lr, momentum, betas, eps, weightDecay, not',
          ],
          [{ optimizer: { name: 'adam', lr: 0.1, momentum: 0.9 } }, 'adam takes no momentum'],
          [{ optimizer: { name: 'adam', lr: 0.1, weight_decay: 0.1 } }, 'not "weight_decay".'],
          [{ shuffle: true }, 'optimizer, steps, batches, not "shuffle".'],
          [
            { layers: [{ weight: [[1]], bias: [0], activation: 'ReLU' }] },
            'layers[0] takes weight, bias, not',
          ],
          [{ activation: 'PReLU', parameters: { num_parameters: 2 } }, 'num_parameters must be 1.'],
        ] as const
      ).map(([more, sentence]) => [{ id: 1, train: { ...TRAIN, ...more } }, sentence] as const),
      [{ id: 1, constructor: {} }, 'exactly one'],
      [{ id: 1, message: null }, 'message must be an object.'],
      [{ id: 1, message: { call: 1 } }, 'call must be a string.'],
      [{ id: 1, message: {} }, 'call is missing.'],
      [{ id: 1, message: { call: '' }, version: '1.12' }, 'version must be one of 2.15, 1.13, 2.0'],
      [{ id: 1, message: { call: '' }, locale: 'it' }, 'locale must be one of en, de, fr.'],
      [{ id: 1, hover: { source: 'a', offset: 2 } }, 'offset must be a whole number from 0 to 1.'],
      [{ id: 1, hover: { source: 'a', offset: 0.5 } }, 'offset must be a whole number from 0 to 1.'],
      [{ id: 1, hover: { source: 'a' } }, 'offset is missing.'],
      [{ id: 1, hover: { source: 'a', offset: 0, language: 'c' } }, 'language must be one of'],
      [{ id: 1, uses: { source: '', files: ['a'] } }, 'files must be an object'],
      [{ id: 1, values: { activation: 'Softplu', x: [] } }, 'There is no activation "Softplu".'],
      [{ id: 1, values: { activation: '__proto__', x: [] } }, 'There is no activation "__proto__".'],
      [{ id: 1, values: { activation: 'ReLU', x: 'NaN' } }, 'x must be a list of numbers.'],
      [{ id: 1, values: { activation: 'ReLU', x: [0, 'nan'] } }, 'x[1] is not a number.'],
      [{ id: 1, values: { activation: 'ReLU', x: [null] } }, 'x[0] is not a number.'],
      [{ id: 1, values: { activation: 'ReLU', x: [], several: 1 } }, 'several must be true or false.'],
      [{ id: 1, values: { activation: 'ReLU', x: [], dtype: 'int8' } }, 'dtype must be one of'],
      [{ id: 1, values: { activation: 'ELU', x: [], parameters: { alpha: [1] } } }, 'alpha must be a number'],
    ];
    for (const [request, sentence] of wrong) {
      const { error, id, ...rest } = await answer(request);
      assert.ok(String(error).includes(sentence), `${JSON.stringify(request)}: ${error}`);
      assert.deepEqual(rest, {});
      assert.equal(id, typeof request === 'string' ? undefined : 1);
    }
  });

  it('follow what is only assigned or handed on through as many files', async () => {
    const files = {
      'pkg/__init__.py': '',
      'pkg/acts.py': 'from .table import ACT\ndef build(name):\n    return ACT[name]()\n',
      'pkg/table.py': "from .own import Own\nACT = {'own': Own}\n",
      'pkg/own.py': 'import torch.nn as nn\nOwn = nn.Mish\n',
    };
    for (const code of ["|act = build('own')", "f(|act=build('own'))", "self.|act = build('own')"]) {
      const source = `from .acts import build\n${code}\n`;
      const offset = source.indexOf('|');
      const { hover } = await answer({
        hover: { source: source.replace('|', ''), offset, path: 'pkg/model.py', files },
      });
      assert.equal((hover as { title?: string } | null)?.title, 'Mish', code);
    }
  });

  it('follow names into the files beside the source', async () => {
    const files = {
      './pkg/layers.py': 'from .base import BETA\nimport torch.nn as nn\nact = nn.Softplus(BETA)\n',
      'pkg/base.py': 'BETA = 3\n',
      'pkg/__init__.py': '',
    };
    const source = 'from .layers import act\nfrom pkg.layers import act as other\nact(x)\nother(x)\n';
    const { uses } = await answer({ uses: { source, path: 'pkg/model.py', files } });
    const candidates = [
      { activation: 'Softplus', parameters: { beta: 3, threshold: 20 }, certainty: 'certain' },
    ];
    assert.deepEqual(
      (uses as { start: number; end: number; how: string }[])
        .filter(({ how }) => how === 'instance')
        .map(({ start, end, ...rest }) => [source.slice(start, end), rest]),
      [
        ['act', { candidates, how: 'instance' }],
        ['other', { candidates, how: 'instance' }],
      ],
    );
    assert.deepEqual((await answer({ uses: { source, path: 'pkg/model.py' } })).uses, []);
  });

  it('tell of a hovered call what it is, where it stands and what a person reads', async () => {
    const source = '"😀"; import torch.nn as nn\nnn.Softplus(beta=2, threshold=b)(x)\n';
    const at = (text: string) => answer({ hover: { source, offset: source.indexOf(text) + 1 } });
    const { hover } = await at('Softplus');
    const { markdown, text, ...rest } = hover as Record<string, unknown>;
    const [start, end] = [source.indexOf('nn.Softplus'), source.indexOf('(beta')];
    const candidates = [
      { activation: 'Softplus', parameters: { beta: 2, threshold: null }, certainty: 'certain' },
    ];
    assert.deepEqual(rest, { title: 'Softplus', start, end, kind: 'activation', candidates });
    assert.match(
      String(text),
      /^Softplus A smooth ReLU: .*\n[^<&]*Docs Hide for Softplus Hide in Workspace Report$/s,
    );
    assert.match(String(markdown), /^<div><strong>Softplus<\/strong>/);
    const { hover: argument } = await at('beta=2');
    const { title, kind, start: from, end: to } = argument as Record<string, unknown>;
    assert.deepEqual([title, kind], ['beta = 2', 'argument']);
    assert.equal(source.slice(Number(from), Number(to)), 'beta=2');
    assert.deepEqual((await at('import')).hover, null);
  });

  it('tell what PyTorch raises over the name that it does not know, and no defaults of such a call', async () => {
    const source = 'import torch.nn as nn\nnn.Softplus(beta=2, thresold=3)\n';
    const at = async (text: string) =>
      (await answer({ hover: { source, offset: source.indexOf(text) + 2 } })).hover as Record<
        string,
        unknown
      >;
    const [call, name] = [await at('Softplus'), await at('thresold')];
    assert.match(String(name.error), /unexpected keyword argument 'thresold'$/);
    assert.equal(name.text, call.text);
    assert.equal(name.kind, 'argument');
    assert.equal(source.slice(Number(name.start), Number(name.end)), 'thresold=3');
    const candidates = [{ activation: 'Softplus', parameters: { beta: 2 }, certainty: 'certain' }];
    assert.deepEqual(call.candidates, candidates);
  });

  it('tell of a hovered call what PyTorch raises and warns of', async () => {
    const told = async (call: string, version?: string) => {
      const source = `import torch, torch.nn.functional as F\n${call}`;
      const { hover } = await answer({ hover: { source, offset: source.indexOf('(') }, version });
      const { error, warning } = hover as Record<string, unknown>;
      return [error, warning];
    };
    assert.deepEqual(await told('F.softplus(x, betta=2)'), [
      "TypeError: softplus() got an unexpected keyword argument 'betta'",
      undefined,
    ]);
    assert.deepEqual(await told('F.sigmoid(x)', '1.13'), [
      undefined,
      'UserWarning: nn.functional.sigmoid is deprecated. Use torch.sigmoid instead.',
    ]);
    assert.deepEqual(await told('F.sigmoid(x)', '2.0'), [undefined, undefined]);
    // Of the numbers themselves, where they are known.
    assert.deepEqual(await told('F.elu(torch.tensor([1, 2]))', '2.7'), [
      'RuntimeError: "elu_cpu" not implemented for \'Long\'',
      undefined,
    ]);
    assert.deepEqual(await told('F.softmax(torch.tensor([1.]), dim=3)'), [
      'IndexError: Dimension out of range (expected to be in range of [-1, 0], but got 3)',
      undefined,
    ]);
    // The build of 2.0.1 raises, that of 2.1.2 answers.
    const half = 'F.elu(torch.tensor([1.], dtype=torch.float16))';
    assert.deepEqual(await told(half, '2.0'), [
      'RuntimeError: "elu_cpu" not implemented for \'Half\'',
      undefined,
    ]);
    assert.deepEqual(await told(half, '2.1'), [undefined, undefined]);
  });

  it('are in the language of the request', async () => {
    const hover = { source: 'import torch.nn as nn\nnn.ReLU', offset: 26 };
    const texts = await Promise.all(
      ['en', 'de', 'fr'].map(async (locale) => {
        const answered = await answer({ locale, hover });
        return String((answered.hover as Record<string, unknown>).text).split('\n')[0];
      }),
    );
    assert.equal(new Set(texts).size, 3);
    assert.ok(texts.every((text) => text?.startsWith('ReLU ')));
    assert.ok((await answer({ locale: 'de', message: { call: 'F.gelu()' } })).message);
  });

  it('tell of numbers what they are, what was left out and why there are none', async () => {
    const { numbers } = await answer({ numbers: { text: 'x = [[1, -0.0], [nan, inf]]\ny = 3', offset: 8 } });
    assert.deepEqual(numbers, {
      values: [1, '-0', 'NaN', 'Infinity'],
      shape: [2, 2],
      notes: [],
      otherReadings: [],
    });
    for (const text of ['', 'abc', '[[1, 2], [3]]']) {
      const { values, shape, notes } = (await answer({ numbers: { text } })).numbers as Record<
        string,
        unknown
      >;
      assert.deepEqual([values, shape, (notes as string[]).length], [[], [0], 1], text);
    }
  });

  it('evaluate numbers as PyTorch prints them, and say what it raises', async () => {
    const evaluate = async (asked: object) => (await answer({ evaluate: asked })).evaluate;
    assert.deepEqual(await evaluate({ text: '[[0., 1.]]', activation: 'ReLU', dtype: 'float64' }), {
      values: [0, 1],
      shape: [1, 2],
      derivatives: [0, 1],
      printed: 'tensor([[0., 1.]], dtype=torch.float64)',
      notes: [],
    });
    assert.deepEqual(await evaluate({ text: '[0, 0]', activation: 'Softmax' }), {
      values: [0.5, 0.5],
      shape: [2],
      derivatives: null,
      printed: 'tensor([0.5000, 0.5000])',
      notes: [],
    });
    assert.deepEqual(await evaluate({ text: '[1, 2, 3]', activation: 'GLU' }), {
      error: 'RuntimeError: Halving dimension must be even, but dimension 0 is size 3',
    });
  });

  it('repeat an id of any form', async () => {
    for (const id of [0, '', null, false, [1, { a: 'NaN' }], { b: -1 }]) {
      assert.deepEqual((await answer({ id, message: { call: '' } })).id, id);
    }
  });

  it('refuse what is nested without end, and go on', async () => {
    const deep = `${'['.repeat(300_000)}${']'.repeat(300_000)}`;
    assert.ok((await answer(`{"id":${deep},"message":{"call":""}}`)).error);
    assert.ok((await answer(`{"id":1,"values":{"activation":"ELU","x":${deep}}}`)).error);
    assert.ok((await answer(`{"id":1,"message":${deep}}`)).error);
  });

  it('answer nothing where Python’s own numbers raise, and what they raise where they alone are asked for', async () => {
    const { inputs, cases } = JSON.parse(
      readFileSync(path.join(import.meta.dirname, '../../golden/python-errors.json'), 'utf8'),
    ) as { inputs: number[]; cases: { source: string; raised: (string | null)[] }[] };
    for (const { source, raised } of cases) {
      const values = { source: `import math\n${source}`, name: 'f', dtype: 'float64', x: inputs };
      const { y } = (await answer({ values })).values as { y: unknown[] };
      assert.deepEqual(
        y.map((one) => one === null),
        raised.map((one) => one !== null),
        source,
      );
      const at = raised.findIndex((one) => one !== null);
      if (at >= 0) {
        const alone = await answer({ values: { ...values, x: [inputs[at]] } });
        assert.deepEqual(alone.values, { error: raised[at] }, source);
      }
    }
  });

  it('write in strings what JSON has no number for, and read it', async () => {
    const { values } = await answer(
      '{"values":{"activation":"Tanh","dtype":"exact","x":["-0",-0,"NaN","Infinity","-Infinity",0]}}',
    );
    assert.deepEqual(values, { y: ['-0', '-0', 'NaN', 1, -1, 0], dy: [1, 1, 'NaN', 0, 0, 1] });
  });

  it('are one line of JSON with one key, whatever is asked', async () => {
    const members = [
      'source',
      'offset',
      'path',
      'files',
      'text',
      'activation',
      'parameters',
      'dtype',
      'x',
      'call',
    ];
    const odd = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom('Softplus', 'GLU', 'Softmax', 'Threshold', 'float16', 'NaN', 2, [1, 'Infinity'], {
        beta: 0,
      }),
      fc.constantFrom('nn.Softplus(', 'F.relu(x', 'x.softmax(9)', '"""', '\ud83d', '[[1, 2], [3]]', '(('),
    );
    const fields = fc.dictionary(fc.constantFrom(...members), odd);
    const keys = ['hover', 'uses', 'numbers', 'evaluate', 'values', 'message', 'train', 'id'];
    const request = fc.dictionary(fc.constantFrom(...keys), fc.oneof(fields, odd), { maxKeys: 2 });
    const lines = fc.oneof(
      fc.string({ unit: 'binary' }),
      request.map((one) => JSON.stringify(one)),
    );
    await fc.assert(
      fc.asyncProperty(lines, async (line) => {
        const answered = await answerLine(line);
        assert.doesNotMatch(answered, /[\n\r]|The product failed/);
        const { id: _, ...rest } = JSON.parse(answered);
        const [key = '', ...others] = Object.keys(rest);
        assert.deepEqual(others, []);
        assert.ok(key === 'error' ? rest.error.length > 0 : line.includes(key));
      }),
    );
  });
});

describe('a hover over a name that is given an activation', () => {
  const hover = async (marked: string) => {
    const offset = marked.indexOf('|');
    const source = marked.replace('|', '');
    const { hover: told } = await answer({ hover: { source, offset, size: 'compact' } });
    const { uses } = await answer({ uses: { source } });
    return { told: told as Record<string, unknown> | null, source, uses: uses as readonly unknown[] };
  };
  for (const [marked, kind, span, head] of [
    [
      'from torch import nn\nself.activ|ation = nn.Softplus(beta=2)\n',
      'assignment',
      'self.activation',
      'self.activation is nn.Softplus(beta=2), line 2.',
    ],
    ['from torch.nn.functional import gelu as |g\n', 'name', 'g', 'torch.nn.functional.gelu'],
    [
      'from torch import nn\nBlock(act_la|yer=nn.GELU)\n',
      'name',
      'act_layer',
      'act_layer is nn.GELU, line 2.',
    ],
    [
      'from torch import nn\ndef f(a|ct=nn.GELU): pass\n',
      'definition',
      'act',
      'act is nn.GELU by default, line 2.',
    ],
  ] as const) {
    it(`is told, and is no use: ${marked}`, async () => {
      const { told, source, uses } = await hover(marked);
      assert.equal(told?.kind, kind);
      assert.equal(source.slice(Number(told?.start), Number(told?.end)), span);
      assert.equal(String(told?.text).split('\n')[0], head);
      assert.equal(uses.length, kind === 'name' && span === 'g' ? 0 : 1);
    });
  }
});

describe('an activation that a source writes itself', () => {
  const source = 'import torch\ndef act(x, beta=1.5):\n    return x * torch.sigmoid(beta * x)\n';

  it('is listed with its parameters and what it is near to', async () => {
    const { definitions } = await answer({ definitions: { source } });
    const [{ near, hazards, ...definition }] = definitions as [
      { near: { activation: string }[]; hazards: { dtype: string; from: number }[] },
    ];
    const start = source.indexOf('act');
    const at = source.indexOf('1.5');
    assert.deepEqual(definition, {
      name: 'act',
      start,
      end: start + 3,
      kind: 'function',
      parameters: { beta: { value: 1.5, start: at, end: at + 3 } },
      equals: null,
      instead: null,
    });
    // Far out the sigmoid is 0 before the product has to be.
    assert.deepEqual([...new Set(hazards.map(({ dtype, from }) => dtype === 'float16' || from < 0))], [true]);
    assert.ok(near.some(({ activation }) => activation === 'SiLU'));
  });

  it('has values by its name', async () => {
    const x = [0.5, -3, 'NaN'];
    const { values } = await answer({ values: { source, name: 'act', x, dtype: 'float64' } });
    const { y, dy } = values as { y: unknown[]; dy: unknown[] };
    assert.deepEqual([y.length, dy.length, y[2]], [3, 3, 'NaN']);
    const other = await answer({ values: { source, name: 'other', x } });
    assert.equal(other.error, 'The source defines no activation that is called "other".');
  });
});

describe('a hover where the code says the dtype', () => {
  it('names it, in both sizes', async () => {
    const source = 'import torch.nn.functional as F\nF.gelu(x.half())\n';
    const text = async (size: string) => {
      const { hover } = await answer({ hover: { source, offset: source.indexOf('gelu'), size } });
      return String((hover as { text: string }).text);
    };
    assert.match(
      await text('compact'),
      /^In float16 \(\.half\(\), line 2\) the gradient is 0 for x < −6\.04\.$/m,
    );
    assert.match(await text('full'), /^float16: \.half\(\), line 2$/m);
  });

  it('says nothing of what holds anyway', async () => {
    const source = 'import torch.nn.functional as F\nF.gelu(x.float())\n';
    const { hover } = await answer({ hover: { source, offset: source.indexOf('gelu'), size: 'full' } });
    assert.doesNotMatch(String((hover as { text: string }).text), /float\(\)/);
  });
});

describe('a hover over what a name has chosen', () => {
  it('shows the way there', async () => {
    const code =
      'import torch.nn as nn\nT = {"relu": nn.ReLU, "silu": nn.SiLU}\nclass Config:\n  hidden_act: str = "silu"\nclass Block(nn.Module):\n  def __init__(self, config: Config):\n    self.act = T[config.hidden_act]()\n  def forward(self, x):\n    return self.act(x)\n';
    for (const size of ['compact', 'full']) {
      const { hover } = await answer({ hover: { source: code, offset: code.lastIndexOf('act(x)'), size } });
      const { text, markdown } = hover as { text: string; markdown: string };
      assert.match(text, /^config\.hidden_act \(line 7\) ← "silu" \(line 4\)$/m);
      if (size === 'full') assert.match(markdown, /line 7.*line 4/s);
    }
    const direct = code.replace('T[config.hidden_act]()', 'T["silu"]()');
    const { hover } = await answer({ hover: { source: direct, offset: direct.lastIndexOf('act(x)') } });
    assert.doesNotMatch((hover as { text: string }).text, /←/);
  });
});

describe('uses in the workspace of a library itself', () => {
  const source =
    'from monai.networks.layers.utils import get_act_layer\nact = get_act_layer(name=("relu", {"inplace": True}))\nact(x)\n';
  const files = {
    'monai/networks/layers/utils.py':
      'import torch.nn as nn\ndef get_act_layer(name):\n    return make(name) if name else nn.Identity()\n',
  };

  it('are what its published table makes of a name', async () => {
    const told = (await answer({ uses: { source, path: 'monai/networks/block.py', files } })) as {
      uses: { candidates: unknown; how: string }[];
    };
    const call = told.uses.find(({ how }) => how === 'instance');
    assert.deepEqual(call?.candidates, [{ activation: 'ReLU', parameters: {}, certainty: 'likely' }]);
  });

  it('are none where the function is another', async () => {
    const others = { 'mine/layers.py': 'def get_act_layer(name):\n    return make(name)\n' };
    const other = source.replace('monai.networks.layers.utils', 'mine.layers');
    const { uses } = await answer({ uses: { source: other, path: 'mine/block.py', files: others } });
    assert.ok(!JSON.stringify(uses).includes('"instance"'));
  });
});

describe('a hover over a reduction', () => {
  const hover = async (marked: string) => {
    const offset = marked.indexOf('|');
    const { hover: told } = await answer({
      hover: { source: marked.replace('|', ''), offset, size: 'compact' },
    });
    return told as Record<string, unknown> | null;
  };
  const formula = 'f(x) = ln(exp(x₁) + … + exp(xₙ))';

  for (const [marked, head, certainty] of [
    ['import torch\ntorch.logsum|exp(x, dim=1)\n', 'torch.logsumexp(dim=1)', 'certain'],
    ['from torch import logsumexp as lse\nls|e(x, 1)\n', 'lse(dim=1) \u00a0 logsumexp', 'certain'],
    ['import torch\nx = torch.randn(3)\nx.logsum|exp(0)\n', 'x.logsumexp(dim=0)', 'certain'],
    ['import torch\ndef f(x): return x.logsum|exp(0)\n', 'x.logsumexp(dim=0)', 'likely'],
  ] as const) {
    it(`tells its formula, and it is no use: ${marked}`, async () => {
      const told = await hover(marked);
      assert.equal(told?.kind, 'reduction');
      assert.deepEqual(told?.candidates, [{ activation: null, parameters: {}, certainty }]);
      const [first = '', second, third = ''] = String(told?.text).split('\n');
      assert.equal(first.replace(/\s+/g, ' '), head.replace(/\s+/g, ' '));
      assert.equal(second, formula);
      assert.match(third, certainty === 'likely' ? /^Probably a Tensor method/ : /^Between the maximum/);
      assert.doesNotMatch(String(told?.markdown), /<img|evaluateNumbers|openPlot/);
      const { uses } = await answer({ uses: { source: marked.replace('|', '') } });
      assert.ok(!JSON.stringify(uses).includes('LogSumExp'));
    });
  }

  it('tells what draws at random, with its own parameters, and it is no use', async () => {
    const source = 'import torch.nn.functional as F\nF.gumbel_softmax(x, tau=0.5, hard=True)\n';
    const told = await hover(source.replace('_softmax', '_soft|max'));
    assert.equal(told?.kind, 'activation');
    assert.deepEqual(told?.candidates, [{ activation: null, parameters: {}, certainty: 'certain' }]);
    assert.match(String(told?.text), /^F\.gumbel_softmax\(tau=0\.5, hard=True\)\nf\(x\) = .*\nOne-hot/);
    const { hover: full } = await answer({ hover: { source, offset: source.indexOf('softmax(') } });
    const { text } = full as { text: string };
    assert.match(text, /random/);
    assert.match(text, /tau = 0\.5 +hard = True +dim = -1/);
    assert.match(text, /Class i is the largest/);
    const { uses } = await answer({ uses: { source } });
    assert.deepEqual(uses, []);
    // Of a value that nobody knows, nothing is said that holds of some only.
    const open = await hover('import torch.nn.functional as F\nF.gumbel_soft|max(x, t, h)\n');
    assert.match(String(open?.text), /^F\.gumbel_softmax\(tau=t, hard=h\)/);
    assert.doesNotMatch(String(open?.text), /One-hot|Class i/);
  });

  it('says nothing of what another library or object calls so', async () => {
    assert.equal(await hover('from jax.nn import gumbel_soft|max\ngumbel_softmax(x)\n'), null);
    assert.equal(await hover('def f(x): return x.gumbel_soft|max(0)\n'), null);
    assert.equal(await hover('import torch\nfrom scipy.special import logsumexp\nlogsum|exp(x)\n'), null);
    assert.equal(await hover('def f(x): return x.logsum|exp(0)\n'), null);
  });

  it('shows a hand-written activation that PyTorch does not have', async () => {
    const source = 'import torch\ndef act(x): return x * torch.sigmoid(1.702 * x)\ny = act(z)\n';
    for (const offset of [source.indexOf('act(x)'), source.indexOf('act(z)')]) {
      const { hover } = (await answer({ hover: { source, offset } })) as { hover: Record<string, unknown> };
      assert.equal(hover.kind, 'definition');
      assert.equal(source.slice(Number(hover.start), Number(hover.end)), 'act');
      assert.deepEqual(hover.candidates, [{ activation: null, parameters: {}, certainty: 'certain' }]);
      assert.match(String(hover.text), /^QuickGELU Hendrycks and Gimpel, 2016/);
    }
  });
});
