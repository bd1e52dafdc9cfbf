// What the hover over a relative of an activation says that has no curve: `torch.logsumexp` makes one number of all along a
// dimension, `F.gumbel_softmax` draws at random.
import { lastName } from '../../catalog/api-path.ts';
import { findById } from '../../catalog/catalog.ts';
import type { Translate } from '../../foundation/localization.ts';
import type { Release } from '../../foundation/release.ts';
import type { ActivationUse } from '../../python/index.ts';
import { writeValue } from '../configured-activation.ts';
import type { HoverContent } from './content.ts';
import { makeLinks } from './links.ts';
import { describeAssumption, describeWritten } from './origin.ts';

/** What stands at `use`; undefined if the entry has nothing of the kind. */
export function describeRelative(
  use: ActivationUse,
  t: Translate,
  release: Release,
): HoverContent | undefined {
  const entry = findById(use.id, release);
  if (!entry?.relative) return undefined;
  const { summary, formula, parameters = [], documentation = entry.documentation } = entry.relative;
  const states = parameters.map(({ name, default: fallback = null }) => {
    const { value, text } = use.settings?.[name] ?? { value: fallback };
    const isDefault = use.settings?.[name] === undefined;
    return { name, value: text ?? writeValue(value ?? null), isDefault, known: value };
  });
  const values = states.flatMap(({ name, known }) => (known === undefined ? [] : [[name, known] as const]));
  const facts = entry.relative.facts(Object.fromEntries(values)).map((fact) => fact(t));
  const [main] = facts;
  const assumption = describeAssumption(use, t);
  return {
    name: lastName(use.apiPath),
    head: describeWritten(use, false),
    summary: summary(t),
    meaning: `f(x) = ${formula}`,
    formula: { tex: '', text: formula },
    ...(assumption ? { assumption } : {}),
    parameters: states.map(({ known: _, ...shown }) => shown),
    cautions: [],
    findings: [],
    facts,
    ...(main === undefined ? {} : { mainFact: main }),
    links: makeLinks({ ...entry, documentation }, {}, release, t),
  };
}
