// Smooth relatives of ReLU: Softplus, the exponential units and the gated ones. Pure.
import type { ElementwiseActivation, Finding } from './activation.ts';
import { elementwise, float } from './define.ts';
import {
  clamp,
  exp,
  expm1,
  gelu,
  geluSlope,
  geluTanh,
  geluTanhSlope,
  mish,
  mishSlope,
  normalPdf,
  productTail,
  quotientTail,
  sigmoid,
  sigmoidSlope,
  silu,
  siluSlope,
  softplus,
  tanh,
} from './numerics.ts';
import { functions, module, page } from './spelling.ts';
import { over, plain, times } from './wording.ts';

const infinity = Number.POSITIVE_INFINITY;
const rightDiagonal = { side: 'right', slope: 1, offset: 0 } as const;

const nonsense = (parameter: string, message: Finding['message']): Finding[] => [
  { kind: 'nonsense', when: 'call', parameter, message },
];

const alpha = (meaning: 'ELU' | 'CELU') =>
  float(
    'alpha',
    1,
    (t) =>
      meaning === 'ELU'
        ? t('Negative input ends at −alpha')
        : t('Negative input ends at −alpha; the slope at 0 stays 1'),
    { slider: { min: 0.1, max: 5, scale: 'log' } },
  );

const seluScale = 1.0507009873554805;
const seluAlpha = 1.6732632423543772;
/** seluScale · seluAlpha as a pair. */
const seluBoth = 1.7580993408473766;
const seluRest = 5.75014648756476e-17;

/** √(2/π) and the factor of x³ in GELU's tanh form. */
const geluBeta = 0.7978845608028654;
const geluKappa = 0.044715;

