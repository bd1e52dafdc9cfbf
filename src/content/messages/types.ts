// Which types PyTorch takes for an argument, and its own words where one is of another.

import { isIntegerType } from '../../arithmetic/element-type.ts';
import type { Activation, ApiPath, Argument as Declared } from '../../catalog/activation.ts';
import { lastName } from '../../catalog/api-path.ts';
import type { GivenArgument } from '../../python/index.ts';
import type { Words } from './words.ts';

/** What is called. */
export interface Called {
  readonly entry: Activation;
  readonly apiPath: ApiPath;
  /** How many dimensions its input has, where that is known. */
  readonly rank?: number;
}

/** Arguments by PyTorch's names. */
export type Assigned = ReadonlyMap<string, GivenArgument>;

/** What PyTorch says, which argument it is about, and when it says so. */
export interface Said {
  readonly text: string;
  readonly argument?: string | undefined;
  readonly when?: 'construction' | 'call';
}

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

/** Arguments that may be None, which counts as not given. */
const optional: ReadonlySet<string> = new Set(['out', 'eps', 'dtype', 'generator']);

const accepted: Readonly<Record<string, readonly string[]>> = {
  Tensor: ['Tensor'],
  Number: ['int', 'float', 'bool', 'complex'],
  float: ['int', 'float', 'bool'],
  int: ['int'],
  bool: ['bool'],
  str: ['str', 'bytes'],
  'torch.dtype': ['torch.dtype'],
};

/** How long a tensor that is handed over is in each dimension, where that is known. */
const shapeOf = ({ tensor }: GivenArgument): readonly number[] | undefined => tensor?.shape;

/** What PyTorch wants of the argument, and what it got instead; undefined if all is well or nothing is known. */
export function wrongType(
  { name, parameter }: Declared,
  argument: GivenArgument,
): { readonly wanted: string; readonly got: string } | undefined {
  const isNumber = parameter !== undefined || name === 'scale' || name === 'input_scale';
  const wanted = wantedByName[name] ?? (isNumber ? 'Number' : undefined);
  const got = argument.type;
  if (wanted === undefined || got === undefined || accepted[wanted]?.includes(got)) return undefined;
  if (got === 'Tensor' && isAsGoodAs(wanted, argument)) return undefined;
  return got === 'NoneType' && optional.has(name) ? undefined : { wanted, got };
}

