// The small syntax tree that the reader works on: what Python's grammar has, without commas and keywords. It knows neither
// scopes nor values, which stand in tables of the passes that find them.
// Offsets count from the start of the statement's chunk, so that an untouched chunk survives an edit.

import type { SourceText } from '../sources/source.ts';

/** What is parsed alone, a top-level statement in sound code: what is kept as a whole between two versions of a text. */
export interface Chunk {
  /** Where the chunk starts in its source. */
  base: number;
  /** The order of the chunk among all that share a module scope; earlier runs first. */
  order: number;
  /** The text that it stands in: a document, a cell of a notebook, a snippet, another file. */
  source: SourceText | undefined;
  readonly statements: readonly Statement[];
  /** Names, attributes, subscripts and calls, inner ones first. */
  readonly loads: readonly Load[];
  /** Strings that are a statement by themselves (documentation), and comments are not among them. */
  readonly documentation: readonly Text[];
  /** Short strings without spaces, which may name something. */
  readonly words: readonly Text[];
  /** What `+=` and the like change. */
  readonly updated: readonly Expression[];
}

/** A chunk while it is being filled. */
export interface GrowingChunk extends Chunk {
  statements: readonly Statement[];
  loads: Load[];
  readonly documentation: Text[];
  readonly words: Text[];
  readonly updated: Expression[];
}

/** A chunk of nothing yet. */
export function createChunk(): GrowingChunk {
  return {
    base: 0,
    order: 0,
    source: undefined,
    statements: [],
    loads: [],
    documentation: [],
    words: [],
    updated: [],
  };
}

interface Placed {
  readonly chunk: Chunk;
  readonly start: number;
  readonly end: number;
}

/** What may be asked what it holds. */
interface Loaded extends Placed {
  /** Its place among the `loads` of its chunk, by which tables know it. */
  readonly id: number;
}

export interface Name extends Loaded {
  readonly kind: 'name';
  readonly name: string;
  /** It is bound here, not read. */
  readonly isStored: boolean;
}
export interface Attribute extends Loaded {
  readonly kind: 'attribute';
  readonly object: Expression;
  readonly name: string;
  readonly nameStart: number;
  readonly nameEnd: number;
  readonly isStored: boolean;
}
export interface Subscript extends Loaded {
  readonly kind: 'subscript';
  readonly object: Expression;
  /** What stands between the brackets, slices among it. */
  readonly parts: readonly Expression[];
  /** The only part, where it is no slice. */
  readonly index: Expression | undefined;
  readonly isStored: boolean;
}
/** An argument of a call; `start` to `end` takes in its name, its stars and the brackets around its value. */
export interface Argument {
  readonly start: number;
  readonly end: number;
  readonly name: string | undefined;
  readonly nameStart: number;
  readonly nameEnd: number;
  /** 1 for `*args`, 2 for `**kwargs`. */
  readonly stars: 0 | 1 | 2;
  readonly value: Expression;
}
export interface Call extends Loaded {
  readonly kind: 'call';
  readonly callee: Expression;
  readonly arguments: readonly Argument[];
  /** Inside of the parentheses. */
  readonly argumentsStart: number;
  readonly argumentsEnd: number;
}
export type Load = Name | Attribute | Subscript | Call;

