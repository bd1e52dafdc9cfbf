"""What each release of PyTorch raises or warns of, call by call: test/golden/messages.json.

Once with each release, then once to put them together:

    python3 make_messages.py > 1.13.json
    python3 make_messages.py --merge 1.13.json 2.0.json ... > messages.json

What is said is written once, with all the calls that say it, and with the release from which on it is said otherwise. The
calls are those of make_golden.py, those below, and every API path of every activation with every kind of mistake: no argument, too many,
one of a strange name, one given twice, values of the wrong type, numbers that are refused, inputs of other dtypes and shapes.
"""

import json
import math
import pathlib
import re
import sys
import warnings

HERE = pathlib.Path(__file__).parent

# Parameters that shape the curve, with the functions of the activation; modules and functions call them alike but for PReLU.
MODULES = {
    "ReLU": ([], ["relu", "relu_"]),
    "ReLU6": ([], ["relu6"]),
    "LeakyReLU": (["negative_slope"], ["leaky_relu", "leaky_relu_"]),
    "PReLU": (["num_parameters", "init"], ["prelu"]),
    "RReLU": (["lower", "upper"], ["rrelu", "rrelu_"]),
    "ELU": (["alpha"], ["elu", "elu_"]),
    "CELU": (["alpha"], ["celu", "celu_"]),
    "SELU": ([], ["selu", "selu_"]),
    "GELU": (["approximate"], ["gelu"]),
    "SiLU": ([], ["silu"]),
    "Mish": ([], ["mish"]),
    "Softplus": (["beta", "threshold"], ["softplus"]),
    "Softsign": ([], ["softsign"]),
    "Sigmoid": ([], ["sigmoid", "sigmoid_", "expit"]),
    "Hardsigmoid": ([], ["hardsigmoid"]),
    "LogSigmoid": ([], ["logsigmoid"]),
    "Tanh": ([], ["tanh", "tanh_"]),
    "Hardtanh": (["min_val", "max_val"], ["hardtanh", "hardtanh_"]),
    "Hardswish": ([], ["hardswish"]),
    "Hardshrink": (["lambd"], ["hardshrink"]),
    "Softshrink": (["lambd"], ["softshrink"]),
    "Tanhshrink": ([], ["tanhshrink"]),
    "Threshold": (["threshold", "value"], ["threshold", "threshold_"]),
    "GLU": (["dim"], ["glu"]),
    "Softmax": (["dim"], ["softmax"]),
    "LogSoftmax": (["dim"], ["log_softmax"]),
    "Softmin": (["dim"], ["softmin"]),
    "Softmax2d": ([], []),
}
PLACES = ["F.", "torch.", "torch.special.", "x."]
IN_PLACE = "ReLU ReLU6 LeakyReLU RReLU ELU CELU SELU SiLU Mish Hardsigmoid Hardtanh Hardswish Threshold".split()
WRONG = ["'a'", "None", "[1.]", "1j", "x", "(1,)", "{}"]
STRANGE = ["0.5", "1", "[1.]", "(1.,)", "None", "'a'", "True", "1j", "{}"]
ODD = ["ints", "bools", "torch.tensor([1, 2], dtype=torch.uint8)", "torch.tensor(3)", "torch.tensor([[1, 2], [3, 4]])"]

