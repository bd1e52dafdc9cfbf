// Turns what an expression may be into the use that a person is shown.

import { lastName } from '../../catalog/api-path.ts';
import { mayName, meaningOf } from '../../catalog/published/names.ts';
import type { Setting } from '../binder/settings.ts';
import {
  canonical,
  findApiPath,
  findByString,
  findMethod,
  findRelative,
  isOverload,
  knownById,
} from '../resolver/api-paths.ts';
import type { Resolver } from '../resolver/resolver.ts';
import { stringArgumentOf } from '../resolver/torch.ts';
import {
  type Alternative,
  argumentsTogether,
  type HeldArgument,
  isFree,
  type KnownActivation,
  type Possible,
  type Value,
} from '../resolver/values.ts';
import { putThrough } from '../resolver/wrappers.ts';
import type { Argument, Attribute, Call, Load, Name, Text } from '../syntax/syntax.ts';
import { CallTable } from './call-table.ts';
import { ChangedInstances } from './changed-instances.ts';
import { statesOf, UseMaker } from './make-use.ts';
import { codeIn, spanIn } from './placing.ts';
import { type NamedString, namedString } from './strings.ts';
import { type ActivationUsage, mayBeAsked, mayHave, mayTake, nameOf, setFor } from './usage.ts';
import type { ActivationUse, NamedBy } from './use.ts';
import { WrittenInputs } from './written-inputs.ts';

export class UseFinder {
  readonly inputs: WrittenInputs;
  private readonly calls = new CallTable();
  private readonly changed: ChangedInstances;
  private readonly resolver: Resolver;
  private readonly usesTorch: boolean;
  private readonly maker: UseMaker;

  constructor(resolver: Resolver, usesTorch: boolean) {
    this.resolver = resolver;
    this.usesTorch = usesTorch;
    this.inputs = new WrittenInputs(resolver, this.calls);
    this.changed = new ChangedInstances(resolver);
    this.maker = new UseMaker(resolver, this.calls, this.inputs);
  }

  /** The use at this name, attribute, subscript or call; most are none. */
  useAt(node: Load): ActivationUse | undefined {
    if (node.kind !== 'call' && node.isStored) return undefined;
    // Of a call, too, so that the modules that its answer comes from are asked for before somebody points at it.
    const possible = this.resolver.resolveAfresh(node);
    if (node.kind === 'call') return this.atCall(node);
    return this.useOf(node, possible) ?? (node.kind === 'attribute' ? this.atMethod(node) : undefined);
  }

  /** The use of the activations among what `node` may be. */
  useOf(node: Exclude<Load, Call>, possible: Possible): ActivationUse | undefined {
    const usages: ActivationUsage[] = [];
    const isOnly = !possible.isOpen && possible.alternatives.length === 1;
    for (const alternative of possible.alternatives) {
      const one = this.usageOf(alternative, node, isOnly);
      if (one) usages.push(one);
    }
    if (usages.length === 0) return undefined;
    if (usages.every(({ kind }) => kind === 'instance') && this.isOneOfLayers(node, possible))
      return undefined;
    const unlisted = possible.alternatives.filter(
      (one) => isCallable(one) && !this.usageOf(one, node, isOnly),
    );
    // What it is by default is none of the catalog's: that the others may be given says nothing.
    if (unlisted.some(({ through }) => through?.kind === 'parameter default')) return undefined;
    const different = this.different(usages, node);
    const isUnsure = usages.some((one) => one.isChanged) || this.mayBeNone(node, possible);
    const certainty = isUnsure ? 'candidate' : certaintyOf(possible, usages.length, different.length);
    const told = this.maker.use(node, different, certainty);
    const sources = new Set(possible.alternatives.map(({ through }) => through?.kind));
    const isSaid = certainty === 'candidate' && !sources.has(undefined) && !sources.has('constant');
    const isByDefault = isSaid && !sources.has('argument');
    const isAsCalled = isSaid && sources.has('argument');
    const isChoice = possible.alternatives.some(({ through }) => through?.isChoice);
    const mayBeUnlisted = unlisted.length > 0 || (possible.isOpen && (!isSaid || isChoice));
    const use = told && mayBeUnlisted ? { ...told, mayBeUnlisted } : told;
    if (use && isAsCalled) return { ...use, isAsCalled };
    return use && isByDefault ? { ...use, isByDefault } : use;
  }

  /** Whether None may be handed on: what is called, or asked for something, is none. */
  private mayBeNone(node: Exclude<Load, Call>, { alternatives }: Possible): boolean {
    const isAsked = this.calls.callOf(node) ?? this.calls.attributeOf(node);
    return !isAsked && alternatives.some(isFree);
  }

