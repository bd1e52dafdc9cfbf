// What the code around a use tells of it beside its arguments: the shape of its input, what autograd has to do with it, whether
// it stands where a module has to. Only what is certain, and computed only on demand.
import { lastName } from '../../catalog/api-path.ts';
import { classOfSelf, type Scope } from '../binder/scopes.ts';
import { findApiPath } from '../resolver/api-paths.ts';
import type { Resolver } from '../resolver/resolver.ts';
import { containerAt } from '../resolver/torch.ts';
import { statementsAt } from '../syntax/children.ts';
import type { Attribute, Call, Expression, Name } from '../syntax/syntax.ts';
import { CallTable } from './call-table.ts';
import { inputOf, nodeAt, type Program } from './dtype-hints.ts';
import { findLeaf, findProducer, instanceKeepsAnswer, learnsAmong, type Producer } from './gradients.ts';
import { findShape } from './input-shape.ts';
import { channelsAhead, spreadInSequence, spreadOf } from './layer-ahead.ts';
import type { PlaceInCode } from './mentions.ts';
import { modesAround, namesIn } from './modes.ts';
import { textIn } from './placing.ts';
import { pathOf } from './tensor-changes.ts';
import type { ActivationUse, UseContext } from './use.ts';

/** What is certain around `use`, whose name stands at this place; undefined if nothing is. */
export function findContext(
  place: PlaceInCode,
  use: ActivationUse,
  program: Program,
): UseContext | undefined {
  const node = nodeAt(place);
  return node && contextAt(node, use, program, new CallTable());
}

/** The same of the use that stands at `node`. */
export function contextAt(
  node: Name | Attribute,
  use: ActivationUse,
  program: Program,
  calls: CallTable,
): UseContext | undefined {
  if (use.certainty !== 'certain') return undefined;
  const { resolver } = program;
  const noModule = noModuleAt(node, use, calls, program);
  const input = use.input && inputOf(node, use.input, calls);
  const isAlong = findApiPath(use.apiPath)?.entry.kind === 'vector';
  const shape = input && isAlong ? shapeIn(input, program) : undefined;
  const { leaf, needed } = isOverwriting(use) ? overwritten(node, use, input, calls, program) : {};
  const meant = misplacedInput(node, use, calls, resolver);
  const among = modulesAround(node, use, calls, resolver);
  const spread = among
    ? spreadInSequence(among.values, among.at, program, calls)
    : input && spreadOf(input, program, calls);
  const channels = among && channelsAhead(among.values, among.at, resolver);
  const found: UseContext = {
    ...(noModule ? { noModule } : {}),
    ...(shape ? { shape } : {}),
    ...(leaf ? { leaf } : {}),
    ...(needed ? { needed } : {}),
    ...(meant ? { meant } : {}),
    ...(spread ? { spread } : {}),
    ...(channels ? { channels } : {}),
  };
  return Object.keys(found).length > 0 ? found : undefined;
}

/** Whether a use certainly works in place. */
function isOverwriting({ settings, apiPath }: ActivationUse): boolean {
  return Boolean(settings?.inplace?.value) || /_(?:\.default)?$/.test(apiPath);
}

/** What autograd has to do with an input that is overwritten. */
function overwritten(
  node: Name | Attribute,
  use: ActivationUse,
  input: Expression | undefined,
  calls: CallTable,
  program: Program,
): Pick<UseContext, 'leaf' | 'needed'> {
  const { resolver } = program;
  const leaf = input && findLeaf(input, resolver);
  const producer = (input && findProducer(input, resolver)) ?? producerAhead(node, use, calls, resolver);
  if (!leaf && (!producer || producer.isFollowed === 'no')) return {};
  const { isOff, mayBeFrozen, isLeafSure } = modesAround(node, input, program, calls);
  const isSure = producer?.isFollowed === 'yes' && !mayBeFrozen;
  return {
    ...(leaf && isLeafSure ? { leaf } : {}),
    ...(producer && producer.isFollowed !== 'no' && !isOff ? { needed: { by: producer.name, isSure } } : {}),
  };
}

/** The shape of an input, in a program that changes no shape in place. */
function shapeIn(input: Expression, program: Program): UseContext['shape'] {
  const shape = findShape(input, program.resolver);
  return shape && namesIn(program, reshapes).length === 0 ? shape : undefined;
}

const reshapes = /^(?:(?:un)?squeeze_|resize_\w*|transpose_|t_|swap(?:axes|dims)_|set_)$/;

/** The modules of the `nn.Sequential(…)` in which one is made, and where it stands among them. */
function modulesAround(
  node: Name | Attribute,
  { kind }: ActivationUse,
  calls: CallTable,
  resolver: Resolver,
): { readonly values: readonly Expression[]; readonly at: number } | undefined {
  const made = kind === 'module call' ? calls.callOf(node) : undefined;
  const around = made && calls.callAround(made);
  if (!made || !around || containerName(around, resolver) !== 'Sequential') return undefined;
  if (around.arguments.some(({ stars, name }) => stars > 0 || name !== undefined)) return undefined;
  const values = around.arguments.map(({ value }) => value);
  return { values, at: values.indexOf(made) };
}

