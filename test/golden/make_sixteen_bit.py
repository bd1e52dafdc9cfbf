"""What PyTorch answers for every bfloat16 and every float16 number: sixteen-bit.json.

For each layer and dtype the SHA-256 of its 65,536 answers as little-endian 16-bit words, in the order of the input's words,
each nan written as 0x7e00 or 0x7fc0, and so each answer to a nan; `derivatives` the same for autograd's gradient of a sum.
What a release refuses is told in `error` (of the values) and `backward` (of the gradients) instead.
The numbers stand apart in memory, so that PyTorch answers them one by one, as it does a tensor of one. In long tensors the
vector unit answers, here and there one step otherwise: `longValues` and `longDerivatives`, where they differ. GELU without approximate='tanh' is really asked number by number, for
another library computes it for several.
Run with a Python that has torch: python3 make_sixteen_bit.py --out FOLDER
"""

import argparse
import hashlib
import json
import os
import pathlib

os.environ.setdefault("ATEN_CPU_CAPABILITY", "avx2")

import numpy  # noqa: E402
import torch  # noqa: E402
from torch import nn  # noqa: E402

CASES = [
    ("ReLU", {}),
    ("ReLU6", {}),
    ("Softplus", {}),
    ("Softplus", {"beta": 0.3, "threshold": 1.7}),
    ("Softplus", {"beta": -3.1, "threshold": 5.0}),
    ("GELU", {}),
    ("GELU", {"approximate": "tanh"}),
    ("SiLU", {}),
    ("Mish", {}),
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
DTYPES = {"bfloat16": (torch.bfloat16, 0x7FC0), "float16": (torch.float16, 0x7E00)}
WORDS = numpy.arange(65536, dtype=numpy.uint16)


def words_of(tensor, x, nan):
    words = tensor.detach().contiguous().view(torch.int16).numpy().view(numpy.uint16).copy()
    words[(tensor.detach().isnan() | x.isnan()).numpy()] = nan
    return words.astype("<u2")


def digest(words):
    return hashlib.sha256(words.tobytes()).hexdigest()


def values(layer, x):
    with torch.no_grad():
        return layer(x)


def gradients(layer, x):
    x = x.detach().requires_grad_(True)
    layer(x).sum().backward()
    return x.grad


def alone(function, x):
    """The answers to all of x, each of a tensor of one number."""
    answers = torch.empty(len(x), dtype=x.dtype)
    for at in range(len(x)):
        answers[at] = function(x[at:at + 1])[0]
    return answers


def answers(name, given, dtype_name, keep):
    dtype, nan = DTYPES[dtype_name]
    x = torch.from_numpy(WORDS.view(numpy.int16)).view(dtype)
    together, x = x, torch.stack([x, x], 1)[:, 0]
    layer = getattr(nn, name)(**given).eval().to(dtype)
    parameters = {"weight" if key == "init" else key: value for key, value in given.items()}
    is_alone = name == "GELU" and not given
    row = {"id": name, "parameters": parameters, "dtype": dtype_name}
    for key, refusal, function in (
        ("values", "error", lambda z: values(layer, z)),
        ("derivatives", "backward", lambda z: gradients(layer, z)),
    ):
        try:
            words = words_of(alone(function, x) if is_alone else function(x), x, nan)
        except RuntimeError as error:
            row[refusal] = "%s: %s" % (type(error).__name__, error)
            continue
        row[key] = digest(words)
        of_long = digest(words_of(function(together), x, nan))
        if of_long != row[key]:
            row["long" + key.capitalize()] = of_long
        if keep:
            words.tofile(pathlib.Path(keep) / ("%s-%s-%s-%s" % (name, json.dumps(given), dtype_name, key)))
    return row


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--out", required=True, help="folder to write sixteen-bit.json to")
    parser.add_argument("--keep", help="folder to write the answers themselves to")
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    rows = [answers(name, given, dtype, arguments.keep) for dtype in DTYPES for name, given in CASES]
    body = ",\n".join("    " + json.dumps(row) for row in rows)
    text = f'{{\n  "torch": {json.dumps(torch.__version__)},\n  "cases": [\n{body}\n  ]\n}}\n'
    (pathlib.Path(arguments.out) / "sixteen-bit.json").write_text(text)


main()
