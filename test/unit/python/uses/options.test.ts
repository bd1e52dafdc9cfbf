// Activations that a configuration's defaults choose: options of a command line, dataclasses in dataclasses, dictionaries read
// by attributes, what `get` falls back to.
import assert from 'node:assert/strict';
import { tell, useAtCursor } from '../marked.ts';

function told(marked: string): string {
  const use = useAtCursor(`import torch.nn as nn\nACT = {"relu": nn.ReLU, "gelu": nn.GELU}\n${marked}`);
  const how = use?.isByDefault ? ', by default' : use?.isAsCalled ? ', as called' : '';
  return tell(use) + how;
}

const block = (made: string, parameters = 'cfg', bases = 'nn.Module'): string =>
  `class Block(${bases}):\n  def __init__(self, ${parameters}):\n    self.act = ${made}\n  def forward(self, x):\n    return self.|act(x)\n`;
const act = 'act = ACT[cfg.act]()\n|act(x)\n';
const parser =
  'import argparse\ndef parse():\n  p = argparse.ArgumentParser()\n  p.add_argument("--act", default="gelu")\n  p.add_argument("--other")\n  return p.parse_args()\n';
const dataclasses =
  'from dataclasses import dataclass, field\n@dataclass\nclass Config:\n  act: str = "gelu"\n@dataclass\nclass All:\n  model: Config = field(default_factory=Config)\n  other: Config\n';
const transformers =
  'class Config(PretrainedConfig):\n  def __init__(self, act="gelu", **kwargs):\n    self.act = act\nclass Base(PreTrainedModel):\n  config_class = Config\n';

/** A module that is given keywords, and what it does with them first. */
const given = (first = 'pass'): string =>
  `class Block(nn.Module):\n  def __init__(self, **kw):\n    ${first}\n    self.act = kw.get("act", nn.ReLU())\nblock = Block(act=nn.Tanh())\nblock.|act(x)\n`;

const gelu = 'torch.nn.GELU, instance call';
const byDefault = `${gelu}, candidate, by default`;
const any = 'torch.nn.ReLU, instance call, candidate, or GELU';

describe('defaults of configurations', () => {
  for (const [marked, expected] of [
    [`${parser}cfg = parse()\n${act}`, byDefault],
    [`${parser}cfg = parse()\n${block('ACT[cfg.act]()')}net = Block(cfg)\n`, byDefault],
    [`${parser}def main(cfg):\n  act = ACT[cfg.act]()\n  |act(x)\nmain(parse())\n`, byDefault],
    [`${parser}cfg = vars(parse())\nact = ACT[cfg["act"]]()\n|act(x)\n`, byDefault],
    [`${dataclasses}${block('ACT[cfg.model.act]()', 'cfg: All')}`, byDefault],
    [`${dataclasses}${block('ACT[cfg.other.act]()', 'cfg: All')}`, byDefault],
    [`from types import SimpleNamespace\ncfg = SimpleNamespace(act="gelu")\n${act}`, byDefault],
    [
      `from easydict import EasyDict\ncfg = EasyDict({"model": {"act": "gelu"}})\n${act.replace('cfg', 'cfg.model')}`,
      byDefault,
    ],
    [`cfg = {"act": "gelu"}\n${block('ACT[cfg["act"]]()')}Block(cfg)\n`, `${gelu}, candidate, as called`],
    [block('ACT[cfg["act"]]()', 'cfg={"act": "gelu"}'), byDefault],
    [block('ACT[kwargs.get("act", "gelu")]()', '**kwargs'), byDefault],
    [block('ACT[kwargs.pop("act", "gelu")]()', '**kwargs'), byDefault],
    [block('ACT[cfg.get("act", "gelu")]()'), byDefault],
    [transformers + block('ACT[config.act]()', 'config', 'Base'), byDefault],
    // What a call gives, and what is done with it first.
    [`${given()}`, 'torch.nn.Tanh, instance call'],
    [given().replace('act=nn.Tanh()', ''), 'torch.nn.ReLU, instance call'],
    [given().replace('act=nn.Tanh()', '**more'), 'torch.nn.ReLU, instance call, candidate'],
    [
      given('kw.setdefault("act", nn.GELU())').replace('act=nn.Tanh()', ''),
      'torch.nn.ReLU, instance call, candidate',
    ],
    [given('fill(kw)').replace('act=nn.Tanh()', ''), 'torch.nn.ReLU, instance call, candidate'],
    [given('del kw["act"]'), 'torch.nn.Tanh, instance call, candidate, or ReLU'],
    [
      'T = {}\nT.setdefault("act", nn.GELU())\nact = T.get("act", nn.ReLU())\n|act(x)',
      'torch.nn.ReLU, instance call, candidate',
    ],
    [
      'def make(**kw):\n  return nn.LeakyReLU(**kw)\nact = make(negative_slope=0.3)\n|act(x)',
      'torch.nn.LeakyReLU, instance call, negative_slope=0.3',
    ],
    [
      'def make(**kw):\n  kw.update(more)\n  return nn.LeakyReLU(**kw)\nact = make()\n|act(x)',
      'torch.nn.LeakyReLU, instance call, negative_slope=? **kw',
    ],
    [
      'def make(**kw):\n  return nn.LeakyReLU(**{"negative_slope": 0.1, **kw})\nact = make(negative_slope=0.3)\n|act(x)',
      'torch.nn.LeakyReLU, instance call, negative_slope=0.3',
    ],
    [
      'def make(**kw):\n  return nn.LeakyReLU(**{**kw, "negative_slope": 0.1})\nact = make(negative_slope=0.3)\n|act(x)',
      'torch.nn.LeakyReLU, instance call, negative_slope=0.1',
    ],
    // Nothing says it, or something else may.
    [`${parser}cfg = parse()\n${act.replace('cfg.act', 'cfg.other')}`, any],
    [`${parser}cfg = load()\n${act}`, any],
    [
      `${parser}  p.add_argument("--act", default="relu")\ncfg = parse()\n${act}`
        .replace('  return p.parse_args()\n  p', '  p')
        .replace('relu")\n', 'relu")\n  return p.parse_args()\n'),
      any,
    ],
    [`${parser}cfg = parse()\ncfg.act = read()\n${act}`, any],
    [`from mine import SimpleNamespace\ncfg = SimpleNamespace(act="gelu")\n${act}`, any],
    [`from types import SimpleNamespace\ncfg = SimpleNamespace(**given)\n${act}`, any],
    [block('ACT[cfg["act"]]()'), any],
    [block('ACT[cfg.get("act")]()'), any],
    [block('ACT[cfg.get(key, "gelu")]()'), any],
    [transformers + block('ACT[config.act]()', 'config'), any],
    [transformers + block('ACT[cfg.act]()', 'cfg', 'Base'), any],
  ] as const)
    it(`${marked.replaceAll('\n', '; ')}: ${expected}`, () => assert.equal(told(marked), expected));
});
