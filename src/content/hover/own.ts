// What the hover says of a hand-written activation that is none of the catalog's: its formula, its curve, its facts, and which
// ones it is near to.
import { compile } from '../../autodiff/compile.ts';
import { type Formula, withoutLiterals } from '../../autodiff/graph.ts';
import { findEqual, findKnown, findNear, type Near, writtenValues } from '../../autodiff/identify.ts';
import { findPythonErrors } from '../../autodiff/python-errors.ts';
import { type OwnFunction, scalarOf } from '../../autodiff/scalar-of.ts';
import { writeFormula } from '../../autodiff/written.ts';
import { findById } from '../../catalog/catalog.ts';
import type { Dtype } from '../../foundation/dtype.ts';
import type { Translate } from '../../foundation/localization.ts';
import type { Release } from '../../foundation/release.ts';
import type { ActivationUse } from '../../python/index.ts';
import { labelActivation } from '../configured-activation.ts';
import { formatShort } from '../format.ts';
import { composeSentence, type Sentence } from '../sentence.ts';
import type { HoverContent, ShownFormula } from './content.ts';
import { outwards } from './dtype.ts';
import { describeFacts, describeFaint, describeMainFact } from './facts.ts';
import { linksOfDefinition } from './links.ts';
import { describeMoments } from './moments.ts';
import { makeNumberTable } from './number-table.ts';
import { lettersOf } from './origin.ts';
import { describeOwnLimits } from './own-limits.ts';
import { texOfFormula, textOfFormula } from './written-formula.ts';

type Defined = NonNullable<ActivationUse['defines']>;

/** The card of code of one's own that is none of the catalog's. */
export function describeOwn(
  { name, formula, isByDefault, isLearned }: Defined,
  dtype: Dtype,
  release: Release,
  t: Translate,
): HoverContent {
  const curve = scalarOf(formula, {}, release);
  const known = findKnown(formula);
  const [nearest] = findNear(formula);
  const named =
    known &&
    `${known.formula.name}${known.parameter === undefined ? '' : `(${known.formula.parameter?.name}=${formatShort(known.parameter)})`}`;
  const isPlain = lettersOf(named ?? '') === lettersOf(name) && !isByDefault && !isLearned;
  const is = named === undefined || isPlain ? undefined : headOf(name, named, { isByDefault, isLearned }, t);
  const near = nearest && !known ? nearTo(name, nearest, curve, t) : undefined;
  const head = is ?? near ?? [{ code: name }];
  const origin = is ?? near;
  const values = Object.fromEntries(formula.parameters.map((one) => [one.name, one.value]));
  const { farther, ...limits } = describeOwnLimits(formula, curve, dtype, release, t);
  return {
    ...limits,
    name: known?.formula.name ?? name,
    summary: known?.formula.from ?? '',
    head,
    ...(origin ? { origin } : {}),
    ...(known && nearest ? { related: textOfNear(nearest, curve, t) } : {}),
    ...formulaOf(formula, t),
    parameters: withoutLiterals(formula).parameters.map((one) => ({
      name: one.name,
      value: formatShort(values[one.name] ?? Number.NaN),
      isDefault: isByDefault,
    })),
    cautions: describeRunning(formula, release, t),
    findings: [],
    facts: curve.hasFacts
      ? [
          ...describeFacts(curve, t),
          ...describeFaint(curve, t),
          ...farther,
          t('These facts are found numerically.'),
        ]
      : [],
    ...momentsOf(curve, t),
    ...mainFactOf(curve, t),
    numbers: makeNumberTable(curve, dtype),
    picture: {
      formula,
      release,
      ...(nearest ? { behind: { ...nearest, name: nearest.id } } : {}),
    },
    links: [
      ...linksOfDefinition(t),
      { kind: 'hide', label: t('Hide in Workspace') },
      { kind: 'report', label: t('Report') },
    ],
  };
}

function momentsOf(curve: OwnFunction, t: Translate): Pick<HoverContent, 'moments'> {
  const moments = describeMoments(curve, t);
  return moments === undefined ? {} : { moments };
}

function mainFactOf(curve: OwnFunction, t: Translate): Pick<HoverContent, 'mainFact'> {
  const fact = curve.hasFacts ? describeMainFact(curve, t) : undefined;
  return fact === undefined ? {} : { mainFact: fact };
}

