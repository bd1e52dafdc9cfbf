"""Writes python-errors.json beside itself: what hand-written functions of Python's own numbers raise, by Python itself.

    python make_python_errors.py
"""

import json
import math
from pathlib import Path

SOURCES = [
    "def f(x):\n    return 1 / (1 + math.exp(-x))\n",
    "def f(x):\n    return math.log(1 + math.exp(x))\n",
    "def f(x):\n    return math.log1p(math.exp(-abs(x))) + max(x, 0.0)\n",
    "def f(x):\n    return x * math.tanh(math.log1p(math.exp(x)))\n",
    "def f(x):\n    return x if x > 0 else math.expm1(x)\n",
    "def f(x):\n    return math.exp(x) - 1 if x > 0 else x\n",
    "def f(x):\n    return (math.exp(x) - math.exp(-x)) / (math.exp(x) + math.exp(-x))\n",
    "def f(x):\n    return math.log(x)\n",
    "def f(x):\n    return math.sqrt(x)\n",
    "def f(x):\n    return math.sqrt(1 + x * x)\n",
    "def f(x):\n    return math.cosh(3 * x)\n",
    "def f(x):\n    return max(0.0, x)\n",
    "def f(x):\n    return math.exp(-x ** 2)\n",
    "def f(x):\n    if x >= 0:\n        return 1 / (1 + math.exp(-x))\n    return math.exp(x) / (1 + math.exp(x))\n",
]

inputs = [0.0] + [sign * size for size in (0.01, 0.5, 1.0, 2.0, 30.0, 200.0, 236.0, 237.0, 355.0, 709.0, 709.7, 709.8, 710.0, 711.0, 1e4, 1e30, 1e154) for sign in (1, -1)]


def raised(f, x):
    try:
        f(x)
    except ArithmeticError as error:
        return type(error).__name__
    except ValueError:
        return "ValueError"
    return None


cases = []
for source in SOURCES:
    names = {"math": math}
    exec(source, names)
    cases.append({"source": source, "raised": [raised(names["f"], x) for x in inputs]})

Path(__file__).with_name("python-errors.json").write_text(
    json.dumps({"inputs": inputs, "cases": cases}, indent=1) + "\n"
)
