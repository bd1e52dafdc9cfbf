// The program that trains a panel's networks with PyTorch. That it comes to the same losses, the golden numbers hold.
import assert from 'node:assert/strict';
import { trainingScript } from '../../../../src/content/train/python.ts';
import { readSettings, usualSettings } from '../../../../src/lab/settings.ts';
import { ownIn, SWISH } from '../../../support/own.ts';

const relu = { id: 'ReLU', parameters: {} };

describe('Copy as Python', () => {
  it('has all that was chosen', () => {
    const settings = readSettings({
      ...usualSettings,
      optimizer: 'adam',
      rate: 0.003,
      depth: 2,
      width: 5,
      batch: 17,
      loss: 'cross-entropy',
      seed: 99,
      runs: 4,
    });
    const leaky = { id: 'LeakyReLU', parameters: { negative_slope: 0.2 } };
    const text = trainingScript([leaky], settings, 250, '2.15');
    for (const part of [
      'SEED, RUNS, STEPS, EVERY = 99, 4, 250, 30',
      'SIZES = [2, 5, 5, 2]',
      'ROWS, BATCH = 200, 17',
      'nn.LeakyReLU(negative_slope=0.2)',
      'torch.optim.Adam(net.parameters(), lr=0.003)',
      'nn.CrossEntropyLoss()',
    ])
      assert.ok(text.includes(part), part);
    assert.ok(!text.includes('gain_of'));
  });

  it('calls what PyTorch has with what is trained, where its module refuses that, too', () => {
    const rows = [
      [{ id: 'Hardtanh', parameters: { min_val: 0, max_val: 0 } }, 'hardtanh(x, min_val=0.0, max_val=0.0)'],
      [{ id: 'Hardtanh', parameters: { min_val: 0, max_val: 6 } }, 'nn.Hardtanh(min_val=0.0, max_val=6.0)'],
      [{ id: 'Logit', parameters: {} }, 'torch.logit(x)'],
      [{ id: 'Logit', parameters: { eps: 0.1 } }, 'torch.logit(x, eps=0.1)'],
      [{ id: 'Threshold', parameters: {} }, 'nn.Threshold(threshold=0.1, value=20.0)'],
    ] as const;
    for (const [one, call] of rows)
      assert.ok(trainingScript([one], usualSettings, 10, '2.15').includes(call), call);
  });

  it('defines what somebody wrote, once for each curve', () => {
    const own = ownIn(SWISH);
    const text = trainingScript([{ id: own.name, parameters: {}, own }, relu], usualSettings, 10, '2.15');
    assert.match(text, /^def own1\(x\):$/m);
    assert.match(text, /\("swish", lambda: Activation\(own1\)\)/);
  });

  it('is nothing but a text, whatever a curve is called', () => {
    for (const name of ['"); import os #', 'a\n"""\nimport os', '\\', '\u2028', '"""']) {
      const text = trainingScript([{ ...relu, name }], usualSettings, 10, '2.15');
      const line = text.split('\n').find((one) => one.includes('lambda: Activation')) ?? '';
      assert.match(line, /^ {4}\("(?:[^"\\]|\\.)*", lambda: Activation\(module\(nn\.ReLU\(\)\)\)\),$/);
    }
  });
});
