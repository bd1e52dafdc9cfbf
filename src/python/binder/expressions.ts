// Who binds which name inside of expressions: parameters, lambdas, comprehensions, `:=`, `setattr`; and the targets of
// assignments. Notes the scope that every name stands in.
import { childrenOf } from '../syntax/children.ts';
import type { Chunk, Comprehension, Expression, Lambda, Parameter } from '../syntax/syntax.ts';
import { ChangeBinder, unknownAt } from './changes.ts';
import { namedImport } from './named-imports.ts';
import {
  armOf,
  type Binding,
  type BindingOrigin,
  type Block,
  type ChunkScopes,
  classOfSelf,
  createScope,
  type Scope,
  type ScopePlace,
  type ToldType,
} from './scopes.ts';
import { storedInTable } from './settings.ts';
import { toldBy } from './told-types.ts';

/** An expression that is still to be looked at. */
interface Open {
  readonly node: Expression;
  readonly place: ScopePlace;
  /** It is what a call calls. */
  readonly isCalled?: boolean;
  /** What it binds within it is. */
  readonly isBound?: boolean;
  /** Where what it binds and changes goes on, if that is not where it stands. */
  readonly around?: Block | undefined;
  /** It may be left out where what is around it runs. */
  readonly isPerhaps?: boolean | undefined;
}

export class ExpressionBinder {
  readonly found: ChunkScopes = {
    bindings: [],
    changes: [],
    settings: [],
    stars: [],
    imported: [],
    dottedNames: [],
    places: [],
    lambdas: new Map(),
    classes: [],
  };
  readonly module: Scope;
  readonly changes: ChangeBinder;
  private readonly chunk: Chunk;
  private work = 0;

  constructor(chunk: Chunk, module: Scope) {
    this.chunk = chunk;
    this.module = module;
    this.changes = new ChangeBinder(chunk, module, this.found);
  }

  /** Whether a caller may pause now. */
  isTime(): boolean {
    if (++this.work <= 256) return false;
    this.work = 0;
    return true;
  }

  bind(scope: Scope, block: Block, name: string, start: number, bound: BindingOrigin): void {
    let target = scope;
    let where = block;
    const outside = scope.outside?.get(name);
    if (outside === 'global') {
      target = this.module;
      // When the function is called is unknown.
      where = armOf({ parent: this.module.root, arms: [], exhaustive: false, exclusive: false });
    } else if (outside === 'nonlocal') {
      for (let next = scope.parent; next; next = next.parent) {
        if (next.kind !== 'function' || !next.bindings.has(name)) continue;
        target = next;
        where = armOf({ parent: next.root, arms: [], exhaustive: false, exclusive: false });
        break;
      }
    }
    const binding: Binding = { name, chunk: this.chunk, start, block: where, bound };
    if (target === this.module) this.found.bindings.push(binding);
    else append(target.bindings, name, binding);
  }

  /** Binds the names in `target`, and attributes of `self`. */
  bindTarget(
    target: Expression,
    scope: Scope,
    block: Block,
    start: number,
    make: (path: number[]) => BindingOrigin,
  ): void {
    const open: { node: Expression; path: number[] }[] = [{ node: target, path: [] }];
    for (let next = open.pop(); next; next = open.pop()) {
      const { node, path } = next;
      if (node.kind === 'name') this.bind(scope, block, node.name, start, make(path));
      // A list of what is left over, of which nobody knows how much that is.
      else if (node.kind === 'starred')
        this.bindTarget(node.value, scope, block, start, () => ({ kind: 'unknown' }));
      else if (node.kind === 'sequence') {
        const starred = node.elements.findIndex((element) => element.kind === 'starred');
        for (const [index, element] of [...node.elements.entries()].reverse())
          open.push({ node: element, path: [...path, starred >= 0 && index >= starred ? -1 : index] });
      } else if (node.kind === 'attribute')
        this.bindAttribute(node.object, node.name, scope, block, start, make(path));
      else if (node.kind === 'subscript') {
        const stored = storedInTable(node);
        if (isNames(node.object, scope)) this.bindByNames(node.index, start, make(path));
        else if (stored) this.bindAttribute(stored.object, stored.name, scope, block, start, make(path));
      }
    }
  }

  /** Binds a name of the module that is stored into its table; of any name, as a star import does. */
  private bindByNames(name: Expression | undefined, start: number, bound: BindingOrigin): void {
    if (name?.kind === 'text') this.bind(this.module, this.module.root, name.value, start, bound);
    else this.found.stars.push({ path: '', chunk: this.chunk, start });
  }

