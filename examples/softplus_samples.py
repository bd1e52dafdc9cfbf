"""Softplus on a few sample inputs."""

import torch
import torch.nn as nn

softplus = nn.Softplus()

samples = torch.tensor([-2.0, -1.0, 0.0, 1.0, 2.0])

outputs = softplus(samples)

for x, y in zip(samples.tolist(), outputs.tolist()):
    print(f"softplus({x:+.1f}) = {y:.4f}")
