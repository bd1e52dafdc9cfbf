// Which numbers a selection holds: one row a form, then properties over any text.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseTensor } from '../../../src/tensors/parse-tensor.ts';
import { assertProportional, type Counted, loadCounted } from '../../support/count-steps.ts';
import { numberForms } from '../../support/number-forms.ts';

/** text -> [values, shape, skipped texts] */
type Row = readonly [
  text: string,
  values: readonly number[],
  shape: readonly number[],
  skipped?: readonly string[],
];

const { POSITIVE_INFINITY: inf, NaN: nan } = Number;

const forms: Readonly<Record<string, readonly Row[]>> = {
  'Python literals': [
    ['[-2, -1, 0, 1, 2]', [-2, -1, 0, 1, 2], [5]],
    ['(-2, -1)', [-2, -1], [2]],
    ['-2', [-2], []],
    ['[3]', [3], [1]],
    ['-2, -1, 0', [-2, -1, 0], [3]],
    ['[[1, 2, 3], [4, 5, 6]]', [1, 2, 3, 4, 5, 6], [2, 3]],
    ['[[[1], [2]]]', [1, 2], [1, 2, 1]],
    ['((1, 2), (3, 4))', [1, 2, 3, 4], [2, 2]],
    ['[\n  1.0,  # one\n  2.0,\n]', [1, 2], [2]],
    ['x = [1, 2]', [1, 2], [2]],
    ['x: list[int] = [1, 2]', [1, 2], [2]],
    ['x[3] = 7', [7], []],
    ['a, b = 1, 2', [1, 2], [2]],
    ['x += 3', [3], []],
    ['beta=2, threshold=10', [2, 10], [2]],
    ['[1, 2]; [3, 4]', [1, 2, 3, 4], [2, 2]],
    ['{"a": [1, 2], "b": 3, 4: 5}', [1, 2, 3, 5], [4]],
  ],
  'ways to write a number': [
    ['1_000', [1000], []],
    ['0xff, 0o17, 0b11, 0xFFFF_FFFF', [255, 15, 3, 4294967295], [4]],
    ['1e-3 1E3 1.e2 .5e1 1_0e1_0', [0.001, 1000, 100, 5, 1e11], [5]],
    ['.5, 1., 00.5, 007', [0.5, 1, 0.5, 7], [4]],
    ['+1, -1, --1, - 1', [1, -1, 1, -1], [4]],
    ['\u22122, \u22121', [-2, -1], [2]],
    ['\u20132, 1\u20133', [-2, 1, 3], [3]],
    ['\uff11\uff12 \u0663.\u0665', [12, 3.5], [2]],
    ['-0, -0.0', [0, -0], [2]],
    ['1e999 -1e999', [inf, -inf], [2]],
    ['1e-999', [0], []],
    ['0.1000000000000000055511151231257827', [0.1], []],
    ['123456789012345678', [123456789012345680], []],
    ['12693.78125e-5', [0.1269378125], []],
  ],
  'infinity and NaN': [
    ["float('inf'), float(\"-inf\"), float('nan'), float(' 1e3 ')", [inf, -inf, nan, 1000], [4]],
    ['inf -inf nan NaN Infinity -Infinity', [inf, -inf, nan, nan, inf, -inf], [6]],
    ['math.inf, -np.inf, torch.nan, torch.inf', [inf, -inf, nan, inf], [4]],
    ['info nanny', [], [0], ['info', 'nanny']],
  ],
  'arithmetic of constants': [
    ['1/3', [1 / 3], []],
    ['-2**0.5', [-Math.SQRT2], []],
    ['(-2)**2, -2**2, 2**-1, 2**3**2', [4, -4, 0.5, 512], [4]],
    ['7//2, -7//2, 7//-2, 7.5//2', [3, -4, -4, 3], [4]],
    ['7 % 3, -7 % 3, 7 % -3, -7.5 % 2', [1, 2, -2, 0.5], [4]],
    ['(1 + 2) * 3', [9], []],
    ['math.pi / 2, -np.e, torch.pi', [Math.PI / 2, -Math.E, Math.PI], [3]],
    ['math.sqrt(2)', [Math.SQRT2], []],
    ['10 ** -5', [1e-5], []],
    ['2 ** 64', [2 ** 64], []],
    ['9007199254740993 - 9007199254740992', [1], []],
    ['np.float64(0.5), np.float32(0.1)', [0.5, Math.fround(0.1)], [2]],
    ['1/0, 2', [2], [], ['1/0']],
    ['(-8) ** 0.5, 2', [2], [], ['(-8) ** 0.5']],
    ['50%', [50], [], ['%']],
    ['2 * x, 3', [3], [], ['2 * x']],
    ['1 \\\n + 2', [3], []],
  ],
  'tensors and arrays': [
    ['torch.tensor([-2.0, -1.0])', [-2, -1], [2]],
    ['x = torch.tensor([[1., 2.], [3., 4.]], device=0, requires_grad=True)', [1, 2, 3, 4], [2, 2]],
    ['torch.tensor(3.5)', [3.5], []],
    ['th.tensor((1, 2))', [1, 2], [2]],
    ['np.array([1, 2], np.float32)', [1, 2], [2]],
    ['nn.Parameter(torch.tensor([1., 2.]))', [1, 2], [2]],
    ['torch.from_numpy(np.array([1., 2.]))', [1, 2], [2]],
    ['torch.tensor([1., 2., 3., 4.]).reshape(2, -1)', [1, 2, 3, 4], [2, 2]],
    ['tensor([0.1269, ..., 2.], grad_fn=<SoftplusBackward0>)', [0.1269, 2], [2], ['...']],
    ['tensor([[ 0.5000, -1.0000],\n        [    inf,     nan]])', [0.5, -1, inf, nan], [2, 2]],
    ['[ 1 -2  3]', [1, -2, 3], [3]],
    ['[[1. 2.]\n [3. 4.]]', [1, 2, 3, 4], [2, 2]],
    ['[1 -2, 3]', [-1, 3], [2]],
  ],
  ranges: [
    ['range(-2, 3)', [-2, -1, 0, 1, 2], [5]],
    ['range(3)', [0, 1, 2], [3]],
    ['list(range(4, 0, -2))', [4, 2], [2]],
    ['torch.arange(-1, 1, 0.5)', [-1, -0.5, 0, 0.5], [4]],
    ['torch.arange(start=0, end=2, dtype=torch.float64)', [0, 1], [2]],
    ['np.arange(6.).reshape(2, 3)', [0, 1, 2, 3, 4, 5], [2, 3]],
    ['torch.linspace(-1, 1, 5)', [-1, -0.5, 0, 0.5, 1], [5]],
    ['torch.linspace(0, 1, steps=3)', [0, 0.5, 1], [3]],
    ['np.linspace(0, 1, num=4, endpoint=False)', [0, 0.25, 0.5, 0.75], [4]],
    ['torch.linspace(-math.pi, math.pi, 3).double()', [-Math.fround(Math.PI), 0, Math.fround(Math.PI)], [3]],
    [
      'torch.zeros(2, 2), torch.ones((2,2)), np.zeros(shape=(2,2))',
      [0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0],
      [3, 2, 2],
    ],
    ['torch.full((2,), -1.5), torch.full(size=[2], fill_value=2)', [-1.5, -1.5, 2, 2], [2, 2]],
    ['torch.ones(2.5), 3', [3], [], ['torch.ones(2.5)']],
    ['range(3, 0)', [], [0]],
    ['range(0.5)', [0.5], [], ['range(0.5)']],
  ],
  'tables and plain words': [
    ['1,2,3\n4,5,6', [1, 2, 3, 4, 5, 6], [2, 3]],
    ['1,2,3,\r\n4,5,6,\r\n', [1, 2, 3, 4, 5, 6], [2, 3]],
    ['1\t-2\n3\t-4', [1, -2, 3, -4], [2, 2]],
    ['1;2;3', [1, 2, 3], [3]],
    ['1\n2\n3\n', [1, 2, 3], [3]],
    ['1 -2 3', [1, -2, 3], [3]],
    ['1 - 2', [-1], []],
    ['1,2\n3', [1, 2, 3], [3]],
    ['x,y\n1,2\n3,4', [1, 2, 3, 4], [2, 2], ['x', 'y']],
    ['2024-01-02,5.0', [5], [], ['2024-01-02']],
    ['| 1 | 2 |', [1, 2], [2]],
    ['loss: -0.5, accuracy: 0.9', [-0.5, 0.9], [2]],
    ['{"values": [1.5, null, true]}', [1.5], [1], ['null', 'true']],
    ['1;2\n3;4', [1, 2, 3, 4], [2, 2]],
    ['"x"\t"y"\n"1.5"\t"2"\n"3"\t"4"', [1.5, 2, 3, 4], [2, 2], ['x', 'y']],
    ['- 0.1\n- 0.2\n- -3', [0.1, 0.2, -3], [3]],
    ['weights:\n  - 0.1\n  - 0.2', [0.1, 0.2], [2]],
    ['* 1\n* 2', [1, 2], [2]],
    ['- 2', [-2], []],
    ['| x | y |\n|---|---|\n| 1 | 2 |', [1, 2], [2], ['x', 'y']],
    ['epoch 3 loss=0.5 acc=0.9', [3, 0.5, 0.9], [3], ['epoch']],
    ['Epoch [3/10], Loss: 0.25', [0.3, 0.25], [2], ['Epoch']],
    ['$1.50, 2 \u20ac', [1.5, 2], [2]],
    ['[1, 2],\n[3, 4],', [1, 2, 3, 4], [2, 2]],
    ['1.0, 2.0],\n [3.0, 4.0', [1, 2, 3, 4], [2, 2]],
  ],
  'numbers that something hangs on, none of them lost': [
    ['--lr=0.001 --layers=2', [0.001, 2], [2], []],
    ['--lr 0.5 --x', [0.5], [], ['lr', 'x']],
    ['0.5 %\t1.5 %', [0.5, 1.5], [2], ['%', '%']],
    ['7.5 % 2', [1.5], []],
    ['torch.Size([2, 3]) 0.5', [0.5], [], ['torch.Size([2, 3])']],
    ['f(2) [3]', [3], [1], ['f(2)']],
    ['f(2) - 3, 4', [4], [], ['f(2) - 3']],
    ['array(0.5, 1.5)', [0.5], [], ['1.5']],
    ['a="0.5" b="1.5"', [0.5, 1.5], [2]],
    ['x[3] = "7"', [7], []],
    ['1, 2, \u2026, 9', [1, 2, 9], [3], ['\u2026']],
    ['5-= 3', [3], [], ['5-']],
    ['x -= 3', [3], []],
    ['5\u00b7=4', [4], [], ['5\u00b7']],
    ['(5)[2]', [5], [], ['[2]']],
    ['\u001b[1m\u001b[32m0.5\u001b[0m 1.5', [0.5, 1.5], [2]],
    [
      'Run - mmengine - INFO - Epoch(val) [1] lr: 0.5 loss: 1.5',
      [1, 0.5, 1.5],
      [3],
      ['Run', 'mmengine', 'INFO', 'Epoch(val)'],
    ],
    ['| | 1.5 | 2 |\n| | 3 | 4 |', [1.5, 2, 3, 4], [2, 2]],
    [',0.5,2\n3,4,5', [0.5, 2, 3, 4, 5], [5]],
    [',0,1\n3,4,5', [4, 5], [2]],
  ],
  'powers of ten and other marks of papers': [
    ['1.5\u00d710^-6, 2 \u00d7 10^{3}', [1.5e-6, 2000], [2]],
    ['1.5\u00d710\u207b\u2076 3 \u00d7 10\u2078', [1.5e-6, 3e8], [2]],
    ['1.5\u00d710\u22126', [1.5e-6], []],
    ['3 \u00d7 4', [3, 4], [2], ['\u00d7']],
    ['1.5\u00d710 - 3', [-3], [], ['1.5\u00d710']],
    ['$1.2\\times10^{-3}$', [0.0012], []],
    ['$10^{-3}$', [0.001], []],
    ['0{,}5 & 1{,}25 \\\\', [0.5, 1.25], [2]],
    ['\uff10\uff0e\uff15\u3001\uff11\uff0e\uff15', [0.5, 1.5], [2]],
    ['0.5\u2192\u22641.5 \u00ab2.5\u00bb', [0.5, 1.5, 2.5], [3]],
    ['0.5\u00ad 1.5', [0.5, 1.5], [2]],
    ['1\u2019234.5 3', [3], [], ['1\u2019234.5']],
    ['don\u2019t 5', [5], [], ['don', 't']],
    ['1L 2.5f', [], [0], ['1L', '2.5f']],
  ],
  'tables as pandas prints them': [
    ['     a    b\n0  1.0 -2.0\n1 -3.0  4.0', [1, -2, -3, 4], [2, 2], ['a', 'b']],
    ['a    b\n0  1.0  2.0\n1  3.0  4.0', [1, 2, 3, 4], [2, 2], ['a', 'b']],
    ['    a\n7   1\n8  10\n', [1, 10], [2], ['a']],
    ['0    1.50\n1   -2.00\n2    0.25\nName: loss, dtype: float64', [1.5, -2, 0.25], [3]],
    ['5    1\n6    2\ndtype: int64', [1, 2], [2]],
    ['0      0\n1      1\n      ..\n98    98\n99    99\nLength: 100, dtype: int64', [0, 1, 98, 99], [4]],
    ['     0    1\n0  1.5  2.0\n1  3.5  4.0', [1.5, 2, 3.5, 4], [2, 2]],
    ['0  1\r\n1  2\r\n2  3\r\n', [1, 2, 3], [3]],
    [
      '    x val     y\n0       0   0.0\n1       1   0.5\n..    ...   ...\n99     99  49.5\n\n[100 rows x 2 columns]',
      [0, 0, 1, 0.5, 99, 49.5],
      [3, 2],
      ['x', 'val', 'y', '...', '...'],
    ],
    // Two columns as somebody may have written them, and tables with a header over each column.
    ['0 1.5\n1 2.0\n2 2.5', [0, 1.5, 1, 2, 2, 2.5], [3, 2]],
    ['0  1.5\n1  2.0', [0, 1.5, 1, 2], [2, 2]],
    ['0\t1.5\n1\t2.0\n2\t2.5', [0, 1.5, 1, 2, 2, 2.5], [3, 2]],
    ['1  1.5\n2  2.0\n3  2.5', [1, 1.5, 2, 2, 3, 2.5], [3, 2]],
    ['0  1.5\n1  2\n2  2.5', [0, 1.5, 1, 2, 2, 2.5], [3, 2]],
    ['step  loss\n0     0.50\n1     0.25\n2     0.20', [0, 0.5, 1, 0.25, 2, 0.2], [3, 2], ['step', 'loss']],
    ['x = 0\n0  1.5\n1  2.0', [0, 0, 1.5, 1, 2], [5]],
  ],
  'what is no number': [
    ['conv1 3 abc', [3], [], ['conv1', 'abc']],
    ['[1, abc, 3]', [1, 3], [2], ['abc']],
    ['3abc 4', [4], [], ['3abc']],
    ['version 1.2.3', [], [0], ['version', '1.2.3']],
    ['v1.2 192.168.0.1 3', [3], [], ['v1.2', '192.168.0.1']],
    ['2024-01-02T03:04:05Z 3', [3], [], ['2024-01-02T03:04:05Z']],
    ['12:30:45 3', [3], [], ['12:30:45']],
    ["1'234.5 1\u202f234 1\u00a0234,5 3", [3], [], ["1'234.5", '1\u202f234', '1\u00a0234,5']],
    ['1.2(3) 4.5(12)', [1.2, 4.5], [2], ['(3)', '(12)']],
    ['1.2(3)e-5 0\u00ad.5 3', [3], [], ['1.2(3)e-5', '0\u00ad.5']],
    ['1.5(0.2) (3) 1.5 (3)', [1.5, 0.2, 3, 1.5, 3], [5]],
    ['@@ -1,3 +1,4 @@\n-0.1\n+0.2', [-0.1, 0.2], [2], ['@@ -1,3 +1,4 @@']],
    ['(1+2j), 3', [3], [], ['1+2j']],
    ['9.5it/s 3.5kg 1.5f 0.5\u00b10.1 3', [3], [], ['9.5it/s', '3.5kg', '1.5f', '0.5\u00b10.1']],
    ['1__0, 1_, 0x, 1j, 2', [2], [], ['1__0', '1_', '0x', '1j']],
    ['- +, 2', [2], [], ['- +']],
    ['"5", 6', [6], [], ['"5"']],
    ['6  # was 5', [6], []],
    ['"""5""" 6', [6], [], ['"""5"""']],
    ["don't 5", [5], [], ['don']],
    ['x[0], 1', [1], [], ['x[0]']],
    ['foo(1, 2), 3', [3], [], ['foo(1, 2)']],
  ],
  'what is hidden is taken where there is nothing else': [
    ['"1 2 3"', [1, 2, 3], [3]],
    ['# 1, 2', [1, 2], [2]],
    ['"1.5","2.5"', [1.5, 2.5], [2]],
    [
      'F.softplus(torch.tensor([-2.0, 0.5]), beta=2)',
      [-2, 0.5],
      [2],
      ['F.softplus(torch.tensor([-2.0, 0.5]), beta=2)'],
    ],
    ['print(-1.5)', [-1.5], [], ['print(-1.5)']],
    ['torch.tensor([1., 2.]) * 3', [1, 2], [2], ['torch.tensor([1., 2.]) * 3']],
    ['nn.Softplus(beta=2)', [2], [], ['nn.Softplus(beta=2)']],
  ],
};

