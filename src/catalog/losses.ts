// What PyTorch's losses take, and which activations ahead of them are a mistake.
import type { ApiPath } from './activation.ts';

/** A loss, by its class and its function, and what is wrong ahead of it. */
export interface Loss {
  /** Every path of its class and of its function. */
  readonly paths: readonly string[];
  /** The rule that an activation breaks whose answer it is given, by the activation's id. */
  readonly mistakes: Readonly<Record<string, LossMistake>>;
  /** It takes probabilities: without an activation ahead, the rule that is broken, and the loss that takes raw scores. */
  readonly raw?: { readonly rule: string; readonly instead: readonly [class_: string, function_: string] };
}

export interface LossMistake {
  readonly rule: string;
  /** What is wrong: it is applied twice, a logarithm is missing, or scores are cut off. */
  readonly meaning: 'twice over classes' | 'twice' | 'no logarithm' | 'cut';
  /** It does no harm, but nothing either. */
  readonly isHarmless?: true;
  /** The activation that is to stand there instead; none where there is to be none. */
  readonly instead?: string;
  /** Taking it away mends nothing. */
  readonly isOpen?: true;
}

const at = (class_: string, function_: string): readonly string[] => [
  `torch.nn.${class_}`,
  `torch.nn.modules.loss.${class_}`,
  `torch.nn.functional.${function_}`,
];

const crossEntropy = 'softmax-before-cross-entropy';
const nll = 'softmax-before-nll';
const withLogits = 'sigmoid-before-bce-with-logits';
const output = 'relu-as-output';

const losses: readonly Loss[] = [
  {
    paths: at('CrossEntropyLoss', 'cross_entropy'),
    mistakes: {
      Softmax: { rule: crossEntropy, meaning: 'twice over classes' },
      Softmax2d: { rule: crossEntropy, meaning: 'twice over classes' },
      LogSoftmax: { rule: crossEntropy, meaning: 'twice over classes', isHarmless: true },
      ReLU: { rule: output, meaning: 'cut' },
      ReLU6: { rule: output, meaning: 'cut' },
    },
  },
  {
    paths: at('NLLLoss', 'nll_loss'),
    mistakes: {
      Softmax: { rule: nll, meaning: 'no logarithm', instead: 'LogSoftmax' },
      ReLU: { rule: output, meaning: 'cut', isOpen: true },
    },
  },
  {
    paths: at('BCEWithLogitsLoss', 'binary_cross_entropy_with_logits'),
    mistakes: {
      Sigmoid: { rule: withLogits, meaning: 'twice' },
      ReLU: { rule: output, meaning: 'cut' },
      ReLU6: { rule: output, meaning: 'cut' },
    },
  },
  {
    paths: at('BCELoss', 'binary_cross_entropy'),
    mistakes: {},
    raw: {
      rule: 'missing-sigmoid-before-bce',
      instead: ['BCEWithLogitsLoss', 'binary_cross_entropy_with_logits'],
    },
  },
];

const byPath = new Map(losses.flatMap((loss) => loss.paths.map((path) => [path, loss] as const)));

/** The loss at a qualified path. */
export const lossAt = (path: string): Loss | undefined => byPath.get(path);

/** The name that an activation goes by in the form of another API path: a class, a function or a method. */
export function nameLike({ kind, path }: ApiPath, paths: readonly ApiPath[]): string | undefined {
  const home = path.slice(0, path.lastIndexOf('.'));
  const found = paths.find((one) => one.kind === kind && one.path.startsWith(`${home}.`) && !one.inPlace);
  return found?.path.slice(found.path.lastIndexOf('.') + 1);
}
