// What the drawer that trains asks of its worker, and what it says aloud: by the panel's state, without a browser.
import assert from 'node:assert/strict';
import { newPanelState } from '../../../../src/protocol/state.ts';
import { speeds, type TrainState } from '../../../../src/protocol/train.ts';
import { racersOf } from '../../../../src/webview/train/entered.ts';
import type { Order, Report } from '../../../../src/webview/train/messages.ts';
import { english } from '../../../support/english.ts';

/** The drawer, as far as it does without a page. */
interface Drawer {
  curves: unknown;
  train: TrainState;
  release: string;
  t: unknown;
  on: { dispatch(action: { options: { train: TrainState } }): void; send(): void };
  worker: { postMessage(order: Order): void };
  spoken: string;
  updated(changed: Map<string, unknown>): void;
  take(report: Report): void;
  play(): void;
  stepOnce(): void;
}

const kept = { document: globalThis.document, matchMedia: globalThis.matchMedia };

async function open(isCalm = false) {
  Object.assign(globalThis, {
    document: { hidden: false, body: {}, createTreeWalker: () => undefined },
    matchMedia: (query: string) => ({ matches: isCalm && query.includes('reduced-motion') }),
    MutationObserver: class {},
  });
  await import('../../../../src/webview/train/drawer.ts');
  const made = new (customElements.get('lens-train') as new () => unknown)() as Drawer;
  const drawer = Object.assign(made, { updated: made.updated.bind(made) });
  const orders: Order[] = [];
  const { train, curves, release } = newPanelState({
    curves: ['ReLU', 'Softplus'].map((id) => ({ id, parameters: {} })),
  });
  Object.assign(drawer, { train, curves, release, t: english, querySelectorAll: () => [] });
  drawer.worker = { postMessage: (order) => orders.push(order) };
  drawer.on = {
    send: () => undefined,
    dispatch({ options }) {
      const before = new Map([['train', drawer.train]]);
      drawer.train = options.train;
      drawer.updated(before);
    },
  };
  drawer.updated(new Map());
  return { drawer, orders };
}

const report = (drawer: Drawer, id: number, step: number, isResting: boolean): void =>
  drawer.take({
    id,
    isResting,
    summary: {
      step,
      steps: Float32Array.of(0, step),
      curves: [],
      details: [0.5, 0.2].map((loss) => ({
        held: new Float32Array(10).fill(loss),
        train: loss,
        silent: new Float32Array(3),
        saturated: new Float32Array(3),
        gradient: new Float32Array(3),
        answers: new Float32Array(),
      })),
    },
  });

describe('the drawer that trains', () => {
  afterEach(() => {
    Object.assign(globalThis, kept);
  });

  it('is told twenty times a second what is seen, and every two seconds where motion is to be little', async () => {
    for (const [isCalm, every] of [
      [false, 50],
      [true, 2000],
    ] as const) {
      const { drawer, orders } = await open(isCalm);
      drawer.play();
      assert.deepEqual([orders.at(-1)?.until, orders.at(-1)?.every], [Number.POSITIVE_INFINITY, every]);
    }
  });

  it('trains as fast as is chosen, at once', async () => {
    const { drawer, orders } = await open();
    drawer.play();
    for (const speed of speeds) {
      drawer.on.dispatch({ options: { train: { ...drawer.train, speed } } });
      assert.deepEqual([orders.at(-1)?.speed, orders.at(-1)?.until], [speed, Number.POSITIVE_INFINITY]);
    }
  });

  it('says what is seen where it rests, and seldom while it goes on', async () => {
    const { drawer, orders } = await open();
    const id = orders.at(-1)?.id ?? 0;
    drawer.play();
    for (let step = 1; step < 50; step++) report(drawer, id, step, false);
    assert.equal(drawer.spoken, '');
    // As if a quarter of a minute had gone.
    (drawer as unknown as { said: number }).said -= 15_001;
    report(drawer, id, 60, false);
    assert.match(drawer.spoken, /^At step 60, Softplus has a lower held-out loss than ReLU in 10 of 10 runs/);
    report(drawer, id, 61, false);
    assert.match(drawer.spoken, /^At step 60,/);
    drawer.play();
    report(drawer, id, 62, true);
    assert.match(drawer.spoken, /^At step 62,/);
    assert.equal(drawer.train.step, 62);
  });

  it('trains the first four visible curves, and says so where there are more', () => {
    const curvesOf = (...ids: string[]) =>
      newPanelState({ curves: ids.map((id) => ({ id, parameters: {} })) }).curves;
    const five = curvesOf('ReLU', 'Softmax', 'GELU', 'SiLU', 'ELU', 'Tanh');
    const { racers, vectors, isCut } = racersOf(five, '2.15');
    assert.deepEqual(
      racers.map(({ entry }) => entry.id),
      ['ReLU', 'GELU', 'SiLU', 'ELU'],
    );
    assert.deepEqual([vectors, isCut], [['Softmax'], true]);
    const [first, ...others] = five;
    assert.ok(first);
    const hidden = racersOf([{ ...first, hidden: true }, ...others], '2.15');
    assert.deepEqual(
      [hidden.racers.length, hidden.racers.at(-1)?.entry.id, hidden.isCut],
      [4, 'Tanh', false],
    );
  });
});
