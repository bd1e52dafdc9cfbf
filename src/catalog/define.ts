// Makes an entry of the catalog from what its file writes down: fills in parameters, and hands them to its function.
import type { Text, Translate } from '../foundation/localization.ts';
import { isSince, type Release, releases } from '../foundation/release.ts';
import type { ScalarFunction, VectorFunction } from '../functions/function.ts';
import type {
  Asked,
  ElementwiseActivation,
  Finding,
  MissingKernel,
  Parameter,
  ParameterValue,
  TexForm,
  Values,
  VectorActivation,
} from './activation.ts';
import { defaultOf } from './defaults.ts';

/** An entry's parameters with defaults filled in: numbers for all but choices. What is no number to PyTorch is NaN. */
type Settings<P extends readonly Parameter[]> = {
  readonly [E in P[number] as E['name']]: E extends { readonly type: 'choice' } ? string : number;
};

/** A form for the settings that `when` holds for; without it, for all that are left. */
type FormFor<S> = TexForm & { readonly when?: (settings: S) => boolean };

interface Title<S> {
  readonly when: (settings: S) => boolean;
  readonly summary: (t: Translate, settings: S) => string;
}

/** What the file of an elementwise activation writes down. */
export type ElementwiseDefinition<P extends readonly Parameter[]> = Omit<
  ElementwiseActivation,
  'kind' | 'parameters' | 'formula' | 'summaryAt' | 'check' | 'functionAt' | 'in'
> & {
  readonly parameters: P;
  /** What later releases do otherwise, oldest first. */
  readonly changes?: readonly Change<P>[];
  /** Its mathematics. */
  readonly function: (settings: Settings<P>) => ScalarFunction;
  /** TeX; where what is computed differs by the settings, a list, of which the first that holds is shown. */
  readonly tex: string | readonly FormFor<Settings<P>>[];
  text(settings: Settings<P>, t: Translate): string;
  /** What to say in place of the summary where that is not true: the first that holds. */
  readonly titles?: readonly Title<Settings<P>>[];
  /** What PyTorch does with values that are of the right type but not valid. */
  check?(settings: Settings<P>, isInPlace: boolean, asked: Asked): readonly Finding[];
};

/** What PyTorch does otherwise since a release; what is not named stays as it was. */
type Change<P extends readonly Parameter[]> = { readonly since: Release } & Partial<
  Pick<
    ElementwiseDefinition<P>,
    | 'summary'
    | 'apiPaths'
    | 'function'
    | 'tex'
    | 'text'
    | 'check'
    | 'documentation'
    | 'refusal'
    | 'printedDefaults'
  >
>;

/** What the file of an activation along a dimension writes down. */
export interface VectorDefinition
  extends Omit<
    VectorActivation,
    'kind' | 'family' | 'formula' | 'summaryAt' | 'check' | 'functionAt' | 'in'
  > {
  /** What later releases do otherwise, oldest first. */
  readonly changes?: readonly VectorChange[];
  /** Its mathematics. */
  readonly function: VectorFunction;
  /** TeX and plain text for one vector, of the elements `x_i` and `x_j`, `xᵢ` and `xⱼ`. */
  readonly tex: string;
  readonly text: string;
  /** The warning when no dim is given, by the function's name. */
  readonly implicitDim?: string;
}

type VectorChange = { readonly since: Release } & Partial<
  Pick<
    VectorDefinition,
    'apiPaths' | 'function' | 'fixed' | 'isOverloaded' | 'isMethodOfInput' | 'isDimChecked' | 'refusal'
  >
>;

/** A number parameter. */
export function float<const N extends string>(
  name: N,
  byDefault: ParameterValue | undefined,
  meaning: Text,
  extra: Pick<Parameter, 'slider' | 'example'> = {},
) {
  return { name, type: 'float', default: byDefault, meaning, ...extra } as const;
}

/** A parameter that is one of a few words. */
export function choice<const N extends string>(
  name: N,
  byDefault: string,
  choices: readonly string[],
  meaning: Text,
) {
  return { name, type: 'choice', default: byDefault, choices, meaning } as const;
}

/** Kernels that were not there for float16 before 2.1, or another release. */
export const noHalf = (kernel: string, until: Release = '2.1'): readonly MissingKernel[] => [
  { dtype: 'float16', kernel, until },
];

/** The parameter `dim`. */
export const dim = (byDefault: number | null): Parameter => ({
  name: 'dim',
  type: 'int',
  default: byDefault,
  meaning: (t) => t('The dimension along which it acts'),
});

function settle(parameter: Parameter, values: Values | undefined): number | string {
  const given = values?.[parameter.name];
  const value = given === undefined ? defaultOf(parameter) : given;
  if (parameter.type === 'choice') return typeof value === 'string' ? value : '';
  if (typeof value === 'boolean') return value ? 1 : 0;
  // What PyTorch's kernels are given where None stands for no number.
  if (value === null && parameter.default === null) return -1;
  return typeof value === 'number' ? value : Number.NaN;
}

