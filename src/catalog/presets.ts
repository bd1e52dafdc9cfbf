// Sets of curves that answer a question at once.
import type { Text } from '../foundation/localization.ts';
import type { Values } from './activation.ts';

/** A set of curves with a name. */
export interface Preset {
  readonly name: Text;
  readonly curves: readonly { readonly id: string; readonly parameters?: Values }[];
  readonly derivatives: boolean;
  /** Where there is more to see than from -5 to 5. */
  readonly x?: readonly [number, number];
}

/** The sets that the panel offers, in its order. */
export const presets: readonly Preset[] = [
  { name: (t) => t('Softplus and ReLU'), curves: [{ id: 'Softplus' }, { id: 'ReLU' }], derivatives: true },
  {
    name: (t) => t('Softplus Approaching ReLU'),
    curves: [0.5, 1, 2, 5]
      .map((beta) => ({ id: 'Softplus', parameters: { beta } }))
      .concat([{ id: 'ReLU', parameters: {} as { beta: number } }]),
    derivatives: false,
    x: [-4, 4],
  },
  {
    name: (t) => t('The Softplus Family'),
    curves: ['Softplus', 'Sigmoid', 'Logit', 'LogSumExp', 'NegativeBinaryEntropy'].map((id) => ({ id })),
    derivatives: false,
  },
  {
    name: (t) => t('Smooth Rectifiers'),
    curves: ['ReLU', 'Softplus', 'GELU', 'SiLU', 'Mish', 'ELU', 'CELU', 'SELU'].map((id) => ({ id })),
    derivatives: false,
    x: [-4, 3],
  },
  {
    name: (t) => t('Saturating'),
    curves: ['Sigmoid', 'Hardsigmoid', 'Tanh', 'Hardtanh', 'Softsign'].map((id) => ({ id })),
    derivatives: true,
  },
  {
    name: (t) => t('Activations with Dead Regions'),
    curves: ['ReLU', 'ReLU6', 'Hardtanh', 'Hardsigmoid', 'Hardswish', 'Hardshrink', 'Softshrink'].map(
      (id) => ({
        id,
      }),
    ),
    derivatives: false,
    x: [-7, 7],
  },
];
