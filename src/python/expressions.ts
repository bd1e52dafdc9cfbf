// Builds the expressions of the small syntax tree from the parts of Lezer's nodes; broken code gives `other`. Pure.
import { expressionsOf, type Item, type Items, isExpression, isText, isToken } from './items.ts';
import { readNumber, readString } from './literals.ts';
import type {
  Argument,
  Clause,
  Constant,
  Dictionary,
  Expression,
  Name,
  Parameter,
  Sequence,
} from './syntax.ts';

/** The number of literal elements up to which a display is kept element by element. */
const keptLiterals = 16;

export function buildExpression(type: string, items: Items): Item {
  const build = builders.get(type);
  if (build) return build(items);
  if (items.list.length === 0) return tokenOf(type, items);
  return other(items);
}

function tokenOf(type: string, { unit, text, start, end }: Items): Item {
  return { kind: 'token', type, text: text.slice(unit.base + start, unit.base + end), start, end };
}

type Type = Extract<Expression, { kind: 'other' }>['type'];

export function other({ unit, list, start, end }: Items, type: Type = 'unknown'): Expression {
  return { kind: 'other', type, unit, start, end, children: expressionsOf(list) };
}

export function makeName({ unit, text }: Items, start: number, end: number): Name {
  const name: Name = {
    kind: 'name',
    unit,
    start,
    end,
    name: text.slice(unit.base + start, unit.base + end),
    scope: undefined,
    block: undefined,
    store: false,
    call: undefined,
    within: undefined,
    version: -1,
    possible: undefined,
  };
  unit.loads.push(name);
  return name;
}

function constant({ unit, start, end }: Items, value: Constant['value'], isInteger = false): Constant {
  return { kind: 'constant', unit, start, end, value, isInteger };
}

const builders = new Map<string, (items: Items) => Item>(
  Object.entries<(items: Items) => Item>({
    VariableName: (items) => makeName(items, items.start, items.end),
    Number: (items) => {
      const { value, isInteger } = readNumber(textOf(items));
      return constant(items, value, isInteger);
    },
    String: (items) => {
      const read = readString(textOf(items));
      if (!read) return constant(items, undefined);
      const { unit, start, end } = items;
      const contentStart = start + read.from;
      return {
        kind: 'text',
        unit,
        start,
        end,
        value: read.value,
        contentStart,
        contentEnd: Math.max(contentStart, start + read.to),
      };
    },
    ContinuedString: (items) => {
      const { unit, list, start, end } = items;
      if (!list.every(isText)) return other(items, 'text');
      const value = list.map((part) => (isText(part) ? part.value : '')).join('');
      return { kind: 'text', unit, start, end, value, contentStart: start, contentEnd: end };
    },
    FormatString: (items) => other(items, 'text'),
    None: (items) => constant(items, null),
    Boolean: (items) => constant(items, textOf(items) === 'True'),
    Ellipsis: (items) => constant(items, undefined),
    ParenthesizedExpression: (items) => {
      const inner = expressionsOf(items.list);
      const only = inner[0];
      if (inner.length !== 1 || !only || items.list.some((item) => isToken(item, '*'))) return other(items);
      return only;
    },
    TupleExpression: (items) => sequence(items, 'tuple'),
    ArrayExpression: (items) => sequence(items, 'list'),
    SetExpression: (items) => sequence(items, 'set'),
    DictionaryExpression: dictionary,
    ComprehensionExpression: (items) => comprehension(items, 'generator'),
    ArrayComprehensionExpression: (items) => comprehension(items, 'list'),
    SetComprehensionExpression: (items) => comprehension(items, 'set'),
    DictionaryComprehensionExpression: (items) => comprehension(items, 'dictionary'),
    CallExpression: callExpression,
    ArgList: argumentList,
    MemberExpression: memberExpression,
    BinaryExpression: binaryExpression,
    UnaryExpression: (items) => {
      const { unit, list, start, end } = items;
      const operand = expressionsOf(list)[0];
      const operator = list[0];
      if (!operand || operator?.kind !== 'token') return other(items);
      return { kind: 'unary', unit, start, end, operator: operator.text, operand };
    },
    ConditionalExpression: (items) => {
      const { unit, start, end } = items;
      const [first, test, second] = expressionsOf(items.list);
      if (!first || !test || !second) return other(items);
      return { kind: 'choice', unit, start, end, test, alternatives: [first, second] };
    },
    NamedExpression: (items) => {
      const { unit, start, end } = items;
      const [target, value] = expressionsOf(items.list);
      if (!target || !value) return other(items);
      return { kind: 'named', unit, start, end, target, value };
    },
    AwaitExpression: (items) => other(items, 'await'),
    ParamList: ({ list, start, end }) => ({ kind: 'parameters', start, end, list: parametersOf(list) }),
    LambdaExpression: (items) => {
      const { unit, list, start, end } = items;
      const parameters = list.find((item) => item.kind === 'parameters');
      const body = expressionsOf(list).at(-1);
      return {
        kind: 'lambda',
        unit,
        start,
        end,
        parameters: parameters?.kind === 'parameters' ? parameters.list : [],
        body,
        scope: undefined,
      };
    },
    CapturePattern: (items) => {
      for (const item of items.list) if (item.kind === 'name') item.store = true;
      return other(items, 'capture');
    },
    AttributePattern: attributePattern,
    TypeDef: ({ list, start, end }) => ({ kind: 'type', start, end, value: expressionsOf(list)[0] }),
  }),
);

