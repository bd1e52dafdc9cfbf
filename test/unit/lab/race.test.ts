// What networks are trained on, where they start, and what may be said of them.
import assert from 'node:assert/strict';
import { exchangeable } from '../../../src/catalog/roles.ts';
import { describeRace } from '../../../src/content/train/sentence.ts';
import {
  type DataName,
  dataNames,
  isPlane,
  lossesFor,
  makeData,
  type OwnRows,
  REACH,
  ROWS,
} from '../../../src/lab/data.ts';
import { momentsOf } from '../../../src/lab/moments.ts';
import { quantile } from '../../../src/lab/race.ts';
import { initializations, readRows, readSettings, usualSettings } from '../../../src/lab/settings.ts';
import { drawLayers, gainOf, scaleLayers } from '../../../src/lab/start.ts';
import { seedUniform } from '../../../src/lab/uniform.ts';
import { judge } from '../../../src/lab/verdict.ts';
import { readTraining } from '../../../src/protocol/train.ts';
import { english } from '../../support/english.ts';

describe('data to train on', () => {
  for (const name of dataNames.filter((one) => one !== 'own')) {
    const chosen = { data: name, rows: [], seed: 3 };
    it(`is the same for a seed, another for the next, and within reach: ${name}`, () => {
      const { train, held } = makeData(chosen);
      assert.deepEqual(makeData(chosen), { train, held });
      assert.notDeepEqual(makeData({ ...chosen, seed: 4 }).train, train);
      assert.notDeepEqual(held, train);
      for (const { inputs, targets } of [train, held]) {
        assert.equal(inputs.numbers.length, ROWS * (isPlane(chosen) ? 2 : 1));
        assert.equal(targets.numbers.length, ROWS);
        assert.ok(inputs.numbers.every((x) => Math.abs(x) <= REACH));
        const mean = targets.numbers.reduce((sum, y) => sum + y, 0) / ROWS;
        if (isPlane(chosen) || name === 'step') {
          assert.ok(targets.numbers.every((y) => y === 0 || y === 1));
          assert.ok(mean > 0.35 && mean < 0.65, `${mean}`);
        }
        if (name === 'poisson') {
          assert.ok(targets.numbers.every((y) => y >= 0 && Number.isInteger(y)));
          assert.ok(mean > 2 && mean < 6, `${mean}`);
        }
      }
    });
  }

  it('has the losses that fit', () => {
    const losses = (data: DataName, rows: OwnRows = []) => lossesFor({ data, rows });
    const classes = ['bce-with-logits', 'cross-entropy', 'mse'];
    assert.deepEqual(losses('spiral'), classes);
    assert.deepEqual(losses('sine'), ['mse']);
    assert.deepEqual(losses('poisson'), ['poisson-nll', 'mse']);
    assert.deepEqual(
      losses('own', [
        [3, 0],
        [2, 1],
      ]),
      classes,
    );
    assert.deepEqual(
      losses('own', [
        [3, 0],
        [2, 5],
      ]),
      ['poisson-nll', 'mse'],
    );
    assert.deepEqual(
      losses('own', [
        [3, 0.5],
        [2, 1],
      ]),
      ['mse'],
    );
  });

  it('may be a person’s own: every second row is held out, columns are scaled, classes and counts are not', () => {
    const rows = [
      [1, 10, 0],
      [2, 20, 1],
      [3, 30, 1],
      [4, 40, 0],
    ];
    const { train, held } = makeData({ data: 'own', rows, seed: 0 });
    assert.deepEqual([...train.targets.numbers, ...held.targets.numbers], [0, 1, 1, 0]);
    assert.deepEqual([train.inputs.count, train.inputs.width], [2, 2]);
    const first = [...train.inputs.numbers, ...held.inputs.numbers].filter((_, at) => at % 2 === 0);
    assert.ok(Math.abs(first.reduce((sum, x) => sum + x, 0)) < 1e-6);
    assert.ok(Math.abs(first.reduce((sum, x) => sum + x * x, 0) / 4 - 1) < 1e-6);
    const even = makeData({ data: 'own', rows: rows.map(([x = 0]) => [x, 1000 * x + 0.5]), seed: 0 });
    assert.deepEqual(even.train.inputs.numbers, even.train.targets.numbers);
    assert.ok(isPlane({ data: 'own', rows }));
  });
});

