// All snippets, and what a check says of one.

import { diagnose } from '../../../../../src/content/diagnostics/diagnose.ts';
import type { Diagnostic, Fix } from '../../../../../src/content/diagnostics/diagnostic.ts';
import { finish } from '../../../../../src/foundation/generators.ts';
import { newest } from '../../../../../src/foundation/release.ts';
import { createReader } from '../../../../../src/python/index.ts';
import { english } from '../../../../support/english.ts';
import { accuracy } from './accuracy.ts';
import { losses } from './losses.ts';
import { nonsense } from './nonsense.ts';
import { raises } from './raises.ts';
import { type Snippets, setup } from './snippet.ts';

export const snippets: Readonly<Record<string, Snippets>> = {
  ...raises,
  ...nonsense,
  ...losses,
  ...accuracy,
};

/** A snippet as Python runs it: below what stands ahead of all, without marks. */
export const plainOf = (code: string): string => (setup + code).replaceAll(/[«»]/g, '');

/** The marks of a source as the newest release has it. */
export function findMarks(source: string): readonly Diagnostic[] {
  const reading = createReader().read([{ text: source, language: 'python' }]);
  while (!reading.step(Number.POSITIVE_INFINITY));
  return diagnose(source, finish(reading.checkIn(0)), newest, english);
}

/** The source with a fix made. */
export function withFix(source: string, { edits }: Pick<Fix, 'edits'>): string {
  return [...edits]
    .sort((one, other) => other.start - one.start)
    .reduce((text, { start, end, text: put }) => text.slice(0, start) + put + text.slice(end), source);
}
