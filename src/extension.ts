// Starts the extension: makes what lives as long as it does, and registers the commands and the rest of the features.
import * as vscode from 'vscode';
import { commands, commandsLinkedFrom } from './features/commands.ts';
import { registerFixes } from './features/diagnostics/code-actions.ts';
import { markMistakes } from './features/diagnostics/marks.ts';
import { Announcer } from './features/evaluate/announcer.ts';
import { registerEvaluateCodeActions } from './features/evaluate/code-actions.ts';
import { ResultDocuments } from './features/evaluate/result-documents.ts';
import { registerResultsHover } from './features/evaluate/results-hover.ts';
import { ShownResults } from './features/evaluate/shown-results.ts';
import { rememberHoverAtCursor } from './features/hover/at-cursor.ts';
import { rememberFullHover } from './features/hover/full-hover.ts';
import { registerHover } from './features/hover/hover.ts';
import { lazily } from './features/lazily.ts';
import { registerNames } from './features/names/names.ts';
import { registerPlotCodeActions } from './features/plot/code-actions.ts';
import { serveLinks } from './features/plot/link.ts';
import { servePlotPanels } from './features/plot/panels.ts';
import { readDocuments } from './features/python/documents.ts';
import { watchWorkspaceModules } from './features/python/workspace-files.ts';
import { findReleases } from './features/release/releases.ts';
import { showReleases } from './features/release/status-item.ts';
import { tellChanges } from './features/release/tell-change.ts';
import { registerReplacementCodeActions } from './features/replacement/code-actions.ts';
import type { Services } from './features/services.ts';
import { t } from './features/translate.ts';

export function activate(context: vscode.ExtensionContext): void {
  const { subscriptions, extension, globalState } = context;
  const modules = watchWorkspaceModules(subscriptions);
  const documents = readDocuments(modules);
  const hoverAtCursor = rememberHoverAtCursor();
  const announcer = new Announcer();
  const log = lazily(subscriptions, () =>
    vscode.window.createOutputChannel(t('Activation Lens'), { log: true }),
  );
  const panels = servePlotPanels(extension, documents, log);
  const results = lazily(subscriptions, () => {
    const shown = new ShownResults();
    subscriptions.push(registerResultsHover(shown, hoverAtCursor));
    return shown;
  });
  const releases = findReleases();
  const services: Services = {
    extension,
    documents,
    releases,
    modules,
    results,
    marks: lazily(subscriptions, () => markMistakes({ documents, releases })),
    resultDocuments: lazily(subscriptions, () => new ResultDocuments()),
    announcer,
    hoverAtCursor,
    fullHover: rememberFullHover(),
    linkedCommands: commandsLinkedFrom('activations'),
    panels,
    memory: globalState,
    log,
  };
  subscriptions.push(
    documents,
    releases,
    showReleases(releases),
    tellChanges(releases),
    announcer,
    panels,
    registerHover(services),
    registerFixes(services.marks()),
    registerEvaluateCodeActions(),
    registerPlotCodeActions(services),
    registerReplacementCodeActions(services),
    registerNames(documents),
    serveLinks((state) => panels.openState(state)),
    ...commands.map(({ id, run }) =>
      vscode.commands.registerCommand(id, (argument?: unknown) => run(argument, services)),
    ),
  );
}
