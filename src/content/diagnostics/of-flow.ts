// What is wrong with where the answer of an activation goes: into a loss that takes something else, into another activation
// that makes nothing of it.
import { formatNumber } from '../../arithmetic/printing.ts';
import type { Activation } from '../../catalog/activation.ts';
import { lastName } from '../../catalog/api-path.ts';
import { findById } from '../../catalog/catalog.ts';
import { type LossMistake, nameLike } from '../../catalog/losses.ts';
import type { Translate } from '../../foundation/localization.ts';
import type { ScalarFunction } from '../../functions/function.ts';
import type { Applied, FlowSource, LossFlow, OtherGain, Pair } from '../../python/index.ts';
import type { Diagnostic, Fix } from './diagnostic.ts';
import { ruleOf, type Severity } from './rules.ts';

function made(found: Omit<Diagnostic, 'severity'> & { readonly severity?: Severity }): readonly Diagnostic[] {
  const rule = ruleOf(found.rule);
  return rule ? [{ severity: rule.severity, ...found }] : [];
}

/** What is wrong ahead of a loss. */
export function diagnoseLoss(flow: LossFlow, t: Translate): readonly Diagnostic[] {
  const { loss, called, from } = flow;
  if (!from) return diagnoseRaw(flow, t);
  const mistake = loss.mistakes[from.id];
  if (!mistake) return [];
  return made({
    rule: mistake.rule,
    ...(mistake.isHarmless ? { severity: 'hint', isNeedless: true } : {}),
    start: from.at.start,
    end: from.at.end,
    message: messageOf(mistake, nameOf(flow), from.id, t),
    fixes: fixesOf(mistake, from, t),
    related: [
      { at: called, message: t('The loss') },
      ...(from.made ? [{ at: from.made, message: t('Made here') }] : []),
    ],
  });
}

/** `CrossEntropyLoss` */
const nameOf = ({ loss }: LossFlow): string => lastName(loss.paths[0] ?? '');

/** A layer's numbers in a loss of probabilities. */
function diagnoseRaw(flow: LossFlow, t: Translate): readonly Diagnostic[] {
  const { loss, called, lossName } = flow;
  const { raw } = loss;
  if (!raw) return [];
  const [asClass, asFunction] = raw.instead;
  const instead = lossName?.code === nameOf(flow) ? asClass : asFunction;
  return made({
    rule: raw.rule,
    start: called.start,
    end: called.end,
    message: t(
      '{0} takes probabilities, but gets the numbers of a layer: PyTorch raises where one is not in [0, 1].',
      nameOf(flow),
    ),
    fixes: lossName
      ? [
          {
            title: t('Change to {0}', instead),
            edits: [{ start: lossName.start, end: lossName.end, text: instead }],
          },
        ]
      : [],
  });
}

function messageOf({ isHarmless, meaning }: LossMistake, loss: string, id: string, t: Translate): string {
  if (isHarmless) return t('{0} applies {1} itself: here it changes nothing.', loss, id);
  switch (meaning) {
    case 'twice over classes':
      return t(
        '{0} applies it itself: after {1} over 10 classes the loss never falls below {2}.',
        loss,
        id,
        formatNumber(Math.log1p(9 / Math.E), 'float32').slice(0, 4),
      );
    case 'twice':
      return t('{0} applies {1} itself: twice, every probability is between 0.5 and 0.73.', loss, id);
    case 'no logarithm':
      return t('{0} takes log-probabilities: of probabilities the loss is −p, never below −1.', loss);
    default:
      return t(
        '{1} ahead of {0} makes every score below 0 the same, and passes no gradient there.',
        loss,
        id,
      );
  }
}

function fixesOf(mistake: LossMistake, { without, name, apiPath }: FlowSource, t: Translate): readonly Fix[] {
  if (mistake.meaning === 'no logarithm') {
    const instead = findById(mistake.instead ?? '');
    const text = instead && nameLike(apiPath, instead.apiPaths);
    if (!name || text === undefined) return [];
    return [
      {
        title: t('Change to {0} (predictions become log-probabilities)', text),
        edits: [{ start: name.start, end: name.end, text }],
        isTold: true,
      },
    ];
  }
  if (!without || mistake.isOpen) return [];
  return [
    {
      title: t('Remove {0} (predictions become raw scores)', name?.code ?? lastName(apiPath.path)),
      edits: without,
      ...(mistake.isHarmless ? {} : { isTold: true }),
    },
  ];
}

