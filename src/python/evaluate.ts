// Follows names to what they hold: imports, assignments, attributes of `self`, containers, parameters' defaults.
// Nothing is executed. Pure.
import { arithmetic, type Constant, numbersOfMath } from './arithmetic.ts';
import { type Block, bindingsReaching, positionOf } from './flow.ts';
import { type Binding, isStatic, type Scope } from './scopes.ts';
import { findMethod, findSpelling } from './spellings.ts';
import { impliedName, nameFromStars } from './stars.ts';
import type { Argument, Attribute, Call, Expression, Name, Subscript } from './syntax.ts';
import {
  answersItself,
  answersTensor,
  containerAt,
  isTensorAttribute,
  isTensorType,
  layerAt,
  methodAnswersTensor,
} from './torch.ts';
import {
  type Alternative,
  type Entry,
  mapAlternatives,
  nothing,
  only,
  type Possible,
  type Through,
  union,
  unknown,
  type Value,
  withOrigin,
} from './values.ts';

const deepest = 120;
/** How many expressions are looked at for one name; what takes more stays unknown. */
const mostWork = 4000;
const nowhere = {
  base: 0,
  order: 0,
  source: 0,
  statements: [],
  loads: [],
  documentation: [],
};

export class Evaluator {
  private depth = 0;
  private work = 0;
  private readonly version: number;
  /** Every attribute that is stored into a name, `act` of `model.act = nn.ReLU()`. */
  private readonly dottedNames: ReadonlySet<string>;

  /** `version` tells this reading from earlier ones of the same, kept syntax. */
  constructor(version: number, dottedNames: ReadonlySet<string>) {
    this.version = version;
    this.dottedNames = dottedNames;
  }

  /** What `node` may be, on a fresh budget: one name must never hold up the rest. */
  start(node: Expression): Possible {
    this.work = 0;
    return this.evaluate(node);
  }

  evaluate(node: Expression): Possible {
    if (this.depth > deepest || ++this.work > mostWork) return unknown;
    this.depth++;
    try {
      return this.remembered(node);
    } finally {
      this.depth--;
    }
  }

  private remembered(node: Expression): Possible {
    switch (node.kind) {
      case 'name':
      case 'attribute':
      case 'subscript':
      case 'call': {
        if (node.version === this.version) return node.possible ?? unknown;
        node.version = this.version;
        node.possible = undefined;
        const possible = this.load(node);
        node.possible = possible;
        return possible;
      }
      default:
        return this.compute(node);
    }
  }

  private load(node: Name | Attribute | Subscript | Call): Possible {
    switch (node.kind) {
      case 'name':
        return node.scope && node.block ? this.name(node, node.scope, node.block) : unknown;
      case 'attribute':
        return this.attribute(node);
      case 'subscript':
        return this.subscript(node);
      case 'call':
        return this.call(node);
    }
  }

  private compute(node: Expression): Possible {
    switch (node.kind) {
      case 'text':
        return only({ kind: 'constant', value: node.value, isInteger: false });
      case 'constant':
        if (node.value === undefined) return only({ kind: 'other' });
        return only({ kind: 'constant', value: node.value, isInteger: node.isInteger });
      case 'unary':
      case 'binary':
        return this.operation(node);
      case 'choice':
        return union(node.alternatives.map((one) => this.evaluate(one)));
      case 'named':
        return this.evaluate(node.value);
      case 'sequence':
        return only(this.containerOf(node.elements, false));
      case 'dictionary': {
        const entries = node.entries.map((entry) => ({ key: this.key(entry.key), value: entry.value }));
        const isWhole = node.entries.every((entry) => entry.key !== undefined);
        return only({ kind: 'container', entries, isWhole, isModule: false });
      }
      case 'comprehension': {
        const entries = [{ key: undefined, value: node.element }];
        return only({ kind: 'container', entries, isWhole: true, isModule: false });
      }
      case 'lambda':
        return node.scope ? only({ kind: 'function', scope: node.scope }) : unknown;
      case 'other':
        return node.type === 'text' || node.type === 'literals' ? only({ kind: 'other' }) : unknown;
      default:
        return unknown;
    }
  }

