"""Where the formulas of definitions.py and hazards.py break in this PyTorch: searched over all numbers of float16 and bfloat16
and 100,000 of float32, judged by mpmath, and written into hazards.json.gz. Needs mpmath.

A number fails where the value or the gradient is infinite or nan, or more than half of the digits are lost, and the formula has
a value (a slope) over the reals there. What counts as lost stands at `digits_lost`. Left out is what takes one number at a
time and what NumPy computes."""
import functools
import gzip
import importlib.util
import inspect
import json
import math
import pathlib
import re
import sys
import warnings

import mpmath
import numpy as np
import torch
from mpmath import mp, mpf

warnings.simplefilter('ignore')
torch.set_num_threads(1)
mp.prec = 500
here = pathlib.Path(__file__).parent
DTYPES = {'float32': torch.float32, 'float16': torch.float16, 'bfloat16': torch.bfloat16}
LAST = {'float32': 0x7F7FFFFF, 'float16': 0x7BFF, 'bfloat16': 0x7F7F}
PRECISION = {'float32': 24, 'float16': 11, 'bfloat16': 8}
SMALLEST_NORMAL = {'float32': 2.0**-126, 'float16': 2.0**-14, 'bfloat16': 2.0**-126}
# Exponentials of larger numbers are not worked out.
FARTHEST = mpf(2) ** 600


class Real:
    """A real number in place of a tensor; None where there is none."""

    def __init__(self, value):
        self.value = value

    def __bool__(self):
        if self.value is None:
            raise ArithmeticError
        return bool(self.value)

    dtype = torch.float64
    shape = torch.Size([])
    device = torch.device('cpu')

    @classmethod
    def __torch_function__(cls, func, types, args=(), kwargs=None):
        return apply(func.__name__, args, kwargs or {})

    def __getattr__(self, name):
        if name.startswith('__'):
            raise AttributeError(name)
        return lambda *args, **kwargs: apply(name, (self, *args), kwargs)

    def __setitem__(self, mask, held):
        if mask.value is None:
            self.value = None
        elif mask.value:
            self.value = number(held)


def number(held):
    if isinstance(held, Real):
        return held.value
    if isinstance(held, torch.Tensor):
        return mpf(held.double().item())
    return mpf(held)


def exp(x):
    if abs(x) > FARTHEST:
        return mpf(0) if x < 0 else None
    return mp.exp(x)


def log(x):
    return mp.log(x) if x > 0 else None


def power(x, y):
    if x == 0:
        return mpf(0) if y > 0 else mpf(1) if y == 0 else None
    if y == int(y) and abs(y) < 64:
        return x ** int(y)
    if x < 0:
        return None
    return exp(y * mp.log(x))


def sigmoid(x):
    e = exp(-x)
    return mpf(0) if e is None else 1 / (1 + e)


def softplus(x, beta=1, threshold=20):
    z = x * mpf(beta)
    if z > threshold:
        return x
    e = exp(z)
    return mp.log1p(e) / mpf(beta) if e > mpf(2) ** -400 else e / mpf(beta)


def tanh(x):
    return mp.sign(x) * mpf(1) if abs(x) > 4000 else mp.tanh(x)


def erf(x):
    return mp.sign(x) * mpf(1) if abs(x) > 30 else mp.erf(x)


def erfc(x):
    return mpf(2) if x < -30 else mp.erfc(x) if x < 1e5 else mpf(0)


def gelu(x, approximate='none'):
    if approximate == 'tanh':
        return x / 2 * (1 + tanh(mp.sqrt(2 / mp.pi) * (x + mpf(0.044715) * x**3)))
    return x / 2 * erfc(-x / mp.sqrt(2))


def elu(x, alpha=1):
    return x if x > 0 else mpf(alpha) * mp.expm1(x)


def clamp(x, min=None, max=None):
    x = x if min is None or x >= number(min) else number(min)
    return x if max is None or x <= number(max) else number(max)


def half_even(x):
    return mp.nint(x)


def whole(n):
    return mpf(mp.floor(n))


