// Makes the use that a person is shown out of the activations that a place may be.
import type { Values } from '../../catalog/activation.ts';
import { canonical } from '../resolver/api-paths.ts';
import type { Resolver } from '../resolver/resolver.ts';
import type { KnownActivation, WrittenPlace } from '../resolver/values.ts';
import type { Argument, Call, Expression, Load, Text } from '../syntax/syntax.ts';
import { bindArguments } from './arguments.ts';
import type { CallTable } from './call-table.ts';
import { givenOf } from './given.ts';
import { codeIn, isSameFile, originIn, spanIn } from './placing.ts';
import { type ActivationUsage, inputOf, nameOf, passedTo } from './usage.ts';
import type { ActivationUse, Candidate, Origin, WrittenArgument } from './use.ts';
import type { WrittenInputs } from './written-inputs.ts';

/** What is written here may be called with more arguments. */
const MORE_LATER: ReadonlySet<ActivationUsage['kind']> = new Set(['partial', 'reference']);

export class UseMaker {
  private readonly resolver: Resolver;
  private readonly calls: CallTable;
  private readonly inputs: WrittenInputs;

  constructor(resolver: Resolver, calls: CallTable, inputs: WrittenInputs) {
    this.resolver = resolver;
    this.calls = calls;
    this.inputs = inputs;
  }

  /** The use of the first, with the others as candidates. */
  use(
    node: Exclude<Load, Call> | Text,
    usages: readonly ActivationUsage[],
    certainty: ActivationUse['certainty'],
    slope?: Argument,
    whole: Expression = node,
  ): ActivationUse | undefined {
    const [first, ...others] = usages;
    if (!first) return undefined;
    const { resolver } = this;
    const { chunk } = node;
    const { known, call, kind } = first;
    const bound = bindArguments(known, first.arguments, chunk, resolver, first.set);
    const input = inputOf(first, node, bound.input, this.calls);
    const passed = passedTo(first, node, this.calls);
    const around = this.calls.callOf(whole) ?? whole;
    const list =
      call && isSameFile(call.chunk, chunk) && spanIn(call.chunk, call.argumentsStart, call.argumentsEnd);
    const parameters =
      slope && known.entry.initSlope !== undefined
        ? { ...bound.parameters, ...this.slope(known, slope) }
        : bound.parameters;
    const use: ActivationUse = {
      id: known.entry.id,
      kind,
      apiPath: canonical(known.apiPath.path),
      ...spanIn(chunk, ...nameOf(node)),
      callee: kind === 'string' ? codeIn(chunk, ...nameOf(node)) : codeIn(chunk, whole.start, whole.end),
      expression: codeIn(chunk, around.start, around.end),
      ...(list ? { argumentList: list, arguments: call.arguments.map((one) => written(one, call)) } : {}),
      parameters: { ...parameters, ...ownStates(first) },
      settings: settingsOf(bound.settings, first.library),
      ...(first.named ? { namedBy: { table: first.named.table, meaning: { id: known.entry.id } } } : {}),
      ...(first.library && !first.origin ? { library: first.library.path } : {}),
      certainty,
      ...(first.origin ? { origin: originOf(first.origin) } : {}),
      ...(others.length > 0 ? { candidates: others.map((one) => this.candidate(one, node)) } : {}),
      ...(first.arguments
        ? { given: givenOf(first.arguments, known.apiPath.kind === 'function', resolver) }
        : {}),
      ...(passed ? { passed: givenOf(passed, true, resolver) } : {}),
      ...(first.takenBy ? { takenBy: first.takenBy } : {}),
      ...(MORE_LATER.has(kind) ? { mayGetMore: true } : {}),
      ...(input ? { input: spanIn(input.chunk, input.start, input.end) } : {}),
    };
    if (input) this.inputs.note(use, input);
    return use;
  }

  private slope(known: KnownActivation, slope: Argument): ActivationUse['parameters'] {
    const name = known.entry.initSlope ?? '';
    const argument: Argument = { ...slope, name, stars: 0 };
    const { parameters } = bindArguments(known, [argument], slope.value.chunk, this.resolver);
    return parameters;
  }

  candidate(usage: ActivationUsage, node: Expression): Candidate {
    const { known, origin } = usage;
    const { parameters, settings } = bindArguments(
      known,
      usage.arguments,
      node.chunk,
      this.resolver,
      usage.set,
    );
    return {
      id: known.entry.id,
      apiPath: canonical(known.apiPath.path),
      parameters: { ...parameters, ...ownStates(usage) },
      settings,
      origin: originOf(origin ?? node),
    };
  }
}

/** What is so whatever is written: what a name sets, or that nobody knows. */
function ownStates({ known, named, isTyped }: ActivationUsage): ActivationUse['parameters'] {
  if (!isTyped) return statesOf(named?.parameters);
  return Object.fromEntries(
    known.entry.parameters.map(({ name }) => [name, { text: '…', isDefault: false }]),
  );
}

/** What a name sets by itself, as if it were written. */
export function statesOf(values: Values = {}): ActivationUse['parameters'] {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      { value, text: typeof value === 'string' ? `'${value}'` : String(value), isDefault: false },
    ]),
  );
}

function written(argument: Argument, { chunk }: Call): WrittenArgument {
  const { start, end, name, nameStart, nameEnd, value, stars } = argument;
  const whole = spanIn(chunk, start, end);
  const inside = spanIn(chunk, value.start, value.end);
  if (name === undefined) return { start: whole.start, end: whole.end, value: inside, stars };
  return {
    start: whole.start,
    end: whole.end,
    name: codeIn(chunk, nameStart, nameEnd),
    value: inside,
    stars,
  };
}

/** What shapes nothing: of what a library's class holds, that it works in place. */
function settingsOf(
  settings: ActivationUse['settings'] & {},
  library: ActivationUsage['library'],
): ActivationUse['settings'] & {} {
  return library?.isInPlace
    ? { ...settings, inplace: { value: true, text: 'True', isDefault: false } }
    : settings;
}

function originOf({ chunk, start, end }: WrittenPlace): Origin {
  return originIn(chunk, start, end);
}