  private bindAttribute(
    object: Expression,
    name: string,
    scope: Scope,
    block: Block,
    start: number,
    bound: BindingOrigin,
  ): void {
    if (object.kind !== 'name') return;
    const owner = classOfSelf(object.name, scope);
    const binding: Binding = { name, chunk: this.chunk, start, block, bound };
    if (owner?.attributes) append(owner.attributes, name, binding);
    else {
      this.found.dottedNames.push(name);
      this.bind(scope, block, `${object.name}.${name}`, start, bound);
    }
  }

  *parameters(
    parameters: readonly Parameter[],
    inner: Scope,
    scope: Scope,
    block: Block,
  ): Generator<undefined, void> {
    for (const [index, parameter] of parameters.entries()) {
      const { annotation, fallback, name, start } = parameter;
      if (annotation) yield* this.expressions([annotation], scope, block);
      if (fallback) yield* this.expressions([fallback], scope, block);
      this.bind(inner, inner.root, name, start, { kind: 'parameter', parameter, scope: inner, index });
    }
  }

  /**
   * Notes where every name below `roots` stands, opens the scopes of lambdas and comprehensions, binds `:=`. `around`: where
   * what they bind and change goes on; `isPerhaps`: if they run.
   */
  *expressions(
    roots: readonly Expression[],
    scope: Scope,
    block: Block,
    around?: Block,
    isPerhaps = false,
  ): Generator<undefined, void> {
    const open: Open[] = [];
    const outer = { scope, block };
    for (const node of [...roots].reverse()) open.push({ node, place: outer, around, isPerhaps });
    for (let next = open.pop(); next; next = open.pop()) {
      if (this.isTime()) yield undefined;
      const { node, place, around } = next;
      const into = around ?? place.block;
      if (node.kind === 'name') this.found.places[node.id] = place;
      else if (node.kind === 'lambda') {
        const inner = yield* this.lambda(node, place);
        if (node.body) open.push({ node: node.body, place: { scope: inner, block: inner.root } });
      } else if (node.kind === 'comprehension') this.comprehension(node, next, open);
      else {
        if (node.kind === 'attribute' && !next.isCalled && !node.isStored)
          this.changes.byMethod(node, place.scope, into);
        if (node.kind === 'yield') place.scope.isGenerator = true;
        if (node.kind === 'named') {
          // Behind what its value binds.
          if (next.isBound) {
            this.bindNamed(node, next);
            continue;
          }
          open.push({ ...next, isBound: true });
        } else if (node.kind === 'call') {
          const module = namedImport(node);
          if (module !== undefined) this.found.imported.push(module);
          this.bindByCall(node, next);
          if (node.arguments.length > 0 || node.callee.kind === 'attribute')
            this.changes.byCall(node, place.scope, into);
        }
        for (const child of [...childrenOf(node)].reverse())
          open.push({
            node: child,
            place: placeIn(node, child, place),
            isCalled: node.kind === 'call' && child === node.callee,
            around,
            isPerhaps: next.isPerhaps || isLeftOut(node, child),
          });
      }
    }
  }

  private *lambda(node: Lambda, { scope, block }: ScopePlace): Generator<undefined, Scope> {
    const inner = createScope('function', scope, { block, chunk: node.chunk, start: node.start });
    this.found.lambdas.set(node, inner);
    yield* this.parameters(node.parameters, inner, scope, block);
    if (node.body) inner.returns.push(node.body);
    return inner;
  }

  private comprehension(node: Comprehension, next: Open, open: Open[]): void {
    const { chunk, start } = node;
    const { place: outer, around } = next;
    const perhaps = { around, isPerhaps: true };
    const scope = createScope('comprehension', outer.scope, { block: outer.block, chunk, start });
    const inner: ScopePlace = { scope, block: scope.root };
    const tests: Expression[] = [];
    let isFirst = true;
    for (const clause of node.clauses) {
      if (clause.kind === 'if') {
        open.push({ node: clause.test, place: inner, ...perhaps });
        tests.push(clause.test);
      } else {
        const { target, iterable } = clause;
        // The first iterable is read outside.
        open.push(
          isFirst
            ? { ...next, node: iterable, isCalled: false }
            : { node: iterable, place: inner, ...perhaps },
        );
        isFirst = false;
        this.bindTarget(target, scope, scope.root, 0, (path) => ({ kind: 'element', iterable, path }));
        this.changes.byStore(target, unknownAt(target), outer.scope, around ?? outer.block, target.end);
      }
    }
    const chosen = told(
      inner,
      tests.flatMap((test) => toldBy(test, true)),
    );
    if (node.key) open.push({ node: node.key, place: chosen, ...perhaps });
    open.push({ node: node.element, place: chosen, ...perhaps });
  }

