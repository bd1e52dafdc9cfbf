// What is told of a great many results, and the table that they stand in.
import assert from 'node:assert/strict';
import type { ConfiguredActivation } from '../../../../src/content/configured-activation.ts';
import { planTables, writeTableInSlices } from '../../../../src/content/evaluate/columns.ts';
import { evaluateTensor } from '../../../../src/content/evaluate/evaluate.ts';
import {
  describeSummary,
  renderSummaries,
  summarizeInSlices,
} from '../../../../src/content/evaluate/summary.ts';
import { finish } from '../../../../src/foundation/generators.ts';
import { english as t } from '../../../support/english.ts';

const softplus: ConfiguredActivation = { id: 'Softplus', parameters: { beta: 1, threshold: 20 } };
const relu: ConfiguredActivation = { id: 'ReLU', parameters: {} };

function evaluate(input: Float64Array, activations: readonly ConfiguredActivation[]) {
  const evaluation = evaluateTensor(input, [input.length], activations, 'float32', t);
  assert.ok(evaluation.kind === 'results');
  return evaluation.results;
}

const summarize = (input: Float64Array, activation: ConfiguredActivation) => {
  const [result] = evaluate(input, [activation]);
  assert.ok(result);
  return finish(summarizeInSlices(input, result, 'float32'));
};

/** −5, −4.9 … 5, many times over. */
const many = Float64Array.from({ length: 10_100 }, (_, at) => (at % 101) / 10 - 5);

describe('the summary of a great many results', () => {
  it('has their count, ends, mean and exact zeros, and for how many the gradient is lost', () => {
    const summary = summarize(many, relu);
    assert.equal(summary.count, 10_100);
    assert.deepEqual([summary.min, summary.max, summary.notFinite], [0, 5, 0]);
    assert.ok(Math.abs(summary.mean - 127.5 / 101) < 1e-6);
    assert.equal(summary.zeros, 51 / 101);
    assert.deepEqual(summary.gradient, { zero: 51 / 101, vanishing: 0 });
    assert.equal(
      summary.bins.reduce((sum, count) => sum + count),
      10_100,
    );
    assert.ok((summary.bins[0] ?? 0) > 5100);
  });

  it('tells a vanishing gradient from one of 0', () => {
    // The gradient of Softplus is a sigmoid, below 0.1 for x < -2.197.
    const { gradient, zeros } = summarize(many, softplus);
    assert.deepEqual(gradient, { zero: 0, vanishing: 29 / 101 });
    assert.equal(zeros, 0);
  });

  it('counts what is not finite, and says nothing of a gradient that depends on several inputs', () => {
    const summary = summarize(Float64Array.of(Number.NaN, Number.POSITIVE_INFINITY, 1, 3), relu);
    assert.deepEqual([summary.notFinite, summary.min, summary.mean, summary.max], [2, 1, 2, 3]);
    assert.equal(summarize(many, { id: 'Softmax', parameters: { dim: 0 } }).gradient, undefined);
    assert.ok(Number.isNaN(summarize(Float64Array.of(Number.NaN), relu).mean));
  });

  it('is one sentence, and a table with a histogram', () => {
    const summaries = [summarize(many, softplus), summarize(many, relu)];
    assert.equal(
      summaries.map((summary) => describeSummary(summary, t)).join('\n'),
      'Softplus: 0.006715 to 5.007, mean 1.424 · exact zeros 0% · gradient 0: 0%, vanishing: 28.7%\n' +
        'ReLU: 0 to 5, mean 1.262 · exact zeros 50.5% · gradient 0: 50.5%, vanishing: 0%',
    );
    const table = renderSummaries(summaries, 'float32', t);
    assert.match(table, /^\| float32 \| Softplus \| ReLU \|\n.*\n\| Histogram \|/);
    assert.match(table, /\| Histogram \| `█[▁▂▃▄]{15}` \| `█[▁▂]{15}` \|/);
  });

  it('rounds no share to nothing or to all', () => {
    const one = Float64Array.from({ length: 10_000 }, (_, at) => (at === 0 ? -1 : 1));
    assert.match(describeSummary(summarize(one, relu), t), /exact zeros < 0\.1%/);
    assert.match(
      describeSummary(
        summarize(
          one.map((x) => -x),
          relu,
        ),
        t,
      ),
      /exact zeros > 99\.9%/,
    );
  });
});

describe('the table of a great many results', () => {
  const textsOf = (input: Float64Array, activations: readonly ConfiguredActivation[]) => {
    const results = evaluate(input, activations);
    return planTables(input.length, results).map((table) =>
      finish(writeTableInSlices(input, table, 'float32')),
    );
  };

  it('has a header, the numbers and a column for each activation', () => {
    assert.deepEqual(textsOf(Float64Array.of(-2, 0.1, Number.NaN), [softplus, relu]), [
      'x,Softplus,ReLU\n-2.0,0.126928,0.0\n0.1,0.7443967,0.1\nnan,nan,nan\n',
    ]);
  });

  it('quotes names with commas, and has results of other lengths in tables of their own', () => {
    const odd = { id: 'Softplus', parameters: { beta: 2, threshold: 5 } };
    assert.deepEqual(textsOf(Float64Array.of(2, 4), [odd, { id: 'GLU', parameters: {} }]), [
      'x,"Softplus(beta=2, threshold=5)"\n2.0,2.009075\n4.0,4.0\n',
      'GLU\n1.9640275\n',
    ]);
  });

  it('is parted before it is too long for an editor', () => {
    const input = new Float64Array(1_000_000);
    const results = evaluate(input.subarray(0, 1), [relu]).map((result) => ({ ...result, values: input }));
    const tables = planTables(input.length, [...results, ...results, ...results, ...results]);
    assert.deepEqual(
      tables.map((table) => table.results.length),
      [2, 2],
    );
  });
});