UNARY = {
    'exp': exp, 'log': log, 'expm1': lambda x: mp.expm1(x) if x < FARTHEST else None,
    'log1p': lambda x: mp.log1p(x) if x > -1 else None, 'exp2': lambda x: power(mpf(2), x),
    'log2': lambda x: None if x <= 0 else mp.log(x) / mp.log(2), 'log10': lambda x: None if x <= 0 else mp.log(x) / mp.log(10),
    'sqrt': lambda x: mp.sqrt(x) if x >= 0 else None, 'rsqrt': lambda x: 1 / mp.sqrt(x) if x > 0 else None,
    'square': lambda x: x * x, 'reciprocal': lambda x: 1 / x if x else None, 'abs': abs, '__abs__': abs, 'absolute': abs,
    'neg': lambda x: -x, '__neg__': lambda x: -x, 'sign': mp.sign, 'sgn': mp.sign,
    'sin': mp.sin, 'cos': mp.cos, 'tan': mp.tan, 'atan': mp.atan,
    'asin': lambda x: mp.asin(x) if abs(x) <= 1 else None, 'acos': lambda x: mp.acos(x) if abs(x) <= 1 else None,
    'sinh': lambda x: mp.sinh(x) if abs(x) < FARTHEST else None, 'cosh': lambda x: mp.cosh(x) if abs(x) < FARTHEST else None,
    'tanh': tanh, 'asinh': mp.asinh, 'erf': erf, 'erfc': erfc, 'sigmoid': sigmoid, 'relu': lambda x: max(x, mpf(0)),
    'silu': lambda x: x * sigmoid(x), 'mish': lambda x: x * tanh(softplus(x)), 'relu6': lambda x: clamp(x, 0, 6),
    'floor': whole, 'ceil': lambda x: -whole(-x), 'trunc': lambda x: whole(x) if x >= 0 else -whole(-x), 'round': half_even,
    'clone': lambda x: x, 'float': lambda x: x, 'double': lambda x: x, 'detach': lambda x: x, 'contiguous': lambda x: x,
    'logical_not': lambda x: mpf(x == 0),
}
BINARY = {
    'add': lambda a, b: a + b, 'sub': lambda a, b: a - b, 'mul': lambda a, b: a * b, 'div': lambda a, b: a / b if b else None,
    'pow': power, 'maximum': max, 'max': max, 'minimum': min, 'min': min, 'fmax': max, 'fmin': min,
    'lt': lambda a, b: mpf(a < b), 'le': lambda a, b: mpf(a <= b), 'gt': lambda a, b: mpf(a > b), 'ge': lambda a, b: mpf(a >= b),
    'eq': lambda a, b: mpf(a == b), 'ne': lambda a, b: mpf(a != b),
    'remainder': lambda a, b: a - b * mp.floor(a / b), 'mod': lambda a, b: a - b * mp.floor(a / b),
    'fmod': lambda a, b: a - b * (mp.floor(a / b) if a / b >= 0 else mp.ceil(a / b)),
    'hypot': lambda a, b: mp.sqrt(a * a + b * b), 'atan2': lambda a, b: mp.atan2(a, b),
    'copysign': lambda a, b: abs(a) if b >= 0 else -abs(a),
    'logaddexp': lambda a, b: max(a, b) + softplus(-abs(a - b)),
    'xlogy': lambda a, b: mpf(0) if a == 0 else None if b <= 0 else a * mp.log(b),
    'heaviside': lambda a, b: b if a == 0 else mpf(a > 0),
}
FIXED = {'zeros_like': 0, 'ones_like': 1}


def apply(name, args, kwargs):
    in_place = name.endswith('_') and not name.endswith('__')
    plain = name.strip('_') if name.startswith('__') else name.rstrip('_')
    x, *rest = args
    if in_place or kwargs.pop('inplace', False):
        x.value = apply(plain, args, kwargs).value
        return x
    if plain in FIXED:
        return Real(mpf(FIXED[plain]))
    if plain in ('to', 'type_as'):
        return Real(x.value)
    if plain in ('where', 'masked_fill'):
        mask, taken, other = (x, *rest) if plain == 'where' else (rest[0], rest[1], x)
        return Real(None if number(mask) is None else number(taken if number(mask) else other))
    operands = [number(one) for one in args if not isinstance(one, str)]
    if any(one is None for one in operands):
        return Real(None)
    if plain in UNARY and len(operands) == 1:
        return Real(UNARY[plain](*operands))
    reflected = plain[1:] if plain.startswith('r') and plain[1:] in ('sub', 'add', 'mul', 'pow', 'truediv', 'div') else None
    if reflected:
        plain, operands = reflected, operands[::-1]
    plain = {'truediv': 'div', 'subtract': 'sub', 'iadd': 'add', 'isub': 'sub', 'imul': 'mul', 'itruediv': 'div'}.get(plain, plain)
    if plain in BINARY and len(operands) == 2:
        return Real(BINARY[plain](*operands))
    x, *rest = operands
    if plain in ('clamp', 'clip', 'clamp_min', 'clamp_max', 'hardtanh'):
        names = {'clamp_min': ['min'], 'clamp_max': ['max']}.get(plain, ['min', 'max'])
        given = {**dict(zip(names, rest)), **{key.removesuffix('_val'): value for key, value in kwargs.items()}}
        return Real(clamp(x, **({'min': -1, 'max': 1, **given} if plain == 'hardtanh' else given)))
    if plain == 'softplus':
        return Real(softplus(x, *rest, **kwargs))
    if plain == 'gelu':
        return Real(gelu(x, **kwargs))
    if plain in ('elu', 'celu', 'leaky_relu'):
        if plain == 'elu':
            return Real(elu(x, *rest, **kwargs))
    raise NotImplementedError(name)


