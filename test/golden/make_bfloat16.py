"""What PyTorch answers for every bfloat16 number: test/golden/bfloat16.json.

For each layer the SHA-256 of its 65,536 answers as little-endian 16-bit words, in the order of the input's words, each
nan written as 0x7fc0, and so each answer to a nan; `derivatives` the same for autograd's gradient of a sum, where 1.13 has it. Layers that have no
bfloat16 kernel on the CPU are left out (Mish), and GELU without approximate='tanh', whose far tail another library
computes for many numbers at once. Hardswish's gradient at 3 is that of a tensor of one number; in long tensors some
places answer 1.
Run with a Python that has torch 1.13: python3 test/golden/make_bfloat16.py
"""

import hashlib
import json
import pathlib

import numpy
import torch
from torch import nn

CASES = [
    ("ReLU", {}),
    ("ReLU6", {}),
    ("Softplus", {}),
    ("Softplus", {"beta": 0.3, "threshold": 1.7}),
    ("Softplus", {"beta": -3.1, "threshold": 5.0}),
    ("GELU", {"approximate": "tanh"}),
    ("SiLU", {}),
    ("ELU", {}),
    ("ELU", {"alpha": 0.3}),
    ("SELU", {}),
    ("CELU", {}),
    ("CELU", {"alpha": 0.3}),
    ("LeakyReLU", {}),
    ("LeakyReLU", {"negative_slope": 0.3}),
    ("LeakyReLU", {"negative_slope": -0.7}),
    ("Sigmoid", {}),
    ("LogSigmoid", {}),
    ("Tanh", {}),
    ("Tanhshrink", {}),
    ("Softsign", {}),
    ("Hardtanh", {}),
    ("Hardtanh", {"min_val": -0.3, "max_val": 0.7}),
    ("Hardsigmoid", {}),
    ("Hardswish", {}),
    ("Hardshrink", {}),
    ("Hardshrink", {"lambd": 0.3}),
    ("Softshrink", {}),
    ("Softshrink", {"lambd": 0.3}),
    ("Threshold", {"threshold": 0.1, "value": 20.0}),
    ("Threshold", {"threshold": -0.7, "value": 0.3}),
    ("RReLU", {}),
    ("RReLU", {"lower": 0.1, "upper": 0.37}),
    ("PReLU", {}),
    ("PReLU", {"init": 0.3}),
]
WORDS = numpy.arange(65536, dtype=numpy.uint16)
INPUT = torch.from_numpy(WORDS.view(numpy.int16)).view(torch.bfloat16)


def digest(tensor):
    words = tensor.detach().view(torch.int16).numpy().view(numpy.uint16).copy()
    words[(tensor.detach().isnan() | INPUT.isnan()).numpy()] = 0x7FC0
    return hashlib.sha256(words.astype("<u2").tobytes()).hexdigest()


def gradients(layer, x):
    x = x.clone().requires_grad_(True)
    layer(x).sum().backward()
    return x.grad


def answers(name, given):
    layer = getattr(nn, name)(**given).eval().to(torch.bfloat16)
    parameters = {"weight" if key == "init" else key: value for key, value in given.items()}
    row = {"id": name, "parameters": parameters, "values": digest(layer(INPUT))}
    try:
        slopes = gradients(layer, INPUT)
    except RuntimeError:
        return row
    if name == "Hardswish":
        slopes[INPUT == 3] = gradients(layer, INPUT[INPUT == 3])
    return {**row, "derivatives": digest(slopes)}


target = pathlib.Path(__file__).with_name("bfloat16.json")
rows = [answers(name, given) for name, given in CASES]
body = ",\n".join("    " + json.dumps(row) for row in rows)
target.write_text(f'{{\n  "torch": {json.dumps(torch.__version__)},\n  "cases": [\n{body}\n  ]\n}}\n')