  /** One of a list of layers and activations, which is handed on or asked for something else: mostly that is meant for a layer. */
  private isOneOfLayers(node: Exclude<Load, Call>, { alternatives }: Possible): boolean {
    if (!alternatives.some(({ value }) => value.kind === 'layer')) return false;
    if (node.kind !== 'name') return node.kind === 'subscript';
    const bindings = this.resolver.placeOf(node)?.scope.bindings.get(node.name) ?? [];
    return bindings.length > 0 && bindings.every(({ bound }) => bound.kind === 'element');
  }

  /** Each once: two branches that make the same activation on one line tell a person nothing twice. */
  private different(usages: readonly ActivationUsage[], node: Load): readonly ActivationUsage[] {
    if (usages.length === 1) return usages;
    const told = new Map<string, ActivationUsage>();
    for (const one of usages) {
      const { id, parameters, origin } = this.maker.candidate(one, node);
      const values = Object.values(parameters).map(({ value, text }) => String(value ?? text));
      const key = [id, ...values, origin.file?.key, origin.cell, origin.line].join('\n');
      if (!told.has(key)) told.set(key, one);
    }
    return [...told.values()];
  }

  private usageOf({ value, origin }: Alternative, node: Load, isOnly: boolean): ActivationUsage | undefined {
    const call = this.calls.callOf(node);
    if (value.kind === 'path') {
      const known = findApiPath(value.path);
      const attribute = this.calls.attributeOf(node);
      if (!known || (attribute !== undefined && isOverload(attribute))) return undefined;
      const partial = origin ? undefined : this.partialAround(node);
      if (partial)
        return { known, kind: 'partial', call: partial, arguments: partial.arguments.slice(1), origin };
      const replaced = {
        ...(this.changed.isReplaced(canonical(value.path)) ? { isChanged: true as const } : {}),
        ...(value.library ? { library: value.library } : {}),
      };
      if (!call) return { known, kind: 'reference', call, arguments: undefined, origin, ...replaced };
      return {
        known,
        kind: `${known.apiPath.kind} call`,
        call,
        arguments: this.ownArguments(known, call),
        origin,
        ...replaced,
      };
    }
    if (value.kind === 'instance') {
      const { of: known, construction } = value;
      // A list of layers was not followed to the one that stands there.
      if (!mayHave(known, this.calls.attributeOf(node))) return undefined;
      if (!isOnly && !mayBeAsked(call, this.calls.callAround(node))) return undefined;
      const kind = call ? 'instance call' : 'instance';
      return {
        known,
        kind,
        call: construction?.call,
        arguments: construction?.arguments ?? value.named?.arguments,
        origin: origin ?? construction?.call,
        ...(value.library ? { library: value.library } : {}),
        ...(value.named ? { named: value.named } : {}),
        ...(value.isTyped ? { isTyped: true as const } : {}),
        ...this.changeOf(value),
      };
    }
    // `self` is no layer to the code of its own class; `Block.act(block, x)` is given more than its input.
    const isSelf = value.kind === 'object' && node.kind === 'name' && !origin;
    const isWhole = call !== undefined && call.arguments.length !== 1;
    const through = isSelf || isWhole ? undefined : putThrough(this.resolver, value);
    if (through) {
      const place =
        through.kind === 'partial' || through.kind === 'instance' ? through.construction?.call : undefined;
      return this.usageOf(
        { value: through, origin: origin ?? place, through: undefined, isAssumed: false },
        node,
        isOnly,
      );
    }
    if (value.kind !== 'partial') return undefined;
    const { of: known, construction } = value;
    const list = call ? handedTogether(value, call.arguments) : construction.arguments;
    return {
      known,
      kind: call ? `${known.apiPath.kind} call` : 'reference',
      call: construction.call,
      arguments: list,
      origin,
      ...(this.changed.isSet(value) || this.changed.isReplaced(canonical(known.apiPath.path))
        ? { isChanged: true as const }
        : {}),
    };
  }

  /** What was set on an instance since it was made, or that this is unknown. */
  private changeOf(
    instance: Extract<Value, { kind: 'instance' }>,
  ): Pick<ActivationUsage, 'set' | 'isChanged'> {
    const set = instance.set ? setFor(instance.of, instance.set, this.resolver) : new Map<string, Setting>();
    const isReplaced = this.changed.isReplaced(canonical(instance.of.apiPath.path));
    if (!set || isReplaced || this.changed.isSet(instance)) return { isChanged: true };
    return set.size > 0 ? { set } : {};
  }

