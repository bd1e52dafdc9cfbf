// What host and panel say to each other. Used on both sides; knows neither. Messages carry ids and parameters, never
// sampled points, and are checked when they arrive.

import type { Values } from '../catalog/activation.ts';
import { isRecord } from '../foundation/is-record.ts';
import { readActivation, readSource, type SourceSpan } from './fields.ts';
import { type ExportFormat, readFormat } from './formats.ts';
import { newPanelState, type PanelState, readPanelState } from './state.ts';

/** From the host to the panel. */
export type HostMessage =
  | { readonly type: 'start'; readonly state: PanelState; readonly bundle: Readonly<Record<string, string>> }
  | {
      readonly type: 'followed';
      readonly id: string;
      readonly parameters: Values;
      readonly source: SourceSpan;
    }
  /** The call of this source now reads as `source.call` says. */
  | { readonly type: 'written'; readonly source: SourceSpan }
  /** What Write to code would make of the call (`change`, or `same`), or why it would not (`refusal`). */
  | {
      readonly type: 'preview';
      readonly key: string;
      readonly kind: 'change' | 'same' | 'refusal';
      readonly text: string;
    }
  | { readonly type: 'notice'; readonly text: string };

/** From the panel to the host. */
export type PanelMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'follow'; readonly on: boolean }
  | { readonly type: 'title'; readonly text: string }
  | { readonly type: 'write'; readonly id: string; readonly parameters: Values; readonly source: SourceSpan }
  /** Asks what `write` would do. */
  | {
      readonly type: 'preview';
      readonly key: string;
      readonly id: string;
      readonly parameters: Values;
      readonly source: SourceSpan;
    }
  | {
      readonly type: 'export';
      readonly action: 'save' | 'copy';
      readonly format: ExportFormat;
      /** Text; base64 for PNG. */
      readonly content: string;
    }
  | { readonly type: 'dropped'; readonly what: string };

const PREVIEWS = ['change', 'same', 'refusal'] as const;
const MAX_CONTENT = 50_000_000;

/** A message from the host. */
export function readHostMessage(value: unknown): HostMessage | undefined {
  if (!isRecord(value)) return undefined;
  if (value.type === 'start') {
    const state = readPanelState(value.state) ?? newPanelState();
    const bundle = isRecord(value.bundle) ? value.bundle : {};
    const strings = Object.entries(bundle).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    );
    return { type: 'start', state, bundle: Object.fromEntries(strings) };
  }
  if (value.type === 'followed') {
    const [activation, source] = [readActivation(value), readSource(value.source)];
    return activation && source ? { type: 'followed', ...activation, source } : undefined;
  }
  if (value.type === 'written') {
    const source = readSource(value.source);
    return source && { type: 'written', source };
  }
  if (value.type === 'preview') {
    const { key, text } = value;
    const kind = PREVIEWS.find((known) => known === value.kind);
    if (!kind || typeof key !== 'string' || typeof text !== 'string') return undefined;
    return { type: 'preview', key, kind, text };
  }
  if (value.type === 'notice' && typeof value.text === 'string') return { type: 'notice', text: value.text };
  return undefined;
}

/** A message from the panel. */
export function readPanelMessage(value: unknown): PanelMessage | undefined {
  if (!isRecord(value)) return undefined;
  switch (value.type) {
    case 'ready':
      return { type: 'ready' };
    case 'follow':
      return typeof value.on === 'boolean' ? { type: 'follow', on: value.on } : undefined;
    case 'title':
      return typeof value.text === 'string' ? { type: 'title', text: value.text.slice(0, 200) } : undefined;
    case 'dropped':
      return typeof value.what === 'string' ? { type: 'dropped', what: value.what.slice(0, 500) } : undefined;
    case 'write': {
      const [activation, source] = [readActivation(value), readSource(value.source)];
      return activation && source ? { type: 'write', ...activation, source } : undefined;
    }
    case 'preview': {
      const [activation, source] = [readActivation(value), readSource(value.source)];
      if (!activation || !source || typeof value.key !== 'string') return undefined;
      return { type: 'preview', key: value.key, ...activation, source };
    }
    case 'export': {
      const { action, content } = value;
      const format = readFormat(value.format);
      if ((action !== 'save' && action !== 'copy') || !format) return undefined;
      if (typeof content !== 'string' || content.length > MAX_CONTENT) return undefined;
      return { type: 'export', action, format, content };
    }
    default:
      return undefined;
  }
}
