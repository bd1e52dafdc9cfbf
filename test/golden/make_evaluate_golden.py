#!/usr/bin/env python3
"""Write evaluate.json: selections as a person makes them, and what PyTorch prints for them.

    python3 make_evaluate_golden.py > evaluate.json

Needs torch (made with 1.13.1 from Debian 12, ATEN_CPU_CAPABILITY=avx2). Each row has the selected text, an activation
with its parameters, a dtype, and repr() of the result. Left out are the 16-bit types and GELU in float32, whose last
digits depend on the library that PyTorch was built with, and torch.linspace, whose last digit depends on the width of
the processor's vectors.
"""
import json
import os
import random
import sys

os.environ["ATEN_CPU_CAPABILITY"] = "avx2"

import torch  # noqa: E402
import torch.nn as nn  # noqa: E402

SEED = 20261121
ROWS = 240

ACTIVATIONS = [
    ("Softplus", [{}, {"beta": 2.0}, {"beta": 100.0}, {"threshold": 1.0}]),
    ("ReLU", [{}]), ("ReLU6", [{}]), ("GELU", [{}, {"approximate": "tanh"}]), ("SiLU", [{}]), ("Mish", [{}]),
    ("LeakyReLU", [{}, {"negative_slope": 0.2}]), ("ELU", [{}, {"alpha": 0.5}]), ("SELU", [{}]),
    ("CELU", [{}, {"alpha": 0.5}]), ("Sigmoid", [{}]), ("Tanh", [{}]), ("Hardtanh", [{}]), ("Hardsigmoid", [{}]),
    ("Hardswish", [{}]), ("LogSigmoid", [{}]), ("Softsign", [{}]), ("Tanhshrink", [{}]),
    ("Softshrink", [{}, {"lambd": 1.0}]), ("Hardshrink", [{}]), ("Threshold", [{"threshold": 0.1, "value": 20.0}]),
    ("Softmax", [{"dim": -1}]), ("LogSoftmax", [{"dim": -1}]), ("Softmin", [{"dim": -1}]),
]


def number(draw):
    kind = draw.random()
    if kind < 0.3:
        return str(draw.randint(-10, 10))
    if kind < 0.6:
        return "%.*f" % (draw.randint(0, 4), draw.uniform(-6, 6))
    if kind < 0.7:
        return "%.3e" % (draw.uniform(-1, 1) * 10 ** draw.randint(-8, 8))
    if kind < 0.78:
        return draw.choice(["0.", "-0.0", "1e-3", ".5", "1.", "100", "-88.7", "20.0001", "1e39", "1_000", "1/3", "-2**0.5"])
    return repr(draw.uniform(-3, 3))


def numbers(draw, count):
    return ", ".join(number(draw) for _ in range(count))


def selection(draw):
    kind = draw.choice(["row", "matrix", "number", "arange", "column", "table", "cube"])
    if kind == "row":
        return "[" + numbers(draw, draw.randint(1, 24)) + "]"
    if kind == "matrix":
        width = draw.randint(1, 12)
        return "[" + ",\n ".join("[" + numbers(draw, width) + "]" for _ in range(draw.randint(1, 5))) + "]"
    if kind == "number":
        return number(draw)
    if kind == "arange":
        return "torch.arange(%d, %d, %s)" % (draw.randint(-5, 0), draw.randint(1, 5), draw.choice(["0.5", "0.25", "1."]))
    if kind == "column":
        return "\n".join(number(draw) for _ in range(draw.randint(2, 12)))
    if kind == "table":
        width = draw.randint(2, 5)
        return "\n".join(numbers(draw, width) for _ in range(draw.randint(2, 4)))
    inner = ["[[%s], [%s]]" % (numbers(draw, 3), numbers(draw, 3)) for _ in range(2)]
    return "[" + ", ".join(inner) + "]"


def evaluated(text, dtype):
    if text.startswith("torch.arange"):
        return eval(text).to(dtype)
    if "\n" in text and not text.startswith("["):
        text = "[" + ",".join("[" + line + "]" if "," in line else line for line in text.split("\n")) + "]"
    return torch.tensor(eval(text), dtype=dtype)


def main():
    draw = random.Random(SEED)
    rows = []
    while len(rows) < ROWS:
        text = selection(draw)
        dtype = draw.choice(["float32", "float32", "float64"])
        name, choices = draw.choice(ACTIVATIONS)
        parameters = draw.choice(choices)
        if name == "GELU":
            dtype = "float64"
        result = getattr(nn, name)(**parameters)(evaluated(text, getattr(torch, dtype)))
        rows.append({"text": text, "id": name, "parameters": parameters, "dtype": dtype, "repr": repr(result)})
    data = {"torch": torch.__version__, "seed": SEED, "rows": rows}
    json.dump(data, sys.stdout, indent=1)
    print()


main()
