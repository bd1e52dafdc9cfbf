// Where the card at the crosshair stands.
import assert from 'node:assert/strict';
import { freeTop } from '../../../../src/webview/chart/crosshair.ts';

describe('the card at the crosshair', () => {
  const card = { left: 100, width: 200, height: 70 };
  const word = (x: number, y: number) => ({ x, y, width: 150, height: 14 });

  it('stands at the top where nothing is', () => {
    assert.equal(freeTop(card, [], [], 400), 12);
    assert.equal(freeTop(card, [], [word(310, 20), word(0, 100)], 400), 12);
  });

  it('goes below words that it would cover', () => {
    assert.equal(freeTop(card, [], [word(0, 10)], 400), 30);
    assert.equal(freeTop(card, [], [word(0, 26), word(0, 10)], 400), 46);
    assert.equal(freeTop(card, [], [word(0, 75)], 400), 95);
  });

  it('covers no curve, however far apart its points are', () => {
    const rising = [
      [-1000, 1000],
      [1000, 20],
    ] as const;
    // Between x = 94 and 306 it runs from about 464 up to about 360.
    assert.equal(freeTop(card, [rising], [], 600), 12);
    const level = [
      [0, 50],
      [500, 50],
    ] as const;
    assert.equal(freeTop(card, [level], [], 400), 56);
    assert.equal(
      freeTop(
        card,
        [
          [
            [150, 0],
            [150, 400],
          ],
        ],
        [],
        400,
      ),
      undefined,
    );
    assert.equal(
      freeTop(
        card,
        [
          [
            [320, 0],
            [320, 400],
          ],
        ],
        [],
        400,
      ),
      12,
    );
  });

  it('has no place where there is no room below', () => {
    assert.equal(freeTop(card, [], [word(0, 10)], 90), undefined);
  });
});
