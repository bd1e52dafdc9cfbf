// What the hover over an argument's name (`beta=` in a call) says: the parameter, and what this value changes.

import type { Activation, Argument, Parameter, ParameterValue, Values } from '../../catalog/activation.ts';
import { findById } from '../../catalog/catalog.ts';
import type { Translate } from '../../foundation/localization.ts';
import { newest, type Release } from '../../foundation/release.ts';
import type { ScalarFunction } from '../../functions/function.ts';
import { showsBehind } from '../../plot/picture.ts';
import type { ActivationUse } from '../../python/index.ts';
import { writeValue } from '../configured-activation.ts';
import { type Baseline, baselineOf } from './baseline.ts';
import type { ComparedFact, HoverContent } from './content.ts';
import { describeDifference } from './extremes.ts';
import { describeFacts, describeFaint } from './facts.ts';
import { describeFindings, isRefusedHere } from './findings.ts';
import { formulaOf } from './formula.ts';
import { makeLinks } from './links.ts';
import { shownValues } from './values.ts';

/**
 * The parameter `name` of `use` at this value: its meaning, its default, and the facts that differ from those at the
 * default, with both curves. Undefined if the entry has no such parameter. Never throws.
 */
export function describeArgument(
  use: ActivationUse,
  name: string,
  t: Translate,
  release: Release = newest,
): HoverContent | undefined {
  const entry = findById(use.id, release);
  const parameter = entry?.parameters.find((candidate) => candidate.name === name);
  if (!entry || !parameter) return undefined;
  const value = use.parameters[name]?.value;
  const here = shownValues(entry, use);
  const argument = argumentOf(entry, use, name);
  const standard = argument?.required ? undefined : parameter.default;
  const there: Values | undefined = standard === undefined ? undefined : { ...here, [name]: standard };
  const isOther = there !== undefined && value !== undefined && value !== standard;
  const own = { id: entry.id, parameters: here };
  const usual = isOther ? { id: entry.id, parameters: there } : undefined;
  const written = use.parameters[name]?.argumentName?.code ?? argument?.name ?? name;
  // What raises has no curve, whichever argument is looked at; what it raises comes from another one, then.
  const ofUse = describeFindings(entry, use, release, t);
  const isRefused = isRefusedHere(entry, use, release, ofUse);
  const ofArgument = describeFindings(entry, use, release, t, name);
  const findings = isRefused && ofArgument.length === 0 ? ofUse : ofArgument;
  const isCurve = entry.kind === 'elementwise' && !isRefused;
  const f = isCurve ? entry.functionAt(here) : undefined;
  const byDefault = isCurve && isOther ? entry.functionAt(there) : undefined;
  const title = value === undefined ? written : `${written} = ${writeValue(value)}`;
  const isDashed = f && byDefault && showsBehind(f, byDefault);
  const meaning = parameter.meaning(t);
  return {
    name: title,
    head: [{ code: title }],
    summary: t('{0} (parameter of {1})', meaning, entry.id),
    meaning: `${meaning}.`,
    ...(isRefused ? { isRefused } : { formula: formulaOf(entry, use, here, t) }),
    parameters: [],
    cautions: value === undefined ? [t('Value unknown here.')] : [],
    notes: [
      standard === undefined
        ? t('Required: it has no default.')
        : isDashed
          ? t('Default: {0} (dashed).', writeValue(standard))
          : t('Default: {0}.', writeValue(standard)),
      ...(parameter.choices ? [t('One of {0}.', parameter.choices.map(writeValue).join(', '))] : []),
    ],
    findings,
    ...(f
      ? changedFacts(f, byDefault, parameter, baselineOf(entry), t)
      : { facts: entry.kind === 'vector' && !isRefused ? describeDimension(value, t) : [] }),
    ...(isCurve
      ? { picture: { ...own, release, ...(usual ? { behind: { ...usual, name: t('default') } } : {}) } }
      : {}),
    links: makeLinks(
      entry,
      isCurve ? { curve: own, other: usual && { label: t('Compare with Default'), curve: usual } } : {},
      release,
      t,
    ),
  };
}

/** The argument of the call that sets the parameter: `init` is the weight of PReLU. */
function argumentOf(entry: Activation, use: ActivationUse, name: string): Argument | undefined {
  const apiPath = entry.apiPaths.find(({ path }) => path === use.apiPath);
  return apiPath?.arguments.find(({ parameter }) => parameter === name);
}

/** Which numbers of a tensor stand along a dimension. */
function describeDimension(dim: ParameterValue | undefined, t: Translate): readonly string[] {
  switch (dim) {
    case -1:
      return [t('The last dimension: in a matrix, each row by itself.')];
    case -2:
      return [t('The last dimension but one: in a matrix, each column by itself.')];
    case -3:
      return [t('The channels of images (N, C, H, W).')];
    case 0:
      return [t('The first dimension: in a matrix, each column by itself; in a batch, across its examples.')];
    case 1:
      return [t('The second dimension: the classes of a batch (N, C), the channels of images (N, C, H, W).')];
    case null:
      return [t('PyTorch chooses dimension 0 for tensors of 0, 1 or 3 dimensions, and 1 for all others.')];
    default:
      return [];
  }
}

/** More rows are higher than a hover. */
const MOST_ROWS = 3;

/** The facts at this value; where there is a default to compare with, those that differ there. */
function changedFacts(
  f: ScalarFunction,
  byDefault: ScalarFunction | undefined,
  { type }: Parameter,
  baseline: Baseline | undefined,
  t: Translate,
): Pick<HoverContent, 'facts' | 'compared'> {
  const facts = [...describeFacts(f, t, baseline), ...describeFaint(f, t)];
  if (!byDefault) return { facts };
  const before = [...describeFacts(byDefault, t, baseline), ...describeFaint(byDefault, t)];
  const gone = before.filter((fact) => !facts.includes(fact));
  const come = facts.filter((fact) => !before.includes(fact));
  if (type === 'choice' || come.length + gone.length === 0) {
    return { facts: [...describeDifference(f, byDefault, t), ...facts] };
  }
  return { facts: [], compared: alignFacts(come, gone).slice(0, MOST_ROWS) };
}

/** Facts of the same kind, which differ in their numbers only, side by side; then all others. */
function alignFacts(come: readonly string[], gone: readonly string[]): readonly ComparedFact[] {
  const wordsOf = (fact: string) => fact.replace(/[^\p{L}]|(?<!\p{L})[ex](?!\p{L})/gu, '');
  const pairOf = (fact: string) => gone.find((other) => wordsOf(other) === wordsOf(fact));
  const pairs = come.map((here): ComparedFact => ({ here, byDefault: pairOf(here) }));
  const left = gone.filter((fact) => !pairs.some(({ byDefault }) => byDefault === fact));
  const rows = pairs.map((row) => (row.byDefault === undefined ? { ...row, byDefault: left.shift() } : row));
  return [...rows, ...left.map((byDefault) => ({ here: undefined, byDefault }))];
}
