// What PyTorch would say of a call: whether it raises, warns, or takes what makes no sense.
import { formatNumber } from '../../arithmetic/printing.ts';
import type { Activation, Asked, Finding } from '../../catalog/activation.ts';
import type { Translate } from '../../foundation/localization.ts';
import type { Release } from '../../foundation/release.ts';
import type { ActivationUse } from '../../python/index.ts';
import { floatTypeOf } from '../../tensors/parsed-tensor.ts';
import { argumentFindings } from '../messages/arguments.ts';
import { aroundFindings, mistakenFindings } from '../messages/around.ts';
import { raisedOfInput } from '../messages/input.ts';
import { type Words, wordsOf } from '../messages/words.ts';
import type { HoverContent } from './content.ts';
import { isInPlace, isUnknown, knownValues } from './values.ts';

/** Whether PyTorch raises for these arguments and their values. */
export function refuses(entry: Activation, use: ActivationUse, release: Release): boolean {
  const known = knownValues(use);
  const isWrong = entry.parameters.some(({ name, type, default: standard }) => {
    const value = known[name];
    if (value === undefined || (value === null && standard === null)) return false;
    return type === 'choice' ? typeof value !== 'string' : typeof value === 'string' || value === null;
  });
  return (
    isWrong ||
    findFindings(entry, use, release).some((finding) => finding.kind === 'raises' && isAtCall(finding))
  );
}

/** Whether the call itself ends there; later, and around it, something else does. */
const isAtCall = ({ when }: Finding): boolean => when !== 'backward' && when !== 'around';

/** What PyTorch would say of the call, or of one argument only. */
export function describeFindings(
  entry: Activation,
  use: ActivationUse,
  release: Release,
  t: Translate,
  parameter?: string,
): HoverContent['findings'] {
  const all = findFindings(entry, use, release);
  const found = all
    .filter((finding) => parameter === undefined || finding.parameter === parameter)
    .map(({ kind, when, message, short }) => ({
      kind,
      text: message(t),
      ...(short ? { short: short(t) } : {}),
      ...(when === 'backward' ? { isLater: true as const } : {}),
      ...(when === 'around' ? { isAround: true as const } : {}),
    }));
  const isRaised = all.some((finding) => finding.kind === 'raises' && isAtCall(finding));
  const ofInput =
    isRaised || use.certainty !== 'certain' ? undefined : raisedOfInput(entry, use, release, t, parameter);
  return ofInput === undefined ? found : [{ kind: 'raises', text: ofInput }, ...found];
}

/**
 * Whether PyTorch raises where the use stands, for its arguments, its input or the code around it, so that nothing is answered and
 * there is no curve. What it raises in backward comes after an answer.
 */
export function isRefusedHere(
  entry: Activation,
  use: ActivationUse,
  release: Release,
  findings: HoverContent['findings'],
): boolean {
  return findings.some(({ kind, isLater }) => kind === 'raises' && !isLater) || refuses(entry, use, release);
}

/** The findings that a hover shows: where PyTorch raises, that first and nothing that is never reached. */
export function shownFindings({
  findings,
  isRefused,
  isSaid,
}: Pick<HoverContent, 'findings' | 'isRefused' | 'isSaid'>): HoverContent['findings'] {
  const raised = findings.filter(({ kind }) => kind === 'raises');
  // Where there is an error, even only in backward, the others are left out.
  const others = findings.filter(
    ({ kind }) => (kind === 'nonsense' && raised.length === 0) || (kind === 'warns' && !isRefused),
  );
  return isSaid ? others : [...raised, ...others];
}

/** What stands before a finding. */
export function leadOf({ kind }: HoverContent['findings'][number], t: Translate): string {
  return { raises: t('PyTorch raises:'), warns: t('PyTorch warns:'), nonsense: t('No error, but') }[kind];
}

/**
 * What a release of PyTorch would say of the arguments, their values and the name that is called; nothing that is never
 * reached. `entry` is the release's.
 */
