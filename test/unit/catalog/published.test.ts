// The names of activations that libraries publish mean what the libraries' own code answers (test/golden/published.json).
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { catalog, findById } from '../../../src/catalog/catalog.ts';
import {
  meaningOf,
  nearestName,
  publishedTables,
  tableAt,
  takesActivation,
} from '../../../src/catalog/published/names.ts';

/** What a library answers to a name: PyTorch's class or function, or numbers; `needs`: it takes more than numbers. */
interface Answer {
  readonly is?: string;
  readonly values?: readonly number[];
  readonly needs?: string;
}

const golden = JSON.parse(readFileSync('test/golden/published.json', 'utf8')) as {
  readonly x: readonly number[];
  readonly libraries: Readonly<
    Record<string, { readonly version: string; readonly names: Readonly<Record<string, Answer>> }>
  >;
};

const inEnglish = (text: string, ...args: readonly (string | number)[]): string => [text, ...args].join(' ');

const idAt = (path: string): string | undefined =>
  catalog.find(({ apiPaths }) => apiPaths.some((one) => one.path === path))?.id;

describe('published names of activations', () => {
  for (const table of publishedTables) {
    const published = golden.libraries[table.library];

    it(`are all that ${table.library} has, and no others`, () => {
      assert.deepEqual(Object.keys(table.names).sort(), Object.keys(published?.names ?? {}).sort());
      assert.equal(table.version, published?.version);
    });

    for (const [name, answer] of Object.entries(published?.names ?? {})) {
      it(`mean what ${table.library} makes of ${name}`, () => {
        const meaning = meaningOf(name, table);
        if (answer.is !== undefined) {
          assert.equal(meaning?.id, idAt(answer.is));
          if (meaning?.id === undefined) assert.ok(meaning?.words);
          return;
        }
        const entry = meaning?.id === undefined ? undefined : findById(meaning.id);
        if (answer.values === undefined) return assert.equal(entry, undefined);
        const values = answer.values;
        const isSame = (one: (typeof catalog)[number], parameters = {}): boolean => {
          if (one.kind !== 'elementwise') return false;
          const f = one.functionAt(parameters);
          return golden.x.every((x, i) => Math.abs(f.value(x) - (values[i] ?? Number.NaN)) < 2e-7);
        };
        if (entry) assert.ok(isSame(entry, meaning?.parameters));
        // What is told in words alone is none of the catalog's; it may be one with the arguments that it has by itself.
        else if (!/min/.test(meaning?.words?.(inEnglish) ?? ''))
          assert.deepEqual(
            catalog.filter((one) => isSame(one)).map(({ id }) => id),
            [],
          );
      });
    }
  }

  it('mean to everybody what all libraries agree on, however they are written', () => {
    assert.deepEqual(meaningOf('leaky-relu'), meaningOf('LEAKYRELU'));
    assert.equal(meaningOf('swish')?.id, meaningOf('silu')?.id);
    assert.deepEqual(meaningOf('torch.nn.functional.relu'), meaningOf('relu'));
    for (const name of ['layer1', 'nearest', 'threshold', '', 'toString', '__proto__', 'constructor'])
      assert.equal(meaningOf(name), undefined, name);
    for (const table of publishedTables) assert.equal(meaningOf('toString', table), undefined);
  });

  it('are asked for by paths of their libraries, and by relative imports inside of them', () => {
    assert.equal(tableAt('transformers.activations.ACT2FN')?.library, 'transformers');
    assert.equal(tableAt('...activations.ACT2FN')?.library, 'transformers');
    assert.equal(tableAt('timm.layers.create_act_layer')?.library, 'timm');
    assert.equal(tableAt('mine.activations.ACT2FN'), undefined);
    assert.equal(tableAt('timm.activations.ACT2FN'), undefined);
  });

  it('have a nearest one where a letter is wrong, and none where all are', () => {
    const [transformers] = publishedTables;
    assert.ok(transformers);
    assert.equal(nearestName('gelu_fats', transformers), 'gelu_fast');
    assert.equal(nearestName('gelu_fast2', transformers), 'gelu_fast');
    assert.equal(nearestName('convolution', transformers), undefined);
  });
});

describe('names of arguments', () => {
  it('say that they take an activation', () => {
    for (const name of [
      'act',
      'hidden_act',
      'activation_fn',
      'act_layer',
      'non_linearity',
      'ff_activation',
      'actFn2',
    ])
      assert.ok(takesActivation(name), name);
  });

  it('say nothing of it where they only begin alike, or are about something else', () => {
    const others = [
      'action',
      'actor',
      'active',
      'fact',
      'approximate',
      'mode',
      'name',
      'activation_checkpointing',
    ];
    for (const name of [
      ...others,
      'actual',
      'contact',
      'beta_schedule',
      'layer_name',
      'w_init_gain',
      'supported_act_fns',
    ])
      assert.ok(!takesActivation(name), name);
  });
});
