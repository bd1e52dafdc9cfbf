// What a person does with results: replace the selection, insert them below as a comment, copy, plot, show derivatives.
// All selections are one undo step; a document that cannot be changed stays as it is, and its text is offered as a copy.
import * as vscode from 'vscode';
import { labelActivation } from '../../content/configured-activation.ts';
import type { ActivationResult } from '../../content/evaluate/activation-result.ts';
import { commentLines, commentSignOf } from '../../content/evaluate/comment-lines.ts';
import { copyText } from '../../content/evaluate/copy-text.ts';
import { describeAloud } from '../../content/evaluate/inline.ts';
import { describeNoNumber } from '../../content/evaluate/notes.ts';
import { replaceInSlices } from '../../content/evaluate/replace.ts';
import { encode } from '../../protocol/fields.ts';
import { findOpenDocument } from '../python/open-documents.ts';
import { t } from '../translate.ts';
import type { Announcer } from './announce.ts';
import { isRecord, readChoice, readEvaluateSettings } from './request.ts';
import type { ShownResults } from './results.ts';
import { evaluateTarget, findTargets, mostSelections, work } from './run.ts';
import type { ResultSet } from './set.ts';

const mostMarks = 10_000;

/** The commands that act on results, or on the selections' results at the settings where nothing is shown yet. */
export function registerEvaluateEdits(
  results: () => ShownResults,
  announcer: Announcer,
): readonly vscode.Disposable[] {
  const onResults = (command: string, act: (chosen: Chosen, argument: unknown) => unknown) =>
    vscode.commands.registerCommand(command, async (argument?: unknown) => {
      const chosen = await chooseSets(argument, results());
      return chosen && act(chosen, argument);
    });
  return [
    onResults('activationLens.replaceSelection', (chosen, argument) =>
      replaceSelections(chosen, argument, results()),
    ),
    onResults('activationLens.insertResult', insertBelow),
    onResults('activationLens.copyResult', async ({ sets }, argument) => {
      const isExact = isRecord(argument) && argument.exact === true;
      const text = sets.map(({ results: own, dtype }) => copyText(own, dtype, isExact)).join('\n');
      await vscode.env.clipboard.writeText(text);
      vscode.window.setStatusBarMessage(t('Result copied'), 3000);
    }),
    onResults('activationLens.plotSelection', async ({ sets }) => {
      const [first] = sets;
      const marks = sets
        .flatMap((set) => Array.from(set.reading.values.subarray(0, mostMarks)))
        .slice(0, mostMarks);
      const curves = (first?.choices ?? []).map(({ id, parameters }) => ({ id, parameters }));
      await vscode.commands.executeCommand('activationLens.openPlot', encode({ curves, marks }));
    }),
    onResults('activationLens.toggleDerivatives', ({ sets, document }) => {
      const isOn = sets.every((set) => set.derivatives);
      for (const set of sets) {
        set.derivatives = !isOn;
        set.inline = undefined;
      }
      results().show(document, sets);
      announcer.tell(describeAloud(sets, t));
    }),
  ];
}

interface Chosen {
  readonly document: vscode.TextDocument;
  /** Of the document, when the sets were where they say. */
  readonly version: number;
  readonly sets: readonly ResultSet[];
}

/** The set that a link names, or those of the selections: shown ones where there are, else new ones. */
async function chooseSets(argument: unknown, shown: ShownResults): Promise<Chosen | undefined> {
  const say = (message: string) => void vscode.window.showWarningMessage(message);
  if (isRecord(argument) && argument.set !== undefined) {
    const found = shown.find(argument.set);
    const document = found && findOpenDocument(found.uri.toString());
    if (!found || !document) return undefined;
    return { document, version: document.version, sets: [found.set] };
  }
  const editor = vscode.window.activeTextEditor;
  if (!editor) return say(t('Open a file and select the numbers to evaluate.')) as undefined;
  const { document } = editor;
  const { version } = document;
  if (editor.selections.length > mostSelections) {
    return say(
      t('There are {0} selections. Select at most {1}.', editor.selections.length, mostSelections),
    ) as undefined;
  }
  const settings = readEvaluateSettings(document);
  const choice =
    isRecord(argument) && argument.activation !== undefined ? readChoice(argument.activation) : undefined;
  if (typeof choice === 'string') return say(choice) as undefined;
  const sets = new Set<ResultSet>();
  let skipped: string | undefined;
  for (const target of await findTargets(editor)) {
    const end = target.start + target.text.length;
    const old = shown.of(document).find((set) => !set.isStale && set.start <= end && target.start <= set.end);
    if (old && !choice) {
      sets.add(old);
      continue;
    }
    const outcome = await evaluateTarget(target, {
      choices: choice ? [choice] : settings.choices,
      dtype: undefined,
      standardDtype: settings.dtype,
      derivatives: settings.derivatives,
    });
    if (outcome.kind === 'refused') return say(outcome.message) as undefined;
    if (outcome.kind === 'set') sets.add(outcome.set);
    if (outcome.kind === 'none') skipped ??= outcome.skipped;
  }
  if (sets.size > 0) return { document, version, sets: [...sets] };
  return say(describeNoNumber(skipped, t)) as undefined;
}

