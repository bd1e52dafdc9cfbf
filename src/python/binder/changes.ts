// What changes a list or a container of modules in place: `layers.append(x)`, `net.add_module('act', x)`, `layers[0] = x`;
// and what may, a list that is handed to a function.

import type { Argument, Attribute, Call, Chunk, Expression, Name, Subscript } from '../syntax/syntax.ts';
import {
  addChange,
  type Binding,
  type Block,
  type Change,
  type ChunkScopes,
  classOfSelf,
  type Scope,
} from './scopes.ts';
import {
  changedPart,
  type Setting,
  setByCall,
  setByMethod,
  setByStore,
  tensorsSetByCall,
  tensorsSetByStore,
} from './settings.ts';

/** A change before its place is known. */
type ChangeMade = Pick<Change, 'how' | 'key' | 'value' | 'setting'>;

const methods: ReadonlyMap<string, Change['how']> = new Map([
  ['append', 'append'],
  ['extend', 'extend'],
  ['insert', 'insert'],
  ['add_module', 'name'],
  ['register_module', 'name'],
  ['pop', 'mix'],
  ['remove', 'mix'],
  ['clear', 'mix'],
  ['reverse', 'mix'],
  ['sort', 'mix'],
]);

/** A value that nobody can tell, in the place of another. */
export const unknownAt = ({ chunk, start, end }: Expression): Expression => ({
  kind: 'other',
  type: 'unknown',
  chunk,
  start,
  end,
  children: [],
});

const touched: ChangeMade = { how: 'touch', key: undefined, value: undefined };

/** What `node` does to the object whose method it calls. */
function changeByCall({ callee, arguments: list }: Call): ChangeMade | undefined {
  const how = callee.kind === 'attribute' ? methods.get(callee.name) : undefined;
  if (!how) return undefined;
  const [first, second] = list;
  if (how === 'mix') return { how, key: undefined, value: undefined };
  if (!first || list.some(({ stars }) => stars > 0)) return touched;
  // `insert(index=0, module=x)`, `append(module=x)`: only ever by position in code that people write.
  if (list.some(({ name }) => name !== undefined)) return touched;
  if (how === 'append' || how === 'extend') return { how, key: undefined, value: first.value };
  return second ? { how, key: first.value, value: second.value } : touched;
}

/** What `T.update(…)` stores by which name; where that is not written down, by what names it. */
function updatesOf(list: readonly Argument[]): readonly (readonly [Expression, Expression])[] {
  return list.flatMap(({ name, nameStart: start, nameEnd: end, value }): [Expression, Expression][] => {
    const { chunk } = value;
    if (name !== undefined)
      return [
        [{ kind: 'text', chunk, start, end, value: name, contentStart: start, contentEnd: end }, value],
      ];
    if (value.kind !== 'dictionary') return [[value, value]];
    return value.entries.map((one) => [one.key ?? one.value, one.value]);
  });
}

/** What storing into `target`, or deleting it, does to the object that it is a part of. */
function changeByStore({ index }: Subscript, value: Expression | undefined): ChangeMade {
  if (!index) return touched;
  return value ? { how: 'replace', key: index, value } : { how: 'mix', key: undefined, value: undefined };
}

/** What is changed where a change is written to `object`: a name of a scope, a class' `self.x`, or `model.x` of a name. */
interface Changed {
  readonly scope: Scope;
  /** The block in that scope which the change stands in; none if it stands in a scope of its own. */
  readonly block: Block | undefined;
  readonly name: string;
}

function changedIn(object: Expression, scope: Scope, block: Block): Changed | undefined {
  const node = receiverOf(object);
  if (node.kind === 'name') return placeOf(node, scope, block);
  if (node.kind !== 'attribute' || node.object.kind !== 'name') return undefined;
  const owner = classOfSelf(node.object.name, scope);
  if (owner) return { scope: owner, block, name: node.name };
  const dotted = `${node.object.name}.${node.name}`;
  return { ...placeOf(node.object, scope, block), name: dotted };
}

/** `net` in `net.append(a).append(b)`. */
function receiverOf(object: Expression): Expression {
  let node = object;
  while (node.kind === 'call' && node.callee.kind === 'attribute' && methods.has(node.callee.name))
    node = node.callee.object;
  return node;
}

/** `T` in `T["a"]["b"]`. */
function rootOf(object: Expression): Expression {
  let node = object;
  while (node.kind === 'subscript') node = node.object;
  return node;
}

/** A comprehension and a lambda change what the code around them binds. */
function placeOf({ name }: Name, from: Scope, at: Block): Changed {
  let scope = from;
  let block: Block | undefined = at;
  while (
    (scope.kind === 'comprehension' || (scope.kind === 'function' && !scope.statement)) &&
    !scope.bindings.has(name) &&
    scope.parent
  ) {
    block = undefined;
    scope = scope.parent;
  }
  return { scope, block, name };
}

