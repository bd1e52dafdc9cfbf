#!/usr/bin/env python3
"""Write evaluate.json: selections as a person makes them, and what PyTorch prints for them.

    python3 make_evaluate_golden.py > evaluate.json

Needs torch (made with 1.13.1 from Debian 12, ATEN_CPU_CAPABILITY=avx2). Each row has the selected text, an activation
with its parameters, a dtype, and repr() of the result. Left out of the drawn ones are the 16-bit types, GELU in float32, which
PyTorch leaves to oneDNN where there are several numbers, and torch.linspace, whose last digit depends on the
width of the processor's vectors.

After them come rows that were chosen because an answer of ours once differed there; `gradient` is autograd's for a sum,
where it was the gradient that differed.
"""
import json
import os
import random
import sys

os.environ["ATEN_CPU_CAPABILITY"] = "avx2"

import numpy as np  # noqa: E402, F401
import torch  # noqa: E402
import torch.nn as nn  # noqa: E402

# Several share the columns of a softmax among them, which moves where the vector unit leaves some over.
torch.set_num_threads(1)

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


def nested(shape, scale):
    """A list of numbers that look drawn, as text."""
    places = iter(range(10**6))

    def part(lengths):
        if not lengths:
            return repr((next(places) * 7919 % 4001 - 2000) / scale)
        return "[" + ", ".join(part(lengths[1:]) for _ in range(lengths[0])) + "]"

    return part(shape)


# text, activation, parameters, dtype, whether the gradient is asked for
CHOSEN = [
    *((nested(shape, 400), name, {"dim": dim}, "bfloat16", True)
      for name in ("Softmax", "LogSoftmax", "Softmin")
      for shape, dim in (((9,), 0), ((4, 12), 1), ((6, 5), 0))),
    *((nested((5, 20), 400), name, {"dim": 0}, "bfloat16", True) for name in ("Softmax", "Softmin")),
    (nested((6, 5, 5), 400), "Softmax2d", {}, "bfloat16", True),
    (nested((4, 6), 400), "GLU", {"dim": 1}, "bfloat16", True),
    *((text, name, {}, dtype, False) for text, name, dtype in (
        ("torch.linspace(-1, 1, 21)", "Tanh", "float32"),
        ("torch.linspace(-2, 2, 50)", "ReLU", "float32"),
        ("torch.linspace(0, 1, 1)", "Tanh", "float32"),
        ("torch.linspace(-1, 1, 21, dtype=torch.float64)", "Softsign", "float64"),
        ("torch.linspace(-2, 2, 4, dtype=torch.bfloat16)", "ReLU6", "bfloat16"),
        ("torch.arange(-1, 1, 0.1)", "Softsign", "float32"),
        ("torch.arange(-8.0, 8.0, 0.1)", "SiLU", "float32"),
        ("torch.arange(-1, 1, 0.1, dtype=torch.float64)", "Tanh", "float64"),
        ("torch.arange(-2, 2, 0.1, dtype=torch.bfloat16)", "ReLU", "bfloat16"),
        ("torch.range(-1, 1, 0.5)", "ReLU", "float32"),
        ("torch.from_numpy(np.arange(-1, 1, 0.1))", "Tanh", "float64"),
        ("torch.from_numpy(np.full(3, 0.5))", "SELU", "float64"),
        ("torch.tensor([0.1, 1e39, -2.7], dtype=torch.float32).double()", "ReLU", "float64"),
        ("torch.linspace(0.5, 0.1, 20)", "Tanh", "float32"),
        ("torch.tensor([0.1, 2.04, -2.7]).bfloat16().double()", "SiLU", "float64"),
        ("torch.tensor([[4.846, -0.7]], dtype=torch.int64).half().float()", "ELU", "float32"),
        ("torch.linspace(-1, 1, 4).bfloat16().float()", "ELU", "float32"),
        ("torch.LongTensor([1.7, -2.7]).double()", "SiLU", "float64"),
        ("torch.tensor([1.7, -0.7]).long().float()", "SiLU", "float32"),
        ("[True, 2.5, False]", "Sigmoid", "float32"),
        ("torch.tensor([[True, False], [0.5, 2]])", "Tanh", "float32"),
        ("[*range(-3, 4)]", "ELU", "float32"),
        ("[0.5, *range(3), 7]", "ReLU", "float32"),
    )),
    *(("[0.1, 0.5, 0.9, 0.999, -2.0, 1.5, 0.0, -0.0, 1.0]", "Logit", {"eps": eps}, dtype, True)
      for eps, dtype in ((None, "float32"), (0.1, "bfloat16"), (0.7, "float32"), (0.7, "float64"), (0.5, "float32"),
                         (0.0, "float64"), (1e-6, "float32"))),
    *((text, "GELU", {}, "float32", False)
      for text in ("-3.0", "[-3.0, 1.0]", "[-10.0, 1.0]", "[-5.0, -4.0, -1e-3, 0.5, float('inf'), 1e30]", nested((4, 30), 300))),
    ("[80.0, 100.0, 2000.0]", "Softplus", {"threshold": 1000.0}, "float32", True),
]


def chosen(text, name, parameters, dtype, with_gradient):
    x = eval(text)
    if not isinstance(x, torch.Tensor):
        x = torch.tensor(x, dtype=getattr(torch, dtype), requires_grad=with_gradient)
    assert str(x.dtype) == "torch." + dtype
    # One by one: where eps is above 0.5, many numbers at once are clipped otherwise.
    y = (torch.stack([torch.logit(one, **parameters) for one in x]) if name == "Logit"
         else getattr(nn, name)(**parameters)(x))
    row = {"text": text, "id": name, "parameters": parameters, "dtype": dtype, "repr": repr(y.detach())}
    if with_gradient:
        y.backward(torch.ones_like(y))
        row["gradient"] = repr(x.grad)
    return row


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
    rows += [chosen(*each) for each in CHOSEN]
    data = {"torch": torch.__version__, "seed": SEED, "rows": rows}
    json.dump(data, sys.stdout, indent=1)
    print()


main()
