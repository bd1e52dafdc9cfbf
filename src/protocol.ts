// What host and panel say to each other, and what is remembered of a panel. Used on both sides; knows neither.
// Messages carry ids and parameters, never sampled points, and are checked when they arrive: `read…` answer
// undefined for what has the wrong form and never throw.
import type { Dtype, Parameter, ParameterValue, Values } from './activations/activation.ts';
import { findById } from './activations/catalogue.ts';

/** A name in a document, UTF-16 offsets, to find the use of an activation again. */
export interface SourceSpan {
  readonly uri: string;
  readonly start: number;
  readonly end: number;
  /** What stood between the parentheses when the panel took its parameters from there. */
  readonly call?: string;
}

/** What `activationLens.openPlot` takes. */
export interface PlotRequest {
  readonly curves?: readonly { readonly id: string; readonly parameters: Values }[];
  /** The use that the first curve comes from; its parameters can be written back there. */
  readonly source?: SourceSpan;
  /** Numbers to show as points on the curves, from Evaluate. */
  readonly marks?: readonly number[];
}

/** One curve of a panel. */
export interface CurveState {
  /** Tells curves of a panel apart. */
  readonly key: string;
  readonly id: string;
  readonly parameters: Values;
  /** The person's own name for it. */
  readonly name?: string;
  readonly hidden: boolean;
  /** Which colour and dash, 0 to 7. */
  readonly style: number;
  /** Where in the code it comes from. */
  readonly source?: SourceSpan;
}

/** The window onto the plane. */
export interface View {
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
}

export const QUANTITIES = ['value', 'derivative', 'second', 'difference'] as const;
export type Shown = (typeof QUANTITIES)[number];

/** All that a panel needs to be the same again after a reload. JSON but for NaN and infinities (see `encode`). */
export interface PanelState {
  readonly version: 2;
  readonly curves: readonly CurveState[];
  readonly shown: Readonly<Record<Shown, boolean>>;
  /** The key of the curve that the others are measured from; none: the first one. */
  readonly baseline?: string;
  /** Shades where the gradient is exactly 0. */
  readonly zones: boolean;
  /** Shades where the gradient is below a tenth of its maximum. */
  readonly saturated: boolean;
  readonly asymptotes: boolean;
  readonly tangent: boolean;
  readonly logY: boolean;
  readonly equalAspect: boolean;
  readonly dtype: Dtype;
  /** None: fitted to the curves when first drawn. */
  readonly view?: View;
  /** Where the crosshair stands; none where it is not shown. */
  readonly crosshair?: number;
  readonly marks: readonly number[];
  readonly follow: boolean;
  readonly drawer: 'none' | 'values' | 'compare';
}

export const EXPORT_FORMATS = ['svg', 'png', 'csv', 'python', 'tikz'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

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
  | { readonly type: 'notice'; readonly text: string };

/** From the panel to the host. */
export type PanelMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'follow'; readonly on: boolean }
  | { readonly type: 'title'; readonly text: string }
  | { readonly type: 'write'; readonly id: string; readonly parameters: Values; readonly source: SourceSpan }
  | {
      readonly type: 'export';
      readonly action: 'save' | 'copy';
      readonly format: ExportFormat;
      /** Text; base64 for PNG. */
      readonly content: string;
    }
  | { readonly type: 'dropped'; readonly what: string };

const DTYPES: readonly Dtype[] = ['float64', 'float32', 'float16', 'bfloat16'];
const MAX_CURVES = 64;
const MAX_MARKS = 10_000;
const MAX_CONTENT = 50_000_000;
export const STYLES = 8;

