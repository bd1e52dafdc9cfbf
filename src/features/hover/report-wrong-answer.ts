// The command behind *Report*: shows what could be sent, to be copied. Sends nothing.
import * as vscode from 'vscode';
import { plainTextOf } from '../../content/hover/plain-text.ts';
import { renderReport } from '../../content/report.ts';
import { isRecord } from '../../foundation/is-record.ts';
import type { ActivationUse } from '../../python/index.ts';
import { findOpenDocument } from '../python/open-documents.ts';
import type { Services } from '../services.ts';
import { t } from '../translate.ts';
import { answerHover, pointedAt } from './hover.ts';

/** Opens the report of what is said at `{ uri, start }`. What does not have this form is ignored. */
export async function reportWrongAnswer(place: unknown, services: Services): Promise<void> {
  if (!isRecord(place) || typeof place.uri !== 'string' || !Number.isSafeInteger(place.start)) return;
  const document = findOpenDocument(place.uri);
  if (!document) return;
  const position = document.positionAt(Number(place.start));
  const use = await pointedAt(services, document, position);
  const hover = await answerHover(services, document, position, { isFull: true });
  const [markdown] = hover?.contents ?? [];
  if (!use || !(markdown instanceof vscode.MarkdownString)) return;
  const { version } = services.extension.packageJSON as { readonly version: string };
  const text = renderReport(
    {
      code: codeOf(use),
      said: plainTextOf(markdown.value),
      versions: {
        'Activation Lens': version,
        'VS Code': vscode.version,
        [t('Language')]: vscode.env.language,
      },
      release: (await services.releases.of(document)).release,
    },
    t,
  );
  await services.resultDocuments().show(`${t('Wrong Answer')}.md`, text);
  const copy = t('Copy');
  const chosen = await vscode.window.showInformationMessage(
    t('Check the report, then copy it into an Activation Lens issue. Nothing is sent.'),
    copy,
  );
  if (chosen === copy) await vscode.env.clipboard.writeText(text);
}

/** The call, and above it what made the instance that is called. */
function codeOf({ expression, origin }: ActivationUse): readonly string[] {
  return origin ? [origin.code, expression.code] : [expression.code];
}
