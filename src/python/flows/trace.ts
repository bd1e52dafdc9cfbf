// Where a tensor comes from: back from an expression through names that are assigned once, calls of modules and functions in
// sight, and whatever keeps its numbers, to the activation or the layer that answered it. A doubt ends it.
import { sureBindingOf } from '../binder/flow.ts';
import type { Binding, Scope } from '../binder/scopes.ts';
import { findApiPath, findMethod } from '../resolver/api-paths.ts';
import type { Resolver } from '../resolver/resolver.ts';
import { containerAt, learns } from '../resolver/torch.ts';
import type { Alternative, Element, KnownActivation, WrittenPlace } from '../resolver/values.ts';
import type { Argument, Call, Expression, Name } from '../syntax/syntax.ts';
import { pathOf } from '../uses/tensor-changes.ts';

/** What answered a tensor. */
export type Source = ActivationSource | { readonly kind: 'layer'; readonly at: Expression };

export interface ActivationSource {
  readonly kind: 'activation';
  readonly known: KnownActivation;
  /** The name that it is called by, or the element of a Sequential. */
  readonly at: Expression;
  /** The call that applies it; none in a Sequential. */
  readonly applied: Call | undefined;
  /** The call with the arguments that shape it. */
  readonly made: Call | undefined;
  readonly arguments: readonly Argument[] | undefined;
  readonly input: Expression | undefined;
  /** The Sequential that it stands in. */
  readonly list: Call | undefined;
}

const mostSteps = 16;

/** Methods and functions that move numbers, but keep them. */
const moves =
  /^(?:squeeze|unsqueeze|view|view_as|reshape|reshape_as|flatten|contiguous|float|double|cpu|cuda|to|permute|transpose|t|clone|ravel|swapaxes|movedim|type_as)$/;

export class Tracer {
  private readonly resolver: Resolver;
  private calls: ReadonlyMap<string, readonly Call[]> | undefined;

  constructor(resolver: Resolver) {
    this.resolver = resolver;
  }

  /** What certainly answered `node`, or the element at `index` of the tuple that it is; undefined where nobody knows. */
  sourceOf(node: Expression, steps = 0, index?: number): Source | undefined {
    if (steps > mostSteps) return undefined;
    switch (node.kind) {
      case 'name': {
        const { value, path } = sureBindingOf(this.resolver, node) ?? { value: this.givenTo(node), path: [] };
        const [own] = path;
        if (!value || path.length > (index === undefined ? 1 : 0)) return undefined;
        return this.sourceOf(value, steps + 1, own ?? index);
      }
      case 'named':
        return this.sourceOf(node.value, steps + 1, index);
      case 'sequence': {
        const isWhole = !node.elements.some(({ kind }) => kind === 'starred');
        const element = index !== undefined && isWhole ? node.elements[index] : undefined;
        return element && this.sourceOf(element, steps + 1);
      }
      case 'subscript': {
        if (index !== undefined) return undefined;
        const at = node.index?.kind === 'constant' ? node.index.value : undefined;
        return (
          this.sourceOf(node.object, steps + 1) ??
          (typeof at === 'number' ? this.sourceOf(node.object, steps + 1, at) : undefined)
        );
      }
      case 'call':
        return index === undefined ? this.ofCall(node, steps) : this.partOf(node, steps, index);
      default:
        return undefined;
    }
  }

  /** What a function or a module in sight answers as one of several. */
  private partOf({ callee }: Call, steps: number, index: number): Source | undefined {
    const isForward = callee.kind === 'attribute' && callee.name === 'forward';
    const called = this.heldBy(callee) ?? (isForward ? this.heldBy(callee.object) : undefined);
    if (called?.value.kind === 'object')
      return this.answerOf(called.value.scope, 'forward', steps + 1, index);
    return called?.value.kind === 'function'
      ? this.returnedBy(called.value.scope, steps + 1, index)
      : undefined;
  }

