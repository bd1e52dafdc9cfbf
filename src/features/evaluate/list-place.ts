// Where the list of Evaluate Selection With… stands: at the top of the window, where it may lie over the numbers, or below
// them. VS Code keeps one place for all of its lists, so only a person moves it, by a button of the list.
import * as vscode from 'vscode';
import { t } from '../translate.ts';

/** The list's place among the lines of one editor. */
export interface ListPlace {
  /** Moves the list; undefined if this VS Code does not know how. */
  button(): vscode.QuickInputButton | undefined;
  /** What the button does. */
  move(): Promise<void>;
  /** Scrolls back to what was in sight before. */
  back(): void;
}

const key = 'activationLens.evaluate.isListBelow';
/** VS Code's own, not for the palette: its menu *Customize Layout…* has them as buttons. */
const align = { top: 'workbench.action.alignQuickInputTop', below: 'workbench.action.alignQuickInputCenter' };

/** Lines of an editor that a list at the top of the window may lie over, and those above it where it stands lower. */
const coveredLines = 20;
const linesAbove = 3;

/** Scrolls the line with the numbers out from under the list, where that can be done. */
export async function placeList(
  editor: vscode.TextEditor,
  start: number | undefined,
  memory: vscode.Memento,
): Promise<ListPlace> {
  const known = await vscode.commands.getCommands(true);
  const canMove = known.includes(align.top) && known.includes(align.below);
  let isBelow = canMove && memory.get(key) === true;
  const topNow = () => editor.visibleRanges[0]?.start.line ?? 0;
  const top = topNow();
  const line = start === undefined ? top : editor.document.positionAt(start).line;
  // By lines: revealing a line leaves room above it, for the headers that scroll along.
  const scrollDown = (lines: number) =>
    vscode.commands.executeCommand('editorScroll', { to: 'down', by: 'line', value: lines });
  let isScrolled = false;
  const uncover = async () => {
    const from = line - topNow();
    // The first lines of a file cannot be scrolled away from the top.
    const isCovered = isBelow ? from > linesAbove : from >= 0 && from <= coveredLines && topNow() > 0;
    if (!isCovered) return;
    isScrolled = true;
    if (isBelow) await scrollDown(from - linesAbove);
    else await vscode.commands.executeCommand('revealLine', { lineNumber: line, at: 'bottom' });
  };
  await uncover();
  return {
    button: () =>
      canMove
        ? {
            iconPath: new vscode.ThemeIcon(isBelow ? 'arrow-up' : 'arrow-down'),
            tooltip: isBelow ? t('Move Lists to the Top') : t('Move Lists Below the First Lines'),
          }
        : undefined,
    async move() {
      isBelow = !isBelow;
      await vscode.commands.executeCommand(isBelow ? align.below : align.top);
      await memory.update(key, isBelow || undefined);
      await uncover();
    },
    back() {
      if (isScrolled) void vscode.commands.executeCommand('revealLine', { lineNumber: top, at: 'top' });
    },
  };
}
