// Links to plots: what is shared, what is not, and what is made of a link that somebody else wrote.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readSettings, usualSettings } from '../../../src/lab/settings.ts';
import { readLink, writeLink } from '../../../src/protocol/link.ts';
import { newPanelState, type PanelState } from '../../../src/protocol/state.ts';
import { newTraining } from '../../../src/protocol/train.ts';
import { holds } from '../../support/holds.ts';

const state: PanelState = {
  ...newPanelState({ curves: [{ id: 'Softplus', parameters: { beta: 2 } }], points: [Number.NaN, 1] }),
  view: { x0: -3, x1: 4, y0: -1, y1: 2 },
  saturated: true,
  dtype: 'bfloat16',
  release: '2.1',
};
const query = (value: unknown) =>
  `plot=${Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')}`;

describe('a link to a plot', () => {
  it('opens the same plot', () => {
    assert.deepEqual(readLink(writeLink(state)), state);
    const named = { ...state, curves: state.curves.map((curve) => ({ ...curve, name: 'Überall ∞' })) };
    assert.deepEqual(readLink(writeLink(named)), named);
    assert.deepEqual(readLink(writeLink(newPanelState())), newPanelState());
    // Whichever release is the newest where it is opened.
    assert.match(
      Buffer.from(writeLink(newPanelState()).slice(5), 'base64url').toString(),
      /"release":"2\.\d+"/,
    );
  });

  it('is short enough for every program that it passes through', () => {
    assert.ok(writeLink(newPanelState()).length < 100);
    assert.ok(writeLink(state).length < 500);
  });

  it('tells nothing of the code that it was made from, and takes nothing from there', () => {
    const source = { uri: 'file:///home/me/secret.py', start: 1, end: 2, call: 'beta=2' };
    const plain = { ...state, points: [1] };
    const from = { std: 1, layer: 'nn.Linear(secret, 1)' };
    const own = {
      ...plain,
      follow: true,
      inputs: { ...plain.inputs, from },
      curves: state.curves.map((curve) => ({ ...curve, source })),
    };
    assert.doesNotMatch(Buffer.from(writeLink(own).slice(5), 'base64url').toString(), /secret|follow/);
    assert.deepEqual(readLink(query(own)), plain);
  });

  it('has the settings of networks, but neither starts them nor takes a person’s own numbers along', () => {
    const rows = [
      [1, 4321],
      [2, 4322],
      [3, 4323],
      [4, 4324],
    ];
    const settings = readSettings({ data: 'own', rows, depth: 7 });
    const training = { ...state, train: { settings, step: 900, isOn: true, speed: 2 } } as const;
    assert.doesNotMatch(Buffer.from(writeLink(training).slice(5), 'base64url').toString(), /432/);
    const read = readLink(query(training));
    assert.ok(typeof read === 'object');
    assert.deepEqual(read.train, {
      ...newTraining,
      settings: { ...usualSettings, depth: 7, loss: read.train.settings.loss },
    });
  });

  it('of an older version is read, of a newer one or none at all is told apart', () => {
    const old = readLink(query({ version: 1, curves: [{ id: 'Mish' }], x: [-2, 2] }));
    assert.ok(typeof old === 'object');
    assert.deepEqual(
      old.curves.map(({ id }) => id),
      ['Mish'],
    );
    assert.equal(readLink(query({ version: 99, curves: [] })), 'newer');
    for (const bad of ['', 'plot=', 'plot=%', 'plot=!!', query('no JSON'), query([]), query({}), 'x=1'])
      assert.equal(readLink(bad), 'broken', bad);
    assert.equal(readLink(query({ version: 3, curves: [{ key: 'c1', id: 'Nothing' }] })), 'broken');
  });

  holds(
    'never throws',
    fc.oneof(fc.string(), fc.json().map(query), fc.string().map(query)),
    (text) => {
      const read = readLink(text);
      assert.ok(typeof read === 'object' || read === 'broken' || read === 'newer');
    },
    { usual: 200 },
  );
});
