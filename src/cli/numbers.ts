// Answers about numbers: those in a text, what an activation makes of them, and its values at given places.
import { roundTo } from '../arithmetic/rounding.ts';
import { defaultValues } from '../catalog/defaults.ts';
import { evaluateTensor } from '../content/evaluate/evaluate.ts';
import {
  describeCommas,
  describeDecimalCommas,
  describeIntegers,
  describeNoNumber,
  describeProblem,
  describeReading,
  describeRemarks,
  describeSkipped,
} from '../content/evaluate/notes.ts';
import { describeProcessor } from '../content/evaluate/processor.ts';
import { raisedByDtype, raisedBySettings } from '../content/evaluate/raised.ts';
import { printTensor } from '../content/print.ts';
import type { Dtype } from '../foundation/dtype.ts';
import type { Translate } from '../foundation/localization.ts';
import type { Release } from '../foundation/release.ts';
import type { VectorFunction } from '../functions/function.ts';
import { findLiteralAt } from '../tensors/literal-at.ts';
import { readOtherwise } from '../tensors/other-readings.ts';
import { parseTensor } from '../tensors/parse-tensor.ts';
import { floatTypeOf, type ParsedTensor } from '../tensors/parsed-tensor.ts';
import { answerOwnValues } from './definitions.ts';
import { raisedByCall, raisedByParameters } from './raised.ts';
import {
  type Fields,
  isGiven,
  readActivation,
  readChoice,
  readFlag,
  readNumbers,
  readOffset,
  readParameters,
  readText,
} from './request.ts';

const dtypes = ['float32', 'float64', 'float16', 'bfloat16'] as const satisfies readonly Dtype[];

/** A tensor of nothing, and why there is none. */
const empty = { values: [], shape: [0] };

export function answerNumbers(fields: Fields, t: Translate, release: Release): unknown {
  const whole = readText(fields, 'text');
  const offset = readOffset(fields, 'offset', whole);
  const place = offset === undefined ? undefined : findLiteralAt(whole, offset);
  const text = place ? whole.slice(place.start, place.end) : whole;
  const tensor = parseTensor(text, { release });
  const missing = whyNone(tensor, t);
  const otherReadings = readOtherwise(text, tensor, { release }).map(({ kind, tensor: other }) => ({
    title: describeReading(kind, t),
    values: other.values,
    shape: other.shape,
  }));
  if (missing !== undefined)
    return { ...empty, notes: [missing, ...describeRemarks(tensor, t)], otherReadings };
  const { values, shape } = tensor;
  return { values, shape, notes: notesOf(text, tensor, t), otherReadings };
}

export function answerEvaluate(fields: Fields, t: Translate, release: Release): unknown {
  const text = readText(fields, 'text');
  const activation = readActivation(fields, release);
  const given = readParameters(fields, activation);
  const asked = isGiven(fields, 'dtype') ? readChoice(fields, 'dtype', dtypes) : undefined;
  const tensor = parseTensor(text, { dtype: asked ?? 'float32', release });
  const dtype = asked ?? floatTypeOf(tensor, 'float32');
  const missing = whyNone(tensor, t);
  const error =
    raisedByParameters(activation, given, release) ??
    // What is refused for numbers is told where they are evaluated.
    (missing === undefined
      ? undefined
      : (raisedBySettings(activation, given, dtype, t) ?? raisedByDtype(activation, dtype, release, false)));
  if (error !== undefined) return { error };
  const hasDerivatives = activation.kind === 'elementwise';
  if (missing !== undefined) {
    const printed = printTensor([], [0], dtype);
    return { ...empty, derivatives: hasDerivatives ? [] : null, printed, notes: [missing] };
  }
  const choice = { id: activation.id, parameters: { ...defaultValues(activation), ...given } };
  const evaluation = evaluateTensor(tensor.values, tensor.shape, [choice], dtype, t, release);
  if (evaluation.kind === 'refused') return { error: evaluation.raised ?? evaluation.message };
  const [result] = evaluation.results;
  if (!result) return { error: '' };
  const integers = describeIntegers(text, tensor, [choice], t);
  return {
    values: result.values,
    shape: result.shape,
    derivatives: (hasDerivatives && result.derivatives) || null,
    printed: printTensor(result.values, result.shape, dtype),
    notes: [
      ...notesOf(text, tensor, t),
      integers,
      result.missing,
      describeProcessor(tensor.values, result, dtype, release, t),
    ].filter((note) => note !== undefined),
  };
}

export function answerValues(fields: Fields, t: Translate, release: Release): unknown {
  if (isGiven(fields, 'source'))
    return answerOwnValues(fields, readChoice(fields, 'dtype', [...dtypes, 'exact']), release);
  const activation = readActivation(fields, release);
  const parameters = readParameters(fields, activation);
  const asked = readChoice(fields, 'dtype', [...dtypes, 'exact']);
  const dtype = asked === 'exact' ? 'float64' : asked;
  const isLong = readFlag(fields, 'several');
  const x = Float64Array.from(readNumbers(fields, 'x'), roundTo(dtype));
  const shape = [isLong ? x.length : 1];
  const error = raisedByCall(activation, parameters, { dtype, shape }, t, release);
  if (error !== undefined) return { error };
  if (activation.kind === 'vector') {
    return valuesOfVectors(activation.functionAt(parameters), dtype, isLong ? [x] : alone(x));
  }
  const exact = activation.functionAt(parameters);
  const kernel = asked === 'exact' ? exact : exact.inDtype(asked);
  if (!isLong)
    return { y: x.map((each) => kernel.value(each)), dy: x.map((each) => kernel.derivative(each)) };
  const long = filledUp(x);
  const [y, dy] = [new Float64Array(long.length), new Float64Array(long.length)];
  kernel.batch(long, y, dy);
  return { y: y.subarray(0, x.length), dy: dy.subarray(0, x.length) };
}

/** The numbers of a tensor so long that the vector unit leaves none of them over. */
function filledUp(x: Float64Array): Float64Array {
  const long = new Float64Array(64 * Math.ceil(x.length / 64));
  long.set(x);
  return long;
}

/** Each number as a vector of one. */
const alone = (x: Float64Array): Float64Array[] => Array.from(x, (each) => Float64Array.of(each));

function valuesOfVectors(f: VectorFunction, dtype: Dtype, vectors: readonly Float64Array[]): unknown {
  const ones = (vector: Float64Array) => new Float64Array(f.lengthOf(vector.length)).fill(1);
  return {
    y: vectors.flatMap((vector) => [...f.value(vector, dtype)]),
    dy: vectors.flatMap((vector) => [...f.derivative(vector, ones(vector), dtype)]),
  };
}

/** Why a text holds no tensor; undefined if it holds one. */
function whyNone(tensor: ParsedTensor, t: Translate): string | undefined {
  if (tensor.problem) return describeProblem(tensor.problem, t);
  return tensor.values.length === 0 ? describeNoNumber(tensor.skipped[0]?.text, t) : undefined;
}

function notesOf(text: string, tensor: ParsedTensor, t: Translate): readonly string[] {
  const told = [describeSkipped(tensor, t), describeCommas(text, t), describeDecimalCommas(tensor, t)];
  return [...told.filter((note) => note !== undefined), ...describeRemarks(tensor, t)];
}