VALUES = """
F.softshrink(x, inf)
F.softshrink(x, nan)
F.softshrink(x, -0.5)
F.softshrink(x, -2)
F.softshrink(torch.tensor([1.], dtype=torch.float64), -1)
F.softshrink(torch.tensor([1.], dtype=torch.bfloat16), -1)
nn.Softshrink(-0.25)(x)
nn.Softshrink(lambd=inf)(x)
F.hardshrink(x, nan)
F.celu(x, alpha=0.0)
torch.celu(x, 0)
nn.CELU(alpha=0)(x)
F.rrelu(x, 0.5, 0.1)
F.rrelu(x, 0.1, inf)
F.rrelu(x, inf, inf)
F.rrelu(x, -inf, 0.1)
F.rrelu(x, nan, 0.1)
F.rrelu(x, 0.1, nan)
F.rrelu(x, lower=0.5, upper=0.5)
torch.rrelu(x, 0.3, 0.1)
torch.rrelu(x, upper=inf)
nn.RReLU(0.3, inf)(x)
nn.RReLU(lower=inf)
nn.RReLU(0.3, 0.1)
nn.RReLU(0.5)(x)
F.hardtanh(x, 1)
F.hardtanh(x, 2, 1)
F.hardtanh(x, nan, 1.)
F.hardtanh(x, max_val=-2)
F.hardtanh(x, 1, -1, True)
F.hardtanh_(x, 1., -1.)
F.hardtanh(x, None, 1)
F.hardtanh(x, 0, 'a')
F.hardtanh(x, True, 0)
F.hardtanh(torch.tensor([0, 1, 2], dtype=torch.uint8), -1, 1)
F.hardtanh(torch.tensor([0, 1, 2], dtype=torch.uint8), -5, -1)
F.hardtanh(torch.tensor([0, 1, 2], dtype=torch.uint8), 0, 1)
F.relu6(torch.tensor([0, 1, 7], dtype=torch.uint8))
nn.Hardtanh(2, 1)
nn.Hardtanh(2, -0.5)
nn.Hardtanh(0.5, 0.25)
nn.Hardtanh(1)
nn.Hardtanh(nan, 1.)
nn.Hardtanh(0., nan)
nn.Hardtanh(inf, inf)
nn.Hardtanh(1e10, -1e-10)
nn.Hardtanh(True, False)
nn.Hardtanh(max_val=-1)
nn.Hardtanh(min_val=1)
nn.Hardtanh(max_value=3)
nn.Hardtanh(max_value=-3)
nn.Hardtanh(min_value=None)
nn.Hardtanh(min_value=3)
F.gelu(x, approximate='Tanh')
F.gelu(x, approximate='')
F.gelu(x, 'tanh')
F.gelu(x, approximate=1)
F.gelu(x, approximate=True)
nn.GELU('sigmoid')
nn.GELU('sigmoid')(x)
nn.GELU(True)(x)
F.softplus(x, 0)
F.softplus(x, beta=0)
F.softplus(x, 1, -1)
F.softplus(x, 1e39)
F.softplus(x, 2 ** 63)
F.elu(x, 1e39)
F.leaky_relu(x, 1e39)
F.threshold(x, 1e39, 0)
F.threshold(x, 0, 1e39)
F.threshold(ints, 0.5, 1)
F.threshold(bools, 0, 1)
F.elu(x, alpha=-1, inplace=True)
F.elu(nonleaf, -1.0, True).sum().backward()
F.elu(nonleaf, 1.0, True).sum().backward()
F.elu(leaf, -1.0).sum().backward()
F.celu(nonleaf, -1.0, True).sum().backward()
F.celu(nonleaf, 1.0, inplace=True).sum().backward()
F.leaky_relu(nonleaf, -0.1, True).sum().backward()
F.leaky_relu_(nonleaf, -0.1).sum().backward()
F.leaky_relu(nonleaf, 0.1, True).sum().backward()
F.rrelu(nonleaf, -0.2, -0.1, False, True).sum().backward()
nn.ELU(-1., inplace=True)(nonleaf).sum().backward()
nn.CELU(-1., inplace=True)(nonleaf).sum().backward()
nn.LeakyReLU(-1., inplace=True)(nonleaf).sum().backward()
F.relu_(nonleaf).sum().backward()
F.softmax(x, dim=3)
F.softmax(x, dim=-1)
F.softmax(x, -2)
F.softmax(x2, dim=2)
F.softmax(x2, dim=-3)
F.softmax(x2, 1)
F.softmax(torch.tensor(1.), dim=1)
F.softmax(torch.tensor(1.), dim=-1)
F.softmax(torch.tensor(1.))
F.softmax(torch.zeros(2, 3, 4))
F.softmax(torch.zeros(2, 3, 4), dim=3)
F.softmax(torch.zeros(2, 3, 4, 5), dim=4)
F.softmax(torch.tensor([]), dim=1)
F.log_softmax(x, dim=1)
F.log_softmax(x2, dim=-4)
F.softmin(x, dim=1)
F.softmin(x2, dim=5)
torch.softmax(x, 1)
torch.softmax(x2, dim=2)
torch.softmax(x, axis=1)
torch.log_softmax(x, 1)
torch.special.softmax(x, 2)
torch.special.log_softmax(x, 2)
x.softmax(1)
x.log_softmax(1)
x2.softmax(-3)
nn.Softmax(1)(x)
nn.Softmax(dim=2)(x2)
nn.Softmax(-2)(x)
nn.LogSoftmax(1)(x)
nn.Softmin(1)(x)
nn.LogSoftmax()(x2)
nn.Softmin()(x2)
nn.Softmax(None)(x)
nn.Softmax(dim=None)(x)
F.softmax(x, dim=None)
F.softmax(x, None)
F.log_softmax(x, dim=None)
F.softmin(x2)
F.softmax(x, 0, 3)
F.softmax(x, 0, 3, torch.float64)
F.softmax(x, dtype=torch.float64)
F.softmax(ints, 0, dtype=torch.float32)
F.softmax(ints, dim=3)
F.softmax(ints)
F.softmin(ints, 0)
F.log_softmax(ints, 0)
torch.softmax(ints, 0)
torch.softmax(ints, 0, torch.float32)
torch.softmax(ints, 0, dtype=torch.float32)
torch.softmax(x, 0, dtype=3)
torch.softmax(x, 0, out=3)
torch.softmax(x, dim='a')
torch.softmax(x, (0,))
torch.softmax(x, [0])
torch.softmax(x, dim=(0, 1))
torch.softmax(x, 0, 0, 0)
torch.softmax(dim=0)
torch.softmax(x, foo=1)
torch.softmax(x, 0, foo=1)
torch.softmax(x, dim=0, axis=0)
torch.log_softmax(x, 'a')
torch.log_softmax(x, 1.5)
torch.log_softmax(x, 0, 'a')
torch.special.softmax(x, 1.5)
torch.special.log_softmax(x, 1.5)
x.softmax(1.5)
x.softmax(0, 'a')
x.softmax(0, 0)
x.softmax(axis=1.5)
x.softmax(0, 1, 2)
x.log_softmax('a')
x.log_softmax(None)
F.log_softmax(x, 'a')
F.log_softmax(x, 1.5)
F.log_softmax(x, 0, dtype='a')
F.softmin(x, 'a')
F.softmin(x, 1.5)
F.softmin(x, True)
F.softmin(x, 0, dtype='a')
F.softmin([1.], 0)
F.softmin(0.5, 0)
nn.Softmax('a')
nn.Softmax(True)
nn.Softmax(True)(x)
nn.Softmax(1.)
nn.Softmax([0])
nn.Softmax((0,))
nn.Softmax(dim='a')
nn.LogSoftmax('a')
nn.LogSoftmax(1.5)(x)
nn.LogSoftmax(dim=True)
nn.Softmin('a')
nn.Softmin('a')(x)
nn.Softmin(1.5)(x)
nn.GLU('a')
nn.GLU('a')(x4)
nn.GLU(1.5)(x4)
nn.GLU(None)(x4)
nn.GLU(True)(x4)
nn.GLU()(x)
nn.GLU(1)(x4)
nn.GLU(-2)(x4)
nn.GLU(dim=1)(x2)
F.glu(x2)
F.glu(x2, 0)
F.glu(x2, 2)
F.glu(x2, -3)
F.glu(torch.zeros(3, 2), 0)
F.glu(torch.zeros(3, 2), dim=-2)
F.glu(torch.zeros(2, 3))
F.glu(torch.tensor([]))
F.glu(x4, -2)
F.glu(x4, 5)
F.glu(ints)
F.glu(torch.tensor([1, 2]))
F.glu(x4, 'a')
F.glu(x4, None)
F.glu(x4, 1.5)
F.glu(x4, True)
F.glu(x4, dim='a')
nn.Softmax2d()(x2)
nn.Softmax2d()(torch.tensor(1.))
nn.Softmax2d()(torch.zeros(1, 2, 3, 4))
nn.Softmax2d()(torch.zeros(1, 2, 3, 4, 5))
nn.Softmax2d()(torch.zeros(3, 1, 1, dtype=torch.int64))
F.prelu(x, torch.tensor([0.1]))
F.prelu(x, torch.tensor([0.1, 0.2, 0.3]))
F.prelu(x2, torch.tensor([0.1, 0.2, 0.3]))
F.prelu(x2, torch.tensor([[0.1, 0.2]]))
F.prelu(x, torch.tensor([[0.1]]))
F.prelu(torch.zeros(2, 3, 4), torch.tensor([0.1, 0.2, 0.3]))
F.prelu(torch.zeros(2, 3, 4), torch.tensor([0.1, 0.2, 0.3, 0.4]))
F.prelu(torch.tensor(1.), torch.tensor([0.1]))
F.prelu(torch.tensor(1.), torch.tensor([0.1, 0.2]))
F.prelu(ints, torch.tensor([0.1]))
F.prelu(ints, torch.tensor([1]))
F.prelu(x, torch.tensor([0.1], dtype=torch.float64))
F.prelu(x, torch.tensor([1]))
F.prelu(torch.tensor([1.], dtype=torch.float64), torch.tensor([0.1]))
torch.prelu(x, torch.tensor([0.1, 0.2]))
torch.prelu(x, torch.tensor([0.1], dtype=torch.float64))
x.prelu(torch.tensor([0.1, 0.2]))
x.prelu(0.1)
nn.PReLU(2)(x2)
nn.PReLU(3)(x2)
nn.PReLU(3)(x)
nn.PReLU(2)(torch.zeros(1, 3, 2, 2))
nn.PReLU(2)(torch.tensor(1.))
nn.PReLU()(ints)
nn.PReLU(-1)
nn.PReLU(-3, 0.1)
nn.PReLU(1.0)
nn.PReLU(True)
nn.PReLU((2,))
nn.PReLU([2])
nn.PReLU(x)
nn.PReLU(1, 1j)
nn.PReLU(1, [1.])
nn.PReLU(1, x)
nn.PReLU(init='a')
nn.PReLU(num_parameters='a')
nn.PReLU(2.5, device='cpu')
nn.PReLU(2.5, dtype=torch.float64)
nn.PReLU(1, 0.25, None, torch.float64)(x)
torch.sigmoid(x, out=1)
torch.tanh(x, out=None)
torch.logit(x, 'a')
torch.logit(x, None)
torch.logit(ints)
torch.logit(bools)
torch.logit()
x.logit(1, 2)
F.threshold(x, None, 1)
F.threshold(x, 1, None)
F.threshold(x, 'a', 'b')
F.threshold(x, value=1)
F.threshold(x, threshold=1)
torch.threshold(x, 1)
torch.threshold(x, value=1)
torch.threshold(x, 1, 2, 3)
nn.Threshold(1, 2)(leaf)
nn.Threshold(1, 2, True)(leaf)
F.threshold(leaf, 1, 2, True)
F.threshold_(leaf, 1, 2)
F.gumbel_softmax(x, tau=0)
torch.nn.ReLU()
torch.nn.modules.activation.ReLU(1, 2, 3)
torch.nn.functional.relu()
nn.ReLu()
nn.Relu()
nn.relu
nn.GeLU()
nn.Swish()
nn.functional.Softplus(x)
F.swish(x)
F.ReLU(x)
F.log_sigmoid(x)
torch.hardswish(x)
torch.mish(x)
x.gelu()
x.silu()
x.elu()
x.leaky_relu()
x.relu6()
x.swish()
nn.Sequential(nn.ReLU(), nn.GELU('a'))(x)
nn.Sequential(nn.Linear(3, 2), nn.PReLU(3))(x)
nn.RNN(1, 1, nonlinearity='gelu')
nn.RNNCell(1, 1, nonlinearity='gelu')(torch.zeros(1, 1))
nn.init.calculate_gain('gelu')
nn.init.calculate_gain('softplus')
nn.init.calculate_gain('leaky_relu', 'a')
nn.init.calculate_gain('relu')
nn.TransformerEncoderLayer(4, 1, activation='silu')
nn.TransformerEncoderLayer(4, 1, activation='gelu')
"""


