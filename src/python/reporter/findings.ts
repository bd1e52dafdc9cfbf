// PyTorch's own messages about the arguments of a call, word for word as PyTorch raises them. Pure.
import type { Argument as Declared, Finding, Spelling } from '../../activations/activation.ts';
import type { Argument } from '../tree/syntax.ts';
import type { KnownSpelling } from '../tree/values.ts';

interface Counts {
  /** Arguments by position. */
  readonly given: number;
  readonly extra: readonly Argument[];
  readonly strange: readonly Argument[];
  readonly doubled: readonly Argument[];
}

/** Functions of torch.nn.functional that are written in C and check their arguments there. */
const builtins: ReadonlySet<string> = new Set([
  'torch.nn.functional.softplus',
  'torch.nn.functional.gelu',
  'torch.nn.functional.logsigmoid',
  'torch.nn.functional.softshrink',
  'torch.nn.functional.hardshrink',
  'torch.nn.functional.prelu',
]);

/** Whether the arguments of the function or method at `path` are read by PyTorch's C++ parser. */
export function isBuiltin(path: string): boolean {
  return !path.startsWith('torch.nn.functional.') || path.endsWith('_') || builtins.has(path);
}

const count = (number: number, word: string): string => `${number} ${word}${number === 1 ? '' : 's'}`;

/** Functions with several signatures, about which PyTorch only says that none of them fits. */
const overloaded = /^torch\.(?:Tensor\.|special\.)?(?:log_)?softmax$/;

/** What PyTorch would raise first for these arguments; nothing where `*args` or `**kwargs` hide them. */
export function argumentFindings(
  { spelling }: KnownSpelling,
  assigned: ReadonlyMap<string, Argument>,
  counts: Counts,
  hasStars: boolean,
): readonly Finding[] {
  const { kind, arguments: declared } = spelling;
  const isModule = kind === 'module';
  const isC = !isModule && isBuiltin(spelling.path);
  const messages = isC
    ? inC(spelling, assigned, counts, hasStars)
    : inPython(spelling, assigned, counts, hasStars);
  const first = messages.find((one) => one !== undefined);
  if (!first) return [];
  const parameter = declared.find((one) => one.name === first.argument)?.parameter;
  return [
    {
      kind: 'raises',
      when: isModule ? 'construction' : 'call',
      message: () => first.text,
      ...(parameter === undefined ? {} : { parameter }),
    },
  ];
}

type Message = { readonly text: string; readonly argument?: string | undefined } | undefined;
type Check = (
  spelling: Spelling,
  assigned: ReadonlyMap<string, Argument>,
  counts: Counts,
  hasStars: boolean,
) => readonly Message[];

/** In the order in which Python itself looks at the arguments of a function. */
const inPython: Check = ({ path, kind, arguments: declared }, assigned, counts, hasStars) => {
  const own = path.replace(/.*\./, '');
  // Classes without arguments have no __init__ of their own.
  const called = kind !== 'module' ? own : `${declared.length === 0 ? 'Module' : own}.__init__`;
  const name = path === 'torch.nn.functional.threshold' ? '_threshold' : called;
  const { given, extra, strange, doubled } = counts;
  const repeated = doubled.find((one) => one.name !== undefined && assigned.get(one.name)?.name === one.name);
  const [twice] = doubled;
  const missing = hasStars ? [] : missingFrom(declared, assigned);
  return [
    repeated && { text: `keyword argument repeated: ${repeated.name}`, argument: repeated.name },
    strange[0] && { text: `${name}() got an unexpected keyword argument '${strange[0].name}'` },
    twice && { text: `${name}() got multiple values for argument '${twice.name}'`, argument: twice.name },
    extra.length > 0 ? { text: `${name}() ${tooMany(declared, kind === 'module', given)}` } : undefined,
    missing.length > 0 ? { text: missingInPython(name, missing), argument: missing[0] } : undefined,
  ];
};

/** In the order in which PyTorch's C++ parser looks at them. */
const inC: Check = ({ path, kind, arguments: declared }, assigned, counts, hasStars) => {
  const name = path.replace(/.*\./, '');
  const { given, extra, strange, doubled } = counts;
  if (kind === 'method' && declared.length === 0) {
    return [
      strange[0] && { text: `_TensorBase.${name}() takes no keyword arguments` },
      extra.length > 0 ? { text: `_TensorBase.${name}() takes no arguments (${given} given)` } : undefined,
    ];
  }
  const missing = hasStars ? [] : missingFrom(declared, assigned);
  const [twice] = doubled;
  const many = extra.length > 0 ? { text: `${name}() ${tooMany(declared, false, given)}` } : undefined;
  if (overloaded.test(path)) {
    const isWrong = missing.length > 0 || strange.length > 0 || doubled.length > 0;
    return [
      many,
      isWrong
        ? { text: `${name}() received an invalid combination of arguments`, argument: missing[0] }
        : undefined,
    ];
  }
  return [
    many,
    missing.length > 0 ? { text: missingInC(name, missing), argument: missing[0] } : undefined,
    strange[0] && { text: `${name}() got an unexpected keyword argument '${strange[0].name}'` },
    twice && { text: `${name}() got multiple values for argument '${twice.name}'`, argument: twice.name },
  ];
};

function missingFrom(
  declared: readonly Declared[],
  assigned: ReadonlyMap<string, Argument>,
): readonly string[] {
  return declared.filter((one) => one.required && !assigned.has(one.name)).map((one) => one.name);
}

function tooMany(declared: readonly Declared[], isModule: boolean, given: number): string {
  const positional = declared.filter((one) => !one.keywordOnly);
  // Python counts `self` of a constructor.
  const self = isModule ? 1 : 0;
  const most = positional.length + self;
  const least = positional.filter((one) => one.required).length + self;
  const takes =
    least === most
      ? count(most, 'positional argument')
      : `from ${least} to ${count(most, 'positional argument')}`;
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
