#!/usr/bin/env python3
"""What activations make of spread inputs, to 30 digits, and what 10^8 samples through PyTorch say of the same.

Needs torch and mpmath. Writes moments.json: for each case the activation with its parameters, the input, and `mean`, `std`,
`zeros`, `noGradient`, `saturated` (null where |f'| is unbounded), `gain`, `gradientFactor`, from integrals by mpmath over
formulas written here; `sampled` has mean and second moment of 10^8 samples of N(0, 1), or of the input that is told, and the
standard errors of both; `rounded` has of 10^7 samples in float16 and bfloat16, through PyTorch and autograd, the shares `zeros` and
`noGradient`, and the mean with its standard error.

    python make_moments.py --out moments.json
"""
import argparse
import json
import math

import mpmath as mp
import torch
import torch.nn.functional as F

mp.mp.dps = 30
INF = mp.inf


def sigmoid(x):
    return 1 / (1 + mp.exp(-x)) if x > -200 else mp.exp(x)


def softplus(x, beta=1):
    z = beta * x
    return (z if z > 0 else mp.mpf(0)) / beta + mp.log1p(mp.exp(-abs(z))) / beta


def logit(x):
    return mp.log(x / (1 - x))


def cdf(x):
    return mp.erfc(-x / mp.sqrt(2)) / 2


def gelu_tanh(x):
    return x * sigmoid(2 * mp.sqrt(2 / mp.pi) * (x + mp.mpf(0.044715) * x ** 3))


ALPHA, SCALE = mp.mpf(1.6732632423543772), mp.mpf(1.0507009873554805)

# id, parameters, f, kinks and jumps, the steepest slope (None: unbounded, 0: find it), PyTorch's function
ROWS = [
    ("ReLU", {}, lambda x: max(x, 0), [0], 1, F.relu),
    ("ReLU6", {}, lambda x: min(max(x, 0), 6), [0, 6], 1, F.relu6),
    ("LeakyReLU", {"negative_slope": 0.2}, lambda x: x if x > 0 else mp.mpf(0.2) * x, [0], 1, lambda x: F.leaky_relu(x, 0.2)),
    ("LeakyReLU", {"negative_slope": 0.01}, lambda x: x if x > 0 else mp.mpf(0.01) * x, [0], 1, F.leaky_relu),
    ("PReLU", {"weight": 0.25}, lambda x: x if x > 0 else x / 4, [0], 1, lambda x: F.leaky_relu(x, 0.25)),
    ("Threshold", {"threshold": 0.1, "value": 20}, lambda x: x if x > mp.mpf(0.1) else mp.mpf(20), [mp.mpf(0.1)], 1,
     lambda x: F.threshold(x, 0.1, 20)),
    ("Softplus", {}, softplus, [], 1, F.softplus),
    ("Softplus", {"beta": 5}, lambda x: softplus(x, 5), [], 1, lambda x: F.softplus(x, 5)),
    ("ELU", {"alpha": 0.5}, lambda x: x if x > 0 else mp.expm1(x) / 2, [0], 1, lambda x: F.elu(x, 0.5)),
    ("ELU", {}, lambda x: x if x > 0 else mp.expm1(x), [0], 1, F.elu),
    ("CELU", {"alpha": 2}, lambda x: x if x > 0 else 2 * mp.expm1(x / 2), [0], 1, lambda x: F.celu(x, 2)),
    ("SELU", {}, lambda x: SCALE * x if x > 0 else SCALE * ALPHA * mp.expm1(x), [0], SCALE * ALPHA, F.selu),
    ("GELU", {}, lambda x: x * cdf(x), [], 0, F.gelu),
    ("GELU", {"approximate": "tanh"}, gelu_tanh, [], 0, lambda x: F.gelu(x, approximate="tanh")),
    ("SiLU", {}, lambda x: x * sigmoid(x), [], 0, F.silu),
    ("Mish", {}, lambda x: x * mp.tanh(softplus(x)), [], 0, F.mish),
    ("Hardswish", {}, lambda x: x * min(max(x + 3, 0), 6) / 6, [-3, 3], mp.mpf(3) / 2, F.hardswish),
    ("Sigmoid", {}, sigmoid, [], mp.mpf(1) / 4, torch.sigmoid),
    ("Hardsigmoid", {}, lambda x: min(max(x + 3, 0), 6) / 6, [-3, 3], mp.mpf(1) / 6, F.hardsigmoid),
    ("LogSigmoid", {}, lambda x: -softplus(-x), [], 1, F.logsigmoid),
    ("Tanh", {}, mp.tanh, [], 1, torch.tanh),
    ("Hardtanh", {}, lambda x: min(max(x, -1), 1), [-1, 1], 1, F.hardtanh),
    ("Hardtanh", {"min_val": -0.25, "max_val": 2}, lambda x: min(max(x, mp.mpf(-0.25)), 2), [mp.mpf(-0.25), 2], 1,
     lambda x: F.hardtanh(x, -0.25, 2)),
    ("Softsign", {}, lambda x: x / (1 + abs(x)), [0], 1, F.softsign),
    ("Hardshrink", {}, lambda x: x if abs(x) > 0.5 else mp.mpf(0), [mp.mpf(-0.5), mp.mpf(0.5)], 1, F.hardshrink),
    ("Softshrink", {}, lambda x: x - mp.sign(x) / 2 if abs(x) > 0.5 else mp.mpf(0), [mp.mpf(-0.5), mp.mpf(0.5)], 1, F.softshrink),
    ("Tanhshrink", {}, lambda x: x - mp.tanh(x), [], 1, F.tanhshrink),
    # In evaluation; in training it is random.
    ("RReLU", {}, lambda x: x if x > 0 else mp.mpf(11) / 48 * x, [0], 1, lambda x: F.rrelu(x, training=False)),
    ("LogSumExp", {}, softplus, [], 1, lambda x: torch.logaddexp(x, torch.zeros_like(x))),
    ("Logit", {"eps": 0.01}, lambda x: logit(min(max(x, mp.mpf(0.01)), 1 - mp.mpf(0.01))), [mp.mpf(0.01), 1 - mp.mpf(0.01)],
     1 / mp.mpf(0.01) / (1 - mp.mpf(0.01)), lambda x: torch.logit(x, eps=0.01)),
    # Not a number outside of 0 to 1.
    ("Logit", {}, logit, [0, 1], None, torch.logit),
    ("NegativeBinaryEntropy", {}, lambda x: x * mp.log(x) + (1 - x) * mp.log(1 - x), [0, 1], None,
     lambda x: -torch.special.entr(x) - torch.special.entr(1 - x)),
]

