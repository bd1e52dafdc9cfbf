// Hovers over configuration files: where PyTorch is used, and nowhere else.
import assert from 'node:assert/strict';
import { Document, hoverProviders, Position, settings, show, token } from '../../../support/fake-vscode.ts';
import { useExtension } from '../../../support/start-extension.ts';

const yaml = new Document('model:\n  activation: silu\n', 'yaml', 'file:///project/conf.yaml');
const model = new Document('import torch\n', 'python', 'file:///project/net.py');
const other = new Document('import numpy\n', 'python', 'file:///project/net.py');

describe('hovers over configuration files', () => {
  useExtension();
  afterEach(() => settings.clear());

  /** What the first of our hovers to answer says over the name. */
  async function said(): Promise<string | undefined> {
    for (const provider of hoverProviders) {
      const hover = await provider.provideHover(yaml as never, new Position(1, 15) as never, token as never);
      if (hover) return hover.contents.map((one) => (typeof one === 'string' ? one : one.value)).join();
    }
    return undefined;
  }

  it('show what a name stands for where PyTorch is used', async () => {
    show([yaml, model]);
    assert.match((await said()) ?? '', /going by .*activation/);
  });

  it('lead to a plot without a call that it could be written back to', async () => {
    show([yaml, model]);
    const [link] = /activationLens\.openPlot\?[^"]*/.exec((await said()) ?? '') ?? [];
    assert.ok(link);
    assert.doesNotMatch(decodeURIComponent(link), /source/);
  });

  it('stay away where nothing says that PyTorch is used', async () => {
    show([yaml, other]);
    assert.equal(await said(), undefined);
  });

  it('are strings to the setting that hides hovers', async () => {
    show([yaml, model]);
    settings.set('activationLens.hover.hide', ['strings']);
    assert.equal(await said(), undefined);
  });
});
