import { selu, seluOfExpm1 } from '../../functions/exponentials.ts';
import { functions, module, page } from '../api-path.ts';
import { elementwise } from '../define.ts';

/** The entry of SELU. */
export const entry = elementwise({
  id: 'SELU',
  family: 'smooth',
  isModule: true,
  summary: (t) => t('A scaled ELU that keeps mean 0 and variance 1 from layer to layer'),
  parameters: [],
  apiPaths: [
    ...module('SELU', '-inplace'),
    ...functions('F.selu', '-inplace'),
    ...functions('torch.selu torch.selu_ F.selu_'),
  ],
  tex: String.raw`f(x) = s \begin{cases} x & x > 0 \\ \alpha \left(e^x - 1\right) & x \le 0 \end{cases} \quad s \approx 1.0507,\ \alpha \approx 1.6733`,
  text: (_, t) => t('{0} where x > 0, else {1}', '1.0507·x', '1.7581·(exp(x) − 1)'),
  related: [{ kind: 'made of', id: 'ELU', formula: 'SELU(x) = 1.0507·ELU(x, alpha = 1.6733)' }],
  chosenFor: (t) =>
    t('Deep fully connected networks without normalization, with lecun_normal weights and AlphaDropout'),
  givenUp: (t) => t('Normalizes only with the matching initialization; kink at 0'),
  refusal: { kernel: 'elu_cpu' },
  takenByName: ['gain'],
  changed: [
    {
      since: '2.8',
      text: (t) =>
        t(
          'Since PyTorch {0} small negative numbers keep their digits; before, {1} gave {2} on the CPU, not on CUDA or compiled.',
          '2.8',
          '−1e-7',
          '−2.0958e-7',
        ),
    },
  ],
  needsAnswer: 'in place',
  documentation: page('SELU'),
  function: selu,
  changes: [{ since: '2.8', function: seluOfExpm1 }],
});
