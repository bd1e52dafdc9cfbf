"""Times activations in PyTorch beside ReLU on the CPU, for costs.ts: JSON requests on stdin, JSON figures on stdout."""

import json
import platform
import statistics
import sys
import time

import torch
from torch import nn

COUNT = 2**16
ROUNDS = 31
# In each round both are timed this often, in turn, and the quickest of each counts.
BURSTS = 8
# A burst lasts about this long, in seconds: long enough for the clock, short enough to fall between other programs' turns.
LONG_ENOUGH = 3e-4
DTYPES = (torch.float32, torch.bfloat16, torch.float16, torch.float64)


def processor():
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as info:
            names = [line.split(":", 1)[1].strip() for line in info if line.startswith("model name")]
        return names[0]
    except (OSError, IndexError):
        return platform.processor() or platform.machine()


def shape_of(request):
    return (1, 64, 32, 32) if request["rank"] == 4 else (64, 1024)


def input_for(request, dtype, needs_gradient):
    torch.manual_seed(0)
    x = torch.randn(shape_of(request))
    if request["within"] == "(0, 1)":
        x = x.sigmoid()
    return x.to(dtype).requires_grad_(needs_gradient)


def forward_of(request, dtype):
    x = input_for(request, dtype, False)
    f = eval(request["expression"], {"torch": torch, "nn": nn})
    f = f.to(dtype) if isinstance(f, nn.Module) else f
    for parameter in f.parameters() if isinstance(f, nn.Module) else ():
        parameter.requires_grad_(False)
    f(x)
    return lambda: f(x)


def backward_of(request, dtype):
    x = input_for(request, dtype, True)
    f = eval(request["expression"], {"torch": torch, "nn": nn})
    f = f.to(dtype) if isinstance(f, nn.Module) else f
    y = f(x)
    gradient = torch.ones_like(y)
    wanted = [x] + list(f.parameters()) if isinstance(f, nn.Module) else [x]
    run = lambda: torch.autograd.grad(y, wanted, gradient, retain_graph=True)
    run()
    return run


def time_of(work, times):
    start = time.perf_counter()
    for _ in range(times):
        work()
    return (time.perf_counter() - start) / times


def quickest(work, base, times):
    bursts = [(time_of(work, times[0]), time_of(base, times[1])) for _ in range(BURSTS)]
    return [min(column) for column in zip(*bursts)]


def ratio(work, base):
    """The median of the rounds' ratios: both are timed in turn, so that whatever else the machine does slows both."""
    times = [max(1, round(LONG_ENOUGH / min(time_of(one, 3) for _ in range(5)))) for one in (work, base)]
    rounds = [quickest(work, base, times) for _ in range(ROUNDS)]
    return statistics.median(ours / theirs for ours, theirs in rounds)


def main():
    torch.set_num_threads(1)
    requests = json.load(sys.stdin)
    base = next(request for request in requests if request.get("isBaseline"))
    costs = {}
    for request in requests:
        for dtype in DTYPES:
            name = str(dtype).removeprefix("torch.")
            for direction, make in (("forward", forward_of), ("backward", backward_of)):
                try:
                    work, beside = make(request, dtype), make(base, dtype)
                except (RuntimeError, NotImplementedError):
                    # PyTorch has no kernel for this dtype on the CPU.
                    continue
                # By definition, where the clock would say 0.98.
                cost = 1 if request is base else ratio(work, beside)
                costs.setdefault(request["id"], {}).setdefault(name, {})[direction] = cost
        print(request["id"], costs.get(request["id"]), file=sys.stderr)
    json.dump(
        {"release": torch.__version__.split("+")[0], "processor": processor(), "count": COUNT, "costs": costs},
        sys.stdout,
    )


main()
