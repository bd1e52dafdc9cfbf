// How shares and factors are written in the drawer of inputs and in the picture.
import { formatShort } from '../../content/format.ts';

/** `50 %`, `0.0032 %`; a share that is not all, or nothing, is never written as that. */
export function shareText(share: number): string {
  if (share > 0 && share < 1e-6) return '< 0.0001 %';
  return share > 0.9995 && share < 1 ? '> 99.9 %' : `${formatShort(share * 100, 3)} %`;
}

/** `1/6` where it is one, or three digits. */
export function factorText(factor: number): string {
  const under = Math.round(1 / factor);
  return under > 1 && under < 100 && Math.abs(under * factor - 1) < 1e-3
    ? `1/${under}`
    : formatShort(factor, 3);
}
