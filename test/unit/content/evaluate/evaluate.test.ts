// What is said of evaluated numbers, and what goes back into the document.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { roundTo } from '../../../../src/arithmetic/rounding.ts';
import { findById } from '../../../../src/catalog/catalog.ts';
import { type ConfiguredActivation, listActivations } from '../../../../src/content/configured-activation.ts';
import type { ActivationResult } from '../../../../src/content/evaluate/activation-result.ts';
import { commentLines } from '../../../../src/content/evaluate/comment-lines.ts';
import { copyText } from '../../../../src/content/evaluate/copy-text.ts';
import { exactWriter, NumberTape } from '../../../../src/content/evaluate/digits.ts';
import { evaluateInSlices, evaluateTensor } from '../../../../src/content/evaluate/evaluate.ts';
import { describeInline } from '../../../../src/content/evaluate/inline.ts';
import {
  describeCommas,
  describeNoNumber,
  describeProblem,
  describeSkipped,
} from '../../../../src/content/evaluate/notes.ts';
import { findNumberLines } from '../../../../src/content/evaluate/number-lines.ts';
import { readCall, readParameters, writeParameters } from '../../../../src/content/evaluate/parameters.ts';
import { replaceNumbers } from '../../../../src/content/evaluate/replace.ts';
import { renderTable } from '../../../../src/content/evaluate/table.ts';
import { printTensor } from '../../../../src/content/print.ts';
import type { Dtype } from '../../../../src/foundation/dtype.ts';
import type { Release } from '../../../../src/foundation/release.ts';
import { findLiteralAt } from '../../../../src/tensors/literal-at.ts';
import { parseTensor } from '../../../../src/tensors/parse-tensor.ts';
import { assertProportional, type Counted, loadCounted } from '../../../support/count-steps.ts';
import { english as t } from '../../../support/english.ts';
import { readGolden } from '../../catalog/golden.ts';

const softplus: ConfiguredActivation = { id: 'Softplus', parameters: { beta: 1, threshold: 20 } };
const relu: ConfiguredActivation = { id: 'ReLU', parameters: {} };
const dtypes: readonly Dtype[] = ['float64', 'float32', 'float16', 'bfloat16'];

function evaluate(
  text: string,
  choices: readonly ConfiguredActivation[],
  dtype: Dtype = 'float32',
): readonly ActivationResult[] {
  const { values, shape } = parseTensor(text);
  const evaluation = evaluateTensor(values, shape, choices, dtype, t);
  assert.equal(evaluation.kind, 'results', JSON.stringify(evaluation));
  return evaluation.kind === 'results' ? evaluation.results : [];
}

function refusal(text: string, choice: ConfiguredActivation): string {
  const { values, shape } = parseTensor(text);
  const evaluation = evaluateTensor(values, shape, [choice], 'float32', t);
  return evaluation.kind === 'refused' ? evaluation.message : '';
}

const replace = (
  text: string,
  choice: ConfiguredActivation,
  language = 'python',
  dtype: Dtype = 'float32',
) => {
  const [result] = evaluate(text, [choice], dtype);
  assert.ok(result);
  return replaceNumbers(text, parseTensor(text), result, dtype, language);
};

describe('numbers written with all their digits', () => {
  for (const dtype of dtypes) {
    it(`read back as the same ${dtype}`, () => {
      const write = exactWriter(dtype);
      const round = roundTo(dtype);
      const any = fc.oneof(
        fc.double(),
        fc.double({ min: -20, max: 20 }),
        fc.integer().map((x) => x / 256),
      );
      fc.assert(
        fc.property(any, (x) => {
          const rounded = round(x);
          const text = write(rounded);
          const tape = new NumberTape(dtype);
          tape.putNumber(rounded);
          assert.equal(tape.finish(), text);
          const [read = 0] = parseTensor(text).values;
          assert.ok(Object.is(round(read), rounded), `${rounded} was written ${text}`);
        }),
        { numRuns: 2000 },
      );
    });
  }

  for (const [x, dtype, text] of [
    [0.1, 'float32', '0.1'],
    [0.1, 'float64', '0.1'],
    [1 / 3, 'float32', '0.33333334'],
    [1 / 3, 'float16', '0.3333'],
    [1, 'float32', '1.0'],
    [-0, 'float32', '-0.0'],
    [1e-5, 'float32', '1e-05'],
    [123456.5, 'float32', '123456.5'],
    [1e16, 'float32', '1e+16'],
    [16777216, 'float32', '16777216.0'],
    [3.4028235e38, 'float32', '3.4028235e+38'],
    [1e-45, 'float32', '1e-45'],
    [Number.NaN, 'float32', 'nan'],
    [-Infinity, 'bfloat16', '-inf'],
  ] as const) {
    it(`${x} in ${dtype} is ${text}`, () => assert.equal(exactWriter(dtype)(roundTo(dtype)(x)), text));
  }
});

