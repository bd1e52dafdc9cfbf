// What an expression is used as: its name, its input, and whether it can be a Tensor method at all.

import type { ParameterValue } from '../../catalog/activation.ts';
import { catalog } from '../../catalog/catalog.ts';
import type { Setting } from '../binder/settings.ts';
import { isOverload } from '../resolver/api-paths.ts';
import type { KnownConstant } from '../resolver/resolution.ts';
import type { Resolver } from '../resolver/resolver.ts';
import type { StringArgument } from '../resolver/torch.ts';
import type {
  AttributeSet,
  HeldArgument,
  HoldingClass,
  KnownActivation,
  NamedActivation,
  WrittenPlace,
} from '../resolver/values.ts';
import type { Argument, Call, Expression, Load, Text } from '../syntax/syntax.ts';
import type { CallTable } from './call-table.ts';
import type { UseKind } from './use.ts';

/** One activation that an expression may be, and how it is used there. */
export interface ActivationUsage {
  readonly known: KnownActivation;
  readonly kind: UseKind;
  /** The call whose arguments shape it, and those arguments. */
  readonly call: Call | undefined;
  readonly arguments: readonly HeldArgument[] | undefined;
  readonly origin: WrittenPlace | undefined;
  /** What was set of the instance since it was made, by the name of its attribute. */
  readonly set?: ReadonlyMap<string, Setting>;
  /** It may compute something else by now than what it was made as. */
  readonly isChanged?: true;
  /** Of a string: the argument that takes it. */
  readonly takenBy?: StringArgument;
  /** The class of a library that holds it. */
  readonly library?: HoldingClass;
  /** The library's table that made it by a name. */
  readonly named?: NamedActivation;
  /** Only an annotation says so. */
  readonly isTyped?: true;
}

/** The last identifier of the expression. */
export function nameOf(node: Exclude<Load, Call> | Text): [number, number] {
  let current: Expression = node;
  while (current.kind === 'subscript') current = current.object;
  // `{"relu": nn.ReLU()}[k]`: what stands inside has names of its own, which are pointed at for themselves.
  if (node.kind === 'subscript' && !/^(?:attribute|name)$/.test(current.kind))
    return [node.object.end, node.end];
  if (current.kind === 'attribute') {
    // `torch.ops.aten.relu.default` is the operator and its overload.
    const { object } = current;
    const isWhole = object.kind === 'attribute' && isOverload(current.name);
    return [isWhole ? object.nameStart : current.nameStart, current.nameEnd];
  }
  if (current.kind === 'text') return [current.contentStart, current.contentEnd];
  return current.kind === 'name' ? [current.start, current.end] : [node.start, node.end];
}

/** Attributes of layers, of which no activation has any but the learned `weight` of PReLU. */
const ofLayers =
  /^(?:weight|bias|(?:in|out)_(?:features|channels)|num_(?:features|embeddings)|embedding_dim|kernel_size|stride|padding|dilation|groups|(?:hidden|input)_size|running_(?:mean|var))$/;

/** Whether an instance can be asked for the attribute: no Linear is taken for the ReLU that it may be. */
export function mayHave({ entry }: KnownActivation, attribute: string | undefined): boolean {
  if (attribute === undefined || !ofLayers.test(attribute)) return true;
  return entry.learned === attribute;
}

/** Whether an instance can be called so, or be given to what it is given to: it takes one tensor, and has no length. */
export function mayBeAsked(call: Call | undefined, around: Call | undefined): boolean {
  if (
    around?.callee.kind === 'name' &&
    /^(?:len|enumerate|zip|sorted|reversed|list|tuple|iter|float|int)$/.test(around.callee.name)
  )
    return false;
  if (!call || call.arguments.some(({ stars }) => stars > 0)) return true;
  const [first, ...more] = call.arguments;
  return first !== undefined && more.length === 0 && (first.name === undefined || first.name === 'input');
}

