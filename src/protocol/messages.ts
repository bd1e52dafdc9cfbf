// What host and panel say to each other. Used on both sides; knows neither. Messages carry ids and parameters, never
// sampled points, and are checked when they arrive.

import type { OwnActivation } from '../autodiff/own-activation.ts';
import { isRecord } from '../foundation/is-record.ts';
import type { OwnRows } from '../lab/data.ts';
import { readRows } from '../lab/settings.ts';
import { readSource, type SourceSpan } from './fields.ts';
import { type ExportFormat, readFormat } from './formats.ts';
import { type Plotted, readOwn, readPlotted } from './own.ts';
import {
  newPanelState,
  type PanelState,
  type PlotRequest,
  readPanelState,
  readPlotRequest,
} from './state.ts';

/** An activation as a document uses or defines it. */
export interface UseInCode extends Plotted {
  readonly source: SourceSpan;
}

/** From the host to the panel. */
export type HostMessage =
  | { readonly type: 'start'; readonly state: PanelState; readonly bundle: Readonly<Record<string, string>> }
  | ({ readonly type: 'followed' } & UseInCode)
  /** Shows these curves: instead of what is there, or beside it. */
  | { readonly type: 'open'; readonly request: PlotRequest }
  | { readonly type: 'add'; readonly request: PlotRequest }
  /** Points at the slider of the curve that comes from `request.source`; shows the request where there is none. */
  | { readonly type: 'point'; readonly request: PlotRequest }
  /** The call of this source now reads as `source.call` says. */
  | { readonly type: 'written'; readonly source: SourceSpan }
  /** The definition of this source now reads as `own`; without one, it can no longer be read. */
  | { readonly type: 'redefined'; readonly source: SourceSpan; readonly own?: OwnActivation }
  /** What a typed formula is, or why it is none. */
  | { readonly type: 'formula'; readonly own: OwnActivation }
  | { readonly type: 'noFormula'; readonly text: string }
  /** What Write to Code would make of the call (`change`, or `same`), or why it would not (`refusal`). */
  | {
      readonly type: 'preview';
      readonly key: string;
      readonly kind: 'change' | 'same' | 'refusal';
      readonly text: string;
    }
  /** Rows to train on: what goes in, and last what should come out. */
  | { readonly type: 'trainData'; readonly rows: OwnRows }
  | { readonly type: 'notice'; readonly text: string };

/** From the panel to the host. */
export type PanelMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'follow'; readonly on: boolean }
  | { readonly type: 'title'; readonly text: string }
  | ({ readonly type: 'write' } & UseInCode)
  /** Asks what `write` would do. */
  | ({ readonly type: 'preview'; readonly key: string } & UseInCode)
  /** Asks for the curve of a formula that was typed, in Python. */
  | { readonly type: 'formula'; readonly text: string }
  | {
      readonly type: 'export';
      readonly action: 'save' | 'copy';
      readonly format: ExportFormat;
      /** Text; base64 for PNG. */
      readonly content: string;
    }
  /** Asks for a link that opens this state. */
  | { readonly type: 'link'; readonly state: PanelState }
  /** Asks for the rows that are selected in the editor, to train on. */
  | { readonly type: 'selectedData' }
  /** Asks for the program that trains this state's networks, with its curves between the layers. */
  | { readonly type: 'trainScript'; readonly state: PanelState }
  | { readonly type: 'dropped'; readonly what: string };

/** What is done with each message: a type that is missing here is a compile error. */
export type Handlers<Message extends { readonly type: string }, Result = void> = {
  readonly [Type in Message['type']]: (message: Extract<Message, { readonly type: Type }>) => Result;
};

/** Hands a message to its handler. */
export function handle<Message extends { readonly type: string }, Result>(
  handlers: Handlers<Message, Result>,
  message: Message,
): Result {
  // The compiler cannot see that tag and handler belong together.
  const take = handlers[message.type as Message['type']] as unknown as (message: Message) => Result;
  return take(message);
}