def exists(name):
    import torch

    place, function = name.rsplit(".", 1)
    return hasattr({"F": torch.nn.functional, "torch": torch, "torch.special": torch.special, "x": torch.Tensor}[place], function)


def generated():
    for name, (parameters, functions) in MODULES.items():
        made = "nn.%s(%s)" % (name, "0.1, 20" if name == "Threshold" else "0" if name in ("Softmax", "LogSoftmax", "Softmin") else "")
        yield made
        for inside in ["", "x, x", "x, 1", "foo=x", "input=x", "leaf", "x, foo=1", "x, input=x", *STRANGE, *ODD]:
            yield "%s(%s)" % (made, inside)
        for inside in ["1, 2, 3, 4, 5, 6", "foo=1", "0.1, 0.2, foo=1", "1, 2, inplace=True", "inplace=True", "'a', 'b'", ""]:
            yield "nn.%s(%s)" % (name, inside)
        if name in IN_PLACE:
            rest = "0.1, 20, " if name == "Threshold" else ""
            yield "nn.%s(%sinplace=True)(leaf)" % (name, rest)
            yield "nn.%s(%sinplace=True)(nonleaf)" % (name, rest)
            yield "nn.%s(%sinplace='a')(x)" % (name, rest)
            yield "nn.%s(%sinplace=None)(leaf)" % (name, rest)
        for at, parameter in enumerate(parameters):
            for wrong in WRONG:
                others = "".join("%s=0.5, " % other for other in parameters[:at] if name == "Threshold")
                rest = ", value=1" if name == "Threshold" and at == 0 else ""
                yield "nn.%s(%s%s=%s%s)(%s)" % (name, others, parameter, wrong, rest, "x4" if name == "GLU" else "x")
            yield "nn.%s(1, %s=2)(x)" % (name, parameters[0])
        for function in functions:
            takes = [] if function == "prelu" else parameters
            given = {"threshold": "0.1, 20", "threshold_": "0.1, 20", "prelu": "torch.tensor([0.2])", "softmax": "0", "log_softmax": "0", "softmin": "0"}.get(function, "")
            for place in PLACES:
                own = place + function
                isMethod = place == "x."
                first = "" if isMethod else "x, "
                call = lambda inside: "%s(%s)" % (own, inside.rstrip(", "))
                yield own
                if not exists(own):
                    continue
                for inside in ["", "1, 2, 3, 4, 5, 6", "a=1", "foo=1", "x, x" if not isMethod else "x"]:
                    yield call(inside)
                yield call(first + given)
                yield call(first + given + (", " if given else "") + "foo=1")
                yield call(first + given + (", " if given else "") + "inplace=True")
                yield call(first + given + (", " if given else "") + "out=x")
                if not isMethod:
                    tail = ", " + given if given else ""
                    if not tail:
                        yield call("input=x")
                        yield call("input=x, foo=1")
                        yield call("x, input=x")
                    for odd in [*STRANGE, *ODD, "leaf"]:
                        yield call(odd + tail)
                    if name in IN_PLACE and place == "F.":
                        yield call("leaf" + tail + ", inplace=True")
                        yield call("nonleaf" + tail + ", inplace=True")
                    if place == "F." and function == "rrelu":
                        yield call("leaf, 0.1, 0.2, True, True")
                else:
                    for odd in ["ints", "bools", "leaf"]:
                        yield "%s.%s(%s)" % (odd, function, given)
                for at, parameter in enumerate(takes):
                    for wrong in WRONG:
                        others = ["0.5"] * at
                        rest = ", value=1" if name == "Threshold" and at == 0 else ""
                        yield call(", ".join(filter(None, [first.rstrip(", "), *others, wrong])) + (", 1" if rest else ""))
                        before = "".join("%s=0.5, " % other for other in parameters[:at] if name == "Threshold")
                        yield call("%s%s%s=%s%s" % (first, before, parameter, wrong, rest))


