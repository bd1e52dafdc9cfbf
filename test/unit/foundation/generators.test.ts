// Long work gives way to others, and is left when nobody wants it any more.
import assert from 'node:assert/strict';
import { finish, finishInSlices } from '../../../src/foundation/generators.ts';

function* count(to: number, onStep: () => void = () => {}): Generator<number, string> {
  for (let at = 1; at <= to; at++) {
    onStep();
    yield at;
  }
  return 'done';
}

describe('work in slices', () => {
  it('ends as it would at once', async () => {
    assert.equal(finish(count(10)), 'done');
    assert.equal(await finishInSlices(count(10), Number.POSITIVE_INFINITY), 'done');
    assert.equal(await finishInSlices(count(10), 0), 'done');
  });

  it('lets others run after each slice', async () => {
    let [steps, turns] = [0, 0];
    let isDone = false;
    const turn = () => {
      turns++;
      assert.ok(turns >= steps - 1, `${steps} steps in ${turns} turns`);
      if (!isDone) setTimeout(turn, 0);
    };
    setTimeout(turn, 0);
    await finishInSlices(
      count(5, () => steps++),
      0,
    );
    isDone = true;
    assert.ok(turns >= 4, `${turns} turns`);
  });

  it('is left as soon as the watch says so, also while others run', async () => {
    for (const last of [3, 4]) {
      let [looks, steps] = [0, 0];
      const watch = () => ++looks < last;
      const work = finishInSlices(
        count(9, () => steps++),
        0,
        watch,
      );
      assert.equal(await work, undefined);
      assert.deepEqual([looks, steps], [last, 2]);
    }
  });
});
