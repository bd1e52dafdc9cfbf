// The person's language, for every text that the features show or have others make.
import * as vscode from 'vscode';
import type { Translate } from '../foundation/localization.ts';

export const t: Translate = (message, ...args) => vscode.l10n.t(message, ...args);
