import { silu, siluOfOwnSteps } from '../../functions/gated.ts';
import { functions, module, page } from '../api-path.ts';
import { elementwise } from '../define.ts';

/** The entry of SiLU. */
export const entry = elementwise({
  id: 'SiLU',
  family: 'smooth',
  isModule: true,
  summary: (t) => t('x times its own sigmoid, also known as swish'),
  parameters: [],
  apiPaths: [
    ...module('SiLU', '-inplace'),
    ...functions('F.silu', '-inplace'),
    ...functions('C.silu+out C.silu_'),
  ],
  tex: String.raw`f(x) = x \cdot \sigma(x) = \frac{x}{1 + e^{-x}}`,
  text: () => 'x / (1 + exp(−x))',
  related: [
    { kind: 'made of', id: 'Sigmoid', formula: 'SiLU(x) = x·Sigmoid(x)' },
    {
      kind: 'near',
      id: 'Hardswish',
      note: (t) => t('Hardswish is SiLU made of two lines and a parabola'),
    },
    { kind: 'near', id: 'GELU', note: (t) => t('GELU has the same form with Φ in place of the sigmoid') },
  ],
  chosenFor: (t) => t('Vision networks and language models, often inside a gated unit'),
  givenUp: (t) => t('Costs an exponential; not monotone; almost no gradient far below 0'),
  refusal: { kernel: 'silu_cpu' },
  changed: [
    {
      since: '2.0',
      dtypes: ['bfloat16'],
      text: (t) =>
        t(
          'Since PyTorch 2.0 it is computed in float32 and rounded once, as on CUDA; before, rounded after each step.',
        ),
    },
  ],
  documentation: page('SiLU'),
  function: siluOfOwnSteps,
  changes: [{ since: '2.0', function: silu }],
});
