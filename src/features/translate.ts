// The person's language, for everything that the features and the pure folders put into words.
import * as vscode from 'vscode';
import type { Translate } from '../foundation/localization.ts';

export const t: Translate = (message, ...args) => vscode.l10n.t(message, ...args);
