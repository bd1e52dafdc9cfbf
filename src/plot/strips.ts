// Where several curves pass no gradient or little: one strip a curve below the plot, for tints on each other would tell
// nothing apart. Works out what stands where, in the plot's pixels from its lower edge on; panel and exports draw it.
import type { Viewport } from './scale.ts';
import { type Area, areaOf } from './scene.ts';

/** An interval of a curve; `dead`: its gradient is 0 there, `saturated`: it is small. */
export interface Stretch {
  /** Tells curves apart. */
  readonly curve: string;
  readonly name: string;
  readonly style: number;
  readonly kind: 'dead' | 'saturated' | 'limit';
  readonly low: number;
  readonly high: number;
}

/** A curve's strip: its middle below the plot, its bars, and its name where that has room. */
export interface Strip {
  readonly curve: string;
  readonly style: number;
  readonly middle: number;
  readonly bars: readonly (Area & { readonly kind: Stretch['kind'] })[];
  readonly name?: { readonly text: string; readonly x: number };
}

/** Pixels from one strip to the next: with the curves' names, or where these have no room. */
const PITCH = { named: 13, bare: 7 } as const;
/** A picture that is lower than this needs its height for the curves. */
const LOW = 300;
const LETTER = 6;
/** What stands left of the first strip: true of what is under a solid bar. */
export const STRIPS_SAY = 'f′ = 0';

/** Those that stand in strips; none if a single curve has some, which its tint tells better, and never those of a dtype's limits. */
export function inStrips<Own extends Stretch>(stretches: readonly Own[]): readonly Own[] {
  const own = stretches.filter(({ kind }) => kind !== 'limit');
  return new Set(own.map(({ curve }) => curve)).size > 1 ? own : [];
}

/** How many pixels the strips take in a picture of this height. */
export function heightOfStrips(stretches: readonly Pick<Stretch, 'curve'>[], height: number): number {
  const count = new Set(stretches.map(({ curve }) => curve)).size;
  return count === 0 ? 0 : count * pitchOf(height) + 4;
}

const pitchOf = (height: number): number => (height < LOW ? PITCH.bare : PITCH.named);

/** One strip for each curve, in their order; `height` is that of the whole picture. */
export function stripsOf(
  stretches: readonly Stretch[],
  viewport: Viewport,
  height: number,
): readonly Strip[] {
  const pitch = pitchOf(height);
  const curves = [...new Set(stretches.map(({ curve }) => curve))];
  return curves.map((curve, i) => {
    const own = stretches.filter((stretch) => stretch.curve === curve);
    const bars = own.map(({ kind, low, high }) => ({ kind, ...areaOf({ low, high }, viewport) }));
    const name = pitch === PITCH.named ? nameIn(own[0]?.name ?? '', bars, viewport.width) : undefined;
    return {
      curve,
      style: own[0]?.style ?? 0,
      middle: 3 + Math.round(pitch * (i + 0.5)),
      bars,
      ...(name ? { name } : {}),
    };
  });
}

/** The name at the left of the widest part that no bar covers; undefined if it is too long for it. */
function nameIn(text: string, bars: readonly Area[], width: number): Strip['name'] {
  const sorted = [...bars].sort((one, other) => one.x - other.x);
  const starts = [0, ...sorted.map((bar) => bar.x + bar.width)];
  const ends = [...sorted.map((bar) => bar.x), width];
  const gaps = starts.map((start, i) => ({ start, room: (ends[i] ?? width) - start }));
  const widest = gaps.reduce((best, gap) => (gap.room > best.room ? gap : best), { start: 0, room: 0 });
  return text.length * LETTER + 12 <= widest.room ? { text, x: widest.start + 6 } : undefined;
}
