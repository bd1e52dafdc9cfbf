// What is told of an activation's answers to spread inputs: reads the request, asks the lab.
import { scalarOf } from '../autodiff/scalar-of.ts';
import type { Dtype } from '../foundation/dtype.ts';
import { isRecord } from '../foundation/is-record.ts';
import type { Translate } from '../foundation/localization.ts';
import type { Release } from '../foundation/release.ts';
import type { Input } from '../lab/inputs.ts';
import { type Asked, momentsOf } from '../lab/moments.ts';
import { findOwnFormula } from './definitions.ts';
import { raisedByCall } from './raised.ts';
import {
  type Fields,
  isGiven,
  Refusal,
  readActivation,
  readChoice,
  readNumbers,
  readParameters,
} from './request.ts';

const dtypes = ['exact', 'float32', 'float64', 'float16', 'bfloat16'] as const satisfies readonly (
  | Dtype
  | 'exact'
)[];

export async function answerMoments(fields: Fields, t: Translate, release: Release): Promise<unknown> {
  const dtype = readChoice(fields, 'dtype', dtypes);
  const input = readInput(fields);
  const asked: (Asked & { readonly said?: object }) | { readonly error: string } = isGiven(fields, 'source')
    ? await askedOfOwn(fields, dtype, release)
    : askedOfEntry(fields, dtype, t, release);
  return 'error' in asked ? asked : { ...momentsOf(asked, input), ...asked.said };
}

function askedOfEntry(
  fields: Fields,
  dtype: Dtype | 'exact',
  t: Translate,
  release: Release,
): (Asked & { readonly said?: object }) | { readonly error: string } {
  const activation = readActivation(fields, release);
  const parameters = readParameters(fields, activation);
  if (activation.kind === 'vector')
    throw new Refusal('Moments are those of a function of one number; this activation answers vectors.');
  const error = raisedByCall(
    activation,
    parameters,
    { dtype: dtype === 'exact' ? 'float64' : dtype },
    t,
    release,
  );
  if (error !== undefined) return { error };
  const exact = activation.functionAt(parameters);
  const said = activation.isRandomInTraining ? { mode: 'eval' } : {};
  return dtype === 'exact'
    ? { exact, said }
    : { exact, said, inDtype: { dtype, kernel: exact.inDtype(dtype) } };
}

async function askedOfOwn(fields: Fields, dtype: Dtype | 'exact', release: Release): Promise<Asked> {
  const exact = scalarOf(await findOwnFormula(fields), {}, release);
  return dtype === 'exact' ? { exact } : { exact, inDtype: { dtype, kernel: exact.inDtype(dtype) } };
}

const FORMS =
  'input must be {"normal": [mean, std]}, {"uniform": [low, high]} or {"values": [...]}, of finite numbers.';

function readInput(fields: Fields): Input {
  const { input } = fields;
  if (!isRecord(input) || Object.keys(input).length !== 1) throw new Refusal(FORMS);
  const [kind = ''] = Object.keys(input);
  if (!['normal', 'uniform', 'values'].includes(kind)) throw new Refusal(FORMS);
  const numbers = readNumbers(input, kind);
  if (!numbers.every(Number.isFinite)) throw new Refusal(FORMS);
  if (kind === 'values') {
    if (numbers.length === 0) throw new Refusal('values must hold at least one number.');
    return { kind, values: numbers };
  }
  const [first, second] = numbers;
  if (numbers.length !== 2 || first === undefined || second === undefined) throw new Refusal(FORMS);
  if (kind === 'normal') {
    if (second < 0) throw new Refusal('A standard deviation is at least 0.');
    return { kind, mean: first, std: second };
  }
  if (second < first) throw new Refusal('low must not be above high.');
  return { kind: 'uniform', low: first, high: second };
}
