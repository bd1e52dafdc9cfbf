// What calls answer while a formula is read: operations of PyTorch, NumPy and Python, and activations of the catalog.

import type { OneNumber } from '../../autodiff/graph.ts';
import type { OperationName } from '../../autodiff/operations.ts';
import { operationOf } from '../../autodiff/operations.ts';
import type { ApiPath, ParameterValue } from '../../catalog/activation.ts';
import { findApiPath, findMethod } from '../resolver/api-paths.ts';
import { constantFrom } from '../resolver/resolution.ts';
import type { KnownActivation, Value } from '../resolver/values.ts';
import type { Call } from '../syntax/syntax.ts';
import { type Given, type Held, placeOf, refuse } from './held.ts';
import { mathNames, numpyNames, ofTwo, torchNames } from './operation-paths.ts';
import { power } from './operators.ts';
import type { Walk } from './walk.ts';

/** Calls what stands at a path. */
export function callPath(lowering: Walk, path: string, given: Given, node: Call): Held {
  const known = findApiPath(path);
  if (known) return callActivation(lowering, known, given, node);
  const [, library = '', name = ''] =
    /^(torch\.(?:special\.|_C\._nn\.|Tensor\.)?|math\.|numpy\.|builtins\.)(\w+)$/.exec(path) ?? [];
  switch (library) {
    case 'torch.':
    case 'torch.special.':
    case 'torch._C._nn.':
    case 'torch.Tensor.':
      return callTorch(lowering, name, given, node);
    case 'math.':
      return callMath(lowering, name, given, node);
    case 'numpy.':
      return callNumpy(lowering, name, given, node);
    case 'builtins.':
      return callBuiltin(lowering, name, given, node);
    default:
      if (path === 'functools.partial') {
        const [of, ...positional] = given.positional;
        return of ? { kind: 'partial', of, positional, named: given.named } : refuse('partial', node);
      }
      if (/^torch\.nn\.(?:modules\.container\.)?Sequential$/.test(path))
        return { kind: 'tuple', items: given.positional };
      if (/^torch\.nn\.(?:parameter\.)?(?:Parameter|Buffer)$/.test(path))
        return learned(lowering, given, node);
      return refuse(`call of ${path}`, node);
  }
}

/** Calls a method of a tensor, `x.clamp_(0)`. */
export function callTensorMethod(lowering: Walk, x: Held, name: string, given: Given, node: Call): Held {
  const { formula } = lowering;
  const isInPlace = name.endsWith('_') && !name.startsWith('__');
  const known = findMethod(name);
  const whole = { positional: [x, ...given.positional], named: given.named };
  if (known) return callActivation(lowering, known, whole, node);
  const plain = isInPlace ? name.slice(0, -1) : name;
  const answer = callTorch(lowering, plain, whole, node);
  if (isInPlace) formula.overwrite(x, answer);
  return answer;
}

/** An activation of the catalog: what its class makes, or what its function answers. */
export function callActivation(lowering: Walk, known: KnownActivation, given: Given, node?: Call): Held {
  const { apiPath, entry } = known;
  if (entry.kind !== 'elementwise') refuse('not elementwise', node);
  const { values, input } = settled(lowering, apiPath, given, node);
  const parameters = Object.fromEntries(
    entry.parameters.map(({ name, default: standard }) => [
      name,
      values.get(name) ?? (standard === undefined ? refuse(name, node) : standard),
    ]),
  );
  const isInPlace = apiPath.inPlace === true || values.get('inplace') === true;
  const module = { kind: 'module', id: entry.id, parameters, isInPlace } as const;
  if (apiPath.kind === 'module' || !node) return module;
  const x = apiPath.kind === 'method' ? given.positional[0] : input;
  return lowering.activation(module, x ?? refuse('no input', node), node);
}

