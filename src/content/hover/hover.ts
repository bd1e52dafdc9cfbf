// What a hover says of one use, as plain data: what it is, what it does as called here, what is wrong with the call.
// Pure: knows neither Markdown nor VS Code; what stands in the document is handed on as it is, and escaped later.
import type {
  Activation,
  ElementwiseActivation,
  Finding,
  ParameterValue,
  Values,
  VectorActivation,
} from '../../catalog/activation.ts';
import { findById } from '../../catalog/catalog.ts';
import { baseline } from '../../catalog/roles.ts';
import type { Translate } from '../../foundation/localization.ts';
import type { ScalarFunction } from '../../functions/function.ts';
import { isOnUnitInterval, isVisible, scaleOf } from '../../plot/stretch.ts';
import type { ActivationUse, ParameterState } from '../../python/index.ts';
import { type ConfiguredActivation, writeValue } from '../configured-activation.ts';
import type { CallOutput } from '../evaluate/call-output.ts';
import { formatShort } from '../format.ts';
import { printNumbers } from '../print.ts';
import type { Sentence } from '../sentence.ts';
import { type Baseline, describeFacts } from './facts.ts';
import { describeOrigin, type Surroundings } from './origin.ts';
import { describeVectorFacts, makeVectorExample, type VectorExample } from './vector.ts';

/** One parameter as called: its value as Python writes it, `undefined` where it cannot be known. */
export interface ShownParameter {
  readonly name: string;
  readonly value: string | undefined;
  readonly isDefault: boolean;
  /** How the value came about, where it is not written in the call: `from B`, `by default`. */
  readonly source?: string;
}

/** x, f(x) and f′(x) as PyTorch prints them in float32, column by column. */
export interface NumberTable {
  readonly x: readonly string[];
  readonly value: readonly string[];
  readonly derivative: readonly string[];
}

/** Where a link of the hover leads. */
export type Link =
  | {
      readonly kind: 'plot' | 'compare';
      readonly label: string;
      readonly curves: readonly ConfiguredActivation[];
    }
  | { readonly kind: 'evaluate'; readonly label: string; readonly activation: ConfiguredActivation }
  | { readonly kind: 'documentation'; readonly label: string; readonly url: string };

/** All that the hover over one use says. */
export interface HoverContent {
  readonly name: string;
  readonly summary: string;
  /** How it was recognised, where that is not plain. */
  readonly origin?: Sentence;
  readonly formula?: { readonly tex: string; readonly text: string };
  readonly parameters: readonly ShownParameter[];
  /** What could not be known, and what is shown instead. */
  readonly cautions: readonly string[];
  /** What PyTorch does with these arguments if they are wrong, in its own words. */
  readonly findings: readonly { readonly kind: Finding['kind']; readonly text: string }[];
  readonly facts: readonly string[];
  readonly numbers?: NumberTable;
  /** For activations along a dimension. */
  readonly example?: VectorExample;
  /** What this very call answers, where its input can be known. */
  readonly output?: CallOutput;
  readonly picture?: ConfiguredActivation & {
    /** What is drawn behind, with the name that stands at it; none: the activation that people compare with. */
    readonly behind?: ConfiguredActivation & { readonly name: string };
  };
  readonly links: readonly Link[];
}

/** What the hover says of `use`, in the document `around` it; undefined where the catalog does not know it. Never throws. */
export function describeUse(
  use: ActivationUse,
  around: Surroundings,
  t: Translate,
): HoverContent | undefined {
  const row = findById(use.id);
  if (!row) return undefined;
  const parameters = shownValues(row, use);
  const origin = describeOrigin(use, around, t);
  const isRefused = refuses(row, use);
  return {
    name: row.id,
    summary: row.summary(t),
    ...(origin ? { origin } : {}),
    formula: { tex: row.formula.tex, text: row.formula.text(parameters, t) },
    parameters: settingsOf(row, use, t),
    cautions: cautionsOf(row, use, t),
    findings: findingsOf(row, use, t),
    ...(isRefused
      ? { facts: [] }
      : {
          ...(row.kind === 'elementwise'
            ? describeCurve(row, parameters, use, t)
            : describeVector(row, parameters, t)),
          picture: { id: row.id, parameters },
        }),
    links: linksOf(row, parameters, t).filter(({ kind }) => !isRefused || kind === 'documentation'),
  };
}

