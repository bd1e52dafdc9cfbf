// The hover: asks the reader what stands under the pointer and hands the answer's text to VS Code.
import * as vscode from 'vscode';
import { describeOutput } from '../../content/evaluate/call-output.ts';
import { describeArgument } from '../../content/hover/argument.ts';
import type { HoverContent } from '../../content/hover/content.ts';
import { describeUse } from '../../content/hover/hover.ts';
import type { Link } from '../../content/hover/links.ts';
import { type HoverParts, hoverParts, renderHover } from '../../content/hover/markdown.ts';
import { describeSetting } from '../../content/hover/setting.ts';
import type { SourceLocation } from '../../content/sentence.ts';
import { giveWay } from '../../foundation/generators.ts';
import { palettes, type ThemeKind } from '../../plot/palette.ts';
import { encode } from '../../protocol/fields.ts';
import type { ActivationUse, Span } from '../../python/index.ts';
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
  const isOnName = use.start <= offset && offset <= use.end;
  const argument = isOnName ? undefined : argumentAt(use, offset, cell);
  if (!argument && !isOnName) return undefined;
  const around = {
    cell,
    read: ({ start, end }: Span, at: number) => {
      const source = cells[at];
      return source ? source.getText(rangeOf(source, { start, end })) : '';
    },
  };
  const content = argument
    ? (describeArgument(use, argument.name, around, t) ?? describeSetting(use, argument.name, t))
    : describeCall(use, around);
  if (!content) return undefined;
  // Others get their turn before it is drawn, and the request its chance to be cancelled.
  await giveWay();
  if (token?.isCancellationRequested) return undefined;
  const markdown = new vscode.MarkdownString(
    renderHover(content, {
      parts: readParts(settings),
      palette: palettes[themeKind()],
      isNarrow: vscode.window.tabGroups.all.length > 1,
      t,
      linkTo: (target) => linkTo(target, document, use, cells),
    }),
  );
  markdown.supportHtml = true;
  markdown.isTrusted = { enabledCommands: commandsLinkedFrom('activations') };
  return new vscode.Hover(markdown, rangeOf(document, argument?.span ?? use));
}

/** What the hover says, and the output of the call where its input can be known. */
function describeCall(
  use: ActivationUse,
  around: Parameters<typeof describeUse>[1],
): HoverContent | undefined {
  const content = describeUse(use, around, t);
  const output = content && describeOutput(use, t);
  return content && output ? { ...content, output } : content;
}

/**
 * The argument of `use` that stands at `offset` of this cell; of one whose value is not known only its name, the value
 * is another's story. An instance's arguments may stand in another cell.
 */
function argumentAt(
  use: ActivationUse,
  offset: number,
  cell: number,
): { name: string; span: Span } | undefined {
  if (use.origin && use.origin.cell !== cell) return undefined;
  const written = [...Object.entries(use.parameters), ...Object.entries(use.settings ?? {})];
  for (const [name, { argument, argumentName, value }] of written) {
    const span = value === undefined ? argumentName : argument;
    if (span && span.start <= offset && offset <= span.end) return { name, span };
  }
  return undefined;
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

function linkTo(
  target: Link | SourceLocation,
  document: vscode.TextDocument,
  use: ActivationUse,
  cells: readonly vscode.TextDocument[],
): string {
  if (!('kind' in target)) {
    const { uri } = cells[target.cell] ?? document;
    return command('activationLens.goToOrigin', {
      uri: target.file ?? uri.toString(),
      start: target.start,
      end: target.end,
    });
  }
  switch (target.kind) {
    case 'plot':
    case 'compare':
      return command('activationLens.openPlot', {
        curves: target.curves,
        source: { uri: document.uri.toString(), start: use.start, end: use.end },
      });
    case 'evaluate':
      return command('activationLens.evaluateSelection', { activations: [target.activation] });
    case 'documentation':
      return target.url;
  }
}

/** JSON has no NaN and no infinities; the commands take them as Python writes them. */
function command(name: string, argument: unknown): string {
  return `command:${name}?${encodeURIComponent(JSON.stringify([encode(argument)]))}`;
}