/** Functions that leave the lists they are given as they are. */
const harmless =
  /^(?:[A-Z_]\w*|len|print|list|tuple|set|dict|enumerate|zip|reversed|sum|range|isinstance|iter|next|max|min|sorted|repr|str|id|type|any|all|map|filter|super|hasattr|getattr|setattr|bool|partial|deepcopy|append|extend|insert|join|format)$/;
const harmlessModules = /^(?:torch|nn|F|np|numpy|random|copy|itertools|functools|math)$/;

/** Whether what is called may change a list that it is given. */
function mayChange(callee: Expression): boolean {
  if (callee.kind === 'name') return !harmless.test(callee.name);
  if (callee.kind !== 'attribute') return true;
  let root: Expression = callee;
  while (root.kind === 'attribute') root = root.object;
  const isOfModule = root.kind === 'name' && harmlessModules.test(root.name);
  return callee.name === 'shuffle' || !(isOfModule || harmless.test(callee.name));
}

/** Whether `binding` gives its name a list or a container of modules that is written down there. */
function holdsList({ bound }: Binding): boolean {
  // `**kwargs`
  if (bound.kind === 'parameter') return bound.parameter.stars === 2;
  if (bound.kind !== 'value') return false;
  const { value } = bound;
  if (value.kind === 'sequence') return value.type === 'list';
  if (value.kind === 'binary' || value.kind === 'comprehension') return true;
  if (value.kind !== 'call') return false;
  const { callee } = value;
  return (
    (callee.kind === 'name' || callee.kind === 'attribute') &&
    /^(?:list|Sequential|ModuleList)$/.test(callee.name)
  );
}

/** Notes what the statements of one chunk change. */
export class ChangeBinder {
  /** The expression that is a statement by itself. */
  alone: Expression | undefined;
  private readonly chunk: Chunk;
  private readonly module: Scope;
  private readonly found: ChunkScopes;

  constructor(chunk: Chunk, module: Scope, found: ChunkScopes) {
    this.chunk = chunk;
    this.module = module;
    this.found = found;
  }

  byCall(node: Call, scope: Scope, block: Block): void {
    const { callee, arguments: list, end } = node;
    this.bySetting(setByCall(node), scope, block, end, node === this.alone);
    this.found.settings.push(...tensorsSetByCall(node));
    const [object, attribute, given] = list.map(({ value }) => value);
    // `setattr(net, '1', act)`
    if (callee.kind === 'name' && callee.name === 'setattr' && object && attribute && given)
      this.note(
        object,
        { how: 'replace', key: attribute, value: given },
        scope,
        block,
        end,
        node === this.alone,
      );
    if (callee.kind === 'attribute' && callee.name === 'update')
      for (const [key, value] of updatesOf(list))
        this.note(callee.object, { how: 'replace', key, value }, scope, block, end, node === this.alone);
    // It stays what it was where there is such a name already.
    if (callee.kind === 'attribute' && callee.name === 'setdefault' && object && attribute)
      this.note(callee.object, { how: 'touch', key: object, value: attribute }, scope, block, end, false);
    const made = changeByCall(node);
    if (made && callee.kind === 'attribute') {
      const { object } = callee;
      const isAlone = node === this.alone;
      this.note(object, made, scope, block, end, isAlone);
      // `net.append(a).append(b)`
      if (isAlone) this.alone = object;
    }
    for (const { value, stars } of list) {
      // What is spread out with a star is not handed over itself.
      if (stars > 0 || (value.kind !== 'name' && value.kind !== 'attribute')) continue;
      // Few calls are given a list, and matching is slow.
      if (this.mayHoldList(value, scope) && mayChange(callee))
        this.note(value, { ...touched, how: 'give' }, scope, block, end, true);
    }
  }

  /** Notes what a method that is only named may change once it is called: `add = layers.append`. */
  byMethod(node: Attribute, scope: Scope, block: Block): void {
    const { object, name, end } = node;
    if (methods.has(name)) this.note(object, touched, scope, block, end, true);
    // A dictionary may be given any name by it.
    if (/^(?:update|setdefault|__setitem__)$/.test(name)) {
      this.note(object, { how: 'replace', key: node, value: unknownAt(node) }, scope, block, end, true);
    }
    this.bySetting(setByMethod(node), scope, block, end, false);
  }

  /** At the top, what a name holds may be written in another statement. */
  private mayHoldList(node: Expression, scope: Scope): boolean {
    return (node.kind === 'name' && scope === this.module) || bindingsOf(node, scope).some(holdsList);
  }