describe('numbers in a text', () => {
  for (const [title, rows] of Object.entries(forms)) {
    describe(title, () => {
      for (const [text, values, shape, skipped = []] of rows) {
        it(JSON.stringify(text), () => {
          const reading = parseTensor(text);
          assert.deepEqual([...reading.values], values);
          assert.deepEqual([...reading.shape], shape);
          assert.deepEqual(
            reading.skipped.map((item) => item.text),
            skipped,
          );
        });
      }
    });
  }

  describe('dtypes in the text', () => {
    for (const [text, dtype] of [
      ['torch.tensor([1, 2], dtype=torch.float64)', 'float64'],
      ['torch.tensor([1, 2], dtype=torch.half)', 'float16'],
      ['np.array([1, 2], dtype="float32")', undefined],
      ['np.array([1, 2], dtype=float)', 'float64'],
      ['np.array([1, 2], np.float32)', 'float32'],
      ['torch.tensor([1, 2], dtype=torch.long)', 'int64'],
      ['torch.tensor([1, 2]).bfloat16()', 'bfloat16'],
      ['torch.tensor([1, 2]).to(torch.float64)', 'float64'],
      ['torch.DoubleTensor([1, 2])', 'float64'],
      ['torch.arange(3, dtype=torch.float)', 'float32'],
      ['torch.tensor([1, 2])', undefined],
      ['torch.from_numpy(np.array([1., 2.]))', 'float64'],
      ['torch.tensor(np.linspace(0, 1, 3))', 'float64'],
      ['torch.from_numpy(np.array([1, 2]))', undefined],
      ['torch.tensor(np.array([1., 2.]), dtype=torch.float32)', 'float32'],
      ['torch.from_numpy(np.array([1., 2.])).float()', 'float32'],
    ] as const) {
      it(text, () => assert.equal(parseTensor(text).dtype, dtype));
    }
  });

  describe('lists that make no tensor', () => {
    for (const [text, problem] of [
      ['[[1, 2], [3]]', { kind: 'ragged', expected: 2, got: 1 }],
      ['torch.tensor([[1, 2], [3, 4, 5]])', { kind: 'ragged', expected: 2, got: 3 }],
      ['[1, [2, 3]]', { kind: 'mixed' }],
      ['[[1], [[2]]]', { kind: 'mixed' }],
      ['range(10 ** 12)', { kind: 'too many', count: 1e12 }],
      ['[[1, 2], [3, x]]', undefined],
    ] as const) {
      it(text, () => assert.deepEqual(parseTensor(text).problem, problem));
    }
  });

  it('says where each number is written', () => {
    const text = 'x = [1.5, -2 ** 2,\n range(3), float("inf")]';
    const { starts, ends, series } = parseTensor(text);
    const written = Array.from(starts, (start, item) => text.slice(start, ends[item]));
    assert.deepEqual(written, ['1.5', '-2 ** 2', 'range(3)', 'float("inf")']);
    assert.deepEqual([...series], [[2, 3]]);
  });
});