/** The values of an activation's arguments by their parameters' names. */
function settled(
  lowering: Walk,
  { arguments: declared, kind }: ApiPath,
  { positional, named }: Given,
  node: Call | undefined,
): { readonly values: ReadonlyMap<string, ParameterValue>; readonly input: Held | undefined } {
  const values = new Map<string, ParameterValue>();
  const rest = kind === 'method' ? positional.slice(1) : positional;
  const places = declared.filter(({ keywordOnly }) => !keywordOnly);
  if (rest.length > places.length) refuse('too many arguments', node);
  for (const name of named.keys())
    if (!declared.some((one) => one.name === name)) refuse(`argument ${name}`, node);
  let input: Held | undefined;
  for (const argument of declared) {
    const position = places.indexOf(argument);
    const held = (position >= 0 ? rest[position] : undefined) ?? named.get(argument.name);
    if (!held) continue;
    if (argument.name === 'input') input = held;
    else if (argument.parameter !== undefined || argument.name === 'inplace')
      values.set(argument.parameter ?? argument.name, settingOf(lowering, held, node));
  }
  return { values, input };
}

function settingOf({ formula }: Walk, held: Held, node: Call | undefined): ParameterValue {
  if (held.kind === 'constant') return held.value;
  return formula.numberOf(held) ?? refuse('argument hangs on x', node);
}

/** An instance that is made elsewhere. */
export function moduleOf(lowering: Walk, value: Extract<Value, { kind: 'instance' }>, node: Call): Held {
  const { of, construction, set } = value;
  if (!construction || set?.length) return refuse('made elsewhere', node);
  const positional: Held[] = [];
  const named = new Map<string, Held>();
  for (const { name, stars, value: expression, possible } of construction.arguments) {
    if (stars > 0) refuse('stars', node);
    const constant = possible ? constantFrom(possible) : lowering.resolver.constantOf(expression);
    if (!constant) return refuse('argument unknown', node);
    const held: Held = { kind: 'constant', value: constant.value };
    if (name === undefined) positional.push(held);
    else named.set(name, held);
  }
  return callActivation(lowering, of, { positional, named }, node);
}

/** `nn.Parameter(tensor)`: one number. */
function learned({ formula }: Walk, { positional, named }: Given, node: Call): Held {
  const [x] = positional.length > 0 ? positional : [named.get('data')];
  const number = x && formula.numberOf(x);
  if (!x || number === undefined) return refuse('learned tensor', node);
  return formula.hangsOnParameter(x) ? x : formula.constant(number, formula.oneNumber(x) ?? 'scalar');
}

/** Makers of tensors with one number. */
function madeTensor(
  lowering: Walk,
  name: string,
  { positional, named }: Given,
  node: Call,
): Held | undefined {
  const { formula } = lowering;
  const like = /^(zeros|ones|full)_like$/.exec(name)?.[1];
  const [first, second] = positional;
  const filled = { zeros: 0, ones: 1 } as const;
  if (like && first?.kind === 'node') {
    const value = like === 'full' ? (second ?? named.get('fill_value')) : undefined;
    const held = like === 'full' ? value : formula.constant(filled[like as 'zeros' | 'ones']);
    if (!held || formula.numberOf(held) === undefined) return refuse('fill', node);
    return formula.operation('fill', [held, first], placeOf(node));
  }
  if (/^(?:tensor|as_tensor|scalar_tensor|FloatTensor|Tensor|DoubleTensor)$/.test(name)) {
    const inside = first?.kind === 'tuple' && first.items.length === 1 ? first.items[0] : first;
    const number = inside && formula.numberOf(inside);
    if (number === undefined || name === 'DoubleTensor') return refuse('tensor', node);
    // `Tensor(3)` makes three uninitialized numbers.
    if (name !== 'tensor' && name !== 'as_tensor' && name !== 'scalar_tensor' && first?.kind !== 'tuple')
      return refuse('tensor', node);
    return tensorOf(lowering, inside, number, first?.kind === 'tuple' ? 'vector' : 'scalar');
  }
  const size = first && sizeOf(lowering, first);
  if (/^(?:zeros|ones|full)$/.test(name) && size === 1) {
    const value = name === 'full' ? (second ?? named.get('fill_value')) : undefined;
    const number = name === 'full' ? value && formula.numberOf(value) : filled[name as 'zeros' | 'ones'];
    return number === undefined
      ? refuse('fill', node)
      : tensorOf(lowering, value, number, isPoint(first) ? 'scalar' : 'vector');
  }
  return undefined;
}

