// Which types PyTorch takes for an argument, and its own words where one is of another.
import type { Argument as Declared } from '../../catalog/activation.ts';
import { sureValueOf } from '../binder/flow.ts';
import type { Resolution } from '../resolver/resolution.ts';
import type { KnownActivation } from '../resolver/values.ts';
import type { Argument, Expression } from '../syntax/syntax.ts';
import { textIn } from './placing.ts';

/** What PyTorch's C++ parser calls the type that it wants; numbers for all that are not listed. */
const wantedByName: Readonly<Record<string, string>> = {
  input: 'Tensor',
  weight: 'Tensor',
  out: 'Tensor',
  approximate: 'str',
  dim: 'int',
  eps: 'float',
  training: 'bool',
  dtype: 'torch.dtype',
  generator: 'torch.Generator',
};

/** Arguments that may be None, which is as good as not given. */
const optional: ReadonlySet<string> = new Set(['out', 'eps', 'dtype', 'generator']);

const accepted: Readonly<Record<string, readonly string[]>> = {
  Number: ['int', 'float', 'bool', 'complex'],
  float: ['int', 'float', 'bool'],
  int: ['int'],
  bool: ['bool'],
  str: ['str', 'bytes'],
};

/** The name of the type of `value`, as Python's `type(value).__name__`; undefined where it cannot be known for certain. */
function typeOf(value: Expression, resolution: Resolution): string | undefined {
  const held = value.kind === 'name' ? (sureValueOf(resolution, value) ?? value) : value;
  switch (held.kind) {
    case 'sequence':
      return held.type;
    case 'dictionary':
      return 'dict';
    case 'lambda':
      return 'function';
    // `self.dim = None` only keeps a place free, for whoever stores something there.
    case 'attribute':
    case 'subscript':
      return undefined;
    case 'constant':
      if (held.value === undefined) return typeOfOdd(textIn(held.chunk, held));
      break;
    case 'literals':
      return textIn(held.chunk, held).startsWith('[') ? 'list' : undefined;
    default:
  }
  const constant = resolution.constantOf(held);
  if (!constant || constant.through?.kind === 'parameter default') return undefined;
  if (constant.value === null) return 'NoneType';
  if (typeof constant.value === 'boolean') return 'bool';
  if (typeof constant.value === 'string') return 'str';
  return constant.isInteger ? 'int' : 'float';
}

