// What undoing goes back to: the states before each thing that a person did, newest last. Pure, as reduce is.
import type { PanelState } from '../../protocol/state.ts';
import { type Action, reduce } from './reducer.ts';

/** A panel's state, with those before it and those that were undone. */
export interface History {
  readonly past: readonly PanelState[];
  readonly present: PanelState;
  /** The one undone last comes first. */
  readonly future: readonly PanelState[];
  /** What goes on for a while and is one step all the same, and when it last went on, in milliseconds. */
  readonly last?: { readonly what: string; readonly at: number };
}

const MOST = 100;
/** A slider that moves again within so many milliseconds is still the same hand's movement. */
const PAUSE = 700;

/** A history that begins with `present`. */
export const beginHistory = (present: PanelState): History => ({ past: [], present, future: [] });

/** The history after `action`, at `now` in milliseconds; `history` itself where nothing changes. */
export function advance(history: History, action: Action, now: number): History {
  const present = reduce(history.present, action);
  if (present === history.present) return history;
  const { type } = action;
  if (type === 'renewSource' || type === 'redefine') {
    // The code says otherwise from now on, whichever state is gone back to.
    const renew = (state: PanelState) => reduce(state, action);
    return { ...history, present, past: history.past.map(renew), future: history.future.map(renew) };
  }
  if (isNoStep(action)) return { ...history, present };
  const what = movementOf(action);
  const goesOn = what !== undefined && history.last?.what === what && now - history.last.at < PAUSE;
  const past = goesOn ? history.past : [...history.past, history.present].slice(-MOST);
  return { past, present, future: [], ...(what === undefined ? {} : { last: { what, at: now } }) };
}

/** One step back; the same history where there is none. */
export function undo(history: History): History {
  const before = history.past.at(-1);
  if (!before) return history;
  const { past, present, future } = history;
  return { past: past.slice(0, -1), present: keepPlace(before, present), future: [present, ...future] };
}

/** One step forward again; the same history where nothing was undone. */
export function redo(history: History): History {
  const [after, ...future] = history.future;
  if (!after) return history;
  const { past, present } = history;
  return { past: [...past, present], present: keepPlace(after, present), future };
}

/** What isn't worth an undo step. */
function isNoStep(action: Action): boolean {
  if (action.type === 'setOptions') {
    const { options } = action;
    return ('drawer' in options && !('inputs' in options)) || 'follow' in options || 'train' in options;
  }
  return ['moveCrosshair', 'hideCrosshair', 'followUse'].includes(action.type);
}

/** What a hand moves bit by bit: the same again is the same movement. */
function movementOf(action: Action): string | undefined {
  if (action.type === 'setOptions') {
    const { options } = action;
    return 'drawer' in options ? undefined : ['inputs', 'depth'].find((what) => what in options);
  }
  if (action.type === 'setParameter') return `${action.key} ${action.name}`;
  return action.type === 'moveWindow' ? 'window' : undefined;
}

/** Where the person looks is no step: crosshair, table and cursor stay as they are. */
function keepPlace(state: PanelState, { crosshair, drawer, follow, train }: PanelState): PanelState {
  const { crosshair: _, ...rest } = state;
  return { ...rest, drawer, follow, train, ...(crosshair === undefined ? {} : { crosshair }) };
}