/** A string literal. */
export interface Text extends Placed {
  readonly kind: 'text';
  readonly value: string;
  /** Inside of the quotes; the same as the outside where the literal is put together from several. */
  readonly contentStart: number;
  readonly contentEnd: number;
}
export interface Constant extends Placed {
  readonly kind: 'constant';
  /** `undefined` for what is a literal, but none that an argument can hold (complex numbers, bytes, `...`). */
  readonly value: number | boolean | null | undefined;
  /** Written as an int; Python divides and prints it differently. */
  readonly isInteger: boolean;
}
/** A sign or a word between or ahead of operands: `+`, `and`, `not in`. */
export interface Operator {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}
interface Unary extends Placed {
  readonly kind: 'unary';
  readonly operator: Operator;
  readonly operand: Expression;
}
export interface Binary extends Placed {
  readonly kind: 'binary';
  readonly operator: Operator;
  readonly left: Expression;
  readonly right: Expression;
}
/** `a and b and c`, `a or b`: all that are joined by the same word, and the words between them. */
interface BooleanOperation extends Placed {
  readonly kind: 'boolean';
  readonly operators: readonly Operator[];
  readonly values: readonly Expression[];
}
/** `a < b <= c`: the operands, and what stands between them. */
export interface Comparison extends Placed {
  readonly kind: 'comparison';
  readonly operators: readonly Operator[];
  readonly operands: readonly Expression[];
}
/** `value if test else otherwise` */
interface Conditional extends Placed {
  readonly kind: 'conditional';
  readonly test: Expression;
  readonly value: Expression;
  readonly otherwise: Expression;
}
/** `lower:upper:step` between the brackets of a subscript. */
interface Slice extends Placed {
  readonly kind: 'slice';
  readonly lower: Expression | undefined;
  readonly upper: Expression | undefined;
  readonly step: Expression | undefined;
}
export interface Sequence extends Placed {
  readonly kind: 'sequence';
  readonly type: 'list' | 'tuple' | 'set';
  readonly elements: readonly Expression[];
}
export interface Dictionary extends Placed {
  readonly kind: 'dictionary';
  /** No key: `**other`. */
  readonly entries: readonly { readonly key: Expression | undefined; readonly value: Expression }[];
}
interface Starred extends Placed {
  readonly kind: 'starred';
  readonly value: Expression;
}
export interface Parameter {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly stars: 0 | 1 | 2;
  readonly annotation: Expression | undefined;
  readonly fallback: Expression | undefined;
}
export interface Lambda extends Placed {
  readonly kind: 'lambda';
  readonly parameters: readonly Parameter[];
  readonly body: Expression | undefined;
}
export interface Comprehension extends Placed {
  readonly kind: 'comprehension';
  readonly type: 'list' | 'set' | 'dictionary' | 'generator';
  readonly key: Expression | undefined;
  readonly element: Expression;
  readonly clauses: readonly Clause[];
}
export type Clause =
  | { readonly kind: 'for'; readonly target: Expression; readonly iterable: Expression }
  | { readonly kind: 'if'; readonly test: Expression };
interface NamedExpression extends Placed {
  readonly kind: 'named';
  readonly target: Expression;
  readonly value: Expression;
}
interface Await extends Placed {
  readonly kind: 'await';
  readonly value: Expression;
}
interface Yield extends Placed {
  readonly kind: 'yield';
  readonly isFrom: boolean;
  readonly value: Expression | undefined;
}
/** An f-string, and strings side by side with one among them. */
interface FormattedText extends Placed {
  readonly kind: 'formatted text';
  readonly parts: readonly Expression[];
}
/** A long list of literals, of which no more is kept than its numbers. */
interface Literals extends Placed {
  readonly kind: 'literals';
  /** Where all are numbers, or lists of them that are alike. */
  readonly numbers: LiteralNumbers | undefined;
}
export interface LiteralNumbers {
  readonly shape: readonly number[];
  /** In row-major order. */
  readonly values: Float64Array;
  readonly isInteger: boolean;
}
/** Anything else with expressions in it: patterns of `match`, and broken code. */
interface Other extends Placed {
  readonly kind: 'other';
  /** `class`: a pattern `nn.ReLU()`, the class first; `either`: patterns with `|` between them. */
  readonly type: 'capture' | 'class' | 'either' | 'unknown';
  readonly children: readonly Expression[];
}
export type Expression =
  | Load
  | Text
  | Constant
  | Unary
  | Binary
  | BooleanOperation
  | Comparison
  | Conditional
  | Slice
  | Sequence
  | Dictionary
  | Starred
  | Lambda
  | Comprehension
  | NamedExpression
  | Await
  | Yield
  | FormattedText
  | Literals
  | Other;

