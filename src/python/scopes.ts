// Who binds which name where: Python's scopes, as the compiler sees them, for one unit at a time. Pure.
import { armOf, type Block, type Fork, outermostBlock } from './flow.ts';
import {
  type Arm,
  type ClassStatement,
  type Comprehension,
  childrenOf,
  type Expression,
  type FunctionStatement,
  type Lambda,
  type Parameter,
  type Statement,
  type Unit,
} from './syntax.ts';
import type { Possible } from './values.ts';

/** What a binding gives its name. */
export type Bound =
  | { readonly kind: 'value'; readonly value: Expression; readonly path: readonly number[] }
  /** One element of an iterable: a loop's target. */
  | { readonly kind: 'element'; readonly iterable: Expression; readonly path: readonly number[] }
  | { readonly kind: 'import'; readonly path: string }
  | {
      readonly kind: 'parameter';
      readonly parameter: Parameter;
      readonly scope: Scope;
      readonly index: number;
    }
  | { readonly kind: 'function'; readonly statement: FunctionStatement; readonly scope: Scope }
  | { readonly kind: 'class'; readonly statement: ClassStatement; readonly scope: Scope }
  | { readonly kind: 'annotation'; readonly annotation: Expression }
  | { readonly kind: 'unknown' };

export interface Binding {
  readonly name: string;
  readonly unit: Unit;
  /** From where on it holds. */
  readonly start: number;
  readonly block: Block;
  readonly bound: Bound;
  version: number;
  possible: Possible | undefined;
}

export interface Scope {
  readonly kind: 'module' | 'function' | 'class' | 'comprehension';
  readonly parent: Scope | undefined;
  /** Where the scope is opened in its parent. */
  readonly parentBlock: Block | undefined;
  readonly unit: Unit | undefined;
  readonly start: number;
  readonly bindings: Map<string, Binding[]>;
  readonly outside: Map<string, 'global' | 'nonlocal'>;
  readonly root: Block;
  readonly statement: FunctionStatement | ClassStatement | undefined;
  /** Of a class: what its methods store into `self`. */
  readonly attributes: Map<string, Binding[]>;
  /** Of a module: its star imports, in order. */
  readonly stars: StarImport[];
  /** Of a module: names that PyTorch's documentation takes for granted (`torch`, `nn`, `F`) need no import. */
  readonly isSnippet: boolean;
  /** Of a module: its dotted name, where it is known. */
  readonly name: string | undefined;
  /** Of a function: the values it returns. */
  readonly returns: Expression[];
  version: number;
  possible: Possible | undefined;
}

/** `from path import *` */
export interface StarImport {
  readonly path: string;
  readonly unit: Unit;
  readonly start: number;
}

/** What one unit adds to the module scope around it. */
export interface UnitScopes {
  readonly bindings: Binding[];
  /** `from module import *`, in order. */
  readonly stars: StarImport[];
  /** Every module path that is imported anywhere in the unit. */
  readonly imported: Set<string>;
  /** Attributes that are stored into names other than `self`. */
  readonly dottedNames: Set<string>;
}

export function createScope(
  kind: Scope['kind'],
  parent?: Scope,
  place?: { readonly block: Block; readonly unit: Unit; readonly start: number },
  statement?: FunctionStatement | ClassStatement,
): Scope {
  return {
    kind,
    parent,
    parentBlock: place?.block,
    unit: place?.unit,
    start: place?.start ?? 0,
    bindings: new Map(),
    outside: new Map(),
    root: outermostBlock(),
    statement,
    attributes: new Map(),
    stars: [],
    isSnippet: false,
    name: undefined,
    returns: [],
    version: -1,
    possible: undefined,
  };
}

const deepest = 400;

/** Finds the scopes of `unit`, which stands directly in `module`; yields now and then so that a caller can pause. */
export function* walkUnit(unit: Unit, module: Scope): Generator<undefined, UnitScopes> {
  const walker = new Walker(unit, module);
  yield* walker.statements(unit.statements, module, module.root, 0);
  return walker.found;
}

class Walker {
  readonly found: UnitScopes = { bindings: [], stars: [], imported: new Set(), dottedNames: new Set() };
  private readonly unit: Unit;
  private readonly module: Scope;
  private work = 0;

  constructor(unit: Unit, module: Scope) {
    this.unit = unit;
    this.module = module;
  }

  *statements(
    list: readonly Statement[],
    scope: Scope,
    block: Block,
    depth: number,
  ): Generator<undefined, void> {
    if (depth > deepest) return;
    for (const statement of list) {
      if (this.isTime()) yield undefined;
      yield* this.statement(statement, scope, block, depth);
    }
  }

