// Where a formula breaks, as it is known of code that many have written.
import assert from 'node:assert/strict';
import type { OrderedDtype } from '../../../src/arithmetic/ordered.ts';
import type { HazardKind } from '../../../src/autodiff/hazard-judges.ts';
import { findHazards, type Hazard } from '../../../src/autodiff/hazards.ts';
import { finish } from '../../../src/foundation/generators.ts';
import { createReader, type Definition } from '../../../src/python/index.ts';

function definitionsOf(text: string): readonly Definition[] {
  const reading = createReader().read([{ text, language: 'python' }]);
  while (!reading.step(Number.POSITIVE_INFINITY));
  return reading.definitionsIn(0);
}

const imports = 'import math\nimport torch\nimport torch.nn.functional as F\n';

function hazardsOf(body: string, dtype: OrderedDtype, kinds?: readonly HazardKind[]): readonly Hazard[] {
  const [definition] = definitionsOf(`${imports}def some_act(x): return ${body}\n`);
  assert.ok(definition, body);
  return finish(findHazards(definition.formula, dtype, '2.15', kinds));
}

const written = (hazards: readonly Hazard[]): readonly string[] =>
  hazards.map(({ kind, from, to }) => `${kind} ${from} … ${to}`);

describe('hazards', () => {
  it('start at the first number that fails, in each type', () => {
    const code = 'torch.log(1 + torch.exp(x))';
    const starts = (['float32', 'float16', 'bfloat16'] as const).map((dtype) =>
      hazardsOf(code, dtype, ['overflow']).map(({ from, to }) => [from, to]),
    );
    // The largest numbers whose exponential the types hold are 88.722831…, 11.0859375 and 88.5.
    assert.deepEqual(starts, [
      [[88.72283935546875, 3.4028234663852886e38]],
      [[11.09375, 65504]],
      [[89, 3.3895313892515355e38]],
    ]);
  });

  it('are told of gradients that where() does not keep away', () => {
    assert.deepEqual(
      written(hazardsOf('torch.where(x > 0, x, torch.exp(x) - 1)', 'float32', ['overflow', 'nan-gradient'])),
      ['nan-gradient 88.72283935546875 … 3.4028234663852886e+38'],
    );
    assert.deepEqual(written(hazardsOf('torch.where(x > 0, x, torch.expm1(x.clamp(max=0)))', 'float32')), []);
    assert.deepEqual(written(hazardsOf('torch.sqrt(x * (x > 0))', 'float16')), [
      'nan-gradient -65504 … -5.960464477539063e-8',
    ]);
  });

  it('are none where there is no number to be had either', () => {
    assert.deepEqual(written(hazardsOf('torch.log(x)', 'float32', ['overflow', 'nan'])), []);
  });

  it('are none of what answers right to the last digits', () => {
    for (const code of ['F.relu(x) * (x < 6)', 'x.clamp(-1, 1)', 'torch.tanh(x)', 'F.elu(x)'])
      for (const dtype of ['float32', 'float16', 'bfloat16'] as const)
        assert.deepEqual(written(hazardsOf(code, dtype)), [], `${code} ${dtype}`);
  });

  it('tell digits that cancel from digits that stay', () => {
    const [naive] = hazardsOf('torch.log(1 + torch.exp(x))', 'float32', ['digits']);
    assert.ok(naive && naive.to < -8 && naive.to > -9 && naive.from < -87, JSON.stringify(naive));
    assert.deepEqual(hazardsOf('torch.log1p(torch.exp(x))', 'float32', ['digits']), []);
  });

  it('are told of what an operation in place destroys', () => {
    const bodyOf = (lines: string): readonly string[] => {
      const text = `${imports}def some_act(x):\n${lines.replace(/^/gm, '    ')}\n    return y\n`;
      const [definition] = definitionsOf(text);
      assert.ok(definition, text);
      return written(finish(findHazards(definition.formula, 'float16', '2.15', [])));
    };
    // As PyTorch 2.15 raises.
    for (const lines of [
      'y = torch.sqrt(x.abs())\ny -= 1',
      'y = torch.exp(x).add_(1)',
      'y = torch.sigmoid(x)\ny *= x',
      'y = x * 2\ny *= y',
      'y = torch.exp(x)\ny[x > 0] = 1.0',
      'z = x.abs() + 1\ny = x / z\nz += 1',
      'z = x.abs() + 1\ny = z.square()\nz.mul_(0)',
      'y = F.silu(x - 1, inplace=True)\nz = torch.tanh(y)\nz.add_(1)\ny = z',
    ])
      assert.deepEqual(bodyOf(lines), ['in-place -65504 … 65504'], lines);
    // As it does not: nothing in backward reads what is gone.
    for (const lines of [
      'y = x * 2\ny += 1\ny = torch.tanh(y)',
      'y = torch.exp(x).clone()\ny -= 1',
      'y = x + 0\ny.mul_(torch.sigmoid(y))',
      'y = F.silu(x - 1, inplace=True)\ny += 1',
      'z = torch.exp(x.detach())\nz -= 1\ny = x + z',
      'y = torch.exp(x)\ny = y - 1',
    ])
      assert.deepEqual(bodyOf(lines), [], lines);
  });

  it('tell gradients that vanish too early', () => {
    const [vanishing] = hazardsOf('1 / (1 + torch.exp(-x))', 'float32', ['zero-gradient']);
    assert.ok(vanishing && vanishing.to < -50 && vanishing.to > -53, JSON.stringify(vanishing));
  });
});
