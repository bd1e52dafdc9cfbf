#!/usr/bin/env python3
"""Losses of small networks while PyTorch trains them, and PyTorch's own spread when the rows of a batch change places.

Writes training.json: for each case the activation, its parameters, the loss, the optimizer and `losses`: before each of 30 steps
and after the last. `falling` has runs of 200 steps on what can be learned, at a rate at which the loss falls to `target`: `losses` are
those at each of `at`. `isWithin`: weights are small and biases a half, so that sums lie between 0 and 1. Weights and data are not written: they are `torch.rand` of the case's seed, in the order below, which the
project's own `rand` gives to the bit. `spread`: how far the losses of twelve other orders of the rows are from these, at most.
Random numbers: `rand` and `randn` by seed and count, of 100,000 as the SHA-256 of their bytes.

    python make_training.py --out training.json
"""
import argparse
import hashlib
import json
import math

import torch
import torch.nn as nn

torch.set_num_threads(1)
ROWS, STEPS = 48, 30
SIZES = [2, 8, 8]

ACTIVATIONS = [
    ("ReLU", {}), ("ReLU6", {}), ("LeakyReLU", {"negative_slope": 0.1}), ("PReLU", {}), ("RReLU", {}),
    ("Threshold", {"threshold": 0.1, "value": -0.5}), ("Softplus", {"beta": 2}), ("ELU", {}), ("CELU", {"alpha": 0.5}),
    ("SELU", {}), ("GELU", {}), ("GELU", {"approximate": "tanh"}), ("SiLU", {}), ("Mish", {}), ("Hardswish", {}),
    ("Sigmoid", {}), ("Hardsigmoid", {}), ("LogSigmoid", {}), ("Tanh", {}), ("Hardtanh", {}), ("Softsign", {}),
    ("Hardshrink", {"lambd": 0.1}), ("Softshrink", {"lambd": 0.1}), ("Tanhshrink", {}),
    ("LogSumExp", {}), ("Logit", {"eps": 0.1}), ("Logit", {}), ("NegativeBinaryEntropy", {}),
    ("Softplus", {}), ("Softplus", {"beta": 20}), ("ELU", {"alpha": 2}), ("CELU", {}), ("LeakyReLU", {}), ("Softshrink", {}),
    ("Hardshrink", {}),
]
FUNCTIONS = {
    "LogSumExp": lambda x: torch.logaddexp(x, torch.zeros_like(x)),
    "Logit": torch.logit,
    "NegativeBinaryEntropy": lambda x: -torch.special.entr(x) - torch.special.entr(1 - x),
}
# Not a number outside of 0 to 1.
WITHIN = [("Logit", {}), ("NegativeBinaryEntropy", {})]
LONG, AT = 200, list(range(11)) + list(range(20, 201, 10))
RATES = {"sgd": [0.2, 0.05, 0.01, 0.002], "adam": [0.03, 0.01, 0.003, 0.001]}
LOSSES = {"mse": (nn.MSELoss, 1), "bce-with-logits": (nn.BCEWithLogitsLoss, 1), "cross-entropy": (nn.CrossEntropyLoss, 3),
          "poisson-nll": (nn.PoissonNLLLoss, 1)}
OPTIMIZERS = [
    {"name": "sgd", "lr": 0.05}, {"name": "sgd", "lr": 0.02, "momentum": 0.9, "weightDecay": 0.01},
    {"name": "adam", "lr": 0.01}, {"name": "adam", "lr": 0.005, "betas": [0.8, 0.99], "eps": 1e-6, "weightDecay": 0.1},
]


class Function(nn.Module):
    def __init__(self, f, parameters):
        super().__init__()
        self.f, self.parameters_ = f, parameters

    def forward(self, x):
        return self.f(x, **self.parameters_)


def drawn(seed, outputs, is_within=False):
    """Weights and biases from -1 to 1, scaled by the width, or by a sixteenth with biases around a half; inputs from -1 to 1; a number from 0 to 1 for each row."""
    torch.manual_seed(seed)
    sizes = SIZES + [outputs]
    layers = []
    for inputs, width in zip(sizes, sizes[1:]):
        numbers = torch.rand(width * inputs + width)
        scaled = (numbers * 2 - 1) * (1 / 16 if is_within else 1.5 / inputs ** 0.5)
        biases = scaled[width * inputs:] + 0.5 if is_within else scaled[width * inputs:]
        layers.append((scaled[:width * inputs].reshape(width, inputs), biases))
    return layers, torch.rand(ROWS * 2).reshape(ROWS, 2) * 2 - 1, torch.rand(ROWS)


def targets(loss, u):
    if loss == "bce-with-logits":
        return (u > 0.5).float()[:, None]
    if loss == "cross-entropy":
        return (u * 3).floor().long()
    return (u * 4).floor()[:, None] if loss == "poisson-nll" else u[:, None]


