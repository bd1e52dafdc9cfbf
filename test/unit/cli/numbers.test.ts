// `ask` of numbers in any text: all of them, in their shape, or a sentence that says what was left out or is uncertain.
import assert from 'node:assert/strict';
import { answerLine } from '../../../src/cli/answer.ts';

/** A text, its numbers or that something has to be told, its shape where it matters, where the cursor stands. */
type Row = readonly [
  text: string,
  values: readonly number[] | 'told',
  shape?: readonly number[] | null,
  offset?: number,
];

interface Answer {
  readonly values: readonly number[];
  readonly shape: readonly number[];
  readonly notes: readonly string[];
  readonly otherReadings: readonly {
    readonly title: string;
    readonly values: readonly number[];
    readonly shape: readonly number[];
  }[];
}

async function ask(text: string, offset?: number): Promise<Answer> {
  const { numbers } = JSON.parse(
    await answerLine(JSON.stringify({ numbers: { text, ...(offset === undefined ? {} : { offset }) } })),
  ) as { readonly numbers: Answer };
  return numbers;
}

const rows: readonly Row[] = [
  ['25%  1.75\n50%  2.5', [25, 1.75, 50, 2.5], [2, 2]],
  ['[0.1 0.2; 0.3 -0.4]', [0.1, 0.2, 0.3, -0.4], [2, 2]],
  ['- 2', [2], [], 2],
  ['0,1\n0,2', 'told'],
  ['-0,5', 'told'],
  ['x = 0,5', 'told'],
  ['0,5 1,5', 'told'],
  ['1.234,50', 'told'],
  ['1 000 000', 'told'],
  ['tensor([0.1, 0.2])\n[ CPUFloatType{2} ]', [0.1, 0.2], [2]],
  [' 0.1000\n 0.2000\n[ CPUFloatType{2} ]', [0.1, 0.2], [2]],
  ['1,0E-3;2,0E-3', [0.001, 0.002], [2]],
  ['[1]  0.5 -0.5\n[3]  1.5', [0.5, -0.5, 1.5], [3]],
  ['   1.0e+03 *\n\n    1.0000    0.0020\n    0.5000    2.0000', [1000, 2, 500, 2000], [2, 2]],
  [
    '  Columns 1 through 2\n\n    0.1   0.2\n    0.3 0.4\n\n  Column 3\n\n    0.5\n 0.6\n',
    [0.1, 0.2, 0.5, 0.3, 0.4, 0.6],
    [2, 3],
  ],
  ['<tf.Tensor: shape=(2,), numpy=array([1., -2.])>', [1, -2], [2]],
  ['<tf.Tensor: shape=(2,), dtype=float32, numpy=array([ 1., -2.], dtype=float32)>', [1, -2], [2]],
  ['Tensor(shape=[2, 1], value=\n[[1.0],\n [2.0]])', [1, 2], [2, 1]],
  ['Tensor(shape=[2, 1], dtype=Float32, value=\n[[1.0],\n [2.0]])', [1, 2], [2, 1]],
  [
    'shape: (1, 2)\n\u250c\u2500\u2500\u2500\u2500\u2500\u252c\u2500\u2500\u2500\u2500\u2500\u2510\n\u2502 a   \u2506 b   \u2502\n\u2502 --- \u2506 --- \u2502\n\u2502 f64 \u2506 f64 \u2502\n\u255e\u2550\u2550\u2550\u2550\u2550\u256a\u2550\u2550\u2550\u2550\u2550\u2561\n\u2502 1.0 \u2506 2.0 \u2502\n\u2514\u2500\u2500\u2500\u2500\u2500\u2534\u2500\u2500\u2500\u2500\u2500\u2518',
    [1, 2],
    [1, 2],
  ],
  ['2-element Array{Float64,1}:\n 0.5\n -1.5', [0.5, -1.5], [2]],
  ['Array{Float64,1}:\n 0.5\n -1.5', [0.5, -1.5], [2]],
  ['lr 5.0 | ms/batch 31.8 | loss 8.2', [5, 31.8, 8.2], [3]],
  ['step 3 - loss 0.5 - acc 0.9', [3, 0.5, 0.9], [3]],
  ['[2024-01-02 03:04:05,678] - loss 0.5', [0.5], []],
  ['| a | 88.3% |', [88.3], []],
  ['| **0.9** | -0.5 |', [0.9, -0.5], [2]],
  ['1e\u22123', [0.001], []],
  ['1,,3\n4,5,6', 'told'],
  ['torch.tensor([3., 4.])[1]', [4], []],
  ['11^2', [9], []],
  ['{{1.0, 2.0}, {3.0, 4.0}}', [1, 2, 3, 4], [2, 2]],
  ['Array([[1.,2.],[3.,4.]])', [1, 2, 3, 4], [2, 2]],
  ['torch.Tensor(range(6)).reshape(2,3)', [0, 1, 2, 3, 4, 5], [2, 3]],
  [
    'tensor(indices=tensor([[0, 1],\n                       [1, 0]]),\n       values=tensor([3., 4.]),\n       size=(2, 2), nnz=2, layout=torch.sparse_coo)',
    'told',
  ],
  ['12.5% 0.1\n50%  0.2\n99.9% 0.3', [12.5, 0.1, 50, 0.2, 99.9, 0.3], [3, 2]],
  ['25%\n50%', [25, 50], [2]],
  ['x = 50%', [50], []],
  ['7 % 3', [1], []],
  ['7%3', [1], []],
  ['-5% +3%', [-5, 3], [2]],
  ['acc 88.3%, loss 0.5', [88.3, 0.5], [2]],
  ['(50%)', [50], []],
  ['[10%, 20%]', [10, 20], [2]],
  [
    'count    4.000000\nmean     2.500000\nstd      1.290994\nmin      1.000000\n25%      1.750000\n50%      2.500000\n75%      3.250000\nmax      4.000000\ndtype: float64',
    [4, 2.5, 1.290994, 1, 1.75, 2.5, 3.25, 4],
    [8],
  ],
  ['[1 2; 3 4]', [1, 2, 3, 4], [2, 2]],
  ['A = [1, 2; 3, -4];', [1, 2, 3, -4], [2, 2]],
  ['[1;2;3]', [1, 2, 3], [3]],
  ['[1 -2;\n 3 -4]', [1, -2, 3, -4], [2, 2]],
  ['[1 2; 3]', 'told'],
  ['[1.5 -2.5; -3 4e-3]', [1.5, -2.5, -3, 0.004], [2, 2]],
  ['- 0.5', [0.5], [], 4],
  ['items:\n  - 2\n  - 3', [3], [], 17],
  ['* 4', [4], [], 2],
  ['x = - 2', [-2], [], 6],
  ['- 2', [2], [], 3],
  ['0,25', 'told'],
  ['1,5\n2,5\n0,5', 'told'],
  ['-1,5', 'told'],
  ['y: 0,75', 'told'],
  ['0,1 0,2 0,3', 'told'],
  ['12,5\t0,25', 'told'],
  ['10.000,00', 'told'],
  ['1.000.000,5', 'told'],
  ['2 500 000,75', 'told'],
  ['12 345', 'told'],
  ['1 234 567.8', 'told'],
  ['1\u00a0234,5', 'told'],
  ['1\u202f234', 'told'],
  ['tensor([[1., 2.]])\n[ CUDAFloatType{1,2} ]', [1, 2], [1, 2]],
  [' 1  2\n 3  4\n[ CPULongType{2,2} ]', [1, 2, 3, 4], [2, 2]],
  ['\n 0.1000\n 0.2000\n[torch.FloatTensor of size 2]\n', [0.1, 0.2], [2]],
  ['\n 1  2\n[torch.cuda.DoubleTensor of size 1x2 (GPU 0)]', [1, 2], [1, 2]],
  [' 0.5\n[ CPUDoubleType{} ]', [0.5], []],
  ['1,5;2,5', [1.5, 2.5], [2]],
  ['-1,0E+3;2,5e-3', [-1000, 0.0025], [2]],
  ['1,5;2\n0,25;-3', [1.5, 2, 0.25, -3], [2, 2]],
  ['1.234,5;2,5', [1234.5, 2.5], [2]],
  ['[1] 0.5', [0.5], [1]],
  [' [1]  1  2  3\n [4]  4  5  6\n[10] 7', [1, 2, 3, 4, 5, 6, 7], [7]],
  ['> x\n[1] 1 2 3', [1, 2, 3], [3]],
  ['     [,1] [,2]\n[1,]  0.5  1.5\n[2,] -0.5  2.5', [0.5, 1.5, -0.5, 2.5], [2, 2]],
  ['$a\n[1] 1 2\n\n$b\n[1] 3\n', [1, 2, 3], null],
  ['[1] 2 3', [2, 3], [2]],
  ['[1] [2]', [1, 2], null],
  ['x =\n\n   1.0e+04 *\n\n    0.1000    2.0000\n\n', [1000, 20000], [2]],
  ['ans =\n\n   1.0e-03 *\n\n    0.1000\n    2.0000\n', [0.0001, 0.002], [2]],
  [
    '  Columns 1 through 3\n\n     1     2     3\n\n  Columns 4 through 5\n\n     4     5\n',
    [1, 2, 3, 4, 5],
    [5],
  ],
  ['<tf.Tensor: shape=(), dtype=float32, numpy=1.5>', [1.5], []],
  [
    '<tf.Tensor: shape=(2, 2), dtype=int32, numpy=\narray([[1, 2],\n       [3, 4]], dtype=int32)>',
    [1, 2, 3, 4],
    [2, 2],
  ],
  ['tf.Tensor([1. 2.], shape=(2,), dtype=float32)', [1, 2], [2]],
  ["<tf.Variable 'w:0' shape=(1,) dtype=float32, numpy=array([0.5], dtype=float32)>", [0.5], [1]],
  [
    '[<tf.Tensor: shape=(), dtype=float32, numpy=1.0>, <tf.Tensor: shape=(), dtype=float32, numpy=2.0>]',
    [1, 2],
    [2],
  ],
  ['Tensor(shape=[2], dtype=float32, place=Place(cpu), stop_gradient=True,\n       [1., 2.])', [1, 2], [2]],
  ['Tensor(shape=[], dtype=Float32, value= 1.5)', [1.5], []],
  [
    'Tensor(shape=[2, 2], dtype=float32, place=CUDAPlace(0), stop_gradient=False,\n       [[0.1, 0.2],\n        [0.3, 0.4]])',
    [0.1, 0.2, 0.3, 0.4],
    [2, 2],
  ],
  ['3-element Vector{Float64}:\n 0.5\n 1.5\n 2.5', [0.5, 1.5, 2.5], [3]],
  ['2\u00d72 Matrix{Float64}:\n 0.5  1.0\n -1.0  2.0', [0.5, 1, -1, 2], [2, 2]],
  ['Float32[0.5, 1.5]', [0.5, 1.5], [2]],
  ['2-element Array{Float32,1}:\n  1.0\n -1.5e-5', [1, -0.000015], [2]],
  ['2x2 Array{Float64,2}:\n 0.5  1.0\n -1.0  2.0', [0.5, 1, -1, 2], [2, 2]],
  ['epoch 1/10 - loss: 0.5 - val_loss: 0.7', 'told'],
  ['step 3 - loss -0.5 - acc 0.9', [3, -0.5, 0.9], [3]],
  ['Iter 100 \u2014 loss 0.5', [100, 0.5], [2]],
  ['train_loss=0.5 - val_loss=0.6', [0.5, 0.6], [2]],
  ['5 - x', 'told'],
  ['5 - 3', [2], []],
  ['2024-01-02 03:04:05 INFO loss 0.5', [0.5], []],
  ['[2024-01-02 03:04:05] loss=0.5', [0.5], []],
  ['2024-01-02 03:04:05,678 - root - INFO - loss 0.5', [0.5], []],
  ['[01/02/2024 03:04:05] loss 0.5', [0.5], []],
  ['12:30:45 loss 0.5', [0.5], []],
  ['[12:30:45] loss 0.5', [0.5], []],
  ['I0102 03:04:05.678901 1234 train.py:56] loss 0.5', 'told'],
  ['| model | 88.3% | 91.0% |', [88.3, 91], [2]],
  ['| a | **88.3** | *90.1* |', [88.3, 90.1], [2]],
  ['| `0.5` | ~~0.6~~ |', [0.5, 0.6], [2]],
  ['| m | 0.5 \u00b1 0.1 |', [0.5, 0.1], null],
  ['|a|1|\n|b|2|', [1, 2], [2]],
  ['**0.5**', [0.5], []],
  ['| a | 1,234.5 |', 'told'],
  ['| a | -0.5% |', [-0.5], []],
  ['1E\u22123', [0.001], []],
  ['\u22121.5e\u221205', [-0.000015], []],
  ['2.5e\u20133', [0.0025], []],
  ['[1e\u22123, 2e\u22123]', [0.001, 0.002], [2]],
  ['1,,3', 'told'],
  ['1, ,3', 'told'],
  [',2\n3,4', 'told'],
  ['[1,,3]', 'told'],
  ['1\t\t3\n4\t5\t6', 'told'],
  ['torch.tensor([[1., 2.], [3., 4.]])[0]', [1, 2], [2]],
  ['torch.tensor([[1., 2.], [3., 4.]])[1, 0]', [3], []],
  ['torch.tensor([3., 4.])[-1]', [4], []],
  ['torch.tensor([[1., 2.], [3., 4.]])[0][1]', [2], []],
  ['torch.tensor([3., 4., 5.])[1:]', 'told'],
  ['torch.arange(5)[2]', [2], []],
  ['np.array([3., 4.])[0]', [3], []],
  ['torch.tensor([3., 4.])[5]', 'told'],
  ['torch.arange(5)[1:3]', 'told'],
  ['2^3', [1], []],
  ['10 ^ 2', [8], []],
  ['2^3^2', [3], []],
  ['2.5^2', 'told'],
  ['1 ^ 1, 5', [0, 5], [2]],
  ['x^2', 'told'],
  ['-2^2', [-4], []],
  // Names with hyphens in them, which subtract nothing.
  ['ResNet-50 76.1 92.9', [76.1, 92.9], [2]],
  ['ResNet-50\t76.1\nViT-B/16\t-81.8', [76.1, -81.8], [2]],
  ['Model     top-1  top-5\nR-50      76.1   92.9\nR-101     77.4   93.5', [76.1, 92.9, 77.4, 93.5], [2, 2]],
  ['ROUGE-1: 0.4\nROUGE-2: 0.2', [0.4, 0.2], [2]],
  ['gpt-3.5-turbo 0.8', [0.8], []],
  ['mAP50 0.6 mAP50-95 0.45', [0.6, 0.45], [2]],
  ['"resnet-50","76.1"', [76.1], []],
  ['x-1', [-1], []],
  ['loss-0.5 acc-0.9', [-0.5, -0.9], [2]],
  // Powers of ten in plain characters, as they come out of a PDF.
  ['1.5x10^-3', [0.0015], []],
  ['1.5 x 10-3', [0.0015], []],
  ['3 x 10', [3, 10], [2]],
  ['1\u20442', [0.5], []],
  ['0\u200b.5', 'told'],
  ['1\u2009000', 'told'],
  ['\u20141.5', [1.5], null],
  // Comments of other languages.
  ['float lr = 0.1f; // was 0.5', [0.1], []],
  ['x = 0.5 // was 0.1', [0.5], []],
  ['7 // 2', [3], []],
  ['A = [1 2; 3 4]; % 5 of them', [1, 2, 3, 4], [2, 2]],
  ['1.5f, 2.5f', [1.5, 2.5], [2]],
  ['x = {1.f, 2.f};', [1, 2], [2]],
  ['0.5+/-0.1', [0.5, 0.1], null],
  ['#DIV/0!\t1', [1], []],
  ['$10{,}000$ samples', [10000], []],
  ['$12{,}345.6$', [12345.6], []],
  ['$3{,}14$', [3.14], []],
  ['1{,}250 & 0{,}5 \\\\', [1.25, 0.5], [2]],
  ['trained on 50,000 samples', 'told'],
  ['$1,500', 'told'],
  ['<object at 0x7f3a12345678> 0.5', [0.5], []],
  [' Average Precision  (AP) @[ IoU=0.50:0.95 | area=   all | maxDets=100 ] = 0.378', [0.378], []],
  // As pandas 3.1.1 prints them: names of rows and columns that hold numbers.
  [
    '             0        1\ncount  2.00000  2.00000\nmean   2.25000  3.12500\nstd    1.06066  1.59099\nmin    1.50000  2.00000\n25%    1.87500  2.56250\n50%    2.25000  3.12500\n75%    2.62500  3.68750\nmax    3.00000  4.25000',
    [2, 2, 2.25, 3.125, 1.06066, 1.59099, 1.5, 2, 1.875, 2.5625, 2.25, 3.125, 2.625, 3.6875, 3, 4.25],
    [8, 2],
  ],
  ['a  0    3.09\nb  0    0.90\nName: acc@0, dtype: float64', [3.09, 0.9], [2]],
  ['0x0    249\n1x1     16\nName: a, dtype: int64', [249, 16], [2]],
  ['7   -0.11\nName: 0, dtype: float64', [-0.11], null],
  ['|    |   2020 |\n|:---|-------:|\n| r0 | 1.9109 |\n| r1 | 0.8    |', [1.9109, 0.8], [2]],
  [
    '|    |   0% |   10% |\n|---:|-----:|------:|\n|  0 |   83 |     1 |\n|  1 |    5 |     2 |',
    [83, 1, 5, 2],
    [2, 2],
  ],
  ['      lr=1  lr=0.1\nr0 -4.3000  0.1800\nr1 -0.3386  1.6207', [-4.3, 0.18, -0.3386, 1.6207], [2, 2]],
  [
    '         val loss 0  val loss 1\nlayer 0      3.4794        0.69\nlayer 1     -3.3100        0.60',
    [3.4794, 0.69, -3.31, 0.6],
    [2, 2],
  ],
  ['{1, 2}', [1, 2], [2]],
  ['{{1.0, 2.0}, {3.0, -4.0}}', [1, 2, 3, -4], [2, 2]],
  ['{{{1}, {2}}}', [1, 2], [1, 2, 1]],
  ['{{1.2*^-3, 2.}, {3., 4.}}', [0.0012, 2, 3, 4], [2, 2]],
  ['float x[] = {1.0f, 2.0f};', [1, 2], [2]],
  ['{1: 2, 3: 4}', [2, 4], [2]],
  ['double a[2][2] = {{1, 2}, {3, 4}};', [1, 2, 3, 4], [2, 2]],
  ['Array([1., 2.], dtype=float32)', [1, 2], [2]],
  ['DeviceArray([[1.]], dtype=float32)', [1], [1, 1]],
  ['jnp.array([1., 2.])', [1, 2], [2]],
  ['torch.Tensor(list(range(4)))', [0, 1, 2, 3], [4]],
  ['torch.tensor(range(6)).view(2, 3)', [0, 1, 2, 3, 4, 5], [2, 3]],
  ['torch.FloatTensor(range(3))', [0, 1, 2], [3]],
  ['torch.Tensor(2, 3)', 'told'],
  ['1 & 2 \\\\\n3 & 4 \\\\', [1, 2, 3, 4], [2, 2]],
  ['\\begin{bmatrix} 1 & -2 \\\\ 3 & 4 \\end{bmatrix}', [1, -2, 3, 4], [2, 2]],
  ['$1.5 \\times 10^{-3}$', [0.0015], []],
  ['Model & 88.3 & \\textbf{91.2} \\\\ \\hline\nOurs & 90.1 & 92.0 \\\\', [88.3, 91.2, 90.1, 92], [2, 2]],
  ['0.5 $\\pm$ 0.1', [0.5, 0.1], null],
  ['0x1.8p+1 -0x1p-2', [3, -0.25], [2]],
  ['\uff10\uff0e\uff15', [0.5]],
  ['\u0663\u066b\u0665', [3.5], []],
  ['loss: 0.5, epoch: 1.0, lr: 5e-05', [0.5, 1, 0.00005], [3]],
  ["{'loss': 0.5, 'lr': 5e-05, 'epoch': 1.0}", [0.5, 0.00005, 1], [3]],
  ['wandb:   train/loss 0.5\nwandb: val/acc@1 0.9', [0.5, 0.9], [2]],
  [
    'Epoch 2:  45%|\u2588\u2588\u2588\u2588\u258c     | 45/100 [00:12<00:15,  3.50it/s, loss=0.5, v_num=0]',
    'told',
  ],
  ['32/32 [==============================] - 1s 21ms/step - loss: 0.3 - accuracy: 0.9', 'told'],
  ['a\u00ad0.5', 'told'],
  ['0.1\ufb01 2', 'told'],
  ['1.234,50\t0,5\n-2,25\t1', [1234.5, 0.5, -2.25, 1], [2, 2]],
  ['1,234.50\t0.5\n-2.25\t1', [1234.5, 0.5, -2.25, 1], [2, 2]],
  ['1\u202f234,50\t0,5\n-2,25\t1', [1234.5, 0.5, -2.25, 1], [2, 2]],
  ['nested_tensor([\n  tensor([1., 2.]),\n  tensor([3.])\n])', 'told'],
  ['tensor([1.+2.j, 3.+4.j])', 'told'],
  ["OrderedDict([('weight', tensor([[1., 2.]])), ('bias', tensor([3.]))])", [1, 2, 3], null],
  ['[tensor(1.), tensor(2.)]', [1, 2], [2]],
  ['(tensor([1., 2.]), tensor([3., 4.]))', [1, 2, 3, 4], [2, 2]],
  ['1\n2\n\n3', [1, 2, 3], [3]],
  ['a=1;b=2', [1, 2], [2]],
  ['# 5\n1 2', [1, 2], [2]],
  ['100,200,300', [100, 200, 300], [3]],
  ['1,2,3\n4,5,6', [1, 2, 3, 4, 5, 6], [2, 3]],
  ['1, 2, 3', [1, 2, 3], [3]],
  ['1,2\n3,4', [1, 2, 3, 4], [2, 2]],
  ['100 200 300', [100, 200, 300], [3]],
  ['x = 1, 2', [1, 2], [2]],
  ['(0,5)', [0, 5], [2]],
  ['[0,5]', [0, 5], [2]],
  ['f(0,5)', [0, 5], null],
];

