// Where our hover stands: before whatever was registered later, once it shows that it is there; one provider at any time.
import assert from 'node:assert/strict';
import {
  Document,
  diagnostics,
  diagnosticsChanged,
  hoverProviders,
  marked,
  Position,
  Range,
  settings,
  show,
  token,
} from '../../../support/fake-vscode.ts';
import { useExtension } from '../../../support/start-extension.ts';

const other = { provideHover: async () => undefined };
const source = 'from torch import nn\nact = nn.Softplus(betta=2)\n';

describe('the place of the hover', () => {
  useExtension();

  const { now } = Date;
  let ahead = 0;
  const passAMinute = () => {
    ahead += 60_000;
  };
  before(() => {
    Date.now = () => now() + ahead;
  });
  after(() => {
    Date.now = now;
  });
  // So that no test is busy with what the one before it did.
  beforeEach(passAMinute);

  afterEach(() => {
    settings.clear();
    diagnostics.length = 0;
    const at = hoverProviders.indexOf(other as never);
    if (at >= 0) hoverProviders.splice(at, 1);
  });

  it('is above a language server that starts later', async () => {
    const before = hoverProviders.length;
    hoverProviders.push(other as never);
    assert.equal(hoverProviders.at(-1), other);
    await diagnosticsChanged.fire({ uris: [] });
    assert.notEqual(hoverProviders.at(-1), other, 'what was registered last stands first');
    assert.equal(hoverProviders.length, before + 1, 'still one of ours');
  });

  it('stays where it is while somebody types, whose every key changes diagnostics', async () => {
    const document = new Document(source, 'python');
    show([document]);
    await document.change([{ range: new Range(1, 0, 1, 0), text: 'x' }]);
    hoverProviders.push(other as never);
    await diagnosticsChanged.fire({ uris: [] });
    assert.equal(hoverProviders.at(-1), other);
    passAMinute();
    await diagnosticsChanged.fire({ uris: [] });
    assert.notEqual(hoverProviders.at(-1), other);
  });

  it('is taken anew after an answer, but not after each', async () => {
    const document = new Document(source, 'python');
    show([document]);
    await diagnosticsChanged.fire({ uris: [] });
    const answer = async () => {
      const ours = hoverProviders.filter((one) => one !== (other as never)).at(-1);
      assert.ok(await ours?.provideHover(document, new Position(1, 10), token));
      await new Promise(setImmediate);
    };
    hoverProviders.push(other as never);
    await answer();
    assert.equal(hoverProviders.at(-1), other);
    passAMinute();
    await answer();
    assert.notEqual(hoverProviders.at(-1), other);
  });

  it('is left as it is where the person wants it last', async () => {
    settings.set('activationLens.hover.position', 'last');
    hoverProviders.push(other as never);
    await diagnosticsChanged.fire({ uris: [] });
    assert.equal(hoverProviders.at(-1), other);
  });

  it('does not change while a hover is being answered, and does right after', async () => {
    const document = new Document(source, 'python');
    show([document]);
    const ours = hoverProviders.at(-1);
    const answer = ours?.provideHover(document, new Position(1, 10), token);
    hoverProviders.push(other as never);
    await diagnosticsChanged.fire({ uris: [] });
    assert.equal(hoverProviders.at(-1), other, 'asked twice, it would answer twice');
    assert.ok(await answer);
    await new Promise(setImmediate);
    assert.notEqual(hoverProviders.at(-1), other);
  });

  it('answers a question that VS Code had sent to the old registration, and each question once', async () => {
    const document = new Document(source, 'python');
    show([document]);
    const before = hoverProviders.at(-1);
    const change = diagnosticsChanged.fire({ uris: [] });
    const after = hoverProviders.at(-1);
    assert.notEqual(after, before);
    const sentToOldOnly = before?.provideHover(document, new Position(1, 11), token);
    // VS Code asks what was registered later first.
    const [newer, older] = [after, before].map((one) =>
      one?.provideHover(document, new Position(1, 10), token),
    );
    assert.ok(await sentToOldOnly);
    assert.ok(await newer);
    assert.equal(await older, undefined);
    await change;
  });

  it('says nothing twice that another extension marks in the call', async () => {
    settings.set('activationLens.diagnostics.rules', { '*': 'off' });
    marked.clear();
    const document = new Document(source, 'python');
    show([document]);
    const say = async (character = 10) => {
      const hover = await hoverProviders.at(-1)?.provideHover(document, new Position(1, character), token);
      return hover?.contents.map(({ value }) => value).join('') ?? '';
    };
    assert.match(await say(), /raises/);
    assert.match(await say(source.split('\n')[1]?.indexOf('betta')), /raises/);
    const line = source.split('\n')[1] ?? '';
    const message = 'No parameter named "betta"';
    const mark = { source: 'Pyright', code: { value: 'reportCallIssue' }, severity: 0, message };
    const call = new Range(1, line.indexOf('nn'), 1, line.length);
    diagnostics.push({ ...mark, range: call });
    assert.doesNotMatch(await say(), /raises|<img/);
    diagnostics[0] = { ...mark, range: new Range(1, line.indexOf('betta'), 1, line.indexOf('=2')) };
    assert.match(await say(), /raises/, 'VS Code shows that marker over its own place only');
    assert.equal(await say(line.indexOf('betta')), '', 'nothing else is to be told there');
    diagnostics[0] = { ...mark, source: 'Ruff', code: 'E501', severity: 1, range: call };
    assert.match(await say(), /raises/);
  });
});
