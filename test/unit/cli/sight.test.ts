// PyTorch where it is not imported by a statement, and activations where they go by another name: rows of code with `¦` at the
// pointer, and near misses, asked as anybody asks.
import assert from 'node:assert/strict';
import { answerLine } from '../../../src/cli/answer.ts';

interface Candidate {
  readonly activation: string | null;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly certainty: string;
}

/** What stands at the `¦`: `certain ReLU`, with the parameters that are not the default's; nothing where nothing is told. */
async function at(code: string): Promise<string> {
  const source = code.replace('¦', '');
  const request = { hover: { source, offset: code.indexOf('¦') } };
  const { hover } = JSON.parse(await answerLine(JSON.stringify(request))) as {
    readonly hover: { readonly candidates: readonly Candidate[] } | null;
  };
  return (hover?.candidates ?? [])
    .map(({ activation, parameters, certainty }) => {
      const set = Object.entries(parameters).map(([name, value]) => ` ${name}=${value}`);
      return `${certainty} ${activation}${set.join('')}`;
    })
    .join(', ');
}

const titleOf = (code: string) =>
  code
    .split('\n')
    .find((line) => line.includes('¦'))
    ?.trim() ?? code;

const marimo = `import marimo
app = marimo.App()
@app.cell
def _():
    import torch.nn as nn, torch.nn.functional as F
    act = F.gelu
    return F, act, nn
@app.cell
def _(F, act, nn):
    BODY
    return
`;

