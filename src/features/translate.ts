// The person's language, for every text that the features show or have others make.
import * as vscode from 'vscode';
import { type Translate, translateBy } from '../foundation/localization.ts';

export const t: Translate = translateBy(vscode.l10n.bundle ?? {});
