// What attributes hold while a formula is read: of tensors, of a module's `self`, of autograd's context.
import { nameOfDecorator } from '../resolver/decorators.ts';
import type { Resolver } from '../resolver/resolver.ts';
import type { Attribute, Expression, Statement } from '../syntax/syntax.ts';
import { pathOf } from '../uses/tensor-changes.ts';
import { environmentOf, isChanged, moduleAbove } from './above.ts';
import { bindingsOf, codeOf, isStatic, methodOf } from './classes.ts';
import type { Layer } from './gated.ts';
import { type Held, placeOf, refuse } from './held.ts';
import type { Walk } from './walk.ts';

/** What `owner.name` holds; undefined if that is not known. */
export function memberOf(lowering: Walk, owner: Held, { name }: Attribute): Held | undefined {
  switch (owner.kind) {
    case 'node':
      if (name === 'dtype') return { kind: 'type', dtype: 'input' };
      if (name === 'data') return lowering.formula.operation('detach', [owner]);
      return /^(?:device|shape|requires_grad|ndim)$/.test(name) ? { kind: 'opaque' } : undefined;
    case 'halved':
      return name === 'shape' ? { kind: 'opaque' } : undefined;
    case 'context':
      if (/^saved_(?:tensors|variables)$/.test(name)) return { kind: 'tuple', items: owner.saved };
      return owner.attributes.get(name);
    case 'object':
      return memberOfObject(lowering, owner, name);
    case 'value': {
      if (owner.value.kind !== 'class') return undefined;
      return memberOfObject(lowering, { kind: 'object', scope: owner.value.scope, given: new Map() }, name);
    }
    default:
      return undefined;
  }
}

function memberOfObject(
  lowering: Walk,
  object: Extract<Held, { kind: 'object' }>,
  name: string,
): Held | undefined {
  const found = bindingsOf(lowering.resolver, object.scope, name);
  const buffer = found.length === 0 ? bufferOf(lowering.resolver, object, name) : undefined;
  if (buffer) return heldIn(lowering, object, name, buffer);
  const [binding, ...others] = found;
  if (binding && others.length > 0) {
    const value = chosenIn(lowering, object, name, found.length);
    return value && heldIn(lowering, object, name, value);
  }
  if (!binding) {
    const value = moduleAbove(lowering, object)?.parameters[name];
    return value === undefined ? undefined : { kind: 'constant', value };
  }
  const { bound } = binding;
  if (bound.kind === 'function') {
    const decorators = bound.statement.decorators.map(nameOfDecorator);
    if (isStatic(bound.statement)) return { kind: 'value', value: { kind: 'function', scope: bound.scope } };
    const method = { kind: 'method', object, scope: bound.scope } as const;
    if (decorators.some((one) => one === 'property' || one === 'cached_property')) {
      const [self] = bound.statement.parameters;
      return self && lowering.run(bound.statement, new Map([[self.name, object]]));
    }
    return method;
  }
  if (bound.kind === 'class') return { kind: 'value', value: { kind: 'class', scope: bound.scope } };
  const value = bound.kind === 'value' ? partAt(bound.value, bound.path) : undefined;
  return value && heldIn(lowering, object, name, value);
}

/** What `self.low, self.high = 0, 6` gives one of them. */
function partAt(value: Expression, [at, ...rest]: readonly number[]): Expression | undefined {
  if (at === undefined) return value;
  const part = value.kind === 'sequence' ? value.elements.at(at) : undefined;
  return part && partAt(part, rest);
}

/** What an attribute holds that is given `value`. */
function heldIn(
  lowering: Walk,
  object: Extract<Held, { kind: 'object' }>,
  name: string,
  value: Expression,
): Held {
  // `self.act = wrap(self.act)`
  if (lowering.entered.has(value)) refuse('holds itself', value);
  lowering.entered.add(value);
  try {
    if (isChanged(lowering, object.scope, name)) refuse('changed in place', value);
    return named(lowering, lowering.value(value, environmentOf(lowering, object, value)), name, value);
  } finally {
    lowering.entered.delete(value);
  }
}

/** What `__init__` gives an attribute that it gives `times` values, in branches of which one is known to run. */
function chosenIn(
  lowering: Walk,
  object: Extract<Held, { kind: 'object' }>,
  name: string,
  times: number,
): Expression | undefined {
  const init = methodOf(lowering.resolver, object.scope, '__init__');
  const code = init && codeOf(init);
  const self = code?.parameters[0]?.name;
  if (code?.kind !== 'function' || self === undefined) return undefined;
  const env = environmentOf(lowering, object, code.body[0] ?? code);
  let seen = 0;
  let value: Expression | undefined;
  const walk = (list: readonly Statement[], isTaken: boolean): void => {
    for (const statement of list) {
      if (statement.kind === 'group') walk(statement.body, isTaken);
      if (statement.kind === 'assign' && statement.targets.some((one) => isOwn(one, self, name))) {
        seen++;
        if (isTaken) value = statement.value;
      }
      if (statement.kind !== 'if' || !assigns(statement, self, name)) continue;
      let isOpen = isTaken;
      for (const { test, body } of statement.arms) {
        const holds = isOpen && (!test || (lowering.holds(test, env) ?? refuse('branch', test)));
        walk(body, holds);
        isOpen &&= !holds;
      }
    }
  };
  walk(code.body, true);
  return seen === times ? value : undefined;
}

