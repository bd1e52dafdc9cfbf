"""What PyTorch says of activations where they were meant otherwise, and of numbers that backward still needs: misuse.json.

`overwritten`: every function of torch and torch.nn.functional that takes one tensor and answers one of the same shape, and every
activation that works in place, are tried together: producer(x), then the activation on what it answered, then backward. `raises`
lists the producers after which backward raises, `fine` those after which it does not, whichever activation overwrites; `depends`
those where it depends on that. A producer that overwrites its own input is called `in place`. `notModules`: what `nn.Sequential`
says of each function, method and class. Each release that it is run with takes the place of what it had:
python make_misuse.py, with torch 1.13 and with the newest.
"""

import json
import pathlib
import warnings

import torch
import torch.nn.functional as F
from torch import nn

warnings.simplefilter("ignore")

# In place, by the class or the function that a person writes.
IN_PLACE = {
    "nn.ReLU": nn.ReLU(True),
    "nn.ReLU6": nn.ReLU6(True),
    "nn.LeakyReLU": nn.LeakyReLU(0.1, True),
    "nn.RReLU": nn.RReLU(inplace=True),
    "nn.ELU": nn.ELU(1.0, True),
    "nn.SELU": nn.SELU(True),
    "nn.CELU": nn.CELU(1.0, True),
    "nn.SiLU": nn.SiLU(True),
    "nn.Mish": nn.Mish(True),
    "nn.Hardtanh": nn.Hardtanh(inplace=True),
    "nn.Hardswish": nn.Hardswish(True),
    "nn.Hardsigmoid": nn.Hardsigmoid(True),
    "nn.Threshold": nn.Threshold(0.1, 0.0, True),
    "F.relu_": F.relu_,
    "F.leaky_relu_": F.leaky_relu_,
    "F.elu_": F.elu_,
    "F.selu_": F.selu_,
    "F.celu_": F.celu_,
    "F.rrelu_": F.rrelu_,
    "F.hardtanh_": F.hardtanh_,
    "F.threshold_": lambda x: F.threshold_(x, 0.1, 0.0),
    "torch.sigmoid_": torch.sigmoid_,
    "torch.tanh_": torch.tanh_,
    "torch.relu_": torch.relu_,
}

# What takes more than the tensor.
WITH_MORE = {
    "torch.softmax": lambda x: torch.softmax(x, 0),
    "torch.log_softmax": lambda x: torch.log_softmax(x, 0),
    "torch.cumprod": lambda x: torch.cumprod(x, 0),
    "torch.cumsum": lambda x: torch.cumsum(x, 0),
    "torch.logcumsumexp": lambda x: torch.logcumsumexp(x, 0),
    "torch.pow": lambda x: torch.pow(x, 3),
    "torch.clamp": lambda x: torch.clamp(x, min=0.1),
    "torch.threshold": lambda x: torch.threshold(x, 0.1, 0.0),
    "torch.prelu": lambda x: torch.prelu(x, torch.tensor([0.2])),
    "F.softmax": lambda x: F.softmax(x, 0),
    "F.log_softmax": lambda x: F.log_softmax(x, 0),
    "F.softmin": lambda x: F.softmin(x, 0),
    "F.threshold": lambda x: F.threshold(x, 0.1, 0.0),
    "F.prelu": lambda x: F.prelu(x, torch.tensor([0.2])),
    "F.normalize": lambda x: F.normalize(x, dim=0),
    "F.dropout": lambda x: F.dropout(x),
    "F.layer_norm": lambda x: F.layer_norm(x, (4,)),
    "F.linear": lambda x: F.linear(x, torch.eye(4)),
    "torch.add": lambda x: torch.add(x, 1),
    "torch.sub": lambda x: torch.sub(x, 1),
    "torch.mul": lambda x: torch.mul(x, 2),
    "torch.div": lambda x: torch.div(x, 2),
    "nn.Softmax": nn.Softmax(0),
    "nn.LogSoftmax": nn.LogSoftmax(0),
    "nn.Softmin": nn.Softmin(0),
    "nn.Threshold": nn.Threshold(0.1, 0.0),
    "nn.Linear": nn.Linear(4, 4),
    "nn.LayerNorm": nn.LayerNorm(4),
}

