// Chooses the interval of the number line where a function is worth looking at.
import type { Facts, ScalarFunction } from '../functions/function.ts';

/** How near to 0 everything happens: 1, or a lower power of ten for curves as sharp as Softplus(beta=100). */
export function scaleOf(facts: Facts): number {
  const edges = [
    ...facts.breaks.filter(isVisible).map((place) => place.x),
    ...facts.saturated.flatMap(({ low, high }) => [low, high]),
  ].filter((x) => Number.isFinite(x) && x !== 0);
  const widest = Math.max(0, ...edges.map(Math.abs));
  if (widest === 0 || widest >= 0.5) return 1;
  return Math.max(1e-6, 10 ** Math.floor(Math.log10(widest)));
}

/** Whether the function is defined between 0 and 1 only, as Logit is, or clipped just inside, as Logit(eps=1e-6). */
export function isOnUnitInterval(f: ScalarFunction): boolean {
  const { breaks, dead } = f.facts();
  const isClipped = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY].every((end) =>
    dead.some(({ low, high }) => low === end || high === end),
  );
  if (isClipped && breaks.length > 0 && breaks.every(({ x }) => x > 0 && x < 1)) return true;
  return Number.isNaN(f.value(-1)) && Number.isNaN(f.value(2)) && Number.isFinite(f.value(0.5));
}

/** From where to where to draw: all breaks that can be seen lie inside, with some room beside them. */
export function intervalOfInterest(facts: Facts): readonly [number, number] {
  const reach = 3 * scaleOf(facts);
  const places = facts.breaks.filter(isVisible).map((place) => place.x);
  const [low, high] = [Math.min(0, ...places), Math.max(0, ...places)];
  return [Math.min(-reach, low - (high - low) * 0.25), Math.max(reach, high + (high - low) * 0.25)];
}

/** A break that a picture can show; the jump of the default Softplus (2e-9) is none. */
export function isVisible(place: Facts['breaks'][number]): boolean {
  if (!Number.isFinite(place.x) || Math.abs(place.x) > 1e6) return false;
  const jump = Math.abs(place.left - place.right);
  const bend = Math.abs(place.slopeLeft - place.slopeRight);
  return place.kind === 'kink' ? bend > 1e-6 : !(jump <= 1e-4 * Math.max(1, Math.abs(place.x)));
}
