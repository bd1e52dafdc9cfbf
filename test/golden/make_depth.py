#!/usr/bin/env python3
"""What is left of numbers and gradients in deep networks of random weights, by PyTorch itself.

Needs torch. Writes depth.json: for each case the activation with its parameters, how its weights were initialized, whether
layers have biases as nn.Linear draws them, `residual` and `norm`, and for each of `layers` (counted from 0; the last one is what goes out) mean and standard deviation over the seeds of
`second` (log10 of the second moment of what comes in), `dead` (the share without gradient) and `gradient` (log10 of the mean
squared gradient there, less that at the end); null where a network
had nothing left. Networks are 40 layers deep and 512 wide; inputs are randn.

    python make_depth.py --out depth.json
"""
import argparse
import json
import math

import torch
import torch.nn.functional as F
from torch import nn

DEPTH, WIDTH = 40, 512
LAYERS = [0, 1, 5, 10, 20, 30, 39, 40]

# id, parameters, PyTorch's module
ROWS = [
    ("ReLU", {}, nn.ReLU()),
    ("ReLU6", {}, nn.ReLU6()),
    ("LeakyReLU", {"negative_slope": 0.2}, nn.LeakyReLU(0.2)),
    ("Softplus", {}, nn.Softplus()),
    ("ELU", {}, nn.ELU()),
    ("CELU", {"alpha": 2}, nn.CELU(2.0)),
    ("SELU", {}, nn.SELU()),
    ("GELU", {}, nn.GELU()),
    ("SiLU", {}, nn.SiLU()),
    ("Mish", {}, nn.Mish()),
    ("Hardswish", {}, nn.Hardswish()),
    ("Sigmoid", {}, nn.Sigmoid()),
    ("Hardsigmoid", {}, nn.Hardsigmoid()),
    ("LogSigmoid", {}, nn.LogSigmoid()),
    ("Tanh", {}, nn.Tanh()),
    ("Hardtanh", {}, nn.Hardtanh()),
    ("Softsign", {}, nn.Softsign()),
    ("Hardshrink", {}, nn.Hardshrink()),
    ("Softshrink", {}, nn.Softshrink()),
    ("Tanhshrink", {}, nn.Tanhshrink()),
    ("Threshold", {"threshold": 0.1, "value": 20}, nn.Threshold(0.1, 20)),
    # In evaluation; in training it is random.
    ("RReLU", {}, lambda x: F.rrelu(x, training=False)),
    ("PReLU", {"weight": 0.25}, lambda x: F.prelu(x, torch.tensor([0.25], dtype=x.dtype))),
    ("GELU", {"approximate": "tanh"}, nn.GELU("tanh")),
    ("LogSumExp", {}, lambda x: torch.logaddexp(x, torch.zeros_like(x))),
    ("Logit", {"eps": 0.1}, lambda x: torch.logit(x, eps=0.1)),
    # Not a number outside of 0 to 1, which half of a layer's sums are.
    ("Logit", {}, torch.logit),
    ("NegativeBinaryEntropy", {}, lambda x: -torch.special.entr(x) - torch.special.entr(1 - x)),
]

INITS = {
    "default": lambda weight: None,
    "xavier": nn.init.xavier_normal_,
    "he": lambda weight: nn.init.kaiming_normal_(weight, nonlinearity="relu"),
}

NORMS = {
    "none": nn.Identity(),
    "layer": nn.LayerNorm(WIDTH, elementwise_affine=False),
    "rms": nn.RMSNorm(WIDTH, elementwise_affine=False),
}

CASES = [(row, init, bias, False, "none") for bias in (False, True) for row in ROWS for init in INITS] + [
    (row, init, False, residual, norm)
    for row in ROWS if row[0] in ("ReLU", "GELU", "Tanh")
    for init in ("default", "he")
    for residual, norm in ((False, "layer"), (False, "rms"), (True, "none"), (True, "layer"), (True, "rms"))
]


def weights_of(seed):
    """For each initialization the weights of all layers, as nn.Linear and nn.init make them, and their biases."""
    made = {}
    for init, apply in INITS.items():
        torch.manual_seed(seed)
        layers = []
        for _ in range(DEPTH):
            linear = nn.Linear(WIDTH, WIDTH, bias=False)
            apply(linear.weight)
            layers.append(linear.weight.detach().double())
        made[init] = layers
    torch.manual_seed(2000 + seed)
    return made, [nn.Linear(WIDTH, WIDTH).bias.detach().double() for _ in range(DEPTH)]


def run(f, weights, biases, residual, norm, seed):
    torch.manual_seed(1000 + seed)
    z = torch.randn(WIDTH, dtype=torch.float64, requires_grad=True)
    seen, dead = [z], []
    for weight, bias in zip(weights, biases):
        u = NORMS[norm](z)
        with torch.enable_grad():
            alone = u.detach().requires_grad_()
            slope, = torch.autograd.grad(f(alone).sum(), alone)
        dead.append((slope == 0).double().mean().item())
        out = weight @ f(u) + bias
        z = z + out if residual else out
        seen.append(z)
    gradients = torch.autograd.grad(z, seen, torch.randn(WIDTH, dtype=torch.float64))
    last = gradients[-1].square().mean()
    return (
        [value.square().mean().log10().item() for value in seen],
        [*dead, dead[-1]],
        [(one.square().mean() / last).log10().item() for one in gradients],
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--out", required=True)
    parser.add_argument("--seeds", type=int, default=20)
    asked = parser.parse_args()
    found = [[] for _ in CASES]
    for seed in range(asked.seeds):
        weights, biases = weights_of(seed)
        none = [torch.zeros(WIDTH, dtype=torch.float64)] * DEPTH
        for i, ((_, _, f), init, bias, residual, norm) in enumerate(CASES):
            found[i].append(run(f, weights[init], biases if bias else none, residual, norm, seed))
        print(seed, flush=True)
    cases = []
    for ((name, parameters, _), init, bias, residual, norm), runs in zip(CASES, found):
        case = {"activation": name, "parameters": parameters, "init": init, "bias": bias, "residual": residual, "norm": norm}
        for part, what in enumerate(("second", "dead", "gradient")):
            numbers = torch.tensor([one[part] for one in runs], dtype=torch.float64)[:, LAYERS]
            case[what] = [
                [float(f"{m:.5g}"), float(f"{s:.3g}")] if math.isfinite(m) else None
                for m, s in zip(numbers.mean(0).tolist(), numbers.std(0).tolist())
            ]
        cases.append(case)
    with open(asked.out, "w", encoding="utf-8") as file:
        rows = ",\n".join(json.dumps(case) for case in cases)
        meta = json.dumps({"torch": torch.__version__.split("+")[0], "seeds": asked.seeds, "width": WIDTH, "depth": DEPTH, "layers": LAYERS})
        file.write('{"meta": %s,\n"cases": [\n%s\n]}\n' % (meta, rows))


main()
