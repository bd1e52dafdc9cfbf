// How a curve is described, so that its facts follow: where it breaks and turns, and how it ends on both sides.
import type { Break, Facts } from './function.ts';

/** Value and slope, at a point from one side or as limits at ±∞. */
export interface End {
  readonly value: number;
  readonly slope: number;
}

/** What a function tells of its curve. */
export interface Shape {
  readonly breaks?: readonly Break[];
  /** Where f or f′ turns, in any order; between two of these and the breaks both are monotone. */
  readonly turns?: readonly number[];
  /** Limits at −∞ and at +∞. */
  readonly left: End;
  readonly right: End;
  /** Infinitely differentiable wherever it is defined, breaks aside. */
  readonly smooth: boolean;
  /** Asymptotes that are not horizontal, or horizontal with an infinite limit never. */
  readonly asymptotes?: Facts['asymptotes'];
  /** Where the function is defined, if not everywhere. */
  readonly domain?: readonly [number, number];
}

export const infinity = Number.POSITIVE_INFINITY;

/** A curve that nears x itself at the right. */
export const rightDiagonal = { side: 'right', slope: 1, offset: 0 } as const;

/** A place where the value goes on and the slope changes. */
export const kink = (x: number, value: number, slopeLeft: number, slopeRight: number): Break => ({
  x,
  kind: 'kink',
  left: value,
  right: value,
  slopeLeft,
  slopeRight,
});
