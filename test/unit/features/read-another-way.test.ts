// Numbers that can be read in several ways: what the editor offers, and what comes of it.
import assert from 'node:assert/strict';
import {
  commands,
  Document,
  hoverProviders,
  Range,
  seen,
  settings,
  show,
  token,
} from '../../support/fake-vscode.ts';
import { useExtension } from '../../support/start-extension.ts';

const run = async (name: string, argument?: unknown) => commands.get(`activationLens.${name}`)?.(argument);

/** What stands beside the numbers. */
const beside = () => seen.decorations.map((text) => text.replaceAll('\u00a0', ' ')).join('\n');

/** The links of the hover over results, by their labels, with their arguments; and its text. */
async function hoverAt(document: Document, offset: number) {
  let text = '';
  for (const provider of hoverProviders) {
    const hover = await provider.provideHover(document, document.positionAt(offset), token);
    for (const { value } of hover?.contents ?? []) if (value.includes('copyResult')) text += value;
  }
  const links = [...text.matchAll(/\[([^\]]+)\]\(command:activationLens\.readAnotherWay\?([^)]*)\)/g)];
  const named = links.map(([, label, argument = '']) => [label, JSON.parse(decodeURIComponent(argument))[0]]);
  return { text, links: Object.fromEntries(named) as Record<string, unknown> };
}

describe('reading numbers another way', () => {
  useExtension();
  beforeEach(() => {
    seen.messages.length = 0;
    seen.decorations.length = 0;
    seen.edits.length = 0;
    settings.set('activationLens.evaluate.activations', ['ReLU']);
  });
  afterEach(async () => {
    await run('clearResults');
    settings.clear();
  });

  it('is offered by the hover over results, keeps to the document, and leads back', async () => {
    const document = new Document('0,5 1,5', 'plaintext');
    show([document], [[0, 7]]);
    await run('evaluateSelection');
    const usual = await hoverAt(document, 1);
    assert.deepEqual(Object.keys(usual.links), ['Commas as Decimal Separators']);
    assert.match(usual.text, /0,5&#34; was read as 2 numbers/);
    seen.decorations.length = 0;
    await run('readAnotherWay', usual.links['Commas as Decimal Separators']);
    assert.match(beside(), /0\.5000 1\.5000/);
    const decimal = await hoverAt(document, 1);
    assert.deepEqual(Object.keys(decimal.links), ['Usual Reading']);
    assert.doesNotMatch(decimal.text, /was read as/);
    seen.decorations.length = 0;
    await run('readAnotherWay', decimal.links['Usual Reading']);
    assert.match(beside(), /0 5 1 5/);
    assert.equal(document.getText(), '0,5 1,5');
    assert.deepEqual(seen.edits, []);
  });

  it('is kept when the numbers are evaluated again, edited or replaced', async () => {
    const document = new Document('-0,5 1,5', 'plaintext');
    show([document], [[0, 8]]);
    // The list answers with its first row.
    await run('readAnotherWay');
    assert.match(beside(), /0\.0000 1\.5000/);
    seen.decorations.length = 0;
    await run('evaluateSelection');
    assert.match(beside(), /0\.0000 1\.5000/);
    await run('replaceSelection', { result: 'ReLU' });
    assert.equal(document.getText(), '0,0 1,5');
    assert.equal(seen.edits.length, 1);
  });

  it('follows an edit', async () => {
    settings.set('activationLens.evaluate.onChange', 'recompute');
    const document = new Document('0,5 1,5', 'plaintext');
    show([document], [[0, 7]]);
    await run('readAnotherWay');
    const at = document.positionAt(0);
    seen.decorations.length = 0;
    await document.change([{ range: new Range(at, at), text: '2' }]);
    assert.match(beside(), /20\.5000 1\.5000/);
  });

  it('says where there is one way only, and where nothing is selected that could be read', async () => {
    show([new Document('[1.0, 2.0]', 'python')], [[0, 10]]);
    await run('readAnotherWay');
    assert.deepEqual(seen.messages.splice(0), ['These numbers can be read in one way only.']);
    for (const argument of [{ set: 99 }, { set: '1', as: 'decimal commas' }, { set: {}, as: 3 }]) {
      await run('readAnotherWay', argument);
      assert.deepEqual(seen.messages.splice(0), ['These numbers can be read in one way only.']);
    }
  });
});
