"""Where PyTorch's own answers and gradients become 0, infinite or nan on the way out from 0: test/golden/limits.json.

Every bfloat16 number is tried; of float32 a grid, narrowed down between its points to neighbouring numbers.
Run with a Python that has torch 1.13: python3 test/golden/make_limits.py
"""

import json
import pathlib

import torch
from torch import nn

FARTHEST = 1e9
LAYERS = {
    "ReLU": (nn.ReLU(), {}),
    "LeakyReLU": (nn.LeakyReLU(), {}),
    "Softplus": (nn.Softplus(), {}),
    "Softplus beta=2": (nn.Softplus(beta=2), {"beta": 2}),
    "Softplus beta=100": (nn.Softplus(beta=100), {"beta": 100}),
    "ELU": (nn.ELU(), {}),
    "SELU": (nn.SELU(), {}),
    "GELU": (nn.GELU(), {}),
    "SiLU": (nn.SiLU(), {}),
    "Mish": (nn.Mish(), {}),
    "Sigmoid": (nn.Sigmoid(), {}),
    "LogSigmoid": (nn.LogSigmoid(), {}),
    "Tanh": (nn.Tanh(), {}),
    "Softsign": (nn.Softsign(), {}),
    "Hardswish": (nn.Hardswish(), {}),
}


def slope(layer):
    """The layer's derivative, as autograd has it."""

    def derivative(x):
        x = x.clone().requires_grad_()
        layer(x).sum().backward()
        return x.grad

    return derivative


def state(y):
    """0: well, 1: zero, 2: infinite, 3: nan."""
    y = y.double()
    return (y == 0) * 1 + torch.isinf(y) * 2 + torch.isnan(y) * 3


def outward_bfloat16(sign):
    """All bfloat16 numbers of a sign from 2**-20 to FARTHEST, in order."""
    every = torch.arange(0, 0x7F80, dtype=torch.int32).to(torch.int16).view(torch.bfloat16)
    keep = every[(every.double() >= 2.0**-20) & (every.double() <= FARTHEST)]
    return keep * sign


def outward_float32(layer, sign):
    """A coarse grid, and both neighbours wherever the state changes between its points."""
    bits = lambda x: int(torch.tensor(x, dtype=torch.float32).view(torch.int32))
    number = lambda i: torch.tensor([i], dtype=torch.int32).view(torch.float32) * sign
    of = lambda i: int(state(layer(number(i))))
    grid = list(range(bits(2.0**-20), bits(FARTHEST), 200_000))
    places = list(grid)
    for low, high in zip(grid, grid[1:]):
        if of(low) == of(high):
            continue
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if of(middle) == of(low) else (low, middle)
        places += [low, high]
    return torch.cat([number(i) for i in sorted(set(places))])


def edges(layer, xs, one_by_one):
    """[last number before, state from there on] for each change of the state that holds outside it."""
    parts = xs.split(1) if one_by_one else [xs]
    found = torch.cat([state(layer(part)) for part in parts]).tolist()
    result = []
    for i in range(len(found) - 1, 0, -1):
        if found[i - 1] != found[i]:
            result.append([float(xs[i - 1]), ["well", "zero", "infinite", "nan"][found[i]]])
            if found[i - 1] == 0:
                break
    return result


def main():
    golden = {}
    for name, (layer, parameters) in LAYERS.items():
        entry = {"id": name.split()[0], "parameters": parameters}
        for dtype in ("bfloat16", "float32"):
            module = layer.to(getattr(torch, dtype))
            try:
                module(torch.zeros(1, dtype=getattr(torch, dtype)))
            except RuntimeError:
                continue  # PyTorch has no kernel for it
            # PyTorch reckons the numbers of a large tensor by other steps than single ones. The catalog repeats the
            # former for values in bfloat16, the latter elsewhere.
            for key, of, one_by_one in (
                (dtype, module, dtype == "float32"),
                (f"{dtype} derivative", slope(module), True),
            ):
                try:
                    of(torch.zeros(1, dtype=getattr(torch, dtype)))
                except RuntimeError:
                    continue
                entry[key] = [
                    edge
                    for sign in (-1, 1)
                    for edge in edges(
                        of, outward_bfloat16(sign) if dtype == "bfloat16" else outward_float32(of, sign), one_by_one
                    )
                    if edge[1] != "well"
                ]
        golden[name] = entry
    path = pathlib.Path(__file__).with_name("limits.json")
    path.write_text(json.dumps({"torch": torch.__version__, "layers": golden}, indent=1) + "\n")


if __name__ == "__main__":
    main()