  /** Whether a caller may pause now. */
  private isTime(): boolean {
    if (++this.work <= 256) return false;
    this.work = 0;
    return true;
  }

  private bind(scope: Scope, block: Block, name: string, start: number, bound: Bound): void {
    let target = scope;
    let where = block;
    const outside = scope.outside.get(name);
    if (outside === 'global') {
      target = this.module;
      // Nobody knows when the function is called.
      where = armOf({ parent: this.module.root, arms: [], exhaustive: false, exclusive: false });
    } else if (outside === 'nonlocal') {
      for (let next = scope.parent; next; next = next.parent) {
        if (next.kind !== 'function' || !next.bindings.has(name)) continue;
        target = next;
        where = armOf({ parent: next.root, arms: [], exhaustive: false, exclusive: false });
        break;
      }
    }
    const binding: Binding = {
      name,
      unit: this.unit,
      start,
      block: where,
      bound,
      version: -1,
      possible: undefined,
    };
    if (target === this.module) this.found.bindings.push(binding);
    else append(target.bindings, name, binding);
  }

  /** Binds the names in `target`, and attributes of `self`. */
  private bindTarget(
    target: Expression,
    scope: Scope,
    block: Block,
    start: number,
    make: (path: number[]) => Bound,
  ): void {
    const open: { node: Expression; path: number[] }[] = [{ node: target, path: [] }];
    for (let next = open.pop(); next; next = open.pop()) {
      const { node, path } = next;
      if (node.kind === 'name') this.bind(scope, block, node.name, start, make(path));
      else if (node.kind === 'starred') open.push({ node: node.value, path: [...path, -1] });
      else if (node.kind === 'sequence') {
        const starred = node.elements.findIndex((element) => element.kind === 'starred');
        for (const [index, element] of node.elements.entries()) {
          open.push({ node: element, path: [...path, starred >= 0 && index >= starred ? -1 : index] });
        }
      } else if (node.kind === 'attribute')
        this.bindAttribute(node.object, node.name, scope, block, start, make(path));
    }
  }

  private bindAttribute(
    object: Expression,
    name: string,
    scope: Scope,
    block: Block,
    start: number,
    bound: Bound,
  ): void {
    if (object.kind !== 'name') return;
    const owner = classOfSelf(object.name, scope);
    const binding: Binding = { name, unit: this.unit, start, block, bound, version: -1, possible: undefined };
    if (owner) append(owner.attributes, name, binding);
    else {
      this.found.dottedNames.add(name);
      this.bind(scope, block, `${object.name}.${name}`, start, bound);
    }
  }