function textOf({ unit, text, start, end }: Items): string {
  return text.slice(unit.base + start, unit.base + end);
}

/** Elements with `*` put into `starred`, the way displays and argument-less lists write them. */
export function elementsOf(items: Items, list: readonly Item[]): Expression[] {
  const elements: Expression[] = [];
  let star: number | undefined;
  for (const item of list) {
    if (isToken(item, '*')) star = item.start;
    else if (isExpression(item)) {
      if (star === undefined) elements.push(item);
      else elements.push({ kind: 'starred', unit: items.unit, start: star, end: item.end, value: item });
      star = undefined;
    }
  }
  return elements;
}

const isLiteral = (node: Expression): boolean =>
  node.kind === 'constant' ||
  node.kind === 'text' ||
  (node.kind === 'unary' && isLiteral(node.operand)) ||
  (node.kind === 'other' && node.type === 'literals');

function sequence(items: Items, type: Sequence['type']): Expression {
  const { unit, start, end } = items;
  const elements = elementsOf(items, items.list);
  // Long lists of numbers are data; keeping every element would cost more memory than the source.
  if (elements.length > keptLiterals && elements.every(isLiteral)) {
    return { kind: 'other', type: 'literals', unit, start, end, children: [] };
  }
  return { kind: 'sequence', type, unit, start, end, elements };
}

function dictionary(items: Items): Expression {
  const { unit, start, end, list } = items;
  const entries: { key: Expression | undefined; value: Expression }[] = [];
  let key: Expression | undefined;
  let state: 'key' | 'value' | 'stars' = 'key';
  for (const item of list) {
    if (isToken(item, ':')) state = 'value';
    else if (isToken(item, '**')) state = 'stars';
    else if (isToken(item, ',')) state = 'key';
    else if (isExpression(item)) {
      if (state === 'key') key = item;
      else entries.push({ key: state === 'value' ? key : undefined, value: item });
    }
  }
  const node: Dictionary = { kind: 'dictionary', unit, start, end, entries };
  if (entries.length > keptLiterals && entries.every((entry) => isLiteral(entry.value))) {
    return { kind: 'other', type: 'literals', unit, start, end, children: [] };
  }
  return node;
}

type ComprehensionType = Extract<Expression, { kind: 'comprehension' }>['type'];

