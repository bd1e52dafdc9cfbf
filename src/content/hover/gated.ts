// What the hover says of a gated linear unit that somebody wrote: its name, its formula, and the curve of its gate.
import type { Translate } from '../../foundation/localization.ts';
import type { Release } from '../../foundation/release.ts';
import type { ActivationUse } from '../../python/index.ts';
import { labelActivation } from '../configured-activation.ts';
import type { HoverContent } from './content.ts';
import { headOf } from './own.ts';

/** The card of code of one's own that gates one half by the other. */
export function describeGated(
  { name, definition, gate, formula, halves, isByDefault }: NonNullable<ActivationUse['gates']>,
  release: Release,
  t: Translate,
): HoverContent {
  const head = headOf(definition, name, { isByDefault, isLearned: false }, t);
  const [factor, gated] = halves;
  const label = gate ? labelActivation(gate) : 'Swish';
  const isBilinear = name === 'Bilinear';
  const product = `${factor} · ${isBilinear ? gated : `${label}(${gated})`}`;
  return {
    name,
    summary: 'Shazeer, 2020',
    head,
    origin: head,
    parameters: [],
    cautions: [],
    findings: [],
    facts: [],
    notes: [isBilinear ? product : t('{0}; the curve is the gate’s.', product)],
    ...(isBilinear ? {} : { picture: { formula, release } }),
    links: gate ? [{ kind: 'plot', label: t('Plot'), curves: [gate] }] : [],
  };
}
