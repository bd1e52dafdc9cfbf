// What following names, calls and containers needs of the resolver around it.
import type { OtherModule } from '../binder/modules.ts';
import type { Binding, Scope, ScopeTable } from '../binder/scopes.ts';
import type { Setting } from '../binder/settings.ts';
import type { Argument, Call, Parameter } from '../syntax/syntax.ts';
import type { Constant } from './arithmetic.ts';
import type { Element, GivenParameters, HeldArgument, Possible, ReachedThrough } from './values.ts';

/** How many classes that derive from one are told apart. */
export const mostDerived = 128;

export interface Resolution extends ScopeTable {
  /** Every attribute that is stored into a name, `act` of `model.act = nn.ReLU()`. */
  readonly dottedNames: ReadonlySet<string>;
  /** What the program sets of objects once they are made, by the name of the attribute. */
  readonly settings: ReadonlyMap<string, readonly Setting[]>;
  /** The classes of the program that derive from the one with the scope, directly or not; of more than `mostDerived`, some. */
  derivedFrom(scope: Scope): ReadonlySet<Scope>;
  /** The module in another file that `path` means there; undefined where it is not known. */
  moduleAt(path: string, from: string): OtherModule | undefined;
  /** The calls of the program whose callee has this name. */
  callsOf(name: string): readonly Call[];
  /** What names of other modules hold, by the module's key and the name, once somebody has asked. */
  readonly imported: Map<string, Possible | undefined>;
  /** What `node` may be; unknown where looking further would take too long. */
  resolve(node: Element): Possible;
  /** What the binding, or what the function returns, is by `compute`, which is asked once; unknown inside of itself. */
  remember(of: Binding | Scope, compute: () => Possible): Possible;
  /** What `compute` answers where parameters hold what one call gives them; the same as everywhere where that is too deep. */
  within<Answer>(given: GivenParameters, compute: () => Answer): Answer;
  /** Whether what is resolved is so in one call that is followed. */
  readonly isInCall: boolean;
  /** What the call that is followed gives a parameter. */
  givenTo(parameter: Parameter): Possible | undefined;
  /** The arguments with what they hold in the call that is followed. */
  holding(list: readonly Argument[]): readonly HeldArgument[];
  /** The one constant that `node` is in any case, or by a parameter's default. */
  constantOf(node: Element): KnownConstant | undefined;
}

export interface KnownConstant extends Constant {
  readonly through: ReachedThrough | undefined;
}

export function constantFrom({ alternatives, isOpen }: Possible): KnownConstant | undefined {
  const [first] = alternatives;
  if (alternatives.length !== 1 || first?.value.kind !== 'constant') return undefined;
  if (isOpen && first.through?.kind !== 'parameter default') return undefined;
  return { value: first.value.value, isInteger: first.value.isInteger, through: first.through };
}

/** The same of what is looked up by it, which the only call in the file may give, too. */
export function keyFrom(possible: Possible): KnownConstant | undefined {
  const [first] = possible.alternatives;
  const isGiven = first?.through?.kind === 'argument';
  return constantFrom(isGiven ? { ...possible, isOpen: false } : possible);
}
