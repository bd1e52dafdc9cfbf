// Puts the arguments of a call to PyTorch's parameters, and says what PyTorch would say of them. Pure.
import type { Finding, ParameterValue } from '../../activations/activation.ts';
import type { Evaluation } from '../evaluator/evaluation.ts';
import type { Argument, Expression, Unit } from '../tree/syntax.ts';
import type { KnownSpelling, Through } from '../tree/values.ts';
import { argumentFindings, type Counts, isBuiltin } from './findings.ts';
import { isSameFile, spanIn, textIn } from './placing.ts';
import type { ParameterState, Span } from './use.ts';

export interface BoundArguments {
  /** The row's parameters. */
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
  known: KnownSpelling,
  written: readonly Argument[] | undefined,
  at: Unit,
  evaluation: Evaluation,
  isOpen = false,
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
  const refused: Counts['refused'][number][] = [];
  const keywords = new Set<string>();
  let repeated: string | undefined;
  for (const argument of written ?? []) {
    if (argument.stars === 1) isPositionKnown = false;
    if (argument.stars > 0) {
      hasStars = true;
      continue;
    }
    if (argument.name !== undefined) {
      if (keywords.has(argument.name)) repeated ??= argument.name;
      keywords.add(argument.name);
      const own = declared.some((one) => one.name === argument.name);
      const name = own || !takesNumpyNames ? argument.name : numpyNames[argument.name];
      const target = declared.find((one) => one.name === name);
      if (!target) refused.push({ name: argument.name, why: 'strange' });
      else if (assigned.has(target.name))
        refused.push({ name: argument.name, why: own ? 'doubled' : 'alias' });
      else assigned.set(target.name, argument);
      continue;
    }
    if (!isPositionKnown) continue;
    const target = positional[position++];
    if (!target) extra.push(argument);
    else if (assigned.has(target.name)) refused.push({ name: target.name, why: 'doubled' });
    else assigned.set(target.name, argument);
  }
  const parameters: Record<string, ParameterState> = {};
  const settings: Record<string, ParameterState> = {};
  for (const one of declared) {
    const argument = assigned.get(one.name);
    if (argument && one.parameter !== undefined)
      parameters[one.parameter] = stateOf(argument, at, evaluation);
    else if (argument && one.name !== 'input') settings[one.name] = stateOf(argument, at, evaluation);
  }
  const stars = (written ?? []).find((argument) => argument.stars > 0);
  for (const { name, default: fallback } of row.parameters) {
    if (Object.hasOwn(parameters, name)) continue;
    const isReachable = declared.some((one) => one.parameter === name);
    if (stars && hasStars && isReachable) {
      parameters[name] = { isDefault: false, text: textIn(stars.value.unit, stars) };
    } else
      parameters[name] = fallback === undefined ? { isDefault: true } : { isDefault: true, value: fallback };
  }
  const input = assigned.get('input');
  const counts = {
    given: (written ?? []).filter((one) => one.stars === 0 && !one.name).length,
    // How many there are in all, nobody can tell.
    extra: isPositionKnown ? extra : [],
    refused,
    repeated,
  };
  return {
    parameters,
    settings,
    findings: written
      ? [
          ...argumentFindings(known, assigned, counts, hasStars || isOpen, evaluation),
          ...deprecatedFindings(known, assigned, parameters),
        ]
      : [],
    input: input?.value,
    assigned,
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

function spanOf({ unit, start, end }: Expression): Span {
  return spanIn(unit, start, end);
}

/** `at`: where the use stands; a place in another file is none that could be shown or changed there. */
function stateOf(argument: Argument, at: Unit, evaluation: Evaluation): ParameterState {
  const { value, start, end, name, nameStart, nameEnd } = argument;
  const { unit } = value;
  const constant = evaluation.constantOf(value);
  const through = constant?.through;
  const isHere = isSameFile(unit, at);
  return {
    ...(constant ? { value: constant.value satisfies ParameterValue } : {}),
    text: textIn(unit, value),
    isDefault: false,
    ...(isHere ? { argument: spanIn(unit, start, end) } : {}),
    ...(isHere && name !== undefined ? { argumentName: spanIn(unit, nameStart, nameEnd) } : {}),
    ...(isHere ? { argumentValue: spanOf(value) } : {}),
    ...(through ? { from: fromOf(through, at) } : {}),
  };
}

function fromOf({ name, kind, unit, start, end }: Through, at: Unit): NonNullable<ParameterState['from']> {
  const file = isSameFile(unit, at) ? undefined : unit.source?.file;
  return { name, kind, span: spanIn(unit, start, end), ...(file ? { file } : {}) };
}
