// Python's scopes, what they bind and in which blocks: plain data, which the binder makes and the resolver reads.
import type {
  Attribute,
  Chunk,
  ClassStatement,
  Expression,
  FunctionStatement,
  Lambda,
  Name,
  Parameter,
} from '../syntax/syntax.ts';
import type { Setting } from './settings.ts';

/** A run of statements that is entered as a whole: a body of a function, an arm of an `if`, a loop. */
export interface Block {
  readonly parent: Block | undefined;
  /** The fork that this block is an arm of; none for a scope's outermost block. */
  readonly fork: Fork | undefined;
  readonly depth: number;
  readonly isLoop: boolean;
  /** It leaves the scope at its end (`return`, `raise`), so that nothing it binds goes on. */
  leaves: boolean;
  /** It may stop anywhere, and what stands behind its fork runs all the same: what is tried, and goes on in a handler. */
  mayStop?: true;
  /** What `isinstance` has told of names where it runs. */
  told?: readonly ToldType[];
  /** It holds no code but the test of this arm. */
  isTestOf?: Block;
  /** What has to hold for it to be entered, once no arm before it was. */
  condition?: Condition;
  /** The arms in it that leave its scope: what stands behind one runs only where that was not entered. */
  left?: readonly { readonly arm: Block; readonly from: number }[];
}

/** The test of an `if`, or the patterns of a `case` with what is compared with them. */
export type Condition =
  | { readonly test: Expression }
  | { readonly subject: Expression | undefined; readonly patterns: readonly Expression[] };

/** What a test tells of a name: `isinstance(node, types)`, `hasattr(node, attribute)`, `case nn.ReLU():`. */
export interface ToldType {
  readonly node: Name | Attribute;
  /** It is one of these, */
  readonly types: readonly Expression[];
  /** or has this, */
  readonly attribute?: string;
  /** or is None. */
  readonly isNone?: true;
  /** Whether the test answered True. */
  readonly holds: boolean;
  /** Where the test ends. */
  readonly end: number;
  /** From where on it is told, where that is not all of the block. */
  readonly from?: number;
}

export interface Fork {
  readonly parent: Block;
  readonly arms: Block[];
  /** One of the arms runs in any case. */
  readonly exhaustive: boolean;
  /** Only one of the arms runs. */
  readonly exclusive: boolean;
  /** Of `try`: what runs at last, wherever the arms have stopped. */
  last?: Block;
}

/** What a binding gives its name. */
export type BindingOrigin =
  | {
      readonly kind: 'value';
      readonly value: Expression;
      readonly path: readonly number[];
      readonly annotation?: Expression;
    }
  /** One element of an iterable: a loop's target. */
  | { readonly kind: 'element'; readonly iterable: Expression; readonly path: readonly number[] }
  /** `end`: of the name that is imported. */
  | { readonly kind: 'import'; readonly path: string; readonly end: number }
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
  readonly chunk: Chunk;
  /** From where on it holds. */
  readonly start: number;
  readonly block: Block;
  readonly bound: BindingOrigin;
}

/** A change of what a list or a container of modules holds, or of a module, in place: `layers.append(x)`, `act.beta = 2`. */
export interface Change {
  /**
   * `replace` one element; `mix`: which stands where is not known any more; `touch`: anything may have happened; `give`: a
   * function is given it; `deep`: what one of its elements holds is changed.
   */
  readonly how:
    | 'append'
    | 'extend'
    | 'insert'
    | 'name'
    | 'replace'
    | 'mix'
    | 'touch'
    | 'give'
    | 'share'
    | 'deep'
    | 'set';
  /** Of `set`: what is set of a module. */
  readonly setting?: Setting;
  /** The index or the name that is written with it; of `share`, what holds the same from here on. */
  readonly key: Expression | undefined;
  readonly value: Expression | undefined;
  readonly chunk: Chunk;
  /** From where on it holds. */
  readonly start: number;
  readonly block: Block;
  /** It is made whenever its block runs: it stands neither inside of an expression nor in a function around. */
  readonly isPlain: boolean;
}