describe('evaluated numbers', () => {
  it('keep the shape, and act along the last dimension where PyTorch does', () => {
    const [result] = evaluate('[[0, 0], [1, 1]]', [{ id: 'Softmax', parameters: { dim: 1 } }]);
    assert.deepEqual([...(result?.values ?? [])], [0.5, 0.5, 0.5, 0.5]);
    const [columns] = evaluate('[[0, 0], [0, 0], [0, 0], [0, 0]]', [
      { id: 'Softmax', parameters: { dim: 0 } },
    ]);
    assert.deepEqual([...(columns?.values ?? [])], Array(8).fill(0.25));
    const [halves] = evaluate('[[2, 4, 0, 0], [6, 8, 0, 0]]', [{ id: 'GLU', parameters: {} }]);
    assert.deepEqual(halves?.shape, [2, 2]);
    assert.deepEqual([...(halves?.values ?? [])], [1, 2, 3, 4]);
  });

  it('go down columns in the order in which PyTorch does', () => {
    const column = [-3.378, -0.752, 1.797, -1.024, 1.404, 4.331, 4.168, 2.839, 2.795, 6.015];
    const text = JSON.stringify(column.map((each) => [each, 0]));
    const [result] = evaluate(text, [{ id: 'Softmax', parameters: { dim: 0 } }]);
    // torch.softmax(x, 0)[:, 0] in 1.13.1; along the last dimension five of the ten differ in their last bit.
    assert.deepEqual(
      [...(result?.values ?? [])].filter((_, at) => at % 2 === 0),
      [
        5.7379504141863436e-5, 0.000792892009485513, 0.010144499130547047, 0.0006040679872967303,
        0.006847827695310116, 0.127859428524971, 0.1086282879114151, 0.028758449479937553,
        0.027520515024662018, 0.6887866258621216,
      ],
    );
  });

  it('come in short pieces also of one long vector, the same as at once', () => {
    const input = Float64Array.from({ length: 100_000 }, (_, at) => ((at * 48271) % 2001) / 100 - 10);
    for (const id of ['Softmax', 'LogSoftmax', 'Softmin', 'GLU']) {
      const parameters = { dim: 0 };
      const work = evaluateInSlices(input, [input.length], [{ id, parameters }], 'float32', t);
      let step = work.next();
      let rests = 0;
      for (; !step.done; step = work.next()) rests++;
      assert.ok(rests >= 10, `${id} rests ${rests} times`);
      const row = findById(id);
      assert.ok(row?.kind === 'vector' && step.value.kind === 'results');
      assert.deepEqual(step.value.results[0]?.values, row.functionAt(parameters).value(input, 'float32'));
    }
  });

  it('print long tensors as PyTorch does, by their corners', () => {
    const golden = readGolden<{ cases: { expression: string; repr: string }[] }>('printing', '2.15');
    for (const [expression, shape, value] of [
      ['torch.arange(1200.).reshape(300, 4) / 8', [300, 4], (at: number) => at / 8],
      ['torch.arange(1001.)', [1001], (at: number) => at],
    ] as const) {
      const printed = golden.cases.find((each) => each.expression === expression);
      assert.ok(printed);
      const count = shape.reduce((product: number, length) => product * length, 1);
      const values = Float64Array.from({ length: count }, (_, at) => value(at));
      assert.equal(printTensor(values, shape, 'float32'), printed.repr);
    }
  });

  for (const [text, choice, message] of [
    ['[1]', { id: 'Hardtanh', parameters: { min_val: 2, max_val: 1 } }, /^PyTorch refuses Hardtanh\(/],
    // test/golden/api.json: F.leaky_relu(x, 1e39)
    [
      '[1]',
      { id: 'LeakyReLU', parameters: { negative_slope: 1e39 } },
      /: RuntimeError: value cannot be converted to type float without overflow$/,
    ],
    [
      '[1, 2, 3]',
      { id: 'GLU', parameters: {} },
      /^PyTorch refuses GLU: RuntimeError: Halving dimension must be even/,
    ],
    [
      '[1, 2, 3]',
      { id: 'Softmax', parameters: { dim: 3 } },
      /^PyTorch refuses Softmax\(dim=3\): IndexError: Dimension out of range/,
    ],
    [
      '[1, 2, 3]',
      { id: 'Softmax2d', parameters: {} },
      /^PyTorch refuses Softmax2d: ValueError: Softmax2d: expected input to be 3D or 4D, got 1D instead/,
    ],
    ['[1]', { id: 'Nothing', parameters: {} }, /no activation Nothing/],
  ] as const) {
    it(`one sentence where ${choice.id} is refused for ${text}`, () =>
      assert.match(refusal(text, choice), message));
  }
});

describe('a dtype that a release has no kernel for', () => {
  const evaluateIn = (release: Release, id: string, dtype: Dtype) =>
    evaluateTensor(Float64Array.of(-1, 2), [2], [{ id, parameters: {} }], dtype, t, release);

  // test/golden: api of 2.0, and what `changes.test.ts` holds on both sides.
  it('is refused in the words of that release, and answered by the next one', () => {
    const refused = evaluateIn('2.0', 'ELU', 'float16');
    assert.equal(
      refused.kind === 'refused' && refused.message,
      `PyTorch refuses ELU: RuntimeError: "elu_cpu" not implemented for 'Half'`,
    );
    assert.equal(evaluateIn('2.1', 'ELU', 'float16').kind, 'results');
    assert.equal(evaluateIn('2.1', 'Softmax', 'float16').kind, 'refused');
    assert.equal(evaluateIn('2.2', 'Softmax', 'float16').kind, 'results');
  });

  it('has values without gradients where only the gradient has none, and says so', () => {
    const answered = evaluateIn('1.13', 'ReLU6', 'bfloat16');
    assert.ok(answered.kind === 'results');
    const [result] = answered.results;
    assert.deepEqual([...(result?.values ?? [])], [0, 2]);
    assert.equal(result?.derivatives, undefined);
    assert.match(result?.missing ?? '', /"hardshrink_backward_cpu" not implemented for 'BFloat16'$/);
    const inline = describeInline(answered.results, 'bfloat16', true, [{ from: 0, to: 2 }], 70, t);
    assert.deepEqual(inline, ['→ ReLU6 0 2']);
  });
});

describe('the text beside numbers', () => {
  const beside = (
    text: string,
    choices: readonly ConfiguredActivation[],
    room: number,
    derivatives = false,
  ): readonly string[] =>
    describeInline(
      evaluate(text, choices),
      'float32',
      derivatives,
      findNumberLines(text, parseTensor(text), 500),
      room,
      t,
    );

  it('names each activation, and has its numbers without the tensor around them', () => {
    assert.deepEqual(beside('[-2.0, -1.0, 0.0, 1.0, 2.0]', [softplus, relu], 70), [
      '→ Softplus 0.1269 0.3133 0.6931 1.3133 2.1269 · ReLU 0 0 0 1 2',
    ]);
    assert.deepEqual(beside('3', [relu], 70), ['→ ReLU 3']);
  });

  it('has the derivatives on demand', () => {
    assert.deepEqual(beside('0', [softplus], 70, true), ['→ Softplus 0.6931 · Softplus′ 0.5000']);
  });

  it('stands in columns beside several lines, with the names once', () => {
    const leaky = { id: 'LeakyReLU', parameters: { negative_slope: 0.1 } };
    assert.deepEqual(beside('[\n  [-20, -1],\n  [0, 1],\n]', [softplus, leaky], 70), [
      '→ Softplus 2.0612e-09 · LeakyReLU(negative_slope=0.1) -2.0000 … 1 more',
      '→              0.6931 ·                                0.0000 … 1 more',
    ]);
  });

  it('ends with the count of what is left out, as many numbers of each activation', () => {
    assert.deepEqual(beside('range(-2, 28)', [softplus, relu], 48), [
      '→ Softplus 0.1269 0.3133 · ReLU 0 0 … 28 more',
    ]);
    assert.deepEqual(beside('1 2 3 4\n5 6', [relu], 12), ['→ ReLU 1 2 …', '→      5 6']);
  });

  it('is never longer than the room, down to the mark alone', () => {
    for (let room = 70; room >= 4; room--)
      for (const line of beside('[[0.1, -8e-9, 3e9], [1, 2, 3], [4, 5, 6]]', [softplus, relu], room))
        assert.ok(line.length <= room, `${room}: ${line}`);
    // Beside the 45 columns of `x = torch.tensor([-2.0, -1.0, 0.0, 1.0, 2.0])`, of 70.
    assert.deepEqual(beside('[-2.0, -1.0, 0.0, 1.0, 2.0]', [softplus, relu], 23), [
      '→ Soft… 0.13 · ReLU 0 …',
    ]);
    assert.deepEqual(beside('[-2.0, -1.0, 0.0, 1.0, 2.0]', [softplus, relu], 27), [
      '→ Softplus 0.127 · ReLU 0 …',
    ]);
    // What is inf stays so, and no digit ahead of the point is lost.
    assert.deepEqual(beside('[-inf, 1]', [softplus, { id: 'Tanhshrink', parameters: {} }], 25), [
      '→ Soft… 0 · Tanh… -inf …',
    ]);
    assert.deepEqual(beside('[1234.56, 1]', [softplus, { id: 'Tanhshrink', parameters: {} }], 28), [
      '→ Soft… 1235 · Tanh… 1234 …',
    ]);
    // Names that would look alike stay whole, or one of them is left out.
    assert.deepEqual(beside('[1, 2]', [softplus, { id: 'Softsign', parameters: {} }], 25), [
      '→ Softplus 1.3133 …',
    ]);
    assert.deepEqual(beside('[1, 2]', [softplus, relu], 20), ['→ Softplus 1.3133 …']);
    assert.deepEqual(beside('[1, 2]', [softplus, relu], 8), ['→ …']);
  });

  it('has a result that is shorter than its numbers on the first line', () => {
    assert.deepEqual(beside('[\n  [2, 4],\n  [0, 0],\n]', [{ id: 'GLU', parameters: {} }], 70), [
      '→ GLU 1.9640 0.0000',
      '',
    ]);
  });

  it('is offered by the names of its activations', () => {
    const tanh = { id: 'Tanh', parameters: {} };
    assert.equal(listActivations([softplus, relu], 'en', t), 'Softplus and ReLU');
    assert.equal(listActivations([relu], 'fr', t), 'ReLU');
    assert.equal(listActivations([softplus, tanh, relu, relu, tanh], 'en', t), 'Softplus, Tanh and 3 more');
  });

  it('tells lines apart', () => {
    const text = '[\n  [1, 2],\n\n  [3, 4], [5, 6],\n]';
    const lines = findNumberLines(text, parseTensor(text), 10);
    assert.deepEqual(
      lines.map(({ from, to }) => [from, to]),
      [
        [0, 2],
        [2, 6],
      ],
    );
  });

  it('says what was skipped', () => {
    assert.equal(describeSkipped(parseTensor('1 2 abc 3'), t), '3 of 4 items: abc is not a number');
    assert.equal(describeSkipped(parseTensor('a 2 b'), t), '1 of 3 items: a, b are not numbers');
    assert.equal(describeSkipped(parseTensor('1 2'), t), undefined);
    const series = '3    1.5\n4   -2.0\ndtype: float64';
    assert.equal(describeSkipped(parseTensor(series), t), 'Row labels 3 to 4 are left out');
    assert.equal(
      describeSkipped(parseTensor(`     a\n${series.split('\ndtype')[0]}`), t),
      '2 of 3 items: a is not a number. Row labels 3 to 4 are left out',
    );
  });

  it('says that code around numbers is not run, and does not call it no number', () => {
    assert.equal(
      describeSkipped(parseTensor('np.arange(3) / 10'), t),
      'Only numbers inside np.arange(3) / 10; the code isn’t run',
    );
    assert.equal(
      describeSkipped(parseTensor('f(1, 2), abc'), t),
      '2 of 3 items: abc is not a number. Only numbers inside f(1, 2); the code isn’t run',
    );
  });

  it('says what is no number where nothing is one', () => {
    assert.equal(
      describeNoNumber('1.2.3', t),
      '1.2.3 is not a number. Select numbers first, for example [-2, -1, 0, 1, 2].',
    );
    assert.match(describeNoNumber(undefined, t), /^There is no number in the selection\. Select/);
  });

  for (const [text, told] of [
    ['3,14', '"3,14" was read as 2 numbers. If it is one, write 3.14.'],
    ['3,14; 2,71', undefined],
    ['3,14; 2.71', '"3,14" was read as 2 numbers. If it is one, write 3.14.'],
    ['"x","y"\n"1,5","2"', '"1,5" was read as 2 numbers. If it is one, write 1.5.'],
    ['total 1,234,567.89', '"1,234,567.89" was read as 3 numbers. If it is one, write 1234567.89.'],
    ['1,2\n3,4', undefined],
    ['[1,2]', undefined],
    ['100,200,300', undefined],
    ['1, 2; 3', undefined],
  ] as const) {
    it(`${told ? 'says' : 'says nothing'} of the commas in ${JSON.stringify(text)}`, () =>
      assert.equal(describeCommas(text, t), told));
  }

  it('says why lists make no tensor', () => {
    const { problem } = parseTensor('[[1, 2], [3]]');
    assert.ok(problem);
    assert.equal(
      describeProblem(problem, t),
      'The lists differ in length: 2 and 1 numbers. Select lists of the same length.',
    );
  });
});

describe('replacing numbers', () => {
  for (const [text, expected, language] of [
    ['[-1, 2]', '[0.0, 2.0]'],
    ['( -1 ,\t2 , )  # two', '( 0.0 ,\t2.0 , )  # two'],
    ["x = {'a': [-1], 'b3': 2}", "x = {'a': [0.0], 'b3': 2.0}"],
    ['-1\r\n2\r\n', '0.0\r\n2.0\r\n', 'csv'],
    ['"-1","2"', '"0.0","2.0"', 'csv'],
    ['[1e999, nan]', '[Infinity, NaN]', 'json'],
    ["[math.inf, float('nan')]", "[math.inf, float('nan')]"],
    ['range(-1, 2)', '[0.0, 0.0, 1.0]'],
    ['np.linspace(-1, 1, 3)', 'np.array([0.0, 0.0, 1.0])'],
    ['torch.zeros(2, 1)', 'torch.tensor([[0.0], [0.0]])'],
    ['torch.full((2,), 3.).double()', 'torch.tensor([3.0, 3.0], dtype=torch.float32)'],
    ['grüße -1 ü 2', 'grüße 0.0 ü 2.0', 'plaintext'],
    ['1/4 + 1', '1.25'],
  ] as const) {
    it(JSON.stringify(text), () => assert.equal(replace(text, relu, language), expected));
  }

  it('touches nothing but the numbers, and what it writes reads back as the same numbers', () => {
    const number = fc.double({ min: -50, max: 50, noNaN: true }).map(String);
    const gap = fc.constantFrom(', ', ',\n  ', ' ,', ',\t', ', # ü\n');
    fc.assert(
      fc.property(fc.array(fc.tuple(number, gap), { minLength: 1, maxLength: 40 }), (parts) => {
        const text = `[${parts.map(([each, between]) => each + between).join('')}]`;
        const reading = parseTensor(text);
        const [result] = evaluate(text, [softplus]);
        const replaced = replace(text, softplus);
        const again = parseTensor(replaced);
        assert.deepEqual([...again.values].map(Math.fround), [...(result?.values ?? [])]);
        const blank = (source: string, { starts, ends }: typeof reading) =>
          [...starts].reduceRight(
            (rest, start, at) => `${rest.slice(0, start)}0${rest.slice(ends[at])}`,
            source,
          );
        assert.equal(blank(replaced, again), blank(text, reading));
      }),
    );
  });

  it('gives a halved tensor its own brackets', () => {
    assert.equal(replace('x = [2, 4, 0, 0]', { id: 'GLU', parameters: {} }), 'x = [1.0, 2.0]');
  });
});

describe('the table over numbers', () => {
  const rowsOf = (text: string, choices: readonly ConfiguredActivation[]) => {
    const { values, shape } = parseTensor(text);
    const results = evaluate(text, choices);
    const table = { input: values, shape, results, skipped: undefined, notes: [], isStale: false };
    return renderTable({ ...table, dtype: 'float32' }, [], t).split('\n');
  };

  it('has a derivative beside each answer, and points in line', () => {
    const lines = rowsOf('[-2, 0]', [softplus]).map((line) =>
      line.replaceAll('&nbsp;', '').replaceAll('&numsp;', '_'),
    );
    assert.deepEqual(lines.slice(2), [
      '| x | Softplus | Softplus′ |',
      '| --: | --: | --: |',
      '| -2.0 | 0.126928_ | 0.11920292 |',
      '| 0.0 | 0.6931472 | 0.5_______ |',
    ]);
  });

  it('keeps columns apart, and says how many rows it leaves out', () => {
    const lines = rowsOf('range(30)', [relu]);
    assert.match(lines[2] ?? '', /^\| x \| (?:&nbsp;){4,}ReLU \|/);
    assert.equal(lines.at(-1), '… and 6 more');
  });
});

describe('inserting and copying', () => {
  it('writes a comment that lines up over several lines', () => {
    assert.deepEqual(commentLines(evaluate('[[-1, 1], [2, 3]]', [relu]), 'float32', '  ', '#'), [
      '  # ReLU: tensor([[0., 1.],',
      '  #               [2., 3.]])',
    ]);
  });

  it('copies one result bare, and several by name', () => {
    assert.equal(copyText(evaluate('[-1, 1]', [relu]), 'float32', false), 'tensor([0., 1.])');
    assert.equal(
      copyText(evaluate('0', [softplus, relu]), 'float32', true),
      'Softplus: 0.6931472\nReLU: 0.0',
    );
  });
});

describe('parameters as a person types them', () => {
  for (const [id, text, values] of [
    ['Softplus', 'beta=2, threshold=10', { beta: 2, threshold: 10 }],
    ['Softplus', '2, threshold=1e1', { beta: 2, threshold: 10 }],
    ['Softplus', '', {}],
    ['Softplus', 'beta=1/3', { beta: 1 / 3 }],
    ['Softplus', 'slope=1', 'Softplus has no parameter slope; it has beta, threshold.'],
    ['Softplus', '1, 2, 3', 'Softplus takes beta, threshold.'],
    ['Softplus', 'beta=x', 'beta of Softplus can’t be x.'],
    ['GELU', "approximate='tanh'", { approximate: 'tanh' }],
    ['GELU', 'approximate=erf', 'approximate of GELU can’t be erf.'],
    ['Softmax', 'dim=None', { dim: null }],
  ] as const) {
    it(`${id}: ${text || 'nothing'}`, () => assert.deepEqual(readParameters({ id }, text, t), values));
  }

  it('are written as they are read', () => {
    assert.equal(writeParameters(softplus), 'beta=1.0, threshold=20.0');
    assert.deepEqual(readParameters({ id: 'Softplus' }, writeParameters(softplus), t), softplus.parameters);
  });
});

describe('the literal at a cursor', () => {
  for (const [marked, literal] of [
    ['x = torch.tensor([1, |2])  # 3', 'torch.tensor([1, 2])'],
    ['x = |torch.tensor([1, 2]).double()', 'torch.tensor([1, 2]).double()'],
    ['x = [[1, 2],\n  [3, |4]]\ny = 5', '[[1, 2],\n  [3, 4]]'],
    ['F.softplus(torch.tensor([|1.]), beta=2)', 'torch.tensor([1.])'],
    ['nn.Softplus(beta=|2)', '2'],
    ['x = 1/|3, y', '1/3'],
    ['|x = [\n 1\n]\ny = 2', 'x = [\n 1\n]'],
    ['  |x = y', 'x = y'],
    ['s = "[1, |2]"', '2'],
    ['f([1|', '1'],
    ['|', ''],
  ] as const) {
    it(JSON.stringify(marked), () => {
      const text = marked.replace('|', '');
      const { start, end } = findLiteralAt(text, marked.indexOf('|'));
      assert.equal(text.slice(start, end), literal);
    });
  }

  describe('takes steps in proportion to the text', () => {
    let counted: Counted<typeof import('../../../../src/tensors/literal-at.ts')>;
    before(() => {
      counted = loadCounted('src/tensors/literal-at.ts');
    });
    after(() => counted.dispose());

    for (const part of ['([{', ')]}', '[)', '"', "'''", 'a(']) {
      it(`of ${part}`, () =>
        assertProportional(4000, (count) => {
          const text = part.repeat(count);
          return counted.count(() => counted.module.findLiteralAt(text, text.length / 2));
        }));
    }
  });
});

describe('commas as decimal marks', () => {
  for (const [text, values, shape] of [
    ['3,14; 2,71', [3.14, 2.71], [2]],
    ['0,5;1\n-2,25;3', [0.5, 1, -2.25, 3], [2, 2]],
    ['x;y\n"1,5";"2,5"', [1.5, 2.5], [2]],
    // Not where anything else may be meant.
    ['1, 2; 3, 4', [1, 2, 3, 4], undefined],
    ['[1,2;3,4]', [1, 2, 3, 4], undefined],
    ['x = [1,2]; y = [3,4]', [1, 2, 3, 4], undefined],
    ['1,2,3;4', [1, 2, 3, 4], undefined],
    ['3,14', [3, 14], [2]],
  ] as const) {
    it(`${JSON.stringify(text)} holds ${values.join(' ')}`, () => {
      const tensor = parseTensor(text);
      assert.deepEqual([...tensor.values], values);
      if (shape) assert.deepEqual(tensor.shape, shape);
    });
  }

  it('are written back where results take the place of the numbers', () => {
    assert.equal(replace('-3,14; 2,5;1', relu, 'csv'), '0,0; 2,5;1,0');
  });
});

describe('a call as a person types it', () => {
  for (const [text, id, parameters] of [
    ['softplus(beta=3)', 'Softplus', { beta: 3 }],
    ['F.leaky_relu(0.2', 'LeakyReLU', { negative_slope: 0.2 }],
    ['nn.GELU(approximate="tanh")', 'GELU', { approximate: 'tanh' }],
    [' relu() ', 'ReLU', {}],
    ['log_softmax(dim=-1)', 'LogSoftmax', { dim: -1 }],
  ] as const) {
    it(`${text} is ${id}`, () => assert.deepEqual(readCall(text, t), { id, parameters }));
  }

  it('says what is wrong with it, and is none before its parenthesis', () => {
    assert.equal(
      readCall('softplus(betta=3)', t),
      'Softplus has no parameter betta; it has beta, threshold.',
    );
    assert.equal(readCall('softplus(beta=', t), 'beta of Softplus can’t be "".');
    for (const text of ['softplus', 'print(3)', 'relu(gelu(1))', ''])
      assert.equal(readCall(text, t), undefined, text);
  });
});