/** Whether a tensor may stand for what is wanted: one number may for a number, one integer for an int. */
function isAsGoodAs(wanted: string, { tensor }: GivenArgument): boolean {
  if (!tensor) return true;
  if (tensor.shape.length > 0) return false;
  return wanted === 'Number' || wanted === 'float' || (wanted === 'int' && isIntegerType(tensor.dtype));
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

/** An argument by its name, empty by position, and its type. */
type Listed = readonly [name: string, type: string | undefined];

/** Where no signature fits: what was given, as PyTorch lists it. Undefined types leave the list out. */
export function unfit(called: string, given: readonly Listed[]): string {
  const start = `TypeError: ${called}() received an invalid combination of arguments`;
  if (given.some(([, type]) => type === undefined)) return start;
  const listed = (part: typeof given) =>
    part.map(([name, type]) => (name === '' ? `${type}` : `${name}=${type}`));
  const positional = listed(given.filter(([name]) => name === ''));
  // Keywords come out of a table that is filled from behind; without another argument the comma stays.
  const keywords = listed(given.filter(([name]) => name !== '')).reverse();
  const end = positional.length === 0 && keywords.length > 0 ? ', ' : '';
  return `${start} - got (${[...positional, ...keywords].join(', ')}${end}), but expected one of:`;
}

/** For modules and functions that are written in Python, what PyTorch says once it looks at the values themselves. */
export function typeMessage(called: Called, assigned: Assigned, words: Words): Said | undefined {
  const { entry, apiPath } = called;
  const input = assigned.get('input');
  const made =
    apiPath.kind === 'module' ? madeMessage(called, assigned, words) : orderMessage(called, assigned);
  const flag = assigned.get('inplace');
  if (flag && (shapeOf(flag) ?? []).some((length) => length !== 1))
    return { text: AMBIGUOUS, argument: 'inplace', when: 'call' };
  const wrongInput = input && inputMessage(called, input, assigned);
  if (wrongInput !== undefined && !made) return { text: wrongInput, argument: 'input', when: 'call' };
  if (made) return made;
  return passedOn(called, assigned, nameInC(entry, apiPath, assigned));
}

/** What PyTorch's C++ says of the arguments that a module or a function of Python hands on to it. */
function passedOn({ entry, apiPath, rank }: Called, assigned: Assigned, name: string): Said | undefined {
  if (entry.isOverloaded && name) return overloadMessage(name, assigned, rank);
  const names = [...entry.parameters.map((one) => one.name), 'training'];
  const first = entry.isMethodOfInput ? 1 : 2;
  let unreal: Said | undefined;
  for (const one of apiPath.arguments) {
    const argument = assigned.get(one.name);
    const isNamed = one.name === 'approximate' || one.name === 'dtype';
    const position = names.indexOf(one.parameter ?? one.name) + first;
    if (!argument || (position < first && one.name !== 'dtype') || one.name === 'init') continue;
    if (entry.isMethodOfInput && argument.type === 'NoneType') continue;
    // A deprecated name goes before the new one.
    const isTwice = (other: Declared) => other !== one && other.parameter === one.parameter;
    if (one.parameter && apiPath.arguments.some((other) => isTwice(other) && assigned.has(other.name)))
      continue;
    if (one.name === 'dtype' && !entry.isMethodOfInput) continue;
    const wrong = wrongType(one, argument);
    if (!wrong && argument.type === 'complex') unreal ??= notReal(entry, one.name);
    if (!wrong) continue;
    const text = parserWords(name, one.name, wrong, isNamed ? undefined : position);
    return { text, argument: one.name, when: 'call' };
  }
  return unreal;
}

/** A number with an imaginary part is a number to the parser, but not to the kernel. */
export function notReal({ numbersAs = 'float' }: Activation, argument: string): Said {
  const text = `RuntimeError: value cannot be converted to type ${numbersAs} without overflow`;
  return { text, argument, when: 'call' };
}

/** What a function with several signatures says of types: it takes a dimension by number and by name. */
export function overloadMessage(
  called: string,
  assigned: Assigned,
  rank: number | undefined,
  /** What it is given; none if torch.nn.functional hands on what is left, and chooses a dimension where there is none. */
  given?: readonly GivenArgument[],
): Said | undefined {
  const [dim, dtype] = [assigned.get('dim'), assigned.get('dtype')];
  const got = dim?.type;
  const typed = dtype?.type;
  const said = (text: string, argument = 'dim'): Said => ({ text, argument, when: 'call' });
  const handedOn: Listed[] = [
    ...(dim ? [['', dim.type] as const] : []),
    ...(dtype && typed !== 'NoneType' ? [['dtype', typed] as const] : []),
  ];
  const all = () => unfit(called, given ? listed(given) : handedOn);
  if (typed !== undefined && typed !== 'NoneType' && typed !== 'torch.dtype') return said(all(), 'dtype');
  if (got === undefined || got === 'int' || (got === 'Tensor' && dim && isAsGoodAs('int', dim)))
    return undefined;
  if (got === 'NoneType') {
    if (!given) return undefined;
    return said(
      dtype && !typed ? all() : 'RuntimeError: Please look up dimensions by name, got: name = None.',
    );
  }
  if (got !== 'str' || !dim) return said(all());
  const name = String(dim.value);
  return said(
    /^[A-Za-z_]\w*$/.test(name)
      ? `RuntimeError: Name '${name}' not found in Tensor${rank === undefined ? '' : `[${Array(rank).fill('None').join(', ')}].`}`
      : `RuntimeError: Invalid name: a valid identifier contains only digits, alphabetical characters, and/or underscore and starts with a non-digit. got: '${name}'.`,
  );
}

/** Arguments as `unfit` takes them. */
export function listed(given: readonly GivenArgument[]): readonly Listed[] {
  return given.map(({ name = '', type }) => [name, type]);
}

/** The function of PyTorch's C++ that a module or a function of Python's calls in the end. */
function nameInC(entry: Activation, apiPath: ApiPath, assigned: Assigned): string {
  const isOn = Boolean(assigned.get('inplace')?.value);
  if (apiPath.kind === 'module' && entry.forwardOf !== undefined)
    return `${entry.forwardOf.toLowerCase()}${isOn ? '_' : ''}`;
  const path =
    apiPath.kind === 'module'
      ? (entry.apiPaths.find(({ path: one }) => /^torch\.nn\.functional\.\w*[^_]$/.test(one))?.path ?? '')
      : apiPath.path;
  const name = (path && entry.nameInC) || lastName(path);
  return isOn && !name.endsWith('_') ? `${name}_` : name;
}

/** What PyTorch says of an input that is certainly no tensor: a number, a list. */
export function inputMessage(
  { entry, apiPath }: Called,
  { type: got }: GivenArgument,
  assigned: Assigned,
): string | undefined {
  if (got === undefined || got === 'Tensor') return undefined;
  const called = nameInC(entry, apiPath, assigned);
  const own = (apiPath.kind === 'function' ? entry.askedByFunction : undefined) ?? entry.askedOfInput;
  const dim = assigned.get('dim');
  const isNamed = dim !== undefined && dim.type !== 'NoneType';
  const asked = entry.kind === 'vector' && own === undefined ? (isNamed ? called : 'dim') : own;
  if (entry.negatesInput && (isNamed || !dim)) {
    if (!isNamed) return `AttributeError: '${got}' object has no attribute 'dim'`;
    const isNumber = /^(?:int|float|complex|bool)$/.test(got);
    return isNumber
      ? `AttributeError: '${got === 'bool' ? 'int' : got}' object has no attribute '${called}'`
      : `TypeError: bad operand type for unary -: '${got}'`;
  }
  return asked === undefined
    ? parserWords(called, 'input', { wanted: 'Tensor', got }, 1)
    : `AttributeError: '${got}' object has no attribute '${asked}'`;
}

const AMBIGUOUS = 'RuntimeError: Boolean value of Tensor with more than one value is ambiguous';

/** Whether Python compares the two. */
function areComparable(one: string, other: string): boolean {
  const isReal = (type: string) => /^(?:int|float|bool)$/.test(type);
  return (isReal(one) && isReal(other)) || (one === other && /^(?:str|bytes|list|tuple)$/.test(one));
}

/** What Python says where bounds are compared that cannot be. */
function orderMessage({ entry, apiPath }: Called, assigned: Assigned): Said | undefined {
  if (!apiPath.compared) return undefined;
  const [left, operator, right] = apiPath.compared;
  const boundOf = (parameter: string): { readonly type?: string; readonly shape?: readonly number[] } => {
    const given = apiPath.arguments
      .filter((one) => one.parameter === parameter)
      .map(({ name }) => assigned.get(name))
      .filter((one) => one !== undefined);
    // A deprecated name goes before the new one, unless it is None.
    const used = given.length > 1 ? given.find((one) => one.type !== 'NoneType') : given[0];
    const isOld = used && apiPath.arguments.some((one) => one.deprecated && assigned.get(one.name) === used);
    if (!used || (isOld && used.type === 'NoneType')) {
      return typeof entry.parameters.find((one) => one.name === parameter)?.default === 'number'
        ? { type: 'float' }
        : {};
    }
    const shape = shapeOf(used);
    return { ...(used.type === undefined ? {} : { type: used.type }), ...(shape ? { shape } : {}) };
  };
  const [one, other] = [boundOf(left), boundOf(right)];
  const when = apiPath.kind === 'module' ? 'construction' : 'call';
  const lengths = [...(one.shape ?? []), ...(other.shape ?? [])];
  if (one.type === undefined || other.type === undefined) return undefined;
  const isTensor = (type: string) => type === 'Tensor';
  const isNumber = (type: string) => /^(?:Tensor|int|float|bool)$/.test(type);
  if ([one.type, other.type].some(isTensor) && [one.type, other.type].every(isNumber)) {
    return lengths.some((length) => length > 1) ? { text: AMBIGUOUS, argument: left, when } : undefined;
  }
  if (areComparable(one.type, other.type)) return undefined;
  const text = `TypeError: '${operator}' not supported between instances of '${one.type}' and '${other.type}'`;
  return { text, argument: /^(?:int|float|bool)$/.test(one.type) ? right : left, when };
}

/** What is looked at when a module is made: how many slopes it learns, which bound is larger, whether a dimension is one. */
function madeMessage(called: Called, assigned: Assigned, words: Words): Said | undefined {
  const said = (argument: string, text: string): Said => ({ text, argument, when: 'construction' });
  const sizes = assigned.get('num_parameters');
  const count = sizes?.type;
  if (sizes && count !== undefined && !/^(?:int|list|tuple)$/.test(count)) {
    if (count === 'Tensor' && !shapeOf(sizes)?.length) return undefined;
    const [dtype, device] = ['dtype', 'device'].map((name) => {
      const given = assigned.get(name);
      return given ? given.type : 'NoneType';
    });
    return said(
      'num_parameters',
      words.takesSizesOnly
        ? parserWords('empty', 'size', { wanted: 'tuple of ints', got: count }, 1)
        : unfit('empty', [
            ['', count],
            ['device', device],
            ['dtype', dtype],
          ]),
    );
  }
  const number = sizes?.value;
  if (count === 'int' && typeof number === 'number' && number < 0) {
    const words = `RuntimeError: Trying to create tensor with negative dimension ${number}: [${number}]`;
    return said('num_parameters', words);
  }
  const start = assigned.get('init')?.type;
  const init = assigned.get('init');
  const rank = init && shapeOf(init)?.length;
  if (start === 'complex') return { ...notReal(called.entry, 'init'), when: 'construction' };
  if (rank) {
    return said(
      'init',
      `RuntimeError: fill_ only supports 0-dimension value tensor but got tensor with ${rank} dimensions.`,
    );
  }
  if (start !== undefined && start !== 'Tensor' && !accepted.Number?.includes(start)) {
    return said('init', unfit('fill_', [['', start]]));
  }
  const dim = assigned.get('dim')?.type;
  if (called.entry.isDimChecked && dim !== undefined && dim !== 'int' && dim !== 'NoneType') {
    const name = dim === 'Tensor' ? 'torch.Tensor' : dim;
    return said('dim', `TypeError: dim must be an int or None, got <class '${name}'>`);
  }
  return orderMessage(called, assigned);
}
