// Puts the arguments of a call to PyTorch's parameters, and says what PyTorch would say of them. Pure.
import type { Finding, ParameterValue } from '../activations/activation.ts';
import type { Evaluator } from './evaluate.ts';
import { argumentFindings, isBuiltin } from './findings.ts';
import type { Placing } from './placing.ts';
import type { KnownSpelling } from './spellings.ts';
import type { Argument, Expression } from './syntax.ts';
import type { ParameterState } from './uses.ts';

export interface BoundArguments {
  /** The row's parameters. */
  readonly parameters: Record<string, ParameterState>;
  /** Arguments that shape nothing (`inplace`, `dtype`), where they are written. */
  readonly settings: Record<string, ParameterState>;
  readonly findings: readonly Finding[];
  /** The argument of `input`. */
  readonly input: Expression | undefined;
}

export interface Binder {
  readonly evaluator: Evaluator;
  readonly placing: Placing;
}

/** NumPy's names for arguments, which PyTorch's C++ parser takes as well: `torch.softmax(x, axis=1)`. */
const numpyNames: Readonly<Record<string, string>> = { axis: 'dim', x: 'input', a: 'input', x1: 'input' };

/** `written`: the arguments in order; undefined where nothing is called (`nn.GELU` by itself): all defaults. */
export function bindArguments(
  known: KnownSpelling,
  written: readonly Argument[] | undefined,
  binder: Binder,
): BoundArguments {
  const { spelling, row } = known;
  const declared = spelling.arguments;
  const assigned = new Map<string, Argument>();
  const positional = declared.filter((one) => !one.keywordOnly);
  const takesNumpyNames = spelling.kind !== 'module' && isBuiltin(spelling.path);
  let position = 0;
  let isPositionKnown = true;
  let hasStars = false;
  const extra: Argument[] = [];
  const strange: Argument[] = [];
  const doubled: Argument[] = [];
  for (const argument of written ?? []) {
    if (argument.stars === 1) isPositionKnown = false;
    if (argument.stars > 0) {
      hasStars = true;
      continue;
    }
    if (argument.name !== undefined) {
      const own = declared.some((one) => one.name === argument.name);
      const name = own || !takesNumpyNames ? argument.name : numpyNames[argument.name];
      const target = declared.find((one) => one.name === name);
      if (!target) strange.push(argument);
      else if (assigned.has(target.name)) doubled.push(argument);
      else assigned.set(target.name, argument);
      continue;
    }
    if (!isPositionKnown) continue;
    const target = positional[position++];
    if (!target) extra.push(argument);
    else if (assigned.has(target.name)) doubled.push(argument);
    else assigned.set(target.name, argument);
  }
  const parameters: Record<string, ParameterState> = {};
  const settings: Record<string, ParameterState> = {};
  for (const one of declared) {
    const argument = assigned.get(one.name);
    if (argument && one.parameter !== undefined) parameters[one.parameter] = stateOf(argument, binder);
    else if (argument && one.name !== 'input') settings[one.name] = stateOf(argument, binder);
  }
  const stars = (written ?? []).find((argument) => argument.stars > 0);
  for (const { name, default: fallback } of row.parameters) {
    if (Object.hasOwn(parameters, name)) continue;
    const isReachable = declared.some((one) => one.parameter === name);
    if (stars && hasStars && isReachable) {
      parameters[name] = { isDefault: false, text: binder.placing.textOf(stars.value.unit, stars) };
    } else
      parameters[name] = fallback === undefined ? { isDefault: true } : { isDefault: true, value: fallback };
  }
  const input = assigned.get('input');
  const counts = {
    given: (written ?? []).filter((one) => one.stars === 0 && !one.name).length,
    extra,
    strange,
    doubled,
  };
  return {
    parameters,
    settings,
    findings: written
      ? [
          ...argumentFindings(known, assigned, counts, hasStars),
          ...deprecatedFindings(known, assigned, parameters),
        ]
      : [],
    input: input?.value,
  };
}

/** PyTorch's warnings about arguments with names of old; None is as good as not given. */
function deprecatedFindings(
  { spelling }: KnownSpelling,
  assigned: ReadonlyMap<string, Argument>,
  parameters: Readonly<Record<string, ParameterState>>,
): readonly Finding[] {
  return spelling.arguments.flatMap(({ name, parameter, deprecated }): Finding[] => {
    if (deprecated === undefined || parameter === undefined || !assigned.has(name)) return [];
    if (parameters[parameter]?.value === null) return [];
    return [{ kind: 'warns', when: 'construction', parameter, message: () => deprecated }];
  });
}

function stateOf(argument: Argument, { evaluator, placing }: Binder): ParameterState {
  const { value, start, end, name, nameStart, nameEnd } = argument;
  const { unit } = value;
  const constant = evaluator.constantOf(value);
  const through = constant?.through;
  return {
    ...(constant ? { value: constant.value satisfies ParameterValue } : {}),
    text: placing.textOf(unit, value),
    isDefault: false,
    argument: placing.span(unit, start, end),
    ...(name === undefined ? {} : { argumentName: placing.span(unit, nameStart, nameEnd) }),
    argumentValue: placing.span(unit, value.start, value.end),
    ...(through
      ? {
          from: {
            name: through.name,
            kind: through.kind,
            span: placing.span(through.unit, through.start, through.end),
          },
        }
      : {}),
  };
}