  private bindNamed(node: Extract<Expression, { kind: 'named' }>, { place, around, isPerhaps }: Open): void {
    let target = place.scope;
    let where = place.block;
    while (target.kind === 'comprehension' && target.parent && target.parentBlock) {
      where = target.parentBlock;
      target = target.parent;
    }
    const { value } = node;
    const into = blockOf(around ?? where, isPerhaps);
    this.bindTarget(node.target, target, into, node.start, (path) => ({ kind: 'value', value, path }));
  }

  /** `setattr(self, 'act', value)`, `delattr(self, 'act')`, `self.__setattr__('act', value)`, `self.add_module('act', value)`. */
  private bindByCall(node: Extract<Expression, { kind: 'call' }>, { place, around, isPerhaps }: Open): void {
    const { callee, end } = node;
    const { scope } = place;
    const values = node.arguments.map((argument) => argument.value);
    if (callee.kind !== 'name' && callee.kind !== 'attribute') return;
    if (callee.name === '__init__') scope.begun = end;
    const isRunning = callee.kind === 'name' && callee.name === 'exec' && scope.kind === 'module';
    const isNaming = callee.kind === 'attribute' && /^(?:update|setdefault|__setitem__)$/.test(callee.name);
    if (isRunning || (isNaming && isNames(callee.object, scope)))
      this.bindByNames(undefined, end, { kind: 'unknown' });
    const [, isSetting, deleted] = /^(?:__)?(?:(set|(del))attr)(?:__)?$/.exec(callee.name) ?? [];
    const isOwn = callee.kind === 'attribute' && values.length === (deleted ? 1 : 2);
    const isAdding = callee.kind === 'attribute' && /^(?:add_module|register_module)$/.test(callee.name);
    const isAttribute =
      isSetting !== undefined && callee.name.startsWith('__') === (callee.kind === 'attribute');
    if (!isAdding && !isAttribute) return;
    const object = callee.kind === 'attribute' && (isOwn || isAdding) ? callee.object : values.shift();
    const [name, value] = values;
    if (!object || name?.kind !== 'text') return;
    const block = blockOf(around ?? place.block, isPerhaps);
    if (deleted) this.bindAttribute(object, name.value, scope, block, end, { kind: 'unknown' });
    else if (value)
      this.bindAttribute(object, name.value, scope, block, end, { kind: 'value', value, path: [] });
  }
}

/** Whether the part of `node` is left out in some cases: `f()` in `a and f()`, in `f() if a else b`. */
function isLeftOut(node: Expression, child: Expression): boolean {
  if (node.kind === 'conditional') return child !== node.test;
  return node.kind === 'boolean' && child !== node.values[0];
}

/** `block`, or one in it that may be left out. */
function blockOf(block: Block, isPerhaps: boolean | undefined): Block {
  return isPerhaps ? armOf({ parent: block, arms: [], exhaustive: false, exclusive: false }) : block;
}

/** Whether `node` is the table of the module's names. */
function isNames(node: Expression, scope: Scope): boolean {
  if (node.kind !== 'call' || node.arguments.length > 0 || node.callee.kind !== 'name') return false;
  const { name } = node.callee;
  return name === 'globals' || (scope.kind === 'module' && /^(?:locals|vars)$/.test(name));
}

/** How many tests that are joined by one word are looked into. */
const mostTold = 16;

/** Where a part of `node` stands: `m` of `m(x) if isinstance(m, nn.Linear) else x` is known to be one. */
function placeIn(node: Expression, child: Expression, place: ScopePlace): ScopePlace {
  if (node.kind === 'conditional' && child !== node.test)
    return told(place, toldBy(node.test, child === node.value));
  if (node.kind !== 'boolean' || node.values.length > mostTold) return place;
  const before = node.values.slice(0, node.values.indexOf(child));
  const isAnd = node.operators.every(({ text }) => text === 'and');
  return told(
    place,
    before.flatMap((one) => toldBy(one, isAnd)),
  );
}

/** The same place, where more is known. */
function told({ scope, block }: ScopePlace, types: readonly ToldType[]): ScopePlace {
  if (types.length === 0) return { scope, block };
  const inside = blockOf(block, true);
  inside.told = types;
  return { scope, block: inside };
}

function append(map: Map<string, Binding[]>, name: string, binding: Binding): void {
  const list = map.get(name);
  if (list) list.push(binding);
  else map.set(name, [binding]);
}