describe('weights at the start', () => {
  const drawn = drawLayers([64, 64, 32], seedUniform(1));
  const std = (numbers: Float32Array) =>
    Math.sqrt(numbers.reduce((sum, w) => sum + w * w, 0) / numbers.length);

  it('are spread as their initialization has it', () => {
    const expected = {
      default: [1 / 192, 1 / 192],
      he: [2 / 64, 2 / 64],
      xavier: [2 / 128, 2 / 96],
      gain: [1 / 64, 9 / 64],
    };
    for (const init of initializations) {
      const layers = scaleLayers(drawn, init, 3);
      for (const [at, { weight, bias }] of layers.entries()) {
        const variance = expected[init][at] ?? 0;
        assert.ok(Math.abs(std(weight) / Math.sqrt(variance) - 1) < 0.05, `${init} ${at}: ${std(weight)}`);
        if (init === 'default') assert.ok(std(bias) > 0);
        else assert.equal(std(bias), 0);
      }
    }
  });

  it('have the gain that keeps the second moment', () => {
    for (const entry of exchangeable) {
      const exact = entry.functionAt({});
      const { gain } = momentsOf({ exact }, { kind: 'normal', mean: 0, std: 1 });
      assert.ok(Math.abs(gainOf(exact) / gain - 1) < 1e-6, entry.id);
    }
  });
});

describe('what is said of networks', () => {
  const ten = (loss: number, others: Record<number, number> = {}) =>
    Array.from({ length: 10 }, (_, run) => others[run] ?? loss + run / 100);

  it('counts the runs from the same seed, and the middle halves of all', () => {
    const lower = ten(0.2);
    assert.deepEqual(judge([ten(0.5), lower]), {
      best: 1,
      next: 0,
      wins: 10,
      of: 10,
      overlap: false,
      byChance: false,
    });
    const close = judge([ten(0.2, { 0: 0.9, 1: 0.9, 2: 0.9 }), ten(0.205)]);
    assert.deepEqual(close, { best: 0, next: 1, wins: 7, of: 10, overlap: true, byChance: true });
    assert.equal(judge([lower]), undefined);
  });

  it('takes what diverged for the worst', () => {
    const lost = ten(0.1, Object.fromEntries([0, 1, 2, 3, 4, 5].map((run) => [run, Number.NaN])));
    const verdict = judge([lost, ten(0.6)]);
    assert.deepEqual([verdict?.best, verdict?.wins], [1, 6]);
    assert.equal(quantile([Number.NaN, 1, 2], 0.5), 2);
    assert.match(describeRace(['A', 'B'], [lost, ten(0.6)], 9, english), /A diverged in 6 of 10 runs\./);
  });

  it('is a sentence of what was seen and what was not', () => {
    assert.equal(
      describeRace(['ReLU', 'Softplus'], [ten(0.5), ten(0.2)], 500, english),
      'At step 500, Softplus has a lower held-out loss than ReLU in 10 of 10 runs; the bands are apart. Other data and settings may say otherwise.',
    );
    const close = [ten(0.2, { 0: 0.9, 1: 0.9, 2: 0.9 }), ten(0.205)];
    assert.match(
      describeRace(['ReLU', 'Softplus'], close, 5, english),
      /in 7 of 10 runs; the bands overlap\. Chance alone could do that\./,
    );
    assert.equal(describeRace(['ReLU', 'Softplus'], close, 0, english), '');
  });
});

describe('what is remembered of training', () => {
  it('is read again, and what makes no sense is as in a new panel', () => {
    const settings = {
      ...usualSettings,
      data: 'sine',
      loss: 'mse',
      depth: 8,
      rate: 0.003,
      seed: 12,
    } as const;
    const state = { settings, step: 40, isOn: true, speed: 2 } as const;
    assert.deepEqual(readTraining(JSON.parse(JSON.stringify(state))), state);
    const odd = {
      settings: { depth: 9, width: 2.5, rate: 'fast', data: 'cats', runs: -1 },
      step: -3,
      speed: 7,
    };
    assert.deepEqual(readTraining(odd), { settings: usualSettings, step: 0, isOn: false, speed: 0 });
    for (const nothing of [undefined, null, 4, 'on', []]) assert.equal(readTraining(nothing).step, 0);
  });

  it('has no loss that does not fit its data', () => {
    assert.equal(readSettings({ ...usualSettings, data: 'sine' }).loss, 'mse');
    assert.equal(readSettings({ data: 'poisson', loss: 'cross-entropy' }).loss, 'poisson-nll');
    assert.equal(readSettings({ data: 'moons', loss: 'cross-entropy' }).loss, 'cross-entropy');
  });

  it('has rows of one length, or none', () => {
    const rows = [
      [1, 2],
      [2, 3],
      [3, 4],
      [4, 5.5],
    ];
    assert.deepEqual(readSettings({ data: 'own', rows }).rows, rows);
    assert.equal(readSettings({ data: 'own' }).data, 'spiral');
    for (const bad of [
      rows.slice(1),
      [...rows, [1]],
      [...rows, [1, Number.NaN]],
      rows.map(([x]) => [x]),
      'x',
      [...rows, 3],
    ])
      assert.equal(readRows(bad), undefined);
  });
});