for _name in ('add', 'radd', 'sub', 'rsub', 'mul', 'rmul', 'truediv', 'rtruediv', 'pow', 'rpow', 'neg', 'abs', 'lt', 'le', 'gt', 'ge',
              'mod', 'iadd', 'isub', 'imul', 'itruediv'):
    def _method(self, *args, _name=_name):
        if _name[0] == 'i' and _name not in ('invert',):
            self.value = apply(_name[1:], (self, *args), {}).value
            return self
        return apply(_name, (self, *args), {})
    setattr(Real, f'__{_name}__', _method)


class Context:
    def save_for_backward(self, *_):
        pass


def load(file):
    spec = importlib.util.spec_from_file_location(file, here / f'{file}.py')
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    source = (here / f'{file}.py').read_text()
    names = [''.join(groups) for groups in re.findall(r'^(?:def (\w+)|class (\w+)|(\w+) = lambda)', source, re.M)]
    return {name: getattr(module, name) for name in names if not name.startswith('_')}


def callable_of(name, held):
    if not inspect.isclass(held):
        return (lambda x: held(torch.zeros((), dtype=getattr(x, 'dtype', None)), x)) if name == 'bias_gelu' else held
    if issubclass(held, torch.autograd.Function):
        return lambda x: held.forward(Context(), x) if isinstance(x, Real) else held.apply(x)
    if not issubclass(held, torch.nn.Module):
        return held.relu2
    made = held()

    def forward(x):
        for module in made.modules():
            module.requires_grad_(False)
        return made.forward(x)
    return forward


def numbers_at(dtype, places):
    """Numbers by their places in order: 0 has 0, the smallest above it 1."""
    size = np.abs(places).astype(np.uint32)
    if dtype == 'float16':
        x = size.astype(np.uint16).view(np.float16)
    else:
        x = (size << 16 if dtype == 'bfloat16' else size).view(np.float32)
    return np.where(places < 0, -1.0, 1.0) * x.astype(np.float64)


def number_at(dtype, place):
    return float(numbers_at(dtype, np.array([place]))[0])


@functools.cache
def all_places(dtype):
    last = LAST[dtype]
    if dtype != 'float32':
        return np.arange(-last, last + 1)
    spread = np.round(last * np.arange(-30000, 30001) / 30000).astype(np.int64)
    linear = (np.arange(-20000, 20001) / 200).astype(np.float32)
    near = np.where(linear < 0, -1, 1) * np.abs(linear).view(np.uint32).astype(np.int64)
    return np.unique(np.concatenate([spread, near]))


def answers(call, dtype, xs):
    """Values and gradients of many numbers; the gradients are None where backward raises or there is nothing to go back through."""
    # What is filled up fills the vector unit.
    x = torch.tensor(xs, dtype=torch.float64).to(DTYPES[dtype]).requires_grad_()
    y = call(x)
    values = y.detach().double().numpy()
    try:
        (slopes,) = torch.autograd.grad(y, x, torch.ones_like(y))
    except RuntimeError as error:
        return values, None, 'modified by an inplace operation' in str(error)
    return values, slopes.double().numpy(), False