# They set something for the whole process, or are no operations.
LEFT_OUT = ("set_", "_", "is_", "from_", "manual_", "init", "seed", "use_", "compile", "vmap", "sym_", "quantize", "fake_")


def producers():
    """Every function of one tensor by its name."""
    yield from WITH_MORE.items()
    for name, in_place in IN_PLACE.items():
        yield f"{name} in place", in_place
    for name in sorted(vars(nn)):
        kind = getattr(nn, name)
        if not isinstance(kind, type) or not issubclass(kind, nn.Module) or f"nn.{name}" in WITH_MORE:
            continue
        try:
            layer = kind()
        except Exception:
            continue
        yield f"nn.{name}", layer
    for prefix, module in (("torch", torch), ("F", F)):
        for name in sorted(dir(module)):
            whole = f"{prefix}.{name}"
            function = getattr(module, name)
            if name.startswith(LEFT_OUT) or isinstance(function, type) or not callable(function) or whole in WITH_MORE:
                continue
            # What changes its input is another story.
            if not name.endswith("_"):
                yield whole, function


def answer(function):
    """What it makes of a tensor that autograd follows; undefined where that is no tensor of the same shape."""
    x = torch.tensor([0.3, 0.5, 0.7, 0.9], requires_grad=True)
    y = function(x * 1)
    if not isinstance(y, torch.Tensor) or y.shape != x.shape or not y.is_floating_point() or y.grad_fn is None:
        return None
    return y


def state(function, in_place):
    """True where backward raises, False where it goes through, the message of anything else."""
    y = answer(function)
    try:
        in_place(y)
    except Exception as error:
        return str(error)[:60]
    try:
        y.sum().backward()
    except RuntimeError as error:
        return True if "modified by an inplace operation" in str(error) else str(error)[:60]
    return False


def not_modules():
    """What nn.Sequential says of what is no module, by its path."""
    names = {name for name in dir(F) if not name.startswith("_")} | {"expit", "logit", "logit_"}
    places = {
        "torch": torch,
        "torch.Tensor": torch.Tensor,
        "torch.special": torch.special,
        "torch.nn.functional": F,
        "torch._C._nn": torch._C._nn,
    }
    for place, module in places.items():
        for name in sorted(names | {f"{one}_" for one in names} | {"log_sigmoid"}):
            yield f"{place}.{name}", getattr(module, name, None)
    for name in nn.modules.activation.__all__:
        yield f"torch.nn.{name}", getattr(nn, name)


def main():
    raises, fine, depends = [], [], {}
    for name, function in producers():
        try:
            if answer(function) is None:
                continue
            answer(function).sum().backward()
        except Exception:
            continue
        states = {activation: state(function, in_place) for activation, in_place in IN_PLACE.items()}
        if set(states.values()) == {True}:
            raises.append(name)
        elif set(states.values()) == {False}:
            fine.append(name)
        else:
            depends[name] = states
    refused = {}
    for path, thing in not_modules():
        if not callable(thing):
            continue
        try:
            nn.Sequential(thing)
        except TypeError as error:
            refused[path] = str(error)
    out = pathlib.Path(__file__).with_name("misuse.json")
    all_releases = json.loads(out.read_text()) if out.exists() else {}
    release = ".".join(torch.__version__.split(".")[:2])
    overwritten = {"raises": sorted(raises), "fine": sorted(fine), "depends": depends}
    all_releases[release] = {"overwritten": overwritten, "notModules": refused}
    out.write_text(json.dumps(all_releases, indent=1, sort_keys=True) + "\n")


main()
