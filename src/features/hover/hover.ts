// The hover: asks the reader what stands under the pointer and hands the answer's text to VS Code.
import * as vscode from 'vscode';
import { describeAt } from '../../content/hover/at.ts';
import { besideMarkers } from '../../content/hover/beside-markers.ts';
import { describeCompact } from '../../content/hover/compact.ts';
import { renderCompact } from '../../content/hover/compact-markdown.ts';
import { commandLink, linkTo } from '../../content/hover/link-target.ts';
import { type Link, withAddToPlot } from '../../content/hover/links.ts';
import { type HoverParts, hoverParts, renderHover } from '../../content/hover/markdown.ts';
import type { SourceLocation } from '../../content/sentence.ts';
import { giveWay } from '../../foundation/generators.ts';
import { palettes, type ThemeKind } from '../../plot/palette.ts';
import type { ActivationUse, Span } from '../../python/index.ts';
import { readDtype } from '../dtype-setting.ts';
import type { PlotPanels } from '../plot/panels.ts';
import { isReadable, readTogether } from '../python/readable-documents.ts';
import type { Services } from '../services.ts';
import { t } from '../translate.ts';
import { configurations, nameInConfiguration } from './configuration.ts';
import { isHidden } from './hidden.ts';
import { isSaidByOthers, rulesSaidByUs } from './said-by-others.ts';
import { keepHoverInPlace } from './standing.ts';

/** Hovers in Python files, notebook cells, Markdown and configuration files. */
export function registerHover(services: Services): vscode.Disposable {
  const provider: vscode.HoverProvider = {
    async provideHover(document, position, token) {
      const isFull = services.fullHover.take(document, position);
      const hover = await answerHover(services, document, position, { isFull, token });
      if (hover) services.hoverAtCursor.note(document, position);
      return hover;
    },
  };
  return vscode.Disposable.from(
    vscode.languages.registerHoverProvider(configurations, provider),
    keepHoverInPlace(provider),
  );
}

/** How a hover is asked for. */
export interface HoverRequest {
  /** The full card is asked for, whatever the settings say, also where hovers are hidden. */
  readonly isFull?: boolean;
  readonly token?: vscode.CancellationToken | undefined;
}

/** What VS Code shows at `position`; nothing where no activation stands, and as soon as `token` is cancelled. */
export async function answerHover(
  {
    documents,
    linkedCommands,
    releases,
    panels,
  }: Pick<Services, 'documents' | 'linkedCommands' | 'releases'> & {
    readonly panels?: Pick<PlotPanels, 'isOpen'>;
  },
  document: vscode.TextDocument,
  position: vscode.Position,
  { isFull = false, token }: HoverRequest = {},
): Promise<vscode.Hover | undefined> {
  const settings = vscode.workspace.getConfiguration('activationLens.hover', document);
  if (!isFull && !settings.get('enabled', true)) return undefined;
  const use = await pointedAt({ documents, releases }, document, position, token);
  if (!use || token?.isCancellationRequested) return undefined;
  if (!isFull && isHidden(settings, use)) return undefined;
  const cells = readTogether(document);
  const cell = cells.indexOf(document);
  const { release } = await releases.of(document);
  if (token?.isCancellationRequested) return undefined;
  const told = describeAt(use, document.offsetAt(position), cell, t, readDtype(document), release);
  if (!told) return undefined;
  const rules = rulesSaidByUs(document, position);
  const isSaid =
    rules.size > 0
      ? told.content.findings.some(({ kind }) => kind === 'raises')
      : isSaidByOthers(document, position, use, told.content.findings);
  if (isSaid && told.isErrorOnly) return undefined;
  const links = panels?.isOpen ? withAddToPlot(told.content.links, t) : told.content.links;
  const content = { ...besideMarkers(told.content, rules), links, ...(isSaid ? { isSaid } : {}) };
  // Others get their turn before it is drawn, and the request its chance to be cancelled.
  await giveWay();
  if (token?.isCancellationRequested) return undefined;
  const parts = readParts(settings);
  const palette = palettes[themeKind()];
  const target = (link: Link | SourceLocation) =>
    linkTo(link, use, (at = cell) => (cells[at] ?? document).uri.toString());
  const markdown = new vscode.MarkdownString(
    isFull || settings.get('size') === 'full'
      ? renderHover(content, {
          parts,
          palette,
          t,
          linkTo: target,
        })
      : renderCompact(describeCompact(content, t), content.name, {
          palette,
          withPicture: parts.picture,
          withLinks: parts.links,
          t,
          linkTo: target,
          more: commandLink('activationLens.showFullHover', {
            uri: document.uri.toString(),
            line: position.line,
            character: position.character,
          }),
        }),
  );
  markdown.supportHtml = true;
  markdown.isTrusted = { enabledCommands: linkedCommands };
  return new vscode.Hover(markdown, rangeOf(document, told.span));
}

/** What a person points at, in code or in a configuration file. */
export function pointedAt(
  { documents, releases }: Pick<Services, 'documents' | 'releases'>,
  document: vscode.TextDocument,
  position: vscode.Position,
  token?: vscode.CancellationToken,
): Promise<ActivationUse | undefined> {
  return isReadable(document)
    ? documents.useAt(document, position, token)
    : nameInConfiguration(document, position, releases);
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