function comprehension(items: Items, type: ComprehensionType): Expression {
  const { unit, start, end, list } = items;
  const from = list.findIndex((item) => isToken(item, 'for'));
  const head = expressionsOf(from < 0 ? list : list.slice(0, from));
  const element = head.at(-1);
  if (!element || from < 0) return other(items);
  return {
    kind: 'comprehension',
    type,
    unit,
    start,
    end,
    key: type === 'dictionary' && head.length === 2 ? head[0] : undefined,
    element,
    clauses: clausesOf(items, list.slice(from)),
  };
}

function clausesOf(items: Items, list: readonly Item[]): Clause[] {
  const clauses: Clause[] = [];
  let mode: 'target' | 'iterable' | 'test' | undefined;
  let targets: Item[] = [];
  for (const item of list) {
    if (isToken(item, 'for')) {
      mode = 'target';
      targets = [];
    } else if (isToken(item, 'in')) mode = 'iterable';
    else if (isToken(item, 'if')) mode = 'test';
    else if (mode === 'target') targets.push(item);
    else if (isExpression(item)) {
      if (mode === 'iterable') {
        const target = groupOf(items, targets);
        if (target) clauses.push({ kind: 'for', target, iterable: item });
      } else if (mode === 'test') clauses.push({ kind: 'if', test: item });
    }
  }
  return clauses;
}

/** One expression, or a tuple where commas stand between several. */
export function groupOf(items: Items, list: readonly Item[]): Expression | undefined {
  const elements = elementsOf(items, list);
  const [first] = elements;
  const last = elements.at(-1);
  if (!first || !last) return undefined;
  if (elements.length === 1 && first.kind !== 'starred' && !list.some((item) => isToken(item, ',')))
    return first;
  return { kind: 'sequence', type: 'tuple', unit: items.unit, start: first.start, end: last.end, elements };
}

function callExpression(items: Items): Item {
  const { unit, start, end, list } = items;
  const callee = list.find(isExpression);
  const found = list.find((item) => item.kind === 'arguments');
  if (!callee || found?.kind !== 'arguments') return other(items);
  return makeCall(unit, start, end, callee, found);
}

export function makeCall(
  unit: Items['unit'],
  start: number,
  end: number,
  callee: Expression,
  found: Extract<Item, { kind: 'arguments' }>,
): Expression {
  const call: Extract<Expression, { kind: 'call' }> = {
    kind: 'call',
    unit,
    start,
    end,
    callee,
    arguments: found.list,
    argumentsStart: found.start + 1,
    argumentsEnd: found.close,
    call: undefined,
    within: undefined,
    version: -1,
    possible: undefined,
  };
  if ('call' in callee) callee.call = call;
  for (const { value } of found.list) if ('within' in value) value.within = call;
  unit.loads.push(call);
  return call;
}

function argumentList(items: Items): Item {
  const { unit, list, start, end } = items;
  const found: Argument[] = [];
  let stars: 0 | 1 | 2 = 0;
  let from: number | undefined;
  let name: Name | undefined;
  for (let index = 0; index < list.length; index++) {
    const item = list[index];
    if (!item) continue;
    if (isToken(item, '*') || isToken(item, '**')) {
      stars = item.type === '*' ? 1 : 2;
      from = item.start;
    } else if (isToken(item, 'for')) {
      // A generator as the only argument: `sum(f(x) for x in xs)`.
      const element = found.pop();
      const rest = list.slice(index).filter((part) => !isToken(part, ')'));
      if (element) found.push({ ...element, end: items.end - 1, value: generator(items, element, rest) });
      break;
    } else if (isExpression(item)) {
      const next = list[index + 1];
      if (item.kind === 'name' && next && isToken(next, 'AssignOp') && next.text === '=' && !name) {
        name = item;
        from = item.start;
        // The keyword is no name that is read.
        item.store = true;
        index++;
        continue;
      }
      found.push({
        start: from ?? item.start,
        end: item.end,
        name: name?.name,
        nameStart: name?.start ?? item.start,
        nameEnd: name?.end ?? item.start,
        stars,
        value: item,
      });
      name = undefined;
      stars = 0;
      from = undefined;
    } else if (isToken(item, ',')) {
      name = undefined;
      stars = 0;
      from = undefined;
    }
  }
  const last = list.at(-1);
  const close = isToken(last, ')') ? last.start : end;
  return { kind: 'arguments', list: found, start, end, close: Math.max(close, Math.min(start + 1, end)) };

  function generator(whole: Items, element: Argument, rest: readonly Item[]): Expression {
    return {
      kind: 'comprehension',
      type: 'generator',
      unit,
      start: element.value.start,
      end: whole.end - 1,
      key: undefined,
      element: element.value,
      clauses: clausesOf(whole, rest),
    };
  }
}

