// A report that a person may send: the smallest code that shows what was said of a call, and what was said. It holds the
// call and where its activation was made, and no other line of the file.
import type { Translate } from '../foundation/localization.ts';
import type { Release } from '../foundation/release.ts';

/** What a report is made of. */
export interface Report {
  /** The call as written; and, where an instance is called, what made it. */
  readonly code: readonly string[];
  /** What the hover says, as text. */
  readonly said: string;
  /** What answered: names and versions. */
  readonly versions: Readonly<Record<string, string>>;
  /** The release of PyTorch that was meant. */
  readonly release: Release;
}

/** The report as Markdown, with a place for what would be right. */
export function renderReport({ code, said, versions, release }: Report, t: Translate): string {
  const rows = Object.entries({ ...versions, PyTorch: release }).map(
    ([name, version]) => `- ${name} ${version}`,
  );
  return [
    `# ${t('Wrong answer from Activation Lens')}`,
    `## ${t('Code')}`,
    fence(code.join('\n'), 'python'),
    `## ${t('Actual answer')}`,
    fence(said, 'text'),
    `## ${t('Expected answer')}`,
    `…`,
    `## ${t('Versions')}`,
    rows.join('\n'),
    '',
  ].join('\n\n');
}

/** A fence longer than any in the text, which so cannot end it. */
function fence(text: string, language: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([marks]) => marks.length));
  const marks = '`'.repeat(longest + 1);
  return `${marks}${language}\n${text}\n${marks}`;
}
