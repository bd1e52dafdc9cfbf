// Puts the arguments of a call to PyTorch's parameters, and says what PyTorch would say of them.
import type { ApiPath, Finding, ParameterValue } from '../../catalog/activation.ts';
import type { Resolution } from '../resolver/resolution.ts';
import type { KnownActivation, ReachedThrough } from '../resolver/values.ts';
import type { Argument, Chunk, Expression } from '../syntax/syntax.ts';
import { argumentFindings, type Counts } from './findings.ts';
import { isSameFile, spanIn, textIn } from './placing.ts';
import type { ParameterState, Span } from './use.ts';

interface AssignedArguments {
  /** The entry's parameters. */
  readonly parameters: Record<string, ParameterState>;
  /** Arguments that shape nothing (`inplace`, `dtype`), where they are written. */
  readonly settings: Record<string, ParameterState>;
  readonly findings: readonly Finding[];
  /** The argument of `input`. */
  readonly input: Expression | undefined;
  /** Every argument that was put to one of PyTorch's, by the name of that. */
  readonly assigned: ReadonlyMap<string, Argument>;
}

/** NumPy's names for arguments, which PyTorch's C++ parser takes as well: `torch.softmax(x, axis=1)`. */
const numpyNames: Readonly<Record<string, string>> = { axis: 'dim', x: 'input', a: 'input', x1: 'input' };

/** `written`: the arguments in order, for a use in `at`; undefined where nothing is called (`nn.GELU` by itself): all defaults. `isOpen`: more arguments may come. */
export function bindArguments(
  known: KnownActivation,
  written: readonly Argument[] | undefined,
  at: Chunk,
  resolution: Resolution,
  isOpen = false,
): AssignedArguments {
  const { apiPath, entry } = known;
  const declared = apiPath.arguments;
  const { assigned, counts } = assign(apiPath, written ?? []);
  const parameters: Record<string, ParameterState> = {};
  const settings: Record<string, ParameterState> = {};
  for (const { name, parameter } of declared) {
    const argument = assigned.get(name);
    if (!argument) continue;
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
  const findings = written && [
    ...argumentFindings(known, assigned, counts, stars !== undefined || isOpen, resolution),
    ...deprecatedFindings(known, assigned, parameters),
  ];
  return {
    parameters,
    settings,
    findings: findings ?? [],
    input: assigned.get('input')?.value,
    assigned,
  };
}

/** Which argument PyTorch takes for which of its own, by their names; and those that are none of them. */
function assign(
  apiPath: ApiPath,
  written: readonly Argument[],
): { readonly assigned: ReadonlyMap<string, Argument>; readonly counts: Counts } {
  const assigned = new Map<string, Argument>();
  const positional = apiPath.arguments.filter((one) => !one.keywordOnly);
  const named = (name: string | undefined) => apiPath.arguments.find((one) => one.name === name);
  const takesNumpyNames = apiPath.kind !== 'module' && apiPath.isBuiltin;
  let position = 0;
  let isPositionKnown = true;
  const extra: Argument[] = [];
  const refused: Counts['refused'][number][] = [];
  const keywords = new Set<string>();
  let repeated: string | undefined;
  for (const argument of written) {
    const { name, stars } = argument;
    if (stars === 1) isPositionKnown = false;
    if (stars > 0) continue;
    if (name !== undefined) {
      if (keywords.has(name)) repeated ??= name;
      keywords.add(name);
      const own = named(name);
      const target = own ?? (takesNumpyNames ? named(numpyNames[name]) : undefined);
      if (!target) refused.push({ name, why: 'strange' });
      else if (assigned.has(target.name)) refused.push({ name, why: own ? 'doubled' : 'alias' });
      else assigned.set(target.name, argument);
    } else if (isPositionKnown) {
      const target = positional[position++];
      if (!target) extra.push(argument);
      else if (assigned.has(target.name)) refused.push({ name: target.name, why: 'doubled' });
      else assigned.set(target.name, argument);
    }
  }
  const given = written.filter((one) => one.stars === 0 && !one.name).length;
  // How many there are in all behind `*args`, nobody can tell.
  return { assigned, counts: { given, extra: isPositionKnown ? extra : [], refused, repeated } };
}

/** PyTorch's warnings about arguments with names of old; None is as good as not given. */
function deprecatedFindings(
  { apiPath }: KnownActivation,
  assigned: ReadonlyMap<string, Argument>,
  parameters: Readonly<Record<string, ParameterState>>,
): readonly Finding[] {
  return apiPath.arguments.flatMap(({ name, parameter, deprecated }): Finding[] => {
    if (deprecated === undefined || parameter === undefined || !assigned.has(name)) return [];
    if (parameters[parameter]?.value === null) return [];
    return [{ kind: 'warns', when: 'construction', parameter, message: () => deprecated }];
  });
}

function spanOf({ chunk, start, end }: Expression): Span {
  return spanIn(chunk, start, end);
}

/** `at`: where the use stands; a place in another file is none that could be shown or changed there. */
function stateOf(argument: Argument, at: Chunk, resolution: Resolution): ParameterState {
  const { value, start, end, name, nameStart, nameEnd } = argument;
  const { chunk } = value;
  const constant = resolution.constantOf(value);
  const through = constant?.through;
  const isHere = isSameFile(chunk, at);
  return {
    ...(constant ? { value: constant.value satisfies ParameterValue } : {}),
    text: textIn(chunk, value),
    isDefault: false,
    ...(isHere ? { argument: spanIn(chunk, start, end) } : {}),
    ...(isHere && name !== undefined ? { argumentName: spanIn(chunk, nameStart, nameEnd) } : {}),
    ...(isHere ? { argumentValue: spanOf(value) } : {}),
    ...(through ? { from: fromOf(through, at) } : {}),
  };
}

function fromOf(
  { name, kind, chunk, start, end }: ReachedThrough,
  at: Chunk,
): NonNullable<ParameterState['from']> {
  const file = isSameFile(chunk, at) ? undefined : chunk.source?.file;
  return { name, kind, span: spanIn(chunk, start, end), ...(file ? { file } : {}) };
}
