// What a check of code marks.
import { actionsAt } from '../content/diagnostics/actions.ts';
import { diagnose } from '../content/diagnostics/diagnose.ts';
import { offerReplacement } from '../content/replacement/offer.ts';
import { finish } from '../foundation/generators.ts';
import type { Translate } from '../foundation/localization.ts';
import type { Release } from '../foundation/release.ts';
import { type Fields, Refusal, readFiles, readOffset, readOptionalText, readText } from './request.ts';
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

export async function answerActions(fields: Fields, t: Translate, release: Release): Promise<unknown> {
  const source = readText(fields, 'source');
  const [start, end] = [readOffset(fields, 'start', source), readOffset(fields, 'end', source)];
  if (start === undefined || end === undefined) throw new Refusal('start and end are missing.');
  const path = readOptionalText(fields, 'path') ?? UNNAMED;
  const reading = await readCode({ source, language: 'python', path, files: readFiles(fields) });
  const code = finish(reading.checkIn(0));
  const replacements = reading
    .definitionsIn(0)
    .filter(({ site, ...name }) =>
      [name, site?.answer].some((one) => one && one.start <= start && end <= one.end),
    )
    .flatMap((definition) => offerReplacement(definition, source, release, t) ?? []);
  return [...replacements, ...actionsAt(code, { start, end }, t)].map(({ title, edits }) => ({
    title,
    kind: 'refactor.rewrite',
    edits,
  }));
}
