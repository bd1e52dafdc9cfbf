// Copy Result: results go to the clipboard, with all digits where the argument says `exact`.
import * as vscode from 'vscode';
import { copyText } from '../../content/evaluate/copy-text.ts';
import { isRecord } from '../../foundation/is-record.ts';
import type { Services } from '../services.ts';
import { t } from '../translate.ts';
import { findResults } from './find-results.ts';

export async function copyResult(argument: unknown, services: Services): Promise<void> {
  const found = await findResults(argument, services);
  if (!found) return;
  const isExact = isRecord(argument) && argument.exact === true;
  const texts = found.sets.map((set) => copyText(set.results, set.dtype, isExact));
  await vscode.env.clipboard.writeText(texts.join('\n'));
  vscode.window.setStatusBarMessage(t('Result copied'), 3000);
}
