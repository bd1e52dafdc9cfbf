// The worker that measures, spoken to as the page does: mpmath's own moments, layers as PyTorch's networks have them, and nothing
// more of a question once another is asked.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { catalog } from '../../../../src/catalog/catalog.ts';
import type { Moments } from '../../../../src/lab/moments.ts';
import type { Answer, Question } from '../../../../src/webview/inputs/messages.ts';
import { serveMeasuring } from '../../../../src/webview/inputs/serve.ts';
import { ownIn, SWISH } from '../../../support/own.ts';

const file = path.resolve(import.meta.dirname, '../../../golden/moments.json');
const golden = JSON.parse(readFileSync(file, 'utf8')) as {
  readonly cases: readonly (Moments & {
    readonly activation: string;
    readonly parameters: Readonly<Record<string, number>>;
    readonly input: {
      readonly normal?: readonly [number, number];
      readonly uniform?: readonly [number, number];
    };
  })[];
};

const question: Question = {
  id: 1,
  input: { kind: 'normal', mean: 0, std: 1 },
  plan: { layers: 3, gain: Math.SQRT2, bias: 0, residual: false, norm: 'none' },
  width: 64,
  classes: 10,
  release: '2.15',
  curves: [{ key: 'c1', id: 'ReLU', parameters: {}, dtype: 'float64' }],
};

/** A worker, what it has answered, and when it is done with the last curve of a question. */
function startWorker() {
  const answers: Answer[] = [];
  let look = () => {};
  const scope: Parameters<typeof serveMeasuring>[0] = {
    onmessage: null,
    postMessage(answer) {
      answers.push(answer);
      look();
    },
  };
  serveMeasuring(scope);
  const send = (data: Question): Promise<void> =>
    new Promise((resolve) => {
      const last = data.curves.at(-1)?.key;
      look = () => {
        const { id, key, more } = answers.at(-1) ?? {};
        if (id === data.id && key === last && more?.net) resolve();
      };
      scope.onmessage?.({ data } as MessageEvent<Question>);
    });
  return { answers, send, ask: (data: Question) => scope.onmessage?.({ data } as MessageEvent<Question>) };
}

describe('the worker that measures', () => {
  it('answers mpmath’s moments', async () => {
    const { answers, send } = startWorker();
    const standard = golden.cases.filter(({ input }) => String(input.normal) === '0,1');
    assert.ok(standard.length > 20);
    await send({
      ...question,
      plan: { ...question.plan, layers: 1 },
      curves: standard.map(({ activation: id, parameters }, at) => ({
        key: `c${at}`,
        id,
        parameters,
        dtype: 'float64',
      })),
    });
    for (const [at, wanted] of standard.entries()) {
      const { moments } = answers.find(({ key }) => key === `c${at}`)?.more ?? {};
      assert.ok(moments, wanted.activation);
      for (const measure of ['std', 'zeros', 'noGradient', 'saturated', 'gain', 'gradientFactor'] as const) {
        const ours: number | null = moments[measure];
        const theirs: number | null = wanted[measure];
        if (ours === null || theirs === null) assert.equal(ours, theirs);
        else
          assert.ok(
            Math.abs(ours - theirs) <= 1e-6 * Math.max(1, theirs),
            `${wanted.activation} ${measure}: ${ours}`,
          );
      }
    }
  });

  it('goes through layers on average, then through a network, in the dtype of the curve', async () => {
    const { answers, send } = startWorker();
    const own = ownIn(SWISH);
    const half = { key: 'c2', id: 'Sigmoid', parameters: {}, dtype: 'float16' } as const;
    await send({
      ...question,
      input: { kind: 'values', values: [-20, 1] },
      curves: [half, { key: 'c3', id: own.name, own, parameters: {}, dtype: 'float32' }],
    });
    const of = (key: string) =>
      answers.filter((one) => one.key === key).map(({ more }) => Object.keys(more)[0]);
    assert.deepEqual(of('c2'), ['moments', 'field', 'net']);
    assert.deepEqual(of('c3'), ['moments', 'field', 'net']);
    // Half of the inputs underflow: float16 has nothing at −20.
    assert.equal(answers[0]?.more.moments?.zeros, 0.5);
    const { net } = answers.at(-1)?.more ?? {};
    assert.equal(net?.second.length, 4);
  });

  it('tells what can be told of activations along a dimension', async () => {
    const { answers, send } = startWorker();
    const all = catalog.filter(({ kind }) => kind === 'vector');
    assert.ok(all.length > 4);
    await send({
      ...question,
      curves: [
        ...all.map(({ id }) => ({ key: id, id, parameters: {}, dtype: 'float64' }) as const),
        ...question.curves,
      ],
    });
    const of = (id: string) => answers.find(({ key }) => key === id)?.more ?? {};
    for (const { id } of all) assert.ok(of(id).entropy !== undefined || of(id).gated, id);
    assert.equal(of('Softmax').entropy, of('LogSoftmax').entropy);
    assert.ok(Math.abs((of('Softmin').entropy ?? 0) - (of('Softmax').entropy ?? 1)) < 1e-12);
    const values = { kind: 'values', values: [-3, 0, 0, 0] } as const;
    await send({
      ...question,
      id: 2,
      input: values,
      curves: [
        ...['Softmax', 'Softmin'].map((id) => ({ key: id, id, parameters: {}, dtype: 'float64' }) as const),
        ...question.curves,
      ],
    });
    const [softmax, softmin] = answers
      .filter(({ id, more }) => id === 2 && more.entropy)
      .map(({ more }) => more.entropy);
    // One that is far below the others takes nothing from them; turned round, it takes nearly all.
    assert.ok((softmin ?? 9) < (softmax ?? 0));
  });

  it('lets what is asked anew go first', async () => {
    const { answers, send, ask } = startWorker();
    ask({ ...question, plan: { ...question.plan, layers: 64 }, width: 512 });
    await send({
      ...question,
      id: 2,
    });
    const first = answers.findIndex(({ id }) => id === 2);
    assert.ok(answers.slice(first).every(({ id, key }) => id === 2 && key === 'c1'));
    assert.ok(answers.slice(0, first).every(({ more }) => !more.net));
  });
});
