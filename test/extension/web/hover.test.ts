// The hover over each way to write an activation; holds in both extension hosts.
import assert from 'node:assert/strict';
import { closeEverything, hoverOver, showPython } from '../python-window.ts';

const imports = `import torch
import torch as th
import torch.nn as nn
import torch.nn.functional as F
from torch.nn import Softplus as SP
`;

/** A line, the text to point at, and what the hover's first words must be about. */
const forms = [
  ['layer = nn.Softplus(beta=2)', 'Softplus(', 'Softplus'],
  ['y = F.softplus(x, 2, threshold=10)', 'softplus(', 'Softplus'],
  ['layer = SP()', 'SP()', 'Softplus'],
  ['y = torch.relu(x)', 'relu(', 'ReLU'],
  ['y = th.sigmoid(x)', 'sigmoid(', 'Sigmoid'],
  ['torch.zeros(3).relu_()', 'relu_', 'ReLU'],
] as const;

describe('hover', () => {
  after(closeEverything);

  for (const [line, text, name] of forms) {
    it(`says what ${line} does`, async () => {
      const { document } = await showPython(`${imports}${line}\n`);
      assert.match(await hoverOver(document, text), new RegExp(name));
    });
  }

  it('follows an attribute to the line that made it', async () => {
    const { document } = await showPython(`${imports}
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.activation = nn.Softplus(beta=3)

    def forward(self, x):
        return self.activation(x)
`);
    assert.match(await hoverOver(document, 'activation(x)'), /beta.{0,20}3/);
  });

  it('says nothing over what is no activation', async () => {
    const { document } = await showPython(`${imports}\ndef relu(x):\n    return x\n\n\nrelu(1)\n`);
    assert.equal(await hoverOver(document, 'relu(1'), '');
  });
});
