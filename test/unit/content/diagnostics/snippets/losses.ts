import { net, type Snippets } from './snippet.ts';

/** A module that ends so, and the loop that trains it. */
const trained = (made: string, body: string, loss: string, target = 'y') => `${net(made, body)}
model = Net()
criterion = ${loss}
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for _ in range(2):
    optimizer.zero_grad()
    output = model(x)
    loss = criterion(output, ${target})
    loss.backward()
    optimizer.step()
`;

/** A module whose `forward` goes on so with what its layer gives. */
const both = (body: string) => net('', `x = self.fc(x)\n${body}`);

/** The rules about activations ahead of losses. */
export const losses: Readonly<Record<string, Snippets>> = {
  'softmax-before-cross-entropy': {
    hits: [
      'F.cross_entropy(«F.softmax»(x, dim=1), y)',
      'F.cross_entropy(«x.softmax»(1), y)',
      'out = «torch.softmax»(x, dim=-1)\nloss = F.cross_entropy(out, y)',
      'nn.CrossEntropyLoss()(«F.softmax»(x, 1), y)',
      'criterion = nn.CrossEntropyLoss()\nloss = criterion(«F.log_softmax»(x, 1), y)',
      'act = nn.Softmax(dim=1)\nloss = F.cross_entropy(«act»(x), y)',
      'model = nn.Sequential(nn.Linear(6, 6), «nn.Softmax»(dim=1))\nloss = F.cross_entropy(model(x), y)',
      trained('', 'return «F.softmax»(self.fc(x), dim=1)', 'nn.CrossEntropyLoss()'),
      trained(
        'self.softmax = nn.Softmax(dim=1)',
        'x = self.fc(x)\nreturn «self.softmax»(x)',
        'nn.CrossEntropyLoss()',
      ),
      trained(
        'self.net = nn.Sequential(self.fc, nn.ReLU(), nn.Linear(6, 6), «nn.Softmax»(dim=1))',
        'return self.net(x)',
        'nn.CrossEntropyLoss()',
      ),
      `${net('', 'x = «F.softmax»(self.fc(x), dim=1)\nreturn x')}
def train(model, criterion):
    loss = criterion(model(x), y)
    loss.backward()
train(Net(), nn.CrossEntropyLoss())`,
      'def predict(z):\n    return «F.softmax»(z, dim=1)\nloss = F.cross_entropy(predict(x), y)',
      'F.cross_entropy(input=«F.softmax»(x, dim=1), target=y)',
      `${both('return x.mean(), «F.softmax»(x, dim=1)')}\nscore, out = Net()(x)\nloss = F.cross_entropy(out, y)`,
      `${both('out = «F.softmax»(x, dim=1)\nreturn out, x')}\nboth = Net()(x)\nloss = F.cross_entropy(both[0], y)`,
    ],
    misses: [
      `${both('return x, F.softmax(x, dim=1)')}\nout, shares = Net()(x)\nloss = F.cross_entropy(out, y)`,
      `${both('return x, F.softmax(x, dim=1)')}\n*outs, out = Net()(x)\nloss = F.cross_entropy(out, y)`,
      `${both('return *[x, x], F.softmax(x, dim=1)')}\nouts = Net()(x)\nloss = F.cross_entropy(outs[1], y)`,
      `${both('if self.training:\n    return x, x\nreturn x, F.softmax(x, dim=1)')}\nloss = F.cross_entropy(Net()(x)[1], y)`,
      'F.cross_entropy(x, y)',
      'F.cross_entropy(x, F.softmax(x, dim=1))',
      'probs = F.softmax(x, dim=1)\nloss = F.cross_entropy(x, y)\nprint(probs.argmax(1))',
      'F.nll_loss(F.log_softmax(x, dim=1), y)',
      trained(
        '',
        'x = self.fc(x)\nif self.training:\n    return x\nreturn F.softmax(x, dim=1)',
        'nn.CrossEntropyLoss()',
      ),
      trained(
        '',
        'x = self.fc(x)\nif not self.training:\n    x = F.softmax(x, dim=1)\nreturn x',
        'nn.CrossEntropyLoss()',
      ),
      'with torch.no_grad():\n    F.cross_entropy(F.softmax(x, dim=1), y)',
      'def evaluate():\n    return F.cross_entropy(F.softmax(x, dim=1), y)',
      'F.cross_entropy(torch.log(F.softmax(x, dim=1)), y)',
      'F.cross_entropy(F.softmax(x, dim=1) * x, y)',
      'def loss(criterion):\n    return criterion(F.softmax(x, dim=1), y)',
      'F.kl_div(F.log_softmax(x, 1), F.softmax(x, 1))',
      trained('', 'x = self.fc(x)\nreturn x', 'nn.CrossEntropyLoss()'),
    ],
  },
  'softmax-before-nll': {
    hits: [
      'F.nll_loss(«F.softmax»(x, dim=1), y)',
      'F.nll_loss(«x.softmax»(dim=1), y)',
      'nn.NLLLoss()(«torch.softmax»(x, dim=1), y)',
      'act = nn.Softmax(dim=1)\nF.nll_loss(«act»(x), y)',
      'criterion = nn.NLLLoss()\nout = «F.softmax»(x, dim=1)\nloss = criterion(out, y)',
      'model = nn.Sequential(nn.Linear(6, 6), «nn.Softmax»(dim=1))\nF.nll_loss(model(x), y)',
      trained('', 'return «F.softmax»(self.fc(x), dim=1)', 'nn.NLLLoss()'),
      trained('self.sm = nn.Softmax(dim=1)', 'return «self.sm»(self.fc(x))', 'nn.NLLLoss()'),
      trained('self.net = nn.Sequential(self.fc, «nn.Softmax»(dim=1))', 'return self.net(x)', 'nn.NLLLoss()'),
      'F.nll_loss(«F.softmax»(x * 2, dim=1).squeeze(), y)',
    ],
    misses: [
      'F.nll_loss(F.log_softmax(x, dim=1), y)',
      'F.nll_loss(F.softmax(x, dim=1).log(), y)',
      'F.nll_loss(torch.log(F.softmax(x, dim=1) + 1e-8), y)',
      'nn.NLLLoss()(nn.LogSoftmax(dim=1)(x), y)',
      'model = nn.Sequential(nn.Linear(6, 6), nn.LogSoftmax(dim=1))\nF.nll_loss(model(x), y)',
      trained('', 'return F.log_softmax(self.fc(x), dim=1)', 'nn.NLLLoss()'),
      'with torch.inference_mode():\n    F.nll_loss(F.softmax(x, dim=1), y)',
      'def nll_loss(p, y):\n    return -p[y]\nnll_loss(F.softmax(x, dim=1), y)',
      'F.nll_loss(x, y)',
      'probs = F.softmax(x, dim=1)\nprobs = probs.log()\nF.nll_loss(probs, y)',
    ],
  },
  'sigmoid-before-bce-with-logits': {
    hits: [
      'F.binary_cross_entropy_with_logits(«torch.sigmoid»(x), p)',
      'F.binary_cross_entropy_with_logits(«x.sigmoid»(), p)',
      'nn.BCEWithLogitsLoss()(«torch.sigmoid»(x), p)',
      'act = nn.Sigmoid()\nF.binary_cross_entropy_with_logits(«act»(x), p)',
      'criterion = nn.BCEWithLogitsLoss()\nout = «torch.sigmoid»(x)\nloss = criterion(out, p)',
      'model = nn.Sequential(nn.Linear(6, 6), «nn.Sigmoid»())\nF.binary_cross_entropy_with_logits(model(x), p)',
      trained('', 'return «torch.sigmoid»(self.fc(x))', 'nn.BCEWithLogitsLoss()', 'p'),
      trained('self.act = nn.Sigmoid()', 'return «self.act»(self.fc(x))', 'nn.BCEWithLogitsLoss()', 'p'),
      trained(
        'self.net = nn.Sequential(self.fc, «nn.Sigmoid»())',
        'return self.net(x)',
        'nn.BCEWithLogitsLoss()',
        'p',
      ),
      'F.binary_cross_entropy_with_logits(«F.sigmoid»(x).view(-1), p.view(-1))',
    ],
    misses: [
      'F.binary_cross_entropy_with_logits(x, p)',
      'F.binary_cross_entropy(torch.sigmoid(x), p)',
      'F.binary_cross_entropy_with_logits(x, torch.sigmoid(x))',
      'nn.BCELoss()(nn.Sigmoid()(x), p)',
      trained('', 'return torch.sigmoid(self.fc(x))', 'nn.BCELoss()', 'p'),
      trained('', 'return self.fc(x)', 'nn.BCEWithLogitsLoss()', 'p'),
      'probs = torch.sigmoid(x)\nloss = F.binary_cross_entropy_with_logits(x, p)\nprint(probs > 0.5)',
      'with torch.no_grad():\n    F.binary_cross_entropy_with_logits(torch.sigmoid(x), p)',
      'def validate():\n    return F.binary_cross_entropy_with_logits(torch.sigmoid(x), p)',
      'F.binary_cross_entropy_with_logits(torch.tanh(x), p)',
    ],
  },
  'missing-sigmoid-before-bce': {
    hits: [
      '«F.binary_cross_entropy(nn.Linear(6, 6)(x), p)»',
      'fc = nn.Linear(6, 6)\n«F.binary_cross_entropy(fc(x), p)»',
      'fc = nn.Linear(6, 6)\nout = fc(x)\n«F.binary_cross_entropy(out, p)»',
      'fc = nn.Linear(6, 6)\n«nn.BCELoss()(fc(x), p)»',
      'fc = nn.Linear(6, 6)\ncriterion = nn.BCELoss()\n«criterion(fc(x), p)»',
      'model = nn.Sequential(nn.ReLU(), nn.Linear(6, 6))\n«F.binary_cross_entropy(model(x), p)»',
      `${net('', 'return self.fc(x)')}\nmodel = Net()\n«F.binary_cross_entropy(model(x), p)»`,
      `${net('', 'x = F.relu(x)\nx = self.fc(x)\nreturn x')}\nmodel = Net()\ncriterion = nn.BCELoss()\nloss = «criterion(model(x), p)»`,
      `${net('self.net = nn.Sequential(nn.ReLU(), nn.Linear(6, 6))', 'return self.net(x)')}\nmodel = Net()\nloss = «F.binary_cross_entropy(model(x), p)»`,
      'fc = nn.Linear(6, 6)\n«F.binary_cross_entropy(fc(x).squeeze(), p)»',
    ],
    misses: [
      'F.binary_cross_entropy(torch.sigmoid(x), p)',
      'F.binary_cross_entropy(x, p)',
      'fc = nn.Linear(6, 6)\nF.binary_cross_entropy(torch.sigmoid(fc(x)), p)',
      'fc = nn.Linear(6, 6)\nF.binary_cross_entropy_with_logits(fc(x), p)',
      'model = nn.Sequential(nn.Linear(6, 6), nn.Sigmoid())\nF.binary_cross_entropy(model(x), p)',
      'fc = nn.Linear(6, 6)\nF.binary_cross_entropy(fc(x).clamp(0, 1), p)',
      'fc = nn.Linear(6, 6)\nout = fc(x)\nout = out.sigmoid()\nF.binary_cross_entropy(out, p)',
      'import pytest\nfc = nn.Linear(6, 6)\nwith pytest.raises(RuntimeError):\n    F.binary_cross_entropy(fc(x), p)',
      'fc = nn.Linear(6, 6)\nF.binary_cross_entropy(torch.softmax(fc(x), 1), p)',
      'def run(model):\n    return F.binary_cross_entropy(model(x), p)',
    ],
  },
  'relu-as-output': {
    hits: [
      'F.cross_entropy(«F.relu»(x), y)',
      'F.cross_entropy(«x.relu»(), y)',
      'F.binary_cross_entropy_with_logits(«torch.relu»(x), p)',
      'nn.CrossEntropyLoss()(«F.relu»(x), y)',
      'F.nll_loss(«F.relu»(x), y)',
      'out = «F.relu»(x)\nloss = F.cross_entropy(out, y)',
      'model = nn.Sequential(nn.Linear(6, 6), «nn.ReLU»())\nF.cross_entropy(model(x), y)',
      trained('', 'return «F.relu»(self.fc(x))', 'nn.CrossEntropyLoss()'),
      trained('self.act = nn.ReLU()', 'return «self.act»(self.fc(x))', 'nn.CrossEntropyLoss()'),
      trained(
        'self.net = nn.Sequential(self.fc, «nn.ReLU»())',
        'return self.net(x)',
        'nn.BCEWithLogitsLoss()',
        'p',
      ),
    ],
    misses: [
      'F.cross_entropy(x, y)',
      'F.mse_loss(F.relu(x), p)',
      'F.cross_entropy(nn.Linear(6, 6)(F.relu(x)), y)',
      'model = nn.Sequential(nn.Linear(6, 6), nn.ReLU(), nn.Linear(6, 6))\nF.cross_entropy(model(x), y)',
      trained('', 'return self.fc(F.relu(x))', 'nn.CrossEntropyLoss()'),
      'F.l1_loss(F.relu(x), p)',
      'F.poisson_nll_loss(F.relu(x), p)',
      'F.cross_entropy(F.gelu(x), y)',
      'with torch.no_grad():\n    F.cross_entropy(F.relu(x), y)',
      'F.cross_entropy(F.relu(x) + x, y)',
    ],
  },
  'no-effect': {
    hits: [
      'F.relu(x)\nz = «F.relu»(F.relu(x))',
      '«F.relu»(F.softplus(x))',
      '«torch.relu»(torch.sigmoid(x))',
      '«F.relu»(F.softmax(x, dim=1))',
      '«torch.relu»(F.logsigmoid(x))',
      '«torch.sigmoid»(F.softmax(x, dim=1))',
      '«torch.sigmoid»(torch.sigmoid(x))',
      'h = F.relu(x)\nh = «F.relu»(h)',
      'nn.Sequential(nn.Linear(6, 6), nn.ReLU(), «nn.ReLU»())',
      'nn.Sequential(nn.Linear(6, 6), nn.Sigmoid(), «nn.ReLU»())',
      net('self.act = nn.ReLU()', 'x = self.act(self.fc(x))\nreturn «F.relu»(x)'),
      '«F.hardtanh»(torch.tanh(x))',
      '«F.leaky_relu»(F.relu(x))',
    ],
    misses: [
      'F.relu(F.tanh(x))',
      'F.relu6(F.relu(x))',
      'torch.sigmoid(F.relu(x))',
      'F.relu(nn.Linear(6, 6)(F.relu(x)))',
      'nn.Sequential(nn.ReLU(), nn.Linear(6, 6), nn.ReLU())',
      'F.relu(F.leaky_relu(x))',
      'F.softmax(torch.sigmoid(x), dim=1)',
      'torch.tanh(torch.tanh(x))',
      'F.relu(F.elu(x))',
      'nn.Sequential(nn.ReLU(), nn.Dropout(), nn.PReLU())',
      'h = F.relu(x)\nh = h - 1\nh = F.relu(h)',
      'def f(act):\n    return F.relu(act(x))',
    ],
  },
};
