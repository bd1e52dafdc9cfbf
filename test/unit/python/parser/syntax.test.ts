// The tree of a sample with every construct of Python, node by node beside what Python's own parser makes of it.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { finish } from '../../../../src/foundation/generators.ts';
import { readText } from '../../../../src/python/parser/read-text.ts';
import { childrenOf } from '../../../../src/python/syntax/children.ts';
import type {
  Argument,
  Chunk,
  Expression,
  Parameter,
  Statement,
} from '../../../../src/python/syntax/syntax.ts';

const golden = path.join(import.meta.dirname, '../../../golden');
const source = readFileSync(path.join(golden, 'syntax-sample.py'), 'utf8');
const expected: readonly (readonly [kind: string, start: number, end: number])[] = JSON.parse(
  readFileSync(path.join(golden, 'syntax.json'), 'utf8'),
);

/** Python's names for our kinds of nodes. */
const kinds: Readonly<Record<string, string>> = {
  Name: 'name',
  Attribute: 'attribute',
  Subscript: 'subscript',
  Slice: 'slice',
  Call: 'call',
  JoinedStr: 'formatted text',
  UnaryOp: 'unary',
  BinOp: 'binary',
  BoolOp: 'boolean',
  Compare: 'comparison',
  IfExp: 'conditional',
  List: 'list',
  Tuple: 'tuple',
  Set: 'set',
  Dict: 'dictionary',
  Starred: 'starred',
  Lambda: 'lambda',
  ListComp: 'list comprehension',
  SetComp: 'set comprehension',
  DictComp: 'dictionary comprehension',
  GeneratorExp: 'generator comprehension',
  NamedExpr: 'named',
  Await: 'await',
  Yield: 'yield',
  YieldFrom: 'yield from',
  Expr: 'expression',
  Assign: 'assign',
  AnnAssign: 'assign',
  AugAssign: 'update',
  Return: 'return',
  Raise: 'raise',
  Assert: 'assert',
  Delete: 'delete',
  Pass: 'pass',
  Break: 'break',
  Continue: 'continue',
  Import: 'import',
  ImportFrom: 'import',
  Global: 'scope',
  FunctionDef: 'function',
  AsyncFunctionDef: 'function',
  ClassDef: 'class',
  If: 'if',
  For: 'for',
  AsyncFor: 'for',
  While: 'while',
  Try: 'try',
  With: 'with',
  AsyncWith: 'with',
  Match: 'match',
};

type Found = readonly [kind: string, start: number, end: number];

