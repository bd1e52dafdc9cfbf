// Follows the places that curves come from while documents change around them.
import * as vscode from 'vscode';
import type { SourceSpan } from '../../protocol/fields.ts';

/** Knows where a source stands now; a panel keeps saying where it stood when it was taken over. */
export interface SourceTracker extends vscode.Disposable {
  /** Begins to follow a source. */
  add(source: SourceSpan): void;
  /** Where it starts now; -1 where its name was edited itself. */
  startOf(source: SourceSpan): number;
  /** Notes what its call said when a panel wrote over it, which an undo brings back. */
  noteWrittenOver(source: SourceSpan, call: string): void;
  wasWrittenOver(source: SourceSpan, call: string): boolean;
}

export function trackSources(sources: readonly SourceSpan[]): SourceTracker {
  const places = new Map<string, { uri: string; start: number; end: number }>();
  const writtenOver = new Map<string, Set<string>>();
  const keyOf = (source: SourceSpan) => `${source.uri} ${source.start}`;
  const add = (source: SourceSpan) => {
    places.set(keyOf(source), { uri: source.uri, start: source.start, end: source.end });
  };
  for (const source of sources) add(source);
  const listener = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
    const uri = document.uri.toString();
    for (const place of places.values()) {
      if (place.uri === uri) move(place, contentChanges);
    }
  });
  return {
    add,
    startOf: (source) => places.get(keyOf(source))?.start ?? source.start,
    noteWrittenOver: (source, call) => {
      const key = keyOf(source);
      writtenOver.set(key, (writtenOver.get(key) ?? new Set()).add(call));
    },
    wasWrittenOver: (source, call) => writtenOver.get(keyOf(source))?.has(call) ?? false,
    dispose: () => listener.dispose(),
  };
}

/** Changes of one event all count in the document as it was before. */
function move(
  place: { start: number; end: number },
  changes: readonly vscode.TextDocumentContentChangeEvent[],
): void {
  let by = 0;
  for (const { rangeOffset, rangeLength, text } of changes) {
    if (rangeOffset + rangeLength <= place.start) by += text.length - rangeLength;
    else if (rangeOffset < place.end) {
      place.start = -1;
      place.end = -1;
      return;
    }
  }
  if (place.start < 0) return;
  place.start += by;
  place.end += by;
}