  private ofCall(node: Call, steps: number): Source | undefined {
    const { callee, arguments: list } = node;
    const path = pathOf(callee, this.resolver);
    const [first] = list;
    const input = first && first.stars === 0 && (first.name ?? 'input') === 'input' ? first.value : undefined;
    if (path !== undefined) {
      const known = findApiPath(path);
      if (known?.apiPath.kind === 'function')
        return activation(known, callee, { applied: node, made: node, arguments: list, input });
      const isMove = /^torch\.\w+$/.test(path) && moves.test(path.slice('torch.'.length));
      return isMove && input ? this.sourceOf(input, steps + 1) : undefined;
    }
    const only = this.heldBy(callee);
    if (only) return this.ofCalled(only, node, input, steps);
    if (callee.kind !== 'attribute' || this.resolver.resolve(callee).alternatives.length > 0)
      return undefined;
    const object = this.resolver.resolve(callee.object).alternatives;
    if (callee.name === 'forward' && input) {
      const called = this.heldBy(callee.object);
      return called && called.value.kind !== 'class' ? this.ofCalled(called, node, input, steps) : undefined;
    }
    if (object.some(({ value }) => value.kind !== 'tensor')) return undefined;
    const method = findMethod(callee.name);
    if (method)
      return activation(method, callee, {
        applied: node,
        made: node,
        arguments: list,
        input: callee.object,
      });
    return moves.test(callee.name) ? this.sourceOf(callee.object, steps + 1) : undefined;
  }

  /** What a module or a function in sight answers. */
  private ofCalled(
    { value, origin }: Alternative,
    node: Call,
    input: Expression | undefined,
    steps: number,
  ): Source | undefined {
    switch (value.kind) {
      case 'instance':
        if (value.set || value.library) return undefined;
        return activation(value.of, node.callee, {
          applied: node,
          made: value.construction?.call,
          arguments: value.construction?.arguments,
          input,
        });
      case 'layer':
        return origin && isCall(origin) && learns(pathOf(origin.callee, this.resolver) ?? '')
          ? { kind: 'layer', at: node }
          : undefined;
      case 'container':
        return origin && isCall(origin) ? this.lastOf(origin, steps + 1) : undefined;
      case 'object':
        return this.answerOf(value.scope, 'forward', steps + 1);
      case 'function':
        return this.returnedBy(value.scope, steps + 1);
      case 'partial':
        // A function or a lambda that only applies an activation.
        return value.hasInput ? this.sourceOf(value.construction.call, steps + 1) : undefined;
      default:
        return undefined;
    }
  }

  /** The last layer of a Sequential that is written down. */
  private lastOf(list: Call, steps: number): Source | undefined {
    if (!isSequential(list, this.resolver)) return undefined;
    const last = list.arguments.at(-1);
    const value = last && layerIn(last);
    const [held] = value ? [this.heldBy(value)] : [];
    // What is appended later is not looked for.
    if (!value || !held || !this.isWhole(list)) return undefined;
    if (held.value.kind === 'instance') {
      const { of, construction, set, library } = held.value;
      if (set || library) return undefined;
      return activation(of, value, {
        applied: undefined,
        made: construction?.call,
        arguments: construction?.arguments,
        input: undefined,
        list,
      });
    }
    if (held.value.kind === 'container' && held.origin && isCall(held.origin))
      return this.lastOf(held.origin, steps + 1);
    if (held.value.kind === 'object') return this.answerOf(held.value.scope, 'forward', steps + 1);
    const made = value.kind === 'call' ? value : undefined;
    return held.value.kind === 'layer' && made && learns(pathOf(made.callee, this.resolver) ?? '')
      ? { kind: 'layer', at: value }
      : undefined;
  }

  /** Whether a Sequential holds what is written in its call, and no more. */
  private isWhole(list: Call): boolean {
    const [only] = this.resolver.resolve(list).alternatives;
    return (
      only?.value.kind === 'container' &&
      only.value.isWhole &&
      list.arguments.every(({ stars }) => stars === 0)
    );
  }

  private answerOf({ bindings }: Scope, method: string, steps: number, index?: number): Source | undefined {
    const own = bindings.get(method) ?? [];
    const [only] = own;
    if (own.length !== 1 || only?.bound.kind !== 'function') return undefined;
    return this.returnedBy(only.bound.scope, steps, index);
  }

