// Which of the panel's curves are trained.
import { activationOf } from '../../autodiff/own-activation.ts';
import type { Activation } from '../../catalog/activation.ts';
import type { Release } from '../../foundation/release.ts';
import type { CurveState } from '../../protocol/state.ts';
import { namesOf } from '../state/traces.ts';

/** A curve that is trained. */
export interface Racer {
  readonly curve: CurveState;
  readonly name: string;
  readonly entry: Activation;
}

/** As many are trained side by side. */
const MOST = 4;

/** The first visible curves that can stand between layers, and the names of those that cannot, or are too many. */
export function racersOf(
  curves: readonly CurveState[],
  release: Release,
): { readonly racers: readonly Racer[]; readonly vectors: readonly string[]; readonly isCut: boolean } {
  const names = namesOf(curves);
  const seen = curves.flatMap((curve, at): Racer[] => {
    const entry = curve.hidden ? undefined : activationOf(curve, release);
    return entry ? [{ curve, entry, name: names[at] ?? curve.id }] : [];
  });
  const able = seen.filter(({ entry }) => entry.kind === 'elementwise');
  return {
    racers: able.slice(0, MOST),
    vectors: seen.filter((one) => !able.includes(one)).map(({ name }) => name),
    isCut: able.length > MOST,
  };
}
