// A mark in the editor as plain data: what is wrong where, and what mends it.
import type { Edit, Origin, Span } from '../../python/index.ts';
import type { Severity } from './rules.ts';

/** One way to mend it. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly Edit[];
  /** It changes what the code answers, as its title tells: nobody's *Fix All*. */
  readonly isTold?: true;
}

export interface Diagnostic extends Span {
  /** The id of the rule that found it. */
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly fixes: readonly Fix[];
  /** Where else to look. */
  readonly related?: readonly { readonly at: Origin; readonly message: string }[];
  /** What is marked can go. */
  readonly isNeedless?: true;
}

/** Something wrong, the rule that it breaks, and the span of the document that it is about. */
export interface Mistake {
  readonly rule: string;
  readonly message: string;
  /** The parameter that it is about. */
  readonly parameter?: string;
}