/** Whether PyTorch raises for these values, so that there is no curve. */
export function refuses(row: Activation, use: ActivationUse): boolean {
  const known = knownValues(use);
  const isWrong = row.parameters.some(({ name, type, default: standard }) => {
    const value = known[name];
    if (value === undefined || (value === null && standard === null)) return false;
    return type === 'choice' ? typeof value !== 'string' : typeof value === 'string' || value === null;
  });
  return isWrong || checkOf(row, use).some(({ kind, when }) => kind === 'raises' && when !== 'backward');
}

/** What PyTorch would say of the call, or of one argument only. */
export function findingsOf(
  row: Activation,
  use: ActivationUse,
  t: Translate,
  parameter?: string,
): HoverContent['findings'] {
  const spelling = row.apiPaths.find(({ path }) => path === use.spelling);
  const deprecated: readonly Finding[] =
    spelling?.deprecated === undefined || use.kind === 'string'
      ? []
      : [{ kind: 'warns', when: 'call', message: () => spelling.deprecated ?? '' }];
  return onlyFirst([...use.findings, ...checkOf(row, use), ...deprecated])
    .filter((finding) => parameter === undefined || finding.parameter === parameter)
    .map(({ kind, message }) => ({ kind, text: message(t) }));
}

/** Without what is never reached: the first to raise, as the module is made or else as it is called, ends it. */
function onlyFirst(findings: readonly Finding[]): readonly Finding[] {
  const raising = findings.filter(({ kind, when }) => kind === 'raises' && when !== 'backward');
  const first = raising.find(({ when }) => when === 'construction') ?? raising[0];
  return first ? findings.filter((one) => one === first || one.kind === 'warns') : findings;
}

/** What is not called here may be called with more arguments. */
const LATER: ReadonlySet<ActivationUse['kind']> = new Set(['reference', 'partial', 'getattr', 'string']);

/** What the row says of the values; of those that cannot be known, only what holds whatever they are. */
export function checkOf(row: Activation, use: ActivationUse): readonly Finding[] {
  const known = knownValues(use);
  const unknown = row.parameters.filter(({ name }) => isUnknown(use, name));
  const isHere = isInPlace(row, use);
  const isOpen = LATER.has(use.kind);
  const isMade = row.apiPaths.some(({ path, kind }) => kind === 'module' && path === use.spelling);
  const findings = row
    .check(known, isHere)
    // Functions do not look at what constructors look at.
    .filter(({ when }) => isMade || when !== 'construction')
    .filter(({ parameter = '' }) => !isUnknown(use, parameter))
    .filter(({ parameter = '' }) => !(isOpen && use.parameters[parameter]?.isDefault));
  if (unknown.length === 0) return findings;
  const others = [-1e30, 1e30].map((value) =>
    row.check({ ...known, ...Object.fromEntries(unknown.map(({ name }) => [name, value])) }, isHere),
  );
  const isIn = (list: readonly Finding[], { kind, parameter }: Finding) =>
    list.some((other) => other.kind === kind && other.parameter === parameter);
  return findings.filter((finding) => others.every((list) => isIn(list, finding)));
}

/** Whether the parameter is given, but cannot be known. */
function isUnknown(use: ActivationUse, name: string): boolean {
  const state = use.parameters[name];
  return state !== undefined && state.value === undefined && !state.isDefault;
}

/** Whether the call overwrites its input, as far as is known. */
function isInPlace(row: Activation, use: ActivationUse): boolean {
  return (
    Boolean(use.settings?.inplace?.value) ||
    row.apiPaths.some(({ path, inPlace }) => inPlace && path === use.spelling)
  );
}

/** The values that are known, defaults included. */
export function knownValues(use: ActivationUse): Values {
  const known = Object.entries(use.parameters).flatMap(([name, state]): [string, ParameterValue][] =>
    state.value === undefined ? [] : [[name, state.value]],
  );
  return Object.fromEntries(known);
}

/** The values that are shown: known ones, and defaults or examples for all others. */
export function shownValues(row: Activation, use: ActivationUse): Values {
  const standard = row.parameters.flatMap((parameter): [string, ParameterValue][] => {
    const value = parameter.default ?? parameter.example;
    return value === undefined ? [] : [[parameter.name, value]];
  });
  return { ...Object.fromEntries(standard), ...knownValues(use) };
}

