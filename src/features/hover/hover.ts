// The hover: asks the reader what stands under the pointer and hands the answer's text to VS Code.
import * as vscode from 'vscode';
import { describeAt } from '../../content/hover/at.ts';
import { linkTo } from '../../content/hover/link-target.ts';
import { type HoverParts, hoverParts, renderHover } from '../../content/hover/markdown.ts';
import { giveWay } from '../../foundation/generators.ts';
import { palettes, type ThemeKind } from '../../plot/palette.ts';
import type { Span } from '../../python/index.ts';
import { commandsLinkedFrom } from '../commands.ts';
import type { Documents } from '../python/documents.ts';
import { readTogether } from '../python/readable-documents.ts';
import type { Services } from '../services.ts';
import { t } from '../translate.ts';

/** Hovers in Python files, notebook cells and Markdown. */
export function registerHover({ documents, hoverAtCursor }: Services): vscode.Disposable {
  return vscode.languages.registerHoverProvider([{ language: 'python' }, { language: 'markdown' }], {
    async provideHover(document, position, token) {
      const hover = await answerHover(documents, document, position, token);
      if (hover) hoverAtCursor.note(document, position);
      return hover;
    },
  });
}

/** What VS Code shows at `position`; nothing where no activation stands, and as soon as `token` is cancelled. */
export async function answerHover(
  documents: Documents,
  document: vscode.TextDocument,
  position: vscode.Position,
  token?: vscode.CancellationToken,
): Promise<vscode.Hover | undefined> {
  const settings = vscode.workspace.getConfiguration('activationLens.hover', document);
  if (!settings.get('enabled', true)) return undefined;
  const use = await documents.useAt(document, position, token);
  if (!use || token?.isCancellationRequested) return undefined;
  const offset = document.offsetAt(position);
  const cells = readTogether(document);
  const cell = cells.indexOf(document);
  const around = {
    cell,
    read: ({ start, end }: Span, at: number) => {
      const source = cells[at];
      return source ? source.getText(rangeOf(source, { start, end })) : '';
    },
  };
  const told = describeAt(use, offset, around, t);
  if (!told) return undefined;
  // Others get their turn before it is drawn, and the request its chance to be cancelled.
  await giveWay();
  if (token?.isCancellationRequested) return undefined;
  const markdown = new vscode.MarkdownString(
    renderHover(told.content, {
      parts: readParts(settings),
      palette: palettes[themeKind()],
      isNarrow: vscode.window.tabGroups.all.length > 1,
      t,
      linkTo: (target) => linkTo(target, use, (at = cell) => (cells[at] ?? document).uri.toString()),
    }),
  );
  markdown.supportHtml = true;
  markdown.isTrusted = { enabledCommands: commandsLinkedFrom('activations') };
  return new vscode.Hover(markdown, rangeOf(document, told.span));
}

function rangeOf(document: vscode.TextDocument, { start, end }: Span): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}

function readParts(settings: vscode.WorkspaceConfiguration): HoverParts {
  return Object.fromEntries(
    hoverParts.map((part) => [part, settings.get(part, true) === true]),
  ) as HoverParts;
}

function themeKind(): ThemeKind {
  switch (vscode.window.activeColorTheme.kind) {
    case vscode.ColorThemeKind.Light:
      return 'light';
    case vscode.ColorThemeKind.HighContrast:
      return 'high-contrast-dark';
    case vscode.ColorThemeKind.HighContrastLight:
      return 'high-contrast-light';
    default:
      return 'dark';
  }
}
