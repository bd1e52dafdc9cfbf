// Where the curves' names and the words about zones stand.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { catalog, findById } from '../../../src/catalog/catalog.ts';
import type { Box } from '../../../src/plot/box.ts';
import { type Curve, curveOf } from '../../../src/plot/curve.ts';
import { boxOf, placeRemarks } from '../../../src/plot/remarks.ts';
import { sample } from '../../../src/plot/sample.ts';
import { toPixels, type Viewport } from '../../../src/plot/scale.ts';
import { lineOf, nameOf, namePlacesOf } from '../../../src/plot/scene.ts';

const viewport: Viewport = { x0: -5, x1: 5, y0: -0.5, y1: 5.5, width: 500, height: 400 };

function curve(id: string, quantity: 'value' | 'derivative' = 'value'): Curve {
  const row = findById(id);
  assert.ok(row);
  const given = row.parameters.map(({ name, default: standard, example }) => [
    name,
    standard ?? example ?? null,
  ]);
  return curveOf(row.functionAt(Object.fromEntries(given)), quantity);
}

/** How near a curve comes to the inside of a box: the pixels by which it stays above or below; 0 where it enters. */
function distance(to: Curve, { left, right, top, bottom }: Box, { x0, x1, ...rest }: Viewport): number {
  const place = toPixels({ x0, x1, ...rest });
  const steps = Math.ceil((right - left) * 2);
  const ys = Array.from({ length: steps + 1 }, (_, i) => {
    const pixel = left + ((right - left) * i) / steps;
    return place.y(to.y(x0 + (pixel / rest.width) * (x1 - x0)));
  });
  return Math.min(
    ...ys.map((y) => (y < top ? top - y : y > bottom ? y - bottom : Number.isNaN(y) ? 1e9 : 0)),
  );
}

const overlap = (a: Box, b: Box) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** The names of these curves as boxes. */
function namesOf(curves: readonly Curve[], texts: readonly string[], window: Viewport): readonly Box[] {
  const named = texts.map((text, i) => ({ text, line: lineOf(curves[i] ?? curve('ReLU'), window) }));
  return namePlacesOf(named, window).flatMap((placed, i) => {
    const name = named[i] && nameOf(named[i].text, named[i].line.curve, placed, window);
    return name ? [boxOf(name.text, name.x, name.y, name.anchor)] : [];
  });
}

describe('the names of curves', () => {
  it('stand nearer to their own curve than any other does', () => {
    const ids = ['Softplus', 'ReLU'];
    const curves = ids.flatMap((id) => [curve(id), curve(id, 'derivative')]);
    const texts = ids.flatMap((id) => [id, `${id}′`]);
    for (const height of [250, 400, 700]) {
      const window = { ...viewport, height };
      const boxes = namesOf(curves, texts, window);
      assert.equal(boxes.length, 4);
      for (const [i, box] of boxes.entries()) {
        const apart = curves.map((one) => distance(one, box, window));
        assert.ok((apart[i] ?? 0) > 0, `${texts[i]} lies on its curve`);
        assert.equal(apart.indexOf(Math.min(...apart)), i, `${texts[i]}: ${apart}`);
      }
    }
  });
});

describe('the names of curves that run together', () => {
  for (const ids of [
    ['GELU', 'SiLU', 'Mish'],
    ['Sigmoid', 'Hardsigmoid', 'Tanh', 'Softsign'],
    ['ELU', 'SELU', 'LeakyReLU', 'Softplus'],
  ])
    it(`stand where each of ${ids.join(', ')} runs apart`, () => {
      const curves = ids.map((id) => curve(id));
      const window = { ...viewport, y0: -2 };
      const boxes = namesOf(curves, ids, window);
      assert.equal(boxes.length, ids.length);
      for (const [i, box] of boxes.entries()) {
        const apart = curves.map((one) => distance(one, box, window));
        const others = Math.min(...apart.filter((_, other) => other !== i));
        assert.ok(Math.min(...apart) > 0, `${ids[i]} lies on a curve`);
        // By two pixels another may be nearer, measured up and down.
        assert.ok((apart[i] ?? 0) < others + 2, `${ids[i]}: ${apart}`);
      }
      for (const [i, box] of boxes.entries())
        assert.ok(!boxes.some((other, at) => at !== i && overlap(box, other)), ids[i]);
    });
});

