// What reading a formula offers to its parts: those that know attributes, and those that know calls.
import type { Resolver } from '../resolver/resolver.ts';
import type { WrittenPlace } from '../resolver/values.ts';
import type {
  Attribute,
  Call,
  Chunk,
  Expression,
  FunctionStatement,
  Lambda,
  Name,
  Parameter,
} from '../syntax/syntax.ts';
import type { FormulaBuilder } from './formula-builder.ts';
import type { Environment, Given, Held } from './held.ts';

/** A walk through the code of one definition. Every method throws `Unreadable` where it finds what is no part of a formula. */
export interface Walk {
  readonly formula: FormulaBuilder;
  readonly resolver: Resolver;
  /** NumPy has computed a part of it. */
  isNumpy: boolean;
  /** The values of attributes that are being read. */
  readonly entered: Set<Expression>;
  /** What an expression holds. */
  value(node: Expression, env: Environment): Held;
  /** Whether Python takes a branch; undefined where that hangs on x. */
  holds(test: Expression, env: Environment): boolean | undefined;
  /** What a function answers where its parameters hold what `env` says. */
  run(code: FunctionStatement | Lambda, env: Environment): Held;
  /** What a parameter holds that is not given; undefined if it has no default. */
  fallback(parameter: Parameter): Held | undefined;
  /** What `if` makes of it; undefined if that hangs on x. */
  truthOf(held: Held): boolean | undefined;
  /** What a call hands over where names hold what `env` says. */
  given(node: Call, env: Environment): Given;
  /** Names of attributes that a chunk changes in place. */
  readonly changed: Map<Chunk, ReadonlySet<string>>;
  /** Where the definition stands, whose numbers could be changed. */
  readonly source: Chunk['source'];
  /** A flag or a function has been read that is a default, which somebody may replace. */
  isByDefault: boolean;
  /** What a name holds that nothing is known of; without it, it ends the reading. */
  readonly open: ((node: Name | Attribute) => Held) | undefined;
  /** A module of the catalog on `x`, which it changes where it is told to work in place. */
  activation(module: Extract<Held, { kind: 'module' }>, x: Held, node: WrittenPlace): Held;
}