export interface FunctionStatement extends Placed {
  readonly kind: 'function';
  /** `async def`: a call answers a coroutine. */
  readonly isAsync: boolean;
  readonly name: string;
  readonly nameStart: number;
  readonly nameEnd: number;
  readonly parameters: readonly Parameter[];
  readonly returns: Expression | undefined;
  readonly decorators: readonly Expression[];
  readonly body: readonly Statement[];
}
export interface ClassStatement extends Placed {
  readonly kind: 'class';
  readonly name: string;
  readonly nameStart: number;
  readonly nameEnd: number;
  readonly bases: readonly Argument[];
  readonly decorators: readonly Expression[];
  readonly body: readonly Statement[];
}

export type Statement =
  | (Placed & { readonly kind: 'expression'; readonly value: Expression })
  | (Placed & {
      readonly kind: 'assign';
      readonly targets: readonly Expression[];
      readonly annotation: Expression | undefined;
      readonly value: Expression | undefined;
    })
  /** `target += value` and the like. */
  | (Placed & {
      readonly kind: 'update';
      readonly operator: Operator;
      readonly target: Expression;
      readonly value: Expression | undefined;
    })
  | (Placed & { readonly kind: 'return'; readonly value: Expression | undefined })
  | (Placed & {
      readonly kind: 'raise';
      readonly exception: Expression | undefined;
      readonly cause: Expression | undefined;
    })
  | (Placed & {
      readonly kind: 'assert';
      readonly test: Expression;
      readonly message: Expression | undefined;
    })
  | (Placed & { readonly kind: 'delete'; readonly targets: readonly Expression[] })
  | (Placed & { readonly kind: 'pass' | 'break' | 'continue' })
  | (Placed & { readonly kind: 'import'; readonly names: readonly ImportedName[] })
  | (Placed & {
      readonly kind: 'scope';
      readonly type: 'global' | 'nonlocal';
      readonly names: readonly string[];
    })
  | FunctionStatement
  | ClassStatement
  /** `if`, `elif`, `else`: the last arm has no test where there is an `else`. */
  | (Placed & { readonly kind: 'if'; readonly arms: readonly IfArm[] })
  | (Placed & {
      readonly kind: 'match';
      readonly subject: Expression | undefined;
      readonly cases: readonly Arm[];
    })
  | (Placed & {
      readonly kind: 'for';
      readonly target: Expression | undefined;
      readonly iterable: Expression | undefined;
      readonly body: readonly Statement[];
      readonly otherwise: readonly Statement[];
    })
  | (Placed & {
      readonly kind: 'while';
      readonly test: Expression | undefined;
      readonly body: readonly Statement[];
      readonly otherwise: readonly Statement[];
    })
  | (Placed & {
      readonly kind: 'try';
      readonly body: readonly Statement[];
      readonly handlers: readonly Arm[];
      readonly otherwise: readonly Statement[];
      readonly last: readonly Statement[];
    })
  | (Placed & {
      readonly kind: 'with';
      readonly items: readonly { readonly value: Expression; readonly target: Expression | undefined }[];
      readonly body: readonly Statement[];
    })
  /** Statements on one line, and what is left of broken code. */
  | (Placed & { readonly kind: 'group'; readonly body: readonly Statement[] })
  /** Expressions in anything else: `print` of Python 2, `type X = Y`, broken code. */
  | (Placed & { readonly kind: 'loose'; readonly values: readonly Expression[] })
  /** A statement of which no more than the names that it binds has been read. */
  | (Placed & { readonly kind: 'unread'; readonly names: readonly string[] });

export interface IfArm {
  readonly test: Expression | undefined;
  readonly body: readonly Statement[];
}

/** A handler of exceptions, a case of `match`. */
export interface Arm {
  /** Names that the arm binds by itself (`except E as name`, a `case` pattern). */
  readonly bound: readonly { readonly name: string; readonly start: number }[];
  readonly tests: readonly Expression[];
  readonly body: readonly Statement[];
}

export interface ImportedName {
  /** The module of `from module import`, or undefined for `import module`. */
  readonly from: string | undefined;
  /** What is imported: a dotted path, a name, or `*`. */
  readonly name: string;
  readonly bound: string;
  readonly renamed: boolean;
  readonly start: number;
  readonly end: number;
}
