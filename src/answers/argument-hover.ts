// What the hover over an argument's name (`beta=` in a call) says: the parameter, and what this value changes. Pure.
import type { Activation, ElementwiseActivation, Translate, Values } from '../activations/activation.ts';
import { findById } from '../activations/catalogue.ts';
import type { ActivationUse } from '../python/uses.ts';
import { BASELINE, findingsOf, type HoverContent, shownValues, writeValue } from './hover.ts';
import { tellFacts } from './hover-facts.ts';

/**
 * The parameter `name` of `use` at this value: its meaning, its default, and the facts that differ from those at the
 * default, with both curves. Undefined where the row has no such parameter. Never throws.
 */
export function describeArgument(use: ActivationUse, name: string, t: Translate): HoverContent | undefined {
  const row = findById(use.id);
  const parameter = row?.parameters.find((candidate) => candidate.name === name);
  if (!row || !parameter) return undefined;
  const value = use.parameters[name]?.value;
  const here = shownValues(row, use);
  const standard = parameter.default;
  const there: Values | undefined = standard === undefined ? undefined : { ...here, [name]: standard };
  const isOther = there !== undefined && value !== undefined && value !== standard;
  return {
    name: value === undefined ? name : `${name} = ${writeValue(value)}`,
    summary: t('{0} (parameter of {1})', parameter.meaning(t), row.id),
    // The typeset general form would take the room of what changes.
    formula: { tex: '', text: row.formula.text(here, t) },
    settings: [],
    cautions: [
      ...(value === undefined ? [t('Its value cannot be known here.')] : []),
      ...(parameter.choices ? [t('One of {0}.', parameter.choices.map(writeValue).join(', '))] : []),
      ...(standard === undefined
        ? [t('PyTorch has no default for it.')]
        : isOther && row.kind === 'elementwise'
          ? [t('PyTorch’s default is {0}, drawn dashed.', writeValue(standard))]
          : [t('PyTorch’s default is {0}.', writeValue(standard))]),
    ],
    findings: findingsOf(row, use, t, name),
    facts: row.kind === 'elementwise' ? changedFacts(row, here, isOther ? there : undefined, t) : [],
    picture: {
      id: row.id,
      parameters: here,
      ...(isOther ? { behind: { id: row.id, parameters: there, name: t('default') } } : {}),
    },
    links: linksOf(row, here, isOther ? there : undefined, t),
  };
}

/** The facts at this value; where there is a default to compare with, those that differ there. */
function changedFacts(
  row: ElementwiseActivation,
  here: Values,
  there: Values | undefined,
  t: Translate,
): readonly string[] {
  const found = findById(BASELINE);
  const baseline = found?.kind === 'elementwise' ? found : undefined;
  const facts = tellFacts(row, here, t, baseline);
  if (!there) return facts;
  const before = tellFacts(row, there, t, baseline);
  const gone = before.filter((fact) => !facts.includes(fact));
  const come = facts.filter((fact) => !before.includes(fact));
  return [0, 1, 2].flatMap((i) => [
    ...come.slice(i, i + 1).map((fact) => t('Here: {0}', fact)),
    ...gone.slice(i, i + 1).map((fact) => t('Default: {0}', fact)),
  ]);
}

function linksOf(
  row: Activation,
  here: Values,
  there: Values | undefined,
  t: Translate,
): HoverContent['links'] {
  if (row.kind !== 'elementwise')
    return [{ kind: 'documentation', label: t('Documentation'), url: row.documentation }];
  const own = { id: row.id, parameters: here };
  return [
    { kind: 'plot', label: t('Plot'), curves: [own] },
    ...(there
      ? [
          {
            kind: 'compare',
            label: t('Compare with the default'),
            curves: [own, { id: row.id, parameters: there }],
          } as const,
        ]
      : []),
    { kind: 'documentation', label: t('Documentation'), url: row.documentation },
  ];
}
