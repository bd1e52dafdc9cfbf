// Says how a use was recognised, where the code at this place does not show it. Pure.
import type { Translate } from '../activations/activation.ts';
import type { ActivationUse, Span } from '../python/uses.ts';
import { compose, type Part, type Sentence } from './sentence.ts';

/** More of the document's own text than this is cut. */
const LONGEST_CODE = 48;

/** The document's text in a stretch. */
type Read = (span: Span) => string;

/** One sentence, or undefined where the code itself says it all. */
export function tellOrigin(use: ActivationUse, read: Read, t: Translate): Sentence | undefined {
  const name: Part = { code: codeAt(read, { start: use.expression.start, end: use.end }) };
  if (use.certainty === 'candidate' && use.candidates && use.candidates.length > 0) {
    return tellCandidates(use, name, t);
  }
  if (use.origin) {
    const made: Part = { code: codeAt(read, use.origin) };
    const line: Part = { words: t('line {0}', use.origin.line), to: use.origin };
    return compose((a, b, c) => t('{0} is {1}, {2}.', a, b, c), name, made, line);
  }
  if (use.certainty === 'likely') {
    return compose(
      (a) => t('Likely a Tensor method: the type of {0} is not known.', a),
      receiverOf(use, read),
    );
  }
  switch (use.kind) {
    case 'reference':
      return compose((a) => t('{0} is not called here: shown with its defaults.', a), name);
    case 'partial':
      return [t('Called later, with the arguments bound here.')];
    case 'getattr':
    case 'string':
      return compose((a) => t('Named by the string {0}.', a), { code: codeAt(read, use) });
    default:
      return undefined;
  }
}

function tellCandidates(use: ActivationUse, name: Part, t: Translate): Sentence {
  const others = (use.candidates ?? [])
    .slice(0, 3)
    .flatMap(({ id, origin }, i): Part[] => [
      i === 0 ? ' ' : ', ',
      `${id} (`,
      { words: t('line {0}', origin.line), to: origin },
      ')',
    ]);
  const from: Part = use.origin
    ? { words: t('line {0}', use.origin.line), to: use.origin }
    : t('not certain');
  return [...compose((a, b) => t('{0} may be this ({1}) or', a, b), name, from), ...others, '.'];
}

/** What stands before the method's dot. */
function receiverOf(use: ActivationUse, read: Read): Part {
  return { code: codeAt(read, { start: use.expression.start, end: use.start }).replace(/\s*\.\s*$/, '') };
}

/** The document's own text on one line, cut where it is long. */
export function codeAt(read: Read, { start, end }: Span): string {
  const text = read({ start, end: Math.min(end, start + 4 * LONGEST_CODE) })
    .replace(/\s+/g, ' ')
    .trim();
  return text.length > LONGEST_CODE ? `${text.slice(0, LONGEST_CODE - 1)}…` : text;
}
