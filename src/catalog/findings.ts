// Findings that several entries make of arguments that are of the right type but not valid.
import type { Finding } from './activation.ts';

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

/** What a slope below 0 does. */
export function flipped(slope: number, parameter: string, isInPlace: boolean): Finding[] {
  if (!(slope < 0)) return [];
  return [
    ...nonsense(parameter, (t) => t('Negative input comes out positive')),
    ...(isInPlace ? noBackward(parameter) : []),
  ];
}