/** Every node of a chunk, reached by the tree alone. */
function nodesOf({ base, statements }: Chunk): readonly Found[] {
  const found: Found[] = [];
  const note = (kind: string, { start, end }: { start: number; end: number }) =>
    found.push([kind, base + start, base + end]);
  const all = (list: readonly (Expression | undefined)[]) => {
    for (const one of list) if (one) expression(one);
  };
  const parameters = (list: readonly Parameter[]) => {
    for (const { annotation, fallback } of list) all([annotation, fallback]);
  };
  const given = (list: readonly Argument[]) => {
    for (const argument of list) if (argument.stars === 1) note('starred', argument);
  };
  function expression(node: Expression): void {
    if (node.kind === 'text' || node.kind === 'constant') note('constant', node);
    else if (node.kind === 'sequence') note(node.type, node);
    else if (node.kind === 'comprehension') {
      note(`${node.type} comprehension`, node);
      all([node.key, node.element]);
      for (const clause of node.clauses)
        all(clause.kind === 'if' ? [clause.test] : [clause.target, clause.iterable]);
    } else if (node.kind === 'yield') note(node.isFrom ? 'yield from' : 'yield', node);
    else note(node.kind, node);
    if (node.kind === 'lambda') {
      parameters(node.parameters);
      all([node.body]);
    } else if (node.kind === 'call') given(node.arguments);
    else if (node.kind === 'subscript' && node.parts.length > 1) {
      const [first] = node.parts;
      const last = node.parts.at(-1);
      if (first && last) note('tuple', { start: first.start, end: last.end });
    }
    if (node.kind !== 'formatted text') all(childrenOf(node));
  }
  function body(list: readonly Statement[]): void {
    for (const node of list) {
      // One that holds others ends with its last line's break.
      const length = source.slice(base + node.start, base + node.end).trimEnd().length;
      if (node.kind !== 'group') note(node.kind, { start: node.start, end: node.start + length });
      switch (node.kind) {
        case 'expression':
          all([node.value]);
          break;
        case 'assign':
          all([...node.targets, node.annotation, node.value]);
          break;
        case 'update':
          all([node.target, node.value]);
          break;
        case 'return':
          all([node.value]);
          break;
        case 'raise':
          all([node.exception, node.cause]);
          break;
        case 'assert':
          all([node.test, node.message]);
          break;
        case 'delete':
          all(node.targets);
          break;
        case 'function':
          parameters(node.parameters);
          all([...node.decorators, node.returns]);
          body(node.body);
          break;
        case 'class':
          given(node.bases);
          all([...node.decorators, ...node.bases.map(({ value }) => value)]);
          body(node.body);
          break;
        case 'if':
          for (const arm of node.arms) {
            all([arm.test]);
            body(arm.body);
          }
          break;
        case 'match':
          all([node.subject]);
          for (const one of node.cases) body(one.body);
          break;
        case 'for':
          all([node.target, node.iterable]);
          body(node.body);
          body(node.otherwise);
          break;
        case 'while':
          all([node.test]);
          body(node.body);
          body(node.otherwise);
          break;
        case 'try':
          body(node.body);
          for (const handler of node.handlers) {
            all(handler.tests);
            body(handler.body);
          }
          body(node.otherwise);
          body(node.last);
          break;
        case 'with':
          for (const { value, target } of node.items) all([value, target]);
          body(node.body);
          break;
        case 'group':
          body(node.body);
      }
    }
  }
  body(statements);
  return found;
}

const inOrder = (list: readonly Found[]) =>
  [...list]
    .sort((a, b) => a[1] - b[1] || b[2] - a[2] || (a[0] < b[0] ? -1 : 1))
    .map(([kind, start, end]) => `${kind}: ${source.slice(start, end)} (${start})`);

describe('the syntax tree', () => {
  const chunks = finish(readText(source, undefined)).chunks;

  it('has every expression and every statement where Python has them', () => {
    // An `elif` is an `if` in the `else` of another for Python, and an arm of the same for us.
    const isElif = ([kind, start]: Found) => kind === 'If' && source.startsWith('elif', start);
    const theirs = expected
      .filter((one) => !isElif(one))
      .map(([kind, start, end]): Found => [kinds[kind] ?? kind.toLowerCase(), start, end]);
    assert.deepEqual(inOrder(chunks.flatMap(nodesOf)), inOrder(theirs));
  });

  it('has every operator where it is written', () => {
    const texts = (code: string): readonly string[] => {
      const found: string[] = [];
      for (const chunk of finish(readText(code, undefined)).chunks) {
        const open: Expression[] = chunk.statements.flatMap((one) =>
          one.kind === 'expression' ? [one.value] : one.kind === 'update' ? [one.target] : [],
        );
        for (const one of chunk.statements)
          if (one.kind === 'update') found.push(code.slice(one.operator.start, one.operator.end));
        for (let node = open.pop(); node; node = open.pop()) {
          const operators = 'operators' in node ? node.operators : 'operator' in node ? [node.operator] : [];
          for (const { text, start, end } of operators) {
            assert.equal(code.slice(start, end).replaceAll(/\s+/g, ' '), text);
            found.push(text);
          }
          open.push(...childrenOf(node));
        }
      }
      return found.sort();
    };
    assert.deepEqual(texts('a + b * -c\n'), ['*', '+', '-']);
    assert.deepEqual(texts('a < b not  in c is not d\n'), ['<', 'is not', 'not in']);
    assert.deepEqual(texts('a and b and not c or d\n'), ['and', 'and', 'not', 'or']);
    assert.deepEqual(texts('a //= b\n'), ['//=']);
  });
});