  private containerOf(elements: readonly Expression[], isModule: boolean): Value {
    const entries: Entry[] = [];
    let isWhole = true;
    for (const [index, element] of elements.entries()) {
      if (element.kind === 'starred') {
        isWhole = false;
        for (const one of this.evaluate(element.value).alternatives) {
          if (one.value.kind === 'container')
            for (const { value } of one.value.entries) entries.push({ key: undefined, value });
        }
      } else entries.push({ key: isWhole ? index : undefined, value: element });
    }
    return { kind: 'container', entries, isWhole, isModule };
  }

  private key(node: Expression | undefined): string | number | undefined {
    if (node?.kind === 'text') return node.value;
    if (node?.kind === 'constant' && typeof node.value === 'number') return node.value;
    return undefined;
  }

  /** The one constant that `node` is in any case, or by a parameter's default. */
  constantOf(node: Expression): KnownConstant | undefined {
    return constantFrom(this.evaluate(node));
  }

  private operation(node: Extract<Expression, { kind: 'unary' | 'binary' }>): Possible {
    const operands = node.kind === 'unary' ? [node.operand] : [node.left, node.right];
    const parts = operands.map((operand) => this.evaluate(operand));
    if (parts.some((part) => part.alternatives.some((one) => one.value.kind === 'tensor')))
      return only({ kind: 'tensor' });
    const constants = parts.map(constantFrom);
    const value = arithmetic(node.operator, constants);
    if (!value) return unknown;
    const through = constants.find((one) => one?.through)?.through;
    return {
      alternatives: [{ value: { kind: 'constant', ...value }, origin: undefined, through, isAssumed: false }],
      isOpen: parts.some((part) => part.isOpen),
    };
  }

  private name(node: Name, scope: Scope, block: Block): Possible {
    return this.lookUp(node.name, scope, block, positionOf(node.unit, node.start)) ?? this.builtin(node.name);
  }

  private builtin(name: string): Possible {
    if (/^(?:getattr|partial|dict|list|tuple|set|float|int|enumerate|zip|reversed|super|type)$/.test(name)) {
      return only({ kind: 'path', path: `builtins.${name}` });
    }
    return unknown;
  }

  /** What `name` holds for code in `block` of `scope`; undefined where nothing binds it. */
  lookUp(name: string, from: Scope, at: Block, position: number): Possible | undefined {
    let scope: Scope | undefined = from;
    let block = at;
    let isDeferred = false;
    let isFirst = true;
    let isSnippet = from.kind === 'module' && from.isSnippet;
    let where = position;
    while (scope) {
      const outside = scope.outside.get(name);
      if (outside === 'global' && scope.kind !== 'module') {
        isDeferred = true;
        while (scope.parent && scope.kind !== 'module') scope = scope.parent;
        block = scope.root;
      }
      const isVisible = isFirst || scope.kind !== 'class';
      const bindings: readonly Binding[] | undefined =
        isVisible && outside !== 'nonlocal' ? scope.bindings.get(name) : undefined;
      if (bindings) {
        const found = this.among(bindings, scope, block, where, isDeferred);
        if (found) return found;
      }
      if (scope.kind === 'module') {
        const found = nameFromStars(name, scope.stars, isDeferred ? Number.POSITIVE_INFINITY : where);
        if (found || !scope.parent) return found ?? (isSnippet ? impliedName(name) : undefined);
        isSnippet ||= scope.isSnippet;
        isDeferred = true;
      }
      // What a function reads around it is looked up when it runs; a comprehension and a class body run at once.
      if (scope.kind === 'function') isDeferred = true;
      isFirst = scope.kind === 'comprehension' && isFirst;
      block = scope.parentBlock ?? scope.root;
      if (scope.unit) where = positionOf(scope.unit, scope.start);
      scope = scope.parent;
    }
    return undefined;
  }

