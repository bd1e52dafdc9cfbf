// Tells a panel what Write to code would write: when it asks, and again when the code of an answer has been edited, or what
// it was told would no longer be true.
import * as vscode from 'vscode';
import type { HostMessage, PanelMessage } from '../../protocol/messages.ts';
import type { Documents } from '../python/documents.ts';
import type { SourceTracker } from '../python/track-sources.ts';
import { previewWriting } from './code.ts';

type Question = Extract<PanelMessage, { type: 'preview' }>;
type Answer = Extract<HostMessage, { type: 'preview' }>;

/** How long nobody must have typed, in milliseconds. */
const REST = 200;

export interface Previews extends vscode.Disposable {
  answer(question: Question): Promise<void>;
}

/** `tell` gets each answer; a curve's next question makes the one before it void. */
export function answerPreviews(
  sources: SourceTracker,
  documents: Documents,
  tell: (answer: Answer) => void,
  fail: (error: unknown) => void,
): Previews {
  const asked = new Map<string, Question>();
  let resting: ReturnType<typeof setTimeout> | undefined;
  const answer = async (question: Question) => {
    const { type, key } = question;
    asked.set(key, question);
    const found = await previewWriting(question, sources, documents);
    if (asked.get(key) === question) tell({ type, key, ...found });
  };
  const edits = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
    const uri = document.uri.toString();
    const isMeant = contentChanges.length > 0 && [...asked.values()].some(({ source }) => source.uri === uri);
    if (!isMeant) return;
    clearTimeout(resting);
    resting = setTimeout(() => {
      for (const question of asked.values()) answer(question).catch(fail);
    }, REST);
  });
  return {
    answer,
    dispose: () => {
      clearTimeout(resting);
      edits.dispose();
    },
  };
}