/** What a text may be, too. */
const others: readonly (readonly [
  text: string,
  title: string,
  values: readonly number[],
  shape: readonly number[],
])[] = [
  ['3,14', 'Commas as Decimal Separators', [3.14], []],
  ['0,1\n0,2', 'Commas as Decimal Separators', [0.1, 0.2], [2]],
  ['0,5 1,5', 'Commas as Decimal Separators', [0.5, 1.5], [2]],
  ['x = 0,5', 'Commas as Decimal Separators', [0.5], []],
  ['1.234,50', 'Commas as Decimal Separators', [1234.5], []],
  ['1 000 000', 'Grouped Digits as One Number', [1000000], []],
  ['1,234,567', 'Grouped Digits as One Number', [1234567], []],
  ["1'234.5", 'Grouped Digits as One Number', [1234.5], []],
  ['1,5;2,5', 'Commas as List Separators', [1, 5, 2, 5], [4]],
  ['1,,3\n4,5,6', 'Empty Cells as NaN', [1, 'NaN' as unknown as number, 3, 4, 5, 6], [2, 3]],
  ['2.5^2', '^ as a Power', [6.25], []],
  ['11^2', '^ as a Power', [121], []],
  // A power binds more tightly than what stands around it, and from the right.
  ['1.5*10^3', '^ as a Power', [1500], []],
  ['3*10^-2', '^ as a Power', [0.03], []],
  ['2^3+1', '^ as a Power', [9], []],
  ['1+2^3', '^ as a Power', [9], []],
  ['-2.5^2', '^ as a Power', [-6.25], []],
  ['2^3^2', '^ as a Power', [512], []],
  ['[2^3, 2^4]', '^ as a Power', [8, 16], [2]],
  ['25%', 'Percentages as Fractions', [0.25], []],
  ['Epoch 3/10 loss 0.5', 'Two Numbers Separated by /', [3, 10, 0.5], [3]],
  ['   1.0e+03 *\n\n   1   2', 'Without the Factor', [1, 2], [2]],
  [',a,b\n0,1.5,2\n1,3,4', 'With Row Labels', [0, 1.5, 2, 1, 3, 4], [2, 3]],
];

