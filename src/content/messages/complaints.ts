// Whether a type checker's complaint says what PyTorch raises: VS Code shows it at the head of the same hover.
import type { ActivationUse, Span } from '../../python/index.ts';
import type { HoverContent } from '../hover/content.ts';

/** What another extension says of a place in a document. */
export interface Complaint extends Span {
  /** Who says it, `Pyright`. */
  readonly source: string;
  /** Its rule, `reportCallIssue`; empty if it has none. */
  readonly code: string;
  readonly message: string;
  readonly isError: boolean;
}

/** The rules by which type checkers complain of arguments; each is a source and a code of it. */
const checkers: readonly { readonly source: RegExp; readonly code: RegExp }[] = [
  { source: /^(?:basedpyright|pyright|pylance)$/i, code: /^report(?:CallIssue|ArgumentType)$/ },
  { source: /^mypy$/i, code: /^(?:call-arg|arg-type|call-overload|misc)$/ },
  { source: /^(?:pyrefly|ty)$/i, code: /argument|parameter|call/ },
];

/**
 * Whether `complaint` says the same as `finding` does of `use`. It has to be about the use itself, not about a call around
 * it, and about the same argument. A type checker knows types and signatures: of values, shapes and dtypes it says nothing.
 */
export function saysTheSame(
  complaint: Complaint,
  { text, isAround }: HoverContent['findings'][number],
  use: ActivationUse,
): boolean {
  const { source, code, message, isError } = complaint;
  if (message.includes(text)) return true;
  const checker = checkers.find((one) => one.source.test(source));
  if (checker ? !checker.code.test(code) : !isError) return false;
  if (!text.startsWith('TypeError: ') || !isWithin(complaint, use.expression)) return false;
  if (isAround) return /\bModule\b/.test(message);
  const named = [...text.matchAll(/'(\w+)'|"(\w+)"/g)].map(([, one, other]) => one ?? other ?? '');
  if (named.length > 0) return named.some((name) => wordsOf(message).has(name));
  // Of the whole call, `No overloads for "softmax" match` does not say how many arguments there are.
  const isOfArgument = use.argumentList !== undefined && isWithin(complaint, use.argumentList);
  return isOfArgument || /\d|too many/i.test(message);
}

const wordsOf = (text: string): ReadonlySet<string> => new Set(text.match(/\w+/g));

const isWithin = (one: Span, other: Span): boolean => other.start <= one.start && one.end <= other.end;