describe('the words about zones', () => {
  const words = 'ReLU passes no gradient here';
  const dead = { low: Number.NEGATIVE_INFINITY, high: 0, texts: [words] };
  const place = (curves: readonly Curve[], names: readonly Box[] = [], remarks = [dead], window = viewport) =>
    placeRemarks(
      remarks,
      curves.map((one) => sample(one, window)),
      names,
      window,
    );
  const flat = (y: number): Curve => ({ y: () => y, cuts: [] });

  it('stand at the end of the plot that the curves leave free', () => {
    assert.deepEqual(place([curve('ReLU')]), [{ text: words, x: 8, y: 20, anchor: 'start' }]);
    assert.deepEqual(place([flat(5)]), [{ text: words, x: 8, y: 388, anchor: 'start' }]);
    const right = { low: 0, high: Number.POSITIVE_INFINITY, texts: [words] };
    assert.deepEqual(place([flat(0)], [], [right]), [{ text: words, x: 492, y: 20, anchor: 'end' }]);
  });

  it('move off a curve, off a name, and off each other', () => {
    // Two lines below hold it at the top, and one there sends it a line further in.
    const crowd = [flat(0), flat(0.2), flat(5.2)];
    const [moved] = place(crowd);
    assert.equal(moved?.y, 20 + 16);
    const [under] = place(crowd, [{ left: 0, right: 400, top: 36, bottom: 60 }]);
    assert.equal(under?.y, 20 + 16 * 4);
    assert.deepEqual(
      place([flat(0)], [], [dead, dead]).map((placed) => placed?.y),
      [20, 36],
    );
  });

  it('are shortened, or left out, where there is no room', () => {
    // Falls so steeply that only what is short stands to its left.
    const steep: Curve = { y: (x) => -20 * (x + 4), cuts: [] };
    const narrow = { ...dead, high: -1 };
    assert.deepEqual(
      place([steep], [], [{ ...narrow, texts: [words, 'R'] }, narrow]).map((placed) => placed?.text),
      ['R', undefined],
    );
    const full = Array.from({ length: 60 }, (_, i) => flat(i / 10 - 0.5));
    assert.deepEqual(place(full), [undefined]);
    assert.deepEqual(place([], [], [dead], { ...viewport, width: 60 }), [undefined]);
    assert.deepEqual(place([], [], [dead], { ...viewport, height: 10 }), [undefined]);
  });

  it('lie inside the plot and on nothing, whatever is drawn', () => {
    const ids = catalog.map(({ id }) => id);
    const any = fc.record({
      ids: fc.array(fc.constantFrom(...ids), { minLength: 1, maxLength: 6 }),
      x0: fc.double({ min: -20, max: 2, noNaN: true }),
      wide: fc.double({ min: 0.5, max: 40, noNaN: true }),
      y0: fc.double({ min: -6, max: 2, noNaN: true }),
      high: fc.double({ min: 0.5, max: 20, noNaN: true }),
      width: fc.integer({ min: 40, max: 900 }),
      height: fc.integer({ min: 40, max: 700 }),
      edges: fc.array(fc.double({ min: -6, max: 6, noNaN: true }), { maxLength: 5 }),
    });
    let placed = 0;
    fc.assert(
      fc.property(any, ({ ids: drawn, x0, wide, y0, high, width, height, edges }) => {
        const window = { x0, x1: x0 + wide, y0, y1: y0 + high, width, height };
        const curves = drawn.flatMap((id) => [curve(id), curve(id, 'derivative')]);
        const texts = drawn.flatMap((id) => [id, `${id}′`]);
        const names = namesOf(curves, texts, window);
        const remarks = edges
          .filter((edge) => edge > x0 && edge < x0 + wide)
          .map((edge, i) => ({
            low: i % 2 === 0 ? Number.NEGATIVE_INFINITY : edge,
            high: i % 2 === 0 ? edge : Number.POSITIVE_INFINITY,
            texts: [`${drawn[0]} passes no gradient here`, drawn[0] ?? ''],
          }));
        const found = place(curves, names, remarks, window);
        const boxes = found.flatMap((placed) =>
          placed ? [boxOf(placed.text, placed.x, placed.y, placed.anchor)] : [],
        );
        for (const [i, box] of boxes.entries()) {
          placed++;
          assert.ok(box.left >= 0 && box.right <= width && box.top >= 0 && box.bottom <= height);
          assert.ok(![...names, ...boxes.slice(0, i)].some((other) => overlap(box, other)));
          for (const one of curves) assert.ok(distance(one, box, window) > 0);
        }
      }),
      { numRuns: 150 },
    );
    assert.ok(placed > 50, `${placed}`);
  });
});
