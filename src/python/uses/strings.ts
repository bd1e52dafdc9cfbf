// Which strings name an activation, told by what takes them: an argument, a field or a key that says so, a library's table.
// What a string is only compared with, a key of a dictionary or a name of a layer is none.
import {
  isKindKey,
  isPathKey,
  type Meaning,
  meaningOf,
  meaningOfPath,
  type PublishedTable,
  tableAt,
  tableOfPackage,
  tableOfWord,
  takesActivation,
} from '../../catalog/published/names.ts';
import { findApiPath } from '../resolver/api-paths.ts';
import type { Resolver } from '../resolver/resolver.ts';
import { isForeign, stringArgumentOf } from '../resolver/torch.ts';
import type { Alternative, HeldArgument, KnownActivation } from '../resolver/values.ts';
import { pathTo } from '../syntax/path-to.ts';
import type { Argument, Call, Dictionary, Expression, Statement, Text } from '../syntax/syntax.ts';

/** What takes a string as the name of an activation. */
interface Taker {
  /** The argument, the field or the key that says so. */
  readonly argument?: string;
  /** The library that looks the name up, as far as that is known. */
  readonly table?: PublishedTable;
  /** It is that library's table that is asked, so that a name it lacks is none. */
  readonly isAsked?: true;
  /** A function or a table of one's own, whose answer can be followed. */
  readonly answer?: Expression;
  /** What the activation is given beside its name. */
  readonly given?: readonly HeldArgument[];
}

/** A string that names an activation. */
export interface NamedString {
  readonly text: Text;
  readonly taker: Taker;
  /** What it means; undefined if the table that is asked has no such name. */
  readonly meaning: Meaning | undefined;
  /** Where the code itself says which it is. */
  readonly followed?: { readonly known: KnownActivation; readonly arguments?: readonly HeldArgument[] };
}

/** What the string names, by what it stands in; undefined if nothing says that it names an activation. */
export function namedString(text: Text, resolver: Resolver): NamedString | undefined {
  const path = pathTo(text);
  if (!path) return undefined;
  const { expressions, statement, parameter } = path;
  const finder = new TakerFinder(resolver, expressions, statement, parameter?.name);
  const taker = finder.takerOf(expressions.length - 1);
  if (!taker) return undefined;
  const { table, isAsked, answer } = taker;
  const followed = answer && follow(answer, resolver);
  if (followed === 'another') return undefined;
  if (followed) return { text, taker, meaning: { id: followed.known.entry.id }, followed };
  const { value } = text;
  const meaning = isAsked
    ? meaningOf(value, table)
    : (meaningOfPath(value) ?? (table && meaningOf(value, table)) ?? meaningOf(value));
  return meaning || isAsked ? { text, taker, meaning } : undefined;
}

/** The names that may stand in a string, and whose they are. */
export interface OfferedNames {
  readonly names: readonly string[];
  /** The library whose table has them; of a table of one's own, none. */
  readonly table?: PublishedTable;
}

/** The names that what takes the string knows; undefined where that is not certain. */
export function namesFor(text: Text, resolver: Resolver): OfferedNames | undefined {
  const path = pathTo(text);
  if (!path) return undefined;
  const { expressions, statement, parameter } = path;
  const at = expressions.length - 1;
  const taker = new TakerFinder(resolver, expressions, statement, parameter?.name).takerOf(at);
  const own = keysOfOwn(expressions[at - 1], text, resolver);
  if (own) return { names: own };
  return taker?.table && { names: Object.keys(taker.table.names), table: taker.table };
}

/** The keys of a dictionary in sight that the string is looked up in, some of which hold an activation. */
function keysOfOwn(
  node: Expression | undefined,
  text: Text,
  resolver: Resolver,
): readonly string[] | undefined {
  if (node?.kind !== 'subscript' || node.index !== text || node.isStored) return undefined;
  const { alternatives, isOpen } = resolver.resolveAfresh(node.object);
  const [only] = alternatives;
  if (!only || isOpen || alternatives.length !== 1) return undefined;
  const table = only.value.kind === 'object' ? only.value.held : only.value;
  if (table?.kind !== 'container' || !table.isWhole) return undefined;
  const keys = table.entries.map(({ key }) => key).filter((key) => typeof key === 'string');
  const holdsOne = table.entries.some(({ value }) =>
    resolver.resolveAfresh(value).alternatives.some((one) => activationAt(one) !== undefined),
  );
  return keys.length > 0 && holdsOne ? keys : undefined;
}

/** What code in sight answers to the name: one activation, something else, or unknown. */
function follow(answer: Expression, resolver: Resolver): NamedString['followed'] | 'another' {
  const { alternatives, isOpen } = resolver.resolveAfresh(answer);
  const [only] = alternatives;
  if (isOpen || alternatives.length !== 1 || !only) return undefined;
  return activationAt(only) ?? 'another';
}

function activationAt({ value }: Alternative): NamedString['followed'] {
  if (value.kind === 'path') {
    const known = findApiPath(value.path);
    return known && { known };
  }
  if (value.kind !== 'instance' && value.kind !== 'partial') return undefined;
  const list = value.construction?.arguments;
  return { known: value.of, ...(list ? { arguments: list } : {}) };
}

