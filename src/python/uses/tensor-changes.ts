// Which tensors (and lists) of a program are written down, under which names they go, and what may change them in place.
// Rather finds a change that is none than miss one.
import { bindingsReaching, positionOf } from '../binder/flow.ts';
import type { Block, Scope } from '../binder/scopes.ts';
import type { Resolver } from '../resolver/resolver.ts';
import type { Alternative, Element } from '../resolver/values.ts';
import type { Argument, Call, Chunk, Expression, Name } from '../syntax/syntax.ts';
import { bindArguments } from './arguments.ts';
import type { CallTable } from './call-table.ts';

/** Where code stands, for the question whether it runs before other code. */
export interface Place {
  readonly position: number;
  readonly scope: Scope | undefined;
  readonly block: Block | undefined;
}

/** Where `node` stands, by the name that it begins with. */
export function placeOf(node: Expression, resolver: Resolver): Place {
  const name = firstNameOf(node);
  const { scope, block } = (name && resolver.placeOf(name)) ?? {};
  return { position: positionOf(node.chunk, node.start), scope, block };
}

function firstNameOf(node: Expression): Name | undefined {
  let current: Expression | undefined = node;
  while (current && current.kind !== 'name') {
    if (current.kind === 'attribute' || current.kind === 'subscript') current = current.object;
    else if (current.kind === 'call') current = current.callee;
    else if (current.kind === 'sequence') current = current.elements[0];
    else return undefined;
  }
  return current;
}

/** Makes tensors and arrays of numbers that are written down; by PyTorch's and NumPy's paths. */
export const maker =
  /^(?:torch\.(?:tensor|as_tensor|asarray|from_numpy|arange|linspace|zeros|ones|full|Tensor|FloatTensor|DoubleTensor|HalfTensor|BFloat16Tensor)|numpy\.(?:array|asarray|arange|linspace|zeros|ones|full)|torch\.nn\.(?:parameter\.)?Parameter|torch\.autograd\.Variable)$/;
/** Functions and methods whose answer may be the same memory. */
const view =
  /^(?:as_tensor|asarray|from_numpy|Parameter|Variable|Tensor|reshape|reshape_as|view|view_as|view_as_real|view_as_complex|squeeze|unsqueeze|transpose|t|permute|expand|expand_as|flatten|unflatten|narrow|select|diagonal|unfold|ravel|contiguous|to|cpu|cuda|float|double|half|bfloat16|type|type_as|detach|movedim|moveaxis|swapaxes|swapdims|split|chunk|tensor_split|unbind|real|imag|numpy|alias|adjoint|identity|broadcast_to|atleast_\w+)$|_$/;

const mostSteps = 30;

/** The path that a callee is for certain. */
export function pathOf(callee: Expression, resolver: Resolver): string | undefined {
  const { alternatives, isOpen } = resolver.resolve(callee);
  const [first] = alternatives;
  if (isOpen || alternatives.length !== 1 || first?.value.kind !== 'path' || first.isAssumed)
    return undefined;
  return first.value.path;
}