def train(seed, name, parameters, loss, optimizer, order, count=STEPS):
    make, outputs = LOSSES[loss]
    layers, x, u = drawn(seed, outputs, (name, parameters) in WITHIN)
    # What can be learned, where there is time.
    y = targets(loss, u if count == STEPS else (x[:, 0] * x[:, 1] + 1) / 2)
    modules = []
    for at, (weight, bias) in enumerate(layers):
        linear = nn.Linear(weight.shape[1], weight.shape[0])
        with torch.no_grad():
            linear.weight.copy_(weight)
            linear.bias.copy_(bias)
        modules.append(linear)
        if at < len(layers) - 1:
            f = FUNCTIONS.get(name)
            modules.append(Function(f, parameters) if f else getattr(nn, name)(**parameters))
    net = nn.Sequential(*modules)
    if name == "RReLU":
        net.eval()
    options = {{"weightDecay": "weight_decay"}.get(k, k): v for k, v in optimizer.items() if k != "name"}
    steps = getattr(torch.optim, {"sgd": "SGD", "adam": "Adam"}[optimizer["name"]])(net.parameters(), **options)
    criterion, losses = make(), []
    for _ in range(count):
        value = criterion(net(x[order]), y[order])
        losses.append(value.item())
        steps.zero_grad()
        value.backward()
        steps.step()
    losses.append(criterion(net(x[order]), y[order]).item())
    return losses


def spread_of(losses, *case, count=STEPS):
    spread = 0
    for turn in range(12):
        generator = torch.Generator().manual_seed(turn)
        order = torch.randperm(ROWS, generator=generator).tolist()
        spread = max(spread, max(abs(a - b) for a, b in zip(losses, train(*case, order, count))))
    return spread


def constant_loss(seed, loss):
    """The loss of the best constant answer to what can be learned."""
    _, x, _ = drawn(seed, LOSSES[loss][1])
    y = targets(loss, (x[:, 0] * x[:, 1] + 1) / 2)
    if loss == "mse":
        return y.var(unbiased=False).item()
    if loss == "cross-entropy":
        return torch.special.entr(torch.bincount(y).double() / ROWS).sum().item()
    p = y.mean().item()
    return p - p * math.log(p) if loss == "poisson-nll" else -p * math.log(p) - (1 - p) * math.log(1 - p)


def falling(at, k, name, parameters, loss):
    """At the first rate at which the loss falls under nine tenths of what the best constant has, or by a tenth of that at the start."""
    seed, kind = 5000 + 100 * at + k, ["sgd", "adam"][at // 4 % 2]
    straight = list(range(ROWS))
    tried = []
    for rate in RATES[kind]:
        optimizer = {"name": kind, "lr": rate, **({"momentum": 0.9} if kind == "sgd" else {})}
        tried.append((optimizer, train(seed, name, parameters, loss, optimizer, straight, LONG)))
    constant = constant_loss(seed, loss)
    for target in (0.9 * constant, constant, 0.9 * tried[0][1][0]):
        for optimizer, losses in tried:
            if losses[-1] <= target:
                spread = spread_of(losses, seed, name, parameters, loss, optimizer, count=LONG)
                return {"seed": seed, "activation": name, "parameters": parameters, "loss": loss, "optimizer": optimizer, "target": target,
                        "at": AT, "losses": [losses[step] for step in AT], "spread": spread}
    raise AssertionError(f"{name} learns nothing by {loss}: {[losses[-1] for _, losses in tried]} of {constant}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--out", required=True)
    out = parser.parse_args().out
    cases = []
    for at, (name, parameters) in enumerate(ACTIVATIONS):
        for k, loss in enumerate(LOSSES):
            seed, optimizer = 100 * at + k, dict(OPTIMIZERS[(at + k) % len(OPTIMIZERS)])
            if (name, parameters) in WITHIN:
                optimizer["lr"] /= 10
            straight = list(range(ROWS))
            losses = train(seed, name, parameters, loss, optimizer, straight)
            spread = spread_of(losses, seed, name, parameters, loss, optimizer)
            cases.append({"seed": seed, "activation": name, "parameters": parameters, "loss": loss, "optimizer": optimizer,
                          "losses": losses, "spread": spread})
    # Each activation by one loss, each loss by a quarter of the activations.
    learned = [
        falling(at, k, name, parameters, loss)
        for at, (name, parameters) in enumerate(ACTIVATIONS)
        for k, loss in enumerate(LOSSES)
        if k == at % 4
    ]
    for one in cases + learned:
        one["isWithin"] = (one["activation"], one["parameters"]) in WITHIN
    random = []
    for kind in ("rand", "randn"):
        for seed in (0, 42, 2 ** 32 - 1):
            for count in (1, 2, 15, 16, 17, 33, 100000):
                torch.manual_seed(seed)
                numbers = getattr(torch, kind)(count)
                kept = {"values": numbers.tolist()} if count < 100 else {"sha256": hashlib.sha256(numbers.numpy().tobytes()).hexdigest()}
                random.append({"kind": kind, "seed": seed, "count": count, **kept})
    with open(out, "w", encoding="utf-8") as file:
        json.dump({"torch": torch.__version__.split("+")[0], "cases": cases, "falling": learned, "random": random}, file)


main()
