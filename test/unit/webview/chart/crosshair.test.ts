// Where the card at the crosshair stands.
import assert from 'node:assert/strict';
import { topBelow } from '../../../../src/webview/chart/crosshair.ts';

describe('the card at the crosshair', () => {
  const card = { x: 100, y: 12, width: 200, height: 70 };
  const word = (x: number, y: number) => ({ x, y, width: 150, height: 14 });

  it('stays where it is, off the words of zones', () => {
    assert.equal(topBelow(card, [], 400), 12);
    assert.equal(topBelow(card, [word(300, 20), word(0, 100)], 400), 12);
  });

  it('goes below those that it would cover', () => {
    assert.equal(topBelow(card, [word(0, 10)], 400), 28);
    assert.equal(topBelow(card, [word(0, 26), word(0, 10)], 400), 44);
    assert.equal(topBelow(card, [word(0, 75)], 400), 93);
  });

  it('stays where there is no room below', () => {
    assert.equal(topBelow(card, [word(0, 10)], 90), 12);
  });
});