  private among(
    bindings: readonly Binding[],
    scope: Scope,
    block: Block,
    position: number,
    isDeferred: boolean,
  ): Possible | undefined {
    const here = bindingsReaching(bindings, block, position);
    let chosen = here.bindings;
    if (isDeferred) {
      const atEnd = bindingsReaching(bindings, scope.root, Number.POSITIVE_INFINITY);
      chosen = [...new Set([...here.bindings, ...atEnd.bindings])];
    } else if (chosen.length === 0) {
      if (scope.kind === 'class') return undefined;
      chosen = bindings.slice(0, 8);
    }
    return union(chosen.map((binding) => this.bound(binding)));
  }

  bound(binding: Binding): Possible {
    if (binding.version === this.version) return binding.possible ?? unknown;
    binding.version = this.version;
    binding.possible = undefined;
    const possible = this.computeBound(binding);
    binding.possible = possible;
    return possible;
  }

  private computeBound({ bound, unit, name }: Binding): Possible {
    switch (bound.kind) {
      case 'import':
        return only({ kind: 'path', path: bound.path });
      case 'class':
      case 'function': {
        const own = ownPath(bound.scope, name);
        if (own && findSpelling(own)) return only({ kind: 'path', path: own });
        return only({ kind: bound.kind, scope: bound.scope });
      }
      case 'annotation':
        return this.annotated(bound.annotation);
      case 'value': {
        const possible = this.unpack(this.evaluate(bound.value), bound.path);
        return this.named(possible, bound.value, unit, name);
      }
      case 'element':
        return this.unpack(this.elementsOf(bound.iterable), bound.path);
      case 'parameter':
        return this.parameter(bound);
      default:
        return unknown;
    }
  }

  /** Notes where the value of a name was written down. */
  private named(possible: Possible, value: Expression, unit: Binding['unit'], name: string): Possible {
    const through: Through = { kind: 'constant', name, unit, start: value.start, end: value.end };
    return mapAlternatives(withOrigin(possible, value), (one) =>
      one.value.kind === 'constant' && !one.through ? { ...one, through } : one,
    );
  }

  private parameter(bound: Extract<Binding['bound'], { kind: 'parameter' }>): Possible {
    const { parameter, scope, index } = bound;
    const { parent, statement } = scope;
    if (parameter.stars > 0) return only({ kind: 'other' });
    if (index === 0 && parent?.kind === 'class' && statement?.kind === 'function' && !isStatic(statement)) {
      const isClassMethod = statement.decorators.some(
        (node) => node.kind === 'name' && node.name === 'classmethod',
      );
      return only({
        kind: isClassMethod || statement.name === '__new__' ? 'class' : 'object',
        scope: parent,
      });
    }
    const { annotation, fallback, name } = parameter;
    if (!fallback) return annotation ? this.annotated(annotation) : unknown;
    const { unit } = fallback;
    const through: Through = {
      kind: 'parameter default',
      name,
      unit,
      start: fallback.start,
      end: fallback.end,
    };
    const possible = mapAlternatives(withOrigin(this.evaluate(fallback), fallback), (one) => ({
      ...one,
      through,
    }));
    const typed = annotation ? this.annotated(annotation) : unknown;
    return { ...union([possible, typed]), isOpen: true };
  }

  private annotated(annotation: Expression): Possible {
    if (annotation.kind === 'text') {
      return /^(?:torch\.)?Tensor$/.test(annotation.value) ? only({ kind: 'tensor' }) : unknown;
    }
    if (annotation.kind !== 'name' && annotation.kind !== 'attribute') return unknown;
    for (const { value } of this.evaluate(annotation).alternatives) {
      if (value.kind === 'class') return only({ kind: 'object', scope: value.scope });
      if (value.kind !== 'path') continue;
      if (isTensorType(value.path)) return only({ kind: 'tensor' });
      const known = findSpelling(value.path);
      if (known?.spelling.kind === 'module') return only({ kind: 'instance', of: known, made: undefined });
      const layer = layerAt(value.path);
      if (layer) return only({ kind: 'layer', isPlain: layer.isPlain });
    }
    return unknown;
  }