function describeCurve(row: ElementwiseActivation, parameters: Values, use: ActivationUse, t: Translate) {
  const f = row.functionAt(parameters);
  // Of what is nan on a whole side nothing holds.
  const isTold =
    !Number.isNaN(f.facts().range.low) &&
    (isOnUnitInterval(f) || [-1, 1].every((x) => !Number.isNaN(f.derivative(x))));
  return {
    facts: [
      ...(isTold ? describeFacts(f, t, baselineOf(row)) : []),
      ...(isInPlace(row, use) ? [t('Overwrites its input.')] : []),
    ],
    numbers: numbersOf(f),
  };
}

/** What people compare an activation with; undefined for that itself. */
export function baselineOf(row: Activation): Baseline | undefined {
  return baseline.id === row.id ? undefined : { f: baseline.functionAt({}), name: baseline.id };
}

function describeVector(row: VectorActivation, parameters: Values, t: Translate) {
  const f = row.functionAt(parameters);
  const example = makeVectorExample(f);
  return { facts: describeVectorFacts(f, t), ...(example ? { example } : {}) };
}

/**
 * At −2 … 2, or nearer to 0 where all happens there. A kink that lies farther out takes the place of −2 or 2; a jump
 * has it moved beyond, where the curve is another.
 */
function numbersOf(f: ScalarFunction): NumberTable {
  const facts = f.facts();
  const scale = scaleOf(facts);
  const ends = facts.breaks.filter(isVisible).map(({ x, kind }) => (kind === 'kink' ? x : 2 * x));
  const first = ends.find((x) => x < -2 * scale) ?? -2 * scale;
  const last = [...ends].reverse().find((x) => x > 2 * scale) ?? 2 * scale;
  const places = isOnUnitInterval(f) ? [0.1, 0.25, 0.5, 0.75, 0.9] : [first, -scale, 0, scale, last];
  const { value, derivative } = f.inDtype('float32');
  return {
    x: places.map((x) => formatShort(x)),
    value: printNumbers(places.map((x) => value(x))),
    derivative: printNumbers(places.map((x) => derivative(x))),
  };
}

function settingsOf(row: Activation, use: ActivationUse, t: Translate): readonly ShownParameter[] {
  return row.parameters.map(({ name, default: standard }) => {
    const state = use.parameters[name];
    const value = state ? state.value : standard;
    return {
      name,
      value: value === undefined ? undefined : writeValue(value),
      isDefault: state?.isDefault ?? true,
      ...(state?.from ? { source: sourceOf(state.from, t) } : {}),
    };
  });
}

function sourceOf({ kind, name, file }: NonNullable<ParameterState['from']>, t: Translate): string {
  if (kind !== 'constant') return t('by default');
  return file ? t('from {0} in {1}', name, file.name) : t('from {0}', name);
}

function cautionsOf(row: Activation, use: ActivationUse, t: Translate): readonly string[] {
  const unknown = row.parameters.filter(
    ({ name }) => use.parameters[name] !== undefined && use.parameters[name]?.value === undefined,
  );
  const shown = unknown.flatMap(({ name, default: standard, example }) => {
    const value = standard ?? example;
    return value === undefined ? [] : [`${name} = ${writeValue(value)}`];
  });
  // Along whichever dimension, the same is done.
  if (unknown.length === 0 || row.kind === 'vector') return [];
  const names = unknown.map(({ name }) => name).join(', ');
  return [
    shown.length === 0
      ? t('{0} cannot be known here.', names)
      : t('{0} cannot be known here: shown at {1}.', names, shown.join(', ')),
  ];
}

function linksOf(row: Activation, parameters: Values, t: Translate): readonly Link[] {
  const own: ConfiguredActivation = { id: row.id, parameters };
  const other = row.id === baseline.id ? nearestOf(row) : baseline.id;
  const curves: Link[] =
    row.kind === 'vector'
      ? []
      : [
          { kind: 'plot', label: t('Plot'), curves: [own] },
          ...(other
            ? [
                {
                  kind: 'compare',
                  label: t('Compare with {0}', other),
                  curves: [own, { id: other, parameters: {} }],
                } as const,
              ]
            : []),
        ];
  return [
    ...curves,
    { kind: 'evaluate', label: t('Evaluate…'), activation: own },
    { kind: 'documentation', label: t('Documentation'), url: row.documentation },
  ];
}

/** What the baseline itself is compared with: the smooth activation of which it is the limit. */
function nearestOf(row: Activation): string | undefined {
  const related = row.related.filter(({ id }) => findById(id)?.kind === 'elementwise');
  return (related.find(({ kind }) => kind === 'limit of') ?? related[0])?.id;
}
