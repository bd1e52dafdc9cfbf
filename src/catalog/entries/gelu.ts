import { gelu, geluOfOwnSteps, geluOfProcessor, geluOfRoundedProduct } from '../../functions/gated.ts';
import { functions, module, page } from '../api-path.ts';
import { choice, elementwise } from '../define.ts';

/** The entry of GELU. */
export const entry = elementwise({
  id: 'GELU',
  family: 'smooth',
  isModule: true,
  summary: (t) => t('x · P(Z ≤ x), Z standard normal'),
  titles: [
    {
      when: (s) => s.approximate === 'tanh',
      summary: (t) => t('x · P(Z ≤ x), Z standard normal, approximated with tanh'),
    },
  ],
  parameters: [
    choice('approximate', 'none', ['none', 'tanh'], (t) =>
      t('The exact form with erf, or the faster one with tanh'),
    ),
  ],
  apiPaths: [
    ...module('GELU', 'approximate'),
    ...functions('F.gelu+out+C C.gelu+out C.gelu_', '*approximate'),
  ],
  tex: [
    {
      tex: String.raw`f(x) = \frac{x}{2} \left(1 + \tanh\left(\sqrt{\frac{2}{\pi}} \left(x + 0.044715 x^3\right)\right)\right)`,
      when: (s) => s.approximate === 'tanh',
    },
    {
      tex: String.raw`f(x) = x \cdot \Phi(x) = \frac{x}{2} \left(1 + \operatorname{erf}\frac{x}{\sqrt{2}}\right)`,
    },
  ],
  text: (s) =>
    s.approximate === 'tanh' ? '0.5·x·(1 + tanh(0.7979·(x + 0.044715·x³)))' : '0.5·x·(1 + erf(x / √2))',
  related: [
    { kind: 'near', id: 'SiLU', note: (t) => t('x·Sigmoid(1.702·x) is close to GELU') },
    { kind: 'near', id: 'ReLU', note: (t) => t('GELU is ReLU with a soft gate') },
  ],
  chosenFor: (t) => t('Transformers such as BERT and GPT'),
  givenUp: (t) => t('Costs more than ReLU; not monotone; almost no gradient below −3'),
  refusal: { kernel: 'GeluKernelImpl' },
  takenByName: ['transformer'],
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
  documentation: page('GELU'),
  check: (s) =>
    s.approximate === 'none' || s.approximate === 'tanh'
      ? []
      : [
          {
            kind: 'raises',
            when: 'call',
            parameter: 'approximate',
            message: () => 'RuntimeError: approximate argument must be either none or tanh.',
          },
        ],
  function: geluOfOwnSteps,
  changes: [
    { since: '2.0', function: gelu },
    { since: '2.1', function: geluOfProcessor },
    { since: '2.6', function: geluOfRoundedProduct },
    { since: '2.8', function: geluOfProcessor },
  ],
});
