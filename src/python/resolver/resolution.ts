// What following names, calls and containers needs of the evaluator around it. Pure.
import type { OtherModule } from '../binder/modules.ts';
import type { Chunk, Expression } from '../syntax/syntax.ts';
import type { Possible, Through } from '../syntax/values.ts';
import type { Constant } from './arithmetic.ts';

export interface Evaluation {
  /** Tells this reading from earlier ones of the same, kept syntax. */
  readonly version: number;
  /** Every attribute that is stored into a name, `act` of `model.act = nn.ReLU()`. */
  readonly dottedNames: ReadonlySet<string>;
  /** What would have to be read to say more: chunks that stand for classes and functions which nobody has read yet. */
  readonly unread: Set<Chunk>;
  /** The module in another file that `path` means there; undefined where it is not known. */
  moduleAt(path: string, from: string): OtherModule | undefined;
  /** What names of other modules hold, by the module's key and the name, once somebody has asked. */
  readonly imported: Map<string, Possible | undefined>;
  /** What `node` may be; unknown where looking further would take too long. */
  evaluate(node: Expression): Possible;
  /** The one constant that `node` is in any case, or by a parameter's default. */
  constantOf(node: Expression): KnownConstant | undefined;
}

export interface KnownConstant extends Constant {
  readonly through: Through | undefined;
}

export function constantFrom({ alternatives, isOpen }: Possible): KnownConstant | undefined {
  const [first] = alternatives;
  if (alternatives.length !== 1 || first?.value.kind !== 'constant') return undefined;
  if (isOpen && first.through?.kind !== 'parameter default') return undefined;
  return { value: first.value.value, isInteger: first.value.isInteger, through: first.through };
}
