// What activations make of spread inputs: against integrals to 30 digits, PyTorch's own samples, and what is known on paper.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { catalog } from '../../../src/catalog/catalog.ts';
import { answerLine } from '../../../src/cli/answer.ts';
import type { Moments } from '../../../src/lab/moments.ts';

interface Case {
  readonly activation: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly input: Readonly<Record<string, readonly number[]>>;
}

const golden = JSON.parse(
  readFileSync(path.resolve(import.meta.dirname, '../../golden/moments.json'), 'utf8'),
) as {
  readonly cases: readonly (Case & Moments)[];
  readonly sampled: readonly {
    readonly activation: string;
    readonly parameters: Readonly<Record<string, unknown>>;
    readonly input: object;
    readonly mean: number;
    readonly second: number;
    readonly meanError: number;
    readonly secondError: number;
  }[];
  readonly rounded: readonly {
    readonly activation: string;
    readonly dtype: string;
    readonly input: object;
    readonly samples: number;
    readonly zeros: number;
    readonly noGradient: number;
    readonly mean: number | 'Infinity';
    readonly meanError: number;
  }[];
};

async function ask(fields: object): Promise<Moments> {
  const answer = JSON.parse(await answerLine(JSON.stringify({ moments: fields }))) as { moments?: Moments };
  assert.ok(answer.moments, JSON.stringify(answer));
  return answer.moments;
}

const measures = ['mean', 'std', 'zeros', 'noGradient', 'saturated', 'gain', 'gradientFactor'] as const;
const named = ({ activation, parameters }: { activation: string; parameters: object }) =>
  `${activation}${JSON.stringify(parameters)}`;
const standard = { normal: [0, 1] };

