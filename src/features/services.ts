// What lives as long as the extension: made once, in `activate`, handed to whatever needs it, and disposed of at the end.
// Nothing else in this folder remembers anything between two calls.
import type * as vscode from 'vscode';
import type { WorkspaceModules } from '../python/index.ts';
import type { Marks } from './diagnostics/marks.ts';
import type { Announcer } from './evaluate/announcer.ts';
import type { ResultDocuments } from './evaluate/result-documents.ts';
import type { ShownResults } from './evaluate/shown-results.ts';
import type { HoverAtCursor } from './hover/at-cursor.ts';
import type { FullHover } from './hover/full-hover.ts';
import type { PlotPanels } from './plot/panels.ts';
import type { Documents } from './python/documents.ts';
import type { Releases } from './release/releases.ts';

export interface Services {
  /** The extension as VS Code knows it. */
  readonly extension: vscode.Extension<unknown>;
  /** What open documents use of PyTorch. */
  readonly documents: Documents;
  /** Which release of PyTorch a document is written for. */
  readonly releases: Releases;
  /** What is known of the workspace's other files. */
  readonly modules: WorkspaceModules;
  /** Results beside their numbers; made with the first of them. */
  readonly results: () => ShownResults;
  /** Documents with the results of long selections; made with the first of them. */
  readonly resultDocuments: () => ResultDocuments;
  /** Mistakes that are marked. */
  readonly marks: () => Marks;
  readonly announcer: Announcer;
  readonly hoverAtCursor: HoverAtCursor;
  readonly fullHover: FullHover;
  /** The commands that links in the hover of an activation may call. */
  readonly linkedCommands: readonly string[];
  readonly panels: PlotPanels;
  /** What is remembered from one window to the next. */
  readonly memory: vscode.Memento;
  /** The log of the extension; made with its first line. */
  readonly log: () => vscode.LogOutputChannel;
}
