"""A small network that predicts how many events happen: a rate, which must be positive."""

import torch
import torch.nn as nn
import torch.nn.functional as F


class EventRate(nn.Module):
    def __init__(self, features: int, hidden: int = 32):
        super().__init__()
        self.input = nn.Linear(features, hidden)
        self.hidden = nn.Linear(hidden, hidden)
        self.output = nn.Linear(hidden, 1)
        self.activation = nn.Softplus()

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        x = self.activation(self.input(x))
        x = torch.relu(self.hidden(x))
        return F.softplus(self.output(x), beta=2)


if __name__ == "__main__":
    torch.manual_seed(0)
    model = EventRate(features=4)
    events = torch.poisson(torch.full((64, 1), 3.0))
    inputs = torch.randn(64, 4)

    loss_of = nn.PoissonNLLLoss(log_input=False)
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-2)
    for step in range(100):
        loss = loss_of(model(inputs), events)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(f"loss after training: {loss.item():.4f}")