INPUTS = [
    {"normal": [0, 1]},
    {"normal": [-1, 2]},
    {"normal": [0.5, 0.1]},
    {"uniform": [-3, 2]},
]
WITHIN = [{"uniform": [0.1, 0.9]}, {"uniform": [0.25, 0.375]}]

# id, PyTorch's function, dtype, input
ROUNDED = [
    ("Sigmoid", torch.sigmoid, "float16", {"normal": [-15, 3]}),
    ("Sigmoid", torch.sigmoid, "bfloat16", {"normal": [-80, 12]}),
    ("Sigmoid", torch.sigmoid, "bfloat16", {"uniform": [0, 10]}),
    ("Tanh", torch.tanh, "float16", {"normal": [0, 3]}),
    ("Tanh", torch.tanh, "bfloat16", {"normal": [0, 3]}),
    ("GELU", F.gelu, "float16", {"normal": [-4, 1]}),
    ("GELU", F.gelu, "bfloat16", {"normal": [-8, 4]}),
    ("SiLU", F.silu, "bfloat16", {"normal": [-85, 10]}),
    ("Softplus", F.softplus, "bfloat16", {"normal": [-80, 12]}),
    ("ELU", F.elu, "bfloat16", {"normal": [0, 0.002]}),
    ("ReLU", F.relu, "bfloat16", {"normal": [0, 1]}),
    ("ReLU", F.relu, "float16", {"uniform": [-80000, 60000]}),
    ("ReLU", F.relu, "float16", {"uniform": [60000, 80000]}),
    ("Sigmoid", torch.sigmoid, "float16", {"normal": [0, 50000]}),
]


def density(given):
    if "normal" in given:
        mean, std = map(mp.mpf, given["normal"])
        return (lambda x: mp.npdf(x, mean, std)), [mean + std * k for k in range(-14, 15, 1)]
    low, high = map(mp.mpf, given["uniform"])
    return (lambda x: 1 / (high - low)), [low + (high - low) * k / 10 for k in range(11)]


def slope_of(f, kinks):
    """f' by central differences of high order, kept off the kinks."""
    def slope(x):
        room = min([abs(x - k) for k in kinks if x != k] + [mp.mpf(1)])
        h = min(mp.mpf("1e-4"), room / 64)
        with mp.workdps(60):
            c = [(1, mp.mpf(4) / 5), (2, mp.mpf(-1) / 5), (3, mp.mpf(4) / 105), (4, mp.mpf(-1) / 280)]
            return sum(w * (f(x + k * h) - f(x - k * h)) for k, w in c) / h
    return slope


