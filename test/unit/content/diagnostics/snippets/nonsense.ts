import { net, type Snippets } from './snippet.ts';

/** A module, and how far its weights are spread. */
const spread = (made: string, body: string): string =>
  `${net(made, body)}m = Net()\nloss = m.fc.weight.std()`;

/** The rules about what runs, but makes no sense. */
export const nonsense: Readonly<Record<string, Snippets>> = {
  'misread-argument': {
    hits: [
      'nn.LeakyReLU(«True»)',
      'nn.ELU(«True»)',
      'nn.CELU(«True»)',
      'nn.ReLU(«0.1»)',
      'nn.ReLU(«0.2»)(x)',
      'F.leaky_relu(x, «True»)',
      'F.elu(x, «True»)',
      'nn.ReLU(inplace=0.5)'.replace('inplace=0.5', '«inplace=0.5»'),
      'nn.Sequential(nn.Linear(6, 6), nn.LeakyReLU(«True»))',
      net('self.act = nn.LeakyReLU(«True»)', 'return self.act(self.fc(x))'),
      'nn.Softplus(«True»)',
    ],
    misses: [
      'nn.LeakyReLU(inplace=True)',
      'nn.LeakyReLU(0.2, True)',
      'nn.ELU(1.0, True)',
      'nn.ReLU(True)',
      'nn.ReLU(1)',
      'F.leaky_relu(x, 0.2)',
      'F.relu(x, True)',
      'def make(flag):\n    return nn.LeakyReLU(flag)',
      'nn.LeakyReLU(1)',
      'nn.ReLU6(True)',
      'from flax import linen as nn\nnn.leaky_relu(x, True)',
    ],
  },
  'zero-beta': {
    hits: [
      'nn.Softplus(«0»)',
      'nn.Softplus(«beta=0»)',
      'nn.Softplus(«beta=0.0»)',
      'F.softplus(x, «0»)',
      'F.softplus(x, «beta=0»)',
      'nn.Softplus(«0», 20)',
      'nn.Softplus(threshold=10, «beta=0»)',
      'B = 0\nnn.Softplus(«B»)',
      net('self.act = nn.Softplus(«beta=0»)', 'return self.act(self.fc(x))'),
      'F.softplus(x * 2, «beta=0.», threshold=5)',
    ],
    misses: [
      'nn.Softplus(1)',
      'nn.Softplus(beta=0.1)',
      'F.softplus(x, beta=1)',
      'nn.Softplus(beta=-1)',
      'def make(beta=0):\n    return beta',
      'def make(beta):\n    return nn.Softplus(beta)',
      'nn.ELU(0)',
      'nn.Softplus(beta=100)',
      'nn.Softplus(0)  # activation-lens: ignore[zero-beta]',
      'nn.Softplus(beta=1e-3)',
    ],
  },
  'softplus-jump': {
    hits: [
      'nn.Softplus(1, «1»)',
      'nn.Softplus(«threshold=1»)',
      'nn.Softplus(beta=2, «threshold=2»)',
      'F.softplus(x, 1, «3»)',
      'F.softplus(x, «threshold=5»)',
      'nn.Softplus(«threshold=0»)',
      'F.softplus(x, «threshold=0.5»)',
      'T = 2\nnn.Softplus(«threshold=T»)',
      net('self.act = nn.Softplus(«threshold=4»)', 'return self.act(self.fc(x))'),
      'nn.Softplus(100, «1»)',
    ],
    misses: [
      'nn.Softplus()',
      'nn.Softplus(threshold=20)',
      'nn.Softplus(beta=100)',
      'nn.Softplus(threshold=15)',
      'F.softplus(x, 1, 30)',
      'def make(threshold):\n    return nn.Softplus(1, threshold)',
      'nn.Threshold(1, 0)',
      'nn.Hardshrink(1)',
      'F.softplus(x, beta=5)',
      'nn.Softplus(threshold=1)  # activation-lens: ignore[softplus-jump]',
    ],
  },
  'implicit-dim': {
    hits: [
      'def soft(z):\n    return «F.softmax»(z)\nsoft(x)',
      '«nn.Softmax»()',
      '«nn.LogSoftmax»()',
      '«nn.Softmin»()',
      '«F.softmax»(x)',
      '«F.log_softmax»(x)',
      '«F.softmin»(x)',
      '«nn.Softmax»()(x)',
      'nn.Sequential(nn.Linear(6, 6), «nn.Softmax»())',
      net('self.act = «nn.Softmax»()', 'return self.act(self.fc(x))'),
      net('', 'return «F.log_softmax»(self.fc(x))'),
      'h = torch.zeros(2, 3, 4)\n«F.softmax»(h)',
      'F.softmax(x, «dim=None»)',
    ],
    misses: [
      'nn.Softmax(dim=1)',
      'nn.Softmax(1)',
      'F.softmax(x, dim=-1)',
      'F.log_softmax(x, 1)',
      'nn.Softmax2d()',
      'act = nn.Softmax',
      'def make(dim):\n    return nn.Softmax(dim)',
      'def f(h, **kwargs):\n    return F.softmax(h, **kwargs)',
      'from functools import partial\npartial(nn.Softmax)',
      'nn.GLU()',
      'import numpy as np\ndef softmax(v):\n    return np.exp(v)\nsoftmax(1)',
    ],
  },
  'init-gain': {
    hits: [
      spread(
        'nn.init.kaiming_normal_(self.fc.weight, «nonlinearity="relu"»)',
        'return torch.tanh(self.fc(x))',
      ),
      spread('nn.init.kaiming_normal_(self.fc.weight, «nonlinearity="relu"»)', 'return self.fc(x).sigmoid()'),
      spread(
        'self.act = nn.ReLU()\nnn.init.kaiming_uniform_(self.fc.weight, mode="fan_out", «nonlinearity="tanh"»)',
        'return self.act(self.fc(x))',
      ),
      spread(
        'nn.init.kaiming_uniform_(self.fc.weight, 0, "fan_in", «"sigmoid"»)',
        'h = self.fc(x)\nh = F.relu(h)\nreturn h',
      ),
      spread(
        'nn.init.kaiming_normal_(self.fc.weight, «a=0.2», nonlinearity="leaky_relu")',
        'return F.leaky_relu(self.fc(x), 0.5)',
      ),
      spread(
        'nn.init.kaiming_normal_(self.fc.weight, «nonlinearity="leaky_relu"»)',
        'return F.leaky_relu(self.fc(x), 0.2)',
      ),
      spread(
        'nn.init.kaiming_normal_(self.fc.weight, «a=0.2»)',
        'return F.leaky_relu(self.fc(x), negative_slope=0.4)',
      ),
      spread(
        'nn.init.xavier_uniform_(self.fc.weight, gain=nn.init.calculate_gain(«"relu"»))',
        'return torch.tanh(self.fc(x))',
      ),
      spread(
        'nn.init.orthogonal_(self.fc.weight, nn.init.calculate_gain(«"tanh"»))',
        'return F.relu(self.fc(x))',
      ),
      spread(
        'nn.init.xavier_normal_(self.fc.weight, gain=nn.init.calculate_gain(«"relu"»))',
        'return F.leaky_relu(self.fc(x), 0.8)',
      ),
      net(
        'self.net = nn.Sequential(nn.Linear(6, 6), nn.Tanh())\nnn.init.kaiming_normal_(self.net[0].weight, «nonlinearity="relu"»)',
        'return self.net(x)',
      ),
      'fc = nn.Linear(6, 6)\nnn.init.kaiming_normal_(fc.weight, «nonlinearity="relu"»)\nout = torch.tanh(fc(x))\nloss = fc.weight.std()',
      'from torch.nn import init\nfc = nn.Linear(6, 6)\ninit.xavier_uniform_(fc.weight, init.calculate_gain(«"relu"»))\nnet = nn.Sequential(fc, nn.Sigmoid())\nloss = fc.weight.std()',
    ],
    misses: [
      net('nn.init.kaiming_normal_(self.fc.weight, nonlinearity="relu")', 'return F.relu(self.fc(x))'),
      net('nn.init.kaiming_normal_(self.fc.weight, nonlinearity="relu")', 'return F.leaky_relu(self.fc(x))'),
      net(
        'nn.init.kaiming_normal_(self.fc.weight, nonlinearity="relu")',
        'return F.leaky_relu(self.fc(x), 0.2)',
      ),
      net('nn.init.kaiming_normal_(self.fc.weight, nonlinearity="relu")', 'return F.gelu(self.fc(x))'),
      net('nn.init.kaiming_normal_(self.fc.weight, nonlinearity="relu")', 'return F.silu(self.fc(x))'),
      net('nn.init.kaiming_normal_(self.fc.weight, nonlinearity="relu")', 'return self.fc(x)'),
      net(
        'nn.init.kaiming_normal_(self.fc.weight, nonlinearity="relu")',
        'h = self.fc(x)\nreturn torch.tanh(h) + h',
      ),
      net(
        'nn.init.kaiming_normal_(self.fc.weight, nonlinearity="relu")',
        'return F.relu(self.fc(x)) + torch.tanh(self.fc(x))',
      ),
      net(
        'nn.init.kaiming_normal_(self.fc.weight, nonlinearity="relu")',
        'return torch.tanh(F.layer_norm(self.fc(x), (6,)))',
      ),
      net(
        'import math\nnn.init.kaiming_uniform_(self.fc.weight, a=math.sqrt(5))',
        'return torch.tanh(self.fc(x))',
      ),
      net('nn.init.kaiming_normal_(self.fc.weight)', 'return torch.tanh(self.fc(x))'),
      net('nn.init.kaiming_normal_(self.fc.weight, nonlinearity="linear")', 'return F.relu(self.fc(x))'),
      net(
        'for m in self.modules():\n    if isinstance(m, nn.Linear):\n        nn.init.kaiming_normal_(m.weight, nonlinearity="relu")',
        'return torch.tanh(self.fc(x))',
      ),
      net('nn.init.xavier_uniform_(self.fc.weight, gain=2 ** 0.5)', 'return torch.tanh(self.fc(x))'),
      net(
        'nn.init.orthogonal_(self.fc.weight, nn.init.calculate_gain("relu") * 0.5)',
        'return torch.tanh(self.fc(x))',
      ),
      'def pick(f, x):\n    return torch.tanh(f(x))\n' +
        net('nn.init.kaiming_normal_(self.fc.weight, nonlinearity="relu")', 'return pick(self.fc, x)'),
      net(
        'nn.init.kaiming_normal_(self.fc.weight, nonlinearity="relu")\nself.other = [self.fc]',
        'return torch.tanh(self.fc(x))',
      ),
      net(
        'nn.init.kaiming_normal_(self.fc.weight, nonlinearity="relu")  # activation-lens: ignore[init-gain]\nlen([])',
        'return torch.tanh(self.fc(x))',
      ),
    ],
  },
};