  private unpack(possible: Possible, path: readonly number[]): Possible {
    let current = possible;
    for (const index of path) {
      const parts: Possible[] = current.isOpen ? [unknown] : [];
      for (const { value } of current.alternatives) {
        if (value.kind === 'tensor') parts.push(only({ kind: 'tensor' }));
        else if (value.kind !== 'container') parts.push(unknown);
        else parts.push(this.pick(value, index < 0 ? undefined : index));
      }
      current = union(parts);
      if (current.alternatives.length === 0) return unknown;
    }
    return current;
  }

  /** The element with this key, or any. */
  private pick(container: Extract<Value, { kind: 'container' }>, key: string | number | undefined): Possible {
    const { entries, isWhole } = container;
    const index = typeof key === 'number' && key < 0 && isWhole ? entries.length + key : key;
    const exact = index === undefined ? [] : entries.filter((entry) => entry.key === index);
    const chosen =
      exact.length > 0
        ? exact.slice(-1)
        : entries.filter((entry) => key === undefined || entry.key === undefined);
    const parts = chosen.slice(0, 64).map((entry) => withOrigin(this.evaluate(entry.value), entry.value));
    return isWhole || exact.length > 0 ? union(parts) : union([...parts, unknown]);
  }

  private elementsOf(iterable: Expression): Possible {
    if (iterable.kind === 'call' && iterable.callee.kind === 'name') {
      const [first] = iterable.arguments;
      const { name } = iterable.callee;
      if (name === 'reversed' && first) return this.elementsOf(first.value);
      if (name === 'enumerate' && first) {
        const element = this.elementsOf(first.value);
        return this.tupleOf([unknown, element]);
      }
      if (name === 'zip')
        return this.tupleOf(iterable.arguments.map((argument) => this.elementsOf(argument.value)));
    }
    const possible = this.evaluate(iterable);
    const parts = possible.alternatives.map(({ value }) => {
      if (value.kind === 'tensor') return only({ kind: 'tensor' });
      return value.kind === 'container' ? this.pick(value, undefined) : unknown;
    });
    return union(possible.isOpen ? [...parts, unknown] : parts);
  }

  /** A tuple of values that stand nowhere as expressions. */
  private tupleOf(parts: readonly Possible[]): Possible {
    const entries = parts.map((possible, key) => ({ key, value: this.evaluated(possible) }));
    return only({ kind: 'container', entries, isWhole: true, isModule: false });
  }

  private evaluated(possible: Possible): Expression {
    return {
      kind: 'name',
      unit: nowhere,
      start: 0,
      end: 0,
      name: '',
      scope: undefined,
      block: undefined,
      store: false,
      call: undefined,
      within: undefined,
      version: this.version,
      possible,
    };
  }

  private attribute(node: Attribute): Possible {
    const object = this.evaluate(node.object);
    const parts: Possible[] = [];
    if (object.isOpen) parts.push(unknown);
    for (const one of object.alternatives) parts.push(assumedLike(one, this.member(one, node.name)));
    const dotted = this.dotted(node);
    if (dotted) return dotted;
    return parts.length > 0 ? union(parts) : unknown;
  }

  /** What was stored into an attribute by its dotted name, `model.act = nn.ReLU()`. */
  private dotted({ object, name, unit, start }: Attribute): Possible | undefined {
    if (!this.dottedNames.has(name) || object.kind !== 'name' || !object.scope || !object.block)
      return undefined;
    return this.lookUp(`${object.name}.${name}`, object.scope, object.block, positionOf(unit, start));
  }

