// What a hover says of one use: what it is, what it does as called here, what is wrong with the call.
import type { Activation } from '../../catalog/activation.ts';
import { findById } from '../../catalog/catalog.ts';
import type { Translate } from '../../foundation/localization.ts';
import type { ScalarFunction, VectorFunction } from '../../functions/function.ts';
import { isOnUnitInterval } from '../../plot/interval-of-interest.ts';
import type { ActivationUse } from '../../python/index.ts';
import { baselineOf, comparedId } from './baseline.ts';
import type { HoverContent } from './content.ts';
import { describeFacts } from './facts.ts';
import { describeFindings, isInPlace, refuses } from './findings.ts';
import { makeLinks } from './links.ts';
import { makeNumberTable } from './number-table.ts';
import { describeOrigin, type Surroundings } from './origin.ts';
import { describeParameters, describeUnknown } from './parameters.ts';
import { shownValues } from './values.ts';
import { describeVectorFacts, makeVectorExample } from './vector.ts';

/** What the hover says of `use`, in the document `around` it; undefined where the catalog does not know it. Never throws. */
export function describeUse(
  use: ActivationUse,
  around: Surroundings,
  t: Translate,
): HoverContent | undefined {
  const entry = findById(use.id);
  if (!entry) return undefined;
  const parameters = shownValues(entry, use);
  const own = { id: entry.id, parameters };
  const origin = describeOrigin(use, around, t);
  const isRefused = refuses(entry, use);
  const other = comparedId(entry);
  return {
    name: entry.id,
    summary: entry.summary(t),
    ...(origin ? { origin } : {}),
    formula: { tex: entry.formula.tex, text: entry.formula.text(parameters, t) },
    parameters: describeParameters(entry, use, t),
    cautions: describeUnknown(entry, use, t),
    findings: describeFindings(entry, use, t),
    ...(isRefused
      ? { facts: [] }
      : { ...describeFunction(entry.functionAt(parameters), entry, use, t), picture: own }),
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
          },
      t,
    ),
  };
}

/** What holds of the function that the call makes, and its numbers: a table, or one vector and its answer. */
function describeFunction(
  f: ScalarFunction | VectorFunction,
  entry: Activation,
  use: ActivationUse,
  t: Translate,
): Pick<HoverContent, 'facts' | 'numbers' | 'example'> {
  if (f.kind === 'vector') {
    const example = makeVectorExample(f);
    return { facts: describeVectorFacts(f, t), ...(example ? { example } : {}) };
  }
  // Of what is nan on a whole side nothing holds.
  const hasFacts =
    !Number.isNaN(f.facts().range.low) &&
    (isOnUnitInterval(f) || [-1, 1].every((x) => !Number.isNaN(f.derivative(x))));
  return {
    facts: [
      ...(hasFacts ? describeFacts(f, t, baselineOf(entry)) : []),
      ...(isInPlace(entry, use) ? [t('Overwrites its input.')] : []),
    ],
    numbers: makeNumberTable(f),
  };
}
