// What names hold while a hand-written activation is read: parts of its formula, plain constants, and what can be called.
import type { ParameterValue } from '../../catalog/activation.ts';
import type { Scope } from '../binder/scopes.ts';
import type { Value, WrittenPlace } from '../resolver/values.ts';
import type { FunctionStatement, Lambda } from '../syntax/syntax.ts';
import { spanIn } from '../uses/placing.ts';
import type { Span } from '../uses/use.ts';

export type Held =
  /** A part of the formula; what changes it in place gives it another node, under all of its names. */
  | { readonly kind: 'node'; at: number }
  /** `written`: a number as it stands in the code, and what a local name calls it. */
  | {
      readonly kind: 'constant';
      readonly value: number | string | boolean | null;
      readonly written?: WrittenPlace;
      readonly name?: string;
    }
  | { readonly kind: 'tuple'; readonly items: readonly Held[] }
  /** An instance of a class of one's own; what its `__init__` is given, by name. */
  | { readonly kind: 'object'; readonly scope: Scope; readonly given: ReadonlyMap<string, Held> }
  /** What `autograd.Function` hands from forward to backward. */
  | { readonly kind: 'context'; saved: readonly Held[]; readonly attributes: Map<string, Held> }
  | { readonly kind: 'type'; readonly dtype: 'input' | 'float32' | 'float64' }
  | { readonly kind: 'value'; readonly value: Value }
  /** A module of the catalog. */
  | {
      readonly kind: 'module';
      readonly id: string;
      readonly parameters: Readonly<Record<string, ParameterValue>>;
      readonly isInPlace: boolean;
    }
  /** `functools.partial(f, …)`. */
  | {
      readonly kind: 'partial';
      readonly of: Held;
      readonly positional: readonly Held[];
      readonly named: ReadonlyMap<string, Held>;
    }
  | { readonly kind: 'method'; readonly object: Extract<Held, { kind: 'object' }>; readonly scope: Scope }
  | { readonly kind: 'local'; readonly code: FunctionStatement | Lambda; readonly env: Environment }
  /** A tensor of which half gates the other. */
  | { readonly kind: 'halved'; readonly items: readonly [Held, Held]; cut?: string; dim?: number | undefined }
  /** What a layer makes of the answer, which only other layers may follow. */
  | { readonly kind: 'projected'; readonly of: Held }
  /** `x.device` and the like: may be handed on, decides nothing. */
  | { readonly kind: 'opaque' };

/** What a function answers that returns nothing. */
export const nothing: Held = { kind: 'constant', value: null };

export type Environment = Map<string, Held>;

/** What a call hands over. */
export interface Given {
  readonly positional: readonly Held[];
  readonly named: ReadonlyMap<string, Held>;
}

/** What is not read as a formula. It ends the reading of a definition and is not reported. */
export class Unreadable extends Error {}

/** Ends the reading; `node` is where it stopped, to find what is not read yet. */
export function refuse(why: string, node?: { readonly start: number }): never {
  throw new Unreadable(node ? `${why} at ${node.start}` : why);
}

/** Where it stands in the document. */
export const placeOf = ({ chunk, start, end }: WrittenPlace): Span => spanIn(chunk, start, end);