/** Which activation the code computes, and for how long. */
export function headOf(
  name: string,
  computed: string,
  { isByDefault, isLearned }: Pick<Defined, 'isByDefault' | 'isLearned'>,
  t: Translate,
): Sentence {
  return composeSentence(
    (a, b) => {
      if (isLearned) return t('{0} computes {1} before training.', a, b);
      return isByDefault ? t('{0} computes {1} by default.', a, b) : t('{0} computes {1}.', a, b);
    },
    { code: name },
    { code: computed },
  );
}

/** What the code takes, and where its gradient is none. */
export function describeRunning(formula: Formula, release: Release, t: Translate): readonly string[] {
  if (formula.isNumpy) return [];
  const where = { dtype: 'float32', release } as const;
  const { hasBranches, isOfNumbers } = compile(formula, writtenValues(formula), where);
  if (!hasBranches && !isOfNumbers) return [];
  return [
    t('Works on one number at a time: a tensor with several raises an error.'),
    ...findPythonErrors(formula, release).map(({ error, x, side }) => {
      const sign = x === 0 ? (side === 1 ? '≥' : '≤') : side === 1 ? '>' : '<';
      return t('Raises {0} for {1}.', error, `x ${sign} ${Math.abs(x) < 1e-300 ? '0' : outwards(x)}`);
    }),
  ];
}

function nearTo(name: string, near: Near, curve: OwnFunction, t: Translate): Sentence {
  const { most, at } = distanceOf(near, curve);
  return composeSentence(
    (a, b) => t('{0} is close to {1}: at most {2} apart for |x| ≤ 10, at x = {3}.', a, b, most, at),
    { code: name },
    labelActivation(near),
  );
}

function textOfNear(near: Near, curve: OwnFunction, t: Translate): string {
  const { most, at } = distanceOf(near, curve);
  return t('Close to {0}: at most {1} apart for |x| ≤ 10, at x = {2}.', labelActivation(near), most, at);
}

/** The distance and its place, `±2.27` where it is as large on both sides. */
function distanceOf(near: Near, curve: OwnFunction): { readonly most: string; readonly at: string } {
  const entry = findById(near.id);
  const other = entry?.kind === 'elementwise' ? entry.functionAt(near.parameters) : undefined;
  const gap = Math.abs(curve.value(-near.at) - (other?.value(-near.at) ?? 0));
  const isTwice = near.at !== 0 && Math.abs(gap - near.distance) < 1e-6 * near.distance;
  const at = formatShort(isTwice ? Math.abs(near.at) : near.at, 3);
  return { most: formatShort(near.distance, 3), at: isTwice ? `±${at}` : at };
}

/** The formula with its parameters by their names; undefined where none is shorter than the code. */
function formulaOf(formula: Formula, t: Translate): { readonly formula?: ShownFormula } {
  const written = writeFormula(formula);
  if (!written) return {};
  const text = textOfFormula(written, t);
  return text.length > LONGEST_FORMULA ? {} : { formula: { tex: `f(x) = ${texOfFormula(written)}`, text } };
}

/** Letters of a formula that anybody would read beside a curve. */
const LONGEST_FORMULA = 110;

/** What a part of an expression is a part of; undefined where that is none that has a name. */
export function describePart(
  { code, formula }: NonNullable<ActivationUse['partOf']>,
  t: Translate,
): Sentence | undefined {
  const equal = findEqual(formula);
  const entry = equal && findById(equal.id);
  const path = entry?.apiPaths.find(({ kind }) => kind === 'module')?.path ?? entry?.apiPaths[0]?.path;
  const label = equal && labelActivation(equal).slice(equal.id.length);
  const called = path === undefined ? undefined : `${path.replace(/^torch\.(?=nn\.[A-Z])/, '')}${label}`;
  const name = called ?? findKnown(formula)?.formula.name;
  if (name === undefined) return undefined;
  const shown = code.code.length > LONGEST_CODE ? `${code.code.slice(0, LONGEST_CODE - 1)}…` : code.code;
  return composeSentence((a, b) => t('Part of {0} = {1}.', a, b), { code: shown }, { code: name });
}

const LONGEST_CODE = 48;

/** `exp` in `log(1 + exp(x))`, which is no activation by itself. */
export function describeLonePart({ callee, partOf }: ActivationUse, t: Translate): HoverContent | undefined {
  const part = partOf && describePart(partOf, t);
  if (!part) return undefined;
  return {
    name: callee.code,
    summary: '',
    head: part,
    origin: part,
    parameters: [],
    cautions: [],
    findings: [],
    facts: [],
    links: [],
  };
}