export interface Scope {
  readonly kind: 'module' | 'function' | 'class' | 'comprehension';
  readonly parent: Scope | undefined;
  /** Where the scope is opened in its parent. */
  readonly parentBlock: Block | undefined;
  readonly chunk: Chunk | undefined;
  readonly start: number;
  readonly bindings: Map<string, Binding[]>;
  /** What it declares to be bound outside of it; most declare nothing. */
  outside: Map<string, 'global' | 'nonlocal'> | undefined;
  readonly root: Block;
  readonly statement: FunctionStatement | ClassStatement | undefined;
  /** Of a class: what its methods store into `self`. */
  readonly attributes: Map<string, Binding[]> | undefined;
  /** What changes the lists that its names hold; of a class, those of `self`, too. Most change nothing. */
  changes: Map<string, Change[]> | undefined;
  /** Of a module: its star imports, in order. */
  readonly stars: StarImport[];
  /** Of a module: names that PyTorch's documentation takes for granted (`torch`, `nn`, `F`) need no import. */
  readonly isSnippet: boolean;
  /** Of a module: its dotted name, where it is known. */
  readonly name: string | undefined;
  /** Of a function with `yield`: a call of it answers none of the values that it returns. */
  isGenerator?: true;
  /** Of a method: where it has called the `__init__` of a base. */
  begun?: number;
  /** Of a function: where its code ends, if that is reached; a call then answers None. */
  end?: number;
  /** Of a function: the values it returns. */
  readonly returns: Expression[];
  /** Of a function with several arms: in which blocks it returns them. */
  readonly returnBlocks: Block[];
}

/** `from path import *`; without a path, what gives the module names that nobody can tell: `exec(code)`. */
export interface StarImport {
  readonly path: string;
  readonly chunk: Chunk;
  readonly start: number;
}

/** What the binder finds in one chunk. */
export interface ChunkScopes {
  /** What it adds to the module scope around it. */
  readonly bindings: Binding[];
  readonly changes: { readonly name: string; readonly change: Change }[];
  /** What it sets of modules, in whatever scope. */
  readonly settings: Setting[];
  /** `from module import *`, in order. */
  readonly stars: StarImport[];
  /** Every module path that is imported anywhere in the chunk. */
  readonly imported: string[];
  /** Attributes that are stored into names other than `self`. */
  readonly dottedNames: string[];
  /** Where each name stands, by its `id`. */
  readonly places: (ScopePlace | undefined)[];
  readonly lambdas: Map<Lambda, Scope>;
  /** The classes in it, wherever. */
  readonly classes: Scope[];
}

/** Which names code can see, and what has run before it. */
export interface ScopePlace {
  readonly scope: Scope;
  readonly block: Block;
}

/** What the binder has found of the nodes of a program. */
export interface ScopeTable {
  /** Where a name stands; undefined if the binder never came, in very deep code. */
  placeOf(name: Name): ScopePlace | undefined;
  scopeOf(lambda: Lambda): Scope | undefined;
}

function outermostBlock(): Block {
  return { parent: undefined, fork: undefined, depth: 0, isLoop: false, leaves: false };
}

export function armOf(fork: Fork, isLoop = false): Block {
  const block: Block = { parent: fork.parent, fork, depth: fork.parent.depth + 1, isLoop, leaves: false };
  fork.arms.push(block);
  return block;
}

export function createScope(
  kind: Scope['kind'],
  parent?: Scope,
  place?: { readonly block: Block; readonly chunk: Chunk; readonly start: number },
  statement?: FunctionStatement | ClassStatement,
): Scope {
  return {
    kind,
    parent,
    parentBlock: place?.block,
    chunk: place?.chunk,
    start: place?.start ?? 0,
    bindings: new Map(),
    outside: undefined,
    root: outermostBlock(),
    statement,
    attributes: kind === 'class' ? new Map() : undefined,
    changes: undefined,
    stars: [],
    isSnippet: false,
    name: undefined,
    returns: [],
    returnBlocks: [],
  };
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

/** What changes in place the list that `node` holds: a name, or an attribute. */
export function changesOf(table: ScopeTable, node: Expression): readonly Change[] | undefined {
  if (node.kind === 'attribute' && node.object.kind === 'name') {
    const scope = table.placeOf(node.object)?.scope;
    const owner = scope && classOfSelf(node.object.name, scope);
    return owner ? owner.changes?.get(node.name) : dottedChangesOf(table, node);
  }
  if (node.kind !== 'name') return undefined;
  for (let scope = table.placeOf(node)?.scope; scope; scope = scope.parent)
    if (scope.bindings.has(node.name)) return scope.changes?.get(node.name);
  return undefined;
}

/** What changes `model.layers` by that name, `model.layers[1] = x`, where the name `model` is looked up. */
export function dottedChangesOf(
  table: ScopeTable,
  { object, name }: Attribute,
): readonly Change[] | undefined {
  if (object.kind !== 'name') return undefined;
  for (let scope = table.placeOf(object)?.scope; scope; scope = scope.parent) {
    const changes = scope.changes?.get(`${object.name}.${name}`);
    if (changes) return changes;
    if (scope.bindings.has(object.name)) return undefined;
  }
  return undefined;
}

/** Notes a change of what `name` holds: a name of the scope, an attribute of a class' `self`, or a dotted name. */
export function addChange(scope: Scope, name: string, change: Change): void {
  scope.changes ??= new Map();
  const list = scope.changes.get(name);
  if (list) list.push(change);
  else scope.changes.set(name, [change]);
}
