// What the panel draws of a state: lines, names and axes, told by their elements.
import assert from 'node:assert/strict';
import { translateBy } from '../../../../src/foundation/localization.ts';
import { newPanelState, type PanelState } from '../../../../src/protocol/state.ts';
import { Chart } from '../../../../src/webview/chart/chart.ts';
import { addCurve, moveCurve, renameCurve, setParameter } from '../../../../src/webview/state/curves.ts';
import { tracesOf } from '../../../../src/webview/state/traces.ts';
import { ownIn } from '../../../support/own.ts';
import { type FakeElement, fakeDocument } from '../fake-document.ts';

const view = { x0: -5, x1: 5, y0: -1, y1: 5 };
const start: PanelState = { ...newPanelState(), view };

function draw(state: PanelState, chart = new Chart()): FakeElement {
  chart.resize(640, 480);
  chart.draw(tracesOf(state), state, translateBy({}));
  return chart.root as unknown as FakeElement;
}

describe('the drawn chart', () => {
  let restore = () => {};
  before(() => {
    restore = fakeDocument();
  });
  after(() => restore());

  const part = (root: FakeElement, name: string) => {
    const [found] = root.all('class', name);
    assert.ok(found, name);
    return found;
  };
  const dashes = (root: FakeElement, role: string) =>
    root.all('data-role', role).map((line) => line.getAttribute('stroke-dasharray'));
  const names = (root: FakeElement) =>
    part(root, 'names')
      .children.filter((name) => name.getAttribute('visibility') === 'visible')
      .map((name) => name.textContent)
      .sort();

  it('tells eight curves apart without color, and f′, f″ and differences from f', () => {
    let state: PanelState = {
      ...start,
      shown: { value: true, derivative: true, second: true, difference: true },
    };
    for (let i = 0; i < 6; i++) state = addCurve(state, { id: 'GELU' });
    const root = draw(state);
    const values = dashes(root, 'value');
    assert.equal(values.length, 8);
    assert.equal(new Set(values).size, 8);
    const others = ['derivative', 'second', 'difference'].map((role) => new Set(dashes(root, role)));
    for (const own of others) assert.equal(own.size, 1);
    assert.equal(new Set([...values, ...others.flatMap((own) => [...own])]).size, 11);
  });

  it('writes each curve’s name beside it, inside the picture', () => {
    const root = draw(renameCurve(start, 'c2', 'my choice'));
    assert.deepEqual(names(root), ['Softplus', 'Softplus′', 'my choice', 'my choice′']);
    for (const name of part(root, 'names').children) {
      const [x, y] = [Number(name.getAttribute('x')), Number(name.getAttribute('y'))];
      assert.ok(x > 0 && x < 640 && y > 0 && y < 480, `${name.textContent} at ${x}, ${y}`);
    }
  });

  it('shortens a name that has no room in the picture', () => {
    const root = draw(renameCurve(start, 'c2', 'a rectifier '.repeat(12)));
    const long = part(root, 'names')
      .children.map((name) => name.textContent)
      .find((name) => name?.endsWith('…'));
    assert.match(long ?? '', /^(a rectifier )+/);
    assert.equal(names(root).length, 4);
  });

  it('takes names and lines away with their curves, and leaves hidden ones out', () => {
    const chart = new Chart();
    draw(start, chart);
    const [softplus, relu] = start.curves;
    assert.ok(softplus && relu);
    const root = draw({ ...start, curves: [{ ...softplus, hidden: true }, relu] }, chart);
    assert.deepEqual(names(root), ['ReLU', 'ReLU′']);
    assert.equal(root.all('data-role', 'value').length, 1);
  });

  it('keeps color and dash with the curve that is moved', () => {
    const look = (state: PanelState) =>
      draw(state)
        .all('data-curve-id')
        .map((line) => `${line.getAttribute('data-curve-id')} ${line.parent?.getAttribute('class')}`)
        .sort();
    assert.deepEqual(look(moveCurve(start, 'c2', -1)), look(start));
  });

  it('says of one curve where its gradient is small, and gives each of several a strip', () => {
    const drawn = (ids: readonly string[]) => {
      const curves = newPanelState({ curves: ids.map((id) => ({ id, parameters: {} })) });
      return draw({ ...curves, view, saturated: true });
    };
    const texts = (root: ReturnType<typeof draw>, layer: string) =>
      part(root, layer)
        .all('class')
        .filter(({ localName }) => localName === 'text')
        .map((text) => text.textContent);
    const one = drawn(['Softplus']);
    assert.deepEqual(texts(one, 'zones'), ['Softplus: gradient below a tenth of its maximum']);
    assert.equal(one.all('data-strip').length, 0);
    const ids = ['ReLU', 'Hardtanh', 'GELU', 'Mish', 'ELU'];
    const many = drawn(ids);
    assert.deepEqual(texts(many, 'zones'), []);
    assert.equal(many.all('data-strip').length, ids.length);
    assert.equal(
      part(many, 'strips')
        .all('data-zone')
        .filter((bar) => bar.getAttribute('data-zone') === 'dead').length,
      3,
    );
  });

  it('hatches where a dtype breaks, from the number on that is told, inside the picture', () => {
    const root = draw({ ...start, view: { ...view, x0: -30, x1: 30 }, dtype: 'float16' });
    const zones = part(root, 'zones').children;
    assert.deepEqual(
      zones.filter(({ localName }) => localName === 'text').map(({ textContent }) => textContent),
      ['Softplus: float16 underflows to 0 for x < −17.328', 'ReLU passes no gradient here'],
    );
    const hatched = zones.filter((one) => one.getAttribute('class')?.startsWith('hatch'));
    // As its own picture it is cut off where it ends.
    const place = (one?: FakeElement) => ['x', 'width', 'height'].map((name) => one?.getAttribute(name));
    assert.deepEqual(hatched.map(place), [place(root.all('data-zone', 'limit')[0])]);
    assert.ok(hatched[0]?.children[0]?.getAttribute('stroke-dasharray'));
  });

  it('hatches where only the gradient breaks, as where() lets through what it did not choose', () => {
    const text = ['import torch', 'def elu(x):', '    return torch.where(x > 0, x, torch.exp(x) - 1)'].join(
      '\n',
    );
    const own = ownIn(text);
    const state = newPanelState({ curves: [{ id: own.name, parameters: {}, own }] });
    const root = draw({ ...state, view: { ...view, x1: 100 }, dtype: 'float32' });
    const texts = part(root, 'zones').children.map(({ textContent }) => textContent);
    assert.ok(texts.includes('elu′: float32 gives nan for x > 88.723'), texts.join('|'));
  });

  it('finds another place for the words of a zone that a curve has come to', () => {
    const chart = new Chart();
    const words = (state: PanelState) => {
      const [text] = part(draw(state, chart), 'zones').children.filter(
        ({ localName }) => localName === 'text',
      );
      assert.equal(text?.textContent, 'ReLU passes no gradient here');
      return Number(text?.getAttribute('y'));
    };
    assert.equal(words(start), 20);
    // So flat a Softplus passes through where the words stood.
    const low = setParameter(start, 'c1', 'beta', 0.115);
    assert.notEqual(words(low), 20);
    assert.equal(words(start), 20);
  });

  it('draws both axis lines, and on a logarithmic y none where there is no 0', () => {
    const zero = (state: PanelState) => part(draw(state), 'zero').getAttribute('d') ?? '';
    assert.match(zero(start), /^M[\d.]+ 0V[\d.]+M0 [\d.]+H[\d.]+$/);
    // A window from below 0 may be left over from before.
    for (const y0 of [-1, 1e-6]) {
      const logarithmic = { ...start, logY: true, view: { ...view, y0 } };
      assert.match(zero(logarithmic), /^M[\d.]+ 0V[\d.]+$/);
    }
    assert.match(zero({ ...start, view: { ...view, x0: 1 } }), /^M0 [\d.]+H[\d.]+$/);
    assert.equal(zero({ ...start, view: { ...view, x0: 1, y0: 1 } }), '');
  });
});
