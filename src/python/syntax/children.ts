// What stands inside of an expression or a statement.
import type { Chunk, Expression, Statement } from './syntax.ts';

/** The expressions directly inside of one, except those that stand in a scope of their own. */
export function childrenOf(node: Expression): readonly Expression[] {
  switch (node.kind) {
    case 'attribute':
      return [node.object];
    case 'subscript':
      return [node.object, ...node.parts];
    case 'call':
      return [node.callee, ...node.arguments.map((argument) => argument.value)];
    case 'unary':
      return [node.operand];
    case 'binary':
      return [node.left, node.right];
    case 'boolean':
      return node.values;
    case 'comparison':
      return node.operands;
    case 'conditional':
      return [node.test, node.value, node.otherwise];
    case 'slice':
      return [node.lower, node.upper, node.step].filter((one) => one !== undefined);
    case 'sequence':
      return node.elements;
    case 'dictionary':
      return node.entries.flatMap(({ key, value }) => (key ? [key, value] : [value]));
    case 'starred':
    case 'await':
      return [node.value];
    case 'yield':
      return node.value ? [node.value] : [];
    case 'formatted text':
      return node.parts;
    case 'named':
      return [node.target, node.value];
    case 'other':
      return node.children;
    default:
      return [];
  }
}

/** The statements directly inside of one, in order. */
export function bodyOf(statement: Statement): readonly Statement[] {
  switch (statement.kind) {
    case 'function':
    case 'class':
    case 'with':
    case 'group':
      return statement.body;
    case 'if':
      return statement.arms.flatMap(({ body }) => body);
    case 'match':
      return statement.cases.flatMap(({ body }) => body);
    case 'for':
    case 'while':
      return [...statement.body, ...statement.otherwise];
    case 'try':
      return [
        ...statement.body,
        ...statement.handlers.flatMap(({ body }) => body),
        ...statement.otherwise,
        ...statement.last,
      ];
    default:
      return [];
  }
}

/** The statements of `chunk` that `offset` of it lies in, outermost first. */
export function statementsAt({ statements }: Chunk, offset: number): readonly Statement[] {
  const found: Statement[] = [];
  for (let list = statements; ; ) {
    const next = list.find(({ start, end }) => start <= offset && offset <= end);
    if (!next) return found;
    found.push(next);
    list = bodyOf(next);
  }
}
