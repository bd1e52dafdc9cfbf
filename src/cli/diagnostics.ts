// What a check of code marks.
import { diagnose } from '../content/diagnostics/diagnose.ts';
import { finish } from '../foundation/generators.ts';
import type { Translate } from '../foundation/localization.ts';
import type { Release } from '../foundation/release.ts';
import { type Fields, readFiles, readOptionalText, readText } from './request.ts';
import { readCode } from './workspace.ts';

/** Where a source lies that nobody named. */
const UNNAMED = 'untitled.py';

export async function answerDiagnostics(fields: Fields, t: Translate, release: Release): Promise<unknown> {
  const source = readText(fields, 'source');
  const path = readOptionalText(fields, 'path') ?? UNNAMED;
  const reading = await readCode({ source, language: 'python', path, files: readFiles(fields) });
  const found = diagnose(source, finish(reading.checkIn(0)), release, t);
  return found.map(({ rule, severity, start, end, message, fixes }) => ({
    rule,
    severity,
    start,
    end,
    message,
    fixes,
  }));
}
