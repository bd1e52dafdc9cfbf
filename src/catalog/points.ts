// What family files write their curves' shapes and findings with. Pure; knows nothing of any one activation.
import type { Break, Finding } from './activation.ts';

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

/** What comes out of arguments that PyTorch takes though they make no sense. */
export const nonsense = (parameter: string, message: Finding['message']): Finding[] => [
  { kind: 'nonsense', when: 'call', parameter, message },
];

/** The gradient of an activation that overwrote its input would need the sign that a negative slope has lost. */
export const noBackward = (parameter: string): Finding[] => [
  {
    kind: 'raises',
    when: 'backward',
    parameter,
    message: (t) => t('a RuntimeError in backward: a negative slope cannot be undone in place'),
  },
];