  /** The arguments without the receiver of a method that is called by its class, `torch.Tensor.relu(x)`. */
  private ownArguments({ apiPath }: KnownActivation, call: Call): readonly Argument[] {
    return apiPath.kind === 'method' ? call.arguments.slice(1) : call.arguments;
  }

  private partialAround(node: Load): Call | undefined {
    const within = this.calls.callAround(node);
    if (!within || within.arguments[0]?.value !== node) return undefined;
    const isPartial = this.resolver
      .resolve(within.callee)
      .alternatives.some(
        ({ value }) =>
          value.kind === 'path' && /^(?:functools|builtins)\.partial(?:method)?$/.test(value.path),
      );
    return isPartial ? within : undefined;
  }

  /** `torch.logsumexp`, `x.logsumexp(1)`, `F.gumbel_softmax`: shown on hover, but not counted as a use. */
  relativeAt(node: Name | Attribute): ActivationUse | undefined {
    const { alternatives, isOpen } = this.resolver.resolveAfresh(node);
    const [only] = alternatives;
    if (only?.value.kind === 'path' && alternatives.length === 1 && !isOpen) {
      const known = findRelative(only.value.path);
      return known && this.relative(node, known, only.isAssumed ? 'likely' : 'certain');
    }
    if (node.kind !== 'attribute' || !this.calls.callOf(node)) return undefined;
    const known = findRelative(`torch.Tensor.${node.name}`);
    const object = known && this.resolver.resolve(node.object);
    if (!object) return undefined;
    if (object.alternatives.some(({ value }) => value.kind === 'tensor'))
      return this.relative(node, known, object.isOpen ? 'likely' : 'certain');
    const mayBeTensor = object.isOpen && this.usesTorch && object.alternatives.every(isFree);
    return mayBeTensor ? this.relative(node, known, 'likely') : undefined;
  }

  private relative(
    node: Name | Attribute,
    known: KnownActivation,
    certainty: ActivationUse['certainty'],
  ): ActivationUse | undefined {
    const call = this.calls.callOf(node);
    const kind = call ? (`${known.apiPath.kind} call` as const) : 'reference';
    const use = this.maker.use(
      node,
      [{ known, kind, call, arguments: call?.arguments, origin: undefined }],
      certainty,
    );
    return use && { ...use, mention: known.entry.relative?.kind ?? 'reduction' };
  }

  /** `x.relu_()`, where `x` is a tensor or may be one. */
  private atMethod(node: Attribute): ActivationUse | undefined {
    const known = findMethod(node.name);
    if (!known) return undefined;
    const { alternatives, isOpen } = this.resolver.resolve(node.object);
    const isTensor = alternatives.some(({ value }) => value.kind === 'tensor');
    const call = this.calls.callOf(node);
    if (isTensor) {
      const usage: ActivationUsage = {
        known,
        kind: call ? 'method call' : 'reference',
        call,
        arguments: call?.arguments,
        origin: undefined,
      };
      const isSure = !isOpen && alternatives.length === 1 && !alternatives[0]?.isAssumed;
      return this.maker.use(node, [usage], isSure ? 'certain' : 'likely');
    }
    if (!call || !isOpen || !this.usesTorch || !alternatives.every(isFree)) return undefined;
    if (this.resolver.resolve(node).alternatives.length > 0) return undefined;
    if (!mayTake(known, call)) return undefined;
    const usage: ActivationUsage = {
      known,
      kind: 'method call',
      call,
      arguments: call.arguments,
      origin: undefined,
    };
    return this.maker.use(node, [usage], 'likely');
  }

  /** Activations named by a string: `getattr(nn, 'ReLU')`, `nonlinearity='relu'`. */
  private atCall(node: Call): ActivationUse | undefined {
    const { callee, arguments: list } = node;
    if (callee.kind !== 'name' && callee.kind !== 'attribute') return undefined;
    if (callee.name === 'getattr' && list[1]?.value.kind === 'text')
      return this.atGetattr(node, list[1].value);
    for (const { value } of this.resolver.resolve(callee).alternatives) {
      const taken = value.kind === 'path' ? stringArgumentOf(value.path) : undefined;
      if (!taken) continue;
      const hasStars = list.some((argument) => argument.stars === 1);
      const given =
        list.find((argument) => argument.name === taken.name) ??
        (hasStars ? undefined : list.filter((argument) => !argument.name)[taken.position]);
      const known = given?.value.kind === 'text' ? findByString(given.value.value) : undefined;
      if (!known || given?.value.kind !== 'text') continue;
      const usage: ActivationUsage = {
        known,
        kind: 'string',
        call: undefined,
        arguments: undefined,
        origin: undefined,
        takenBy: taken,
      };
      return this.maker.use(given.value, [usage], 'certain', this.slopeOf(callee, list));
    }
    return undefined;
  }

