// What code sets of modules once they are made: `act.beta = 2`, `setattr(act, 'beta', 2)`, `nn.init.zeros_(act.weight)`.
import type { Attribute, Call, Expression, Statement, Subscript } from '../syntax/syntax.ts';

/** An attribute of what `object` holds is set. */
export interface Setting {
  readonly object: Expression;
  /** `*` where it may be any, `**` where its name is put together: `f'layer{i}'`. */
  readonly attribute: string;
  /** What it is set to, where that is written. */
  readonly value: Expression | undefined;
  /** What the object holds is set, too. */
  readonly isDeep: boolean;
  /** The object is the tensor itself, which a module may hold. */
  readonly isTensor?: true;
  /** How a name that is put together begins and ends: `layer` and nothing of `f'layer{i}'`. */
  readonly ends?: readonly [string, string];
}

const of = (object: Expression, attribute: string, value?: Expression): Setting => ({
  object,
  attribute,
  value,
  isDeep: false,
});

/** That what an attribute holds is changed in place, which sets no attribute: `model.layers[0] = act`. */
export const changedPart = ({ object, name }: Attribute): Setting => of(object, `${name}[]`);

/** What may set any parameter that the module learns. */
const learned = (object: Expression): Setting => ({ ...of(object, 'weight'), isDeep: true });

/** What may change what calling the module answers. */
const answer = 'forward';

/** Objects' own tables of what they hold; `keywords` of what `functools.partial` made. */
const tables = /^(?:__dict__|_parameters|_buffers|_modules|keywords)$/;
const tablesOfHooks = /^_(?:forward|backward)_(?:pre_)?hooks$/;

/** The object and the attribute that are stored into by `m.__dict__['act'] = x`, `m._modules['act'] = x`, `vars(m)['act'] = x`. */
export function storedInTable({
  object,
  index,
}: Subscript): { readonly object: Expression; readonly name: string } | undefined {
  const part = index?.kind === 'text' && isTable(object) ? partOf(object) : undefined;
  return part && index?.kind === 'text' ? { object: part.object, name: index.value } : undefined;
}

function isTable(node: Expression): boolean {
  if (node.kind === 'attribute') return tables.test(node.name);
  return node.kind === 'call' && node.callee.kind === 'name' && node.callee.name === 'vars';
}

