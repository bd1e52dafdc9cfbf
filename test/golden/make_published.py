"""Writes published.json: which activations libraries mean by a name in a string, and what these answer.

    pip install --no-deps --target DIR transformers timm diffusers monai mmcv-lite mmengine
    pip download --no-deps --no-binary :all: fairseq    # unpacked into DIR
    python make_published.py DIR

The libraries' own files run, in a Python that has PyTorch, with nothing installed that they need beside it: whatever else they
import is stood in for by something that does nothing. What a name makes is called with numbers; where it is PyTorch's own class or
function, its path is written down instead. Left out: what learns, draws or halves its input.
"""
import importlib
import importlib.abc
import importlib.machinery
import importlib.metadata
import json
import os
import re
import sys
import types

import torch

folder = sys.argv[1]
xs = [-12.0, -3.0, -1.5, -0.5, 0.0, 0.5, 1.5, 3.0, 12.0]
packages = ['transformers', 'timm', 'diffusers', 'monai', 'mmcv', 'mmengine', 'fairseq']


class Nothing:
    """Stands in for anything: as a decorator it leaves what it decorates, and it is false."""

    def __init__(self, *args, **options):
        pass

    def __call__(self, *args, **options):
        return args[0] if len(args) == 1 and callable(args[0]) and not options else Nothing()

    def __getattr__(self, name):
        if name.startswith('__'):
            raise AttributeError(name)
        return Nothing()

    def __getitem__(self, key):
        return Nothing()

    def __iter__(self):
        return iter((Nothing(), False))

    def __bool__(self):
        return False


class StandIns(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Modules that are not there, and those of the libraries that nobody asked for."""

    def __init__(self, wanted):
        self.wanted = wanted

    def find_spec(self, name, path, target=None):
        root = name.split('.')[0]
        if root not in packages:
            return None
        if name in self.wanted:
            return None
        is_around = any(one.startswith(name + '.') for one in self.wanted)
        spec = importlib.machinery.ModuleSpec(name, self, is_package=True)
        spec.submodule_search_locations = [os.path.join(folder, *name.split('.'))] if is_around else []
        return spec

    def create_module(self, spec):
        module = types.ModuleType(spec.name)
        module.__getattr__ = lambda name: Nothing() if not name.startswith('__') else None
        return module

    def exec_module(self, module):
        pass


sys.path.insert(0, folder)
finder = StandIns(set())
sys.meta_path.insert(0, finder)


def load(name, *others):
    finder.wanted |= {name, *others}
    return importlib.import_module(name)


def version_of(distribution):
    return importlib.metadata.version(distribution)


def answer(made):
    """The path of PyTorch's class or function, or what the other one answers."""
    if isinstance(made, (types.FunctionType, types.BuiltinFunctionType)):
        for home, path in ((torch.nn.functional, 'torch.nn.functional'), (torch, 'torch')):
            if getattr(home, made.__name__, None) is made:
                return {'is': f'{path}.{made.__name__}'}
    call = made() if isinstance(made, type) else made
    if isinstance(call, torch.nn.Module):
        if type(call).__module__.startswith('torch.'):
            return {'is': f'torch.nn.{type(call).__name__}'}
        call = call.double()
    return {'values': call(torch.tensor(xs, dtype=torch.float64)).tolist()}


def table(names, make):
    found = {}
    for name in names:
        try:
            found[name] = answer(make(name))
        except Exception as error:  # What needs more than numbers is named, and no more is said of it.
            found[name] = {'needs': type(error).__name__}
    return found


out = {}

module = load('transformers.activations')
out['transformers'] = {
    'version': version_of('transformers'),
    'names': table(module.ACT2CLS, lambda name: module.ACT2FN[name]),
}

module = load('diffusers.models.activations')
out['diffusers'] = {'version': version_of('diffusers'), 'names': table(module.ACT2CLS, lambda name: module.ACT2CLS[name])}

module = load('timm.layers.create_act', 'timm.layers.activations', 'timm.layers.activations_me', 'timm.layers.config')
names = {**module._ACT_LAYER_DEFAULT, **module._ACT_LAYER_ME}
out['timm'] = {'version': version_of('timm'), 'names': table(names, lambda name: module.get_act_layer(name))}

# MONAI and OpenMMLab fill registries: a small one of ours takes what theirs would be given.
registry = {}


class Registry:
    def add_factory_class(self, name, cls, desc=None):
        registry[name] = cls

    def factory_function(self, name):
        return lambda make: registry.__setitem__(name, make()) or make

    def __getattr__(self, name):
        return lambda *args, **options: Nothing()


blocks = load('monai.networks.blocks.activation')
source = open(os.path.join(folder, 'monai/networks/layers/factories.py'), encoding='utf-8').read()
parts = re.findall(r'^(?:Act\.add_factory_class\(.*\)|@Act\.factory_function(?:.*\n)+?    return \w+)$', source, re.M)
exec('\n'.join(parts), {'Act': Registry(), 'nn': torch.nn})
out['MONAI'] = {'version': version_of('monai'), 'names': table(registry, lambda name: registry[name])}

made = {}


class Models:
    def register_module(self, name=None, module=None, force=False):
        if module is not None:
            made[name or module.__name__] = module
            return module
        return lambda cls: made.__setitem__(name or cls.__name__, cls) or cls


stand_in = types.ModuleType('mmengine.registry')
stand_in.MODELS = Models()
versions = types.ModuleType('mmengine.utils')
versions.digit_version = lambda text: tuple(int(one) for one in re.findall(r'\d+', text)[:3])
builds = types.ModuleType('mmengine.utils.dl_utils')
builds.TORCH_VERSION = torch.__version__
sys.modules.update({'mmengine.registry': stand_in, 'mmengine.utils': versions, 'mmengine.utils.dl_utils': builds})
for part in ('activation', 'hsigmoid', 'hswish', 'swish'):
    load(f'mmcv.cnn.bricks.{part}')
out['mmcv'] = {'version': version_of('mmcv-lite'), 'names': table(made, lambda name: made[name])}

source = open(os.path.join(folder, 'fairseq/utils.py'), encoding='utf-8').read()
gelu = load('fairseq.modules.gelu')
body = source[source.index('def relu_squared'):source.index('def get_available_activation_fns')]
body = re.sub(r'from fairseq\.modules import .*', '', body).replace('-> Callable', '')
space = {'torch': torch, 'F': torch.nn.functional, 'gelu': gelu.gelu, 'gelu_accurate': gelu.gelu_accurate,
         'deprecation_warning': lambda text: None}
exec(body, space)
names = re.findall(r'activation == "(\w+)"', body)
version = open(os.path.join(folder, 'fairseq/version.txt'), encoding='utf-8').read().strip()
out['fairseq'] = {'version': version, 'names': table(names, lambda name: space['get_activation_fn'](name))}

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'published.json'), 'w', encoding='utf-8') as file:
    json.dump({'x': xs, 'libraries': out}, file, indent=1)
    file.write('\n')
