// Requests to `ask`: of the shape that it knows, nearly so, and lines of anything.
import fc from 'fast-check';
import { anyText, anything, hostileCode, id, mostly, numberText, parameters } from './arbitraries.ts';

/** So seldom something else that most requests are answered. */
const usually = <T>(usual: fc.Arbitrary<T>) => mostly(usual, 60);

const dtype = usually(fc.constantFrom('float32', 'float64', 'float16', 'bfloat16', 'exact', null));
const number = usually(
  fc.oneof(
    fc.double({ min: -30, max: 30, noNaN: true }),
    fc.double(),
    fc.constantFrom('NaN', 'Infinity', '-Infinity', '-0', 0, 1),
  ),
);
const numbers = usually(fc.array(number, { maxLength: 6 }));
const pair = usually(
  fc.tuple(fc.double({ min: -9, max: 9, noNaN: true }), fc.double({ min: 0, max: 20, noNaN: true })),
);
const source = usually(fc.oneof(hostileCode, anyText));
const offset = usually(fc.oneof(fc.nat(20), fc.nat(150)));
const path = usually(fc.constantFrom('net.py', 'pkg/a.py', './b.py', 'requirements.txt', '/', '..', ''));
const files = usually(
  fc.dictionary(
    fc.constantFrom(
      'net.py',
      'pkg/__init__.py',
      'pkg/a.py',
      'requirements.txt',
      'pyproject.toml',
      '__proto__',
    ),
    usually(
      fc.oneof(hostileCode, fc.constantFrom('torch==2.8.0\n', 'torch>=1.13,<2', '[project]\n'), anyText),
    ),
    { maxKeys: 3 },
  ),
);
const rows = usually(fc.array(usually(fc.array(number, { minLength: 1, maxLength: 2 })), { maxLength: 3 }));
const matrix = (width: number, height: number) =>
  fc.array(fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: width, maxLength: width }), {
    minLength: height,
    maxLength: height,
  });

const record = (fields: Readonly<Record<string, fc.Arbitrary<unknown>>>, required: readonly string[] = []) =>
  fc.record(fields, { requiredKeys: [...required] });

/** What each key takes, by the contract of `ask`. */
const byKey: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  hover: record(
    {
      source,
      offset,
      path,
      files,
      size: usually(fc.constantFrom('full', 'compact')),
      language: usually(fc.constantFrom('python', 'markdown', 'yaml', 'json', 'toml')),
    },
    ['source', 'offset'],
  ),
  uses: record({ source, path, files }, ['source']),
  numbers: record({ text: usually(fc.oneof(numberText, anyText)), offset }, ['text']),
  evaluate: record({ text: usually(numberText), activation: id, parameters, dtype }, ['text', 'activation']),
  values: fc.oneof(
    record({ activation: id, parameters, dtype, x: numbers, several: usually(fc.boolean()) }, [
      'activation',
      'x',
    ]),
    record({ source, name: usually(fc.constantFrom('f', 'g', 'act')), x: numbers, dtype }, [
      'source',
      'name',
      'x',
    ]),
  ),
  message: record({ call: source }, ['call']),
  torchVersion: record({ path, files }, ['path', 'files']),
  definitions: record({ source, path, files }, ['source']),
  moments: record(
    {
      activation: id,
      parameters,
      dtype,
      input: usually(
        fc.oneof(
          record({ normal: pair }, ['normal']),
          record({ uniform: pair }, ['uniform']),
          record({ values: numbers }, ['values']),
        ),
      ),
    },
    ['activation', 'input'],
  ),
  train: record(
    {
      layers: usually(
        fc.oneof(
          fc.tuple(matrix(2, 3), matrix(3, 1), matrix(3, 1), matrix(1, 1)).map(([a, [b], c, [d]]) => [
            { weight: a, bias: b },
            { weight: c, bias: d },
          ]),
          fc.array(record({ weight: rows, bias: numbers })),
        ),
      ),
      activation: id,
      parameters,
      x: fc.oneof(matrix(2, 2), rows),
      y: fc.oneof(matrix(1, 2), rows),
      loss: usually(fc.constantFrom('mse', 'bce-with-logits', 'cross-entropy', 'poisson-nll')),
      optimizer: usually(
        record(
          { name: usually(fc.constantFrom('sgd', 'adam')), lr: number, momentum: number, betas: numbers },
          ['name', 'lr'],
        ),
      ),
      steps: usually(fc.nat(5)),
      batches: usually(fc.array(usually(fc.array(usually(fc.nat(2)), { maxLength: 3 })), { maxLength: 3 })),
    },
    ['layers', 'activation', 'x', 'y', 'loss', 'optimizer', 'steps'],
  ),
  rand: record({ seed: usually(fc.nat()), count: usually(fc.nat(40)) }, ['seed', 'count']),
  randn: record({ seed: usually(fc.nat()), count: usually(fc.nat(40)) }, ['seed', 'count']),
  diagnostics: record({ source, path, files }, ['source']),
  actions: record({ source, start: offset, end: offset, path, files }, ['source', 'start', 'end']),
};

const common = {
  id: anything,
  version: usually(fc.constantFrom('1.13', '2.0', '2.15')),
  locale: usually(fc.constantFrom('en', 'de', 'fr')),
};

/** A request, nearly. */
const askRequest: fc.Arbitrary<Readonly<Record<string, unknown>>> = fc
  .constantFrom(...Object.keys(byKey))
  .chain((key) => record({ ...common, [key]: usually(byKey[key] ?? anything) }, [key]));

/** A line: a request, one that is cut off, or anything. */
export const askLine: fc.Arbitrary<string> = fc.oneof(
  { weight: 12, arbitrary: askRequest.map(written) },
  {
    weight: 1,
    arbitrary: fc.tuple(askRequest, fc.nat(80)).map(([request, end]) => written(request).slice(0, end)),
  },
  { weight: 1, arbitrary: anything.map(written) },
  { weight: 1, arbitrary: anyText },
);

/** JSON of what JSON has a form for. */
function written(value: unknown): string {
  return (
    JSON.stringify(value, (_, entry: unknown) => (typeof entry === 'bigint' ? `${entry}` : entry)) ?? 'null'
  );
}
