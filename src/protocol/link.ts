// A plot as a link, for a colleague: what is shown, written into the query of a URI, and read from there again. Used by the
// host; knows nothing of it.
import { encode } from '../foundation/encode.ts';
import { isRecord } from '../foundation/is-record.ts';
import { newPanelState, type PanelState, readPanelState } from './state.ts';
import { readTraining } from './train.ts';

/** The path of a link's URI. */
export const LINK_PATH = '/plot';

/** Longer links are cut off by programs that they pass through, and are not read. */
export const LONGEST_LINK = 32_000;

/**
 * The query of a link that shows `state`. What belongs to this person alone stays behind: places in their code, and the
 * cursor that is followed. What is as in a new panel is left out
 */
export function writeLink(state: PanelState): string {
  const fresh = encode(newPanelState());
  const usual = isRecord(fresh) ? fresh : {};
  const shared = encode(withoutCode(state));
  const kept = Object.entries(isRecord(shared) ? shared : {}).filter(
    // Of another version of the product the newest release may be another.
    ([name, value]) =>
      name === 'version' || name === 'release' || JSON.stringify(value) !== JSON.stringify(usual[name]),
  );
  return `plot=${encodeText(JSON.stringify(Object.fromEntries(kept)))}`;
}

/** What a link's query holds: a state, or why there is none. Never throws. */
export function readLink(query: string): PanelState | 'broken' | 'newer' {
  const text = /(?:^|&)plot=([\w-]+)(?:&|$)/.exec(query)?.[1];
  if (text === undefined || text.length > LONGEST_LINK) return 'broken';
  let value: unknown;
  try {
    value = JSON.parse(decodeText(text));
  } catch {
    return 'broken';
  }
  if (!isRecord(value) || typeof value.version !== 'number') return 'broken';
  if (value.version > newPanelState().version) return 'newer';
  // An empty plot is none that somebody shared: what came instead is not to be taken for it.
  const asked = Array.isArray(value.curves) ? value.curves.length : undefined;
  const state = readPanelState(value);
  if (!state || (asked !== undefined && state.curves.length === 0)) return 'broken';
  return withoutCode(state);
}

function withoutCode(state: PanelState): PanelState {
  const { from: _, ...inputs } = state.inputs;
  return {
    ...state,
    follow: false,
    // Nor a person's own numbers; and whoever opens it starts training themselves.
    train: readTraining({ settings: { ...state.train.settings, rows: [] } }),
    inputs,
    curves: state.curves.map(({ source: __, isStale: ___, ...curve }) => curve),
  };
}

/** Base64 for URIs, of UTF-8: such as no program on the way takes for anything else. */
function encodeText(text: string): string {
  const bytes = new TextEncoder().encode(text);
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function decodeText(text: string): string {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return new TextDecoder('utf-8', { fatal: true }).decode(
    Uint8Array.from(binary, (character) => character.charCodeAt(0)),
  );
}
