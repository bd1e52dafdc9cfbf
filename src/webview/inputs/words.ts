// How shares and factors are written in the drawer of inputs and in the picture.
import { formatShort, writePercent } from '../../content/format.ts';
import type { Translate } from '../../foundation/localization.ts';

/** `50%`, `0.0032%`; a share that is not all, or nothing, is never written as that. */
export function shareText(share: number, t: Translate): string {
  if (share > 0 && share < 1e-6) return `< ${writePercent('0.0001', t)}`;
  if (share > 0.9995 && share < 1) return `> ${writePercent('99.9', t)}`;
  return writePercent(formatShort(share * 100, 3), t);
}

/** `1/6` where it is one, or three digits. */
export function factorText(factor: number): string {
  const under = Math.round(1 / factor);
  return under > 1 && under < 100 && Math.abs(under * factor - 1) < 1e-3
    ? `1/${under}`
    : formatShort(factor, 3);
}
