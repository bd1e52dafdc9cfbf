#!/usr/bin/env python3
"""What linear layers make of N(0, 1) before training, by PyTorch itself.

Needs torch. Writes spread.json: for each case the code that makes `self.fc` and initializes it, `std`, the standard deviation of
its answers over inputs and units, and its standard error. Layers are made anew `--layers` times; over inputs the variance of a unit is
the sum of its squared weights, exactly.

    python make_spread.py --out spread.json
"""
import argparse
import json
import math
from types import SimpleNamespace

import torch
from torch import nn

CASES = [
    "self.fc = nn.Linear(784, 256)",
    "self.fc = nn.Linear(3, 200)",
    "self.fc = nn.Linear(784, 256, bias=False)",
    "self.fc = nn.Linear(100, 300); nn.init.kaiming_normal_(self.fc.weight, nonlinearity='relu')",
    "self.fc = nn.Linear(100, 300); nn.init.kaiming_uniform_(self.fc.weight, a=0.2)",
    "self.fc = nn.Linear(100, 300); nn.init.kaiming_normal_(self.fc.weight, mode='fan_out', nonlinearity='relu'); nn.init.zeros_(self.fc.bias)",
    "self.fc = nn.Linear(100, 300); nn.init.kaiming_uniform_(self.fc.weight, 0, 'fan_in', 'linear')",
    "self.fc = nn.Linear(100, 300); nn.init.xavier_uniform_(self.fc.weight)",
    "self.fc = nn.Linear(100, 300); nn.init.xavier_normal_(self.fc.weight, gain=nn.init.calculate_gain('relu'))",
    "self.fc = nn.Linear(100, 300); nn.init.xavier_uniform_(self.fc.weight, nn.init.calculate_gain('leaky_relu', 0.2))",
    "self.fc = nn.Linear(100, 300); nn.init.xavier_uniform_(self.fc.weight, gain=nn.init.calculate_gain('selu'))",
    "self.fc = nn.Linear(300, 100); nn.init.orthogonal_(self.fc.weight, gain=2.0); nn.init.constant_(self.fc.bias, 0.0)",
    "self.fc = nn.Linear(100, 300); nn.init.orthogonal_(self.fc.weight)",
    "self.fc = nn.Linear(100, 300); nn.init.normal_(self.fc.weight, std=0.02); nn.init.zeros_(self.fc.bias)",
    "self.fc = nn.Linear(100, 300); nn.init.normal_(self.fc.weight, 0.0, 0.5); nn.init.normal_(self.fc.bias, std=2.0)",
    "self.fc = nn.Linear(100, 300); nn.init.trunc_normal_(self.fc.weight, std=0.02)",
    "self.fc = nn.Linear(100, 300); nn.init.uniform_(self.fc.weight, -0.1, 0.1); nn.init.uniform_(self.fc.bias, -1, 1)",
    "self.fc = nn.Linear(100, 300); nn.init.zeros_(self.fc.weight); nn.init.xavier_normal_(self.fc.weight)",
]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--out", required=True)
    parser.add_argument("--layers", type=int, default=400)
    asked = parser.parse_args()
    torch.manual_seed(0)
    rows = []
    for code in CASES:
        found = []
        for _ in range(asked.layers):
            holder = SimpleNamespace()
            exec(code, {"nn": nn, "self": holder})
            weight, bias = holder.fc.weight.double(), holder.fc.bias
            square = weight.square().sum(1).mean() + (bias.double().square().mean() if bias is not None else 0)
            found.append(float(square))
        mean = sum(found) / len(found)
        error = math.sqrt(sum((one - mean) ** 2 for one in found)) / len(found)
        rows.append({"code": code, "std": math.sqrt(mean), "error": max(1e-7, error / 2 / math.sqrt(mean))})
    with open(asked.out, "w", encoding="utf-8") as file:
        meta = json.dumps({"torch": torch.__version__.split("+")[0], "layers": asked.layers})
        file.write('{"meta": %s,\n"cases": [\n%s\n]}\n' % (meta, ",\n".join(json.dumps(row) for row in rows)))


main()