  member({ value }: Alternative, name: string): Possible {
    switch (value.kind) {
      case 'path':
        return memberOfPath(value.path, name);
      case 'object':
      case 'class':
        return this.attributeOf(value.scope, name, 0);
      case 'tensor':
        return isTensorAttribute(name) ? only(value) : nothing;
      case 'container': {
        const named = value.isModule ? value.entries.filter((entry) => entry.key === name) : [];
        return named.length > 0 ? this.pick(value, name) : nothing;
      }
      case 'instance':
      case 'layer':
        return /^(?:weight|bias)$/.test(name) ? only({ kind: 'tensor' }) : nothing;
      default:
        return nothing;
    }
  }

  /** An attribute of a class of this file and its instances, through its bases. */
  private attributeOf(scope: Scope, name: string, depth: number): Possible {
    const bindings = [...(scope.attributes.get(name) ?? []), ...(scope.bindings.get(name) ?? [])];
    const parts = bindings.slice(0, 32).map((binding) => this.bound(binding));
    // `self.act = None` is a place kept free.
    if (parts.length > 0) return union(parts);
    if (depth > 8 || scope.statement?.kind !== 'class') return unknown;
    for (const base of scope.statement.bases) {
      if (base.name) continue;
      for (const { value } of this.evaluate(base.value).alternatives) {
        if (value.kind !== 'class' || value.scope === scope) continue;
        const found = this.attributeOf(value.scope, name, depth + 1);
        if (found.alternatives.length > 0) return found;
      }
    }
    return unknown;
  }

  private subscript(node: Subscript): Possible {
    const object = this.evaluate(node.object);
    const parts: Possible[] = object.isOpen ? [unknown] : [];
    const key = node.index ? this.constantOf(node.index)?.value : undefined;
    for (const { value } of object.alternatives) {
      if (value.kind === 'tensor') parts.push(only(value));
      else if (value.kind === 'container' && node.index) {
        parts.push(this.pick(value, typeof key === 'string' || typeof key === 'number' ? key : undefined));
      } else parts.push(unknown);
    }
    return parts.length > 0 ? union(parts) : unknown;
  }

  private call(node: Call): Possible {
    const special = this.specialCall(node);
    if (special) return special;
    const callee = this.evaluate(node.callee);
    const parts: Possible[] = callee.isOpen ? [unknown] : [];
    for (const one of callee.alternatives) {
      const result = this.callOf(one, node);
      const through = mapAlternatives(result, (made) => ({ ...made, through: one.through ?? made.through }));
      parts.push(assumedLike(one, through));
    }
    const method = this.methodResult(node);
    if (method) parts.push(method);
    return parts.length > 0 ? union(parts) : unknown;
  }

  /** Methods of tensors, modules and dictionaries. */
  private methodResult({ callee, arguments: list }: Call): Possible | undefined {
    if (callee.kind !== 'attribute') return undefined;
    const object = this.evaluate(callee.object);
    const parts: Possible[] = [];
    for (const one of object.alternatives) {
      const { value } = one;
      if (value.kind === 'tensor' && methodAnswersTensor(callee.name)) parts.push(only(value));
      else if ((value.kind === 'instance' || value.kind === 'layer') && answersItself.has(callee.name)) {
        parts.push({ alternatives: [one], isOpen: false });
      } else if (value.kind === 'container' && answersItself.has(callee.name) && value.isModule) {
        parts.push({ alternatives: [one], isOpen: false });
      } else if (value.kind === 'container' && /^(?:get|pop|setdefault)$/.test(callee.name)) {
        const key = list[0] ? this.constantOf(list[0].value)?.value : undefined;
        parts.push(this.pick(value, typeof key === 'string' || typeof key === 'number' ? key : undefined));
        if (list[1]) parts.push(this.evaluate(list[1].value));
      } else if (value.kind === 'container' && callee.name === 'values') {
        parts.push({ alternatives: [one], isOpen: false });
      } else if (value.kind === 'container' && callee.name === 'items') {
        const entry = this.tupleOf([unknown, this.pick(value, undefined)]);
        const pairs: Entry[] = [{ key: undefined, value: this.evaluated(entry) }];
        parts.push(only({ kind: 'container', entries: pairs, isWhole: true, isModule: false }));
      }
    }
    // A method of Tensor that is an activation answers a tensor, whatever is known of its receiver.
    if (parts.length === 0 && object.isOpen && findMethod(callee.name)) return only({ kind: 'tensor' });
    return parts.length > 0 ? union(parts) : undefined;
  }

