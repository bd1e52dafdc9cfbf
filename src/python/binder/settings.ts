// What code sets of modules once they are made: `act.beta = 2`, `setattr(act, 'beta', 2)`, `nn.init.zeros_(act.weight)`.
import type { Attribute, Call, Expression, Statement } from '../syntax/syntax.ts';

/** An attribute of what `object` holds is set. */
export interface Setting {
  readonly object: Expression;
  /** `*` where it may be any. */
  readonly attribute: string;
  /** What it is set to, where that is written. */
  readonly value: Expression | undefined;
  /** What the object holds is set, too. */
  readonly isDeep: boolean;
}

const of = (object: Expression, attribute: string, value?: Expression): Setting => ({
  object,
  attribute,
  value,
  isDeep: false,
});

/** What may set any parameter that the module learns. */
const learned = (object: Expression): Setting => ({ ...of(object, 'weight'), isDeep: true });

/** Modules' own tables of what they hold. */
const tables = /^(?:__dict__|_parameters|_buffers|_(?:forward|backward)_(?:pre_)?hooks)$/;

/** What is set where something is stored into `node` or changed in place: `m.weight.data`, `vars(m)['beta']`. */
function partOf(node: Expression): Setting | undefined {
  switch (node.kind) {
    case 'attribute':
      if (node.name === 'weight') return of(node.object, 'weight');
      return tables.test(node.name) ? of(node.object, '*') : partOf(node.object);
    case 'subscript': {
      const part = partOf(node.object);
      return part?.attribute === '*' && node.index?.kind === 'text'
        ? { ...part, attribute: node.index.value }
        : part;
    }
    case 'call': {
      const { callee, arguments: list } = node;
      const [first] = list;
      if (callee.kind === 'attribute')
        return /^(?:(?:named_)?parameters|state_dict)$/.test(callee.name)
          ? learned(callee.object)
          : partOf(callee.object);
      if (callee.kind !== 'name' || !first) return undefined;
      if (callee.name === 'vars') return of(first.value, '*');
      return callee.name === 'next' ? partOf(first.value) : undefined;
    }
    default:
      return undefined;
  }
}

/** What storing `value` into `target` sets; of what is updated or deleted, the result is not followed. */
export function setByStore(target: Expression, value: Expression | undefined): Setting | undefined {
  const part = partOf(target);
  if (part) return part.attribute === 'weight' ? part : { ...part, value };
  return target.kind === 'attribute' ? of(target.object, target.name, value) : undefined;
}

const hooks = /^register_(?:(?:module_)?(?:forward|full_backward|backward)_(?:pre_)?hook|parameter)$/;

/** What a call sets. */
export function setByCall({ callee, arguments: list }: Call): Setting | undefined {
  if (callee.kind !== 'name' && callee.kind !== 'attribute') return undefined;
  const { name } = callee;
  const [first, second, third] = list.map(({ value }) => value);
  if (/^(?:__)?(?:set|del)attr(?:__)?$/.test(name)) {
    // `m.__setattr__('beta', 5)`; of `object.__setattr__(m, 'beta', 5)` the module comes first, as in `setattr`.
    const isOwn = callee.kind === 'attribute' && (name.includes('set') ? !third : !second);
    const [object, attribute, value] = isOwn ? [callee.object, first, second] : [first, second, third];
    return object && attribute && of(object, attribute.kind === 'text' ? attribute.value : '*', value);
  }
  if (callee.kind === 'attribute') {
    if (hooks.test(name)) return of(callee.object, '*');
    if (name === 'load_state_dict') return learned(callee.object);
    if (/^(?:update|setdefault|pop|clear)$/.test(name)) return partOf(callee.object);
  }
  if (name === 'register_parametrization' && first) return of(first, '*');
  // `change(m, 'beta', 5)`, whatever that does.
  const isNamed = callee.kind === 'name' && first?.kind === 'name' && second?.kind === 'text';
  if (isNamed && !/^(?:getattr|hasattr|isinstance|print)$/.test(name)) return of(first, second.value);
  if (name === 'vector_to_parameters' && second) return partOf(second);
  if (!name.endsWith('_') || name.endsWith('__')) return undefined;
  // `nn.init.zeros_(m.weight)`, `m.weight.data.fill_(1)`; what it takes gradients of changes no number.
  if (name === 'requires_grad_') return undefined;
  return (callee.kind === 'attribute' ? partOf(callee.object) : undefined) ?? (first && partOf(first));
}

/** What a method sets once it is called, that is only named: `load = m.load_state_dict`, `fill = m.weight.fill_`. */
export function setByMethod({ object, name }: Attribute): Setting | undefined {
  if (hooks.test(name) || /^__(?:set|del)attr__$/.test(name)) return of(object, '*');
  if (name === 'load_state_dict') return learned(object);
  return name.endsWith('_') && !name.endsWith('__') ? partOf(object) : undefined;
}

/** What a loop over `m.parameters()` sets of `m`, unless it only says what is trained. */
export function setByLoop(iterable: Expression, body: readonly Statement[]): Setting | undefined {
  const { kind } = iterable;
  const part = kind === 'call' ? partOf(iterable) : undefined;
  return part?.isDeep && !body.every(isHarmless) ? part : undefined;
}

function isHarmless(statement: Statement): boolean {
  if (statement.kind === 'assign')
    return statement.targets.every(
      (target) =>
        target.kind === 'name' ||
        (target.kind === 'attribute' && /^(?:requires_grad|grad)$/.test(target.name)),
    );
  if (statement.kind === 'if') return statement.arms.every(({ body }) => body.every(isHarmless));
  if (statement.kind !== 'expression' || statement.value.kind !== 'call') return true;
  const { callee } = statement.value;
  const name = callee.kind === 'name' || callee.kind === 'attribute' ? callee.name : '';
  return !name.endsWith('_') || name === 'requires_grad_';
}