/** A new panel's state: `curves`, or Softplus and ReLU. */
export function newPanelState(request: PlotRequest = {}): PanelState {
  const wanted = request.curves?.length
    ? request.curves
    : [
        { id: 'Softplus', parameters: {} },
        { id: 'ReLU', parameters: {} },
      ];
  return {
    version: 2,
    curves: wanted.map(({ id, parameters }, i) => ({
      key: `c${i + 1}`,
      id,
      parameters,
      hidden: false,
      style: i % STYLES,
      ...(i === 0 && request.source ? { source: request.source } : {}),
    })),
    shown: { value: true, derivative: true, second: false, difference: false },
    zones: true,
    saturated: false,
    asymptotes: false,
    tangent: false,
    logY: false,
    equalAspect: false,
    dtype: 'float64',
    marks: request.marks ?? [],
    follow: false,
    drawer: 'none',
  };
}

/** Makes a message or a state JSON: NaN and infinities become the strings that Python's float() reads. */
export function encode(value: unknown): unknown {
  if (typeof value === 'number' && !Number.isFinite(value)) {
    return Number.isNaN(value) ? 'nan' : value > 0 ? 'inf' : '-inf';
  }
  if (Array.isArray(value)) return value.map(encode);
  if (isRecord(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, encode(entry)]));
  }
  return value;
}

/** A request of any origin (a command's argument). What is wrong in it is left out; no object at all gives undefined. */
export function readPlotRequest(value: unknown): PlotRequest | undefined {
  if (value === undefined || value === null) return {};
  if (!isRecord(value)) return undefined;
  const curves = list(value.curves, MAX_CURVES, (entry) => {
    if (typeof entry === 'string') return readActivation({ id: entry });
    return readActivation(entry);
  });
  const source = readSource(value.source);
  const marks = list(value.marks, MAX_MARKS, readNumber);
  return { ...(curves ? { curves } : {}), ...(source ? { source } : {}), ...(marks ? { marks } : {}) };
}

/**
 * A remembered state, whatever version wrote it. What cannot be read of it is set aside for what a new panel has,
 * so that a panel always shows something; undefined where there is no state at all.
 */
export function readPanelState(value: unknown): PanelState | undefined {
  if (!isRecord(value)) return undefined;
  const old = value.version === 2 ? value : migrateFirst(value);
  const fresh = newPanelState();
  const keys = new Set<string>();
  const curves = list(old.curves, MAX_CURVES, (entry) => {
    const curve = readCurve(entry);
    if (!curve || keys.has(curve.key)) return undefined;
    keys.add(curve.key);
    return curve;
  });
  const flag = (name: keyof PanelState & string, otherwise: boolean) =>
    typeof old[name] === 'boolean' ? old[name] : otherwise;
  const shown = isRecord(old.shown) ? old.shown : {};
  const crosshair = finite(old.crosshair);
  const view = readView(old.view);
  return {
    version: 2,
    curves: curves ?? fresh.curves,
    shown: {
      value: boolean(shown.value, fresh.shown.value),
      derivative: boolean(shown.derivative, fresh.shown.derivative),
      second: boolean(shown.second, fresh.shown.second),
      difference: boolean(shown.difference, fresh.shown.difference),
    },
    ...(typeof old.baseline === 'string' && keys.has(old.baseline) ? { baseline: old.baseline } : {}),
    zones: flag('zones', fresh.zones),
    saturated: flag('saturated', fresh.saturated),
    asymptotes: flag('asymptotes', fresh.asymptotes),
    tangent: flag('tangent', fresh.tangent),
    logY: flag('logY', fresh.logY),
    equalAspect: flag('equalAspect', fresh.equalAspect),
    dtype: DTYPES.find((dtype) => dtype === old.dtype) ?? fresh.dtype,
    ...(view ? { view } : {}),
    ...(crosshair === undefined ? {} : { crosshair }),
    marks: list(old.marks, MAX_MARKS, readNumber) ?? [],
    follow: flag('follow', fresh.follow),
    drawer: old.drawer === 'values' || old.drawer === 'compare' ? old.drawer : 'none',
  };
}