  /** `getattr(nn, 'ReLU')`, `copy.deepcopy(act)`. */
  private specialCall(node: Call): Possible | undefined {
    const { callee, arguments: list } = node;
    if (callee.kind !== 'name' && callee.kind !== 'attribute') return undefined;
    const [first, second, third] = list;
    if (callee.name === 'getattr' && first && second?.value.kind === 'text') {
      const { value: name } = second.value;
      const parts = this.evaluate(first.value).alternatives.map((one) => this.member(one, name));
      if (third) parts.push(this.evaluate(third.value));
      return parts.length > 0 ? union(parts) : unknown;
    }
    if (/^(?:deepcopy|copy)$/.test(callee.name) && first && list.length === 1) {
      const [path] = this.evaluate(callee).alternatives;
      if (path?.value.kind === 'path' && /^copy\.(?:deepcopy|copy)$/.test(path.value.path))
        return this.evaluate(first.value);
    }
    return undefined;
  }

  private callOf({ value }: Alternative, node: Call): Possible {
    switch (value.kind) {
      case 'path':
        return this.callOfPath(value.path, node);
      case 'partial': {
        const made = { call: node, arguments: [...value.made.arguments, ...node.arguments] };
        return value.of.spelling.kind === 'module' ? madeAt(value.of, made) : only({ kind: 'tensor' });
      }
      case 'instance':
        return only({ kind: 'tensor' });
      case 'layer':
        return value.isPlain ? only({ kind: 'tensor' }) : unknown;
      case 'class':
        return only({ kind: 'object', scope: value.scope });
      case 'function':
        return this.returned(value.scope);
      default:
        return unknown;
    }
  }

  private callOfPath(path: string, node: Call): Possible {
    const known = findSpelling(path);
    if (known) {
      return known.spelling.kind === 'module'
        ? madeAt(known, { call: node, arguments: node.arguments })
        : only({ kind: 'tensor' });
    }
    if (/^(?:functools|builtins)\.partial$/.test(path)) return this.partial(node);
    if (/^(?:builtins\.dict|collections\.OrderedDict)$/.test(path)) return this.dictionaryOf(node, false);
    if (/^builtins\.(?:list|tuple|set|reversed)$/.test(path)) {
      const [first] = node.arguments;
      return first ? this.evaluate(first.value) : unknown;
    }
    if (/^math\.\w+$|^builtins\.(?:float|int)$/.test(path)) {
      const value = arithmetic(
        path,
        node.arguments.map((argument) => this.constantOf(argument.value)),
      );
      return value ? only({ kind: 'constant', ...value }) : only({ kind: 'other' });
    }
    const container = containerAt(path);
    if (container === 'dictionary') return this.dictionaryOf(node, true);
    if (container === 'sequence') return this.sequenceOf(node);
    const layer = layerAt(path);
    if (layer) return only({ kind: 'layer', isPlain: layer.isPlain });
    if (answersTensor(path)) return only({ kind: 'tensor' });
    return unknown;
  }

  private partial(node: Call): Possible {
    const [first, ...rest] = node.arguments;
    if (!first) return unknown;
    const parts: Possible[] = [];
    const target = this.evaluate(first.value);
    if (target.isOpen) parts.push(unknown);
    for (const { value, through } of target.alternatives) {
      const known = value.kind === 'path' ? findSpelling(value.path) : undefined;
      if (!known) continue;
      const partial: Value = { kind: 'partial', of: known, made: { call: node, arguments: rest } };
      parts.push({
        alternatives: [{ value: partial, origin: node, through, isAssumed: false }],
        isOpen: false,
      });
    }
    return parts.length > 0 ? union(parts) : unknown;
  }

