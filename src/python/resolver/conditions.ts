// Which arms of an `if` or a `match` are entered in a call that is followed, as far as its arguments say:
// `if name == "relu": return nn.ReLU()`.
import { type Block, type Condition, changesOf } from '../binder/scopes.ts';
import type { Comparison, Expression } from '../syntax/syntax.ts';
import { findApiPath } from './api-paths.ts';
import { isDictionary } from './containers.ts';
import type { Resolution } from './resolution.ts';
import type { Alternative, Possible, Value } from './values.ts';

/** How many arms of one fork are looked at. */
const mostArms = 64;

type Truth = boolean | undefined;

/** Whether the block certainly does not run up to `position`, an offset in its chunk. */
export function isRuledOut(resolution: Resolution, block: Block, position: number): boolean {
  if (!resolution.isInCall) return false;
  for (let next: Block | undefined = block; next; next = next.parent) {
    if (isEntered(resolution, next) === false) return true;
    for (const { arm, from } of next.left ?? [])
      if (from <= position && isEntered(resolution, arm) === true) return true;
  }
  return false;
}

/** Whether an arm is entered where what is around it runs; undefined where nobody knows. */
export function isEntered(resolution: Resolution, block: Block): Truth {
  const { fork, condition, isTestOf } = block;
  if (!resolution.isInCall || !fork?.exclusive || fork.arms.length > mostArms) return undefined;
  let isSure = true;
  for (const arm of fork.arms) {
    if (arm === block || arm === isTestOf) break;
    const holds = arm.condition && conditionHolds(resolution, arm.condition);
    if (holds === true) return false;
    isSure &&= holds === false;
  }
  const holds = condition ? conditionHolds(resolution, condition) : true;
  return holds === true && !isSure ? undefined : holds;
}

function conditionHolds(resolution: Resolution, condition: Condition): Truth {
  if ('test' in condition) return truthOf(resolution, condition.test);
  const { subject, patterns } = condition;
  const [pattern, ...guards] = patterns;
  if (!subject || !pattern) return undefined;
  const holds = matches(resolution, resolution.resolve(subject), pattern);
  return guards.length > 0 && holds !== false ? undefined : holds;
}

function matches(resolution: Resolution, subject: Possible, pattern: Expression): Truth {
  if (pattern.kind !== 'other') return isEqual(subject, resolution.resolve(pattern));
  if (pattern.type === 'capture') return true;
  return pattern.type === 'either'
    ? anyOf(pattern.children.map((one) => matches(resolution, subject, one)))
    : undefined;
}

/** Whether a test holds, by the arguments in sight; undefined where they do not say. */
export function truthOf(resolution: Resolution, test: Expression): Truth {
  switch (test.kind) {
    case 'unary': {
      const truth = test.operator.text === 'not' ? truthOf(resolution, test.operand) : undefined;
      return truth === undefined ? undefined : !truth;
    }
    case 'boolean': {
      const truths = test.values.map((one) => truthOf(resolution, one));
      const words = new Set(test.operators.map(({ text }) => text));
      if (words.size !== 1) return undefined;
      return words.has('or') ? anyOf(truths) : not(anyOf(truths.map(not)));
    }
    case 'comparison':
      return compared(resolution, test);
    case 'call': {
      const asked = asksType(resolution, test);
      return asked === undefined ? held(resolution.resolve(test)) : asked;
    }
    default:
      return held(resolution.resolve(test));
  }
}

const not = (truth: Truth): Truth => (truth === undefined ? undefined : !truth);

function anyOf(truths: readonly Truth[]): Truth {
  if (truths.includes(true)) return true;
  return truths.includes(undefined) ? undefined : false;
}

/** The same truth of all that it may be. */
function ofAll({ alternatives, isOpen }: Possible, truth: (one: Alternative) => Truth): Truth {
  if (isOpen || alternatives.length === 0) return undefined;
  const truths = new Set(alternatives.map(truth));
  return truths.size === 1 ? [...truths][0] : undefined;
}

/** Whether Python takes it for true. */
function held(possible: Possible): Truth {
  return ofAll(possible, ({ value }) => {
    if (value.kind === 'constant') return Boolean(value.value);
    return /^(?:class|function|path|partial|instance)$/.test(value.kind) ? true : undefined;
  });
}

function compared(resolution: Resolution, { operands, operators }: Comparison): Truth {
  const [left, right, ...more] = operands;
  const word = operators[0]?.text.replace(/\s+/g, ' ');
  if (!left || !right || more.length > 0) return undefined;
  const one = resolution.resolve(left);
  const other = resolution.resolve(right);
  // What it held once somebody may have taken out.
  if (word?.endsWith('in') && changesOf(resolution, right)) return undefined;
  switch (word) {
    case '==':
    case 'is':
      return isEqual(one, other);
    case '!=':
    case 'is not':
      return not(isEqual(one, other));
    case 'in':
      return isIn(resolution, one, other);
    case 'not in':
      return not(isIn(resolution, one, other));
    default:
      return undefined;
  }
}

function isEqual(one: Possible, other: Possible): Truth {
  return ofAll(one, (a) => ofAll(other, (b) => isSame(a.value, b.value)));
}