/** The parameters with defaults filled in, and examples where PyTorch has no default. */
function settingsOf<P extends readonly Parameter[]>(parameters: P, values?: Values): Settings<P> {
  return Object.fromEntries(parameters.map((p) => [p.name, settle(p, values)])) as Settings<P>;
}

/** The entry at each release, made once for each that changes something, from what is written down as of then. */
function versionsOf<D extends { readonly changes?: readonly { readonly since: Release }[] }, Own>(
  definition: D,
  make: (then: D, at: (release: Release) => Own) => Own,
): (release: Release) => Own {
  const { changes = [] } = definition;
  const made: Own[] = [];
  const at = (release: Release): Own => {
    const due = changes.filter(({ since }) => isSince(release, since));
    made[due.length] ??= make(Object.assign({}, definition, ...due), at);
    return made[due.length] as Own;
  };
  return at;
}

/** The entry of an elementwise activation. */
export function elementwise<const P extends readonly Parameter[]>(
  definition: ElementwiseDefinition<P>,
): ElementwiseActivation {
  return versionsOf<ElementwiseDefinition<P>, ElementwiseActivation>(
    definition,
    makeElementwise,
  )(releases[0]);
}

function makeElementwise<const P extends readonly Parameter[]>(
  definition: ElementwiseDefinition<P>,
  at: ElementwiseActivation['in'],
): ElementwiseActivation {
  const { function: mathematics, tex, text, titles = [], check, changes: _, ...rest } = definition;
  const { parameters } = definition;
  const forms: readonly FormFor<Settings<P>>[] = typeof tex === 'string' ? [{ tex }] : tex;
  return {
    ...rest,
    kind: 'elementwise',
    formula: {
      forms,
      formAt: (values) => {
        const settings = settingsOf(parameters, values);
        return forms.find(({ when }) => !when || when(settings)) ?? { tex: '' };
      },
      text: (values, t) => text(settingsOf(parameters, values), t),
    },
    summaryAt: (values, t) => {
      const settings = settingsOf(parameters, values);
      if (check?.(settings, false, {}).some(({ kind }) => kind === 'nonsense')) return undefined;
      return titles.find(({ when }) => when(settings))?.summary(t, settings) ?? rest.summary(t);
    },
    functionAt: (values) => mathematics(settingsOf(parameters, values)),
    check: (values = {}, isInPlace = false, asked = {}) =>
      check?.(settingsOf(parameters, values), isInPlace, asked) ?? [],
    in: at,
  };
}

/** What stands around the index of the dimension along which a vector lies: `x[..., i]`. */
type Around = readonly [before: string, after: string];

/** By `dim`, where it can be written without knowing how many dimensions there are. */
const indices: readonly (readonly [dim: number, Around])[] = [
  [-1, ['..., ', '']],
  [-2, ['..., ', ', n']],
  [0, ['', ', ...']],
  [1, ['n, ', ', ...']],
];

const indexAt = (along: ParameterValue | undefined): Around | undefined =>
  indices.find(([dim]) => dim === along)?.[1];

function texOf(tex: string, around: Around | undefined): string {
  if (!around) return tex;
  const [before, after] = around.map((part) => part.replace('...', String.raw`\ldots`));
  return tex.replace(/(x\)?)_([ij])/g, (_, x: string, at: string) => `${x}_{${before}${at}${after}}`);
}

function textOf(text: string, around: Around | undefined): string {
  if (!around) return text;
  const [before, after] = around;
  return text.replace(/x([ᵢⱼ])/g, (_, at: string) => `x[${before}${at === 'ᵢ' ? 'i' : 'j'}${after}]`);
}

/** The entry of an activation along a dimension. */
export function vector(definition: VectorDefinition): VectorActivation {
  return versionsOf<VectorDefinition, VectorActivation>(definition, makeVector)(releases[0]);
}

function makeVector(definition: VectorDefinition, at: VectorActivation['in']): VectorActivation {
  const { function: mathematics, tex, text, implicitDim, changes: _, ...rest } = definition;
  const { parameters } = definition;
  return {
    ...rest,
    kind: 'vector',
    family: 'vector',
    formula: {
      forms: [{ tex }, ...(parameters.length > 0 ? indices.map(([, at]) => ({ tex: texOf(tex, at) })) : [])],
      formAt: (values) => ({ tex: texOf(tex, indexAt(values.dim)) }),
      text: (values) => textOf(text, indexAt(values.dim)),
    },
    summaryAt: (_, t) => definition.summary(t),
    functionAt: () => mathematics,
    check: (values: Values = {}): readonly Finding[] => {
      const isGiven = values.dim !== undefined && values.dim !== null;
      if (isGiven || implicitDim === undefined) return [];
      const deprecated = `Implicit dimension choice for ${implicitDim} has been deprecated.`;
      return [
        {
          kind: 'warns',
          when: 'call',
          parameter: 'dim',
          message: () => `${deprecated} Change the call to include dim=X as an argument.`,
          short: () => deprecated,
        },
      ];
    },
    in: at,
  };
}
