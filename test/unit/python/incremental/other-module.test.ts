import assert from 'node:assert/strict';
import {
  type ActivationUse,
  createReader,
  findActivationUses,
  modulePlaces,
  type OtherModule,
  type OtherModules,
  readOtherModule,
} from '../../../../src/python/index.ts';
import { imports, tell } from '../marked.ts';

type Files = Readonly<Record<string, string>>;

/** The files as a caller would find them, seen from the file `own`. */
function folder(files: Files, own: string): OtherModules & { readonly read: Set<string> } {
  const modules = new Map<string, OtherModule>();
  const read = new Set<string>();
  return {
    revision: 1,
    read,
    find({ path, from }) {
      const place = modulePlaces(path, from || own, '').find((one) => files[one] !== undefined);
      if (place === undefined) return 'none';
      read.add(place);
      const module = modules.get(place) ?? moduleIn(files[place] ?? '', place);
      modules.set(place, module);
      return module;
    },
  };
}

function moduleIn(text: string, place: string): OtherModule {
  const work = readOtherModule(text, { key: place, name: place.replace(/.*\//, '') });
  for (;;) {
    const { done, value } = work.next();
    if (done && value) return value;
  }
}

/** The use at the cursor of `own`, and where it comes from: `torch.nn.GELU, instance call < layers.py:2 nn.GELU()`. */
function ask(
  marked: string,
  others: Files,
  own = 'net.py',
): { said: string; use: ActivationUse | undefined } {
  const offset = marked.indexOf('|');
  const source = marked.slice(0, offset) + marked.slice(offset + 1);
  const uses = findActivationUses(source, { otherModules: folder(others, own) });
  const use = uses.find(({ start, end }) => start <= offset && offset <= end);
  const origin = use?.origin;
  const from = origin ? ` < ${origin.file?.name ?? 'here'}:${origin.line} ${origin.code}` : '';
  return { said: `${tell(use)}${from}`, use };
}

const layers = `${imports}from .config import BETA\nact = nn.GELU()\nAct = nn.SiLU\nsoft = nn.Softplus(BETA)
class Block(nn.Module):
    kind = nn.ELU
    def __init__(self, act=nn.Mish):
        super().__init__()
        self.act = act()
        self.fixed = nn.Hardtanh(-2, 2)
def get_activation(name):
    return {'relu': nn.ReLU(), 'tanh': nn.Tanh()}[name]
def scaled(x):
    return F.softplus(x, BETA)
`;
const files: Files = {
  'config.py': 'BETA = 2.0\nSLOPES = {"a": 0.3}\n',
  'layers.py': layers,
  'pkg/__init__.py':
    'from .layers import Act, act as default_act\nfrom .deep import *\nfrom torch.nn import Tanh\n',
  'pkg/config.py': 'BETA = 3.0\n',
  'pkg/layers.py': layers,
  'pkg/deep/__init__.py': 'from ..layers import soft\nfrom .inner import *\n',
  'pkg/deep/inner.py': 'import torch.nn as nn\nhidden = nn.CELU(0.5)\n_private = nn.ReLU()\n',
  'space/acts.py': 'from torch import nn\nact = nn.PReLU()\n',
  'tables.py': 'from torch import nn\nT = {"relu": nn.ReLU}\n',
  'listed.py': 'import torch.nn as nn\n__all__ = ["act"]\nact = nn.ReLU\nunlisted = nn.ReLU\n',
  'more.py': 'import torch.nn as nn\n__all__ = ["act"]\n__all__ += others\nunlisted = nn.ReLU\n',
  'a.py': 'from b import x\nfrom torch import nn\nfine = nn.ReLU6()\n',
  'b.py': 'from a import x, fine\nfrom c import *\n',
  'c.py': 'from b import *\nfrom c import *\n',
  'broken.py': 'from torch import nn\ndef f(:\n  x = (\nclass A: pass\nact = nn.SELU()\n',
  'src/lib/acts.py': 'import torch\nact = torch.nn.Sigmoid()\n',
};

describe('names from other files', () => {
  const table: Readonly<Record<string, readonly [code: string, said: string, own?: string]>> = {
    'an instance': [
      'from layers import act\n|act(x)',
      'torch.nn.GELU, instance call < layers.py:5 nn.GELU()',
    ],
    'an instance, relative': [
      'from .layers import act\n|act(x)',
      'torch.nn.GELU, instance call < layers.py:5 nn.GELU()',
      'pkg/net.py',
    ],
    'an instance from the folder above': [
      'from ..layers import act as a\n|a(x)',
      'torch.nn.GELU, instance call < layers.py:5 nn.GELU()',
      'pkg/deep/net.py',
    ],
    'a module that is imported by a relative path': [
      'from . import layers\nlayers.|act(x)',
      'torch.nn.GELU, instance call < layers.py:5 nn.GELU()',
      'pkg/net.py',
    ],
    'a class under another name': [
      'from pkg.layers import Act\n|Act()',
      'torch.nn.SiLU, module call < layers.py:6 nn.SiLU',
    ],
    'a module with a name of its own': [
      'import pkg.layers as L\nL.|act(x)',
      'torch.nn.GELU, instance call < layers.py:5 nn.GELU()',
    ],
    'a whole path': [
      'import pkg.layers\npkg.layers.|Act()',
      'torch.nn.SiLU, module call < layers.py:6 nn.SiLU',
    ],
    'a constant as an argument': [
      `${imports}from config import BETA\nnn.|Softplus(BETA)`,
      'torch.nn.Softplus, module call, beta=2 by constant BETA',
    ],
    'a constant of a module': [
      `${imports}import config as cfg\nF.|leaky_relu(x, cfg.SLOPES['a'])`,
      'torch.nn.functional.leaky_relu, function call, negative_slope=0.3',
    ],
    'an instance whose argument comes from a third file': [
      'from pkg import soft\n|soft(x)',
      'torch.nn.Softplus, instance call, beta=3 by constant BETA < layers.py:7 nn.Softplus(BETA)',
    ],
    'an attribute of a class': [
      'from layers import Block\nb = Block()\nb.|fixed(x)',
      'torch.nn.Hardtanh, instance call, min_val=-2, max_val=2 < layers.py:13 nn.Hardtanh(-2, 2)',
    ],
    'an attribute of a base class': [
      'from layers import Block\nclass Net(Block):\n    def forward(self, x):\n        return self.|act(x)',
      'torch.nn.Mish, instance call, candidate < layers.py:12 act()',
    ],
    'a class attribute': [
      'from layers import Block\nBlock.|kind()',
      'torch.nn.ELU, module call < layers.py:9 nn.ELU',
    ],
    'what a function returns': [
      'from layers import get_activation\nact = get_activation("relu")\n|act(x)',
      'torch.nn.ReLU, instance call < layers.py:15 nn.ReLU()',
    ],
    'what a function returns for a name that is not known': [
      'from layers import get_activation\nact = get_activation(name)\n|act(x)',
      'torch.nn.ReLU, instance call, candidate, or Tanh < layers.py:15 nn.ReLU()',
    ],
    'a name that a package passes on': [
      'from pkg import default_act\n|default_act(x)',
      'torch.nn.GELU, instance call < layers.py:5 nn.GELU()',
    ],
    'a name of torch that a package passes on': [
      'from pkg import Tanh\n|Tanh()',
      'torch.nn.Tanh, module call < __init__.py:3 Tanh',
    ],
    'a star in a package in a package': [
      'from pkg import *\n|hidden(x)',
      'torch.nn.CELU, instance call, alpha=0.5 < inner.py:2 nn.CELU(0.5)',
    ],
    'a star that brings torch along': [
      'from pkg.deep.inner import *\nnn.|ReLU()',
      'torch.nn.ReLU, module call',
    ],
    'a name that a star brings once more': [
      'from torch import nn\nact = nn.SiLU\nfrom listed import *\n|act()',
      'torch.nn.ReLU, module call, candidate, or SiLU < listed.py:3 nn.ReLU',
    ],
    'a name that a star does not list': [
      'from torch import nn\nunlisted = nn.SiLU\nfrom listed import *\n|unlisted()',
      'torch.nn.SiLU, module call < here:2 nn.SiLU',
    ],
    'a name that a star may list': [
      'from torch import nn\nunlisted = nn.SiLU\nfrom more import *\n|unlisted()',
      'torch.nn.ReLU, module call, candidate, or SiLU < more.py:4 nn.ReLU',
    ],
    'a name of a module that a function stores': [
      'from torch import nn\nimport listed\ndef f(): listed.act = nn.SiLU\nlisted.|act()',
      'torch.nn.ReLU, module call, candidate, or SiLU < listed.py:3 nn.ReLU',
    ],
    'an element that is put into a table of a module': [
      'from torch import nn\nimport tables\ntables.T["relu"] = nn.GELU\ntables.|T["relu"]()',
      'torch.nn.ReLU, module call, candidate < tables.py:2 nn.ReLU',
    ],
    'a name of a module that a function stores into another': [
      'from torch import nn\nimport listed\ndef f(): other.act = nn.SiLU\nlisted.|act()',
      'torch.nn.ReLU, module call < listed.py:3 nn.ReLU',
    ],
    'a name of a module that a function stores by any name': [
      'from torch import nn\nimport listed\ndef f(): setattr(listed, name, nn.SiLU)\nlisted.|act()',
      'torch.nn.ReLU, module call, candidate < listed.py:3 nn.ReLU',
    ],
    'a name that a star does not bring': ['from pkg.deep.inner import *\n|_private(x)', 'nothing'],
    'a folder without __init__': [
      'from space.acts import act\n|act(x)',
      'torch.nn.PReLU, instance call < acts.py:2 nn.PReLU()',
    ],
    'a folder src': [
      'from lib.acts import act\n|act(x)',
      'torch.nn.Sigmoid, instance call < acts.py:2 torch.nn.Sigmoid()',
      'tests/try.py',
    ],
    'a file next to the one in a folder': [
      'import acts\nacts.|act(x)',
      'torch.nn.PReLU, instance call < acts.py:2 nn.PReLU()',
      'space/main.py',
    ],
    'modules that import each other': ['from a import x\n|x(y)', 'nothing'],
    'what stands in one of them': [
      'from c import fine\n|fine(y)',
      'torch.nn.ReLU6, instance call < a.py:3 nn.ReLU6()',
    ],
    'a file with a syntax error': [
      'from broken import act\n|act(x)',
      'torch.nn.SELU, instance call < broken.py:5 nn.SELU()',
    ],
    'a file that is missing': ['from nowhere import act\n|act(x)', 'nothing'],
    'a name that is missing': ['from layers import nothing_such\n|nothing_such(x)', 'nothing'],
    'more dots than folders': ['from ....layers import act\n|act(x)', 'nothing'],
    'a module of the same name as one of torch': [
      'from torch.nn import ReLU\n|ReLU()',
      'torch.nn.ReLU, module call',
    ],
    'a local name before an imported one': [
      'from layers import act\nfrom torch import nn\nact = nn.Tanh()\n|act(x)',
      'torch.nn.Tanh, instance call < here:3 nn.Tanh()',
    ],
  };
  for (const [name, [code, said, own]] of Object.entries(table)) {
    it(`knows ${name}`, () => assert.equal(ask(code, files, own).said, said));
  }

  it('gives no spans of another file as if they stood in this one', () => {
    const { use } = ask('from pkg import soft\n|soft(x)', files);
    assert.equal(use?.argumentList, undefined);
    assert.equal(use?.parameters.beta?.argument, undefined);
    assert.equal(use?.parameters.beta?.from?.file?.key, 'pkg/config.py');
    assert.deepEqual(use?.origin?.file, { key: 'pkg/layers.py', name: 'layers.py' });
    assert.equal(layers.slice(use?.origin?.start, use?.origin?.end), 'nn.Softplus(BETA)');
  });

  it('asks for no more files than names lead to', () => {
    const otherModules = folder(files, 'net.py');
    findActivationUses('import a, space.acts\nfrom layers import act\nact(x)', { otherModules });
    assert.deepEqual([...otherModules.read], ['layers.py']);
  });

  it('says which modules it would have to know', () => {
    const reader = createReader();
    const text = `${imports}from .layers import act\nimport pkg.layers as L\nact(L.act(x))\nnn.ReLU()`;
    const reading = reader.read([{ text, language: 'python' }]);
    while (!reading.step(0));
    assert.deepEqual(
      reading.uses[0]?.map(({ id }) => id),
      ['ReLU'],
    );
    assert.deepEqual(reading.wanted.map(({ path, from }) => `${from}:${path}`).sort(), [
      ':.layers',
      ':pkg',
      ':pkg.layers',
    ]);
  });

  it('answers anew when more is known of other files', () => {
    const reader = createReader();
    const cells = [{ text: 'from layers import act\nact(x)', language: 'python' }] as const;
    const idsWith = (otherModules: OtherModules): string[] => {
      const reading = reader.read(cells, otherModules);
      while (!reading.step(0));
      return (reading.uses[0] ?? []).map(({ id }) => id);
    };
    assert.deepEqual(idsWith({ revision: 0, find: () => undefined }), []);
    assert.deepEqual(idsWith(folder(files, 'net.py')), ['GELU']);
    const changed = folder({ 'layers.py': 'import torch\nact = torch.nn.Tanh()' }, 'net.py');
    assert.deepEqual(idsWith({ ...changed, revision: 2 }), ['Tanh']);
  });
});

describe('where a module may stand', () => {
  it('is next to the file, in the folders above it, in src', () => {
    assert.deepEqual(modulePlaces('m.n', 'root/p/q.py', 'root/'), [
      'root/p/m/n/__init__.py',
      'root/p/m/n.py',
      'root/m/n/__init__.py',
      'root/m/n.py',
      'root/src/m/n/__init__.py',
      'root/src/m/n.py',
    ]);
    assert.deepEqual(modulePlaces('..m', 'root/p/q.py', 'root/'), ['root/m/__init__.py', 'root/m.py']);
    assert.deepEqual(modulePlaces('.', 'root/p/q.py', 'root/'), ['root/p/__init__.py']);
  });

  it('is never outside of the root', () => {
    assert.deepEqual(modulePlaces('...m', 'root/p/q.py', 'root/'), []);
    assert.deepEqual(modulePlaces('.m', 'other/q.py', 'root/'), []);
  });
});