  /** Notes `target += value` where that makes a list longer; false if it may be something else. */
  byAdding(target: Expression, value: Expression, scope: Scope, block: Block, start: number): boolean {
    const all = bindingsOf(target, scope);
    const isList =
      (value.kind === 'sequence' && value.type !== 'set') ||
      (value.kind === 'comprehension' && value.type === 'list') ||
      (all.length > 0 && scope !== this.module && all.every(holdsList));
    return isList && this.note(target, { how: 'extend', key: undefined, value }, scope, block, start, true);
  }

  /** Notes that `target` holds the same list as `value` from here on. */
  bySharing(target: Expression, value: Expression, scope: Scope, block: Block, start: number): void {
    if (this.mayHoldList(value, scope))
      this.note(value, { how: 'share', key: target, value: undefined }, scope, block, start, true);
  }

  /** Notes what storing into a part of something, or deleting it, changes. */
  byStore(
    target: Expression,
    value: Expression | undefined,
    scope: Scope,
    block: Block,
    start: number,
  ): void {
    if (target.kind === 'sequence') {
      const part = value && unknownAt(value);
      for (const one of target.elements) this.byStore(one, part, scope, block, start);
      return;
    }
    if (target.kind === 'starred') {
      this.byStore(target.value, value, scope, block, start);
      return;
    }
    if (target.kind === 'subscript') {
      const { object } = target;
      const isTable = object.kind === 'attribute' && object.name === '_modules';
      this.note(isTable ? object.object : object, changeByStore(target, value), scope, block, start, true);
    }
    this.bySetting(setByStore(target, value), scope, block, start, true);
    this.found.settings.push(...tensorsSetByStore(target, false));
  }

  /** Notes what is set of a module; what a class stores into its own `self` is bound there, but for what hooks answer. */
  bySetting(setting: Setting | undefined, scope: Scope, block: Block, start: number, isPlain: boolean): void {
    if (!setting) return;
    const { object, attribute } = setting;
    const isOwn = object.kind === 'name' && classOfSelf(object.name, scope) !== undefined;
    if (isOwn && !/^(?:\*\*?|weight|forward)$/.test(attribute)) return;
    this.found.settings.push(setting);
    if (!isOwn)
      this.note(
        object,
        { how: 'set', key: undefined, value: undefined, setting },
        scope,
        block,
        start,
        isPlain,
      );
  }

  /** What a function changes of names that it does not bind is changed around it, whenever it is called. */
  handOut({ bindings, changes, parent }: Scope): void {
    let around = parent;
    while (around?.kind === 'class') around = around.parent;
    if (!around || !changes) return;
    for (const [name, list] of changes) {
      // Whose `model.layers` that is depends on who calls.
      if (bindings.has(name) || name.includes('.')) continue;
      const change = list.find(({ how }) => how !== 'set');
      if (change) this.add(around, name, { ...change, ...touched, block: around.root, isPlain: false });
      // In a dictionary, what has another name stays.
      for (const one of list) {
        if (!/^(?:replace|give|deep)$/.test(one.how) && !(one.how === 'touch' && one.value)) continue;
        const how = one.how === 'replace' ? 'touch' : one.how;
        this.add(around, name, { ...one, how, block: around.root, isPlain: false });
      }
      for (const one of list)
        if (one.how === 'set') this.add(around, name, { ...one, block: around.root, isPlain: false });
      changes.delete(name);
    }
  }

  /** False if it is unclear whose change it is. */
  private note(
    object: Expression,
    made: ChangeMade,
    scope: Scope,
    block: Block,
    start: number,
    isPlain: boolean,
  ): boolean {
    const root = rootOf(object);
    const isDeep = root !== object;
    const to = changedIn(root, scope, block);
    if (isDeep && made.how === 'set') return false;
    if (root.kind === 'attribute' && !/^(?:set|give|share)$/.test(made.how) && to?.scope.kind !== 'class')
      this.found.settings.push(changedPart(root));
    if (!to) return false;
    const at = { chunk: this.chunk, start, block: to.block ?? to.scope.root };
    const all = isDeep ? { ...touched, how: 'deep' as const } : made;
    this.add(to.scope, to.name, { ...all, ...at, isPlain: isPlain && to.block !== undefined });
    return true;
  }

  private add(scope: Scope, name: string, change: Change): void {
    if (scope === this.module) this.found.changes.push({ name, change });
    else addChange(scope, name, change);
  }
}

const none: readonly Binding[] = [];

/** What has bound `node` so far, inside of a class or function. */
function bindingsOf(node: Expression, scope: Scope): readonly Binding[] {
  if (node.kind === 'name') return (scope.kind !== 'module' && scope.bindings.get(node.name)) || none;
  if (node.kind !== 'attribute' || node.object.kind !== 'name') return none;
  return classOfSelf(node.object.name, scope)?.attributes?.get(node.name) ?? none;
}
