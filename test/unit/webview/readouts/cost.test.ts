// What an activation costs is told as it is, however coarse the clock.
import assert from 'node:assert/strict';
import { timeOf } from '../../../../src/webview/readouts/cost.ts';

/** Times work of a known length by a clock that shows whole steps only; every third round something else takes time. */
function timeWith(length: number, step: number): number {
  let time = 1000;
  let calls = 0;
  const work = () => {
    time += length;
    if (++calls % 1000 === 0) time += length * 50;
  };
  return timeOf(work, () => Math.floor(time / step) * step);
}

describe('the cost of an activation', () => {
  for (const [length, step] of [
    [0.013, 0.1],
    [0.4, 0.1],
    [0.013, 1],
    [25, 0.1],
  ] as const) {
    it(`is right for work of ${length} ms by a clock that shows steps of ${step} ms`, () => {
      const found = timeWith(length, step);
      assert.ok(Math.abs(found / length - 1) < 0.3, `${found} ms`);
    });
  }
});
