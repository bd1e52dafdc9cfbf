// Every command: what it does, what must be there for it to be offered, and which hover may link to it. Registration and the
// links that hovers are trusted with come from here; a test compares it with package.json.
import { checkWorkspace } from './diagnostics/check-workspace.ts';
import { clearResults } from './evaluate/clear-results.ts';
import { copyResult } from './evaluate/copy-result.ts';
import { evaluateClipboard, evaluateNumbers, evaluateVariable } from './evaluate/evaluate-numbers.ts';
import { evaluateSelection } from './evaluate/evaluate-selection.ts';
import { evaluateSelectionWith } from './evaluate/evaluate-with.ts';
import { insertResult } from './evaluate/insert-result.ts';
import { plotSelection } from './evaluate/plot-selection.ts';
import { readAnotherWay } from './evaluate/read-another-way.ts';
import { replaceSelection } from './evaluate/replace-selection.ts';
import { toggleDerivatives } from './evaluate/toggle-derivatives.ts';
import { explainAtCursor } from './hover/explain-at-cursor.ts';
import { showFullHover } from './hover/full-hover.ts';
import { goToOrigin } from './hover/go-to-origin.ts';
import { hideForActivation, hideInWorkspace } from './hover/hidden.ts';
import { reportWrongAnswer } from './hover/report-wrong-answer.ts';
import { findUses } from './list/find-uses.ts';
import { showActivationsOfFile, showActivationsOfWorkspace } from './list/show-activations.ts';
import { addToPlot, openPlot } from './plot/open-plot.ts';
import { chooseTorchVersion } from './release/choose-release.ts';
import { compareTorchReleases } from './release/compare-releases.ts';
import type { Services } from './services.ts';
import { tryEvaluate, tryHover, tryPlot, tryWriteToCode } from './walkthrough/walkthrough.ts';

export interface Command {
  readonly id: string;
  /** What must be there for the palette to offer it; `link`: it is no use without one, and never offered. */
  readonly needs: 'nothing' | 'editor' | 'selection' | 'results' | 'link';
  /** The hover whose links may call it, with arguments that it checks: that of activations, or that of results. */
  readonly linkedFrom?: 'activations' | 'results';
  /** Does it with whatever it was called with; commands can be called by anybody with anything. */
  run(argument: unknown, services: Services): unknown;
}

export const commands: readonly Command[] = [
  { id: 'activationLens.openPlot', needs: 'nothing', linkedFrom: 'activations', run: openPlot },
  { id: 'activationLens.addToPlot', needs: 'editor', linkedFrom: 'activations', run: addToPlot },
  {
    id: 'activationLens.evaluateSelection',
    needs: 'selection',
    run: evaluateSelection,
  },
  {
    id: 'activationLens.evaluateNumbers',
    needs: 'nothing',
    linkedFrom: 'activations',
    run: evaluateNumbers,
  },
  { id: 'activationLens.evaluateClipboard', needs: 'nothing', run: evaluateClipboard },
  { id: 'activationLens.evaluateVariable', needs: 'link', run: evaluateVariable },
  { id: 'activationLens.goToOrigin', needs: 'link', linkedFrom: 'activations', run: goToOrigin },
  { id: 'activationLens.showFullHover', needs: 'link', linkedFrom: 'activations', run: showFullHover },
  {
    id: 'activationLens.hideForActivation',
    needs: 'link',
    linkedFrom: 'activations',
    run: hideForActivation,
  },
  { id: 'activationLens.hideInWorkspace', needs: 'link', linkedFrom: 'activations', run: hideInWorkspace },
  {
    id: 'activationLens.reportWrongAnswer',
    needs: 'link',
    linkedFrom: 'activations',
    run: reportWrongAnswer,
  },
  {
    id: 'activationLens.showActivationsOfFile',
    needs: 'editor',
    run: (_, services) => showActivationsOfFile(services),
  },
  {
    id: 'activationLens.showActivationsOfWorkspace',
    needs: 'nothing',
    run: (_, services) => showActivationsOfWorkspace(services),
  },
  { id: 'activationLens.findUses', needs: 'editor', run: (_, services) => findUses(services) },
  {
    id: 'activationLens.checkWorkspace',
    needs: 'nothing',
    run: (_, services) => checkWorkspace(services),
  },
  { id: 'activationLens.explainAtCursor', needs: 'editor', run: (_, services) => explainAtCursor(services) },
  {
    id: 'activationLens.evaluateSelectionWith',
    needs: 'selection',
    run: (_, services) => evaluateSelectionWith(services),
  },
  { id: 'activationLens.copyResult', needs: 'selection', linkedFrom: 'results', run: copyResult },
  { id: 'activationLens.replaceSelection', needs: 'selection', linkedFrom: 'results', run: replaceSelection },
  { id: 'activationLens.readAnotherWay', needs: 'selection', linkedFrom: 'results', run: readAnotherWay },
  { id: 'activationLens.insertResult', needs: 'selection', linkedFrom: 'results', run: insertResult },
  { id: 'activationLens.plotSelection', needs: 'selection', linkedFrom: 'results', run: plotSelection },
  { id: 'activationLens.toggleDerivatives', needs: 'results', linkedFrom: 'results', run: toggleDerivatives },
  { id: 'activationLens.clearResults', needs: 'results', linkedFrom: 'results', run: clearResults },
  {
    id: 'activationLens.chooseTorchVersion',
    needs: 'editor',
    run: (_, services) => chooseTorchVersion(services),
  },
  { id: 'activationLens.compareReleases', needs: 'nothing', run: compareTorchReleases },
  { id: 'activationLens.tryHover', needs: 'link', run: tryHover },
  { id: 'activationLens.tryEvaluate', needs: 'link', run: tryEvaluate },
  { id: 'activationLens.tryPlot', needs: 'link', run: tryPlot },
  { id: 'activationLens.tryWriteBack', needs: 'link', run: tryWriteToCode },
];

/** The commands that links in a hover may call. */
export function commandsLinkedFrom(hover: Command['linkedFrom']): readonly string[] {
  return commands.filter(({ linkedFrom }) => linkedFrom === hover).map(({ id }) => id);
}
