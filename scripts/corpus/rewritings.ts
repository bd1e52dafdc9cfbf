// Writes a Python program in another way that means the same: names, cells, line breaks, order, dead code, aliases, variables.
// What the reader says of the two must not differ. Python is read with Lezer here, not with the reader.
import type { SyntaxNode } from '@lezer/common';
import { parser } from '@lezer/python';

/** A program that means the same, in one or several cells, and where what stood at an offset is now. */
export interface Rewritten {
  readonly cells: readonly string[];
  place(offset: number): { readonly cell: number; readonly offset: number };
}

/** Writes a program in another way; undefined if it gives no occasion for that, or where that would not be safe. */
export type Rewriting = (text: string) => Rewritten | undefined;

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Each of the ways that need nothing installed. */
export const rewritings: Readonly<Record<string, Rewriting>> = {
  'rename variables': (text) => edited(text, renamedVariables(text)),
  'wrap in a function': wrapped,
  'split into cells': splitIntoCells,
  'break lines in brackets': (text) => edited(text, brokenLines(text)),
  'swap functions': swapped,
  'add dead code': (text) => edited(text, deadCode(text)),
  'alias imports': (text) => edited(text, aliasedImports(text)),
  'name numbers': (text) => edited(text, namedNumbers(text)),
  'name what is called': (text) => edited(text, namedCallees(text)),
};

function edited(text: string, edits: readonly Edit[]): Rewritten | undefined {
  if (edits.length === 0) return undefined;
  const inOrder = [...edits].sort((a, b) => a.from - b.from || a.to - b.to);
  let result = '';
  let at = 0;
  for (const { from, to, text: inserted } of inOrder) {
    result += text.slice(at, from) + inserted;
    at = to;
  }
  return {
    cells: [result + text.slice(at)],
    place(offset) {
      let moved = offset;
      for (const { from, to, text: inserted } of inOrder) {
        if (from > offset || (from === offset && to > from)) break;
        // What stands inside of what was replaced is where that begins now.
        moved += to > offset ? from - offset : inserted.length - (to - from);
      }
      return { cell: 0, offset: moved };
    },
  };
}

/** Every node of a program's tree, in the order of the text. */
export function* nodesOf(text: string): Generator<SyntaxNode> {
  const cursor = parser.parse(text).cursor();
  do yield cursor.node;
  while (cursor.next());
}

/** A name that no program has yet. */
const suffix = '_q';

function isKeyword(node: SyntaxNode): boolean {
  return node.parent?.name === 'ArgList' && node.nextSibling?.name === 'AssignOp';
}

/** The scope's statement that a name is bound by right here, as Lezer calls it. */
function binderOf(node: SyntaxNode): string | undefined {
  const { parent } = node;
  if (parent?.name === 'ParamList')
    return parent.parent?.name === 'LambdaExpression' ? undefined : 'ParamList';
  if (parent?.name === 'AssignStatement' && node.nextSibling?.name === 'AssignOp') return 'AssignStatement';
  return parent?.name === 'ForStatement' && node.prevSibling?.name === 'for' ? 'ForStatement' : undefined;
}

/** The places of each name, but for keywords of calls and imports. */
function placesOfNames(text: string): { names: Map<string, SyntaxNode[]>; taken: Set<string> } {
  const names = new Map<string, SyntaxNode[]>();
  const taken = new Set<string>();
  for (const node of nodesOf(text)) {
    if (node.name === 'String' || node.name === 'FormatString' || node.name === '⚠')
      for (const [word] of text.slice(node.from, node.to).matchAll(/\w+/g)) taken.add(word);
    if (node.name !== 'VariableName') continue;
    const name = text.slice(node.from, node.to);
    const { parent } = node;
    const isElsewhere =
      isKeyword(node) ||
      parent?.name === 'ImportStatement' ||
      parent?.name === 'FunctionDefinition' ||
      parent?.name === 'ClassDefinition' ||
      (parent?.name === 'AssignStatement' && parent.parent?.parent?.name === 'ClassDefinition');
    if (isElsewhere) taken.add(name);
    const list = names.get(name);
    if (list) list.push(node);
    else names.set(name, [node]);
  }
  return { names, taken };
}

