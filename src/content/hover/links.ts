// Where a hover leads: the plot panel, a comparison, Evaluate, PyTorch's documentation.
import type { Activation } from '../../catalog/activation.ts';
import { pageOf } from '../../catalog/api-path.ts';
import type { Translate } from '../../foundation/localization.ts';
import type { Release } from '../../foundation/release.ts';
import type { Spread } from '../../python/index.ts';
import type { ConfiguredActivation } from '../configured-activation.ts';

/** Where a link of the hover leads. */
export type Link =
  | {
      readonly kind: 'plot' | 'add' | 'compare';
      readonly label: string;
      /** None: the one that the code defines itself where the hover stands. */
      readonly curves?: readonly ConfiguredActivation[];
      /** What the inputs are, where the code tells it. */
      readonly spread?: Spread | undefined;
    }
  /** Without an activation likewise. */
  | { readonly kind: 'evaluate'; readonly label: string; readonly activation?: ConfiguredActivation }
  | { readonly kind: 'documentation'; readonly label: string; readonly url: string }
  /** Hides hovers: those of one activation, or all of the workspace. */
  | { readonly kind: 'hide'; readonly label: string; readonly id?: string }
  /** Shows what a person could report. */
  | { readonly kind: 'report'; readonly label: string };

/** What there is to open; the documentation always. */
interface LinkTargets {
  /** The curve, where there is one. */
  readonly curve?: ConfiguredActivation | undefined;
  /** What the curve may be compared with. */
  readonly other?: { readonly label: string; readonly curve: ConfiguredActivation } | undefined;
  readonly evaluated?: ConfiguredActivation | undefined;
  readonly spread?: Spread | undefined;
}

/** The links of a hover, in the order in which they stand. */
export function makeLinks(
  entry: Activation,
  { curve, other, evaluated, spread }: LinkTargets,
  release: Release,
  t: Translate,
): readonly Link[] {
  const links: Link[] = [];
  if (curve) links.push({ kind: 'plot', label: t('Plot'), curves: [curve], ...(spread ? { spread } : {}) });
  if (curve && other) links.push({ kind: 'compare', label: other.label, curves: [curve, other.curve] });
  if (evaluated) links.push({ kind: 'evaluate', label: t('Evaluate…'), activation: evaluated });
  links.push({ kind: 'documentation', label: t('Docs'), url: pageOf(entry.documentation, release) });
  links.push({ kind: 'hide', label: t('Hide for {0}', entry.id), id: entry.id });
  links.push({ kind: 'hide', label: t('Hide in Workspace') });
  links.push({ kind: 'report', label: t('Report') });
  return links;
}

/** The links of code that is an activation itself. */
export function linksOfDefinition(t: Translate): readonly Link[] {
  return [
    { kind: 'plot', label: t('Plot') },
    { kind: 'evaluate', label: t('Evaluate…') },
  ];
}

/**
 * The links where a plot is open: what can be plotted can be added to it. That compares, too, and more links would not stand
 * on one line.
 */
export function withAddToPlot(links: readonly Link[], t: Translate): readonly Link[] {
  return links.flatMap((link) => {
    if (link.kind === 'compare') return [];
    return link.kind === 'plot' ? [link, { ...link, kind: 'add' as const, label: t('Add to Plot') }] : [link];
  });
}