/** For each message how what else stands in it is read; undefined if that has the wrong form. */
type Readers<Message extends { readonly type: string }> = {
  readonly [Type in Message['type']]: (
    value: Readonly<Record<string, unknown>>,
  ) => Omit<Extract<Message, { readonly type: Type }>, 'type'> | undefined;
};

const PREVIEWS = ['change', 'same', 'refusal'] as const;
const MAX_CONTENT = 50_000_000;
/** More is no formula that anybody types. */
const LONGEST_FORMULA = 2000;

const hostReaders: Readers<HostMessage> = {
  start: ({ state, bundle }) => ({
    state: readPanelState(state) ?? newPanelState(),
    bundle: Object.fromEntries(
      Object.entries(isRecord(bundle) ? bundle : {}).filter(
        (entry): entry is [string, string] => typeof entry[1] === 'string',
      ),
    ),
  }),
  followed: readUse,
  open: readRequest,
  add: readRequest,
  point: readRequest,
  written: (value) => {
    const source = readSource(value.source);
    return source && { source };
  },
  preview: ({ key, kind, text }) => {
    const known = PREVIEWS.find((candidate) => candidate === kind);
    return known && typeof key === 'string' && typeof text === 'string'
      ? { key, kind: known, text }
      : undefined;
  },
  trainData: (value) => {
    const rows = readRows(value.rows);
    return rows && { rows };
  },
  notice: ({ text }) => (typeof text === 'string' ? { text } : undefined),
  redefined: (value) => {
    const [source, own] = [readSource(value.source), readOwn(value.own)];
    return source && (own ? { source, own } : { source });
  },
  formula: (value) => {
    const own = readOwn(value.own);
    return own && { own };
  },
  noFormula: ({ text }) => (typeof text === 'string' ? { text } : undefined),
};

const panelReaders: Readers<PanelMessage> = {
  ready: () => ({}),
  follow: ({ on }) => (typeof on === 'boolean' ? { on } : undefined),
  title: ({ text }) => (typeof text === 'string' ? { text: text.slice(0, 200) } : undefined),
  write: readUse,
  formula: ({ text }) => (typeof text === 'string' && text.length <= LONGEST_FORMULA ? { text } : undefined),
  preview: (value) => {
    const use = readUse(value);
    return use && typeof value.key === 'string' ? { key: value.key, ...use } : undefined;
  },
  export: ({ action, format, content }) => {
    const known = readFormat(format);
    if ((action !== 'save' && action !== 'copy') || !known) return undefined;
    if (typeof content !== 'string' || content.length > MAX_CONTENT) return undefined;
    return { action, format: known, content };
  },
  link: readShown,
  selectedData: () => ({}),
  trainScript: readShown,
  dropped: ({ what }) => (typeof what === 'string' ? { what: what.slice(0, 500) } : undefined),
};

/** A message from the host; undefined for anything else. */
export function readHostMessage(value: unknown): HostMessage | undefined {
  return readMessage(hostReaders, value);
}

/** A message from the panel; undefined for anything else. */
export function readPanelMessage(value: unknown): PanelMessage | undefined {
  return readMessage(panelReaders, value);
}

function readMessage<Message extends { readonly type: string }>(
  readers: Readers<Message>,
  value: unknown,
): Message | undefined {
  if (!isRecord(value) || typeof value.type !== 'string' || !Object.hasOwn(readers, value.type))
    return undefined;
  const rest = readers[value.type as Message['type']](value);
  return rest && ({ type: value.type, ...rest } as unknown as Message);
}

function readShown(value: Readonly<Record<string, unknown>>) {
  const state = readPanelState(value.state);
  return state && { state };
}

function readRequest(value: Readonly<Record<string, unknown>>) {
  const request = isRecord(value.request) ? readPlotRequest(value.request) : undefined;
  return request && { request };
}

/** An activation as called in a document. */
function readUse(value: Readonly<Record<string, unknown>>) {
  const [activation, source] = [readPlotted(value), readSource(value.source)];
  return activation && source ? { ...activation, source } : undefined;
}