/** The module ahead of one in `nn.Sequential(…)`, where backward needs its answer. */
function producerAhead(
  node: Name | Attribute,
  use: ActivationUse,
  calls: CallTable,
  resolver: Resolver,
): Producer | undefined {
  const { values, at } = modulesAround(node, use, calls, resolver) ?? {};
  if (!values || at === undefined) return undefined;
  const ahead = values[at - 1];
  if (!ahead) return undefined;
  const { alternatives, isOpen } = resolver.resolve(ahead);
  const [only] = alternatives;
  if (!only || isOpen || alternatives.length > 1 || !instanceKeepsAnswer(only, ahead, resolver))
    return undefined;
  const name = textIn(ahead.chunk, ahead.kind === 'call' ? ahead.callee : ahead);
  return { name, isFollowed: learnsAmong(values.slice(0, at), resolver) ? 'yes' : 'unknown' };
}

/** `Sequential` where a call certainly makes PyTorch's own, not a class derived from it. */
function containerName({ callee }: Call, resolver: Resolver): string | undefined {
  const path = pathOf(callee, resolver);
  return path !== undefined && containerAt(path) ? lastName(path) : undefined;
}

/** How what is no module stands where PyTorch wants one, `nn.Sequential(F.relu)`; undefined if it does not. */
function noModuleAt(
  node: Name | Attribute,
  { kind }: ActivationUse,
  calls: CallTable,
  program: Program,
): UseContext['noModule'] {
  const { resolver } = program;
  const partial = kind === 'partial' ? calls.callAround(node) : undefined;
  const whole = kind === 'reference' ? node : partial;
  const { alternatives } = resolver.resolve(node);
  const [held] = alternatives;
  if (!whole || !held || alternatives.length > 1) return undefined;
  // A function of one's own has a name that depends on its file.
  if (held.value.kind !== 'path' && (held.value.kind !== 'partial' || held.value.hasInput)) return undefined;
  const isHeld =
    [...calls.callsAround(whole)].some((call) => holds(call, whole, resolver)) ||
    (isListed(whole, calls) && calls.once(heldByName, program).has(whole));
  if (!isHeld) return undefined;
  return partial || held.value.kind === 'partial' ? 'partial' : 'itself';
}

/** Whether a call puts `node` as it is into a container of modules. */
function holds(call: Call, node: Expression, resolver: Resolver): boolean {
  const { callee, arguments: list } = call;
  const [first, second] = list;
  switch (containerName(call, resolver)) {
    case 'Sequential':
      return list.some(({ value, stars, name }) => {
        if (stars === 1) return isAmong(value, node);
        if (name !== undefined) return false;
        return value === node || (list.length === 1 && isNamedAmong(value, node));
      });
    case 'ModuleList':
      return first !== undefined && first.stars === 0 && isAmong(first.value, node);
    case 'ModuleDict':
      return first !== undefined && first.stars === 0 && isNamedAmong(first.value, node);
    default:
  }
  if (callee.kind !== 'attribute' || list.some(({ stars, name }) => stars > 0 || name !== undefined))
    return false;
  const isGiven =
    callee.name === 'append'
      ? first?.value === node
      : callee.name === 'extend'
        ? first !== undefined && isAmong(first.value, node)
        : /^(?:add|register)_module$/.test(callee.name) && second?.value === node;
  return isGiven && isModule(callee.object, callee.name.endsWith('_module'), resolver);
}

/** Whether an expression may be an element of a list: no argument of a call, but one of `append` and the like. */
function isListed(node: Name | Attribute | Call, calls: CallTable): boolean {
  const around = calls.callAround(node);
  return !around || (around.callee.kind === 'attribute' && /^(?:append|insert)$/.test(around.callee.name));
}

/** What certainly stands in containers that are made of a list by its name, `nn.Sequential(*layers)`. */
function heldByName({ resolver, chunks }: Program): ReadonlySet<unknown> {
  return new Set(
    chunks.flatMap(({ loads }) =>
      loads.flatMap((one) => (one.kind === 'call' ? listedBy(one, resolver) : [])),
    ),
  );
}

/** The elements of the list that a call makes a container of. */
function listedBy(call: Call, resolver: Resolver): readonly unknown[] {
  const { callee, arguments: list } = call;
  const name = callee.kind === 'name' || callee.kind === 'attribute' ? callee.name : '';
  const [first] = list;
  if (!/Sequential|ModuleList/.test(name) || first?.value.kind !== 'name' || list.length > 1) return [];
  const held = containerName(call, resolver);
  if (first.stars !== (held === 'Sequential' ? 1 : 0) || held === undefined) return [];
  const { alternatives, isOpen } = resolver.resolve(first.value);
  const [only] = alternatives;
  if (isOpen || alternatives.length !== 1 || only?.value.kind !== 'container') return [];
  return only.value.entries.flatMap(({ key, value }) => (typeof key === 'number' ? value : []));
}

