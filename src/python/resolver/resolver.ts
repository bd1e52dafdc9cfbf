// Follows names to what they hold: imports, assignments, attributes of `self`, containers, parameters' defaults.
// Nothing is executed.
import type { OtherModule, OtherModules, WantedModule } from '../binder/modules.ts';
import type { Binding, ChunkScopes, Scope, ScopePlace } from '../binder/scopes.ts';
import type { Setting } from '../binder/settings.ts';
import type {
  Argument,
  Attribute,
  Call,
  Chunk,
  Expression,
  Lambda,
  Name,
  Parameter,
  Subscript,
} from '../syntax/syntax.ts';
import { arithmetic } from './arithmetic.ts';
import { resultOfCall } from './calls.ts';
import { truthOf } from './conditions.ts';
import { dictionaryDisplay, displayOf, putTogether } from './containers.ts';
import { followAttribute } from './members.ts';
import { followName } from './names.ts';
import { constantFrom, type KnownConstant, mostDerived, type Resolution } from './resolution.ts';
import { followSubscript } from './subscripts.ts';
import {
  type Element,
  type GivenParameters,
  type HeldArgument,
  only,
  type Possible,
  union,
  unknown,
} from './values.ts';
import { wrappedBy } from './wrappers.ts';

const mostNesting = 120;
/** Through how many calls, one inside of the other, arguments are handed on. */
const mostCalls = 3;
/** How many expressions are looked at for one name; what takes more stays unknown. */
const mostWork = 4000;

export class Resolver implements Resolution {
  readonly dottedNames: ReadonlySet<string>;
  readonly imported = new Map<string, Possible | undefined>();
  private readonly chunks: ReadonlyMap<Chunk, ChunkScopes>;
  private readonly otherModules: OtherModules | undefined;
  private readonly asked = new Map<string, WantedModule>();
  private readonly others = new Map<string, OtherModule>();
  /** What has been resolved: of each chunk by the `id` of a node, and of bindings and functions. */
  private held = new Map<Chunk, (Possible | undefined)[]>();
  private remembered = new Map<Binding | Scope, Possible>();
  /** What the calls that are followed give, the innermost last. */
  private readonly calls: GivenParameters[] = [];
  private byAttribute: ReadonlyMap<string, readonly Setting[]> | undefined;
  private derived: ReadonlyMap<Scope, readonly Scope[]> | undefined;
  private readonly derivedOf = new Map<Scope, ReadonlySet<Scope>>();
  private byCallee: ReadonlyMap<string, readonly Call[]> | undefined;
  private depth = 0;
  private work = 0;

  /** `chunks`: what the binder has found in those of the program. */
  constructor(
    chunks: ReadonlyMap<Chunk, ChunkScopes>,
    dottedNames: ReadonlySet<string>,
    otherModules: OtherModules | undefined,
  ) {
    this.chunks = chunks;
    this.dottedNames = dottedNames;
    this.otherModules = otherModules;
  }

  /** What the program sets of objects once they are made, wherever, by the name of the attribute. */
  get settings(): ReadonlyMap<string, readonly Setting[]> {
    if (this.byAttribute) return this.byAttribute;
    const found = new Map<string, Setting[]>();
    for (const { settings } of this.chunks.values())
      for (const one of settings) listIn(found, one.attribute).push(one);
    this.byAttribute = found;
    return found;
  }

  derivedFrom(scope: Scope): ReadonlySet<Scope> {
    this.derived ??= this.allDerived();
    const known = this.derivedOf.get(scope);
    if (known) return known;
    const found = new Set<Scope>();
    this.derivedOf.set(scope, found);
    const open = [scope];
    for (let next = open.pop(); next; next = open.pop())
      for (const one of this.derived.get(next) ?? []) {
        if (one === scope || found.has(one)) continue;
        found.add(one);
        if (found.size > mostDerived) return found;
        open.push(one);
      }
    return found;
  }

  /** The classes that name each class as a base. */
  private allDerived(): ReadonlyMap<Scope, readonly Scope[]> {
    const found = new Map<Scope, Scope[]>();
    this.derived = found;
    const { work } = this;
    for (const { classes } of this.chunks.values())
      for (const scope of classes)
        for (const { value: base, name } of scope.statement?.kind === 'class' ? scope.statement.bases : []) {
          if (name !== undefined) continue;
          for (const { value } of this.resolveAfresh(base).alternatives)
            if (value.kind === 'class') listIn(found, value.scope).push(scope);
        }
    this.work = work;
    return found;
  }

