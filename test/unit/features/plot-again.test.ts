// Open Plot and Add to Plot on the host's side: which panel they use, and what they say to its page.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { newPanelState, readPanelState, readPlotRequest } from '../../../src/protocol/state.ts';
import { commands, Document, panels, seen, show, Uri } from '../../support/fake-vscode.ts';
import { useExtension } from '../../support/start-extension.ts';

const run = async (name: string, ...args: unknown[]) => commands.get(`activationLens.${name}`)?.(...args);

/** Puts the cursor where `name` begins. */
function pointAt(name: string): void {
  const text = 'from torch import nn\n\nact = nn.GELU()\ngate = nn.Tanh()\n';
  const at = text.indexOf(name);
  show([new Document(text)], [[at, at]]);
}

/** The ids of the curves in the last message of a type. */
function curvesOf(type: string): readonly string[] {
  const message = [...seen.posted].reverse().find((one) => (one as { type: string }).type === type) as
    | Record<string, { curves: readonly { id: string }[] }>
    | undefined;
  return (message?.state ?? message?.request)?.curves.map(({ id }) => id) ?? [];
}

describe('a plot that is open', () => {
  useExtension();
  afterEach(() => {
    for (const panel of panels.splice(0)) panel.dispose();
    seen.posted.length = 0;
    seen.messages.length = 0;
  });

  it('begins with the inputs that a layer sees, opened anew or again', async () => {
    const golden = readFileSync(path.resolve(import.meta.dirname, '../../golden/spread.json'), 'utf8');
    const { cases } = JSON.parse(golden) as { cases: { code: string; std: number }[] };
    const { std } = cases.find(({ code }) => code === 'self.fc = nn.Linear(784, 256)') ?? { std: 0 };
    const spread = { std, layer: 'nn.Linear(784, 256)' };
    const curves = [{ id: 'ReLU', parameters: {} }];
    for (const type of ['start', 'open']) {
      await run('openPlot', { curves, spread });
      if (type === 'start') await panels[0]?.say({ type: 'ready' });
      const { state, request } = seen.posted.at(-1) as Record<'state' | 'request', unknown>;
      const { inputs, depth, drawer } =
        (type === 'start' && readPanelState(state)) || newPanelState(readPlotRequest(request));
      assert.deepEqual([inputs.kind, inputs.mean, inputs.std, inputs.from], ['normal', 0, std, spread], type);
      assert.deepEqual([drawer, depth.init], ['inputs', 'default'], type);
    }
    assert.equal(panels.length, 1);
  });

  it('is used again, and added to', async () => {
    pointAt('GELU');
    await run('openPlot');
    await panels[0]?.say({ type: 'ready' });
    assert.deepEqual(curvesOf('start'), ['GELU', 'ReLU']);
    pointAt('Tanh');
    await run('addToPlot');
    assert.deepEqual(curvesOf('add'), ['Tanh']);
    await run('openPlot');
    assert.deepEqual(curvesOf('open'), ['Tanh', 'ReLU']);
    assert.equal(panels.length, 1);
  });

  it('shows the activation at the cursor also from a menu, which hands on a file', async () => {
    pointAt('GELU');
    await run('openPlot', Uri.parse('file:///project/net.py'), { groupId: 0 });
    await panels[0]?.say({ type: 'ready' });
    assert.deepEqual(curvesOf('start'), ['GELU', 'ReLU']);
    pointAt('Tanh');
    await run('addToPlot', Uri.parse('file:///project/net.py'), { groupId: 0 });
    assert.deepEqual(curvesOf('add'), ['Tanh']);
  });

  it('is left as it is where there is nothing to plot', async () => {
    pointAt('GELU');
    await run('openPlot');
    await panels[0]?.say({ type: 'ready' });
    pointAt('import');
    await run('openPlot');
    assert.deepEqual(curvesOf('open'), []);
    await run('addToPlot');
    assert.deepEqual(curvesOf('add'), []);
    assert.notEqual(seen.messages.at(-1) ?? '', '');
    assert.equal(panels.length, 1);
  });

  it('is where the walkthrough’s last step points at the slider, as the person has left it', async () => {
    await run('tryPlot');
    await panels[0]?.say({ type: 'ready' });
    await run('tryWriteBack');
    assert.deepEqual(curvesOf('point'), ['Softplus', 'ReLU']);
    assert.deepEqual(curvesOf('open'), []);
    assert.equal(panels.length, 1);
  });

  it('is opened by the walkthrough’s last step where there is none', async () => {
    await run('tryWriteBack');
    assert.equal(panels.length, 1);
    await panels[0]?.say({ type: 'ready' });
    assert.deepEqual(curvesOf('start'), ['Softplus', 'ReLU']);
    assert.deepEqual(curvesOf('point'), ['Softplus', 'ReLU']);
  });

  it('hears what was asked for while its page was not there yet', async () => {
    pointAt('GELU');
    await run('openPlot');
    pointAt('Tanh');
    await run('addToPlot');
    assert.deepEqual(curvesOf('add'), []);
    await panels[0]?.say({ type: 'ready' });
    assert.deepEqual(curvesOf('add'), ['Tanh']);
  });
});
