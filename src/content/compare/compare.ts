// Sets activations side by side: what each is, does and costs, as plain data.
import { hasFacts } from '../../autodiff/scalar-of.ts';
import type { Activation, Values } from '../../catalog/activation.ts';
import type { Translate } from '../../foundation/localization.ts';
import type { Facts } from '../../functions/function.ts';
import { curveOf } from '../../plot/curve.ts';
import { formatCondition, formatInterval, formatShort } from '../format.ts';
import { printNumbers } from '../print.ts';
import { describeCost } from './costs.ts';
import { describeRelations } from './relations.ts';

/** One activation to compare. */
interface Compared {
  readonly name: string;
  readonly entry: Activation;
  readonly parameters: Values;
}

/** One line of the table: what is compared, and a cell for each activation. `isProse` for whole sentences. */
export interface ComparedLine {
  readonly label: string;
  readonly cells: readonly string[];
  readonly isProse: boolean;
}

/** The table's lines, in the order in which people ask. */
export function compareActivations(compared: readonly Compared[], t: Translate): readonly ComparedLine[] {
  const withFacts = compared.map((one) => {
    const f = one.entry.functionAt(one.parameters);
    return {
      ...one,
      facts: f.kind === 'scalar' && hasFacts(f) ? f.facts() : undefined,
      value: curveOf(f, 'value'),
    };
  });
  type One = (typeof withFacts)[number];
  const line = (label: string, cell: (one: One) => string, isProse = false): ComparedLine => ({
    label,
    cells: withFacts.map(cell),
    isProse,
  });
  const fact = (label: string, cell: (facts: Facts, one: One) => string) =>
    line(label, (one) =>
      one.facts ? cell(one.facts, one) : one.entry.kind === 'vector' ? t('depends on the whole vector') : '–',
    );
  return [
    line(t('Definition'), ({ entry, parameters }) => entry.formula.text(parameters, t)),
    fact(t('Range'), ({ range }) => formatInterval(range)),
    ...[-2, 0, 5].map((x): ComparedLine => {
      const values = withFacts.map(({ value }) => value.y(x));
      const cells = printNumbers(values, 'float64').map((text) => text.replace('-', '−'));
      return { label: t('At {0}', formatShort(x)), cells, isProse: false };
    }),
    fact(t('Derivative'), ({ gradient }) => formatInterval(gradient)),
    fact(t('Smooth'), (facts) => describeSmoothness(facts, t)),
    fact(t('Dead neurons'), (facts) => describeDeadNeurons(facts, t)),
    fact(t('Exact zeros'), ({ sparse }) => (sparse ? t('yes') : t('no'))),
    fact(t('Zero-centered'), ({ zeroCentered }) => (zeroCentered ? t('yes') : t('no'))),
    line(t('Forward cost'), ({ entry, parameters }) => describeCost(entry, parameters, 'forward', t)),
    line(t('Backward cost'), ({ entry, parameters }) => describeCost(entry, parameters, 'backward', t)),
    line(
      t('Relations'),
      ({ entry, parameters }) =>
        describeRelations(
          entry,
          parameters,
          compared.map((one) => one.entry),
          t,
        ).join(' ') || '–',
      true,
    ),
    line(t('Good for'), ({ entry }) => entry.chosenFor(t), true),
    line(t('Trade-offs'), ({ entry }) => entry.givenUp(t), true),
  ];
}

function describeSmoothness({ smooth, breaks }: Facts, t: Translate): string {
  if (smooth) return t('everywhere');
  const jumps = breaks.filter(({ kind, left, right }) => kind === 'jump' && Math.abs(left - right) > 1e-6);
  const at = (x: readonly { readonly x: number }[]) => x.map((place) => formatShort(place.x)).join(', ');
  if (jumps.length > 0) return t('jumps at {0}', at(jumps));
  return breaks.length > 0 ? t('kink at {0}', at(breaks)) : t('no');
}

function describeDeadNeurons({ dead, saturated }: Facts, t: Translate): string {
  if (dead.length > 0) {
    const where = dead.map((interval) => formatCondition(interval)).filter((text) => text !== '');
    return where.length > 0
      ? t('yes: no gradient for {0}', where.join(', '))
      : t('yes: no gradient anywhere');
  }
  const faint = saturated.map((interval) => formatCondition(interval)).filter((text) => text !== '');
  return faint.length > 0 ? t('small gradient for {0}', faint.join(', ')) : t('no');
}
