"""How far what is offered in place of formulas is from them in this PyTorch, gradients included: over all numbers of float16 and
bfloat16 and a million of float32; written into replacements.json. Takes the file that `npm run hazards -- --offers FILE` writes.

Exact is what the replacement answers in float64. `further` is how much further from it the replacement is than the formula, at most:
in units in the last place of the exact answer, and in those of 1 where that is smaller. `broken` is the smallest |x| at which the
replacement is no number though the formula is one."""
import inspect
import json
import pathlib
import sys
import types
import warnings

import numpy as np
import torch

warnings.simplefilter('ignore')
torch.set_num_threads(1)
here = pathlib.Path(__file__).parent
PRECISION = {'float32': 24, 'float16': 11, 'bfloat16': 8}
SMALLEST_NORMAL = {'float32': 2.0**-126, 'float16': 2.0**-14, 'bfloat16': 2.0**-126}
MILLION = 1_000_000


def numbers_of(dtype):
    if dtype == 'float32':
        random = np.random.default_rng(0)
        spread = random.integers(0, 2**32, MILLION, dtype=np.uint32).view(np.float32)
        spread = spread[np.isfinite(spread)][: MILLION // 2]
        return torch.from_numpy(np.concatenate([spread, random.uniform(-30, 30, MILLION // 2).astype(np.float32)]))
    every = torch.arange(65536, dtype=torch.int32).to(torch.int16).view(getattr(torch, dtype))
    return every[torch.isfinite(every)]


def module_of(text, name):
    module = types.ModuleType(name)
    sys.modules[name] = module
    exec(compile(text, name, 'exec'), module.__dict__)
    return module


def callable_of(module, name):
    held = getattr(module, name)
    if inspect.isclass(held):
        return held.apply if issubclass(held, torch.autograd.Function) else held()
    return held


def answers(call, x):
    x = x.detach().clone().requires_grad_(True)
    y = call(x)
    (slope,) = torch.autograd.grad(y, x, torch.ones_like(y))
    return y.detach().double().numpy(), slope.double().numpy()


def compare(old, new, dtype, kink):
    x = numbers_of(dtype)
    at = x.double().numpy()
    rows = {}
    for quantity, mine, other, exact in zip(('value', 'gradient'), answers(old, x), answers(new, x), answers(new, x.double())):
        counts = np.isfinite(exact) & np.isfinite(mine) & (mine != other)
        if kink is not None:
            counts &= at != kink
        broken = counts & ~np.isfinite(other)
        with np.errstate(invalid='ignore'):
            more = np.where(counts & ~broken, np.abs(other - exact) - np.abs(mine - exact), 0)
        unit = lambda size: 2.0 ** (np.floor(np.log2(np.maximum(np.abs(size), SMALLEST_NORMAL[dtype]))) - PRECISION[dtype] + 1)
        exact = np.where(np.isfinite(exact), exact, 1)
        units = more / unit(exact)
        rows[quantity] = {
            'further': float(f'{units.max():.3g}'),
            'furtherOfOne': float(f'{(more / unit(np.maximum(1, np.abs(exact)))).max():.3g}'),
            'at': float(at[units.argmax()]),
            'exact': float(exact[units.argmax()]),
            'many': int((units > 2).sum()),
            **({'broken': float(np.abs(at[broken]).min())} if broken.any() else {}),
        }
    return rows


offers = json.loads(pathlib.Path(sys.argv[1]).read_text())
found = []
for part in offers:
    before = module_of((here / part['file']).read_text(), 'before')
    after = module_of(part['after'], 'after')
    for offer in part['offers']:
        pair = [callable_of(module, offer['name']) for module in (before, after)]
        by_dtype = {dtype: compare(*pair, dtype, offer.get('kink')) for dtype in PRECISION}
        found.append({'file': part['file'], **offer, 'answers': by_dtype})
lines = ',\n'.join(json.dumps(one, ensure_ascii=False) for one in found)
(here / 'replacements.json').write_text(f'{{"torch": "{torch.__version__}", "offers": [\n{lines}\n]}}\n')
