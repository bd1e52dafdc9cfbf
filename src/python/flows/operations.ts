// Operations on tensors, whichever way they are written: as a function of PyTorch's, a method, a module that is called or an
// operator, over several lines, too. And whether what stands at two places is the same number.
import { bindingsReaching, positionOf, sureValueOf } from '../binder/flow.ts';
import type { Binding, ScopePlace } from '../binder/scopes.ts';
import { findApiPath, findMethod } from '../resolver/api-paths.ts';
import type { Resolver } from '../resolver/resolver.ts';
import { listIn } from '../resolver/resolver.ts';
import { childrenOf } from '../syntax/children.ts';
import type { Argument, Call, Chunk, Expression, Name } from '../syntax/syntax.ts';
import { textIn } from '../uses/placing.ts';
import { pathOf } from '../uses/tensor-changes.ts';

/** An operation on tensors, and what it is given. */
export interface Operation {
  /** An operator, the id of an activation, or PyTorch's name. */
  readonly name: string;
  readonly operands: readonly Expression[];
  readonly others: readonly Argument[];
  readonly node: Expression;
}

/** Through how many names and operations something is followed. */
export const mostSteps = 6;

/** Operators that have a name, too. */
const operators: Readonly<Record<string, string>> = {
  add: '+',
  sub: '-',
  subtract: '-',
  mul: '*',
  multiply: '*',
  div: '/',
  divide: '/',
  true_divide: '/',
  pow: '**',
};

const random = /rand|drop|normal|bernoulli|multinomial|sample|next|pop/i;

/** What the code of these chunks computes. */
export class Operations {
  readonly resolver: Resolver;
  private readonly chunks: readonly Chunk[];
  private changes: ReadonlyMap<string, readonly Expression[]> | undefined;

  constructor(chunks: readonly Chunk[], resolver: Resolver) {
    this.chunks = chunks;
    this.resolver = resolver;
  }

  /** What a name holds for certain, as it was given to it. */
  valueOf(node: Name): Expression | undefined {
    const value = sureValueOf(this.resolver, node);
    return value && !this.isChanged(node, node) ? value : undefined;
  }

  /** All that a name may hold, whole or as a part of it; undefined where something is put into it later. */
  valuesOf(node: Name): readonly Expression[] | undefined {
    const place = this.resolver.placeOf(node);
    if (this.isChanged(node, node)) return undefined;
    const bindings = (place && bindingsAt(node, place, placeOf(node))) ?? [];
    return bindings.flatMap(({ bound }) => (bound.kind === 'value' ? [bound.value] : []));
  }

  /** The operation that answers `node`; undefined where it is none of PyTorch's, or nobody knows. */
  of(node: Expression, steps = 0): Operation | undefined {
    if (steps > mostSteps) return undefined;
    switch (node.kind) {
      case 'name': {
        const value = this.valueOf(node);
        return value && this.of(value, steps + 1);
      }
      case 'binary':
        return { name: node.operator.text, operands: [node.left, node.right], others: [], node };
      case 'call': {
        const found = this.ofCall(node);
        const operator = found && operators[found.name];
        const [left] = found?.operands ?? [];
        const [right] = found?.others ?? [];
        if (!operator || !left || !right || found.others.length > 1 || right.name !== undefined) return found;
        return { name: operator, operands: [left, right.value], others: [], node };
      }
      default:
        return undefined;
    }
  }

  private ofCall(node: Call): Operation | undefined {
    const { resolver } = this;
    const { callee, arguments: list } = node;
    if (list.some(({ stars, name }) => stars > 0 || name === 'out' || name === 'dtype')) return undefined;
    const path = pathOf(callee, resolver);
    const [first, ...others] = list;
    if (path !== undefined) {
      const known = findApiPath(path);
      const name = known ? known.entry.id : /^torch\.(?:special\.)?(\w+)$/.exec(path)?.[1];
      if (name === undefined || !first || first.name !== undefined || known?.apiPath.kind === 'module')
        return undefined;
      return { name, operands: [first.value], others, node };
    }
    const { alternatives, isOpen } = resolver.resolve(callee);
    const [only] = alternatives;
    if (only?.value.kind === 'instance' && !isOpen && alternatives.length === 1 && first) {
      const { of, construction } = only.value;
      return { name: of.entry.id, operands: [first.value], others: construction?.arguments ?? [], node };
    }
    if (callee.kind !== 'attribute' || alternatives.length > 0) return undefined;
    const object = resolver.resolve(callee.object).alternatives;
    // Of a list or of None it is an error.
    if (object.some(({ value }) => !/^(?:tensor|container|constant)$/.test(value.kind))) return undefined;
    const name = findMethod(callee.name)?.entry.id ?? callee.name;
    return { name, operands: [callee.object], others: list, node };
  }