def all_calls():
    shared = re.search('PROBES = """\n(.*?)\n"""', (HERE / "make_golden.py").read_text(), re.DOTALL).group(1).split("\n")
    return list(dict.fromkeys([*shared, *VALUES.strip().split("\n"), *generated()]))


def say(text):
    """What is raised, else the first warning, else None."""
    import torch
    from torch import nn

    F = nn.functional
    leaf = torch.tensor([-1.5, 0.0, 2.0], requires_grad=True)
    scope = {
        "torch": torch, "nn": nn, "F": F, "inf": math.inf, "nan": math.nan, "x": torch.tensor([-1.5, 0.0, 2.0]),
        "x2": torch.tensor([[-1.0, 2.0], [3.0, -4.0]]), "x4": torch.tensor([1.0, -2.0, 3.0, -4.0]),
        "ints": torch.tensor([-1, 0, 3]), "bools": torch.tensor([True, False]), "leaf": leaf, "nonleaf": leaf * 1,
    }
    torch.manual_seed(0)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            eval(compile(text, "", "eval"), scope)
        except BaseException as error:
            return {"type": type(error).__name__, "message": str(error).strip().split("\n")[0]}
    for one in caught:
        text = str(one.message).split("(Triggered")[0].strip().split("\n")[0]
        return {"type": one.category.__name__, "message": text}
    return None


def measure():
    import torch

    release = ".".join(torch.__version__.split(".")[:2])
    json.dump({"release": release, "said": {call: say(call) for call in all_calls()}}, sys.stdout)


def merge(paths):
    """What is said a line, with its calls: each time the release from which on it is said."""
    parts = [json.loads(pathlib.Path(path).read_text()) for path in paths]
    parts.sort(key=lambda part: [int(number) for number in part["release"].split(".")])
    groups = {}
    for call in parts[0]["said"]:
        told = []
        for part in parts:
            said = part["said"][call] or {}
            if not told or {key: text for key, text in told[-1].items() if key != "since"} != said:
                told.append({"since": part["release"], **said})
        groups.setdefault(json.dumps(told, separators=(",", ":")), []).append(call)
    lines = ['{"said":%s,"calls":%s}' % (told, json.dumps(calls, separators=(",", ":"))) for told, calls in groups.items()]
    print('{"releases":%s,"groups":[\n%s\n]}' % (json.dumps([part["release"] for part in parts]), ",\n".join(lines)))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--merge"]:
        merge(sys.argv[2:])
    else:
        measure()
