// An activation of somebody's own crosses messages, states and links whole; what only looks like one is dropped.
import assert from 'node:assert/strict';
import { encode } from '../../../src/foundation/encode.ts';
import { readLink, writeLink } from '../../../src/protocol/link.ts';
import { readHostMessage, readPanelMessage } from '../../../src/protocol/messages.ts';
import { readOwn, readPlotted } from '../../../src/protocol/own.ts';
import { newPanelState, readPanelState } from '../../../src/protocol/state.ts';
import { ownIn, SWISH } from '../../support/own.ts';

const overTheWire = (value: unknown): unknown => JSON.parse(JSON.stringify(encode(value)));

const swish = ownIn(SWISH);
const source = { uri: 'file:///a.py', start: 4, end: 9 };

describe('an activation of one’s own in messages', () => {
  for (const [what, code] of [
    ['parameters', SWISH],
    [
      'learned numbers',
      'class A(nn.Module):\n  def __init__(self):\n    super().__init__()\n    self.b = nn.Parameter(torch.ones(1))\n  def forward(self, x):\n    return x * torch.sigmoid(self.b * x)\n',
    ],
    ['activations of the catalog', 'def hard_swish(x): return x * F.relu6(x + 3) / 6\n'],
    ['infinite bounds', 'def act(x): return torch.clamp(x, min=-0.5) * 2.5\n'],
    ['NumPy', 'def sigmoid(x): return 1 / (1 + np.exp(-x))\n'],
  ] as const) {
    it(`comes through whole with ${what}`, () => {
      const own = ownIn(code);
      assert.deepEqual(readOwn(overTheWire(own)), own);
    });
  }

  it('comes through each message that carries one', () => {
    const curve = { id: 'swish', parameters: { beta: 2 }, own: swish };
    const used = { ...curve, source };
    for (const message of [
      { type: 'followed', ...used },
      { type: 'redefined', source, own: swish },
      { type: 'redefined', source },
      { type: 'formula', own: swish },
      { type: 'noFormula', text: 'no' },
      { type: 'open', request: { curves: [curve], source } },
    ])
      assert.deepEqual(readHostMessage(overTheWire(message)), message);
    for (const message of [
      { type: 'write', ...used },
      { type: 'preview', key: 'c1', ...used },
      { type: 'formula', text: 'x * x' },
    ])
      assert.deepEqual(readPanelMessage(overTheWire(message)), message);
  });

  it('is remembered, and shared by a link without the place in the code', () => {
    const state = newPanelState({ curves: [{ id: 'swish', parameters: { beta: 3 }, own: swish }], source });
    assert.deepEqual(readPanelState(overTheWire(state)), state);
    const shared = readLink(writeLink(state));
    assert.ok(typeof shared !== 'string');
    const [curve] = shared.curves;
    assert.deepEqual([curve?.own, curve?.parameters, curve?.source], [swish, { beta: 3 }, undefined]);
  });

  it('says of a link that it would be too long to come through', () => {
    const long = ownIn(`def long(x, b=0.5):\n  return ${'torch.sigmoid(b * x) + '.repeat(30)}x`);
    const curves = Array.from({ length: 60 }, () => ({ id: 'long', parameters: {}, own: long }));
    const query = writeLink(newPanelState({ curves }));
    assert.equal(readLink(query), 'broken');
    assert.ok(query.length > 32_000);
  });

  it('is dropped where it is no formula', () => {
    const input = { kind: 'input' };
    const good = { name: 'f', nodes: [input], output: 0, parameters: [] };
    assert.ok(readOwn(good));
    const operation = (name: unknown, operands: unknown) => ({
      ...good,
      nodes: [input, { kind: 'operation', operation: name, arguments: operands }],
      output: 1,
    });
    assert.ok(readOwn(operation('exp', [0])));
    for (const bad of [
      null,
      [],
      'f',
      { ...good, name: '' },
      { ...good, name: 3 },
      { ...good, nodes: [] },
      { ...good, nodes: 'input' },
      { ...good, nodes: [null] },
      { ...good, output: 1 },
      { ...good, output: -1 },
      { ...good, output: 0.5 },
      { ...good, output: '0' },
      { ...good, nodes: [{ kind: 'constant', value: 1 }] },
      { ...good, nodes: Array.from({ length: 401 }, () => input) },
      { ...good, parameters: [{ name: 'a b', value: 1 }] },
      { ...good, parameters: [{ name: '__proto__;', value: 1 }] },
      { ...good, parameters: [{ name: 'a', value: '1' }] },
      {
        ...good,
        parameters: [
          { name: 'a', value: 1 },
          { name: 'a', value: 2 },
        ],
      },
      { ...good, parameters: Array.from({ length: 33 }, (_, i) => ({ name: `a${i}`, value: 1 })) },
      { ...good, nodes: [input, { kind: 'parameter', name: 'unknown' }], output: 1 },
      { ...good, nodes: [input, { kind: 'constant', value: '1' }], output: 1 },
      operation('constructor', []),
      operation('__proto__', [0]),
      operation('toString', [0]),
      operation('exp', [1]),
      operation('exp', [2]),
      operation('exp', [0, 0]),
      operation('add', [0]),
      operation('add', [0, -1]),
      operation('clamp', [0, 0, 0, 0]),
      operation('exp', { length: 1, 0: 0 }),
      operation(['exp'], [0]),
      {
        ...good,
        nodes: [input, { kind: 'activation', id: 'Softmax', parameters: {}, arguments: [0] }],
        output: 1,
      },
      {
        ...good,
        nodes: [input, { kind: 'activation', id: 'None', parameters: {}, arguments: [0] }],
        output: 1,
      },
      {
        ...good,
        nodes: [input, { kind: 'activation', id: 'ReLU', parameters: {}, arguments: [] }],
        output: 1,
      },
    ])
      assert.equal(readOwn(bad), undefined, JSON.stringify(bad)?.slice(0, 200));
  });

  it('takes no other values than numbers of its own parameters', () => {
    const parameters = { beta: 'nan', other: 1, constructor: 2 };
    assert.deepEqual(readPlotted({ id: 'whatever', parameters, own: overTheWire(swish) }), {
      id: 'swish',
      parameters: { beta: Number.NaN },
      own: swish,
    });
    assert.equal(readPlotted({ id: 'ReLU', parameters: {}, own: { name: 'f' } }), undefined);
  });
});
