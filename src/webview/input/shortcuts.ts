// Keys that work wherever in the panel the focus is, but where somebody types.

/** What a press of a key asks for; undefined for keys that belong to others. */
export function answerShortcut(event: KeyboardEvent): 'help' | 'undo' | 'redo' | undefined {
  const at = event.target;
  // In a number that has been taken there is nothing more to type back.
  if (at instanceof HTMLInputElement && at.type === 'text' && at.value !== at.dataset.taken) return undefined;
  const key = event.key.toLowerCase();
  const isCommand = (event.ctrlKey || event.metaKey) && !event.altKey;
  if (!isCommand) return key === '?' ? 'help' : undefined;
  if (key === 'y') return 'redo';
  if (key === 'z') return event.shiftKey ? 'redo' : 'undo';
  return undefined;
}