describe('ask to evaluate', () => {
  // PyTorch 1.13.1 has another gradient for one number than for several.
  for (const [text, dy] of [
    ['[-5., -5.]', [-7.12275505065918e-6, -7.12275505065918e-6]],
    ['-5.', [-7.13557483322802e-6]],
  ] as const) {
    it(`answers the gradient of GELU at ${text}`, async () => {
      const { evaluate } = JSON.parse(
        await answerLine(JSON.stringify({ version: '1.13', evaluate: { text, activation: 'GELU' } })),
      ) as { readonly evaluate: { readonly derivatives: readonly number[] } };
      assert.deepEqual(evaluate.derivatives, dy);
    });
  }
});

describe('ask of numbers', () => {
  for (const [text, values, shape, offset] of rows) {
    it(JSON.stringify(text), async () => {
      const answer = await ask(text, offset);
      if (values === 'told') assert.notDeepEqual(answer.notes, []);
      else {
        assert.deepEqual(answer.values, values);
        if (shape) assert.deepEqual(answer.shape, shape);
      }
    });
  }

  for (const [text, values] of [
    ['{1., 2., <<3>>, 9.}', [1, 2, 9]],
    ['{1., 2., \u00ab3\u00bb, 9.}', [1, 2, 9]],
    ['[1]  0.5 0.6\n [ reached getOption("max.print") -- omitted 98 entries ]', [0.5, 0.6]],
    ['# A tibble: 100 \u00d7 1\n       x\n   <dbl>\n 1   0.5\n 2   0.7\n# \u2139 98 more rows', [0.5, 0.7]],
    ['[\n  0, 1, 2,\n  ... 95 more items\n]', [0, 1, 2]],
  ] as const) {
    it(`says that ${JSON.stringify(text)} is shortened`, async () => {
      const answer = await ask(text);
      assert.deepEqual(answer.values, values);
      assert.match(answer.notes.join(), /The printout is shortened/);
    });
  }

  for (const [text, title, values, shape] of others) {
    it(`offers ${JSON.stringify(text)} as ${title}`, async () => {
      const { otherReadings } = await ask(text);
      const found = otherReadings.find((reading) => reading.title === title);
      assert.deepEqual(found, { title, values, shape });
    });
  }

  for (const text of [
    '1, 2, 3',
    '1,2,3\n4,5,6',
    '[[1., 2.], [3., 4.]]',
    '1 2\n3 4',
    '1,2\n3,4',
    'x = 1, 2',
    '100,200,300',
  ]) {
    it(`has nothing to say of ${JSON.stringify(text)}`, async () =>
      assert.deepEqual((await ask(text)).notes, []));
  }
});
