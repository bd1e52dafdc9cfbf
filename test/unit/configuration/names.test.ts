// Activations that configuration files name, and what names none.
import assert from 'node:assert/strict';
import { type ConfigurationLanguage, nameAt } from '../../../src/configuration/names.ts';

/** `GELU(approximate=tanh), transformers` of what is named at the cursor `|`. */
function told(language: ConfigurationLanguage, marked: string): string {
  const offset = marked.indexOf('|');
  const use = nameAt(marked.replace('|', ''), language, offset);
  if (!use) return 'nothing';
  const set = Object.entries(use.parameters).flatMap(([name, { value, isDefault }]) =>
    isDefault ? [] : [`${name}=${value}`],
  );
  const { table, meaning } = use.namedBy ?? {};
  const name = use.id === '' ? (meaning ? 'unlisted' : 'unknown') : use.id;
  return [`${name}(${set.join(', ')})`, ...(table ? [table.library] : [])].join(', ');
}

const named: readonly (readonly [ConfigurationLanguage, string, string])[] = [
  ['yaml', 'model:\n  activation: ge|lu\n', 'GELU()'],
  ['yaml', 'hidden_act: gelu_n|ew', 'GELU(approximate=tanh), transformers'],
  ['yaml', 'act:\n  _target_: torch.nn.Leaky|ReLU\n  negative_slope: 0.2\n', 'LeakyReLU(negative_slope=0.2)'],
  ['yaml', 'act:\n  class_path: torch.nn.E|LU\n  init_args:\n    alpha: 0.5\n', 'ELU(alpha=0.5)'],
  ['yaml', 'act_cfg: {type: H|Swish}', 'Hardswish(), mmcv'],
  ['yaml', 'acts: [relu, ta|nh]', 'Tanh()'],
  ['yaml', 'acts:\n  - relu\n  - ta|nh\n', 'Tanh()'],
  ['yaml', 'activation: torch.nn.Re|LU', 'ReLU()'],
  ['yaml', 'activation: "s|ilu"', 'SiLU()'],
  ['json', '{"model_type": "bert", "hidden_act": "ge|lu"}', 'GELU(), transformers'],
  ['json', '{"model_type": "clip", "hidden_act": "quick_|gelu"}', 'unlisted(), transformers'],
  ['json', '{"model_type": "clip", "hidden_act": "gelu_|fats"}', 'unknown(), transformers'],
  ['json', '{"text": {"activation_function": "re|lu"}}', 'ReLU()'],
  ['json', '{"act": {"name": "leaky_|relu", "negative_slope": 0.3}}', 'LeakyReLU(negative_slope=0.3)'],
  ['toml', '[model]\nactivation = "s|ilu"\n', 'SiLU()'],
  ['toml', 'act = {type = "PRe|LU", init = 0.1}', 'PReLU(weight=0.1)'],
];

const unnamed: readonly (readonly [ConfigurationLanguage, string])[] = [
  ['yaml', 'approximate: ta|nh'],
  ['yaml', 'lr_schedule: sig|moid'],
  ['yaml', '- name: re|lu'],
  ['yaml', 'layers:\n  re|lu: 3'],
  ['yaml', 'activ|ation: gelu'],
  ['yaml', 'activation: 1|2'],
  ['yaml', 'activation: some|thing'],
  ['yaml', '# activation: ge|lu'],
  ['yaml', 'run: |\n  activation: ge'],
  ['yaml', '_target_: torch.nn.Lin|ear'],
  ['yaml', 'supported_activations: [re|lu]'],
  ['json', '{"activation": tr|ue}'],
  ['json', '{"keras_version": "3", "config": {"activation": "re|lu"}}'],
  ['json', '{"type": "re|lu"}'],
  ['json', '{"hidden_act": "gelu_|fats"}'],
  ['toml', 'name = "re|lu"'],
];

describe('configuration files', () => {
  for (const [language, marked, expected] of named)
    it(`name an activation: ${language}, ${marked.replaceAll('\n', '; ')}`, () =>
      assert.equal(told(language, marked), expected));
  for (const [language, marked] of unnamed)
    it(`name none: ${language}, ${marked.replaceAll('\n', '; ')}`, () =>
      assert.equal(told(language, marked), 'nothing'));
});
