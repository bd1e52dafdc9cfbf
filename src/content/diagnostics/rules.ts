// The rules that mark mistakes in the editor: a row each. What they find is told by who finds it.

export type Severity = 'warning' | 'information' | 'hint';

/** A kind of mistake. `raises`: PyTorch ends there; `nonsense`: it runs, but trains badly; `accuracy`: digits are lost. */
export interface Rule {
  readonly id: string;
  readonly group: 'raises' | 'nonsense' | 'accuracy';
  readonly severity: Severity;
}

const row = (group: Rule['group'], severity: Severity, ids: string): readonly Rule[] =>
  ids.split(' ').map((id) => ({ id, group, severity }));

/** Every rule; where several find something at one place, the first is told. */
export const rules: readonly Rule[] = [
  ...row(
    'raises',
    'warning',
    'module-not-called class-not-instance function-as-module wrong-argument dim-out-of-range odd-glu inplace-on-leaf inplace-breaks-backward',
  ),
  ...row(
    'nonsense',
    'warning',
    'misread-argument softmax-before-cross-entropy softmax-before-nll sigmoid-before-bce-with-logits missing-sigmoid-before-bce zero-beta',
  ),
  ...row('nonsense', 'information', 'relu-as-output no-effect softplus-jump implicit-dim init-gain'),
  ...row(
    'accuracy',
    'information',
    'unstable-softplus unstable-logsigmoid unstable-log-softmax unstable-logsumexp unstable-softmax unstable-one-minus-sigmoid where-nan-gradient',
  ),
];

/** The rule of this name. */
export const ruleOf = (id: string): Rule | undefined => rules.find((one) => one.id === id);