describe('numbers in any text', () => {
  const finite = fc.double({ noNaN: true, noDefaultInfinity: true });

  it('reads back every float64, in a list, a column, a row and a tensor', () => {
    fc.assert(
      fc.property(fc.array(finite, { minLength: 1, maxLength: 30 }), (values) => {
        const written = values.map((value) => (Object.is(value, -0) ? '-0.0' : String(value)));
        for (const text of [
          `[${written.join(', ')}]`,
          written.join('\n'),
          written.join(' '),
          `torch.tensor([${written.join(',')}])`,
        ]) {
          assert.deepEqual([...parseTensor(text).values], values);
        }
      }),
    );
  });

  it('keeps the shape of nested lists', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 }), (shape) => {
        let next = 0;
        const build = (rest: readonly number[]): unknown =>
          rest.length === 0 ? next++ : Array.from({ length: rest[0] ?? 0 }, () => build(rest.slice(1)));
        const reading = parseTensor(JSON.stringify(build(shape)));
        assert.deepEqual(reading.shape, shape);
        assert.deepEqual(
          [...reading.values],
          Array.from({ length: next }, (_, index) => index),
        );
      }),
    );
  });

  describe('takes steps in proportion to the text', () => {
    let counted: Counted<typeof import('../../../src/tensors/parse-tensor.ts')>;
    before(() => {
      counted = loadCounted('src/tensors/parse-tensor.ts');
    });
    after(() => counted.dispose());

    for (const [title, write] of [
      ['words', (count) => 'word '.repeat(count)],
      ['digits', (count) => '9'.repeat(count)],
      ['signs', (count) => '-'.repeat(count)],
      ['signs apart', (count) => '- '.repeat(count)],
      ['sums', (count) => '1+'.repeat(count)],
      ['powers', (count) => '2**'.repeat(count)],
      ['opening parentheses', (count) => '('.repeat(count)],
      ['parentheses that hold a tuple', (count) => `${'('.repeat(count)}1+1, 2`],
      ['parentheses before operators', (count) => '2*('.repeat(count)],
      ['opening brackets', (count) => '['.repeat(count)],
      ['closing brackets after opening others', (count) => '['.repeat(count) + ')'.repeat(count)],
      ['brackets with spaces between', (count) => '[1 -2 '.repeat(count)],
      ['calls', (count) => 'f('.repeat(count)],
      ['tensors', (count) => 'torch.tensor('.repeat(count)],
      ['ranges', (count) => 'range('.repeat(count)],
      ['ranges of ranges', (count) => 'range(1,'.repeat(count)],
      ['conversions', (count) => 'float('.repeat(count)],
      ['assignments', (count) => 'x=range(2);'.repeat(count)],
      ['keys', (count) => `{${'range(2):1,'.repeat(count)}}`],
      ['quotes', (count) => `'`.repeat(count)],
      ['quotes on lines', (count) => '"1\n'.repeat(count)],
      ['triple quotes', (count) => '"""1'.repeat(count)],
      ['comments', (count) => '#1\n'.repeat(count)],
      ['exponents', (count) => '1e'.repeat(count)],
      ['exponents with signs', (count) => '1e-'.repeat(count)],
      ['underscores', (count) => '1_'.repeat(count)],
      ['points', (count) => '1.'.repeat(count)],
      ['dates', (count) => '2024-01-'.repeat(count)],
      ['names with points', (count) => 'a.'.repeat(count)],
      ['spaces', (count) => `1${' '.repeat(count)}* `.repeat(3)],
      ['what ends a printed table', (count) => `0  1\n1  2\n${'Name: , '.repeat(count)}`],
      ['lists and operators', (count) => '[1] *'.repeat(count)],
      ...numberForms,
      ['prose', (count) => 'the quick brown fox, "jumps" (over) the lazy dog.\n'.repeat(count)],
    ] satisfies readonly (readonly [string, (count: number) => string])[]) {
      it(title, () =>
        assertProportional(4000, (count) => {
          const text = write(count);
          return counted.count(() => counted.module.parseTensor(text));
        }),
      );
    }

    describe('of numbers in any form', () => {
      const stepsOf = (text: string) => counted.count(() => counted.module.parseTensor(text));
      /** What more numbers take, since each format looks once at the beginning of a text. */
      const more = (form: (count: number) => string) => stepsOf(form(12_000)) - stepsOf(form(6000));
      let plain = 0;
      before(() => {
        plain = more(numberForms[0]?.[1] ?? String);
      });

      for (const [name, write] of numberForms) {
        it(`${name}: at most four times those of as many numbers in a column`, () => {
          assert.equal(parseTensor(write(12_000)).values.length, 12_000);
          const steps = more(write);
          assert.ok(plain > 0 && steps <= 4 * plain, `${steps} and ${plain} steps`);
        });
      }
    });
  });
});