class Judge:
    def __init__(self, call, dtype):
        self.call, self.dtype, self.known, self.slopes = call, dtype, {}, {}

    def exact(self, x):
        x = float(x)
        if x not in self.known:
            try:
                self.known[x] = self.call(Real(mpf(x))).value
            except ArithmeticError:
                self.known[x] = None
        return self.known[x]

    def has_slope(self, x):
        x = float(x)
        if x not in self.slopes:
            h = abs(mpf(x)) * mpf(2) ** -150 if x else mpf(2) ** -290
            middle, left, right = self.exact(x), self.call(Real(mpf(x) - h)).value, self.call(Real(mpf(x) + h)).value
            if None in (middle, left, right):
                self.slopes[x] = False
            else:
                down, up = (middle - left) / h, (right - middle) / h
                noise = abs(middle) * mpf(2) ** -490 / h
                self.slopes[x] = abs(up - down) <= mpf(2) ** -8 * max(abs(up), abs(down)) + 100 * noise
        return self.slopes[x]

    def digits_lost(self, x, y):
        """More than half of the type's digits, of a value that is not too small to have them all."""
        exact = self.exact(x)
        if exact is None or abs(exact) < SMALLEST_NORMAL[self.dtype]:
            return False
        return abs(mpf(float(y)) - exact) > mpf(2) ** (-mpf(PRECISION[self.dtype]) / 2) * abs(exact)

    def fails(self, kind, x, y, dy):
        if kind == 'overflow':
            return math.isinf(y) and self.exact(x) is not None
        if kind == 'nan':
            return math.isnan(y) and self.exact(x) is not None
        if kind == 'digits':
            return math.isfinite(y) and self.digits_lost(x, y)
        if dy is None:
            return False
        return (math.isnan if kind == 'nan-gradient' else math.isinf)(dy) and self.has_slope(x)


KINDS = ['overflow', 'nan', 'digits', 'nan-gradient', 'inf-gradient']