/** A tensor of one number, which stays the one that could be changed. */
function tensorOf({ formula }: Walk, held: Held | undefined, number: number, kind: OneNumber): Held {
  const one = formula.constant(held && formula.hangsOnParameter(held) ? 1 : number, kind);
  return held && formula.hangsOnParameter(held) ? formula.operation('multiply', [held, one]) : one;
}

/** The size of a tensor without dimensions. */
const isPoint = (size: Held | undefined): boolean => size?.kind === 'tuple' && size.items.length === 0;

/** How many numbers a tensor of this size has. */
function sizeOf({ formula }: Walk, held: Held): number | undefined {
  if (held.kind !== 'tuple') return formula.numberOf(held);
  return held.items.reduce<number | undefined>((all, one) => {
    const own = formula.numberOf(one);
    return all === undefined || own === undefined ? undefined : all * own;
  }, 1);
}

/** `x.to(torch.float32)`, `x.float()`, `.type_as(x)`. */
function cast(lowering: Walk, name: string, { positional, named }: Given, node: Call): Held | undefined {
  const [x, to] = positional;
  const { formula } = lowering;
  if (!x) return undefined;
  const operation = (of: OperationName) => formula.operation(of, [x], placeOf(node));
  switch (name) {
    case 'float':
      return operation('toFloat32');
    case 'double':
      return operation('toFloat64');
    case 'type_as':
      return to && formula.hangsOnInput(to) ? operation('toInput') : refuse('type', node);
    case 'to':
    case 'type': {
      const type = to ?? named.get('dtype');
      if (type?.kind === 'opaque') return x;
      if (type && formula.hangsOnInput(type)) return operation('toInput');
      if (type?.kind !== 'type') return refuse('type', node);
      const casts = { input: 'toInput', float32: 'toFloat32', float64: 'toFloat64' } as const;
      return operation(casts[type.dtype]);
    }
    case 'item':
    case 'tolist':
      return operation('item');
    case 'requires_grad':
    case 'cuda':
    case 'cpu':
    case 'contiguous':
    case 'positive':
      return x;
    default:
      return undefined;
  }
}

/** What arguments of operations are called, in their order. */
const argumentNames: Readonly<Record<string, readonly string[]>> = {
  clamp: ['input', 'min', 'max'],
  clip: ['input', 'min', 'max'],
  clamp_min: ['input', 'min'],
  clamp_max: ['input', 'max'],
  pow: ['input', 'exponent'],
  where: ['condition', 'input', 'other'],
  masked_fill: ['input', 'mask', 'value'],
  lerp: ['input', 'end', 'weight'],
  heaviside: ['input', 'values'],
  addcmul: ['input', 'tensor1', 'tensor2', 'value'],
  addcdiv: ['input', 'tensor1', 'tensor2', 'value'],
  add: ['input', 'other', 'alpha'],
  sub: ['input', 'other', 'alpha'],
};

/** Functions that take no number beside a tensor. */
const tensorsOnly = new Set('maximum minimum fmax fmin heaviside logaddexp hypot atan2 arctan2'.split(' '));

