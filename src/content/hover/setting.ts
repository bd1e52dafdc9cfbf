// What the hover over an argument that does not shape the curve says (`inplace=`, `dtype=`, `out=`): what it does at
// this value, and what it can break.

import type { Activation, ParameterValue } from '../../catalog/activation.ts';
import { findById } from '../../catalog/catalog.ts';
import { needTheirAnswer } from '../../catalog/roles.ts';
import type { Text, Translate } from '../../foundation/localization.ts';
import { newest, type Release } from '../../foundation/release.ts';
import type { ActivationUse } from '../../python/index.ts';
import { writeValue } from '../configured-activation.ts';
import type { HoverContent } from './content.ts';
import { describeFindings, isRefusedHere } from './findings.ts';
import { makeLinks } from './links.ts';

interface Explained {
  readonly meaning: Text;
  readonly facts: readonly Text[];
}

/** The longest text of an argument that is repeated. */
const LONGEST_TEXT = 40;

/**
 * The argument that `use` calls `name`, and that shapes nothing: undefined where none is written or nothing is known
 * of it. Never throws.
 */
export function describeSetting(
  use: ActivationUse,
  name: string,
  t: Translate,
  release: Release = newest,
): HoverContent | undefined {
  const entry = findById(use.id, release);
  const state = use.settings?.[name];
  const explain = Object.hasOwn(explanations, name) ? explanations[name] : undefined;
  if (!entry || !state || !explain) return undefined;
  const { value, text = '' } = state;
  const { meaning, facts } = explain(value, entry);
  const written = value === undefined ? text : writeValue(value);
  const shown = written && written.length <= LONGEST_TEXT ? `${name} = ${written}` : name;
  const ofUse = describeFindings(entry, use, release, t);
  const isRefused = isRefusedHere(entry, use, release, ofUse);
  const ofArgument = describeFindings(entry, use, release, t, name);
  const [main] = facts;
  return {
    name: shown,
    head: [{ code: shown }],
    summary: t('{0} (argument of {1})', meaning(t), entry.id),
    meaning: `${meaning(t)}.`,
    parameters: [],
    cautions: [],
    findings: ofArgument.length > 0 || !isRefused ? ofArgument : ofUse,
    ...(isRefused
      ? { isRefused, facts: [] }
      : { facts: facts.map((fact) => fact(t)), ...(main ? { mainFact: main(t) } : {}) }),
    links: makeLinks(entry, {}, release, t),
  };
}

/** By PyTorch's name of the argument. The value is undefined where it cannot be known. */
const explanations: Readonly<
  Record<string, (value: ParameterValue | undefined, entry: Activation) => Explained>
> = {
  inplace: (value) => ({
    meaning: (t) => t('Whether the result overwrites the input'),
    facts:
      value === false || value === null || value === 0
        ? [(t) => t('The input isn’t changed: PyTorch’s default.')]
        : [
            ...(value === undefined ? [(t: Translate) => t('Value unknown here. If True:')] : []),
            (t) => t('Same values, without memory for a second tensor.'),
            (t) => t('Later readers, such as skip connections, see the modified tensor.'),
            (t) =>
              t(
                'After {0}, {1}, {2}, {3} or exp, backward raises a RuntimeError: it needs their output.',
                ...needTheirAnswer.map(({ id }) => id),
              ),
            (t) => t('A leaf tensor that requires grad can’t be overwritten: PyTorch raises a RuntimeError.'),
          ],
  }),
  out: () => ({
    meaning: (t) => t('Output tensor'),
    facts: [(t) => t('Not allowed when a gradient is required: PyTorch raises a RuntimeError.')],
  }),
  dtype: (_, entry) =>
    entry.kind === 'vector'
      ? {
          meaning: (t) => t('dtype to cast the input to'),
          facts: [(t) => t('float32 keeps digits that the sum of exponentials loses in float16.')],
        }
      : { meaning: (t) => t('dtype of the learned weight'), facts: [] },
  device: () => ({ meaning: (t) => t('Device of the weight'), facts: [] }),
  num_parameters: (value) => ({
    meaning: (t) => t('Number of learned slopes'),
    facts: [
      value === 1
        ? (t) => t('One slope for all channels.')
        : (t) => t('One slope for each channel: dimension 1 of the input must have this size.'),
    ],
  }),
  training: (value) => ({
    meaning: (t) => t('Whether the slopes are random'),
    facts: [
      ...(value === false
        ? []
        : [
            (t: Translate) =>
              t('True: each negative number gets its own random slope between lower and upper.'),
          ]),
      ...(value === true
        ? []
        : [(t: Translate) => t('False: all are multiplied by the mean of lower and upper.')]),
    ],
  }),
  generator: () => ({ meaning: (t) => t('Random number generator for the slopes'), facts: [] }),
  scale: () => ({
    meaning: (t) => t('Multiplier for the whole result'),
    facts: [(t) => t('The curve of the call is drawn without it.')],
  }),
  input_scale: () => ({
    meaning: (t) => t('Multiplier for negative input'),
    facts: [(t) => t('The curve of the call is drawn without it.')],
  }),
  _stacklevel: () => ({
    meaning: (t) => t('Stack level for warnings'),
    facts: [(t) => t('It doesn’t change the values.')],
  }),
};
