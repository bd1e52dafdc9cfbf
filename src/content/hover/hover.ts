// What a hover says of one use: what it is, what it does as called here, what is wrong with the call.

import type { Activation, Values } from '../../catalog/activation.ts';
import { findById } from '../../catalog/catalog.ts';
import { initGain } from '../../catalog/gains.ts';
import type { Dtype } from '../../foundation/dtype.ts';
import type { Translate } from '../../foundation/localization.ts';
import { newest, type Release } from '../../foundation/release.ts';
import type { ScalarFunction, VectorFunction } from '../../functions/function.ts';
import { isOnUnitInterval } from '../../plot/interval-of-interest.ts';
import type { ActivationUse } from '../../python/index.ts';
import { dimensionOf } from '../evaluate/evaluate-vectors.ts';
import type { Sentence } from '../sentence.ts';
import { baselineOf, comparedId, isPlainBaseline } from './baseline.ts';
import { describeChanged } from './changed.ts';
import type { HoverContent } from './content.ts';
import { describeDefinition } from './definition.ts';
import { describeDtypeLimits, describeMissingKernel } from './dtype.ts';
import { describeFacts, describeFaint, describeMainFact } from './facts.ts';
import { describeFindings, isCalledLater, isRefusedHere } from './findings.ts';
import { formulaOf } from './formula.ts';
import { describeInstead } from './instead.ts';
import { makeLinks } from './links.ts';
import { describeMoments } from './moments.ts';
import { makeNumberTable } from './number-table.ts';
import {
  describeAssumption,
  describeOrigin,
  describeUncalled,
  describeWay,
  describeWritten,
} from './origin.ts';
import { describePart } from './own.ts';
import { describeParameters, describeUnknown } from './parameters.ts';
import { describeRelated } from './related.ts';
import { describeSameAs } from './same-as.ts';
import { isInPlace, isUnknown, shownValues } from './values.ts';
import { describeVectorFacts, makeVectorExample } from './vector.ts';

/**
 * What the hover says of `use`, in the document `around` it, with values and limits in `dtype`; undefined if the catalog
 * does not know it. Never throws.
 */
export function describeUse(
  use: ActivationUse,
  cell: number,
  t: Translate,
  preferred: Dtype = 'float32',
  release: Release = newest,
): HoverContent | undefined {
  const entry = findById(use.id, release);
  if (!entry) return undefined;
  const parameters = shownValues(entry, use);
  const own = { id: entry.id, parameters };
  const supposed = describeAssumption(use, t);
  // What a string names is which one it is: it stands above all facts.
  const isNamed = use.kind === 'string' && use.namedBy !== undefined;
  const origin = describeOrigin(use, cell, t) ?? (isNamed ? supposed : undefined);
  const assumption = isNamed ? undefined : supposed;
  const findings = describeFindings(entry, use, release, t);
  // The call raises, so that nothing is answered and there is no curve.
  const isRefused = isRefusedHere(entry, use, release, findings);
  const chosenDim = isRefused ? undefined : describeChosenDim(entry, use, parameters, t);
  const other = comparedId(entry);
  const told = isRefused
    ? undefined
    : describeFunction(entry.functionAt(parameters), entry, use, { dtype: preferred, release }, t);
  const content: HoverContent = {
    name: entry.id,
    summary: summaryOf(entry, use, parameters, findings, t),
    head:
      origin && (use.origin || use.candidates || use.library !== undefined)
        ? origin
        : describeWritten(use, isRefused),
    ...(origin ? { origin } : {}),
    ...optional('way', describeWay(use, cell, t)),
    ...(assumption ? { assumption } : {}),
    ...optional('uncalled', isRefused ? undefined : describeUncalled(use, t)),
    ...(use.certainty === 'candidate' && use.candidates?.length ? { isOneOf: true } : {}),
    ...(isRefused ? { isRefused } : { formula: formulaOf(entry, use, parameters, t) }),
    // What raises never comes to its defaults.
    parameters: describeParameters(entry, use, t)
      .filter(({ isDefault }) => !(isRefused && isDefault))
      .map((one) =>
        one.name === 'dim' && chosenDim !== undefined && one.source === undefined
          ? { ...one, source: chosenDim }
          : one,
      ),
    ...optional('chosenDim', chosenDim && t('Uses dim = {0}.', chosenDim)),
    ...optional('part', use.partOf && describePart(use.partOf, t)),
    // Nothing is shown of what raises.
    cautions: isRefused
      ? []
      : [
          ...describeUnknown(entry, use, t),
          // A call that raises for its input says so itself.
          ...(findings.some(({ kind }) => kind === 'raises')
            ? []
            : describeMissingKernel(entry, use.dtype?.dtype ?? preferred, release, t)),
          ...(isDrawn(entry, use, parameters)
            ? [t('The slope is random in training; shown as in eval mode.')]
            : []),
        ],
    findings,
    ...optional('instead', describeInstead(entry, use, t)),
    ...(told
      ? {
          ...told,
          picture: { ...own, release },
          ...optional('related', describeRelated(entry, told.sameAs, t)),
        }
      : { facts: [] }),
    ...optional(
      'changed',
      describeChanged(entry, use, { values: parameters, dtype: use.dtype?.dtype ?? preferred, isRefused }, t),
    ),
    links: makeLinks(
      entry,
      isRefused
        ? {}
        : {
            curve: entry.kind === 'elementwise' ? own : undefined,
            other:
              other === undefined
                ? undefined
                : { label: t('Compare with {0}', other), curve: { id: other, parameters: {} } },
            evaluated: own,
            spread: use.context?.spread,
          },
      release,
      t,
    ),
  };
  return use.defines
    ? describeDefinition(content, use.defines, own, { dtype: use.dtype?.dtype ?? preferred, release }, t)
    : content;
}