/** Functions that answer what is set under a name, or else what they are given. */
const answersSetting =
  /^(?:\w*getattr|get|pop|setdefault|setattr|get_\w*(?:config|option|arg|attr|param)\w{0,16})$/;
/** Functions that do something else with a name than look it up. */
const noLookUp =
  /register|add|set|has|hook|remove|delete|replace|update|find|log|print|save|load|plot|check|count|name|is_|test|assert/i;
/** Functions that make the field of a dataclass, or an option. */
const makesField = /field|default|option|argument|param|config|conf|key/i;

class TakerFinder {
  private readonly resolver: Resolver;
  private readonly path: readonly Expression[];
  private readonly statement: Statement;
  private readonly parameter: string | undefined;

  constructor(
    resolver: Resolver,
    path: readonly Expression[],
    statement: Statement,
    parameter: string | undefined,
  ) {
    this.resolver = resolver;
    this.path = path;
    this.statement = statement;
    this.parameter = parameter;
  }

  /** What takes the expression at this place of the path. */
  takerOf(at: number): Taker | undefined {
    const node = this.path[at];
    const parent = this.path[at - 1];
    if (!node) return undefined;
    if (!parent) return this.inStatement(node);
    switch (parent.kind) {
      case 'conditional':
        return node === parent.test ? undefined : this.takerOf(at - 1);
      case 'boolean':
        return this.takerOf(at - 1);
      case 'sequence':
        return this.inSequence(parent.elements, node, at);
      case 'dictionary':
        return this.inDictionary(parent, node, at);
      case 'subscript':
        return node === parent.index ? this.inSubscript(parent) : undefined;
      case 'call':
        return this.inCall(parent, node, at);
      default:
        return undefined;
    }
  }

  private inStatement(node: Expression): Taker | undefined {
    const { statement, parameter } = this;
    if (parameter !== undefined) {
      const isOfFactory = statement.kind === 'function' && isFactory(statement.name) && holdsName(parameter);
      return named(parameter) ?? (isOfFactory ? { argument: parameter } : undefined);
    }
    if (statement.kind !== 'assign' || statement.value !== node) return undefined;
    for (const target of statement.targets) {
      const name = target.kind === 'subscript' ? textOf(target.index) : nameOf(target);
      const taker = name === undefined ? undefined : named(name);
      if (taker) return taker;
    }
    return undefined;
  }

  /** `("leakyrelu", {"negative_slope": 0.1})`, and lists of names. */
  private inSequence(elements: readonly Expression[], node: Expression, at: number): Taker | undefined {
    const taker = this.takerOf(at - 1);
    const [first, second] = elements;
    if (!taker) return undefined;
    if (first === node && elements.length === 2 && second?.kind === 'dictionary')
      return { ...taker, given: argumentsIn(second) };
    const isList = elements.every((one) => one.kind === 'text' || one.kind === 'constant');
    return isList && taker.argument !== undefined ? taker : undefined;
  }

  private inDictionary(dictionary: Dictionary, node: Expression, at: number): Taker | undefined {
    const entry = dictionary.entries.find(({ value }) => value === node);
    const key = textOf(entry?.key);
    if (key === undefined) return undefined;
    return this.underKey(key, node, at, () => argumentsIn(dictionary, key));
  }

  /** The value of a key, `{"act": "relu"}`, `dict(type="ReLU")`. */
  private underKey(
    key: string,
    node: Expression,
    at: number,
    others: () => readonly HeldArgument[],
  ): Taker | undefined {
    if (isPathKey(key)) {
      const isPath = node.kind === 'text' && meaningOfPath(node.value) !== undefined;
      return isPath ? { argument: key, given: others() } : undefined;
    }
    if (!isKindKey(key)) return named(key);
    const taker = this.takerOf(at - 1);
    return taker && { ...taker, given: others() };
  }

  /** `ACT2FN["silu"]`. */
  private inSubscript(subscript: Extract<Expression, { kind: 'subscript' }>): Taker | undefined {
    if (subscript.isStored) return undefined;
    const paths = this.pathsOf(subscript.object);
    for (const path of paths) {
      const table = tableAt(path);
      if (table) return { table, isAsked: true };
    }
    const { alternatives } = this.resolver.resolveAfresh(subscript.object);
    const isOwn = alternatives.some(({ value }) => value.kind === 'container' || value.kind === 'object');
    const name = nameOf(subscript.object) ?? '';
    if (!isOwn && !/^_*ACT(?:2|S$|IVATION|_)/.test(name)) return undefined;
    return takesActivation(name.replace(/2/g, '_')) ? { answer: subscript } : undefined;
  }