def measure(test, edges, weight):
    """The probability of where a test holds; between two edges it may turn once in each of many small steps."""
    total = mp.mpf(0)
    for low, high in zip(edges, edges[1:]):
        steps = [low + (high - low) * k / 24 for k in range(25)]
        inside = [s if 0 < i < 24 else (low + (high - low) * mp.mpf("1e-9") if i == 0 else high - (high - low) * mp.mpf("1e-9"))
                  for i, s in enumerate(steps)]
        for a, b, ia, ib in zip(steps, steps[1:], inside, inside[1:]):
            ta, tb = test(ia), test(ib)
            if ta and tb:
                total += mp.quad(weight, [a, b])
            elif ta != tb:
                lo, hi = a, b
                for _ in range(60):
                    m = (lo + hi) / 2
                    if test(m) == ta:
                        lo = m
                    else:
                        hi = m
                total += mp.quad(weight, [a, lo]) if ta else mp.quad(weight, [lo, b])
    return total


def steepest(slope):
    best = max((abs(slope(mp.mpf(k) / 8)), mp.mpf(k) / 8) for k in range(-80, 81))
    low, high = best[1] - mp.mpf(1) / 8, best[1] + mp.mpf(1) / 8
    for _ in range(80):
        a, b = low + (high - low) / 3, high - (high - low) / 3
        if abs(slope(a)) < abs(slope(b)):
            low = a
        else:
            high = b
    return abs(slope((low + high) / 2))


def draw(given, count):
    if "normal" in given:
        return torch.randn(count, dtype=torch.float64) * given["normal"][1] + given["normal"][0]
    return torch.rand(count, dtype=torch.float64) * (given["uniform"][1] - given["uniform"][0]) + given["uniform"][0]


def rounded(name, f, dtype, given, samples=10 ** 7):
    x = draw(given, samples).to(getattr(torch, dtype)).requires_grad_()
    y = f(x)
    y.sum().backward()
    values = y.detach().double()
    mean = values.mean().item()
    return {
        "activation": name, "dtype": dtype, "input": given, "samples": samples,
        "zeros": (values == 0).double().mean().item(), "noGradient": (x.grad == 0).double().mean().item(),
        "mean": mean if math.isfinite(mean) else "Infinity", "meanError": (values.std() / math.sqrt(samples)).item() if math.isfinite(mean) else 0,
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--out", required=True)
    parser.add_argument("--samples", type=int, default=10 ** 8)
    out = parser.parse_args()
    torch.manual_seed(0)
    cases, sampled = [], []
    for name, parameters, f, kinks, top, torch_f in ROWS:
        slope = slope_of(f, kinks)
        largest = steepest(slope) if top == 0 else top
        inputs = WITHIN if top is None else INPUTS
        for given in inputs:
            weight, grid = density(given)
            edges = sorted(set(grid + [mp.mpf(k) for k in kinks if grid[0] < k < grid[-1]]))
            mean = mp.quad(lambda x: f(x) * weight(x), edges)
            variance = mp.quad(lambda x: (f(x) - mean) ** 2 * weight(x), edges)
            second = variance + mean ** 2
            slopes = mp.quad(lambda x: slope(x) ** 2 * weight(x), edges)
            before = mp.quad(lambda x: x * x * weight(x), edges)
            cases.append({
                "activation": name, "parameters": parameters, "input": given,
                "mean": float(mean), "std": float(mp.sqrt(variance)),
                "zeros": float(measure(lambda x: f(x) == 0 and f(x + mp.mpf("1e-12")) == 0, edges, weight)),
                "noGradient": float(measure(lambda x: slope(x) == 0, edges, weight)),
                "saturated": None if top is None else float(measure(lambda x: abs(slope(x)) < largest / 10, edges, weight)),
                "gain": float(mp.sqrt(before / second)), "gradientFactor": float(before / second * slopes),
            })
        sums = torch.zeros(3, dtype=torch.float64)
        chunk = min(10 ** 6, out.samples)
        for _ in range(out.samples // chunk):
            y = torch_f(draw(inputs[0], chunk))
            squares = y * y
            sums += torch.stack([y.sum(), squares.sum(), (squares * squares).sum()])
        m1, m2, m4 = (sums / out.samples).tolist()
        sampled.append({
            "activation": name, "parameters": parameters, "input": inputs[0], "mean": m1, "second": m2,
            "meanError": math.sqrt(max(0, m2 - m1 ** 2) / out.samples), "secondError": math.sqrt(max(0, m4 - m2 ** 2) / out.samples),
        })
        print(name, flush=True)
    torch.manual_seed(1)
    low = [rounded(*row) for row in ROUNDED]
    with open(out.out, "w", encoding="utf-8") as file:
        rows = ",\n".join(json.dumps(row) for row in cases)
        more = ",\n".join(json.dumps(row) for row in sampled)
        fewer = ",\n".join(json.dumps(row) for row in low)
        meta = json.dumps({"torch": torch.__version__.split("+")[0], "mpmath": mp.__version__, "samples": out.samples})
        file.write('{"meta": %s,\n"cases": [\n%s\n],\n"sampled": [\n%s\n],\n"rounded": [\n%s\n]}\n' % (meta, rows, more, fewer))


main()