/** The line that says what it is; empty if a finding says that it is not so. */
function summaryOf(
  entry: Activation,
  use: ActivationUse,
  parameters: Values,
  findings: HoverContent['findings'],
  t: Translate,
): string {
  if (findings.some(({ kind }) => kind === 'nonsense')) return '';
  const isOpen = entry.parameters.some(({ name }) => isUnknown(use, name));
  return isOpen ? entry.summary(t) : (entry.summaryAt(parameters, t) ?? '');
}

/** What holds of the function that the call makes, and its numbers: a table, or one vector and its answer. */
function describeFunction(
  f: ScalarFunction | VectorFunction,
  entry: Activation,
  use: ActivationUse,
  preferred: { readonly dtype: Dtype; readonly release: Release },
  t: Translate,
): Pick<
  HoverContent,
  'facts' | 'moments' | 'faint' | 'dtypeLimits' | 'mainFact' | 'sameAs' | 'overwrites' | 'numbers' | 'example'
> {
  if (f.kind === 'vector') {
    const example = makeVectorExample(f);
    const facts = describeVectorFacts(f, t);
    return { facts, ...optional('mainFact', facts[0]), ...(example ? { example } : {}) };
  }
  // Of what is nan on a whole side nothing holds.
  const hasFacts =
    !Number.isNaN(f.facts().range.low) &&
    (isOnUnitInterval(f) || [-1, 1].every((x) => !Number.isNaN(f.derivative(x))));
  // What the code says takes precedence over the setting; where both are the same there is nothing to say.
  const hint = use.dtype?.dtype === preferred.dtype ? undefined : use.dtype;
  const dtype = hint?.dtype ?? preferred.dtype;
  const named = hint ? t('{0} ({1}, line {2})', dtype, hint.by, hint.line) : dtype;
  const said = hint ? [t('{0}: {1}, line {2}', dtype, hint.by, hint.line)] : [];
  // Learned or drawn, it does not stay that other one.
  const isMoving = entry.learned !== undefined || isDrawn(entry, use, shownValues(entry, use));
  const known = initGain(entry.id, shownValues(entry, use)) ?? null;
  const moments = hasFacts ? describeMoments(f, t, known) : undefined;
  return {
    facts: [...said, ...(hasFacts ? describeFacts(f, t, baselineOf(entry)) : [])],
    ...optional('moments', moments),
    ...(hasFacts ? { faint: describeFaint(f, t) } : {}),
    ...optional('mainFact', hasFacts && !isPlainBaseline(entry) ? describeMainFact(f, t) : undefined),
    ...optional('sameAs', isMoving ? undefined : describeSameAs(entry, f, preferred.release, t)),
    ...optional(
      'overwrites',
      isInPlace(entry, use) && !isMistaken(use) ? describeOverwriting(use, t) : undefined,
    ),
    ...(hasFacts ? { dtypeLimits: describeDtypeLimits(f, dtype, t, named) } : {}),
    numbers: makeNumberTable(f, dtype),
  };
}

/** Whether `inplace` was given what is no bool: a finding says already that the input is overwritten. */
function isMistaken({ settings }: ActivationUse): boolean {
  const { value } = settings?.inplace ?? {};
  return typeof value === 'string' || (typeof value === 'number' && value !== 1);
}

/** That the input is gone, and which operation may look for it. */
function describeOverwriting({ context }: ActivationUse, t: Translate): string {
  const { needed } = context ?? {};
  return needed && !needed.isSure
    ? t('Overwrites its input, which {0} needs in backward.', needed.by)
    : t('Overwrites its input.');
}

/** Which dimension PyTorch chooses where the call names none. */
function describeChosenDim(
  entry: Activation,
  use: ActivationUse,
  { dim }: Values,
  t: Translate,
): string | undefined {
  if (entry.kind !== 'vector' || entry.fixed || dim !== null || isUnknown(use, 'dim')) return undefined;
  // Where it is called, it may be given one: `self.act = F.softmax`, `self.act(x, dim=1)`.
  if (isCalledLater(use)) return undefined;
  const shape = use.tensor?.shape ?? use.context?.shape;
  const chosen = shape && dimensionOf(entry, {}, shape);
  return chosen === undefined
    ? t('0 for 0D, 1D, or 3D input, else 1')
    : t('{0} for this {1}D input', chosen, shape?.length ?? 0);
}

/** Whether the call may draw its parameters at random: a module does in training, a function if its argument says so. */
function isDrawn(entry: Activation, use: ActivationUse, parameters: Values): boolean {
  if (!entry.isRandomInTraining || new Set(Object.values(parameters)).size < 2) return false;
  const isModule = entry.apiPaths.some(({ path, kind }) => kind === 'module' && path === use.apiPath);
  const training = use.settings?.training;
  return isModule || (training !== undefined && training.value !== false);
}

/** A member that is left out where there is nothing to say. */
function optional<K extends string, T extends string | Sentence>(
  name: K,
  text: T | undefined,
): { readonly [key in K]?: T } {
  return text === undefined ? {} : ({ [name]: text } as { readonly [key in K]: T });
}