function callTorch(lowering: Walk, name: string, given: Given, node: Call): Held {
  const made = madeTensor(lowering, name, given, node) ?? cast(lowering, name, given, node);
  if (made) return made;
  const { formula } = lowering;
  const [only] = given.positional;
  if (name === 'is_tensor' && only && formula.isTensor(only)) return { kind: 'constant', value: true };
  const names = argumentNames[name] ?? ['input', 'other'];
  const operands = names.map((one, i) => given.positional[i] ?? given.named.get(one));
  const strange = [...given.named.keys()].filter((one) => !names.includes(one));
  const isHarmless = strange.every((one) => one === 'memory_format');
  if (!isHarmless || given.positional.length > names.length) refuse(`arguments of ${name}`, node);
  const [x, second, third, fourth] = operands;
  if (!x) return refuse('no input', node);
  const at = placeOf(node);
  const required = (held: Held | undefined): Held => held ?? refuse(`arguments of ${name}`, node);
  switch (name) {
    case 'clamp':
    case 'clip':
      return clamp(lowering, x, second, third, node);
    case 'clamp_min':
      return clamp(lowering, x, required(second), undefined, node);
    case 'clamp_max':
      return clamp(lowering, x, undefined, required(second), node);
    case 'pow':
      return power(lowering, x, required(second), node);
    case 'masked_fill':
      return formula.operation('where', [required(second), required(third), x], at);
    case 'ndtr': {
      const half = formula.operation(
        'erf',
        [formula.operation('divide', [x, formula.constant(Math.SQRT2)], at)],
        at,
      );
      return formula.operation(
        'multiply',
        [formula.operation('add', [formula.constant(1), half], at), formula.constant(0.5)],
        at,
      );
    }
    case 'addcmul':
    case 'addcdiv': {
      const part = scaled(lowering, required(second), fourth);
      const of = name === 'addcmul' ? 'multiply' : 'divide';
      return formula.operation('add', [x, formula.operation(of, [part, required(third)], at)], at);
    }
    default: {
      // `torch.max(x, 0)` looks along a dimension, and `torch.exp(0.5)` raises, as `torch.maximum(x, 0)` does.
      const areTensors = operands.filter((one) => one !== undefined).map((one) => formula.isTensor(one));
      if (
        !areTensors.includes(true) ||
        ((tensorsOnly.has(name) || ofTwo.has(name)) && areTensors.includes(false))
      )
        return refuse(`arguments of ${name}`, node);
      const two = second ? ofTwo.get(name) : undefined;
      // torch.add(x, y, alpha=2)
      const taken = third && second && names[2] === 'alpha' ? [x, scaled(lowering, second, third)] : operands;
      return operate(lowering, two ?? torchNames.get(name), taken, node, name);
    }
  }
}

/** `times` a number, if that is given. */
function scaled({ formula }: Walk, held: Held, times: Held | undefined): Held {
  if (times && formula.numberOf(times) === undefined) refuse('factor hangs on x');
  return times ? formula.operation('multiply', [held, times]) : held;
}

/** An operation on as many operands as it takes. */
function operate(
  { formula }: Walk,
  operation: OperationName | undefined,
  operands: readonly (Held | undefined)[],
  node: Call,
  name: string,
): Held {
  if (!operation) return refuse(`operation ${name}`, node);
  const list = operands.filter((one) => one !== undefined);
  if (list.length !== operationOf(operation).arity) return refuse(`arguments of ${name}`, node);
  return formula.operation(operation, list, placeOf(node));
}

function clamp(lowering: Walk, x: Held, low: Held | undefined, high: Held | undefined, node: Call): Held {
  const { formula } = lowering;
  const isOpen = (one: Held | undefined) => !one || (one.kind === 'constant' && one.value === null);
  if (isOpen(low) && isOpen(high)) return refuse('no bounds', node);
  const bounds = [
    low && !isOpen(low) ? low : formula.constant(Number.NEGATIVE_INFINITY),
    high && !isOpen(high) ? high : formula.constant(Number.POSITIVE_INFINITY),
  ];
  if (bounds.some((one) => formula.numberOf(one) === undefined)) return refuse('bounds hang on x', node);
  const isTensor = bounds.some((one) => formula.isTensor(one));
  return formula.operation(isTensor ? 'clampByTensor' : 'clamp', [x, ...bounds], placeOf(node));
}

/** Numbers of Python, whatever they were before. */
function numbersOf({ formula }: Walk, operands: readonly Held[]): readonly Held[] {
  return operands.map((one) => (formula.hangsOnInput(one) ? formula.operation('item', [one]) : one));
}