function renamedVariables(text: string): readonly Edit[] {
  const { names, taken } = placesOfNames(text);
  return [...names].flatMap(([name, places]) => {
    if (taken.has(name) || !places.some(binderOf)) return [];
    return places.map(({ to }): Edit => ({ from: to, to, text: suffix }));
  });
}

/** What could mean something else inside of a function, or further down. */
const bound = /^\s*(?:global|nonlocal|from __future__|from \S+ import \*)/m;

function wrapped(text: string): Rewritten | undefined {
  if (bound.test(text) || text.trim() === '') return undefined;
  const inside = insideStrings(text);
  const edits: Edit[] = [{ from: 0, to: 0, text: 'def wrapped():\n' }];
  for (const { index } of text.matchAll(/^(?=[^\r\n])/gm))
    if (!inside(index)) edits.push({ from: index, to: index, text: '    ' });
  return edited(text, edits);
}

function insideStrings(text: string): (offset: number) => boolean {
  const strings = [...nodesOf(text)].filter(({ name }) => name === 'String' || name === 'FormatString');
  return (offset) => strings.some(({ from, to }) => from < offset && offset < to);
}

/** The statements at the top, each from the start of its line. */
function topStatements(text: string): readonly SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let node = parser.parse(text).topNode.firstChild; node; node = node.nextSibling)
    if (node.name !== 'Comment' && (node.from === 0 || text[node.from - 1] === '\n')) found.push(node);
  return found;
}

function splitIntoCells(text: string): Rewritten | undefined {
  const cuts = topStatements(text)
    .map(({ from }) => from)
    .filter((from, index) => from > 0 && index % 2 === 1);
  if (cuts.length === 0) return undefined;
  const starts = [0, ...cuts];
  return {
    cells: starts.map((start, index) => text.slice(start, starts[index + 1])),
    place(offset) {
      const cell = starts.filter((start) => start <= offset).length - 1;
      return { cell, offset: offset - (starts[cell] ?? 0) };
    },
  };
}

const lists =
  /^(?:ArgList|ParenthesizedExpression|TupleExpression|ArrayExpression|DictionaryExpression|SetExpression|ParamList)$/;

