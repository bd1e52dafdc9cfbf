// What the page of each rule says beside its snippets: what it marks, when that is right, how to mend it.

export interface RuleText {
  readonly what: string;
  readonly right: string;
  readonly mend: string;
}

export const ruleTexts: Readonly<Record<string, RuleText>> = {
  'wrong-argument': {
    what: 'Arguments that PyTorch refuses: unknown, missing, too many, of a wrong type or out of range, in its own words.',
    right:
      'Code that waits for the exception, in a `try` or in `pytest.raises`, is left alone, and so is what `*args` may bring.',
    mend: 'A misspelt keyword is renamed, one that nothing is like is removed.',
  },
  'module-not-called': {
    what: 'A module’s class that is called with the tensor it was meant to be applied to: `nn.ReLU(x)` makes a module.',
    right: 'Classes that take what they are given, such as a slope, are made with it.',
    mend: 'Make the module, then call it: `nn.ReLU()(x)`.',
  },
  'class-not-instance': {
    what: 'A name that holds a module’s class is called with a tensor, which makes a module of it.',
    right: 'A class that is kept in order to be made later is none of this.',
    mend: 'Make an instance where the name is given the class: `nn.ReLU()`.',
  },
  'function-as-module': {
    what: 'A function where PyTorch takes modules only, as in `nn.Sequential`.',
    right: 'Lists and dictionaries of Python may hold functions.',
    mend: 'Write the module: `nn.ReLU()`.',
  },
  'dim-out-of-range': {
    what: 'A `dim` that the input does not have, where its shape is written down.',
    right: 'Where the shape is not known, nothing is said.',
    mend: 'Choose a dimension that there is; −1 is the last.',
  },
  'odd-glu': {
    what: 'A gated linear unit of an odd length, which cannot be halved.',
    right: 'Where the shape is not known, nothing is said.',
    mend: 'Give it twice as many channels as come out.',
  },
  'inplace-on-leaf': {
    what: 'A parameter, or another leaf that requires grad, is overwritten in place.',
    right: 'Under `no_grad`, and on `.data`, it is allowed.',
    mend: 'Work out of place, or under `torch.no_grad()`.',
  },
  'inplace-breaks-backward': {
    what: 'An activation overwrites what the step before it needs in backward.',
    right:
      'Steps that need their input only, such as GELU, SiLU and Softplus, do not mind; nor does anything without gradients.',
    mend: 'Work out of place: without `inplace=True`, without the `_` at the end of the name.',
  },
  'misread-argument': {
    what: 'A flag that is taken as a slope, or a number that is taken as a flag: `nn.LeakyReLU(True)` has the slope 1 and changes nothing.',
    right: 'By its name, `inplace=True` is what it says.',
    mend: 'Write the name of the argument.',
  },
  'zero-beta': {
    what: 'Softplus divides by `beta`: with 0, every value is inf.',
    right: 'A negative `beta` turns the curve round, and some want that.',
    mend: 'Give it a sharpness above 0.',
  },
  'softplus-jump': {
    what: 'A `threshold` so low that the curve jumps down where Softplus goes over to x, as float32 shows.',
    right: 'At the default of 20 the jump is below what float32 holds.',
    mend: 'Leave the threshold at 20.',
  },
  'implicit-dim': {
    what: 'Softmax and its like without `dim`: PyTorch takes 0 for tensors of 0, 1 and 3 dimensions, else 1, and warns.',
    right: 'Modules that take no `dim` are none of this.',
    mend: 'Write the dimension. Where the shape is known, there is a fix with the one that PyTorch takes.',
  },
  'softmax-before-cross-entropy': {
    what: 'Softmax ahead of cross entropy, which applies log-softmax itself: the loss cannot come near 0, and gradients shrink. LogSoftmax there is harmless and needless: a hint.',
    right: 'Probabilities for metrics, sampling and plots, and a Softmax that only predicts.',
    mend: 'Remove it, and apply it where predictions are made.',
  },
  'softmax-before-nll': {
    what: 'Probabilities in a loss that takes their logarithms: it comes to −p.',
    right: 'The logarithm of Softmax, best as LogSoftmax.',
    mend: 'LogSoftmax in place of Softmax; predictions are logarithms then.',
  },
  'sigmoid-before-bce-with-logits': {
    what: 'Sigmoid ahead of the loss that applies one itself: every probability is between 0.5 and 0.73.',
    right: 'Sigmoid ahead of `BCELoss`, and probabilities for metrics.',
    mend: 'Remove it, and apply it where predictions are made.',
  },
  'missing-sigmoid-before-bce': {
    what: 'A layer’s numbers in a loss of probabilities, which raises for any outside of [0, 1].',
    right: 'Behind Sigmoid, Softmax or a clamp.',
    mend: '`BCEWithLogitsLoss`, which applies the sigmoid itself, without overflow.',
  },
  'relu-as-output': {
    what: 'ReLU as the last step ahead of a loss of scores: all scores below 0 are the same, and learn nothing.',
    right: 'Ahead of losses of amounts, such as `MSELoss`, and between layers.',
    mend: 'Remove it. Ahead of `NLLLoss`, LogSoftmax is missing, and there is no fix.',
  },
  'no-effect': {
    what: 'The second of two activations leaves all that the first answers as it is, makes one number of everything, or squeezes it a second time.',
    right: 'ReLU ahead of ReLU6, and whatever changes some of the numbers.',
    mend: 'Remove it where it changes nothing.',
  },
  'init-gain': {
    what: 'Weights that are initialized for an activation by its name, in `kaiming_normal_`, `kaiming_uniform_` or `calculate_gain`, while another one follows their layer: numbers grow or shrink from layer to layer.',
    right:
      'Numbers in place of names, loops over `modules()`, `a=math.sqrt(5)`, and what has no name there, such as GELU and SiLU.',
    mend: 'Write the name of what follows, and its slope.',
  },
  'unstable-softplus': {
    what: 'log(1 + exp(x)), which overflows to inf in float32 from x = 89 on.',
    right: 'What keeps x small, such as a clamp, −|x| or x less its maximum, and code without gradients.',
    mend: '`F.softplus(x)`.',
  },
  'unstable-logsigmoid': {
    what: 'The logarithm of a sigmoid, which is −inf in float32 from x = −89 on.',
    right: 'A probability that is clamped, or has a small number added.',
    mend: '`F.logsigmoid(x)`.',
  },
  'unstable-log-softmax': {
    what: 'The logarithm of a softmax, which is −inf in float32 for what is 104 below the largest.',
    right: 'A probability that is clamped, or has a small number added, and predictions.',
    mend: '`F.log_softmax(x, dim)`.',
  },
  'unstable-logsumexp': {
    what: 'The logarithm of a sum of exponentials, which overflows to inf in float32 from x = 89 on.',
    right: 'x less its maximum.',
    mend: '`torch.logsumexp(x, dim)`.',
  },
  'unstable-softmax': {
    what: 'Exponentials divided by their sum, which are nan in float32 from x = 89 on.',
    right:
      'x less its maximum, distances that are turned round, weights that are changed between the two, and a small number added to the sum.',
    mend: '`F.softmax(x, dim)`.',
  },
  'unstable-one-minus-sigmoid': {
    what: 'The logarithm of 1 − sigmoid(x), which is −inf in float32 from x = 17 on.',
    right: 'Without the logarithm, as in gates, nothing is lost.',
    mend: '`F.logsigmoid(-x)`.',
  },
  'where-nan-gradient': {
    what: 'A branch of `torch.where` that is not taken, but overflows or divides by 0 there: backward goes through it, too, and 0 times inf is nan.',
    right:
      'A branch whose input is clamped, a `where` inside of the branch, and code through which nothing flows back.',
    mend: 'Keep the input out of the branch: `torch.where(x > 0, x, torch.exp(x.clamp(max=0)))`, `torch.where(x > 0, torch.log(torch.where(x > 0, x, 1)), 0)`.',
  },
};
