// Announces results to those who do not see them beside their numbers.
import * as vscode from 'vscode';
import { debounce } from '../../foundation/debounce.ts';
import { t } from '../translate.ts';

/** Characters in the status bar; a screen reader reads out all. */
const mostShown = 80;
/** Milliseconds. */
const longestShown = 15_000;

/**
 * Announces results to those who do not see them: in the status bar as a live region, which screen readers read out, and as a
 * notification where the person has said that a screen reader is in use.
 */
export class Announcer implements vscode.Disposable {
  private item: vscode.StatusBarItem | undefined;
  private readonly hiding = debounce(() => this.hide());

  announce(text: string): void {
    if (!text) return;
    this.item ??= vscode.window.createStatusBarItem(
      'activationLens.result',
      vscode.StatusBarAlignment.Left,
      -1000,
    );
    this.item.name = t('Activation Lens result');
    this.item.text = text.length > mostShown ? `${text.slice(0, mostShown - 1)}…` : text;
    this.item.accessibilityInformation = { label: text, role: 'status' };
    this.item.show();
    this.hiding.in(longestShown);
    if (vscode.workspace.getConfiguration('editor').get('accessibilitySupport') === 'on') {
      void vscode.window.showInformationMessage(text);
    }
  }

  /** Takes what was announced last from the status bar. */
  hide(): void {
    this.item?.hide();
  }

  dispose(): void {
    this.hiding.dispose();
    this.item?.dispose();
  }
}
