// PyTorch's own messages about the arguments of a call, word for word as a release raises them.

import type { Activation, ApiPath, Argument as Declared, Finding } from '../../catalog/activation.ts';
import { lastName } from '../../catalog/api-path.ts';
import type { Release } from '../../foundation/release.ts';
import { type ActivationUse, assign, type Counts, type GivenArgument } from '../../python/index.ts';
import {
  type Assigned,
  type Called,
  inputMessage,
  listed,
  notReal,
  overloadMessage,
  parserWords,
  type Said,
  typeMessage,
  unfit,
  wrongType,
} from './types.ts';
import { type Words, wordsOf } from './words.ts';

const count = (number: number, word: string): string => `${number} ${word}${number === 1 ? '' : 's'}`;

/** Functions and methods of torch itself, which have all the signatures that there are. */
const ofTorch = /^torch\.(?:Tensor\.)?\w+$/;

/** A module's own call takes this. */
const forward: readonly Declared[] = [{ name: 'input', required: true }];

/**
 * What PyTorch says of the arguments of a use: what it would raise first, and warnings about deprecated names. Nothing of what
 * `*args`, `**kwargs` or a later call may bring. `entry` is the release's.
 */
export function argumentFindings(
  entry: Activation,
  use: ActivationUse,
  release: Release,
): readonly Finding[] {
  const apiPath = entry.apiPaths.find(({ path }) => path === use.apiPath);
  const { given } = use;
  if (!apiPath) return [];
  const words = wordsOf(release);
  if (use.takenBy) return nameFindings(entry, apiPath, use.takenBy, words);
  if (!given) return [];
  const { assigned, counts } = assign(apiPath, given);
  const isOpen = use.mayGetMore === true || given.some(({ stars }) => stars > 0);
  const rank = use.tensor?.shape.length;
  const called: Called = { entry, apiPath, ...(rank === undefined ? {} : { rank }) };
  const own = firstMessage(called, given, assigned, counts, isOpen, words);
  // What a module is called with is looked at before the values that it hands on.
  const isLate = own === undefined || own.when === 'call';
  const first = (isLate ? forwardMessage(called, use, assigned) : undefined) ?? own;
  return [...(first ? [raised(apiPath, first)] : []), ...deprecatedFindings(apiPath, assigned)];
}

/** What is said of an activation's name where it is no name that is taken. */
function nameFindings(
  { takenByName = [] }: Activation,
  { path }: ApiPath,
  { taker, isLate }: NonNullable<ActivationUse['takenBy']>,
  { unknownNonlinearity }: Words,
): readonly Finding[] {
  if (takenByName.includes(taker)) return [];
  const name = lastName(path);
  const text = {
    recurrent: isLate
      ? `RuntimeError: Unknown nonlinearity: ${name}`
      : `ValueError: ${unknownNonlinearity(name)}`,
    transformer: `RuntimeError: activation should be relu/gelu, not ${name}`,
    gain: `ValueError: Unsupported nonlinearity ${name}`,
  }[taker];
  return [{ kind: 'raises', when: 'call', message: () => text }];
}

function raised({ kind, arguments: declared }: ApiPath, { text, argument, when }: Said): Finding {
  const parameter = declared.find((one) => one.name === argument)?.parameter;
  const shaping = parameter ?? (argument === 'input' ? undefined : argument);
  return {
    kind: 'raises',
    when: when ?? (kind === 'module' ? 'construction' : 'call'),
    message: () => withType(text),
    ...(shaping === undefined ? {} : { parameter: shaping }),
  };
}

/** As the last line of Python's report begins; what Python says of arguments has no type yet. */
function withType(text: string): string {
  if (/^[A-Z]\w*Error: /.test(text)) return text;
  return `${text.startsWith('keyword argument repeated') ? 'SyntaxError' : 'TypeError'}: ${text}`;
}

/** PyTorch's warnings about arguments with deprecated names; None counts as not given. */
function deprecatedFindings(apiPath: ApiPath, assigned: Assigned): readonly Finding[] {
  return apiPath.arguments.flatMap(({ name, parameter, deprecated }): Finding[] => {
    const argument = assigned.get(name);
    if (deprecated === undefined || parameter === undefined || !argument) return [];
    if (argument.type === 'NoneType') return [];
    return [{ kind: 'warns', when: 'construction', parameter, message: () => deprecated }];
  });
}

function firstMessage(
  called: Called,
  given: readonly GivenArgument[],
  assigned: Assigned,
  counts: Counts<GivenArgument>,
  isOpen: boolean,
  words: Words,
): Said | undefined {
  const { apiPath } = called;
  const { repeated } = counts;
  if (repeated !== undefined) return { text: `keyword argument repeated: ${repeated}`, argument: repeated };
  if (apiPath.kind !== 'module' && apiPath.isBuiltin)
    return inC(called, given, assigned, counts, isOpen, words);
  const own = apiPath.messageName ?? lastName(apiPath.path);
  const isModule = apiPath.kind === 'module';
  const name = isModule ? `${(apiPath.arguments.length === 0 && words.sharedInit) || own}.__init__` : own;
  return (
    inPython(name, apiPath.arguments, isModule, assigned, counts, isOpen) ??
    typeMessage(called, assigned, words)
  );
}