/** Version 1 knew two curves, f′ as one flag and the view as two pairs. */
function migrateFirst(old: Record<string, unknown>): Record<string, unknown> {
  const pair = (value: unknown) => (Array.isArray(value) ? value : []);
  const [x0, x1] = pair(old.x);
  const [y0, y1] = pair(old.y);
  const curves = Array.isArray(old.curves)
    ? old.curves.map((curve, i) =>
        isRecord(curve) ? { key: `c${i + 1}`, hidden: false, style: i % STYLES, ...curve } : curve,
      )
    : undefined;
  return { ...old, curves, view: { x0, x1, y0, y1 }, shown: { derivative: old.derivatives } };
}

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
    case 'export': {
      const { action, content } = value;
      const format = EXPORT_FORMATS.find((known) => known === value.format);
      if ((action !== 'save' && action !== 'copy') || !format) return undefined;
      if (typeof content !== 'string' || content.length > MAX_CONTENT) return undefined;
      return { type: 'export', action, format, content };
    }
    default:
      return undefined;
  }
}

/** An activation of the catalogue and those of its parameters that can be read; the others stand at their defaults. */
function readActivation(value: unknown): { id: string; parameters: Values } | undefined {
  if (!isRecord(value) || typeof value.id !== 'string') return undefined;
  const row = findById(value.id);
  if (!row) return undefined;
  const given = isRecord(value.parameters) ? value.parameters : {};
  const parameters: Record<string, ParameterValue> = {};
  for (const parameter of row.parameters) {
    if (!Object.hasOwn(given, parameter.name)) continue;
    const read = readParameter(parameter, given[parameter.name]);
    if (read !== undefined) parameters[parameter.name] = read;
  }
  return { id: row.id, parameters };
}

function readParameter(parameter: Parameter, value: unknown): ParameterValue | undefined {
  if (value === null) return parameter.default === null ? null : undefined;
  if (parameter.type === 'choice') return parameter.choices?.find((choice) => choice === value);
  return readNumber(value);
}

function readCurve(value: unknown): CurveState | undefined {
  const activation = readActivation(value);
  if (!activation || !isRecord(value) || typeof value.key !== 'string' || value.key === '') return undefined;
  const source = readSource(value.source);
  const style = finite(value.style) ?? 0;
  return {
    key: value.key.slice(0, 40),
    ...activation,
    ...(typeof value.name === 'string' && value.name !== '' ? { name: value.name.slice(0, 80) } : {}),
    hidden: value.hidden === true,
    style: ((Math.trunc(style) % STYLES) + STYLES) % STYLES,
    ...(source ? { source } : {}),
  };
}

function readView(value: unknown): View | undefined {
  if (!isRecord(value)) return undefined;
  const [x0, x1, y0, y1] = [finite(value.x0), finite(value.x1), finite(value.y0), finite(value.y1)];
  if (x0 === undefined || x1 === undefined || y0 === undefined || y1 === undefined) return undefined;
  return x0 < x1 && y0 < y1 ? { x0, x1, y0, y1 } : undefined;
}

function readSource(value: unknown): SourceSpan | undefined {
  if (!isRecord(value) || typeof value.uri !== 'string') return undefined;
  const { uri, start, end } = value;
  if (!Number.isInteger(start) || !Number.isInteger(end)) return undefined;
  const span = { uri, start: Number(start), end: Number(end) };
  if (span.start < 0 || span.end < span.start) return undefined;
  return typeof value.call === 'string' ? { ...span, call: value.call.slice(0, 10_000) } : span;
}

const WORDS: Readonly<Record<string, number>> = {
  inf: Number.POSITIVE_INFINITY,
  '-inf': Number.NEGATIVE_INFINITY,
  nan: Number.NaN,
};

function readNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && Object.hasOwn(WORDS, value) ? WORDS[value] : undefined;
}

function finite(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

function boolean(value: unknown, otherwise: boolean): boolean {
  return typeof value === 'boolean' ? value : otherwise;
}

/** The readable entries of a list, undefined where it is no list. */
function list<T>(value: unknown, most: number, read: (entry: unknown) => T | undefined): T[] | undefined {
  if (!Array.isArray(value)) return undefined;
  return value.slice(0, most).flatMap((entry) => {
    const found = read(entry);
    return found === undefined ? [] : [found];
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