describe('moments', () => {
  for (const one of golden.cases) {
    const { activation, parameters, input } = one;
    it(`of ${named(one)} for ${JSON.stringify(input)} are those of its integrals`, async () => {
      const moments = await ask({ activation, parameters, input });
      for (const measure of measures) {
        const [here, there] = [Number(moments[measure]), Number(one[measure])];
        assert.ok(
          Math.abs(here - there) <= 1e-9 * Math.max(1, Math.abs(there)),
          `${measure}: ${here}, ${there}`,
        );
      }
    });
  }

  for (const one of golden.sampled) {
    it(`of ${named(one)} are those of samples that PyTorch drew`, async () => {
      const { activation, parameters, mean, second, meanError, secondError } = one;
      const moments = await ask({ activation, parameters, input: one.input });
      assert.ok(Math.abs(moments.mean - mean) <= 5 * meanError, `${moments.mean}, ${mean}`);
      const ours = moments.mean ** 2 + moments.std ** 2;
      assert.ok(Math.abs(ours - second) <= 5 * secondError, `${ours}, ${second}`);
    });
  }

  for (const { activation, dtype, input, samples, mean, meanError, ...shares } of golden.rounded) {
    it(`of ${activation} in ${dtype} are those of samples that PyTorch rounded: ${JSON.stringify(input)}`, async () => {
      const moments = await ask({ activation, dtype, input });
      for (const share of ['zeros', 'noGradient'] as const) {
        const error = Math.sqrt(Math.max(shares[share] * (1 - shares[share]), 1 / samples) / samples);
        assert.ok(
          Math.abs(moments[share] - shares[share]) <= 5 * error,
          `${share}: ${moments[share]}, ${shares[share]}`,
        );
      }
      if (mean === 'Infinity') assert.equal(moments.mean, mean);
      // The mean of what is large but seldom no sample tells.
      else if (meanError < 0.1 * Math.abs(mean))
        assert.ok(Math.abs(moments.mean - mean) <= 5 * meanError, `${moments.mean}, ${mean} ± ${meanError}`);
    });
  }

  it('cover every activation of one number', () => {
    const covered = new Set(golden.cases.map(({ activation }) => activation));
    for (const { kind, id } of catalog) if (kind === 'elementwise') assert.ok(covered.has(id), id);
  });

  it('of ReLU are those on paper', async () => {
    const moments = await ask({ activation: 'ReLU', input: standard });
    assert.ok(Math.abs(moments.mean - 1 / Math.sqrt(2 * Math.PI)) < 1e-12);
    assert.ok(Math.abs(moments.mean ** 2 + moments.std ** 2 - 1 / 2) < 1e-12);
    assert.ok(Math.abs(moments.gain - Math.SQRT2) < 1e-12 && Math.abs(moments.gradientFactor - 1) < 1e-12);
  });

  it('of given numbers are theirs, the standard deviation divided by how many there are', async () => {
    const moments = await ask({ activation: 'ReLU', input: { values: [-3, -1, 0, 4] } });
    const { gain, ...others } = moments;
    assert.ok(Math.abs(gain - Math.sqrt(26 / 16)) < 1e-15);
    assert.deepEqual(others, {
      mean: 1,
      std: Math.sqrt(3),
      zeros: 0.75,
      noGradient: 0.75,
      saturated: 0.75,
      gradientFactor: 26 / 64,
    });
  });

  it('count what a dtype makes 0', async () => {
    // float16 has no number between 0 and 2^-24: exp(x) is rounded to 0 from 2^-25 = exp(-17.33) down, and is exact there.
    const input = { uniform: [-30, 0] };
    const narrow = await ask({ activation: 'Sigmoid', dtype: 'float16', input });
    const exact = await ask({ activation: 'Sigmoid', input });
    assert.equal(exact.zeros, 0);
    assert.ok(Math.abs(narrow.zeros - (30 - 25 * Math.LN2) / 30) < 1e-3, String(narrow.zeros));
  });

  it('leave out what overflows but never comes', async () => {
    // exp overflows float16 from 11.1 standard deviations on: E[exp(z)] = √e all the same.
    const source = 'import torch\ndef f(x):\n    return torch.exp(x)\n';
    const moments = await ask({ source, name: 'f', dtype: 'float16', input: standard });
    assert.ok(Math.abs(moments.mean / Math.sqrt(Math.E) - 1) < 1e-4, String(moments.mean));
  });

  it('over the reals count no zeros that are but too small for float64, given or spread', async () => {
    for (const input of [{ normal: [-1000, 1] }, { values: [-1000, -10] }, { values: [-800] }])
      for (const activation of ['Sigmoid', 'Softplus', 'GELU', 'Mish']) {
        const { zeros, noGradient } = await ask({ activation, input });
        assert.deepEqual([zeros, noGradient], [0, 0], `${activation} ${JSON.stringify(input)}`);
      }
    const tanh = await ask({ activation: 'Tanh', input: { values: [-1000, 0] } });
    assert.deepEqual([tanh.zeros, tanh.noGradient], [0.5, 0]);
    const shrink = await ask({ activation: 'Tanhshrink', input: { values: [0, 1] } });
    assert.deepEqual([shrink.zeros, shrink.noGradient], [0.5, 0.5]);
  });

  it('of PReLU are those of the slope that it starts with', async () => {
    const [made, called] = [
      await ask({ activation: 'PReLU', parameters: { init: 0.5, num_parameters: 3 }, input: standard }),
      await ask({ activation: 'PReLU', parameters: { weight: 0.5 }, input: standard }),
    ];
    assert.deepEqual(made, called);
    const twice = { activation: 'PReLU', parameters: { init: 0.5, weight: 0.2 }, input: standard };
    assert.match(await answerLine(JSON.stringify({ moments: twice })), /"error":"weight is given twice\."/);
  });

  it('of RReLU say that they are those in evaluation', async () => {
    for (const [activation, mode] of [
      ['RReLU', 'eval'],
      ['LeakyReLU', undefined],
    ])
      assert.equal(((await ask({ activation, input: standard })) as { mode?: string }).mode, mode);
  });

  it('of code are those of the activation that it is', async () => {
    const source = 'import torch\ndef swish(x):\n    return x * torch.sigmoid(x)\n';
    const [own, known] = [
      await ask({ source, name: 'swish', input: standard }),
      await ask({ activation: 'SiLU', input: standard }),
    ];
    for (const measure of measures)
      assert.ok(Math.abs(Number(own[measure]) - Number(known[measure])) < 1e-9, measure);
  });

  it('know no share of a largest slope where there is none', async () => {
    const source = 'import torch\ndef sq(x):\n    return torch.relu(x) ** 2\n';
    assert.equal((await ask({ source, name: 'sq', input: standard })).saturated, null);
    for (const [code, input] of [
      ['torch.log(x)', { uniform: [0.5, 2] }],
      ['torch.log(torch.abs(x))', standard],
      ['torch.log(x - 0.3)', { uniform: [0.5, 2] }],
      ['torch.asin(x)', { uniform: [-0.5, 0.5] }],
      ['torch.sqrt(torch.relu(x))', standard],
      ['torch.sign(x) * torch.sqrt(torch.abs(x))', standard],
      ['torch.log(torch.abs(torch.sin(x)))', standard],
    ] as const) {
      const source = `import torch\ndef f(x):\n    return ${code}\n`;
      assert.equal((await ask({ source, name: 'f', input })).saturated, null, code);
    }
    assert.equal((await ask({ activation: 'Logit', input: { uniform: [0.1, 0.9] } })).saturated, null);
  });

  it('of a wave, which no facts describe, are those on paper', async () => {
    const source = 'import torch\ndef wave(x):\n    return torch.sin(x)\n';
    const moments = await ask({ source, name: 'wave', input: standard });
    // |cos x| is under a tenth within asin(0.1) of the odd multiples of π/2: of those, 1.5 has nearly all of the share.
    const density = Math.exp(-((Math.PI / 2) ** 2) / 2) / Math.sqrt(2 * Math.PI);
    assert.ok(Math.abs(Number(moments.saturated) - 2 * 2 * Math.asin(0.1) * density) < 1e-3);
    assert.ok(Math.abs(moments.std ** 2 - (1 - Math.exp(-2)) / 2) < 1e-12);
  });

  it('of a fast wave are those of its turns, each of which counts', async () => {
    const share = (2 * Math.asin(0.1)) / Math.PI;
    const ofCode = async (code: string) =>
      ask({ source: `import torch\ndef f(x):\n    return ${code}\n`, name: 'f', input: standard });
    const rows = [
      ['torch.sin(30 * x)', 0, share, 1e-9],
      ['torch.sin(1000 * x)', 0, share, 1e-9],
      ['torch.relu(torch.sin(1000 * x))', 0.5, 0.5 + share / 2, 1e-9],
      // Too fast to be followed.
      ['torch.sin(1000000 * x)', 0, share, 1e-3],
    ] as const;
    for (const [code, zeros, saturated, near] of rows) {
      const moments = await ofCode(code);
      assert.ok(Math.abs(Number(moments.saturated) - saturated) < near, `${code}: ${moments.saturated}`);
      for (const what of ['zeros', 'noGradient'] as const)
        assert.ok(Math.abs(moments[what] - zeros) < near, `${code}: ${what} ${moments[what]}`);
    }
    assert.ok(Math.abs((await ofCode('torch.relu(torch.sin(1000 * x))')).mean - 1 / Math.PI) < 1e-9);
  });

  it('are infinite where an integral is', async () => {
    const line = JSON.stringify({ moments: { activation: 'Logit', input: { uniform: [0, 1] } } });
    assert.match(await answerLine(line), /"gradientFactor":"Infinity"/);
  });

  it('of what has poles are those on paper, or are not told', async () => {
    const ofCode = (code: string, input: object) =>
      ask({ source: `import torch\ndef f(x):\n    return ${code}\n`, name: 'f', input });
    const { mean, std, gradientFactor } = await ofCode('torch.log(torch.abs(x - 0.3))', { uniform: [0, 1] });
    // ∫ log = a · (log a − 1) and ∫ log² = a · (log² a − 2 log a + 2), from 0 to a.
    const sum = (of: (log: number) => number) => 0.3 * of(Math.log(0.3)) + 0.7 * of(Math.log(0.7));
    const first = sum((log) => log - 1);
    assert.ok(Math.abs(mean - first) < 1e-9);
    assert.ok(Math.abs(std - Math.sqrt(sum((log) => log * log - 2 * log + 2) - first ** 2)) < 1e-9);
    assert.equal(gradientFactor, 'NaN');
    for (const [code, expected] of [
      ['1 / x', 'NaN'],
      ['torch.tan(x)', 'NaN'],
      ['-1 / (x * x)', '-Infinity'],
      ['1 / (x * x)', 'Infinity'],
    ] as const)
      assert.equal((await ofCode(code, standard)).mean, expected, code);
  });
});