/** What is said of what a module is called with, once it is made: how many, and whether it is a tensor. */
function forwardMessage(called: Called, { passed }: ActivationUse, made: Assigned): Said | undefined {
  const { entry, apiPath } = called;
  if (apiPath.kind !== 'module' || !passed) return undefined;
  const isOpen = passed.some(({ stars }) => stars > 0);
  const { assigned, counts } = assign({ ...apiPath, arguments: forward }, passed);
  const name = `${entry.forwardOf ?? entry.id}.forward`;
  const said = inPython(name, forward, true, assigned, counts, isOpen);
  if (said) return { ...said, when: 'call' };
  const input = assigned.get('input');
  const text = input && inputMessage(called, input, made);
  return text === undefined ? undefined : { text, argument: 'input', when: 'call' };
}

/** In the order in which Python itself looks at the arguments of a function. */
function inPython(
  name: string,
  declared: readonly Declared[],
  isMethod: boolean,
  assigned: Assigned,
  { given, extra, refused: [first] }: Counts<GivenArgument>,
  isOpen: boolean,
): Said | undefined {
  if (first) return refusedKeyword(name, first);
  if (extra.length > 0) return { text: `${name}() ${tooMany(declared, isMethod, given)}` };
  const missing = isOpen ? [] : missingFrom(declared, assigned);
  return missing.length > 0 ? { text: missingInPython(name, missing), argument: missing[0] } : undefined;
}

/** In the order in which PyTorch's C++ parser looks at them. */
function inC(
  { entry, apiPath: { path, kind, arguments: declared, messageName }, rank }: Called,
  all: readonly GivenArgument[],
  assigned: Assigned,
  { given, extra, refused: [first] }: Counts<GivenArgument>,
  isOpen: boolean,
  words: Words,
): Said | undefined {
  const name = messageName ?? lastName(path);
  if (kind === 'method' && declared.length === 0) {
    if (first) return { text: `${words.tensorClass}.${name}() takes no keyword arguments` };
    return extra.length > 0
      ? { text: `${words.tensorClass}.${name}() takes no arguments (${given} given)` }
      : undefined;
  }
  // With so many arguments only the signature that also takes `out` is left.
  const isAlone = all.length === 4 && declared.some((one) => one.name === 'out');
  const isOverloaded = entry.isOverloaded === true && ofTorch.test(path) && !isAlone;
  const noneFits = (argument?: string): Said => ({
    text: unfit(name, isOpen ? [['', undefined]] : listed(all)),
    argument,
  });
  if (extra.length > 0) {
    return isOverloaded ? noneFits() : { text: `${name}() ${tooMany(declared, false, given)}` };
  }
  let unreal: Said | undefined;
  for (const [index, one] of declared.entries()) {
    const argument = assigned.get(one.name);
    if (!argument) {
      if (!one.required || isOpen) continue;
      const missing = declared.slice(index).flatMap((other) => (other.required ? [other.name] : []));
      return isOverloaded ? noneFits(one.name) : { text: missingInC(name, missing), argument: one.name };
    }
    const wrong = wrongType(one, argument);
    if (!wrong && argument.type === 'complex') unreal ??= notReal(entry, one.name);
    if (!wrong) continue;
    if (isOverloaded && !first && one.name !== 'input')
      return overloadMessage(name, assigned, rank, all) ?? noneFits(one.name);
    if (isOverloaded) return noneFits(one.name);
    const position = argument.name === undefined ? index + 1 : undefined;
    return { text: parserWords(name, one.name, wrong, position), argument: one.name };
  }
  if (first) return isOverloaded ? noneFits() : refusedKeyword(name, first);
  return unreal;
}

function refusedKeyword(name: string, { name: given, why }: Counts<GivenArgument>['refused'][number]): Said {
  // NumPy's name for an argument is none once that argument has been given.
  return why === 'doubled'
    ? { text: `${name}() got multiple values for argument '${given}'`, argument: given }
    : { text: `${name}() got an unexpected keyword argument '${given}'` };
}

function missingFrom(declared: readonly Declared[], assigned: Assigned): readonly string[] {
  return declared.filter((one) => one.required && !assigned.has(one.name)).map((one) => one.name);
}

function tooMany(declared: readonly Declared[], isMethod: boolean, given: number): string {
  const positional = declared.filter((one) => !one.keywordOnly);
  // Python counts `self`.
  const self = isMethod ? 1 : 0;
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
