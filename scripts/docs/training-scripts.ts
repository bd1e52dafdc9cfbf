// Writes what Copy as Python copies for several settings, as JSON with the settings themselves, for PyTorch to run.
// Usage: node --import tsx scripts/docs/training-scripts.ts | python test/golden/make_lab.py
import { trainingScript } from '../../src/content/train/python.ts';
import { dataNames, lossesFor } from '../../src/lab/data.ts';
import { initializations, readSettings } from '../../src/lab/settings.ts';
import { ownIn, SWISH } from '../../test/support/own.ts';

const catalog = ['ReLU', 'Softplus', 'GELU', 'PReLU', 'RReLU', 'Tanh'].map((id) => ({ id, parameters: {} }));
const own = ownIn(SWISH);
const activations = [...catalog, { id: own.name, parameters: {}, own }];

/** As a person may select them. */
const rows = Array.from({ length: 31 }, (_, at) => [at, (at * 7) % 10, 100 - 3 * at + ((at * 5) % 7)]);

/** Every kind of data, with each loss that fits; every initialization and optimizer is among them. */
const cases = dataNames.flatMap((data, at) =>
  lossesFor({ data, rows }).map((loss, i) => ({
    settings: readSettings({
      data,
      ...(data === 'own' ? { rows } : {}),
      loss,
      init: initializations[(at + i) % initializations.length],
      optimizer: (at + i) % 3 === 2 ? 'adam' : 'sgd',
      rate: (at + i) % 3 === 2 ? 0.01 : 0.02,
      depth: 2 + ((at + i) % 2),
      width: 8,
      seed: 10 * at + i,
      runs: 2,
    }),
    activation: activations[(2 * at + i) % activations.length] ?? { id: '', parameters: {} },
  })),
);

console.log(
  JSON.stringify(
    cases.map(({ settings, activation }) => ({
      settings,
      activation,
      script: trainingScript([activation], settings, 100, '2.15'),
    })),
  ),
);