  private *statement(
    statement: Statement,
    scope: Scope,
    block: Block,
    depth: number,
  ): Generator<undefined, void> {
    const { unit, start, end } = statement;
    switch (statement.kind) {
      case 'assign': {
        const { targets, value, annotation } = statement;
        yield* this.expressions(annotation ? [annotation] : [], scope, block);
        if (value) yield* this.expressions([value], scope, block);
        yield* this.expressions(targets, scope, block);
        for (const target of targets) {
          if (value) this.bindTarget(target, scope, block, end, (path) => ({ kind: 'value', value, path }));
          else if (annotation) {
            this.bindTarget(target, scope, block, end, () => ({ kind: 'annotation', annotation }));
          }
        }
        return;
      }
      case 'update':
        yield* this.expressions(
          statement.value ? [statement.target, statement.value] : [statement.target],
          scope,
          block,
        );
        this.bindTarget(statement.target, scope, block, end, () => ({ kind: 'unknown' }));
        return;
      case 'expressions':
        yield* this.expressions(statement.values, scope, block);
        if (statement.type === 'return' || statement.type === 'raise') block.leaves = true;
        if (statement.type === 'return') {
          const [value] = statement.values;
          const around = functionAround(scope);
          if (value && around) around.returns.push(value);
        }
        return;
      case 'import':
        for (const { from: written, name, bound, renamed, start: at } of statement.names) {
          const from = written === undefined ? undefined : absolutePath(written, this.module.name);
          const path = from === undefined ? name : `${from}.${name}`;
          this.found.imported.add(from ?? name);
          if (name === '*') this.found.stars.push({ path: from ?? '', unit, start: end });
          else {
            const whole = from === undefined && !renamed ? (name.split('.')[0] ?? name) : path;
            this.bind(scope, block, bound, Math.max(at, start), { kind: 'import', path: whole });
          }
        }
        return;
      case 'scope':
        // At the top `global` says nothing, and a module's scope outlives the statement.
        if (scope.kind === 'module') return;
        for (const name of statement.names) scope.outside.set(name, statement.type);
        return;
      case 'function':
        yield* this.functionStatement(statement, scope, block, depth);
        return;
      case 'class': {
        yield* this.expressions(statement.decorators, scope, block);
        yield* this.expressions(
          statement.bases.map((base) => base.value),
          scope,
          block,
        );
        const inner = createScope('class', scope, { block, unit, start }, statement);
        yield* this.statements(statement.body, inner, inner.root, depth + 1);
        this.bind(scope, block, statement.name, end, { kind: 'class', statement, scope: inner });
        return;
      }
      case 'branch':
        yield* this.expressions(statement.tests, scope, block);
        yield* this.arms(
          statement.arms,
          scope,
          { parent: block, arms: [], exhaustive: statement.exhaustive, exclusive: true },
          depth,
        );
        return;
      case 'loop': {
        const { target, iterable, body, otherwise } = statement;
        const fork: Fork = { parent: block, arms: [], exhaustive: false, exclusive: false };
        const inside = armOf(fork, true);
        if (iterable) yield* this.expressions([iterable], scope, block);
        if (target) {
          yield* this.expressions([target], scope, inside);
          const at = iterable?.end ?? target.end;
          this.bindTarget(target, scope, inside, at, (path) =>
            iterable ? { kind: 'element', iterable, path } : { kind: 'unknown' },
          );
        }
        yield* this.statements(body, scope, inside, depth + 1);
        yield* this.statements(otherwise, scope, armOf(fork), depth + 1);
        return;
      }
      case 'try': {
        const fork: Fork = { parent: block, arms: [], exhaustive: true, exclusive: false };
        const inside = armOf(fork);
        yield* this.statements(statement.body, scope, inside, depth + 1);
        yield* this.statements(statement.otherwise, scope, inside, depth + 1);
        yield* this.arms(statement.handlers, scope, fork, depth);
        yield* this.statements(statement.last, scope, block, depth + 1);
        return;
      }
      case 'with':
        for (const { value, target } of statement.items) {
          yield* this.expressions(target ? [value, target] : [value], scope, block);
          if (target) this.bindTarget(target, scope, block, value.end, () => ({ kind: 'unknown' }));
        }
        yield* this.statements(statement.body, scope, block, depth + 1);
        return;
      case 'group':
        yield* this.statements(statement.body, scope, block, depth + 1);
    }
  }

  private *arms(arms: readonly Arm[], scope: Scope, fork: Fork, depth: number): Generator<undefined, void> {
    for (const arm of arms) {
      const inside = armOf(fork);
      yield* this.expressions(arm.tests, scope, inside);
      for (const { name, start } of arm.bound) this.bind(scope, inside, name, start, { kind: 'unknown' });
      yield* this.statements(arm.body, scope, inside, depth + 1);
    }
  }

  private *functionStatement(
    statement: FunctionStatement,
    scope: Scope,
    block: Block,
    depth: number,
  ): Generator<undefined, void> {
    const { unit, start, end, parameters, returns } = statement;
    yield* this.expressions(statement.decorators, scope, block);
    if (returns) yield* this.expressions([returns], scope, block);
    const inner = createScope('function', scope, { block, unit, start }, statement);
    yield* this.parameters(parameters, inner, scope, block);
    this.bind(scope, block, statement.name, end, { kind: 'function', statement, scope: inner });
    this.declareOutside(statement.body, inner);
    yield* this.statements(statement.body, inner, inner.root, depth + 1);
  }

  /** `global` holds for the whole function, wherever it stands. */
  private declareOutside(body: readonly Statement[], scope: Scope): void {
    for (const statement of body) {
      if (statement.kind === 'scope')
        for (const name of statement.names) scope.outside.set(name, statement.type);
    }
  }

