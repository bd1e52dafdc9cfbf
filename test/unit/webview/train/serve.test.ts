// The worker that trains, spoken to as the page does: PyTorch's own losses, and the same again from the same settings.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Summary } from '../../../../src/lab/race.ts';
import { readSettings, type TrainSettings, usualSettings } from '../../../../src/lab/settings.ts';
import type { Plotted } from '../../../../src/protocol/own.ts';
import type { Order, Report } from '../../../../src/webview/train/messages.ts';
import { serveTraining } from '../../../../src/webview/train/serve.ts';
import { ownIn, SWISH } from '../../../support/own.ts';

interface Golden {
  readonly cases: readonly {
    readonly settings: TrainSettings;
    readonly activation: Plotted;
    /** By run and step: on what is trained on, and held out. */
    readonly losses: readonly (readonly (readonly [number, number])[])[];
  }[];
}

const file = path.resolve(import.meta.dirname, '../../../golden/lab.json');
const golden = JSON.parse(readFileSync(file, 'utf8')) as Golden;

/** A worker, and what it answers when it rests at a step. */
function startWorker() {
  const reports: Report[] = [];
  const transferred: Transferable[] = [];
  let rest: (summary: Summary) => void = () => {};
  const scope: Parameters<typeof serveTraining>[0] = {
    onmessage: null,
    postMessage(report, transfer) {
      reports.push(report);
      transferred.push(...transfer);
      if (report.isResting) rest(report.summary);
    },
  };
  serveTraining(scope);
  const send = (order: Partial<Order>): Promise<Summary> =>
    new Promise((resolve) => {
      rest = resolve;
      const whole: Order = { id: 1, until: 0, speed: 0, from: 0, every: 50, ...order };
      scope.onmessage?.({ data: whole } as MessageEvent<Order>);
    });
  return { send, reports, transferred };
}

const race = (settings: TrainSettings, ...activations: readonly Plotted[]) => ({
  settings,
  activations,
  release: '2.15' as const,
});
const [relu, softplus] = ['ReLU', 'Softplus'].map((id): Plotted => ({ id, parameters: {} }));
assert.ok(relu && softplus);

describe('the worker that trains', () => {
  for (const { settings, activation, losses } of golden.cases) {
    const { data, loss, optimizer, init } = settings;
    it(`comes to PyTorch’s losses: ${activation.id} on ${data}, ${loss}, ${optimizer}, ${init}`, async () => {
      const { send } = startWorker();
      const off = (ours: number, theirs: number) => Math.abs(ours - theirs) / Math.abs(theirs);
      for (let step = 0; step <= 10; step++) {
        const asked = step === 0 ? { race: race(settings, activation) } : {};
        const { details } = await send({ until: step, ...asked });
        const [net] = details ?? [];
        assert.ok(net);
        for (const [run, each] of losses.entries()) {
          const [, held = 0] = each[step] ?? [];
          assert.ok(off(net.held[run] ?? 0, held) < 1e-5, `step ${step}: ${net.held[run]}, PyTorch ${held}`);
        }
        const trained = losses.reduce((sum, each) => sum + (each[step]?.[0] ?? 0), 0) / losses.length;
        assert.ok(off(net.train, trained) < 1e-5, `step ${step}: ${net.train}, PyTorch ${trained}`);
      }
    });
  }

  it('comes to the same place at once and step by step', async () => {
    const settings = { ...usualSettings, runs: 2 };
    const [once, bit] = [startWorker(), startWorker()];
    const there = await once.send({ race: race(settings, relu, softplus), until: 23 });
    await bit.send({ race: race(settings, relu, softplus) });
    for (let step = 1; step < 23; step += 2) await bit.send({ until: step });
    assert.deepEqual(await bit.send({ until: 23 }), there);
    assert.deepEqual([...there.steps], [0, 1, 2, 3, 4, 10, 20]);
  });

  it('starts networks alike but for their activation, an own one too', async () => {
    const { send, transferred } = startWorker();
    const own = ownIn(SWISH);
    const settings = { ...usualSettings, runs: 3 };
    const same = { id: 'LeakyReLU', parameters: { negative_slope: 0 } };
    const three = race(settings, relu, same, { id: own.name, parameters: {}, own });
    const { details = [], curves } = await send({ race: three, until: 5 });
    assert.deepEqual(details[0], details[1]);
    assert.notDeepEqual(details[0], details[2]);
    assert.equal(curves.length, 3);
    assert.ok(transferred.length > 20);
  });

  it('measures what is saturated by the slope that has been learned', async () => {
    const { send } = startWorker();
    const settings = readSettings({
      ...{ data: 'moons', depth: 1, width: 8, runs: 1, batch: 200, optimizer: 'adam', rate: 0.1, seed: 0 },
    });
    const steep = race(settings, { id: 'PReLU', parameters: { weight: 10.2 } });
    const { details: [before] = [] } = await send({ race: steep });
    const { details: [after] = [] } = await send({ until: 20 });
    // By PyTorch: beside 10.2 the slope of 1 is under a tenth, beside the 9.5 of step 20 it no longer is.
    assert.ok(Math.abs((before?.saturated[0] ?? 0) - 0.354375) < 1e-6, `${before?.saturated[0]}`);
    assert.equal(after?.saturated[0], 0);
  });

  it('tells that ReLUs of the usual settings come to be silent', async () => {
    const { send } = startWorker();
    const settings = { ...usualSettings, runs: 4 };
    const { details: [before] = [] } = await send({ race: race(settings, relu) });
    const { details: [after] = [] } = await send({ until: 150 });
    const silent = (net: typeof before) => net?.silent[0] ?? 0;
    assert.ok(silent(after) > silent(before) + 0.05, `${silent(before)} to ${silent(after)}`);
    assert.equal(after?.answers.length, 48 * 48);
    assert.ok((after?.train ?? 1) < (before?.train ?? 0) / 2);
  });

  it('keeps its curves short, however long it goes on', async () => {
    const { send } = startWorker();
    const small = readSettings({ depth: 1, width: 2, batch: 1, runs: 1, data: 'step' });
    const { steps, curves } = await send({ race: race(small, relu), until: 4500 });
    assert.ok(steps.length > 50 && steps.length <= 201, `${steps.length}`);
    assert.equal(curves[0]?.held.middle.length, steps.length);
    assert.equal(steps[0], 0);
  });

  it('tells what diverged', async () => {
    const { send } = startWorker();
    const wild = readSettings({ data: 'abs', loss: 'mse', rate: 100, runs: 3 });
    const { details: [net] = [] } = await send({ race: race(wild, relu), until: 12 });
    assert.ok([...(net?.held ?? [])].some((loss) => !Number.isFinite(loss) || loss > 1e6));
  });

  it('takes its time where it is told to', async () => {
    const { send, reports } = startWorker();
    const settings = { ...usualSettings, runs: 1, depth: 1 };
    await send({ race: race(settings, relu), until: 4, speed: 100, every: 0 });
    assert.deepEqual(
      reports.map(({ summary }) => summary.step),
      [1, 2, 3, 4],
    );
  });
});