/** What is set where something is stored into `node` or changed in place: `m.weight.data`, `vars(m)['beta']`. */
export function partOf(node: Expression): Setting | undefined {
  switch (node.kind) {
    case 'attribute':
      if (node.name === 'weight') return of(node.object, 'weight');
      if (tablesOfHooks.test(node.name)) return of(node.object, answer);
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
  // `sys.modules['torch.nn.functional'] = mine`
  if (target.kind === 'subscript' && target.index?.kind === 'text' && lastName(target.object) === 'modules')
    return of(target.index, '*', value);
  const part = partOf(target);
  if (part) return part.attribute === 'weight' ? part : { ...part, value };
  return target.kind === 'attribute' ? of(target.object, target.name, value) : undefined;
}

const lastName = (node: Expression): string =>
  node.kind === 'name' || node.kind === 'attribute' ? node.name : '';

/** The attribute that an expression names. */
function named(node: Expression): Pick<Setting, 'attribute' | 'ends'> {
  if (node.kind === 'text') return { attribute: node.value };
  if (!/^(?:formatted text|binary|call)$/.test(node.kind)) return { attribute: '*' };
  const { chunk, start, end } = node;
  const code = chunk.source?.text.slice(chunk.base + start, chunk.base + end) ?? '';
  // `f'act{i}'`, `'act{}'.format(i)`, `'act%d' % i`; `'act' + str(i)`, `str(i) + '_act'`
  const isFilled = node.kind !== 'call' || code.includes('.format(');
  const inner = (isFilled && /^f?(["'])([^"'\\]*)\1/i.exec(code)?.[2]) || '';
  const [before = ''] = inner.split(/[{%]/, 1);
  const own = node.kind === 'binary' && node.right.kind === 'text' ? node.right.value : '';
  const after = inner.includes('}') ? inner.slice(inner.lastIndexOf('}') + 1) : own;
  return { attribute: '**', ...(before || after ? { ends: [before, after] } : {}) };
}

/** Whether a name may be the one that is put together. */
export const mayBeNamed = (name: string, { ends }: Setting): boolean =>
  ends !== undefined && name.length > ends[0].length && name.startsWith(ends[0]) && name.endsWith(ends[1]);

const hooks = /^register_(?:module_)?(?:forward|full_backward|backward)_(?:pre_)?hook$/;

/** What a call sets. */
export function setByCall({ callee, arguments: list }: Call): Setting | undefined {
  if (callee.kind !== 'name' && callee.kind !== 'attribute') return undefined;
  const { name } = callee;
  const [first, second, third] = list.map(({ value }) => value);
  // `patch('torch.nn.functional.relu', mine)`, `monkeypatch.setattr('torch.relu', mine)`
  if (/^(?:patch|setattr)$/.test(name) && first?.kind === 'text' && first.value.includes('.'))
    return of(first, first.value.slice(first.value.lastIndexOf('.') + 1));
  if (callee.kind === 'attribute' && lastName(callee.object) === 'patch' && first)
    return { ...of(first, '*'), ...(name === 'object' && second ? named(second) : {}) };
  if (/^(?:__)?(?:set|del)attr(?:__)?$/.test(name)) {
    // `m.__setattr__('beta', 5)`; of `object.__setattr__(m, 'beta', 5)` the module comes first, as in `setattr`.
    const isOwn = callee.kind === 'attribute' && (name.includes('set') ? !third : !second);
    const [object, attribute, value] = isOwn ? [callee.object, first, second] : [first, second, third];
    return object && attribute && { ...of(object, '', value), ...named(attribute) };
  }
  if (callee.kind === 'attribute') {
    if (hooks.test(name)) return of(callee.object, answer);
    const added = /^(?:set_submod|add_mod|register_mod)ule$/.test(name) && first && named(first);
    if (added && added.attribute !== '*' && second) return { ...of(callee.object, '', second), ...added };
    if (name === 'register_parameter') return learned(callee.object);
    if (name === '__setstate__') return of(callee.object, '*');
    if (name === 'load_state_dict') return learned(callee.object);
    if (/^(?:update|setdefault|pop|clear)$/.test(name)) return partOf(callee.object);
  }
  if (name === 'register_parametrization' && first) return learned(first);
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
  if (hooks.test(name)) return of(object, answer);
  if (/^__(?:setattr|delattr|setstate)__$/.test(name)) return of(object, '*');
  if (/^(?:load_state_dict|register_parameter)$/.test(name)) return learned(object);
  return name.endsWith('_') && !name.endsWith('__') ? partOf(object) : undefined;
}

/** The name or the attribute that holds the tensor which `node` is a part or a view of: `w` of `w.data[0]`. */
function holderOf(node: Expression): Expression | undefined {
  let held = node;
  for (;;) {
    if (held.kind === 'subscript') held = held.object;
    else if (held.kind === 'attribute' && /^(?:data|T)$/.test(held.name)) held = held.object;
    else if (held.kind === 'call' && held.callee.kind === 'attribute' && views.test(held.callee.name))
      held = held.callee.object;
    else return held.kind === 'name' || held.kind === 'attribute' ? held : undefined;
  }
}

const views = /^(?:detach|view|view_as|reshape|flatten|squeeze|unsqueeze|numpy|t)$/;

const tensorHeld = (node: Expression): readonly Setting[] => {
  const object = holderOf(node);
  return object ? [{ ...of(object, 'weight'), isTensor: true }] : [];
};

/** The tensors that a call changes by names of their own: `w.data.fill_(1)`, `nn.init.zeros_(w)`, `torch.add(a, b, out=w)`. */
export function tensorsSetByCall({ callee, arguments: list }: Call): readonly Setting[] {
  if (callee.kind !== 'name' && callee.kind !== 'attribute') return [];
  const { name } = callee;
  const out = list.find((one) => one.name === 'out')?.value;
  const outs = out ? tensorHeld(out) : [];
  const [first, second] = list.map(({ value }) => value);
  if (name === 'vector_to_parameters' && second) return tensorHeld(second);
  if (!name.endsWith('_') || name.endsWith('__') || name === 'requires_grad_') return outs;
  const own = callee.kind === 'attribute' ? tensorHeld(callee.object) : [];
  return [...outs, ...own, ...(first ? tensorHeld(first) : [])];
}

/** The tensor that storing into `target` changes: `w[0] = 1`, `w.data = x`; with `isUpdate`, `w += 1`, too. */
export function tensorsSetByStore(target: Expression, isUpdate: boolean): readonly Setting[] {
  const isPart = target.kind === 'subscript' || (target.kind === 'attribute' && target.name === 'data');
  return isPart || isUpdate ? tensorHeld(target) : [];
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
