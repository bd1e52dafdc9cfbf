"""What PyTorch makes of each snippet of the rules, as it is and mended: the exception that it raises, or that it runs, and what
`loss` comes to. Writes rules.json.

    npm run rules -- --snippets /tmp/snippets.json
    python test/golden/make_rules.py /tmp/snippets.json test/golden/rules.json
"""

import ast
import json
import math
import sys
import types
import warnings

import torch


class raises:
    def __init__(self, error):
        self.error = error

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        assert kind is not None and issubclass(kind, self.error), "did not raise"
        return True


sys.modules["pytest"] = types.SimpleNamespace(raises=raises)


def outcome(code):
    torch.manual_seed(0)
    names = {"__name__": "snippet"}
    with warnings.catch_warnings(record=True):
        warnings.simplefilter("always")
        try:
            tree = ast.parse(code)
            last = tree.body[-1]
            if isinstance(last, ast.Expr):
                tree.body.pop()
            exec(compile(tree, "snippet", "exec"), names)
            if isinstance(last, ast.Expr):
                names["loss"] = eval(compile(ast.Expression(last.value), "snippet", "eval"), names)
            out = names.get("out")
            if isinstance(out, torch.Tensor) and out.requires_grad:
                out.sum().backward()
        except Exception as error:  # noqa: BLE001
            first = str(error).strip().split("\n")[0]
            return {"raises": f"{type(error).__name__}: {first}"}
    loss = names.get("loss")
    if isinstance(loss, torch.Tensor) and loss.numel() == 1:
        value = round(float(loss.detach()), 4)
        return {"loss": value if math.isfinite(value) else str(value)}
    return {}


if __name__ == "__main__":
    source, target = sys.argv[1:]
    rows = json.load(open(source))
    found = {
        "torch": torch.__version__.split("+")[0],
        "rules": {
            rule: {
                kind: [
                    [outcome(code)] + [outcome(fixed) for fixed in more]
                    for code, *more in snippets
                ]
                for kind, snippets in kinds.items()
            }
            for rule, kinds in rows.items()
        },
    }
    with open(target, "w") as file:
        json.dump(found, file, indent=1)
        file.write("\n")