  private inCall(call: Call, node: Expression, at: number): Taker | undefined {
    const argument = call.arguments.find(({ value }) => value === node);
    if (!argument || argument.stars > 0) return undefined;
    const paths = this.pathsOf(call.callee);
    if (paths.some(isForeign)) return undefined;
    // PyTorch's own look at it; what stands in the argument itself is told as theirs.
    const own = paths.map((path) => stringArgumentOf(path)).find((one) => one !== undefined);
    if (own) return node.kind === 'text' ? undefined : { argument: own.name };
    const table = paths.map((path) => tableAt(path)).find((one) => one !== undefined);
    if (table) return { table, isAsked: true };
    const callee = nameOf(call.callee) ?? '';
    const library = paths.map((path) => tableOfPackage(path)).find((one) => one !== undefined);
    const { name } = argument;
    if (name === undefined) return this.atPosition(call, callee, argument, at, library);
    if (callee === 'dict') {
      return this.underKey(name, node, at, () =>
        call.arguments.filter((one) => one !== argument && one.name !== undefined),
      );
    }
    if (name === 'default' && makesField.test(callee)) return this.ofField(call, at);
    const taker = named(name);
    if (taker) return library && !taker.table ? { ...taker, table: library } : taker;
    return isFactory(callee) && holdsName(name) ? { answer: call } : undefined;
  }

  private atPosition(
    call: Call,
    callee: string,
    argument: Argument,
    at: number,
    library: PublishedTable | undefined,
  ): Taker | undefined {
    const index = call.arguments.indexOf(argument);
    const previous = textOf(call.arguments[index - 1]?.value);
    if (answersSetting.test(callee) && previous !== undefined) {
      const of = call.callee.kind === 'attribute' ? nameOf(call.callee.object) : undefined;
      return named(previous) ?? (of !== undefined && isKindKey(previous) ? named(of) : undefined);
    }
    if (index === 0 && /field$/i.test(callee)) return this.ofField(call, at);
    const own = this.parameterAt(call, index);
    const taker = own === undefined ? undefined : named(own);
    if (taker) return isFactory(callee) ? { ...taker, answer: call } : taker;
    if (!isFactory(callee) || this.isHook(at - 1)) return undefined;
    return library ? { table: library, answer: call } : { answer: call };
  }

  /** `act: str = field(default="gelu")`, `add_argument("--act", default="relu")`. */
  private ofField(call: Call, at: number): Taker | undefined {
    const option = call.arguments
      .filter(({ name }) => name === undefined)
      .map(({ value }) => textOf(value))
      .find((text) => text?.startsWith('-') === true && takesActivation(text));
    return option === undefined ? this.takerOf(at - 1) : named(option);
  }

  /** What gets the output of a layer by its name: `model.relu.register_forward_hook(get_activation("relu"))`. */
  private isHook(at: number): boolean {
    const around = this.path[at - 1];
    return around?.kind === 'call' && /hook/.test(nameOf(around.callee) ?? '');
  }

  /** The name of the parameter that a function or a class of the program takes at this position. */
  private parameterAt({ callee, arguments: list }: Call, index: number): string | undefined {
    if (list.slice(0, index).some(({ stars, name }) => stars > 0 || name !== undefined)) return undefined;
    const [only, ...others] = this.resolver.resolveAfresh(callee).alternatives;
    if (!only || others.length > 0) return undefined;
    const { value } = only;
    if (value.kind === 'function') {
      const { statement, parent } = value.scope;
      if (statement?.kind !== 'function') return undefined;
      return statement.parameters[parent?.kind === 'class' ? index + 1 : index]?.name;
    }
    if (value.kind !== 'class') return undefined;
    const [maker] = value.scope.bindings.get('__init__') ?? [];
    return maker?.bound.kind === 'function' ? maker.bound.statement.parameters[index + 1]?.name : undefined;
  }

  private pathsOf(node: Expression): readonly string[] {
    if (node.kind !== 'name' && node.kind !== 'attribute') return [];
    return this.resolver
      .resolveAfresh(node)
      .alternatives.flatMap(({ value }) => (value.kind === 'path' ? [value.path] : []));
  }
}

function named(argument: string): Taker | undefined {
  if (!takesActivation(argument)) return undefined;
  const table = tableOfWord(argument);
  return table ? { argument, table } : { argument };
}

/** Whether a function of this name looks an activation up: `get_activation`, `build_act`, `activation_resolver`. */
function isFactory(callee: string): boolean {
  return takesActivation(callee) && !noLookUp.test(callee);
}

/** Whether the parameter of such a function is the name. */
const holdsName = (parameter: string): boolean => /^(?:name|kind|type|key|query|default)$/.test(parameter);

function nameOf(node: Expression): string | undefined {
  return node.kind === 'name' || node.kind === 'attribute' ? node.name : undefined;
}

function textOf(node: Expression | undefined): string | undefined {
  return node?.kind === 'text' ? node.value : undefined;
}

/** The entries of a dictionary as arguments, but for the one that names what they are given to. */
function argumentsIn({ entries }: Dictionary, without?: string): readonly HeldArgument[] {
  return entries.flatMap(({ key, value }): HeldArgument[] => {
    if (key?.kind !== 'text' || key.value === without) return [];
    const { start, contentStart, contentEnd } = key;
    const { end } = value;
    return [{ start, end, name: key.value, nameStart: contentStart, nameEnd: contentEnd, stars: 0, value }];
  });
}