  /** What all returns of a function come from, where that is the same. */
  private returnedBy({ statement, returns }: Scope, steps: number, index?: number): Source | undefined {
    if (statement?.kind !== 'function' || statement.decorators.length > 0) return undefined;
    const found = returns.map((one) => this.sourceOf(one, steps, index));
    const [first] = found;
    const isSame = found.every(
      (one) => one !== undefined && one.kind === first?.kind && idOf(one) === idOf(first),
    );
    return isSame ? first : undefined;
  }

  /** What a name or an attribute certainly holds; of a parameter, what every call in sight gives it. */
  heldBy(node: Expression, steps = 0): Alternative | undefined {
    const { alternatives, isOpen } = this.resolver.resolve(node);
    const [only] = alternatives;
    if (!isOpen && alternatives.length === 1) {
      if (!only || only.isAssumed) return undefined;
      return only.origin || node.kind !== 'call' ? only : { ...only, origin: node };
    }
    const isGiven = alternatives.every(({ through }) => through?.kind === 'argument');
    const given = node.kind === 'name' && isGiven ? this.givenTo(node) : undefined;
    return given && steps < mostSteps ? this.heldBy(given, steps + 1) : undefined;
  }

  /** The one expression that every call in sight of a function gives a parameter, which is never bound again. */
  private givenTo(node: Name): Expression | undefined {
    const place = this.resolver.placeOf(node);
    for (let scope = place?.scope; scope; scope = scope.parent) {
      const bindings = scope.bindings.get(node.name);
      if (!bindings) continue;
      const [only] = bindings;
      return only && bindings.length === 1 ? this.argumentOf(only) : undefined;
    }
    return undefined;
  }

  private argumentOf({ bound }: Binding): Expression | undefined {
    if (bound.kind !== 'parameter' || bound.parameter.stars > 0) return undefined;
    const { statement, parent } = bound.scope;
    if (statement?.kind !== 'function' || parent?.kind !== 'module' || statement.decorators.length > 0)
      return undefined;
    this.calls ??= callsByName(this.resolver.allCalls());
    const calls = this.calls.get(statement.name) ?? [];
    const [call] = calls;
    if (!call || calls.length !== 1 || call.callee.kind !== 'name') return undefined;
    const { arguments: list } = call;
    if (list.some(({ stars }) => stars > 0)) return undefined;
    const named = list.find(({ name }) => name === bound.parameter.name);
    return (named ?? list.filter(({ name }) => name === undefined)[bound.index])?.value;
  }
}

function activation(
  known: KnownActivation,
  at: Expression,
  more: Pick<ActivationSource, 'applied' | 'made' | 'arguments' | 'input'> & { readonly list?: Call },
): ActivationSource {
  return { kind: 'activation', known, at, list: undefined, ...more };
}

const idOf = (source: Source | undefined): string =>
  source?.kind === 'activation' ? source.known.entry.id : '';

export function isCall(place: WrittenPlace | Element): place is Call {
  return 'kind' in place && place.kind === 'call';
}

/** Whether a call certainly makes `nn.Sequential` of layers that are written down. */
export function isSequential({ callee, arguments: list }: Call, resolver: Resolver): boolean {
  const path = pathOf(callee, resolver) ?? '';
  return containerAt(path) === 'sequence' && path.endsWith('.Sequential') && list.length > 0;
}

/** The layer that stands as an argument of a Sequential; none where it is an OrderedDict. */
export const layerIn = ({ value, stars, name }: Argument): Expression | undefined =>
  stars === 0 && name === undefined ? value : undefined;

/** Calls by the name that is called. */
function callsByName(calls: Iterable<Call>): ReadonlyMap<string, readonly Call[]> {
  const found = new Map<string, Call[]>();
  for (const call of calls) {
    const { callee } = call;
    if (callee.kind !== 'name' && callee.kind !== 'attribute') continue;
    const list = found.get(callee.name);
    if (list) list.push(call);
    else found.set(callee.name, [call]);
  }
  return found;
}
