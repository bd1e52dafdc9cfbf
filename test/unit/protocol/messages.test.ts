// Whatever arrives in a message, in a command's argument or from an old session: it is read or left out, never thrown at.
import assert from 'node:assert/strict';
import { encode } from '../../../src/foundation/encode.ts';
import { readHostMessage, readPanelMessage } from '../../../src/protocol/messages.ts';
import {
  newPanelState,
  type PanelState,
  readPanelState,
  readPlotRequest,
} from '../../../src/protocol/state.ts';

const source = { uri: 'file:///net.py', start: 3, end: 11, call: 'beta=2' };

describe('what crosses the seam of host and panel', () => {
  it('keeps every message that is well formed', () => {
    const state = newPanelState();
    for (const message of [
      { type: 'start', state, bundle: { Save: 'Sichern' } },
      { type: 'followed', id: 'Softplus', parameters: { beta: 2 }, source },
      { type: 'written', source },
      { type: 'point', request: { curves: [{ id: 'Softplus', parameters: { beta: 2 } }], source } },
      { type: 'notice', text: 'Saved.' },
    ]) {
      assert.deepEqual(readHostMessage(message), message);
    }
    for (const message of [
      { type: 'ready' },
      { type: 'follow', on: true },
      { type: 'title', text: 'Softplus' },
      { type: 'write', id: 'Softplus', parameters: { beta: 2 }, source },
      { type: 'export', action: 'save', format: 'svg', content: '<svg/>' },
      { type: 'dropped', what: '{}' },
    ]) {
      assert.deepEqual(readPanelMessage(message), message);
    }
  });

  for (const message of [
    { type: 'write', id: 'NoSuchActivation', parameters: {}, source },
    { type: 'write', id: 'Softplus', parameters: {}, source: { uri: 'file:///a', start: 5, end: 2 } },
    { type: 'write', id: 'Softplus', parameters: {}, source: { uri: 'file:///a', start: 0.5, end: 2 } },
    { type: 'export', action: 'save', format: 'exe', content: '' },
    { type: 'export', action: 'save', format: 'svg', content: { toString: 1 } },
    { type: 'follow', on: 'yes' },
    { type: 'delete' },
    'ready',
    null,
  ]) {
    it(`drops ${JSON.stringify(message)}`, () => assert.equal(readPanelMessage(message), undefined));
  }

  for (const message of [
    { type: 'followed', id: 'NoSuchActivation', parameters: {}, source },
    { type: 'followed', id: 'Softplus', parameters: {} },
    { type: 'written', source: { ...source, end: -1 } },
    { type: 'preview', key: 'c1', kind: 'shout', text: '' },
    { type: 'preview', key: 1, kind: 'same', text: '' },
    { type: 'notice', text: { toString: 1 } },
    { type: 'ready' },
    ['start'],
    null,
  ]) {
    it(`drops, in the panel, ${JSON.stringify(message)}`, () =>
      assert.equal(readHostMessage(message), undefined));
  }

  it('carries infinities and NaN through JSON', () => {
    const state: PanelState = {
      ...newPanelState({ curves: [{ id: 'Softplus', parameters: { beta: Number.POSITIVE_INFINITY } }] }),
      points: [Number.NaN, Number.NEGATIVE_INFINITY, 1],
    };
    assert.deepEqual(readPanelState(JSON.parse(JSON.stringify(encode(state)))), state);
  });

  it('keeps inputs and layers that can be, and mends the others', () => {
    const fresh = newPanelState();
    const state: PanelState = {
      ...fresh,
      drawer: 'inputs',
      inputs: {
        kind: 'uniform',
        mean: -2,
        std: 0,
        low: -1,
        high: 4,
        classes: 1000,
        from: { std: 2, layer: 'nn.Linear(1, 1)' },
      },
      depth: { layers: 64, width: 512, init: 'own', gain: 2.5, bias: true, residual: true, norm: 'rms' },
    };
    assert.deepEqual(readPanelState(JSON.parse(JSON.stringify(encode(state)))), state);
    const mended = readPanelState({
      ...fresh,
      drawer: 'train it',
      inputs: { kind: 'cauchy', mean: 'high', std: -1, low: 3, high: 2, classes: 1 },
      depth: { layers: 1e9, width: 100, init: 'magic', gain: null, bias: 'yes', residual: 1, norm: 'batch' },
    });
    assert.deepEqual(mended, {
      ...fresh,
      inputs: { kind: 'none', mean: 0, std: 0, low: 2, high: 3, classes: 2 },
      depth: { ...fresh.depth, layers: 64 },
    });
    for (const wrong of [7, null, 'normal', []])
      assert.deepEqual(readPanelState({ ...fresh, inputs: wrong, depth: wrong }), fresh);
  });

  it('begins with inputs of a spread that is one', () => {
    const inputsFor = (spread: unknown) =>
      newPanelState(readPlotRequest({ curves: ['ReLU'], spread })).inputs;
    const spread = { std: 0.5, layer: 'nn.Linear(3, 4)', init: 'orthogonal_' };
    assert.deepEqual(inputsFor(spread), {
      ...newPanelState().inputs,
      kind: 'normal',
      std: 0.5,
      from: spread,
    });
    const { depth, drawer } = newPanelState(readPlotRequest({ curves: ['ReLU'], spread }));
    assert.deepEqual([depth.init, depth.gain, drawer], ['own', 0.5, 'inputs']);
    const { init: _, ...plain } = spread;
    assert.deepEqual(inputsFor({ ...plain, init: 7, more: 'x' }).from, plain);
    const wrong = [0, '1', null, {}, { ...spread, std: -1 }, { ...spread, std: 'inf' }];
    for (const each of [...wrong, { std: 1 }, { ...spread, layer: 'x'.repeat(201) }])
      assert.deepEqual(inputsFor(each), newPanelState().inputs);
  });

  it('leaves out parameters that the activation does not have or cannot take', () => {
    const request = readPlotRequest({
      curves: [
        { id: 'Softplus', parameters: { beta: 2, gamma: 3, threshold: 'high' } },
        { id: 'GELU', parameters: { approximate: 'tanh' } },
        { id: 'GELU', parameters: { approximate: 'rough' } },
        { id: 'toString' },
      ],
    });
    assert.deepEqual(request?.curves, [
      { id: 'Softplus', parameters: { beta: 2 } },
      { id: 'GELU', parameters: { approximate: 'tanh' } },
      { id: 'GELU', parameters: {} },
    ]);
  });

  it('takes no argument for the usual curves, and refuses what is no object', () => {
    assert.deepEqual(readPlotRequest(undefined), {});
    assert.equal(readPlotRequest('Softplus'), undefined);
    assert.deepEqual(
      newPanelState().curves.map((curve) => curve.id),
      ['Softplus', 'ReLU'],
    );
  });
});

describe('a state from an older version', () => {
  it('is carried over', () => {
    const old = {
      version: 1,
      curves: [{ id: 'Softplus', parameters: { beta: 3 } }, { id: 'ReLU' }],
      x: [-2, 2],
      y: [-1, 3],
      derivatives: false,
    };
    const state = readPanelState(old);
    assert.deepEqual(
      state?.curves.map(({ id, parameters }) => [id, parameters]),
      [
        ['Softplus', { beta: 3 }],
        ['ReLU', {}],
      ],
    );
    assert.deepEqual(state?.view, { x0: -2, x1: 2, y0: -1, y1: 3 });
    assert.equal(state?.shown.derivative, false);
  });

  it('is set aside where it cannot be read', () => {
    assert.deepEqual(readPanelState({ version: 1, curves: 'none', x: 5 }), newPanelState());
    assert.deepEqual(readPanelState({}), newPanelState());
    assert.equal(readPanelState('old'), undefined);
  });
});