def settle(first, last, look, found):
    """Which of two places and those between fail, where all is one kind of answer."""
    marks = sorted({first, last, *(first + (last - first) * k // 6 for k in range(1, 6))})
    for low, high in zip(marks, marks[1:] or marks):
        start, end, is_first, is_last = low, high, look(low), look(high)
        while is_first != is_last and high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if look(middle) == is_first else (low, middle)
        found[start:low + 1] |= is_first
        found[high if is_first != is_last else low:end + 1] |= is_last


def failing(kind, judge, xs, ys, dys, doubles):
    """Which numbers fail. Between two that the judge has looked at, and that have one verdict and one kind of answer, those
    that float64 tells are judged by float64, the others share the verdict; where the two differ, the judge looks at all."""
    found = np.zeros(len(xs), dtype=bool)
    cache = {}

    def look(i):
        if i not in cache:
            cache[i] = judge.fails(kind, xs[i], ys[i], None if dys is None else dys[i])
        return cache[i]

    def near(i):
        exact = judge.exact(xs[i])
        return exact is not None and math.isfinite(doubles[i]) and abs(mpf(float(doubles[i])) - exact) <= mpf(2) ** -20 * abs(exact)

    if kind != 'digits':
        values = ys if kind in ('overflow', 'nan') else dys
        if values is not None:
            for first, last in runs_of(np.isnan(values) if 'nan' in kind else np.isinf(values)):
                settle(first, last, look, found)
        return found
    loss, small, step = 2.0 ** (-PRECISION[judge.dtype] / 2), SMALLEST_NORMAL[judge.dtype], 32
    finite, size, apart = np.isfinite(ys), np.abs(doubles), np.abs(ys - doubles)
    for start in range(0, len(xs), step):
        end = min(start + step, len(xs) - 1)
        block = np.flatnonzero(finite[start:end + 1]) + start
        if len(block) == 0:
            continue
        if near(start) and near(end):
            s, a = size[block], apart[block]
            doubtful = (np.abs(a - loss * s) < 1e-4 * loss * s) | (np.abs(s - small) < 1e-4 * small) | (s < 1e-3 * max(size[start], size[end]))
            found[block] = (s >= small) & (a > loss * s)
            for i in block[doubtful]:
                found[i] = look(i)
        elif look(start) == look(end) == look((start + end) // 2):
            found[block] = look(start)
        else:
            for i in block:
                found[i] = look(i)
    return found


def runs_of(found):
    edges = np.flatnonzero(np.diff(np.concatenate([[False], found, [False]]).astype(np.int8)))
    return [(int(first), int(end) - 1) for first, end in zip(edges[::2], edges[1::2])]


def stretches(dtype, places, found, fails, farther):
    """Stretches of the numbers that fail, small gaps not parting them; their ends are sought among all numbers."""
    joined = []
    for first, last in runs_of(found):
        if joined and places[first] - places[joined[-1][1]] < 2 * LAST[dtype] / 16:
            joined[-1][1] = last
        else:
            joined.append([first, last])

    def edge(inside, outside):
        if not 0 <= outside < len(places):
            return number_at(dtype, places[inside])
        yes, no = int(places[inside]), int(places[outside])
        while abs(yes - no) > 1:
            middle = int((yes + no) / 2)
            yes, no = (middle, no) if fails(middle) else (yes, middle)
        return number_at(dtype, farther(yes, 1 if outside > inside else -1))
    return [[edge(first, first - 1), edge(last, last + 1)] for first, last in joined]


# Where digits are lost, numbers that fail and others alternate at first: this many sound ones of float32 have to follow.
SOUND = 2**22


def outermost(call, judge, place, direction):
    """The last of the numbers of float32 that lose digits, from one on that does."""
    loss, small, most = 2.0**-12, SMALLEST_NORMAL['float32'], LAST['float32']
    last, at, step = place, place, 2**16
    while abs(at - last) < SOUND:
        places = at + direction * np.arange(1, step + 1)
        places = places[np.abs(places) <= most]
        if len(places) == 0:
            break
        xs = numbers_at('float32', places)
        ys, doubles = answers(call, 'float32', xs)[0], in_double(call, xs)
        size = np.abs(doubles)
        with np.errstate(all='ignore'):
            doubtful = np.flatnonzero(np.isfinite(ys) & (np.abs(ys - doubles) > 0.999 * loss * size) & (size > 0.999 * small))
        for i in doubtful[::-1][:100]:
            if judge.fails('digits', xs[i], ys[i], None):
                last = int(places[i])
                break
        at += direction * step
    return last


def in_double(call, xs):
    try:
        with without_casts():
            return call(torch.tensor(xs, dtype=torch.float64)).double().numpy()
    except (RuntimeError, TypeError):
        return np.full(len(xs), math.nan)


class without_casts:
    """float64 stays float64 where code asks for float32."""

    def __enter__(self):
        self.own = torch.Tensor.float
        torch.Tensor.float = lambda x: x if x.dtype == torch.float64 else self.own(x)

    def __exit__(self, *_):
        torch.Tensor.float = self.own


def hazards_of(name, held, dtype):
    call = callable_of(name, held)
    judge = Judge(call, dtype)
    places = all_places(dtype)
    xs = numbers_at(dtype, places)
    ys, dys, overwritten = answers(call, dtype, xs)
    doubles = in_double(call, xs)

    def fails_at(kind):
        def fails(place):
            x = number_at(dtype, place)
            y, dy, _ = answers(call, dtype, [x] * 64)
            return judge.fails(kind, x, y[0], None if dy is None else dy[0])
        return fails

    out = [{'kind': 'in-place', 'from': float(xs[0]), 'to': float(xs[-1])}] if overwritten else []
    for kind in KINDS:
        found = failing(kind, judge, xs, ys, dys, doubles)
        alternates = kind == 'digits' and dtype == 'float32'
        farther = (lambda place, to: outermost(call, judge, place, to)) if alternates else (lambda place, _: place)
        for start, end in stretches(dtype, places, found, fails_at(kind), farther):
            out.append({'kind': kind, 'from': start, 'to': end})
    return out


def main():
    only = sys.argv[1:]
    target = here / 'hazards.json.gz'
    known = json.loads(gzip.decompress(target.read_bytes())) if only and target.exists() else {'hazards': {}}
    skipped = []
    for name, held in {**load('definitions'), **load('hazards')}.items():
        if only and name not in only or name.startswith('np_'):
            continue
        try:
            found = {dtype: hazards_of(name, held, dtype) for dtype in DTYPES}
        except (RuntimeError, TypeError, ValueError, NotImplementedError) as error:
            skipped.append(name)
            print(name, 'skipped:', str(error)[:100], flush=True)
            continue
        known['hazards']['relu2' if name == 'Acts' else name] = found
        print(name, {dtype: [(one['kind'], one['from'], one['to']) for one in list] for dtype, list in found.items()}, flush=True)
        known['torch'] = torch.__version__
        target.write_bytes(gzip.compress(json.dumps(known, separators=(',', ':')).encode(), mtime=0))
    print('skipped', skipped)


if __name__ == '__main__':
    main()