  private dictionaryOf(node: Call, isModule: boolean): Possible {
    const entries: Entry[] = [];
    let isWhole = true;
    for (const { name, stars, value } of node.arguments) {
      if (name) entries.push({ key: name, value });
      else if (stars) isWhole = false;
      else {
        for (const one of this.evaluate(value).alternatives) {
          if (one.value.kind !== 'container') isWhole = false;
          else entries.push(...this.pairsOf(one.value.entries));
        }
      }
    }
    return only({ kind: 'container', entries, isWhole, isModule });
  }

  /** `[('act', nn.ReLU())]` as entries; entries that have names already stay. */
  private pairsOf(entries: readonly Entry[]): Entry[] {
    return entries.map((entry) => {
      if (entry.value.kind !== 'sequence' || typeof entry.key === 'string') return entry;
      const [name, value] = entry.value.elements;
      return name?.kind === 'text' && value ? { key: name.value, value } : entry;
    });
  }

  private sequenceOf(node: Call): Possible {
    const values = node.arguments.map(
      ({ value, stars }): Expression =>
        stars ? { kind: 'starred', unit: value.unit, start: value.start, end: value.end, value } : value,
    );
    const [only_] = values;
    if (values.length === 1 && only_ && only_.kind !== 'starred') {
      const parts = this.evaluate(only_).alternatives.map(({ value }) =>
        value.kind === 'container'
          ? only({ ...value, entries: this.pairsOf(value.entries), isModule: true })
          : undefined,
      );
      const found = parts.filter((part) => part !== undefined);
      if (found.length > 0) return union(found);
    }
    return only(this.containerOf(values, true));
  }

  /** What a function of this file returns. */
  private returned(scope: Scope): Possible {
    if (scope.version === this.version) return scope.possible ?? unknown;
    scope.version = this.version;
    scope.possible = undefined;
    const { statement } = scope;
    const isPlain =
      statement === undefined || (statement.kind === 'function' && statement.decorators.length === 0);
    const parts = isPlain
      ? scope.returns.slice(0, 32).map((value) => withOrigin(this.evaluate(value), value))
      : [];
    const possible = parts.length > 0 ? union(parts) : unknown;
    scope.possible = possible;
    return possible;
  }
}

function madeAt(
  of: Extract<Value, { kind: 'partial' }>['of'],
  made: { readonly call: Call; readonly arguments: readonly Argument[] },
): Possible {
  return {
    alternatives: [
      { value: { kind: 'instance', of, made }, origin: made.call, through: undefined, isAssumed: false },
    ],
    isOpen: false,
  };
}

/** What follows from an assumption is one. */
function assumedLike({ isAssumed }: Alternative, possible: Possible): Possible {
  return isAssumed ? mapAlternatives(possible, (one) => ({ ...one, isAssumed })) : possible;
}

interface KnownConstant extends Constant {
  readonly through: Through | undefined;
}

function constantFrom({ alternatives, isOpen }: Possible): KnownConstant | undefined {
  const [first] = alternatives;
  if (alternatives.length !== 1 || first?.value.kind !== 'constant') return undefined;
  if (isOpen && first.through?.kind !== 'parameter default') return undefined;
  return { value: first.value.value, isInteger: first.value.isInteger, through: first.through };
}

function memberOfPath(path: string, name: string): Possible {
  const whole = `${path}.${name}`;
  const number = Object.hasOwn(numbersOfMath, whole) ? numbersOfMath[whole] : undefined;
  return only(
    number === undefined
      ? { kind: 'path', path: whole }
      : { kind: 'constant', value: number, isInteger: false },
  );
}

/** The qualified path of what a named module defines itself. */
function ownPath({ parent }: Scope, name: string): string | undefined {
  if (parent?.kind !== 'module' || parent.name === undefined) return undefined;
  return `${parent.name.replace(/\.__init__$/, '')}.${name}`;
}