export function findFindings(entry: Activation, use: ActivationUse, release: Release): readonly Finding[] {
  const apiPath = entry.apiPaths.find(({ path }) => path === use.apiPath);
  const deprecated: readonly Finding[] =
    apiPath?.deprecated === undefined || use.kind === 'string'
      ? []
      : [{ kind: 'warns', when: 'call', message: () => apiPath.deprecated ?? '' }];
  const ofArguments = argumentFindings(entry, use, release);
  const words = wordsOf(release);
  const own = [
    ...mistakenFindings(entry, use),
    ...tooLarge(entry, use, words),
    ...checkOf(entry, use),
    ...aroundFindings(entry, use, words),
    ...deprecated,
  ];
  // A call that does not take its arguments never comes to a warning of its own.
  const isTaken = !ofArguments.some(({ kind }) => kind === 'raises');
  return onlyFirst([...ofArguments, ...own.filter(({ kind }) => isTaken || kind !== 'warns')]);
}

/** A whole number as code writes it, which PyTorch takes as one of 64 bits. */
const WHOLE = /^[-+\d_*() ]+$/;

/** Numbers that PyTorch cannot hand on to its kernel; where the input is known, so is the type that they have to fit in. */
function tooLarge(entry: Activation, use: ActivationUse, { tooLong }: Words): readonly Finding[] {
  const known = knownValues(use);
  return entry.parameters.flatMap(({ name }): Finding[] => {
    const value = known[name];
    if (typeof value !== 'number' || !Number.isFinite(value)) return [];
    const raised = (message: string): Finding[] => [
      { kind: 'raises', when: 'call', parameter: name, message: () => message },
    ];
    const long = WHOLE.test(use.parameters[name]?.text ?? '') ? tooLong(value) : undefined;
    if (long !== undefined) return raised(long);
    return use.tensor || use.dtype?.dtype === 'float64' || Number.isFinite(Math.fround(value))
      ? []
      : raised('RuntimeError: value cannot be converted to type float without overflow');
  });
}

/** Without what is never reached: the first to raise, as the module is made or else as it is called, ends it. */
function onlyFirst(findings: readonly Finding[]): readonly Finding[] {
  const raising = findings.filter((finding) => finding.kind === 'raises' && isAtCall(finding));
  const first = raising.find(({ when }) => when === 'construction') ?? raising[0];
  return first ? findings.filter((one) => one === first || one.kind === 'warns') : findings;
}

const LATER: ReadonlySet<ActivationUse['kind']> = new Set(['reference', 'partial', 'getattr', 'string']);

/** Whether it is not called here, and may be called with more arguments. */
export const isCalledLater = ({ kind }: ActivationUse): boolean => LATER.has(kind);

/** What the entry says of the values; of those that cannot be known, only what holds whatever they are. */
function checkOf(entry: Activation, use: ActivationUse): readonly Finding[] {
  const known = knownValues(use);
  const unknown = entry.parameters.filter(({ name }) => isUnknown(use, name));
  const isHere = isInPlace(entry, use);
  const isOpen = isCalledLater(use);
  const isMade = entry.apiPaths.some(({ path, kind }) => kind === 'module' && path === use.apiPath);
  // A bound that is a string is none that could be looked at.
  if (entry.parameters.some(({ name, type }) => type !== 'choice' && typeof known[name] === 'string'))
    return [];
  const asked = askedBy(entry, use);
  const findings = entry
    .check(known, isHere, asked)
    // Functions do not look at what constructors look at.
    .filter(({ when, path = use.apiPath }) => (isMade || when !== 'construction') && path === use.apiPath)
    .filter(({ parameter = '' }) => !isUnknown(use, parameter))
    .filter(({ parameter = '' }) => !(isOpen && use.parameters[parameter]?.isDefault));
  if (unknown.length === 0) return findings;
  const others = [-1e30, 1e30].map((value) =>
    entry.check({ ...known, ...Object.fromEntries(unknown.map(({ name }) => [name, value])) }, isHere, asked),
  );
  const isIn = (list: readonly Finding[], { kind, parameter }: Finding) =>
    list.some((other) => other.kind === kind && other.parameter === parameter);
  return findings.filter((finding) => others.every((list) => isIn(list, finding)));
}

/** The dtype of the input where it is known, and values as Python prints them. */
function askedBy(entry: Activation, use: ActivationUse): Asked {
  return {
    dtype: use.tensor ? floatTypeOf(use.tensor, 'float32') : (use.dtype?.dtype ?? 'float32'),
    write: (name) => {
      const { value, text = '' } = use.parameters[name] ?? {};
      if (typeof value === 'boolean') return value ? 'True' : 'False';
      if (typeof value === 'number' && WHOLE.test(text)) return String(value);
      const standard = entry.parameters.find((one) => one.name === name)?.default;
      return formatNumber(Number(value ?? standard), 'float64');
    },
  };
}
