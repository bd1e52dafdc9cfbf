#!/usr/bin/env python3
"""How evenly Softmax shares out among independent inputs, and what GLU makes of them, by PyTorch itself.

Needs torch. Writes shares.json: `softmax` has for inputs and `classes` the mean entropy in nats over `--rows` rows, and its
standard error; `glu` has mean and second moment of its answers, and their standard errors.

    python make_shares.py --out shares.json
"""
import argparse
import json
import math

import torch
import torch.nn.functional as F

INPUTS = [
    {"normal": [0, 1]},
    {"normal": [3, 0.25]},
    {"normal": [-1, 4]},
    {"normal": [0, 20]},
    {"uniform": [-3, 2]},
    {"values": [-3.0, -1.0, 0.0, 0.25, 4.0]},
]
CLASSES = [2, 10, 1000]


def draw(given, *shape):
    (kind, numbers), = given.items()
    if kind == "normal":
        return numbers[0] + numbers[1] * torch.randn(*shape, dtype=torch.float64)
    if kind == "uniform":
        return numbers[0] + (numbers[1] - numbers[0]) * torch.rand(*shape, dtype=torch.float64)
    return torch.tensor(numbers, dtype=torch.float64)[torch.randint(len(numbers), shape)]


def mean_of(samples):
    return {"mean": samples.mean().item(), "error": (samples.std() / math.sqrt(samples.numel())).item()}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--out", required=True)
    parser.add_argument("--rows", type=int, default=2_000_000)
    asked = parser.parse_args()
    torch.manual_seed(0)
    softmax, glu = [], []
    for given in INPUTS:
        for classes in CLASSES:
            found = []
            rows = asked.rows if classes < 100 else asked.rows // 50
            for _ in range(10):
                logs = F.log_softmax(draw(given, rows // 10, classes), dim=1)
                found.append(-(logs.exp() * logs).nan_to_num(0).sum(1))
            softmax.append({"input": given, "classes": classes, **mean_of(torch.cat(found))})
        y = F.glu(draw(given, asked.rows, 2), dim=1)
        first, second = mean_of(y), mean_of(y * y)
        glu.append({"input": given, **first, "second": second["mean"], "secondError": second["error"]})
    with open(asked.out, "w", encoding="utf-8") as file:
        meta = json.dumps({"torch": torch.__version__.split("+")[0], "rows": asked.rows})
        rows = [",\n".join(json.dumps(one) for one in part) for part in (softmax, glu)]
        file.write('{"meta": %s,\n"softmax": [\n%s\n],\n"glu": [\n%s\n]}\n' % (meta, *rows))


main()
