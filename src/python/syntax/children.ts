// What stands inside of an expression.
import type { Expression } from './syntax.ts';

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
