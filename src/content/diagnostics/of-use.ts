// What is wrong with one use of an activation, as its hover says it: which rule it breaks, and what mends it.
import type { Activation, Finding } from '../../catalog/activation.ts';
import { findById } from '../../catalog/catalog.ts';
import type { Translate } from '../../foundation/localization.ts';
import type { Release } from '../../foundation/release.ts';
import type { ActivationUse, CheckedUse, Span } from '../../python/index.ts';
import { raisedByShape } from '../evaluate/raised.ts';
import { findFindings, leadOf } from '../hover/findings.ts';
import { knownValues } from '../hover/values.ts';
import { raisedOfInput } from '../messages/input.ts';
import type { Diagnostic, Mistake } from './diagnostic.ts';
import { fixesOf, unknownKeyword } from './fixes.ts';
import { ruleOf } from './rules.ts';

/** The marks of one use. */
export function diagnoseUse(checked: CheckedUse, release: Release, t: Translate): readonly Diagnostic[] {
  const { use, isExpected } = checked;
  const entry = findById(use.id, release);
  if (!entry || use.certainty !== 'certain') return [];
  return mistakesOf(entry, use, release, t).flatMap((mistake): Diagnostic[] => {
    const rule = ruleOf(mistake.rule);
    if (!rule || (isExpected && rule.group === 'raises')) return [];
    return [
      {
        rule: rule.id,
        severity: rule.severity,
        ...spanOf(use, mistake),
        message: mistake.message,
        fixes: fixesOf(mistake, checked, t),
      },
    ];
  });
}

function mistakesOf(
  entry: Activation,
  use: ActivationUse,
  release: Release,
  t: Translate,
): readonly Mistake[] {
  const { argumentList: list, expression } = use;
  // Of one's own function, and of a module, the arguments stand where they are made.
  const isInstance =
    /^instance/.test(use.kind) ||
    (use.origin && !(list && expression.start <= list.start && list.end <= expression.end));
  const findings = findFindings(entry, use, release);
  const [first] = findings;
  // Whatever PyTorch makes of its input, it was meant to be applied to it.
  if (use.context?.meant && first)
    return [{ rule: use.origin ? 'class-not-instance' : 'module-not-called', message: saidBy(first, t) }];
  // What its construction brings about is marked there.
  const made = isInstance ? new Set(textsOf(findFindings(entry, asMade(use), release), t)) : undefined;
  const own = findings
    .filter((finding) => !made?.has(finding.message(t)))
    .flatMap((finding) => mistakeOf(finding, t));
  const isRaised = findings.some(({ kind, when }) => kind === 'raises' && /call|construction/.test(when));
  return [
    ...own,
    ...(isRaised ? [] : ofInput(entry, use, release, t)),
    ...(isInstance ? [] : ofValues(entry, use, t)),
  ];
}

const textsOf = (findings: readonly Finding[], t: Translate): readonly string[] =>
  findings.map(({ message }) => message(t));

/** The use without what it is called with. */
function asMade({ passed: _, tensor: __, context: ___, ...made }: ActivationUse): ActivationUse {
  return made;
}

const saidBy = ({ kind, message }: Finding, t: Translate): string =>
  `${leadOf({ kind, text: '' }, t)} ${message(t)}`;

function mistakeOf(finding: Finding, t: Translate): readonly Mistake[] {
  const { kind, parameter } = finding;
  if (kind === 'warns') return [];
  const rule = finding.rule ?? (kind === 'raises' ? 'wrong-argument' : '');
  return [
    {
      rule,
      message: saidBy(finding, t),
      ...(parameter === undefined ? {} : { parameter }),
    },
  ];
}

/** What PyTorch raises for the input. */
function ofInput(entry: Activation, use: ActivationUse, release: Release, t: Translate): readonly Mistake[] {
  const lead = leadOf({ kind: 'raises', text: '' }, t);
  const overwritten = raisedOfInput(entry, use, release, t, 'inplace');
  if (overwritten !== undefined) return [{ rule: 'inplace-on-leaf', message: `${lead} ${overwritten}` }];
  const values = knownValues(use);
  const shape = use.tensor?.shape ?? use.context?.shape;
  if (!shape || entry.parameters.some(({ name }) => values[name] === undefined)) return [];
  const raised = raisedByShape(entry, values, shape);
  if (raised === undefined) return [];
  const rule = raised.startsWith('IndexError') ? 'dim-out-of-range' : 'odd-glu';
  return [{ rule, message: `${lead} ${raised}`, parameter: 'dim' }];
}

/** What the values bring about without an error. */
function ofValues(entry: Activation, use: ActivationUse, t: Translate): readonly Mistake[] {
  const jump = entry.jumpDown?.(knownValues(use));
  if (jump !== undefined)
    return [
      {
        rule: 'softplus-jump',
        message: t('The curve jumps down by {0} at the threshold.', jump),
        parameter: 'threshold',
      },
    ];
  const { dim } = use.parameters;
  const isChosen = entry.kind === 'vector' && !entry.fixed && dim?.value === null;
  if (!isChosen || /^(?:reference|partial|getattr|string)$/.test(use.kind)) return [];
  return [
    {
      rule: 'implicit-dim',
      message: t('Without dim it takes 0 for 0, 1 and 3 dimensions, else 1; PyTorch warns of it.'),
      parameter: 'dim',
    },
  ];
}

/** The argument that it is about where that stands in the call; else the call. */
function spanOf(use: ActivationUse, { parameter = '', message }: Mistake): Span {
  const unknown = unknownKeyword(message);
  const given = use.origin ? undefined : use.arguments?.find(({ name }) => name && name.code === unknown);
  if (given) return { start: given.start, end: given.end };
  const { argument, isDefault } = (use.parameters[parameter] ?? use.settings?.[parameter]) || {};
  const isHere = argument && !isDefault && !use.origin && use.argumentList;
  const { start, end } = isHere ? argument : use.callee;
  return { start, end };
}