function brokenLines(text: string): readonly Edit[] {
  const inside = insideStrings(text);
  return [...nodesOf(text)].flatMap(({ name, to, parent }): readonly Edit[] => {
    if (!parent || !lists.test(parent.name) || !/[([{]/.test(text[parent.from] ?? '')) return [];
    if (!/^[([{,]$/.test(name) || inside(to)) return [];
    return [{ from: to, to, text: name === ',' ? '\n        ' : '  # why\n      ' }];
  });
}

/** Exchanges two functions side by side, which are made before anybody calls them. */
function swapped(text: string): Rewritten | undefined {
  const statements = topStatements(text);
  for (const [index, first] of statements.entries()) {
    const second = statements[index + 1];
    if (!second || !isPlainFunction(first, text) || !isPlainFunction(second, text)) continue;
    if (nameOf(first, text) === nameOf(second, text)) continue;
    const gap = text.slice(first.to, second.from);
    const [a, b] = [text.slice(first.from, first.to), text.slice(second.from, second.to)];
    return {
      cells: [text.slice(0, first.from) + b + gap + a + text.slice(second.to)],
      place(offset) {
        const isIn = ({ from, to }: SyntaxNode) => from <= offset && offset < to;
        const moved = isIn(first)
          ? b.length + gap.length
          : isIn(second)
            ? first.from - second.from
            : offset >= second.to || offset < first.from
              ? 0
              : b.length - a.length;
        return { cell: 0, offset: offset + moved };
      },
    };
  }
  return undefined;
}

function isPlainFunction(node: SyntaxNode, text: string): boolean {
  const parameters = node.getChild('ParamList');
  return (
    node.name === 'FunctionDefinition' &&
    parameters !== null &&
    !/[=:]/.test(text.slice(parameters.from, parameters.to)) &&
    node.getChild('TypeDef') === null
  );
}

function nameOf(node: SyntaxNode, text: string): string {
  const name = node.getChild('VariableName');
  return name ? text.slice(name.from, name.to) : '';
}

/** The statements without a body that stand alone in their lines, with how far they are indented. */
function* simpleStatements(text: string): Generator<{ readonly node: SyntaxNode; readonly indent: string }> {
  for (const node of nodesOf(text)) {
    if (!/^(?:Assign|Expression|Return)Statement$/.test(node.name)) continue;
    // A docstring stays the first.
    if (node.firstChild?.name === 'String') continue;
    const indent = /(?:^|\n)([ \t]*)$/.exec(text.slice(Math.max(0, node.from - 200), node.from))?.[1];
    if (indent !== undefined) yield { node, indent };
  }
}

function deadCode(text: string): readonly Edit[] {
  return [...simpleStatements(text)].flatMap(({ node: { from }, indent }, index): readonly Edit[] => {
    if (index % 2 > 0) return [];
    const dead = index % 4 === 0 ? 'unused_q = 0' : 'if False: unused_q = None';
    return [{ from, to: from, text: `${dead}\n${indent}` }];
  });
}

function aliasedImports(text: string): readonly Edit[] {
  const { names } = placesOfNames(text);
  const edits: Edit[] = [];
  for (const [name, places] of names) {
    const imports = places.filter(({ parent }) => parent?.name === 'ImportStatement');
    const [only] = imports;
    if (imports.length !== 1 || !only || places.some(binderOf)) continue;
    if (isTakenElsewhere(name, text) || /\./.test(around(only, text))) continue;
    const isRenamed = only.nextSibling?.name === 'as';
    if (isRenamed || (only.prevSibling?.name === 'from' && only.parent?.firstChild?.name === 'from'))
      continue;
    const used = places.filter((place) => place !== only && !isKeyword(place));
    edits.push({
      from: only.to,
      to: only.to,
      text: only.prevSibling?.name === 'as' ? suffix : ` as ${name}${suffix}`,
    });
    for (const { to } of used) edits.push({ from: to, to, text: suffix });
  }
  return edits;
}

/** What touches a name, `.nn` of `import torch.nn`. */
function around({ from, to }: SyntaxNode, text: string): string {
  return (text[from - 1] ?? '') + (text[to] ?? '');
}

function isTakenElsewhere(name: string, text: string): boolean {
  return [...nodesOf(text)].some(
    (node) =>
      /^(?:String|FormatString)$/.test(node.name) &&
      new RegExp(`\\b${name}\\b`).test(text.slice(node.from, node.to)),
  );
}

function isInClass({ parent }: SyntaxNode): boolean {
  return parent?.parent?.name === 'ClassDefinition';
}

function namedNumbers(text: string): readonly Edit[] {
  const edits: Edit[] = [];
  for (const { node, indent } of simpleStatements(text)) {
    if (isInClass(node)) continue;
    for (const { name, from, to, parent } of inside(node)) {
      if (name !== 'Number' || parent?.name !== 'ArgList') continue;
      const given = `number${edits.length}${suffix}`;
      edits.push({ from: node.from, to: node.from, text: `${given} = ${text.slice(from, to)}\n${indent}` });
      edits.push({ from, to, text: given });
    }
  }
  return edits;
}

/** What is called first in a statement gets a name ahead of it. */
function namedCallees(text: string): readonly Edit[] {
  const edits: Edit[] = [];
  for (const { node, indent } of simpleStatements(text)) {
    const call = node.lastChild;
    const callee = call?.name === 'CallExpression' ? call.firstChild : undefined;
    if (!callee || isInClass(node)) continue;
    const code = text.slice(callee.from, callee.to);
    if (!/^[A-Za-z_][\w.]*$/.test(code) || /^(?:super|locals|globals|vars|exec|eval|print)$/.test(code))
      continue;
    const given = `callee${edits.length}${suffix}`;
    edits.push({ from: node.from, to: node.from, text: `${given} = ${code}\n${indent}` });
    edits.push({ from: callee.from, to: callee.to, text: given });
  }
  return edits;
}

function* inside(node: SyntaxNode): Generator<SyntaxNode> {
  const cursor = node.cursor();
  do yield cursor.node;
  while (cursor.next() && cursor.from < node.to);
}