const rows: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'PyTorch that a call imports': {
    'import pytest\ntorch = pytest.importorskip("torch")\ntorch.nn.Re¦LU()': 'certain ReLU',
    'import pytest\ntorch = pytest.importorskip("torch", minversion="1.8")\nnn = torch.nn\nnn.Soft¦sign()':
      'certain Softsign',
    'from pytest import importorskip\nF = importorskip("torch.nn.functional")\nF.re¦lu(x)': 'certain ReLU',
    'import pytest\ntorch = pytest.importorskip("torch")\ndef test(x):\n    x.re¦lu_()': 'likely ReLU',
    'import importlib\nnn = importlib.import_module("torch.nn")\nnn.Re¦LU()': 'certain ReLU',
    'from importlib import import_module\nname = "torch"\ntorch = import_module(name)\ntorch.ta¦nh(x)':
      'certain Tanh',
    'torch = __import__("torch")\ntorch.re¦lu(x)': 'certain ReLU',
    'torch = __import__("torch.nn")\ntorch.nn.Re¦LU()': 'certain ReLU',
    'try:\n    import torch.nn as nn\nexcept ImportError:\n    nn = None\nnn.Re¦LU()': 'certain ReLU',
    'import lazy_loader as lazy\ntorch = lazy.load("torch")\ntorch.re¦lu(x)': 'certain ReLU',
    'from utils import lazy_import\ntorch = lazy_import("torch")\ntorch.re¦lu(x)': 'likely ReLU',
    'torch = LazyLoader("torch", globals(), "torch")\ntorch.nn.Re¦LU()': 'likely ReLU',
    'from monai.utils import optional_import\nnn, has_nn = optional_import("torch.nn")\nnn.Re¦LU()':
      'likely ReLU',
    // Near misses.
    'import pytest\nnp = pytest.importorskip("numpy")\nnp.ta¦nh(x)': '',
    'import importlib\nnn = importlib.import_module("jax.nn")\nnn.re¦lu(x)': '',
    'import importlib\nnn = importlib.import_module(name)\nnn.Re¦LU()': '',
    'nn = load("torch.nn")\nnn.Re¦LU()': '',
    'import importlib\nnn = importlib.import_module(".nn", "torchlike")\nnn.Re¦LU()': '',
  },
  'names that marimo’s cells hand on': {
    [marimo.replace('BODY', 'nn.Re¦LU()')]: 'certain ReLU',
    [marimo.replace('BODY', 'a¦ct(x)')]: 'certain GELU approximate=none',
    [marimo
      .replace('BODY', 'F.si¦lu(x)')
      .replace('@app.cell\ndef _(F', '@app.cell(hide_code=True)\ndef __(F')]: 'certain SiLU',
    // Near misses: no cell returns it, no marimo, no cell.
    [marimo.replace('BODY', 'nn.Re¦LU()').replace('return F, act, nn', 'return F, act')]: '',
    [marimo.replace('BODY', 'nn.Re¦LU()').replace('import marimo', 'import other as marimo')]: '',
    [marimo.replace('BODY', 'nn.Re¦LU()').replace('@app.cell\ndef _(F', 'def _(F')]: '',
  },
  'operators of ATen': {
    'import torch\ntorch.ops.aten.ge¦lu(x)': 'certain GELU approximate=none',
    'import torch\ntorch.ops.aten.ge¦lu.default(x, approximate="tanh")': 'certain GELU approximate=tanh',
    'import torch\ntorch.ops.aten.gelu.def¦ault(x)': 'certain GELU approximate=none',
    'import torch\naten = torch.ops.aten\naten.leaky_¦relu.default(x, 0.2)':
      'certain LeakyReLU negative_slope=0.2',
    'import torch\ntorch.ops.aten.hard¦tanh(x, -2.0, 2.0)': 'certain Hardtanh min_val=-2 max_val=2',
    'import torch\ntorch.ops.aten.soft¦max.int(x, -1)': 'certain Softmax dim=-1',
    'import torch\ntable = {torch.ops.aten.re¦lu.default: 1}': 'certain ReLU',
    'import torch\ntorch.ops.aten.special_¦expit(x)': 'certain Sigmoid',
    'import torch\ntorch._C._nn.ge¦lu(x)': 'certain GELU approximate=none',
    'from torch.nn.modules.activation import ReLU\nRe¦LU()': 'certain ReLU',
    'import torch\ntorch.nn.modules.activation.Re¦LU()': 'certain ReLU',
    // Near misses: of Python's numbers, into a tensor of the caller's, no operator, of another namespace.
    'import torch\ntorch.ops.aten.ta¦nh.int(1)': '',
    'import torch\ntorch.ops.aten.re¦lu.out(x, out=y)': '',
    'import torch\ntorch.ops.aten.re¦lu_like(x)': '',
    'import torch\ntorch.ops.mine.re¦lu(x)': '',
  },
  'quantized and fused modules': {
    // Numbers rounded to a scale are not those of the float activation.
    'import torch\ntorch.ao.nn.quantized.ReLU¦6()': '',
    'import torch\ntorch.nn.quantized.Sig¦moid(0.1, 0)': '',
    'import torch.ao.nn.quantized as nnq\nnnq.Leaky¦ReLU(0.1, 0, 0.2)': '',
    'import torch.ao.nn.quantized.functional as qF\nqF.hard¦swish(x, 0.1, 0)': '',
    'import torch\nfrom torch import nn\nm = torch.ao.nn.intrinsic.ConvReLU2d(nn.Conv2d(1, 1, 1), nn.ReLU())\nm¦[1](x)':
      'certain ReLU',
    'import torch\nfrom torch import nn\nm = torch.nn.intrinsic.LinearReLU(nn.Linear(1, 1), nn.ReLU())\nm¦[0](x)':
      '',
  },
  'attributes that a library’s class sets': {
    'from torchvision.models.resnet import ResNet\nclass R(ResNet):\n    def forward(self, x):\n        return self.re¦lu(x)':
      'certain ReLU',
    'import torchvision\nclass R(torchvision.models.ResNet):\n    def forward(self, x):\n        return self.re¦lu(x)':
      'certain ReLU',
    'from torchvision.models.resnet import BasicBlock\nclass A(BasicBlock): pass\nclass B(A):\n    def forward(self, x):\n        return self.re¦lu(x)':
      'certain ReLU',
    'import torchvision\nmodel = torchvision.models.resnet50(weights=None)\nmodel.re¦lu(x)': 'certain ReLU',
    'import torch.nn as nn\nlayer = nn.TransformerEncoderLayer(8, 2)\nlayer.activ¦ation(x)': 'certain ReLU',
    'import torch.nn as nn\nlayer = nn.TransformerEncoderLayer(8, 2, activation="gelu")\nlayer.activ¦ation(x)':
      'certain GELU approximate=none',
    'import torch.nn as nn, torch.nn.functional as F\nlayer = nn.TransformerDecoderLayer(8, 2, 16, 0.1, F.silu)\nlayer.activ¦ation(x)':
      'certain SiLU',
    'import torch.nn as nn\nclass L(nn.TransformerEncoderLayer):\n    def f(self, x):\n        return self.activ¦ation(x)':
      'possible ReLU, possible null',
    'from torchvision.ops import Conv2dNormActivation\nb = Conv2dNormActivation(3, 8)\nb¦[-1](x)':
      'certain ReLU',
    'from torchvision.ops import Conv2dNormActivation\nimport torch.nn as nn\nb = Conv2dNormActivation(3, 8, activation_layer=nn.SiLU)\nb¦[-1](x)':
      'certain SiLU',
    // Near misses.
    'from torchvision.ops import Conv2dNormActivation\nb = Conv2dNormActivation(3, 8)\nb¦[0](x)': '',
    'from torchvision.ops import Conv2dNormActivation\nb = Conv2dNormActivation(3, 8, activation_layer=None)\nb¦[-1](x)':
      '',
    'from mylib.resnet import ResNet\nclass R(ResNet):\n    def forward(self, x):\n        return self.re¦lu(x)':
      '',
    'from torchvision.models.resnet import ResNet\nclass R(ResNet):\n    def forward(self, x):\n        return self.fc¦(x)':
      '',
    'from torchvision.models.resnet import ResNet\nclass R(Mixin, ResNet):\n    def forward(self, x):\n        return self.re¦lu(x)':
      'possible ReLU, possible null',
    'from torchvision.models.resnet import ResNet\nimport torch.nn as nn\nclass R(ResNet):\n    def __init__(self):\n        self.relu = nn.SiLU()\n    def forward(self, x):\n        return self.re¦lu(x)':
      'certain SiLU',
    'import torchvision\nfrom torch import nn\nmodel = torchvision.models.resnet50()\nmodel.relu = nn.GELU()\nmodel.re¦lu(x)':
      'certain GELU approximate=none',
    'import torchvision\nfrom torch import nn\ndef patch(m):\n    m.relu = nn.GELU()\nmodel = torchvision.models.resnet50()\npatch(model)\nmodel.re¦lu(x)':
      'possible ReLU, possible null',
  },
  'lambdas that put their parameter through one activation': {
    'import torch.nn.functional as F\nact = lambda t: F.leaky_relu(t, 0.2)\na¦ct(x)':
      'certain LeakyReLU negative_slope=0.2',
    'import torch.nn.functional as F\nact = lambda t: F.leaky_relu(t, 0.2)\nBlock(act=a¦ct)':
      'certain LeakyReLU negative_slope=0.2',
    'import torch\nact = lambda t: torch.relu(t)\nfor _ in range(2):\n    x = a¦ct(x)': 'certain ReLU',
    'from torch import nn\nact = lambda t: nn.LeakyReLU(0.2)(t)\na¦ct(x)':
      'certain LeakyReLU negative_slope=0.2',
    'import torch.nn.functional as F\nclass M:\n    def __init__(self):\n        self.act = lambda t: F.elu(t, alpha=2)\n    def forward(self, x):\n        return self.a¦ct(x)':
      'certain ELU alpha=2',
    'import torch.nn.functional as F\nacts = {"a": F.relu, "b": lambda t: F.elu(t, 3)}\nac¦ts["b"](x)':
      'certain ELU alpha=3',
    'import torch.nn.functional as F\nact = lambda t: F.relu(t)\nif c:\n    act = F.silu\na¦ct(x)':
      'possible ReLU, possible SiLU',
    // Near misses.
    'import torch.nn.functional as F\nact = lambda t: F.relu(t) + 1\na¦ct(x)': '',
    'import torch.nn.functional as F\nact = lambda t: F.relu(t * 2)\na¦ct(x)': '',
    'import torch.nn.functional as F\nact = lambda t: F.relu(s)\na¦ct(x)': '',
    'import torch.nn.functional as F\nact = lambda t, s=0.2: F.leaky_relu(t, s)\na¦ct(x)': '',
    'import torch.nn.functional as F\nact = lambda t: F.leaky_relu(t, t.mean())\na¦ct(x)': '',
    'import torch.nn.functional as F\nact = lambda *t: F.relu(*t)\na¦ct(x)': '',
    'act = lambda t: my_relu(t)\na¦ct(x)': '',
  },
};

for (const [kind, cases] of Object.entries(rows)) {
  describe(kind, () => {
    for (const [code, said] of Object.entries(cases)) {
      it(`${titleOf(code)} → ${said || 'nothing'}`, async () => {
        assert.equal(await at(code), said);
      });
    }
  });
}