  /** All calls of the program. */
  *allCalls(): Generator<Call> {
    for (const { loads } of this.chunks.keys())
      for (const node of loads) if (node.kind === 'call') yield node;
  }

  callsOf(name: string): readonly Call[] {
    this.byCallee ??= callsByCallee(this.allCalls());
    return this.byCallee.get(name) ?? [];
  }

  /** The modules that were asked for and are not known yet. */
  get wanted(): readonly WantedModule[] {
    return [...this.asked.values()];
  }

  moduleAt(path: string, from: string): OtherModule | undefined {
    const found = this.otherModules?.find({ path, from });
    if (found === undefined) this.asked.set(`${from}\n${path}`, { path, from });
    if (found === undefined || found === 'none') return undefined;
    this.others.set(found.file.key, found);
    return found;
  }

  placeOf(name: Name): ScopePlace | undefined {
    return this.scopesOf(name.chunk)?.places[name.id];
  }

  scopeOf(lambda: Lambda): Scope | undefined {
    return this.scopesOf(lambda.chunk)?.lambdas.get(lambda);
  }

  private scopesOf(chunk: Chunk): ChunkScopes | undefined {
    const file = chunk.source?.file;
    return file ? this.others.get(file.key)?.names.chunks.get(chunk) : this.chunks.get(chunk);
  }

  /** What `node` may be, on a fresh budget: one name must never hold up the rest. */
  resolveAfresh(node: Element): Possible {
    this.renew();
    return this.resolve(node);
  }

  /** Begins a fresh budget: another question is asked. */
  renew(): void {
    this.work = 0;
  }

  resolve(node: Element): Possible {
    if (this.depth > mostNesting || ++this.work > mostWork) return unknown;
    this.depth++;
    try {
      return this.resolveDeeper(node);
    } finally {
      this.depth--;
    }
  }

  private resolveDeeper(node: Element): Possible {
    switch (node.kind) {
      case 'name':
      case 'attribute':
      case 'subscript':
      case 'call': {
        const held = this.heldIn(node.chunk);
        const known = held[node.id];
        if (known) return known;
        held[node.id] = unknown;
        const possible = this.load(node);
        held[node.id] = possible;
        return possible;
      }
      default:
        return this.compute(node);
    }
  }

  private heldIn(chunk: Chunk): (Possible | undefined)[] {
    const known = this.held.get(chunk);
    if (known) return known;
    const held = new Array<Possible | undefined>(chunk.loads.length);
    this.held.set(chunk, held);
    return held;
  }

  remember(of: Binding | Scope, compute: () => Possible): Possible {
    const known = this.remembered.get(of);
    if (known) return known;
    this.remembered.set(of, unknown);
    const possible = compute();
    this.remembered.set(of, possible);
    return possible;
  }

  within<Answer>(given: GivenParameters, compute: () => Answer): Answer {
    if (given.size === 0 || this.calls.length >= mostCalls) return compute();
    const { held, remembered } = this;
    this.held = new Map();
    this.remembered = new Map();
    this.calls.push(given);
    try {
      return compute();
    } finally {
      this.calls.pop();
      this.held = held;
      this.remembered = remembered;
    }
  }

  get isInCall(): boolean {
    return this.calls.length > 0;
  }

  givenTo(parameter: Parameter): Possible | undefined {
    let given: Possible | undefined;
    for (const call of this.calls) given = call.get(parameter) ?? given;
    return given;
  }

  holding(list: readonly Argument[]): readonly HeldArgument[] {
    if (this.calls.length === 0) return list;
    return list.map((one) => (one.stars > 0 ? one : { ...one, possible: this.resolve(one.value) }));
  }

  private load(node: Name | Attribute | Subscript | Call): Possible {
    switch (node.kind) {
      case 'name': {
        const place = this.placeOf(node);
        return place ? followName(this, node, place) : unknown;
      }
      case 'attribute':
        return followAttribute(this, node);
      case 'subscript':
        return followSubscript(this, node);
      case 'call':
        return resultOfCall(this, node);
    }
  }