/** `object.name`, the name standing at `start` to `end`. */
export function makeAttribute(
  unit: Items['unit'],
  object: Expression,
  { text: name, start, end }: { readonly text: string; readonly start: number; readonly end: number },
): Expression {
  const attribute: Expression = {
    kind: 'attribute',
    unit,
    start: object.start,
    end,
    object,
    name,
    nameStart: start,
    nameEnd: end,
    store: false,
    call: undefined,
    within: undefined,
    version: -1,
    possible: undefined,
  };
  unit.loads.push(attribute);
  return attribute;
}

function attributePattern(items: Items): Item {
  let value = items.list.find(isExpression);
  for (const item of items.list) {
    if (value && isToken(item, 'PropertyName')) value = makeAttribute(items.unit, value, item);
  }
  return value ?? other(items);
}

function memberExpression(items: Items): Item {
  const { unit, list, start, end } = items;
  const [object] = list;
  if (!isExpression(object)) return other(items);
  const property = list.find((item) => isToken(item, 'PropertyName'));
  if (property?.kind === 'token') return makeAttribute(unit, object, property);
  const parts = elementsOf(items, list.slice(1));
  const isSingle = parts.length === 1 && !list.some((item) => isToken(item, ':') || isToken(item, ','));
  if (!list.some((item) => isToken(item, '['))) return other(items);
  const subscript: Expression = {
    kind: 'subscript',
    unit,
    start,
    end,
    object,
    index: isSingle ? parts[0] : undefined,
    parts,
    store: false,
    call: undefined,
    within: undefined,
    version: -1,
    possible: undefined,
  };
  unit.loads.push(subscript);
  return subscript;
}

function binaryExpression(items: Items): Expression {
  const { unit, list, start, end } = items;
  const [left, right] = expressionsOf(list);
  const operator = list.find((item) => item.kind === 'token');
  if (!left || !right || operator?.kind !== 'token') return other(items);
  if (operator.type === 'or' || operator.type === 'and') {
    return { kind: 'choice', unit, start, end, test: undefined, alternatives: [left, right] };
  }
  if (operator.type === 'ArithOp' || operator.type === 'BitOp') {
    return { kind: 'binary', unit, start, end, operator: operator.text, left, right };
  }
  return other(items, 'comparison');
}

function parametersOf(list: readonly Item[]): Parameter[] {
  const found: Parameter[] = [];
  let stars: 0 | 1 | 2 = 0;
  let state: 'name' | 'default' = 'name';
  for (const item of list) {
    const last = found.at(-1);
    if (isToken(item, ',')) {
      stars = 0;
      state = 'name';
    } else if (isToken(item, '*')) stars = 1;
    else if (isToken(item, '**')) stars = 2;
    else if (isToken(item, 'AssignOp')) state = 'default';
    else if (item.kind === 'type' && last) found[found.length - 1] = { ...last, annotation: item.value };
    else if (isExpression(item)) {
      if (state === 'default' && last) {
        found[found.length - 1] = { ...last, fallback: item };
        state = 'name';
      } else if (item.kind === 'name') {
        item.store = true;
        const { name, start, end } = item;
        found.push({ name, start, end, stars, annotation: undefined, fallback: undefined });
        stars = 0;
      }
    }
  }
  return found;
}