function isSame(a: Value, b: Value): Truth {
  if (a.kind === 'path' && b.kind === 'path' && findApiPath(a.path) && findApiPath(b.path))
    return a.path === b.path;
  if (a.kind === 'constant' && b.kind === 'constant') {
    // True is 1, and is not.
    const areMixed = typeof a.value !== typeof b.value && Number(a.value) === Number(b.value);
    return areMixed && typeof a.value !== 'string' && typeof b.value !== 'string'
      ? undefined
      : a.value === b.value;
  }
  // None is no object, and no name is one.
  const isNothing = (one: Value): boolean => one.kind === 'constant';
  const isSomething = (one: Value): boolean =>
    /^(?:class|function|partial|instance|container|tensor|layer)$/.test(one.kind) ||
    (one.kind === 'path' && findApiPath(one.path) !== undefined);
  return (isNothing(a) && isSomething(b)) || (isNothing(b) && isSomething(a)) ? false : undefined;
}

function isIn(resolution: Resolution, one: Possible, other: Possible): Truth {
  return ofAll(other, ({ value }) => {
    if (value.kind === 'constant' && typeof value.value === 'string') {
      const text = value.value;
      return ofAll(one, ({ value: part }) =>
        part.kind === 'constant' && typeof part.value === 'string' ? text.includes(part.value) : undefined,
      );
    }
    if (value.kind !== 'container' || value.isModule) return undefined;
    const elements: Truth[] = value.entries.map((entry) => {
      if (!isDictionary(value)) return isEqual(one, resolution.resolve(entry.value));
      return ofAll(one, ({ value: key }) =>
        key.kind === 'constant' && entry.key !== undefined ? key.value === entry.key : undefined,
      );
    });
    return anyOf(value.isWhole ? elements : [...elements, undefined]);
  });
}

/** `isinstance(act, str)`, `callable(act)`, `hasattr(nn, name)`; undefined where nobody knows, and of other calls. */
function asksType(resolution: Resolution, node: Extract<Expression, { kind: 'call' }>): Truth {
  const { callee, arguments: list } = node;
  const [first, second] = list;
  if (callee.kind !== 'name' || !first) return undefined;
  const asked = resolution.resolve(first.value);
  if (callee.name === 'callable')
    return ofAll(asked, ({ value }) =>
      value.kind === 'constant' || value.kind === 'tensor'
        ? false
        : /^(?:class|function|instance|partial|layer)$/.test(value.kind) || undefined,
    );
  if (!second) return undefined;
  if (callee.name === 'hasattr') {
    const name = resolution.constantOf(second.value)?.value;
    return (
      ofAll(
        asked,
        ({ value }) => value.kind === 'path' && findApiPath(`${value.path}.${name}`) !== undefined,
      ) || undefined
    );
  }
  if (callee.name !== 'isinstance') return undefined;
  const types = second.value.kind === 'sequence' ? second.value.elements : [second.value];
  const names = types.map((type) => typeAt(resolution, type));
  return ofAll(asked, ({ value }) => {
    const own = typesOf(value);
    if (!own) return undefined;
    if (names.some((name) => own.includes(name))) return true;
    return names.every((name) => plainTypes.has(name)) ? false : undefined;
  });
}

/** The type of texts, numbers or lists that an expression means; undefined of another. */
export function plainTypeAt(resolution: Resolution, node: Expression): string | undefined {
  const name = typeAt(resolution, node);
  return name !== 'Module' && plainTypes.has(name) ? name : undefined;
}

/** The type that an expression means, as `typesOf` calls it; empty where it means another, `class str: …`. */
function typeAt(resolution: Resolution, node: Expression): string {
  if (node.kind !== 'name' && node.kind !== 'attribute') return '';
  let scope = node.kind === 'name' ? resolution.placeOf(node)?.scope : undefined;
  while (scope && node.kind === 'name' && !scope.bindings.has(node.name)) scope = scope.parent;
  if (node.kind === 'name' && !scope) return node.name;
  const { alternatives, isOpen } = resolution.resolve(node);
  const [only] = alternatives;
  const path = only?.value.kind === 'path' && alternatives.length === 1 && !isOpen ? only.value.path : '';
  const known =
    /^(?:builtins|typing|collections(?:\.abc)?|torch\.nn(?:\.modules(?:\.module)?)?)\.(\w+)$/.exec(path);
  return known?.[1] ?? '';
}

const plainTypes = new Set([
  'str',
  'int',
  'float',
  'bool',
  'dict',
  'list',
  'tuple',
  'type',
  'Module',
  'Mapping',
  'Sequence',
]);

/** The types among `plainTypes` that a value is an instance of; undefined where nobody knows. */
function typesOf(value: Value): readonly string[] | undefined {
  switch (value.kind) {
    case 'constant':
      if (typeof value.value === 'string') return ['str', 'Sequence'];
      if (typeof value.value === 'boolean') return ['bool', 'int'];
      return value.value === null ? [] : [value.isInteger ? 'int' : 'float'];
    case 'container':
      if (value.isModule) return ['Module'];
      return isDictionary(value) ? ['dict', 'Mapping'] : ['list', 'tuple', 'Sequence'];
    case 'class':
      return ['type'];
    case 'instance':
    case 'layer':
      return ['Module'];
    case 'function':
    case 'partial':
    case 'tensor':
      return [];
    case 'path': {
      const kind = findApiPath(value.path)?.apiPath.kind;
      return kind && (kind === 'module' ? ['type'] : []);
    }
    default:
      return undefined;
  }
}
