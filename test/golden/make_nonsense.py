"""What PyTorch answers, or raises, to parameters that make no sense: test/golden/nonsense.json.

Run with a Python that has torch 1.13: python3 test/golden/make_nonsense.py
"""

import json
import pathlib

import torch
from torch import nn

inf = float("inf")
nan = float("nan")
XS = [-100.0, -25.0, -3.0, -1.0, -0.5, -0.25, 0.0, 0.25, 0.5, 1.0, 2.0, 3.0, 21.0, 25.0, 100.0]


def each(name, *values):
    return [{name: value} for value in values]


# Left out: Hardshrink(nan) and Logit with an eps above 0.5 or nan, whose answers depend on a number's place in its tensor.
LAYERS = {
    "Softplus": (
        nn.Softplus,
        [
            *each("beta", 0, -1, -2, inf, -inf, nan, 1e-30),
            *each("threshold", 0, -5, inf, -inf, nan),
            *({"beta": beta, "threshold": threshold} for beta, threshold in ((-1, -3), (0, -1), (0, 0))),
        ],
    ),
    "ELU": (nn.ELU, each("alpha", 0, -1, inf, -inf, nan)),
    "CELU": (nn.CELU, each("alpha", 0, -1, inf, -inf, nan)),
    "Hardtanh": (
        nn.Hardtanh,
        [
            {"min_val": low, "max_val": high}
            for low, high in ((2, 1), (1, 1), (nan, 1), (-1, nan), (inf, inf), (-inf, inf), (-inf, 1), (-1, inf))
        ],
    ),
    "Threshold": (
        nn.Threshold,
        [
            {"threshold": threshold, "value": value}
            for threshold, value in ((nan, 1), (inf, 1), (-inf, 1), (0, nan), (0, inf), (1, -20))
        ],
    ),
    "LeakyReLU": (nn.LeakyReLU, each("negative_slope", inf, -inf, nan, -1, 0, 1)),
    "PReLU": (lambda weight: nn.PReLU(init=weight), each("weight", inf, nan, -1, 0)),
    "RReLU": (
        nn.RReLU,
        [
            {"lower": lower, "upper": upper}
            for lower, upper in ((0.5, 0.1), (nan, 1), (inf, inf), (-1, -0.5), (0.2, 0.2))
        ],
    ),
    "Hardshrink": (nn.Hardshrink, each("lambd", -1, 0, inf)),
    "Softshrink": (nn.Softshrink, each("lambd", -1, 0, inf, -inf, nan)),
}


def json_number(x):
    return x if abs(x) < inf else str(x)


def answers(make, parameters):
    x = torch.tensor(XS, dtype=torch.float64, requires_grad=True)
    try:
        y = make(**parameters).double().eval()(x)
    except Exception as error:
        return {"raises": f"{type(error).__name__}: {error}"}
    y.sum().backward()
    return {
        "value": [json_number(number) for number in y.tolist()],
        "derivative": [json_number(number) for number in x.grad.tolist()],
    }


def main():
    cases = [
        {"id": name, "parameters": {key: json_number(value) for key, value in parameters.items()}, **answers(make, parameters)}
        for name, (make, many) in LAYERS.items()
        for parameters in many
    ]
    lines = ",\n".join(json.dumps(case) for case in cases)
    text = f'{{"torch": {json.dumps(torch.__version__)}, "xs": {json.dumps(XS)}, "cases": [\n{lines}\n]}}\n'
    pathlib.Path(__file__).with_name("nonsense.json").write_text(text)


if __name__ == "__main__":
    main()