  private *parameters(
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

  /** Gives every name below `roots` its scope, opens the scopes of lambdas and comprehensions, binds `:=`. */
  private *expressions(roots: readonly Expression[], scope: Scope, block: Block): Generator<undefined, void> {
    const open: { node: Expression; scope: Scope; block: Block }[] = [];
    for (const node of roots) open.push({ node, scope, block });
    for (let next = open.pop(); next; next = open.pop()) {
      if (this.isTime()) yield undefined;
      const { node } = next;
      if (node.kind === 'name') {
        node.scope = next.scope;
        node.block = next.block;
      } else if (node.kind === 'lambda') {
        const inner = yield* this.lambda(node, next.scope, next.block);
        if (node.body) open.push({ node: node.body, scope: inner, block: inner.root });
      } else if (node.kind === 'comprehension') this.comprehension(node, next.scope, next.block, open);
      else {
        if (node.kind === 'named') this.bindNamed(node, next.scope, next.block);
        else if (node.kind === 'call') this.bindByCall(node, next.scope, next.block);
        for (const child of childrenOf(node))
          open.push({ node: child, scope: next.scope, block: next.block });
      }
    }
  }

  private *lambda(node: Lambda, scope: Scope, block: Block): Generator<undefined, Scope> {
    const inner = createScope('function', scope, { block, unit: node.unit, start: node.start });
    node.scope = inner;
    yield* this.parameters(node.parameters, inner, scope, block);
    if (node.body) inner.returns.push(node.body);
    return inner;
  }

  private comprehension(
    node: Comprehension,
    scope: Scope,
    block: Block,
    open: { node: Expression; scope: Scope; block: Block }[],
  ): void {
    const inner = createScope('comprehension', scope, { block, unit: node.unit, start: node.start });
    let isFirst = true;
    for (const clause of node.clauses) {
      if (clause.kind === 'if') open.push({ node: clause.test, scope: inner, block: inner.root });
      else {
        const { target, iterable } = clause;
        // The first iterable is read outside.
        if (isFirst) open.push({ node: iterable, scope, block });
        else open.push({ node: iterable, scope: inner, block: inner.root });
        isFirst = false;
        this.bindTarget(target, inner, inner.root, 0, (path) => ({ kind: 'element', iterable, path }));
        markTargets(target);
      }
    }
    if (node.key) open.push({ node: node.key, scope: inner, block: inner.root });
    open.push({ node: node.element, scope: inner, block: inner.root });
  }

  private bindNamed(node: Extract<Expression, { kind: 'named' }>, scope: Scope, block: Block): void {
    let target = scope;
    let where = block;
    while (target.kind === 'comprehension' && target.parent && target.parentBlock) {
      where = target.parentBlock;
      target = target.parent;
    }
    markTargets(node.target);
    const { value } = node;
    this.bindTarget(node.target, target, where, node.start, (path) => ({ kind: 'value', value, path }));
  }

  /** `setattr(self, 'act', value)`, `self.add_module('act', value)`. */
  private bindByCall(node: Extract<Expression, { kind: 'call' }>, scope: Scope, block: Block): void {
    const { callee, end } = node;
    const values = node.arguments.map((argument) => argument.value);
    const isSetattr = callee.kind === 'name' && callee.name === 'setattr';
    const object = isSetattr ? values.shift() : callee.kind === 'attribute' ? callee.object : undefined;
    const isAdding = callee.kind === 'attribute' && /^(?:add_module|register_module)$/.test(callee.name);
    if (!object || !(isSetattr || isAdding)) return;
    const [name, value] = values;
    if (name?.kind !== 'text' || !value) return;
    this.bindAttribute(object, name.value, scope, block, end, { kind: 'value', value, path: [] });
  }
}

function append(map: Map<string, Binding[]>, name: string, binding: Binding): void {
  const list = map.get(name);
  if (list) list.push(binding);
  else map.set(name, [binding]);
}

function markTargets(target: Expression): void {
  if (target.kind === 'name') target.store = true;
  else if (target.kind === 'sequence') for (const element of target.elements) markTargets(element);
  else if (target.kind === 'starred') markTargets(target.value);
}

function functionAround(scope: Scope): Scope | undefined {
  return scope.kind === 'function' ? scope : undefined;
}

/** The class whose instance `name` is in `scope`: the first parameter of a method around. */
export function classOfSelf(name: string, scope: Scope): Scope | undefined {
  for (let next: Scope | undefined = scope; next; next = next.parent) {
    if (next.kind !== 'function' || !next.bindings.has(name)) {
      if (next.kind === 'module') return undefined;
      continue;
    }
    const { parent, statement } = next;
    if (parent?.kind !== 'class' || statement?.kind !== 'function') return undefined;
    return statement.parameters[0]?.name === name && !isStatic(statement) ? parent : undefined;
  }
  return undefined;
}

export function isStatic(statement: FunctionStatement): boolean {
  return statement.decorators.some((node) => node.kind === 'name' && node.name === 'staticmethod');
}

/** The module that a relative import means, `..` counted from `module`; as it is written where that is not known. */
function absolutePath(written: string, module: string | undefined): string {
  const dots = /^\.*/.exec(written)?.[0].length ?? 0;
  if (dots === 0 || module === undefined) return written;
  const parts = module.split('.');
  if (parts.length < dots) return written;
  return [...parts.slice(0, parts.length - dots), written.slice(dots)].filter(Boolean).join('.');
}
