#!/usr/bin/env python3
"""What the programs print that Copy as Python copies: the losses of networks as PyTorch trains them, written into lab.json.

Standard input has the programs with their settings, from scripts/docs/training-scripts.ts. Of each run `losses` holds those on
the data trained on and held out, before each of 10 steps and after the last.

    node --import tsx scripts/docs/training-scripts.ts | python test/golden/make_lab.py
"""
import json
import pathlib
import sys

import torch

torch.set_num_threads(1)
STEPS = 10


def main():
    cases = []
    for case in json.load(sys.stdin):
        program = {"__name__": "program"}
        exec(compile(case.pop("script"), "program", "exec"), program)
        ((_, make),) = program["ACTIVATIONS"]
        case["losses"] = [
            [losses for _, *losses in program["train"](make, run, STEPS)]
            for run in range(program["RUNS"])
        ]
        cases.append(case)
    out = pathlib.Path(__file__).with_name("lab.json")
    lines = ",\n".join(json.dumps(case) for case in cases)
    out.write_text(f'{{"torch": "{torch.__version__.split("+")[0]}", "cases": [\n{lines}\n]}}\n')


main()
