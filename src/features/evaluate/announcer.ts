// Tells results to those who do not see them beside their numbers.
import * as vscode from 'vscode';
import { t } from '../translate.ts';

/** Characters in the status bar; a screen reader is told all. */
const mostShown = 80;

/**
 * Tells results to those who do not see them: in the status bar as a live region, which screen readers read out, and as a
 * notification where the person has said that a screen reader is in use.
 */
export class Announcer implements vscode.Disposable {
  private item: vscode.StatusBarItem | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  tell(text: string): void {
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
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.fallSilent(), 15_000);
    if (vscode.workspace.getConfiguration('editor').get('accessibilitySupport') === 'on') {
      void vscode.window.showInformationMessage(text);
    }
  }

  /** Takes what was told last from the status bar. */
  fallSilent(): void {
    this.item?.hide();
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.item?.dispose();
  }
}
