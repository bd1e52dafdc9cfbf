// Makes a row of the catalogue from what a family file writes down: fills in defaults, rounds to dtypes, adds the facts.
// Pure; knows nothing of any one activation.

import { type Arithmetic, arithmeticOf, bulk, double } from '../arithmetic/kernel-arithmetic.ts';
import { keep, type Round, roundTo } from '../arithmetic/rounding.ts';
import type { Dtype } from '../foundation/dtype.ts';
import type { Text, Translate } from '../foundation/localization.ts';
import type {
  ElementwiseActivation,
  Facts,
  Finding,
  Parameter,
  ParameterValue,
  Prepared,
  Values,
} from './activation.ts';
import { standardOf } from './defaults.ts';
import { factsOf, type Shape } from './facts.ts';

/** A row's parameters with defaults filled in: numbers for all but choices. What is no number to PyTorch is NaN. */
export type Settings<P extends readonly Parameter[]> = {
  readonly [E in P[number] as E['name']]: E extends { readonly type: 'choice' } ? string : number;
};

/** f, f′ and f″ at settled parameters. */
export interface Curve {
  value(x: number): number;
  derivative(x: number): number;
  second(x: number): number;
}

/** `fromResult`: f′ from f(x), for those whose backward pass PyTorch computes from the answer that it kept. */
type Pair = Pick<Curve, 'value' | 'derivative'> & { fromResult?(y: number): number };

type Given =
  | 'kind'
  | 'parameters'
  | 'formula'
  | 'check'
  | 'facts'
  | 'prepare'
  | 'value'
  | 'derivative'
  | 'secondDerivative'
  | 'torchValue'
  | 'torchDerivative';

/** What a family file writes down for an elementwise activation. */
export type ElementwiseDefinition<P extends readonly Parameter[]> = Omit<ElementwiseActivation, Given> & {
  readonly parameters: P;
  readonly tex: string;
  text(settings: Settings<P>, t: Translate): string;
  /** The curve in float64, as exact as arithmetic allows; asked at finite x only. */
  exact(settings: Settings<P>): Curve;
  /** PyTorch's own order of operations in the arithmetic that is handed in; also the truth at NaN and ±∞. */
  torch(settings: Settings<P>, arithmetic: Arithmetic): Pair & Partial<Pick<Prepared, 'fill' | 'several'>>;
  shape(settings: Settings<P>, curve: Curve): Shape;
  /** What PyTorch does with values that are of the right type but not valid. */
  check?(settings: Settings<P>, isInPlace: boolean): readonly Finding[];
};

/** A number parameter. */
export function float<const N extends string>(
  name: N,
  standard: ParameterValue | undefined,
  meaning: Text,
  extra: Pick<Parameter, 'slider' | 'example'> = {},
) {
  return { name, type: 'float', default: standard, meaning, ...extra } as const;
}

function settle(parameter: Parameter, values: Values | undefined): number | string {
  const given = values?.[parameter.name];
  const value = given === undefined ? standardOf(parameter) : given;
  if (parameter.type === 'choice') return typeof value === 'string' ? value : '';
  if (typeof value === 'boolean') return value ? 1 : 0;
  // What PyTorch's kernels are given where None stands for no number.
  if (value === null && parameter.default === null) return -1;
  return typeof value === 'number' ? value : Number.NaN;
}

/** The parameters with defaults filled in, and examples where PyTorch has no default. */
export function settingsOf<P extends readonly Parameter[]>(parameters: P, values?: Values): Settings<P> {
  return Object.fromEntries(parameters.map((p) => [p.name, settle(p, values)])) as Settings<P>;
}

/** A loop of its own, so that each number costs one call and no more. */
function filler(value: (x: number) => number, round: Round): Prepared['fill'] {
  return round === Math.fround
    ? (output, input) => {
        for (let i = 0; i < input.length; i++) output[i] = value(Math.fround(input[i] ?? 0));
      }
    : (output, input) => {
        for (let i = 0; i < input.length; i++) output[i] = value(input[i] ?? 0);
      };
}

/** Makes the whole row. */
export function elementwise<const P extends readonly Parameter[]>(
  definition: ElementwiseDefinition<P>,
): ElementwiseActivation {
  const { tex, text, exact, torch, shape, check, ...row } = definition;
  const { parameters } = definition;

  const prepareExact = (values?: Values): Prepared & Curve => {
    const settings = settingsOf(parameters, values);
    const curve = exact(settings);
    const odd = torch(settings, double);
    const value = (x: number): number => (x - x === 0 ? curve.value(x) : odd.value(x));
    const derivative = (x: number): number => (x - x === 0 ? curve.derivative(x) : odd.derivative(x));
    return { value, derivative, second: curve.second, fill: filler(value, keep) };
  };

  const prepareTorch = (values: Values | undefined, dtype: Dtype): Prepared => {
    const round = roundTo(dtype);
    const arithmetic = arithmeticOf(round);
    const { value, derivative, fromResult, several } = torch(settingsOf(parameters, values), arithmetic);
    if (round === keep) return { value, derivative, fill: filler(value, keep) };
    if (round === Math.fround) {
      const many = torch(settingsOf(parameters, values), bulk);
      return {
        value: (x) => value(Math.fround(x)),
        derivative: (x) => derivative(Math.fround(x)),
        ...(several ? { several: (x) => several(Math.fround(x)) } : {}),
        fill: many.fill ?? filler(many.value, round),
      };
    }
    const rounded = (x: number): number => round(value(round(x)));
    const slope = fromResult ? (x: number) => fromResult(rounded(x)) : (x: number) => derivative(round(x));
    return { value: rounded, derivative: (x) => round(slope(x)), fill: filler(rounded, keep) };
  };

  return {
    ...row,
    kind: 'elementwise',
    formula: { tex, text: (values, t) => text(settingsOf(parameters, values), t) },
    value: (x, values) => prepareExact(values).value(x),
    derivative: (x, values) => prepareExact(values).derivative(x),
    secondDerivative: (x, values) => prepareExact(values).second(x),
    torchValue: (x, values, dtype) => prepareTorch(values, dtype).value(x),
    torchDerivative: (x, values, dtype) => prepareTorch(values, dtype).derivative(x),
    prepare: (values, dtype) => (dtype ? prepareTorch(values, dtype) : prepareExact(values)),
    facts: (values): Facts => {
      const settings = settingsOf(parameters, values);
      const curve = prepareExact(values);
      return factsOf(shape(settings, curve), curve);
    },
    check: (values = {}, isInPlace = false) => {
      return check?.(settingsOf(parameters, values), isInPlace) ?? [];
    },
  };
}
