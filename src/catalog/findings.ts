// Findings that several entries make of arguments that are of the right type but not valid.
import type { Finding } from './activation.ts';

/** What comes out of arguments that PyTorch takes though they make no sense. */
export const nonsense = (parameter: string, message: Finding['message'], rule?: string): Finding[] => [
  { kind: 'nonsense', when: 'call', parameter, message, ...(rule === undefined ? {} : { rule }) },
];

/** What a slope that is no finite number does. */
export const boundless = (slope: number, parameter: string): Finding[] =>
  nonsense(parameter, (t) =>
    Number.isNaN(slope) ? t('negative input gives nan.') : t('negative input gives inf, −inf or nan.'),
  );

/** The gradient of an activation that overwrote its input would need the sign that a negative slope has lost. */
export const noBackward = (parameter: string, kernel: 'elu' | 'leakyReLu'): Finding[] => [
  {
    kind: 'raises',
    when: 'backward',
    parameter,
    message: (t) => t('a RuntimeError in backward: a negative slope cannot be undone in place'),
    verbatim: `RuntimeError: In-place ${kernel} backward calculation is triggered with a negative slope which is not supported. This is caused by calling in-place forward function with a negative slope, please call out-of-place version instead.${kernel === 'elu' ? '' : INVITATION}`,
  },
];

/** How PyTorch goes on where the slope is that of a leaky ReLU. */
const INVITATION =
  ' File an issue at https://github.com/pytorch/pytorch if you do require supporting in-place leakRelu backward calculation with negative slope';

/** What a slope below 0 does. */
export function flipped(slope: number, parameter: string, isInPlace: boolean): Finding[] {
  if (!(slope < 0)) return [];
  return [
    ...nonsense(parameter, (t) => t('negative input comes out positive.')),
    ...(isInPlace ? noBackward(parameter, 'leakyReLu') : []),
  ];
}
