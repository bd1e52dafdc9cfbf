// PyTorch's own messages about the arguments of a call, word for word as PyTorch raises them.
import type { ApiPath, Argument as Declared, Finding } from '../../catalog/activation.ts';
import type { Resolution } from '../resolver/resolution.ts';
import type { KnownActivation } from '../resolver/values.ts';
import type { Argument, Expression } from '../syntax/syntax.ts';
import { inputMessage, overloadMessage, parserWords, typeMessage, wrongType } from './argument-types.ts';

/** How the arguments of a call were put to those that are declared. */
export interface Counts {
  /** Arguments by position. */
  readonly given: number;
  readonly extra: readonly Argument[];
  /** Keywords that nothing takes, and those of arguments that were given already; in order. */
  readonly refused: readonly { readonly name: string; readonly why: 'strange' | 'doubled' | 'alias' }[];
  /** A keyword that is written twice. */
  readonly repeated: string | undefined;
}

const count = (number: number, word: string): string => `${number} ${word}${number === 1 ? '' : 's'}`;

/** Functions and methods of torch itself, which have all the signatures that there are. */
const ofTorch = /^torch\.(?:Tensor\.)?\w+$/;

/** What PyTorch would raise first for these arguments; nothing where `*args` or `**kwargs` hide them. */
export function argumentFindings(
  known: KnownActivation,
  assigned: Assigned,
  counts: Counts,
  hasStars: boolean,
  resolution: Resolution,
): readonly Finding[] {
  const { kind, arguments: declared } = known.apiPath;
  const isModule = kind === 'module';
  const first = firstMessage(known, assigned, counts, hasStars, resolution);
  if (!first) return [];
  const parameter = declared.find((one) => one.name === first.argument)?.parameter;
  const shaping = parameter ?? (first.argument === 'input' ? undefined : first.argument);
  return [
    {
      kind: 'raises',
      when: first.when ?? (isModule ? 'construction' : 'call'),
      message: () => first.text,
      ...(shaping === undefined ? {} : { parameter: shaping }),
    },
  ];
}

type Assigned = ReadonlyMap<string, Argument>;
type Message =
  | { readonly text: string; readonly argument?: string | undefined; readonly when?: Finding['when'] }
  | undefined;

function firstMessage(
  known: KnownActivation,
  assigned: Assigned,
  counts: Counts,
  hasStars: boolean,
  resolution: Resolution,
): Message {
  const { apiPath } = known;
  const { repeated } = counts;
  if (repeated !== undefined) return { text: `keyword argument repeated: ${repeated}`, argument: repeated };
  if (apiPath.kind !== 'module' && apiPath.isBuiltin)
    return inC(known, assigned, counts, hasStars, resolution);
  return inPython(apiPath, assigned, counts, hasStars) ?? typeMessage(known, assigned, resolution);
}

/** In the order in which Python itself looks at the arguments of a function. */
function inPython(
  { path, kind, arguments: declared, messageName }: ApiPath,
  assigned: Assigned,
  { given, extra, refused: [first] }: Counts,
  hasStars: boolean,
): Message {
  const own = path.replace(/.*\./, '');
  // Classes without arguments have no __init__ of their own.
  const called = kind !== 'module' ? own : `${declared.length === 0 ? 'Module' : own}.__init__`;
  const name = messageName ?? called;
  if (first) return refusedKeyword(name, first);
  if (extra.length > 0) return { text: `${name}() ${tooMany(declared, kind === 'module', given)}` };
  const missing = hasStars ? [] : missingFrom(declared, assigned);
  return missing.length > 0 ? { text: missingInPython(name, missing), argument: missing[0] } : undefined;
}

/** In the order in which PyTorch's C++ parser looks at them. */
function inC(
  { entry, apiPath: { path, kind, arguments: declared, messageName } }: KnownActivation,
  assigned: Assigned,
  { given, extra, refused: [first] }: Counts,
  hasStars: boolean,
  resolution: Resolution,
): Message {
  const name = messageName ?? path.replace(/.*\./, '');
  if (kind === 'method' && declared.length === 0) {
    if (first) return { text: `_TensorBase.${name}() takes no keyword arguments` };
    return extra.length > 0
      ? { text: `_TensorBase.${name}() takes no arguments (${given} given)` }
      : undefined;
  }
  if (extra.length > 0) return { text: `${name}() ${tooMany(declared, false, given)}` };
  const isOverloaded = entry.isOverloaded === true && ofTorch.test(path);
  const unfit = (argument?: string): Message => ({
    text: `${name}() received an invalid combination of arguments`,
    argument,
  });
  for (const [index, one] of declared.entries()) {
    const argument = assigned.get(one.name);
    if (!argument) {
      if (!one.required || hasStars) continue;
      const missing = declared.slice(index).flatMap((other) => (other.required ? [other.name] : []));
      return isOverloaded ? unfit(one.name) : { text: missingInC(name, missing), argument: one.name };
    }
    const wrong = wrongType(one, argument, resolution);
    if (!wrong) continue;
    if (isOverloaded && !first && one.name !== 'input')
      return overloadMessage(name, assigned, resolution, false);
    if (isOverloaded) return unfit(one.name);
    const position = argument.name === undefined ? index + 1 : undefined;
    return { text: parserWords(name, one.name, wrong, position), argument: one.name };
  }
  return first && (isOverloaded ? unfit() : refusedKeyword(name, first));
}

function refusedKeyword(name: string, { name: given, why }: Counts['refused'][number]): Message {
  // NumPy's name for an argument is none once that argument has been given.
  return why === 'doubled'
    ? { text: `${name}() got multiple values for argument '${given}'`, argument: given }
    : { text: `${name}() got an unexpected keyword argument '${given}'` };
}

function missingFrom(declared: readonly Declared[], assigned: Assigned): readonly string[] {
  return declared.filter((one) => one.required && !assigned.has(one.name)).map((one) => one.name);
}

function tooMany(declared: readonly Declared[], isModule: boolean, given: number): string {
  const positional = declared.filter((one) => !one.keywordOnly);
  // Python counts `self` of a constructor.
  const self = isModule ? 1 : 0;
  const most = positional.length + self;
  const least = positional.filter((one) => one.required).length + self;
  const takes =
    least === most ? count(most, 'positional argument') : `from ${least} to ${most} positional arguments`;
  return `takes ${takes} but ${given + self} ${given + self === 1 ? 'was' : 'were'} given`;
}

function missingInC(name: string, missing: readonly string[]): string {
  // One "arguments", several "argument": that is how PyTorch says it.
  const word = missing.length === 1 ? 'arguments' : 'argument';
  return `${name}() missing ${missing.length} required positional ${word}: "${missing.join('", "')}"`;
}

function missingInPython(name: string, missing: readonly string[]): string {
  const quoted = missing.map((one) => `'${one}'`);
  const last = quoted.pop();
  const listed = quoted.length > 0 ? `${quoted.join(', ')}${quoted.length > 1 ? ',' : ''} and ${last}` : last;
  return `${name}() missing ${count(missing.length, 'required positional argument')}: ${listed}`;
}

/** What PyTorch raises where a module is called with what is certainly no tensor: `nn.ReLU()(0.5)`. */
export function inputFindings(
  known: KnownActivation,
  input: Expression,
  assigned: Assigned,
  resolution: Resolution,
): readonly Finding[] {
  const text = inputMessage(known, input, assigned, resolution);
  return text === undefined ? [] : [{ kind: 'raises', when: 'call', message: () => text }];
}
