// What the hover over a reduction says (`torch.logsumexp`), which makes one number of all along a dimension: there is no curve.
import { lastName } from '../../catalog/api-path.ts';
import { findById } from '../../catalog/catalog.ts';
import type { Translate } from '../../foundation/localization.ts';
import type { Release } from '../../foundation/release.ts';
import type { ActivationUse } from '../../python/index.ts';
import type { HoverContent } from './content.ts';
import { makeLinks } from './links.ts';
import { describeAssumption, describeWritten } from './origin.ts';

/** The reduction at `use`; undefined if the entry has none. */
export function describeReduction(
  use: ActivationUse,
  t: Translate,
  release: Release,
): HoverContent | undefined {
  const entry = findById(use.id, release);
  if (!entry?.reduction) return undefined;
  const { summary, formula } = entry.reduction;
  const facts = entry.reduction.facts.map((fact) => fact(t));
  const [main] = facts;
  const assumption = describeAssumption(use, t);
  return {
    name: lastName(use.apiPath),
    head: describeWritten(use, false),
    summary: summary(t),
    meaning: `f(x) = ${formula}`,
    formula: { tex: '', text: formula },
    ...(assumption ? { assumption } : {}),
    parameters: [],
    cautions: [],
    findings: [],
    facts,
    ...(main === undefined ? {} : { mainFact: main }),
    links: makeLinks(entry, {}, release, t),
  };
}