function typeOfOdd(text: string): string | undefined {
  if (text === '...') return 'ellipsis';
  if (/^\w*[bB]\w*['"]/.test(text)) return 'bytes';
  return /^[\d._eE+-]+[jJ]$/.test(text) ? 'complex' : undefined;
}

/** What PyTorch wants of the argument, and what it got instead; undefined where all is well or nothing is known. */
export function wrongType(
  { name, parameter }: Declared,
  { value }: Argument,
  resolution: Resolution,
): { readonly wanted: string; readonly got: string } | undefined {
  const isNumber = parameter !== undefined || name === 'scale' || name === 'input_scale';
  const wanted = wantedByName[name] ?? (isNumber ? 'Number' : undefined);
  const got = typeOf(value, resolution);
  if (wanted === undefined || got === undefined || accepted[wanted]?.includes(got)) return undefined;
  return got === 'NoneType' && optional.has(name) ? undefined : { wanted, got };
}

/** The words of the C++ parser; `position` counts from 1, none for an argument by keyword. */
export function parserWords(
  called: string,
  name: string,
  { wanted, got }: { readonly wanted: string; readonly got: string },
  position?: number,
): string {
  const place = position === undefined ? '' : ` (position ${position})`;
  return `TypeError: ${called}(): argument '${name}'${place} must be ${wanted}, not ${got}`;
}

/** What PyTorch says of an argument's type, and which argument it is. */
interface TypeMessage {
  readonly text: string;
  readonly argument: string;
  readonly when: 'construction' | 'call';
}

type Assigned = ReadonlyMap<string, Argument>;

/** For modules and functions that are written in Python, what PyTorch says once it looks at the values themselves. */
export function typeMessage(
  known: KnownActivation,
  assigned: Assigned,
  resolution: Resolution,
): TypeMessage | undefined {
  const { entry, apiPath } = known;
  const called = calledBy(known, isOn(assigned.get('inplace'), resolution));
  const input = assigned.get('input');
  const wrongInput = input && inputMessage(known, input.value, assigned, resolution);
  if (wrongInput !== undefined) return { text: wrongInput, argument: 'input', when: 'call' };
  const made = apiPath.kind === 'module' ? madeMessage(assigned, resolution) : undefined;
  if (made) return made;
  if (entry.isOverloaded && called) return overloadMessage(called, assigned, resolution, true);
  const names = [...entry.parameters.map(({ name }) => name), 'training'];
  for (const one of apiPath.arguments) {
    const argument = assigned.get(one.name);
    const position = names.indexOf(one.parameter ?? one.name) + 2;
    if (!argument || position < 2 || one.name === 'init') continue;
    // A name of old goes before the new one.
    const isTwice = (other: Declared) => other !== one && other.parameter === one.parameter;
    if (one.parameter && apiPath.arguments.some((other) => isTwice(other) && assigned.has(other.name)))
      continue;
    const wrong = wrongType(one, argument, resolution);
    if (!wrong) continue;
    const text = parserWords(called, one.name, wrong, one.name === 'approximate' ? undefined : position);
    return { text, argument: one.name, when: 'call' };
  }
  return undefined;
}

/** What a function with several signatures says of types: it takes a dimension by number and by name. */
export function overloadMessage(
  called: string,
  assigned: Assigned,
  resolution: Resolution,
  /** Of torch.nn.functional, which chooses a dimension where there is none. */
  isChosen: boolean,
): TypeMessage | undefined {
  const [dim, dtype] = [assigned.get('dim'), assigned.get('dtype')];
  const got = dim && typeOf(dim.value, resolution);
  const typed = dtype && typeOf(dtype.value, resolution);
  const said = (text: string, argument = 'dim'): TypeMessage => ({ text, argument, when: 'call' });
  const unfit = `TypeError: ${called}() received an invalid combination of arguments`;
  if (typed !== undefined && typed !== 'NoneType') return said(unfit, 'dtype');
  if (got === undefined || got === 'int') return undefined;
  if (got === 'NoneType') {
    if (isChosen) return undefined;
    return said(
      dtype && !typed ? unfit : 'RuntimeError: Please look up dimensions by name, got: name = None.',
    );
  }
  if (got !== 'str' || !dim) return said(unfit);
  const name = String(resolution.constantOf(dim.value)?.value);
  return said(
    /^[A-Za-z_]\w*$/.test(name)
      ? `RuntimeError: Name '${name}' not found in Tensor`
      : `RuntimeError: Invalid name: a valid identifier contains only digits, alphabetical characters, and/or underscore and starts with a non-digit. got: '${name}'.`,
  );
}

/** The function of PyTorch's C++ that a module or a function of Python's calls in the end. */
function calledBy({ entry, apiPath }: KnownActivation, isInPlace: boolean): string {
  const path =
    apiPath.kind === 'module'
      ? (entry.apiPaths.find(({ path: one }) => /^torch\.nn\.functional\.\w*[^_]$/.test(one))?.path ?? '')
      : apiPath.path;
  const name = (path && entry.nameInC) || path.replace(/.*\./, '');
  return isInPlace ? `${name}_` : name;
}

/** Whether Python takes the argument for true, as far as is known. */
function isOn(argument: Argument | undefined, resolution: Resolution): boolean {
  return argument !== undefined && Boolean(resolution.constantOf(argument.value)?.value);
}

/** What PyTorch says of an input that is certainly no tensor: a number, a list. */
export function inputMessage(
  known: KnownActivation,
  input: Expression,
  assigned: Assigned,
  resolution: Resolution,
): string | undefined {
  const got = typeOf(input, resolution);
  if (got === undefined) return undefined;
  const called = calledBy(known, isOn(assigned.get('inplace'), resolution));
  const { entry, apiPath } = known;
  const own = (apiPath.kind === 'function' ? entry.askedByFunction : undefined) ?? entry.askedOfInput;
  const dim = assigned.get('dim');
  const isNamed = dim !== undefined && typeOf(dim.value, resolution) !== 'NoneType';
  const asked = entry.kind === 'vector' && own === undefined ? (isNamed ? called : 'dim') : own;
  if (entry.negatesInput) return undefined;
  return asked === undefined
    ? parserWords(called, 'input', { wanted: 'Tensor', got }, 1)
    : `AttributeError: '${got}' object has no attribute '${asked}'`;
}

/** Whether it is no number. */
const isOdd = (type: string): boolean => !accepted.Number?.includes(type);

/** What is looked at when a module is made: how many slopes it learns, which bound is larger. */
function madeMessage(assigned: Assigned, resolution: Resolution): TypeMessage | undefined {
  const typed = (name: string) => {
    const argument = assigned.get(name);
    return argument && typeOf(argument.value, resolution);
  };
  const said = (argument: string, text: string): TypeMessage => ({ text, argument, when: 'construction' });
  const count = typed('num_parameters');
  if (count !== undefined && !/^(?:int|list|tuple)$/.test(count)) {
    const rest = assigned.has('dtype') || assigned.has('device') ? '' : ', dtype=NoneType, device=NoneType';
    const got = rest && ` - got (${count}${rest})`;
    return said('num_parameters', `TypeError: empty() received an invalid combination of arguments${got}`);
  }
  const argument = assigned.get('num_parameters');
  const number = argument && resolution.constantOf(argument.value)?.value;
  if (count === 'int' && typeof number === 'number' && number < 0) {
    const words = `RuntimeError: Trying to create tensor with negative dimension ${number}: [${number}]`;
    return said('num_parameters', words);
  }
  const start = typed('init');
  if (start !== undefined && isOdd(start)) {
    return said('init', `TypeError: fill_() received an invalid combination of arguments - got (${start})`);
  }
  const bound = (old: string, name: string) => {
    const older = typed(old);
    if (older !== undefined && older !== 'NoneType') return older;
    return assigned.has(old) && older === undefined ? undefined : assigned.has(name) ? typed(name) : 'float';
  };
  const [high, low] = [bound('max_value', 'max_val'), bound('min_value', 'min_val')];
  if (high !== undefined && low !== undefined && high !== low && (isOdd(high) || isOdd(low))) {
    const words = `TypeError: '>' not supported between instances of '${high}' and '${low}'`;
    return said(isOdd(high) ? 'max_val' : 'min_val', words);
  }
  return undefined;
}
