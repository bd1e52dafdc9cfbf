// Work that is put off happens once, after the last call, and not at all once it is disposed of.
import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { debounce } from '../../../src/foundation/debounce.ts';

describe('debounced work', () => {
  beforeEach(() => mock.timers.enable({ apis: ['setTimeout'] }));
  afterEach(() => mock.timers.reset());

  it('is done once, so many milliseconds after the last call', () => {
    let times = 0;
    const work = debounce(() => times++);
    work.in(100);
    mock.timers.tick(99);
    work.in(100);
    mock.timers.tick(99);
    assert.equal(times, 0);
    mock.timers.tick(1);
    assert.equal(times, 1);
    mock.timers.tick(1000);
    assert.equal(times, 1);
  });

  it('is dropped when it is disposed of', () => {
    let times = 0;
    const work = debounce(() => times++);
    work.in(100);
    work.dispose();
    mock.timers.tick(1000);
    assert.equal(times, 0);
  });
});