  /** Whether both come to the same number in any case. */
  isSame(one: Expression, other: Expression): boolean {
    if (one === other) return true;
    const [text = '', same] = [one, other].map((node) => textIn(node.chunk, node));
    const there = nameIn(other);
    return text === same && !random.test(text) && (there ? this.isStill(one, there) : isPlain(one));
  }

  /** Whether what `node` comes to is still the same at `there`, a name of the same function. */
  isStill(node: Expression, there: Name): boolean {
    const { resolver } = this;
    const place = resolver.placeOf(there);
    if (!place || node.chunk.source !== there.chunk.source || !isPlain(node)) return false;
    return namesIn(node).every((one) => {
      const own = resolver.placeOf(one);
      if (!own || own.scope !== place.scope || this.isChanged(one, there)) return false;
      const here = bindingsAt(one, own, placeOf(one));
      const later = bindingsAt(one, place, placeOf(there));
      return here?.length === later?.length && here?.every((each, at) => each === later?.[at]) === true;
    });
  }

  /** Whether something is put into what a name holds, in its function: `e[mask] = 0`, `e.mul_(2)`; `self.x = …` before `there`. */
  private isChanged(name: Name, there: Name): boolean {
    this.changes ??= changesIn(this.chunks);
    const { resolver } = this;
    return (this.changes.get(name.name) ?? []).some((one) => {
      const object = one.kind === 'attribute' || one.kind === 'subscript' ? one.object : one;
      if (object.kind !== 'name' || resolver.placeOf(object)?.scope !== resolver.placeOf(name)?.scope)
        return false;
      if (one.kind !== 'attribute' || !one.isStored) return true;
      return placeOf(name) < placeOf(one) && placeOf(one) < placeOf(there);
    });
  }
}

const placeOf = ({ chunk, start }: Expression): number => positionOf(chunk, start);

/** Where something is put into what a name holds, by the name. */
function changesIn(chunks: readonly Chunk[]): ReadonlyMap<string, readonly Expression[]> {
  const found = new Map<string, Expression[]>();
  for (const one of chunks.flatMap(({ loads }) => loads)) {
    if (one.kind !== 'attribute' && one.kind !== 'subscript') continue;
    const { object } = one;
    const isIt = one.isStored || (one.kind === 'attribute' && /[^_]_$/.test(one.name));
    if (isIt && object.kind === 'name') listIn(found, object.name).push(one);
  }
  return found;
}

/** What `name` may be bound to at a place; undefined where that is not known. */
function bindingsAt(
  { name }: Name,
  { scope, block }: ScopePlace,
  position: number,
): readonly Binding[] | undefined {
  if (scope.outside?.has(name)) return undefined;
  const own = scope.bindings.get(name);
  // Of an outer scope: whatever it is, it is the same all over this one.
  return own ? bindingsReaching(own, block, position).bindings : [];
}

/** The names in an expression, in order. */
function namesIn(node: Expression): readonly Name[] {
  return node.kind === 'name' ? [node] : childrenOf(node).flatMap(namesIn);
}

/** A name that stands in an expression. */
export const nameIn = (node: Expression): Name | undefined => namesIn(node)[0];

/** Whether it binds nothing, and hides no name. */
const isPlain = (node: Expression): boolean =>
  !/^(?:lambda|comprehension|named|await|yield|other)$/.test(node.kind) && childrenOf(node).every(isPlain);
