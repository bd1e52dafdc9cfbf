// Snippets of code for the rules: what each finds, marked by « and », and what looks like it and is right.

/** What stands ahead of every snippet. */
export const setup = `import torch
from torch import nn
import torch.nn.functional as F
x = torch.randn(4, 6)
y = torch.tensor([0, 1, 2, 3])
p = torch.rand(4, 6)
`;

/** What a rule finds and what it does not. */
export interface Snippets {
  /** Each with what is marked between « and ». */
  readonly hits: readonly string[];
  readonly misses: readonly string[];
}

/** A module with these lines in its constructor and its forward, which is called once. */
export function net(made: string, body = 'return x'): string {
  const lines = (text: string) => text.split('\n').join('\n        ');
  return `class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(6, 6)
        ${lines(made)}
    def forward(self, x):
        ${lines(body)}
out = Net()(x)
`;
}