/** Whether `node` is an element of a list that is written down. */
function isAmong(list: Expression, node: Expression): boolean {
  if (list.kind === 'comprehension') return list.element === node;
  return list.kind === 'sequence' && list.elements.includes(node);
}

/** Whether `node` is a value of a dictionary that is written down, or stands second in a pair. */
function isNamedAmong(list: Expression, node: Expression): boolean {
  if (list.kind === 'dictionary') return list.entries.some(({ value }) => value === node);
  if (list.kind === 'sequence')
    return list.elements.some((pair) => pair.kind === 'sequence' && pair.elements[1] === node);
  const { callee, arguments: given } = list.kind === 'call' ? list : { callee: undefined, arguments: [] };
  const isOrdered =
    (callee?.kind === 'name' || callee?.kind === 'attribute') && callee.name === 'OrderedDict';
  return isOrdered && given.length === 1 && given[0] !== undefined && isNamedAmong(given[0].value, node);
}

/** Whether `node` certainly is a container of modules; with `isAny`, or `self` of a class of one's own that is a module. */
function isModule(node: Expression, isAny: boolean, resolver: Resolver): boolean {
  const { alternatives, isOpen } = resolver.resolve(node);
  if (isOpen || alternatives.length === 0) return false;
  return alternatives.every(({ value }) => {
    if (value.kind === 'container') return value.isModule;
    return isAny && value.kind === 'object' && isModuleClass(value.scope, resolver);
  });
}

/** Whether a class of one's own certainly derives from `nn.Module`. */
export function isModuleClass({ statement }: Scope, resolver: Resolver, depth = 0): boolean {
  if (statement?.kind !== 'class' || depth > 8) return false;
  return statement.bases.some(({ value }) => {
    if (/^torch\.nn\.(?:modules\.(?:module\.)?)?Module$/.test(pathOf(value, resolver) ?? '')) return true;
    const { alternatives } = resolver.resolve(value);
    return alternatives.some(
      (one) => one.value.kind === 'class' && isModuleClass(one.value.scope, resolver, depth + 1),
    );
  });
}

/** Names of what a parameter may be given. */
const settings =
  /slope|alpha|beta|lambd|thresh|inplace|approx|dim|axis|min|max|low|upp|val|num|scale|flag|cfg|conf/i;

/** The tensor that a module's class is called with as if it were a function: `x = nn.ReLU(x)`. */
function misplacedInput(
  node: Name | Attribute,
  use: ActivationUse,
  calls: CallTable,
  resolver: Resolver,
): UseContext['meant'] {
  const call = use.kind === 'module call' && !use.passed ? calls.callOf(node) : undefined;
  const [first, ...rest] = call?.arguments ?? [];
  if (!call || !first || first.stars > 0 || (first.name !== undefined && first.name !== 'input'))
    return undefined;
  const { value } = first;
  const given = use.given?.[0];
  const isNumber = given?.tensor?.shape.length === 0;
  const isSetting = (value.kind === 'name' || value.kind === 'attribute') && settings.test(value.name);
  if (isNumber || isSetting || isLearned(value, resolver)) return undefined;
  if (given?.type !== 'Tensor' && !(value.kind === 'name' && isFlowing(call, value, resolver)))
    return undefined;
  return { input: textIn(value.chunk, value), others: rest.map((one) => textIn(call.chunk, one)) };
}

/** A parameter may be handed over as a learned number. */
function isLearned(value: Expression, resolver: Resolver): boolean {
  return value.kind === 'attribute' && findLeaf(value, resolver) !== undefined;
}

/** Whether `name = nn.ReLU(name)` stands in the `forward` of a module, where `name` is what flows through it. */
function isFlowing(call: Call, name: Name, resolver: Resolver): boolean {
  const around = statementsAt(call.chunk, call.start);
  const statement = around.at(-1);
  const method = [...around].reverse().find(({ kind }) => kind === 'function');
  const isRebound =
    statement?.kind === 'assign' &&
    statement.value === call &&
    statement.targets.some((target) => target.kind === 'name' && target.name === name.name);
  if (!isRebound || method?.kind !== 'function' || method.name !== 'forward') return false;
  const scope = resolver.placeOf(name)?.scope;
  const owner = scope && classOfSelf(method.parameters[0]?.name ?? '', scope);
  // What a class derives from in another file is a module, or has no `forward`.
  return owner?.statement?.kind === 'class' && owner.statement.bases.length > 0;
}