const isOwn = (target: Expression, self: string, name: string): boolean =>
  target.kind === 'attribute' &&
  target.name === name &&
  target.object.kind === 'name' &&
  target.object.name === self;

function assigns({ arms }: Extract<Statement, { kind: 'if' }>, self: string, name: string): boolean {
  return arms.some(({ body }) =>
    body.some((one) => {
      if (one.kind === 'if') return assigns(one, self, name);
      return one.kind === 'assign' && one.targets.some((target) => isOwn(target, self, name));
    }),
  );
}

/** A number that is written where the attribute is given it can be changed there. */
function named(lowering: Walk, held: Held, name: string, value: Expression): Held {
  const { formula } = lowering;
  const number = formula.numberOf(held);
  if (number === undefined) return held;
  const written = literalIn(value);
  // What `__init__` is given stays the number to change: `nn.Parameter(scale * torch.ones(1))`.
  if (isLearned(value) && formula.hangsOnParameter(held)) return held;
  if (isLearned(value))
    return formula.parameter(name, number, placeOf(written ?? value), formula.oneNumber(held) ?? 'scalar');
  const isNumber = held.kind === 'constant' && typeof held.value === 'number';
  return isNumber && written === value ? formula.parameter(name, number, placeOf(value)) : held;
}

const isLearned = (node: Expression): boolean =>
  node.kind === 'call' &&
  (node.callee.kind === 'name' || node.callee.kind === 'attribute') &&
  node.callee.name === 'Parameter';

/** The only number in an expression, with its sign. */
function literalIn(node: Expression): Expression | undefined {
  if (node.kind === 'constant') return typeof node.value === 'number' ? node : undefined;
  if (node.kind === 'unary') return node.operand.kind === 'constant' ? node : undefined;
  if (node.kind !== 'call') return undefined;
  const [first, ...others] = node.arguments;
  const isTensor = node.callee.kind === 'name' || node.callee.kind === 'attribute' ? node.callee.name : '';
  if (!first || others.some(({ name }) => name === undefined)) return undefined;
  return /^(?:Parameter|tensor|as_tensor)$/.test(isTensor) ? literalIn(first.value) : undefined;
}

/** What kind of layer an attribute holds; undefined where it holds an activation, or code of one's own. */
export function layerAt(
  resolver: Resolver,
  { scope }: Extract<Held, { kind: 'object' }>,
  name: string,
): Layer | undefined {
  const [binding, ...others] = bindingsOf(resolver, scope, name);
  if (binding?.bound.kind !== 'value' || binding.bound.path.length > 0 || others.length > 0) return undefined;
  const { value } = binding.bound;
  const made = value.kind === 'call' ? pathOf(value.callee, resolver) : undefined;
  // `fairscale.nn.model_parallel.layers.ColumnParallelLinear`, too.
  if (made !== undefined && /\.\w*(?:Linear|Conv[123]d)$/.test(made)) return 'linear';
  const { alternatives, isOpen } = resolver.resolveAfresh(value);
  if (alternatives.some(({ value: one }) => one.kind !== 'layer' || !one.isPlain)) return undefined;
  return made !== undefined && !isOpen && alternatives.length === 1 ? 'other' : 'perhaps';
}

/** The value of `self.register_buffer('name', value)`. */
function bufferOf(
  resolver: Resolver,
  { scope }: Extract<Held, { kind: 'object' }>,
  name: string,
): Expression | undefined {
  const init = methodOf(resolver, scope, '__init__');
  const code = init && codeOf(init);
  if (code?.kind !== 'function') return undefined;
  const calls = code.body.flatMap((one: Statement) =>
    one.kind === 'expression' && one.value.kind === 'call' ? [one.value] : [],
  );
  const found = calls.filter(({ callee, arguments: [first] }) => {
    const isRegistered = callee.kind === 'attribute' && /^register_(?:buffer|parameter)$/.test(callee.name);
    return isRegistered && first?.value.kind === 'text' && first.value.value === name;
  });
  if (found.length > 1) refuse('registered twice');
  return found[0]?.arguments[1]?.value;
}
