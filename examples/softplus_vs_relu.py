"""Softplus against ReLU: the same inputs, their outputs and their gradients."""

import torch
import torch.nn.functional as F
from torch import nn

activations = {
    "ReLU": nn.ReLU(),
    "Softplus": nn.Softplus(),
    "Softplus, beta 5": nn.Softplus(beta=5),
    "Softplus, low threshold": nn.Softplus(beta=1, threshold=1),
}

x = torch.tensor([-2.0, -1.0, 0.0, 1.0, 2.0], requires_grad=True)

for name, activation in activations.items():
    y = activation(x)
    (slope,) = torch.autograd.grad(y.sum(), x)
    print(name)
    print("  output  ", [round(value, 4) for value in y.tolist()])
    print("  gradient", [round(value, 4) for value in slope.tolist()])

# Softplus never lies below ReLU, and they differ most at 0, by ln 2.
gap = F.softplus(x) - F.relu(x)
print(f"largest difference: {gap.max().item():.4f}")
