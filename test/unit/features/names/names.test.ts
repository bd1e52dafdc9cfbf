// Names of activations in strings: offered where what takes them is known, and put right where a table lacks them.
import assert from 'node:assert/strict';
import {
  codeActionProviders,
  completionProviders,
  Document,
  Position,
  Range,
  show,
  token,
} from '../../../support/fake-vscode.ts';
import { useExtension } from '../../../support/start-extension.ts';

const imports = 'import torch.nn as nn\nfrom transformers.activations import ACT2FN\n';

/** A document that is shown, and the place of the cursor `|` in it. */
function opened(marked: string): { readonly document: Document; readonly position: Position } {
  const before = (imports + marked).split('|')[0] ?? '';
  const document = new Document(imports + marked.replace('|', ''));
  show([document]);
  const lines = before.split('\n');
  return { document, position: new Position(lines.length - 1, lines.at(-1)?.length ?? 0) };
}

describe('names of activations in strings', () => {
  useExtension();

  async function offered(marked: string): Promise<readonly string[]> {
    const { document, position } = opened(marked);
    const items = await completionProviders[0]?.provideCompletionItems(document, position, token);
    return items?.map(({ label, detail = 'own' }) => `${label} (${detail.replace(/ [\d.]+$/, '')})`) ?? [];
  }

  for (const marked of [
    'ACT2FN["|"]',
    'ACT2FN["gel|"]',
    'Config(hidden_act="|")',
    "def f(hidden_act='|'): ...",
  ])
    it(`are offered in ${marked}`, async () => {
      const names = await offered(marked);
      assert.ok(names.includes('gelu_new (ACT2FN, transformers)'), names.join());
      assert.ok(names.includes('relu2 (ACT2FN, transformers)'));
    });

  it('are those of a table of one\u2019s own', async () => {
    const own = 'ACTS = {"relu": nn.ReLU, "mine": nn.SiLU}\n';
    assert.deepEqual(await offered(`${own}act = ACTS["|"]()`), ['relu (own)', 'mine (own)']);
  });

  for (const marked of [
    'print("|")',
    'Config(act="|")',
    'sizes = {"a": 1}\nsize = sizes["|"]',
    'ACTS = {"relu": nn.ReLU}\nACTS["|"] = nn.Tanh',
    'nn.GELU(approximate="|")',
    'x = 1|',
  ])
    it(`are not offered in ${marked}`, async () => assert.deepEqual(await offered(marked), []));

  async function fixes(marked: string): Promise<readonly string[]> {
    const { document, position } = opened(marked);
    const titles: string[] = [];
    for (const provider of codeActionProviders) {
      const actions = await provider.provideCodeActions(document, new Range(position, position), {}, token);
      for (const { title, edit } of actions) if (edit) titles.push(`${title}: ${edit.edits[0]?.text}`);
    }
    return titles;
  }

  it('are put right where the table lacks them', async () => {
    assert.deepEqual(await fixes('act = ACT2FN["gelu_fa|st2"]'), ['Change to gelu_fast: gelu_fast']);
    for (const marked of [
      'ACT2FN["gelu_fa|st"]',
      'ACT2FN["quick_|gelu"]',
      'ACT2FN["qwerty|uiop"]',
      'f("gelu_|fast2")',
    ])
      assert.deepEqual(await fixes(marked), [], marked);
  });
});