  /** `calculate_gain('leaky_relu', 0.2)` and `kaiming_normal_(w, a=0.2)` give LeakyReLU's slope beside the name. */
  private slopeOf(callee: Name | Attribute, list: readonly Argument[]): Argument | undefined {
    const positional = list.filter((argument) => !argument.name && !argument.stars);
    if (callee.name === 'calculate_gain') return list.find((one) => one.name === 'param') ?? positional[1];
    if (callee.name.startsWith('kaiming_')) return list.find((one) => one.name === 'a') ?? positional[1];
    return undefined;
  }

  private atGetattr(node: Call, text: Text): ActivationUse | undefined {
    const call = this.calls.callOf(node);
    const possible = this.resolver.resolve(node);
    const usages: ActivationUsage[] = [];
    for (const { value, origin } of possible.alternatives) {
      const known = value.kind === 'path' ? findApiPath(value.path) : undefined;
      if (!known || !value.kind || text.value !== lastName(known.apiPath.path)) continue;
      usages.push({ known, kind: 'getattr', call, arguments: call?.arguments, origin });
    }
    return usages.length > 0
      ? this.maker.use(text, usages.slice(0, 1), 'certain', undefined, node)
      : undefined;
  }

  /**
   * The activation that a string names to whatever takes it. With `isAsked`, also what is no activation of the catalog, and a
   * name that the table lacks: shown on hover, but not counted as a use.
   */
  stringAt(text: Text, isAsked = false): ActivationUse | undefined {
    if (!isAsked && !mayName(text.value)) return undefined;
    const found = namedString(text, this.resolver);
    if (!found) return undefined;
    const { taker, meaning, followed } = found;
    const namedBy = namedByOf(found);
    const known = followed?.known ?? (meaning?.id === undefined ? undefined : knownById(meaning.id));
    if (!known) return isAsked ? this.unlisted(text, namedBy) : undefined;
    const list = followed?.arguments ?? taker.given;
    const use = this.maker.use(
      text,
      [{ known, kind: 'string', call: undefined, arguments: list, origin: undefined }],
      followed ? 'certain' : 'likely',
    );
    if (!use) return undefined;
    const { given, ...told } = use;
    return { ...told, parameters: { ...use.parameters, ...statesOf(meaning?.parameters) }, namedBy };
  }

  private unlisted(text: Text, namedBy: NamedBy): ActivationUse {
    const { chunk } = text;
    const code = codeIn(chunk, ...nameOf(text));
    return {
      id: '',
      kind: 'string',
      mention: 'unlisted name',
      apiPath: '',
      ...spanIn(chunk, ...nameOf(text)),
      callee: code,
      expression: codeIn(chunk, text.start, text.end),
      parameters: {},
      certainty: 'likely',
      namedBy,
    };
  }
}

function namedByOf({ text, taker, meaning, followed }: NamedString): NamedBy {
  const { argument, table } = taker;
  const isInTable =
    table !== undefined && (meaning === undefined || meaningOf(text.value, table) === meaning);
  return {
    ...(argument === undefined ? {} : { argument }),
    ...(isInTable && !followed ? { table } : {}),
    ...(meaning ? { meaning } : {}),
  };
}

/** The arguments of a call of what was put by: in a lambda, what it is called with stands in the place of its parameter. */
function handedTogether(
  { construction, hasInput }: Extract<Alternative['value'], { kind: 'partial' }>,
  own: readonly Argument[],
): readonly HeldArgument[] {
  const { arguments: before } = construction;
  if (!hasInput) return argumentsTogether(before, own);
  const [input] = own;
  return input && own.length === 1 ? [{ ...input, name: undefined }, ...before.slice(1)] : before;
}

/** `count`: how many of the alternatives are activations, `different`: how many of those differ. */
function certaintyOf(
  { alternatives, isOpen }: Possible,
  count: number,
  different: number,
): ActivationUse['certainty'] {
  const others = alternatives.filter((one) => !isFree(one));
  if (isOpen || different > 1 || others.length > count) return 'candidate';
  return others[0]?.isAssumed ? 'likely' : 'certain';
}

/** A function, a class or an instance of one's own or of another library. */
function isCallable({ value }: Alternative): boolean {
  return /^(?:class|function|object|path)$/.test(value.kind);
}