function callMath(lowering: Walk, name: string, { positional, named }: Given, node: Call): Held {
  if (named.size > 0) return refuse(`arguments of ${name}`, node);
  const operands = numbersOf(lowering, positional);
  const [x, exponent] = operands;
  if (name === 'pow' && x && exponent) return power(lowering, x, exponent, node);
  return operate(lowering, mathNames.get(name), operands, node, name);
}

function callNumpy(lowering: Walk, name: string, given: Given, node: Call): Held {
  const { positional, named } = given;
  const { formula } = lowering;
  const [x, second, third] = positional;
  lowering.isNumpy ||= positional.some((one) => formula.hangsOnInput(one));
  if (x && /^(?:zeros|ones|full)_like$/.test(name))
    return madeTensor(lowering, name, given, node) ?? refuse(name, node);
  if (x && /^(?:float64|array|asarray|copy)$/.test(name) && positional.length === 1) return x;
  if (x && name === 'clip')
    return clamp(
      lowering,
      x,
      second ?? named.get('a_min') ?? named.get('min'),
      third ?? named.get('a_max') ?? named.get('max'),
      node,
    );
  if (named.size > 0) return refuse(`arguments of ${name}`, node);
  if (x && second && /^(?:power|float_power)$/.test(name)) return power(lowering, x, second, node);
  if (name === 'where' && positional.length === 3)
    return formula.operation('where', positional, placeOf(node));
  return operate(lowering, numpyNames.get(name), positional, node, name);
}

/** More rounds are no activation that anybody would write. */
const mostRounds = 32;

/** The numbers of `range`. */
function counted(lowering: Walk, from: Held | undefined, to: Held, by: Held | undefined): Held {
  const [start = 0, end, step = 1] = [from, to, by].map((one) => {
    lowering.isByDefault ||= one !== undefined && lowering.formula.hangsOnParameter(one);
    return one && (lowering.formula.numberOf(one) ?? refuse('rounds'));
  });
  const items: Held[] = [];
  for (let i = start; step > 0 ? i < (end ?? 0) : i > (end ?? 0); i += step) {
    if (items.length >= mostRounds || step === 0) refuse('too many rounds');
    items.push({ kind: 'constant', value: i });
  }
  return { kind: 'tuple', items };
}

function callBuiltin(lowering: Walk, name: string, { positional, named }: Given, node: Call): Held {
  const { formula } = lowering;
  const [x, second, third] = positional;
  if (!x || named.size > 0) return refuse(`call of ${name}`, node);
  if (name === 'range') return counted(lowering, second ? x : undefined, second ?? x, third);
  // A function that keeps a number asks so the first time.
  if (name === 'hasattr' && x.kind === 'value' && x.value.kind === 'function')
    return { kind: 'constant', value: false };
  const type = second?.kind === 'value' && second.value.kind === 'path' ? second.value.path : '';
  if (name === 'isinstance' && /^(?:torch\.Tensor|numpy\.ndarray)$/.test(type) && formula.isTensor(x))
    return { kind: 'constant', value: type === 'torch.Tensor' };
  if (name === 'abs' && positional.length === 1) return formula.operation('abs', [x], placeOf(node));
  if (name === 'pow' && second && positional.length === 2) return power(lowering, x, second, node);
  if (name === 'float' && positional.length === 1) return numbersOf(lowering, [x])[0] ?? x;
  if (name === 'round' && positional.length === 1) return formula.operation('round', [x], placeOf(node));
  if ((name === 'max' || name === 'min') && positional.length > 1) {
    // The first of those that are alike, and of nan's neighbours.
    return positional.reduce((best, one) => {
      const isBetter = formula.operation(name === 'max' ? 'more' : 'less', [one, best], placeOf(node));
      return formula.operation('branch', [isBetter, one, best], placeOf(node));
    });
  }
  return refuse(`call of ${name}`, node);
}