export const smooth: readonly ElementwiseActivation[] = [
  elementwise({
    id: 'Softplus',
    family: 'smooth',
    isModule: true,
    summary: (t) => t('A smooth ReLU: always positive, with a gradient that is never zero'),
    parameters: [
      float('beta', 1, (t) => t('Sharpness: the larger, the nearer to ReLU'), {
        slider: { min: 0.1, max: 20, scale: 'log' },
      }),
      float('threshold', 20, (t) => t('Where beta·x is larger, the answer is x itself'), {
        slider: { min: 0, max: 50, scale: 'linear' },
      }),
    ],
    spellings: [
      ...module('Softplus', 'beta threshold'),
      ...functions('F.softplus+out C.softplus+out', 'beta threshold'),
    ],
    tex: String.raw`f(x) = \begin{cases} \frac{1}{\beta} \ln\left(1 + e^{\beta x}\right) & \beta x \le \text{threshold} \\ x & \beta x > \text{threshold} \end{cases}`,
    text: (s, t) => {
      const inner = times(s.beta, 'x');
      return t(
        '{0}, and x where {1} > {2}',
        over(`ln(1 + exp(${inner}))`, s.beta),
        inner,
        plain(s.threshold),
      );
    },
    relatives: [
      { kind: 'integral of', id: 'Sigmoid', note: (t) => t('The derivative of Softplus is Sigmoid(beta·x)') },
      { kind: 'near', id: 'ReLU', note: (t) => t('Softplus nears ReLU as beta grows') },
      { kind: 'near', id: 'LogSumExp', note: (t) => t('LogSumExp(0, x) = Softplus(x)') },
      { kind: 'near', id: 'LogSigmoid', note: (t) => t('LogSigmoid(x) = −Softplus(−x)') },
      {
        kind: 'conjugate of',
        id: 'NegativeBinaryEntropy',
        note: (t) => t('The convex conjugate of Softplus is the negative binary entropy'),
      },
    ],
    chosenFor: (t) =>
      t('Outputs that must be positive (scale, rate, variance), smooth objectives, second-order methods'),
    givenUp: (t) => t('No true zeros; an exponential and a logarithm for each element; the mean is not 0'),
    documentation: page('Softplus'),
    versions: (t) => t('Where beta·x passes the threshold the value drops by ln(1 + exp(−threshold)) / beta'),
    exact: ({ beta, threshold }) => ({
      value: (x) => {
        const z = beta * x;
        if (z > threshold) return x;
        // x itself, so that the rounding of beta·x does not show.
        if (z > 1) return x + softplus(-z, -productTail(beta, x), beta);
        return softplus(z, productTail(beta, x), beta);
      },
      derivative: (x) => {
        const z = beta * x;
        return z > threshold ? 1 : sigmoid(z, productTail(beta, x));
      },
      second: (x) => {
        const z = beta * x;
        return z > threshold ? 0 : sigmoidSlope(z, beta);
      },
    }),
    torch: (s, { r, exp, log1p }) => {
      const beta = r(s.beta);
      const threshold = r(s.threshold);
      const value = (x: number): number => {
        const z = r(x * beta);
        return z > threshold ? x : r(log1p(exp(z)) / beta);
      };
      return {
        value,
        // A loop that calls nothing but this, so that the machine can put the two together.
        fill: (output, input) => {
          for (let i = 0; i < input.length; i++) output[i] = value(r(input[i] ?? 0));
        },
        derivative: (x) => {
          const z = r(x * beta);
          if (z > threshold) return 1;
          const e = exp(z);
          return r(e / r(e + 1));
        },
      };
    },
    shape: ({ beta, threshold }) => {
      if (beta === 0) {
        const flat = threshold < 0 ? { value: infinity, slope: 1 } : { value: infinity, slope: 0.5 };
        return { left: threshold < 0 ? { value: -infinity, slope: 1 } : flat, right: flat, smooth: true };
      }
      const at = threshold / beta;
      const jump = softplus(threshold) / beta;
      const curve = { value: 0, slope: 0 };
      const line = { value: infinity, slope: 1 };
      if (!Number.isFinite(at)) {
        const rest = threshold < 0 && at < 0 ? { value: -infinity, slope: 1 } : curve;
        if (beta > 0) return { left: rest, right: line, smooth: true, asymptotes: [rightDiagonal] };
        return { left: { value: -infinity, slope: 1 }, right: curve, smooth: true };
      }
      const inside = { value: jump, slope: sigmoid(threshold) };
      const outside = { value: at, slope: 1 };
      const [before, after] = beta > 0 ? [inside, outside] : [outside, inside];
      return {
        breaks: [
          {
            x: at,
            kind: 'jump',
            left: before.value,
            right: after.value,
            slopeLeft: before.slope,
            slopeRight: after.slope,
          },
        ],
        left: beta > 0 ? curve : { value: -infinity, slope: 1 },
        right: beta > 0 ? line : curve,
        smooth: true,
        asymptotes: [beta > 0 ? rightDiagonal : { side: 'left', slope: 1, offset: 0 }],
      };
    },
    check: (s) => {
      if (s.beta === 0) return nonsense('beta', (t) => t('Division by 0: every value is inf'));
      if (s.beta < 0 && s.beta !== -infinity)
        return nonsense('beta', (t) => t('The curve is turned over: no value is positive'));
      if (Number.isNaN(s.beta)) return nonsense('beta', (t) => t('Every value is nan'));
      if (!Number.isFinite(s.beta))
        return nonsense('beta', (t) => t('Values are 0, nan and x instead of a smooth curve'));
      if (s.threshold < 0)
        return nonsense('threshold', (t) => t('The switch to x lies left of 0, where values are negative'));
      return [];
    },
  }),
  elementwise({
    id: 'ELU',
    family: 'smooth',
    isModule: true,
    summary: (t) => t('A ReLU whose negative side bends down to −alpha'),
    parameters: [alpha('ELU')],
    spellings: [
      ...module('ELU', 'alpha -inplace'),
      ...functions('F.elu', 'alpha -inplace'),
      ...functions('F.elu_ C.elu+out C.elu_', 'alpha -scale -input_scale'),
    ],
    tex: String.raw`f(x) = \begin{cases} x & x > 0 \\ \alpha \left(e^x - 1\right) & x \le 0 \end{cases}`,
    text: (s, t) =>
      t('x where x > 0, else {0}', s.alpha === 1 ? 'exp(x) − 1' : times(s.alpha, '(exp(x) − 1)')),
    relatives: [
      { kind: 'near', id: 'CELU', note: (t) => t('CELU with alpha = 1 is ELU with alpha = 1') },
      { kind: 'near', id: 'SELU', note: (t) => t('SELU is a scaled ELU with fixed alpha') },
    ],
    chosenFor: (t) => t('Mean activations near 0 without batch normalisation; no dead units near 0'),
    givenUp: (t) => t('An exponential for each negative element; the gradient still vanishes far below 0'),
    documentation: page('ELU'),
    versions: (t) => t('1.13 computes exp(x) − 1, which loses digits near 0; newer versions use expm1'),
    exact: ({ alpha: a }) => ({
      value: (x) => (x > 0 ? x : x === 0 ? 0 * a : expm1(x, 0, a)),
      derivative: (x) => (x > 0 ? 1 : exp(x, 0, a)),
      second: (x) => (x > 0 ? 0 : x === 0 ? Number.NaN : a * Math.exp(x)),
    }),
    torch: (s, { r, exp }) => {
      const a = r(s.alpha);
      return {
        value: (x) => (x <= 0 ? r(r(exp(x) - 1) * a) : x),
        derivative: (x) => (x <= 0 ? r(a * exp(x)) : 1),
      };
    },
    shape: ({ alpha: a }) => ({
      breaks: a === 1 ? [] : [{ x: 0, kind: 'kink', left: 0, right: 0, slopeLeft: a, slopeRight: 1 }],
      turns: [0],
      left: { value: -a, slope: 0 },
      right: { value: infinity, slope: 1 },
      smooth: false,
      asymptotes: [rightDiagonal],
    }),
    check: (s) => {
      if (s.alpha < 0) return nonsense('alpha', (t) => t('Negative input comes out positive'));
      return Number.isFinite(s.alpha)
        ? []
        : nonsense('alpha', (t) => t('Negative input gives infinities or NaN'));
    },
  }),
  elementwise({
    id: 'CELU',
    family: 'smooth',
    isModule: true,
    summary: (t) => t('An ELU whose slope at 0 is 1 for every alpha'),
    parameters: [alpha('CELU')],
    spellings: [
      ...module('CELU', 'alpha -inplace'),
      ...functions('F.celu', 'alpha -inplace'),
      ...functions('torch.celu torch.celu_ F.celu_', 'alpha'),
    ],
    tex: String.raw`f(x) = \begin{cases} x & x > 0 \\ \alpha \left(e^{x / \alpha} - 1\right) & x \le 0 \end{cases}`,
    text: (s, t) =>
      t(
        'x where x > 0, else {0}',
        s.alpha === 1 ? 'exp(x) − 1' : times(s.alpha, `(exp(${over('x', s.alpha)}) − 1)`),
      ),
    relatives: [
      { kind: 'near', id: 'ELU', note: (t) => t('CELU with alpha = 1 is ELU with alpha = 1') },
      { kind: 'near', id: 'ReLU', note: (t) => t('CELU nears ReLU as alpha goes to 0') },
    ],
    chosenFor: (t) => t('An ELU that may be tuned without a kink at 0'),
    givenUp: (t) => t('An exponential for each negative element; the gradient still vanishes far below 0'),
    documentation: page('CELU'),
    versions: (t) =>
      t(
        '1.13 rounds 1 / alpha to float32 in the gradient, also for float64; the exact gradient is given here',
      ),
    exact: ({ alpha: a }) => ({
      value: (x) => {
        if (x > 0) return x;
        if (x === 0) return 0 * a;
        return expm1(x / a, quotientTail(x, a), a);
      },
      derivative: (x) => (x > 0 ? 1 : exp(x / a, quotientTail(x, a))),
      second: (x) => (x > 0 ? 0 : x === 0 ? Number.NaN : Math.exp(x / a) / a),
    }),
    torch: (s, { r, exp }) => {
      const a = r(s.alpha);
      const inverse = r(1 / s.alpha);
      const rough = r(1 / Math.fround(s.alpha));
      return {
        value: (x) => (x <= 0 ? r(r(exp(r(x * inverse)) - 1) * a) : x),
        derivative: (x) => (x <= 0 ? r(r(rough * a) * exp(r(x * rough))) : 1),
      };
    },
    shape: ({ alpha: a }) => ({
      turns: [0],
      left: a > 0 ? { value: -a, slope: 0 } : { value: -infinity, slope: infinity },
      right: { value: infinity, slope: 1 },
      smooth: false,
      asymptotes: [rightDiagonal],
    }),
    check: (s) => {
      if (s.alpha === 0)
        return [
          {
            kind: 'raises',
            when: 'call',
            parameter: 'alpha',
            message: () => 'RuntimeError: ZeroDivisionError: alpha cannot be 0 for CELU',
          },
        ];
      if (s.alpha < 0) return nonsense('alpha', (t) => t('Negative input falls exponentially to −inf'));
      return Number.isFinite(s.alpha) ? [] : nonsense('alpha', (t) => t('Negative input gives NaN'));
    },
  }),
  elementwise({
    id: 'SELU',
    family: 'smooth',
    isModule: true,
    summary: (t) => t('A scaled ELU that keeps mean 0 and variance 1 from layer to layer'),
    parameters: [],
    spellings: [
      ...module('SELU', '-inplace'),
      ...functions('F.selu', '-inplace'),
      ...functions('torch.selu torch.selu_ F.selu_'),
    ],
    tex: String.raw`f(x) = s \begin{cases} x & x > 0 \\ \alpha \left(e^x - 1\right) & x \le 0 \end{cases} \quad s \approx 1.0507,\ \alpha \approx 1.6733`,
    text: (_, t) => t('{0} where x > 0, else {1}', '1.0507·x', '1.7581·(exp(x) − 1)'),
    relatives: [{ kind: 'made of', id: 'ELU', note: (t) => t('SELU(x) = 1.0507·ELU(x, alpha = 1.6733)') }],
    chosenFor: (t) =>
      t('Deep fully connected networks without normalisation, with lecun_normal weights and AlphaDropout'),
    givenUp: (t) => t('It only normalises with the matching initialisation; a kink at 0'),
    documentation: page('SELU'),
    versions: (t) => t('1.13 computes exp(x) − 1, which loses digits near 0; newer versions use expm1'),
    exact: () => ({
      value: (x) => {
        if (x > 0) return seluScale * x;
        if (x === 0) return 0;
        return expm1(x, 0, seluBoth, seluRest);
      },
      derivative: (x) => (x > 0 ? seluScale : exp(x, seluRest / seluBoth, seluBoth)),
      second: (x) => (x > 0 ? 0 : x === 0 ? Number.NaN : seluBoth * Math.exp(x)),
    }),
    torch: (_, { r, exp }) => {
      const scale = r(seluScale);
      const both = r(r(seluAlpha) * scale);
      return {
        value: (x) => (x <= 0 ? r(r(exp(x) - 1) * both) : r(x * scale)),
        derivative: (x) => (x <= 0 ? r(both * exp(x)) : scale),
      };
    },
    shape: () => ({
      breaks: [{ x: 0, kind: 'kink', left: 0, right: 0, slopeLeft: seluBoth, slopeRight: seluScale }],
      left: { value: -seluBoth, slope: 0 },
      right: { value: infinity, slope: seluScale },
      smooth: false,
      asymptotes: [{ side: 'right', slope: seluScale, offset: 0 }],
    }),
  }),
  elementwise({
    id: 'GELU',
    family: 'smooth',
    isModule: true,
    summary: (t) => t('x times the chance that a normal variable is below x'),
    parameters: [
      {
        name: 'approximate',
        type: 'choice',
        default: 'none',
        choices: ['none', 'tanh'],
        meaning: (t) => t('The exact form with erf, or the faster one with tanh'),
      },
    ],
    spellings: [
      ...module('GELU', 'approximate'),
      ...functions('F.gelu+out C.gelu+out C.gelu_', '*approximate'),
    ],
    tex: String.raw`f(x) = x \cdot \Phi(x) = \frac{x}{2} \left(1 + \operatorname{erf}\frac{x}{\sqrt{2}}\right)`,
    text: (s) =>
      s.approximate === 'tanh' ? '0.5·x·(1 + tanh(0.7979·(x + 0.044715·x³)))' : '0.5·x·(1 + erf(x / √2))',
    relatives: [
      { kind: 'near', id: 'SiLU', note: (t) => t('x·Sigmoid(1.702·x) is close to GELU') },
      { kind: 'near', id: 'ReLU', note: (t) => t('GELU is ReLU with a soft gate') },
    ],
    chosenFor: (t) => t('Transformers: BERT, GPT and their kin'),
    givenUp: (t) => t('Costs more than ReLU; not monotone; almost no gradient below −3'),
    documentation: page('GELU'),
    versions: (t) =>
      t('approximate came with version 1.12; the result at −inf is nan, since −inf is multiplied by 0'),
    exact: ({ approximate }) => {
      if (approximate !== 'tanh')
        return {
          value: gelu,
          derivative: geluSlope,
          second: (x) => normalPdf(x) * (2 - x * x),
        };
      const inner = (x: number): number => 2 * geluBeta * (x + geluKappa * x * x * x);
      const slope = (x: number): number => 2 * geluBeta * (1 + 3 * geluKappa * x * x);
      return {
        value: geluTanh,
        derivative: geluTanhSlope,
        second: (x) => {
          const u = inner(x);
          const d = sigmoidSlope(u);
          const k = slope(x);
          return 2 * d * k + x * d * (1 - 2 * sigmoid(u)) * k * k + x * d * 12 * geluBeta * geluKappa * x;
        },
      };
    },
    torch: (s, { r, fused, exp, tanh, erf }) => {
      if (s.approximate === 'tanh') {
        const beta = r(geluBeta);
        const kappa = r(geluKappa);
        const tanhOf = (x: number): number => {
          const cube = r(r(x * x) * x);
          return tanh(r(beta * fused(kappa, cube, x)));
        };
        return {
          value: (x) => r(r(0.5 * x) * r(1 + tanhOf(x))),
          derivative: (x) => {
            const tanh = tanhOf(x);
            const left = r(0.5 * x);
            const right = r(1 + tanh);
            const slope = r(beta * fused(r(3 * kappa), r(x * x), 1));
            return r(r(0.5 * right) + r(r(left * fused(-tanh, tanh, 1)) * slope));
          },
        };
      }
      if (s.approximate !== 'none') return { value: () => Number.NaN, derivative: () => Number.NaN };
      const root = r(Math.SQRT1_2);
      const density = r(0.3989422804014327);
      const cdf = (x: number): number => r(1 + erf(r(x * root)));
      return {
        value: (x) => r(r(x * 0.5) * cdf(x)),
        derivative: (x) => {
          const pdf = r(density * exp(r(r(x * x) * -0.5)));
          return r(r(0.5 * cdf(x)) + r(x * pdf));
        },
      };
    },
    shape: ({ approximate }) => ({
      turns:
        approximate === 'tanh'
          ? [-0.7524614220710162, -1.418504008790828, 1.418504008790828]
          : [-0.7517915246935645, -Math.SQRT2, Math.SQRT2],
      left: { value: 0, slope: 0 },
      right: { value: infinity, slope: 1 },
      smooth: true,
      asymptotes: [rightDiagonal],
    }),
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
  }),
  elementwise({
    id: 'SiLU',
    family: 'smooth',
    isModule: true,
    summary: (t) => t('x times its own sigmoid, also known as swish'),
    parameters: [],
    spellings: [
      ...module('SiLU', '-inplace'),
      ...functions('F.silu', '-inplace'),
      ...functions('C.silu+out C.silu_'),
    ],
    tex: String.raw`f(x) = x \cdot \sigma(x) = \frac{x}{1 + e^{-x}}`,
    text: () => 'x / (1 + exp(−x))',
    relatives: [
      { kind: 'made of', id: 'Sigmoid', note: (t) => t('SiLU(x) = x·Sigmoid(x)') },
      {
        kind: 'near',
        id: 'Hardswish',
        note: (t) => t('Hardswish is SiLU made of straight pieces and a parabola'),
      },
      { kind: 'near', id: 'GELU', note: (t) => t('GELU has the same form with Φ in place of the sigmoid') },
    ],
    chosenFor: (t) => t('Vision networks and language models, often inside a gated unit'),
    givenUp: (t) => t('Costs an exponential; not monotone; almost no gradient far below 0'),
    documentation: page('SiLU'),
    versions: (t) => t('The result at −inf is nan, since −inf is divided by inf'),
    exact: () => ({
      value: silu,
      derivative: siluSlope,
      second: (x) => sigmoidSlope(x) * (2 + x * (1 - 2 * sigmoid(x))),
    }),
    torch: (_, { r, fused, exp }) => ({
      value: (x) => r(x / r(1 + exp(-x))),
      derivative: (x) => {
        const s = r(1 / r(1 + exp(-x)));
        return r(s * fused(x, r(1 - s), 1));
      },
    }),
    shape: () => ({
      turns: [-1.278464542761074, -2.399357280515468, 2.399357280515468],
      left: { value: 0, slope: 0 },
      right: { value: infinity, slope: 1 },
      smooth: true,
      asymptotes: [rightDiagonal],
    }),
  }),
  elementwise({
    id: 'Mish',
    family: 'smooth',
    isModule: true,
    summary: (t) => t('x times the tanh of its Softplus'),
    parameters: [],
    spellings: [
      ...module('Mish', '-inplace'),
      ...functions('F.mish', '-inplace'),
      ...functions('C.mish+out C.mish_'),
    ],
    tex: String.raw`f(x) = x \cdot \tanh\left(\ln\left(1 + e^x\right)\right)`,
    text: () => 'x·tanh(ln(1 + exp(x)))',
    relatives: [
      { kind: 'made of', id: 'Softplus', note: (t) => t('Mish(x) = x·Tanh(Softplus(x))') },
      { kind: 'made of', id: 'Tanh', note: (t) => t('Mish(x) = x·Tanh(Softplus(x))') },
      { kind: 'near', id: 'SiLU', note: (t) => t('Mish and SiLU differ by less than 0.2') },
    ],
    chosenFor: (t) => t('Object detectors, where it has done slightly better than SiLU'),
    givenUp: (t) => t('Costs an exponential, a logarithm and a tanh; not monotone'),
    documentation: page('Mish'),
    versions: (t) => t('The result at −inf is nan, since −inf is multiplied by 0'),
    exact: () => {
      const gateSlope = (x: number): number => {
        const g = tanh(softplus(x));
        return sigmoid(x) * (1 - g * g);
      };
      return {
        value: mish,
        derivative: mishSlope,
        second: (x) => {
          const s = sigmoid(x);
          const g = gateSlope(x);
          return 2 * g + x * g * (1 - s - 2 * tanh(softplus(x)) * s);
        },
      };
    },
    torch: (_, { r, fused, exp, log1p, tanh }) => {
      const gate = (x: number): number => tanh(log1p(exp(x)));
      return {
        value: (x) => r(x * gate(x)),
        derivative: (x) => {
          const s = r(1 / r(1 + exp(-x)));
          const g = gate(x);
          return fused(r(x * s), fused(-g, g, 1), g);
        },
      };
    },
    shape: () => ({
      turns: [-1.1924312145154952, -2.2563763963607935, 1.4905711794854284],
      left: { value: 0, slope: 0 },
      right: { value: infinity, slope: 1 },
      smooth: true,
      asymptotes: [rightDiagonal],
    }),
  }),
  elementwise({
    id: 'Hardswish',
    family: 'smooth',
    isModule: true,
    summary: (t) => t('SiLU in straight pieces and a parabola, without an exponential'),
    parameters: [],
    spellings: [
      ...module('Hardswish', '-inplace'),
      ...functions('F.hardswish', '-inplace'),
      ...functions('C.hardswish+out C.hardswish_'),
    ],
    tex: String.raw`f(x) = x \cdot \frac{\min(\max(x + 3, 0), 6)}{6}`,
    text: () => 'x·min(max(x + 3, 0), 6) / 6',
    relatives: [
      {
        kind: 'near',
        id: 'SiLU',
        note: (t) => t('Hardswish is SiLU made of straight pieces and a parabola'),
      },
      { kind: 'made of', id: 'Hardsigmoid', note: (t) => t('Hardswish(x) = x·Hardsigmoid(x)') },
    ],
    chosenFor: (t) => t('Small and quantised vision networks'),
    givenUp: (t) => t('No gradient below −3; kinks at −3 and 3'),
    documentation: page('Hardswish'),
    versions: (t) =>
      t(
        'The result at −inf is nan, since −inf is multiplied by 0; the gradient at NaN differs between the ends of a tensor and the rest',
      ),
    exact: () => ({
      value: (x) => (x * Math.min(Math.max(x + 3, 0), 6)) / 6,
      derivative: (x) => (x < -3 ? 0 : x <= 3 ? (2 * x + 3) / 6 : 1),
      second: (x) => (x === 3 || x === -3 ? Number.NaN : x < -3 || x > 3 ? 0 : 1 / 3),
    }),
    torch: (_, { r }) => ({
      value: (x) => r(r(x * clamp(r(x + 3), 0, 6)) / 6),
      derivative: (x) => (x < -3 ? 0 : x <= 3 ? r(r(x / 3) + 0.5) : 1),
    }),
    shape: () => ({
      breaks: [
        { x: -3, kind: 'kink', left: 0, right: 0, slopeLeft: 0, slopeRight: -0.5 },
        { x: 3, kind: 'kink', left: 3, right: 3, slopeLeft: 1.5, slopeRight: 1 },
      ],
      turns: [-1.5],
      left: { value: 0, slope: 0 },
      right: { value: infinity, slope: 1 },
      smooth: true,
      asymptotes: [rightDiagonal],
    }),
  }),
];