/** The calls and lists that may have made what `node` is, or share memory with it. */
export function rootsOf(node: Expression, resolver: Resolver): ReadonlySet<Expression> {
  const roots = new Set<Expression>();
  const seen = new Set<Element>();
  const open: { node: Element; depth: number }[] = [{ node, depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { node: current, depth } = next;
    if (seen.has(current) || depth > mostSteps) continue;
    seen.add(current);
    const add = (...inner: readonly Element[]) => {
      for (const each of inner) open.push({ node: each, depth: depth + 1 });
    };
    switch (current.kind) {
      case 'name':
        add(...valuesOf(current, resolver));
        break;
      case 'attribute':
      case 'subscript':
        add(current.object);
        // What stands in `self.x`, in `rows[0]`.
        for (const { origin } of resolver.resolve(current).alternatives) {
          if (origin && 'kind' in origin) add(origin as Element);
        }
        break;
      case 'call': {
        const path = pathOf(current.callee, resolver);
        if (path !== undefined && maker.test(path)) roots.add(current);
        const { callee } = current;
        const name = callee.kind === 'attribute' || callee.kind === 'name' ? callee.name : '';
        if (!view.test(name) && path !== 'torch.nn.Parameter') break;
        if (callee.kind === 'attribute' && path === undefined) add(callee.object);
        else add(...current.arguments.map(({ value }) => value));
        break;
      }
      case 'sequence':
        roots.add(current);
        add(...current.elements);
        break;
      case 'dictionary':
        add(...current.entries.map(({ value }) => value));
        break;
      case 'conditional':
        add(current.value, current.otherwise);
        break;
      case 'boolean':
        add(...current.values);
        break;
      case 'either':
        add(...current.alternatives);
        break;
      case 'named':
      case 'starred':
        add(current.value);
        break;
      case 'literals':
        roots.add(current);
    }
  }
  return roots;
}

/** All values that a name may have been given, wherever it is read. */
function valuesOf(node: Name, resolver: Resolver): readonly Expression[] {
  const { name, chunk, start } = node;
  const { scope: from, block } = resolver.placeOf(node) ?? {};
  for (let scope = from; scope; scope = scope.parent) {
    const bindings = scope.bindings.get(name);
    if (!bindings) continue;
    const near =
      scope === from && block
        ? bindingsReaching(bindings, block, positionOf(chunk, start)).bindings
        : bindings;
    return near.slice(0, 32).flatMap(({ bound }) => {
      if (bound.kind === 'value') return [bound.value];
      return bound.kind === 'element' ? [bound.iterable] : [];
    });
  }
  return [];
}

/** Functions without a trace on what they are given. */
const harmlessBuiltin =
  /^(?:print|len|repr|str|list|tuple|float|int|bool|type|isinstance|enumerate|zip|reversed|sum|min|max|abs|any|all|sorted|id|round|format|hasattr|display)$/;
const harmlessPath =
  /^(?:torch|math|statistics|matplotlib|seaborn|pandas|plotly)\.(?:\w+\.)*\w*[^_\W]$|^numpy\.(?!random\.|copyto$|put$|putmask$|place$|fill_diagonal$|put_along_axis$)[\w.]+$|^builtins\.(?!getattr$|partial$)\w+$/;
const harmlessMethod = /^(?:retain_grad|register_hook|zero_grad)$/;
/** What of a list or an array may be read without giving it away. */
const harmlessMember =
  /^(?:shape|dtype|ndim|size|T|index|count|copy|astype|tolist|mean|sum|min|max|std|var|item|round|all|any|argmax|argmin)$/;

/** How many names are looked at before a caller may pause. */
const loadsAStep = 64;

/** Looks at a program for all that may change a tensor that is written down. */
export class TensorChanges {
  /** The places that change a tensor, by the expression that made it. */
  readonly of = new Map<Expression, Place[]>();
  /** The program changes what holds for all tensors, `torch.set_default_dtype`. */
  hasOtherDefaults = false;
  turnsGradientsOff = false;
  private readonly resolver: Resolver;
  private readonly calls: CallTable;

  constructor(resolver: Resolver, calls: CallTable) {
    this.resolver = resolver;
    this.calls = calls;
  }

  /** Yields now and then. */
  *look(chunk: Chunk): Generator<undefined, void> {
    for (const target of chunk.updated) {
      this.change(target.kind === 'attribute' || target.kind === 'subscript' ? target.object : target);
    }
    for (const [index, node] of chunk.loads.entries()) {
      if (index % loadsAStep === loadsAStep - 1) yield undefined;
      if (node.kind === 'attribute') {
        const { name, object, isStored } = node;
        const call = this.calls.callOf(node);
        if (/^(?:no_grad|inference_mode|_?set_grad_enabled)$/.test(name)) this.turnsGradientsOff = true;
        if (isStored) this.change(object);
        else if (call && name.endsWith('_') && !name.endsWith('__') && !harmlessMethod.test(name))
          this.change(object);
        else if (/^(?:numpy|__array__|storage|untyped_storage|data_ptr)$/.test(name)) {
          const around = call && this.calls.callAround(call);
          if (!around || !this.isHarmless(around)) this.change(object);
        } else if (!harmlessMember.test(name)) {
          this.change(object, (root) => !this.isTensor(root));
        }
      } else if (node.kind === 'subscript') {
        if (node.isStored) this.change(node.object);
      } else if (node.kind === 'call') this.call(node);
      else if (/^(?:no_grad|inference_mode|_?set_grad_enabled)$/.test(node.name))
        this.turnsGradientsOff = true;
    }
  }

  private call(node: Call): void {
    const { callee } = node;
    const name = callee.kind === 'attribute' || callee.kind === 'name' ? callee.name : '';
    if (
      /^(?:set_default_(?:dtype|tensor_type|device)|set_printoptions|set_flush_denormal|autocast)$/.test(name)
    ) {
      // NumPy's own way to print changes nothing.
      if (!/^numpy\./.test(pathOf(callee, this.resolver) ?? '')) this.hasOtherDefaults = true;
    }
    if (node.arguments.length === 0 || this.isHarmless(node)) return;
    for (const { value } of node.arguments) this.change(value);
  }

  private change(node: Expression, isMeant: (root: Expression) => boolean = () => true): void {
    for (const root of rootsOf(node, this.resolver)) {
      if (!isMeant(root)) continue;
      const places = this.of.get(root);
      if (places) places.push(placeOf(node, this.resolver));
      else this.of.set(root, [placeOf(node, this.resolver)]);
    }
  }

  private isTensor(root: Expression): boolean {
    return root.kind === 'call' && pathOf(root.callee, this.resolver)?.startsWith('torch.') === true;
  }

  /** Whether the call leaves its arguments as they are. */
  private isHarmless({ callee, arguments: list }: Call): boolean {
    if (list.some((argument) => argument.name === 'out') || mayWorkInPlace(list, this.resolver)) return false;
    const { alternatives, isOpen } = this.resolver.resolve(callee);
    if (callee.kind === 'attribute') {
      if (callee.object.kind === 'text') return true;
      const object = this.resolver.resolve(callee.object);
      const isTensor =
        object.alternatives.length > 0 && object.alternatives.every(({ value }) => value.kind === 'tensor');
      if (isTensor && !object.isOpen) return true;
    }
    if (alternatives.length === 0) return callee.kind === 'name' && harmlessBuiltin.test(callee.name);
    return !isOpen && alternatives.every((one) => this.isPure(one, callee));
  }

  private isPure({ value, origin }: Alternative, callee: Expression): boolean {
    switch (value.kind) {
      case 'path':
        return harmlessPath.test(value.path);
      case 'instance':
      case 'partial': {
        const { inplace } = bindArguments(
          value.of,
          value.construction?.arguments,
          callee.chunk,
          this.resolver,
        ).settings;
        return inplace === undefined || inplace.value === false;
      }
      case 'layer': {
        const made = callee.kind === 'call' ? callee : origin;
        const list = made && 'arguments' in made ? (made as Call).arguments : [];
        return !mayWorkInPlace(list, this.resolver);
      }
      default:
        return false;
    }
  }
}

/** `inplace=True`, or a True by position, which may be that. */
function mayWorkInPlace(list: readonly Argument[], resolver: Resolver): boolean {
  return list.some(({ name, value, stars }) => {
    if (stars > 0 || (name !== undefined && name !== 'inplace')) return false;
    const constant = resolver.constantOf(value)?.value;
    return name === 'inplace' ? constant !== false : constant === true;
  });
}