  private compute(node: Element): Possible {
    switch (node.kind) {
      case 'text':
        return only({ kind: 'constant', value: node.value, isInteger: false });
      case 'constant':
        if (node.value === undefined) return only({ kind: 'other' });
        return only({ kind: 'constant', value: node.value, isInteger: node.isInteger });
      case 'unary':
      case 'binary':
        return this.operation(node);
      case 'conditional':
        return this.eitherOf(node);
      case 'boolean':
        return union(node.values.map((one) => this.resolve(one)));
      case 'named':
        return this.resolve(node.value);
      case 'sequence':
        return only(displayOf(this, node.elements, false));
      case 'dictionary': {
        return only(dictionaryDisplay(this, node));
      }
      case 'comprehension': {
        const entries = [{ key: undefined, value: node.element }];
        return only({ kind: 'container', entries, isWhole: true, isModule: false });
      }
      case 'lambda': {
        const scope = this.scopeOf(node);
        const wrapped = wrappedBy(this, node);
        return wrapped ?? (scope ? only({ kind: 'function', scope }) : unknown);
      }
      case 'computed':
        return node.possible;
      case 'either':
        return union(node.alternatives.map((one) => this.resolve(one)));
      case 'formatted text':
      case 'literals':
        return only({ kind: 'other' });
      default:
        return unknown;
    }
  }

  /** `a if test else b`: in a call that is followed, the one that its arguments choose. */
  private eitherOf({ test, value, otherwise }: Extract<Expression, { kind: 'conditional' }>): Possible {
    const holds = this.isInCall ? truthOf(this, test) : undefined;
    if (holds !== undefined) return this.resolve(holds ? value : otherwise);
    return union([this.resolve(value), this.resolve(otherwise)]);
  }

  constantOf(node: Element): KnownConstant | undefined {
    return constantFrom(this.resolve(node));
  }

  private operation(node: Extract<Expression, { kind: 'unary' | 'binary' }>): Possible {
    const operands = node.kind === 'unary' ? [node.operand] : [node.left, node.right];
    const parts = operands.map((operand) => this.resolve(operand));
    if (parts.some((part) => part.alternatives.some((one) => one.value.kind === 'tensor')))
      return only({ kind: 'tensor' });
    const [left, right] = parts;
    const list = left && right ? putTogether(node.operator.text, left, right) : undefined;
    if (list) return only(list);
    // `a * b` of instances of a class of one's own.
    if (
      parts.some(isOwn) ||
      (parts.some(isOther) && parts.every((part) => isOther(part) || constantFrom(part)))
    )
      return only({ kind: 'other' });
    const constants = parts.map(constantFrom);
    const value = arithmetic(node.operator.text, constants);
    if (!value) return unknown;
    const through = constants.find((one) => one?.through)?.through;
    return {
      alternatives: [{ value: { kind: 'constant', ...value }, origin: undefined, through, isAssumed: false }],
      isOpen: parts.some((part) => part.isOpen),
    };
  }
}

/** The list at a key, a new one where there is none. */
export function listIn<Key, T>(map: Map<Key, T[]>, key: Key): T[] {
  let list = map.get(key);
  if (!list) {
    list = [];
    map.set(key, list);
  }
  return list;
}

function callsByCallee(calls: Iterable<Call>): ReadonlyMap<string, readonly Call[]> {
  const found = new Map<string, Call[]>();
  for (const call of calls) {
    const { callee } = call;
    if (callee.kind === 'name' || callee.kind === 'attribute') listIn(found, callee.name).push(call);
  }
  return found;
}

/** It holds what is known to be no tensor, an array of another library, in any case. */
function isOther({ alternatives, isOpen }: Possible): boolean {
  return !isOpen && alternatives.length > 0 && alternatives.every(({ value }) => value.kind === 'other');
}

/** It holds an instance of a class without a base in any case. */
function isOwn({ alternatives, isOpen }: Possible): boolean {
  return (
    !isOpen &&
    alternatives.length > 0 &&
    alternatives.every(({ value }) => {
      if (value.kind !== 'object') return false;
      const { statement } = value.scope;
      return statement?.kind === 'class' && statement.bases.length === 0;
    })
  );
}