/** The result that goes into the document: asked for where a selection went through several activations. */
async function chooseResult(sets: readonly ResultSet[]): Promise<string | undefined> {
  const labels = [...new Set(sets.flatMap((set) => set.results.map(labelActivation)))];
  if (labels.length <= 1) return labels[0];
  const picked = await vscode.window.showQuickPick(
    labels.map((label) => {
      const set = sets.find((each) => each.results.some((result) => labelActivation(result) === label));
      const result = set?.results.find((each) => labelActivation(each) === label);
      return {
        label,
        ...(set && result ? { description: copyText([result], set.dtype, false).slice(0, 100) } : {}),
      };
    }),
    { title: t('Replace Selection'), placeHolder: t('Which result takes the place of the numbers?') },
  );
  return picked?.label;
}

async function replaceSelections(chosen: Chosen, argument: unknown, shown: ShownResults): Promise<boolean> {
  const { document, sets } = chosen;
  if (sets.some((set) => set.isStale)) return sayStale();
  const wanted =
    isRecord(argument) && typeof argument.result === 'string' ? argument.result : await chooseResult(sets);
  if (wanted === undefined) return false;
  const texts = new Map<ResultSet, string>();
  for (const set of sets) {
    const result = resultNamed(set, wanted);
    if (!result) continue;
    const steps = replaceInSlices(set.text, set.reading, result, set.dtype, document.languageId);
    const text = await work(steps, undefined, 0, 1);
    if (text !== undefined) texts.set(set, text);
  }
  if (hasMoved(chosen)) return sayStale();
  const edits = [...texts].map(([set, text]) => ({ range: rangeOf(document, set), text }));
  shown.replace(
    document,
    shown.of(document).filter((set) => !sets.includes(set)),
  );
  return edit(document, edits);
}

/** Whether somebody has typed meanwhile, so that numbers no longer stand where they were read. */
function hasMoved({ document, version, sets }: Chosen): boolean {
  return (
    document.version !== version && sets.some((set) => document.getText(rangeOf(document, set)) !== set.text)
  );
}

function sayStale(): false {
  void vscode.window.showWarningMessage(t('The numbers have changed since. Evaluate them again.'));
  return false;
}

function resultNamed(set: ResultSet, label: string): ActivationResult | undefined {
  return set.results.find((result) => labelActivation(result) === label || result.id === label);
}

async function insertBelow(chosen: Chosen): Promise<boolean> {
  const { document, sets } = chosen;
  const sign = commentSignOf(document.languageId);
  if (sign === undefined) {
    const text = sets.map((set) => copyText(set.results, set.dtype, false)).join('\n');
    return offerCopy(t('{0} has no line comments.', document.languageId), text);
  }
  if (hasMoved(chosen)) return sayStale();
  const eol = document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
  const byLine = new Map<number, string[]>();
  for (const set of sets) {
    const { start, end } = rangeOf(document, set);
    const indent = /^[ \t]*/.exec(document.lineAt(start.line).text)?.[0] ?? '';
    const lines = byLine.get(end.line) ?? [];
    lines.push(...commentLines(set.results, set.dtype, indent, sign));
    byLine.set(end.line, lines);
  }
  const edits = [...byLine].map(([line, lines]) => {
    const at = document.lineAt(line).range.end;
    return { range: new vscode.Range(at, at), text: lines.map((text) => eol + text).join('') };
  });
  return edit(document, edits);
}

function rangeOf(document: vscode.TextDocument, { start, end }: ResultSet): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}

interface Edit {
  readonly range: vscode.Range;
  readonly text: string;
}

/** All edits as one undo step, or none: then a sentence, and the texts as a copy. */
async function edit(document: vscode.TextDocument, edits: readonly Edit[]): Promise<boolean> {
  const before = document.version;
  const isWritable = vscode.workspace.fs.isWritableFileSystem(document.uri.scheme) !== false;
  const editor = vscode.window.visibleTextEditors.find((each) => each.document === document);
  if (isWritable && editor) {
    const isDone = await editor.edit((builder) => {
      for (const { range, text } of edits) builder.replace(range, text);
    });
    // A read-only editor says that it has edited, and has not.
    if (isDone && document.version !== before) return true;
  } else if (isWritable) {
    const change = new vscode.WorkspaceEdit();
    for (const { range, text } of edits) change.replace(document.uri, range, text);
    if (await vscode.workspace.applyEdit(change)) return true;
  }
  return offerCopy(t('This document is read-only.'), edits.map(({ text }) => text.trim()).join('\n'));
}

async function offerCopy(why: string, text: string): Promise<false> {
  const copy = t('Copy Result');
  void vscode.window.showWarningMessage(why, copy).then((picked) => {
    if (picked === copy) return vscode.env.clipboard.writeText(text);
    return undefined;
  });
  return false;
}