/** Whether an instance computes something else once this attribute of it is set. */
export function isChangedBy({ entry }: KnownActivation, attribute: string): boolean {
  if (/^(?:\*\*?|forward|__class__|__call__|_call_impl)$/.test(attribute)) return true;
  // A class without parameters may derive from one that has them, and fix them.
  const own = entry.parameters.length > 0 ? [entry] : catalog.filter(({ learned }) => learned !== attribute);
  return own.some(({ parameters }) => parameters.some(({ name }) => name === attribute));
}

/** What is set of an instance for certain; undefined if it may have been made something else. */
export function setFor(
  known: KnownActivation,
  set: readonly AttributeSet[],
  resolver: Resolver,
): ReadonlyMap<string, Setting> | undefined {
  const values = new Map<string, Setting>();
  const unsure = new Set<string>();
  for (const { setting, isSure } of set) {
    const { attribute, value } = setting;
    const parameter = known.entry.parameters.find(({ name }) => name === attribute);
    if (!parameter && attribute !== 'inplace') {
      if (isChangedBy(known, attribute)) unsure.add(attribute);
    } else if (isSure && value && fits(resolver.constantOf(value), parameter?.default)) {
      unsure.delete(attribute);
      values.set(attribute, setting);
    } else {
      values.delete(attribute);
      if (parameter) unsure.add(attribute);
    }
  }
  return unsure.size === 0 ? values : undefined;
}

/** Whether a parameter with that default can hold the constant. */
function fits(constant: KnownConstant | undefined, fallback: ParameterValue | undefined): boolean {
  if (!constant || constant.through?.kind === 'parameter default') return false;
  const { value } = constant;
  return fallback === undefined || fallback === null
    ? typeof value === 'number' || typeof value === 'boolean'
    : typeof value === typeof fallback;
}

/** What the activation is applied to, where that is written. */
export function inputOf(
  { known, kind, call }: ActivationUsage,
  node: Exclude<Load, Call> | Text,
  input: Expression | undefined,
  calls: CallTable,
): Expression | undefined {
  if (kind === 'method call') {
    return node.kind === 'attribute' && call ? node.object : undefined;
  }
  // The input of a module is what its instance is called with: `nn.ReLU()(x)`, `self.act(x)`.
  if (known.apiPath.kind === 'module') {
    return passedTo({ known, kind, call }, node, calls)?.find((one) => !one.stars)?.value;
  }
  return input;
}

/** What the module is called with once it is made: `x` of `nn.ReLU()(x)`; undefined if it is not called. */
export function passedTo(
  { known, kind, call }: Pick<ActivationUsage, 'known' | 'kind' | 'call'>,
  node: Exclude<Load, Call> | Text,
  calls: CallTable,
): readonly Argument[] | undefined {
  if (known.apiPath.kind !== 'module' || kind === 'instance' || kind === 'reference') return undefined;
  const outer = kind === 'instance call' ? calls.callOf(node) : call && calls.callOf(call);
  return outer?.arguments;
}

/** Whether the arguments can be those of the method, so that `layers.relu(x)` of another library is not taken for one. */
export function mayTake({ apiPath }: KnownActivation, call: Call): boolean {
  const declared = apiPath.arguments;
  const list = call.arguments;
  const required = declared.filter((one) => one.required);
  if (list.some((argument) => argument.stars > 0)) return declared.length > 0;
  if (list.length > declared.length || list.length < required.length) return false;
  return list.every((argument) =>
    argument.name === undefined
      ? isSmall(argument.value)
      : declared.some((one) => one.name === argument.name),
  );
}

/** A number, or a name that can hold one; what another library takes as its input is mostly more than that. */
function isSmall(value: Expression): boolean {
  if (value.kind === 'constant' || value.kind === 'unary' || value.kind === 'binary') return true;
  const name = value.kind === 'attribute' || value.kind === 'name' ? value.name : '';
  return /dim|axis|weight|slope|lambd|eps/i.test(name);
}
