// Puts the arguments of a call to PyTorch's parameters.
import type { ParameterValue } from '../../catalog/activation.ts';
import type { Setting } from '../binder/settings.ts';
import { constantFrom, type Resolution } from '../resolver/resolution.ts';
import type { HeldArgument, KnownActivation, ReachedThrough } from '../resolver/values.ts';
import type { Chunk, Expression } from '../syntax/syntax.ts';
import { assign } from './assign.ts';
import { codeIn, isSameFile, spanIn, textIn } from './placing.ts';
import type { ParameterState, Span } from './use.ts';

interface AssignedArguments {
  /** The entry's parameters. */
  readonly parameters: Record<string, ParameterState>;
  /** Arguments that shape nothing (`inplace`, `dtype`), where they are written. */
  readonly settings: Record<string, ParameterState>;
  /** The argument of `input`. */
  readonly input: Expression | undefined;
}

/**
 * `written`: the arguments in order, for a use in `at`; undefined if nothing is called (`nn.GELU` by itself): all defaults.
 * `set`: the attributes that were set since.
 */
export function bindArguments(
  known: KnownActivation,
  written: readonly HeldArgument[] | undefined,
  at: Chunk,
  resolution: Resolution,
  set?: ReadonlyMap<string, Setting>,
): AssignedArguments {
  const { apiPath, entry } = known;
  const declared = apiPath.arguments;
  const { assigned } = assign(apiPath, written ?? []);
  const parameters: Record<string, ParameterState> = {};
  const settings: Record<string, ParameterState> = {};
  for (const { name, parameter, deprecated } of declared) {
    const argument = assigned.get(name);
    if (!argument) continue;
    // None under a deprecated name counts as not given.
    if (deprecated !== undefined && resolution.constantOf(argument.value)?.value === null) continue;
    if (parameter !== undefined) parameters[parameter] = stateOf(argument, at, resolution);
    else if (name !== 'input') settings[name] = stateOf(argument, at, resolution);
  }
  const stars = written?.find((argument) => argument.stars > 0);
  for (const { name, default: fallback } of entry.parameters) {
    if (Object.hasOwn(parameters, name)) continue;
    const isReachable = declared.some((one) => one.parameter === name);
    if (stars && isReachable) {
      parameters[name] = { isDefault: false, text: textIn(stars.value.chunk, stars) };
    } else
      parameters[name] = fallback === undefined ? { isDefault: true } : { isDefault: true, value: fallback };
  }
  for (const [name, setting] of set ?? []) {
    const states = entry.parameters.some((one) => one.name === name) ? parameters : settings;
    if (setting.value) states[name] = stateOfSet(setting, setting.value, at, resolution);
  }
  return {
    parameters,
    settings,
    input: assigned.get('input')?.value,
  };
}

function spanOf({ chunk, start, end }: Expression): Span {
  return spanIn(chunk, start, end);
}

/** `at`: where the use stands; a place in another file is none that could be shown or changed there. */
function stateOf(argument: HeldArgument, at: Chunk, resolution: Resolution): ParameterState {
  const { value, start, end, name, nameStart, nameEnd } = argument;
  const { chunk } = value;
  const constant = argument.possible ? constantFrom(argument.possible) : resolution.constantOf(value);
  const through = constant?.through;
  const isHere = isSameFile(chunk, at) && !argument.isElsewhere;
  return {
    ...(constant ? { value: constant.value satisfies ParameterValue } : {}),
    text: textIn(chunk, value),
    isDefault: false,
    ...(isHere ? { argument: spanIn(chunk, start, end) } : {}),
    ...(isHere && name !== undefined ? { argumentName: codeIn(chunk, nameStart, nameEnd) } : {}),
    ...(isHere ? { argumentValue: spanOf(value) } : {}),
    ...(through ? { from: fromOf(through, at) } : {}),
  };
}

/** Of an attribute that was set to `value` once the module was made, `m.beta = 5`. */
function stateOfSet(
  { object, attribute }: Setting,
  value: Expression,
  at: Chunk,
  resolution: Resolution,
): ParameterState {
  const { chunk, start, end } = value;
  const constant = resolution.constantOf(value);
  const name = `${textIn(object.chunk, object)}.${attribute}`;
  return {
    ...(constant ? { value: constant.value satisfies ParameterValue } : {}),
    text: textIn(chunk, value),
    isDefault: false,
    from: { ...fromOf({ name, kind: 'constant', chunk, start, end }, at), kind: 'set later' },
  };
}

function fromOf(
  { name, kind, chunk, start, end }: ReachedThrough,
  at: Chunk,
): NonNullable<ParameterState['from']> {
  const file = isSameFile(chunk, at) ? undefined : chunk.source?.file;
  return {
    name,
    kind: kind === 'argument' ? 'constant' : kind,
    span: spanIn(chunk, start, end),
    ...(file ? { file } : {}),
  };
}