/** What is wrong with one activation after another. */
export function diagnosePair({ first, second }: Pair, t: Translate): readonly Diagnostic[] {
  const effect = effectOf(first, second);
  if (!effect) return [];
  const message = {
    nothing: () => t('{1} changes nothing after {0}.', first.id, second.id),
    everything: () => t('{1} after {0} makes every number the same.', first.id, second.id),
    squeeze: () =>
      t('{1} after {0} squeezes twice: all answers are in [{2}].', first.id, second.id, effect.range),
  }[effect.kind]();
  const isNeedless = effect.kind === 'nothing';
  return made({
    rule: 'no-effect',
    start: second.at.start,
    end: second.at.end,
    message,
    ...(isNeedless ? { isNeedless } : {}),
    fixes: isNeedless && second.without ? [{ title: t('Remove {0}', second.id), edits: second.without }] : [],
  });
}

/** Weights that are initialized for another activation than what follows. */
export function diagnoseGain(
  { at, name, gain, follows, fix }: OtherGain,
  t: Translate,
): readonly Diagnostic[] {
  const [own, right] = [gain, follows.gain].map((one) => one.toFixed(2));
  return made({
    rule: 'init-gain',
    start: at.start,
    end: at.end,
    message: t(
      '{0} follows, whose gain is {1}; for {2} it is {3}.',
      follows.id,
      right ?? '',
      name,
      own ?? '',
    ),
    fixes: fix
      ? [{ title: t('Change to {0} (other first weights)', fix.text), edits: [fix], isTold: true }]
      : [],
    related: [{ at: follows.at, message: follows.id }],
  });
}

interface Effect {
  readonly kind: 'nothing' | 'everything' | 'squeeze';
  readonly range: string;
}

const vectors: readonly (readonly number[])[] = [
  [-3, 0, 1, 5],
  [0, 0.5],
  [10, -10, 2],
  [-0.25, -0.5, -2],
];
/** Of a thousand numbers, where curves bend and where they are flat. */
const inputs: readonly number[] = Array.from({ length: 1001 }, (_, at) => ((at - 500) / 500) ** 3 * 40);
const few = inputs.filter((_, at) => at % 50 === 0);
/** A stretch of answers that is narrower has been squeezed. */
const narrow = 0.3;

/** What the second makes of all that the first answers. */
function effectOf(one: Applied, other: Applied): Effect | undefined {
  const [first, second] = [one, other].map(functionOf);
  if (!first || second?.kind !== 'scalar') return undefined;
  if (first.kind !== 'scalar')
    return effectOn(
      vectors.flatMap((vector) => [...first.value(vector)]),
      second,
    );
  // What has none on a few has none on all of them.
  const effect = effectOn(
    few.map((x) => first.value(x)),
    second,
  );
  return (
    effect &&
    effectOn(
      inputs.map((x) => first.value(x)),
      second,
    )
  );
}

function effectOn(between: readonly number[], second: ScalarFunction): Effect | undefined {
  const answers = between.map((x) => second.value(x));
  if (between.every((x, at) => x === answers[at])) return { kind: 'nothing', range: '' };
  const [low, high] = [Math.min(...answers), Math.max(...answers)];
  const range = `${low.toFixed(2)}, ${high.toFixed(2)}`;
  if (low === high) return { kind: 'everything', range };
  const isShare = Math.min(...between) >= 0 && Math.max(...between) <= 1;
  return isShare && high - low < narrow ? { kind: 'squeeze', range } : undefined;
}

/** The function of an activation all of whose parameters are known and stay. */
function functionOf({ id, parameters }: Applied): ReturnType<Activation['functionAt']> | undefined {
  const entry = findById(id);
  if (!entry || entry.learned !== undefined || entry.isRandomInTraining) return undefined;
  const values = Object.entries(parameters).map(([name, { value }]) => [name, value] as const);
  if (values.some(([, value]) => value === undefined)) return undefined;
  return entry.functionAt(Object.fromEntries(values) as Parameters<typeof entry.functionAt>[0]);
}
