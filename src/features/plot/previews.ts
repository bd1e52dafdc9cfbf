// Answers a panel what Write to Code would write: when it asks, and again when the code of an answer has been edited, or
// what it knows would no longer be true.
import * as vscode from 'vscode';
import { debounce } from '../../foundation/debounce.ts';
import type { HostMessage, PanelMessage } from '../../protocol/messages.ts';
import type { Documents } from '../python/documents.ts';
import type { SourceTracker } from './track-sources.ts';
import { previewWriting } from './write-to-code.ts';

type Question = Extract<PanelMessage, { type: 'preview' }>;
type Answer = Extract<HostMessage, { type: 'preview' }>;

/** Idle time after typing, in milliseconds. */
const pause = 200;

export interface Previews extends vscode.Disposable {
  answer(question: Question): Promise<void>;
}

/** `send` gets each answer; a curve's next question makes the one before it void. */
export function answerPreviews(
  sources: SourceTracker,
  documents: Documents,
  send: (answer: Answer) => void,
  fail: (error: unknown) => void,
): Previews {
  const asked = new Map<string, Question>();
  const answer = async (question: Question) => {
    const { type, key } = question;
    asked.set(key, question);
    const found = await previewWriting(question, sources, documents);
    if (asked.get(key) === question) send({ type, key, ...found });
  };
  const again = debounce(() => {
    for (const question of asked.values()) answer(question).catch(fail);
  });
  const edits = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
    const uri = document.uri.toString();
    const isAskedAbout =
      contentChanges.length > 0 && [...asked.values()].some(({ source }) => source.uri === uri);
    if (!isAskedAbout) return;
    again.in(pause);
  });
  return {
    answer,
    dispose: () => {
      again.dispose();
      edits.dispose();
    },
  };
}
