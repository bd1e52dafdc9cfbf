// JSON, TOML and YAML are read as the libraries for them read them, with the place of each value.
import assert from 'node:assert/strict';
import yaml from 'js-yaml';
import { parse } from 'smol-toml';
import { readJson } from '../../../src/configuration/read-json.ts';
import { readToml } from '../../../src/configuration/read-toml.ts';
import { readYaml } from '../../../src/configuration/read-yaml.ts';
import type { Setting } from '../../../src/configuration/setting.ts';

/** `model.layers.0.act = gelu` for each value that is no list and no mapping. */
function leavesOf(value: unknown, path: readonly string[] = []): readonly string[] {
  if (value === null || typeof value !== 'object') return [`${path.join('.')} = ${String(value)}`];
  return Object.entries(value).flatMap(([key, one]) => leavesOf(one, [...path, key]));
}

function told(settings: readonly Setting[], text: string): readonly string[] {
  for (const { value, start, end } of settings)
    if (typeof value === 'string') assert.equal(text.slice(start, end), value);
  return settings.map(({ path, value }) => `${path.join('.')} = ${String(value)}`);
}

const yamls: readonly string[] = [
  'a: 1\nb: gelu # comment\nc: "s # t"\n',
  'model:\n  act: gelu\n  layers:\n    - act: relu\n      size: 3\n    - act: tanh\nlast: true\n',
  'model:\n  layers:\n  - act: relu\n    size: 3\n  -   act: tanh\n  other: 1\n',
  'list:\n- a\n- b\n-\n  c: 1\n- - x\n  - y\n- z\n',
  'act: {type: GELU, approximate: tanh, n: [1, {x: y}]}\nnext: x\n',
  'act: {\n  type: GELU,\n  n: [relu,\n    tanh]\n  }\nnext: x\n',
  "a: 'relu'\n'b c': d\n\"e\": f\nurl: http://x.y/z\ntime: a:b\n",
  'a: &x gelu\nb: !!str relu\n',
  'a:\r\n  b: gelu\r\n  c: relu\r\n',
  '# head\n\na:\n\n  # inside\n  b: ~\n  c:\n    d: 1e-3\n',
];

const tomls: readonly string[] = [
  'a = 1\nb = "gelu" # comment\n[model]\nact = \'relu\'\n[model.head]\nact = "tanh"\nx.y = true\n',
  '[[layers]]\nact = "relu"\n[[layers]]\nact = "tanh"\n[other]\nacts = ["relu", "gelu"]\n',
  'act = {type = "GELU", n=3, more = { x = "y" }}\nacts = [\n  "relu", # one\n  "tanh",\n]\nlast = "x"\n',
  '"quoted key" = "gelu"\nnested = [[1, 2], ["a"]]\n',
];

const jsons: readonly string[] = [
  '{"hidden_act": "gelu", "n": 12, "on": true, "none": null, "list": ["relu", {"act": "tanh"}], "empty": {}}',
  '{\n  "a": {"b": {"c": "silu"}},\n  "d": [[1, 2], [3]],\n  "e": -1.5e-3\n}\n',
  '{"a": "x: {y}, [z] // no comment", "b": "relu"}',
];

describe('configurations', () => {
  for (const [i, text] of yamls.entries())
    it(`are read as YAML has them (${i + 1})`, () =>
      assert.deepEqual(told(readYaml(text), text), leavesOf(yaml.load(text))));
  for (const [i, text] of tomls.entries())
    it(`are read as TOML has them (${i + 1})`, () =>
      assert.deepEqual(told(readToml(text), text), leavesOf(parse(text))));
  for (const [i, text] of jsons.entries())
    it(`are read as JSON has them (${i + 1})`, () =>
      assert.deepEqual(told(readJson(text), text), leavesOf(JSON.parse(text))));

  it('may have comments and commas too many', () => {
    const text = '{ // "a": "b"\n "act": "relu", /* "x": 1, */ "n": [1,], }';
    assert.deepEqual(told(readJson(text), text).slice(0, 2), ['act = relu', 'n.0 = 1']);
  });

  it('have no value in a block of text', () => {
    const text = 'doc: |\n  act: relu\n  b: c\nact: gelu\n';
    assert.deepEqual(told(readYaml(text), text), ['act = gelu']);
    const toml = 'doc = """\nact = "relu"\n"""\nact = "gelu"\n';
    assert.deepEqual(told(readToml(toml), toml), ['act = gelu']);
  });

  it('come to an end whatever is written', () => {
    const broken = [
      '{',
      '[',
      '"',
      '{"a": ',
      "'",
      'a: [',
      'a: {b',
      'a = [',
      'a = "',
      '- - -',
      ':',
      '}}}',
      '\\',
      'a: "\\',
      '[[',
      '= =',
      ',,,',
    ];
    for (const text of broken)
      for (const read of [readJson, readToml, readYaml]) assert.ok(Array.isArray(read(text)));
  });
});
