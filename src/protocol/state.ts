// All that is remembered of a plot panel, and how it is read again, whatever version wrote it. Used on both sides of
// the seam; knows neither.

import { usual } from '../catalog/roles.ts';
import type { Dtype } from '../foundation/dtype.ts';
import { isRecord } from '../foundation/is-record.ts';
import { newest, type Release, releases } from '../foundation/release.ts';
import { finite, list, readNumber, readSource, type SourceSpan } from './fields.ts';
import { type Plotted, readPlotted } from './own.ts';
import { newTraining, readTraining, type TrainState } from './train.ts';

/** What `activationLens.openPlot` takes. */
export interface PlotRequest {
  readonly curves?: readonly Plotted[];
  /** The use that the first curve comes from; its parameters can be written back there. */
  readonly source?: SourceSpan;
  /** Numbers to show as points on the curves, from Evaluate. */
  readonly points?: readonly number[];
  /** Of PyTorch, whose answers the curves are; the newest by default. */
  readonly release?: Release;
  /** What the layer ahead in the code makes of N(0, 1). */
  readonly spread?: Spread;
}

/** Inputs that are normal around 0, and the layer that makes them so. */
export interface Spread {
  /** The standard deviation, above 0. */
  readonly std: number;
  /** As the code makes it, `nn.Linear(784, 256)`. */
  readonly layer: string;
  /** What initialized its weights, `kaiming_normal_`; none: PyTorch itself. */
  readonly init?: string;
}

/** One curve of a panel. */
export interface CurveState extends Plotted {
  /** Tells curves of a panel apart. */
  readonly key: string;
  /** The person's own name for it. */
  readonly name?: string;
  readonly hidden: boolean;
  /** Which color and dash, 0 to 31. */
  readonly style: number;
  /** Where in the code it comes from. */
  readonly source?: SourceSpan;
  /** Of one's own: its code can no longer be read, and this is what it was. */
  readonly isStale?: true;
}

/** The window onto the plane. */
export interface View {
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
}

/** What can be drawn of a curve, in the order of the toolbar; `difference` is the one to the baseline. */
export const QUANTITIES = ['value', 'derivative', 'second', 'difference'] as const;
/** One of them. */
export type Shown = (typeof QUANTITIES)[number];

/** The inputs that curves are asked about: spread as N(mean, std) or from low to high, or the person's own points. */
export interface InputsState {
  readonly kind: 'none' | 'normal' | 'uniform' | 'points';
  readonly mean: number;
  /** At least 0. */
  readonly std: number;
  readonly low: number;
  /** At least `low`. */
  readonly high: number;
  /** Among how many of them Softmax shares out, 2 or more. */
  readonly classes: number;
  /** Where the code tells them. They hold for as long as nobody moves them. */
  readonly from?: Spread;
}

/** The layers that the inputs go through, one after the other. */
export interface DepthState {
  /** 1 to 64. */
  readonly layers: number;
  readonly width: number;
  /** How weights are initialized; `own`: by the number beside it. */
  readonly init: 'default' | 'xavier' | 'he' | 'moment' | 'own';
  readonly gain: number;
  /** Biases as nn.Linear draws them; none otherwise. */
  readonly bias: boolean;
  readonly residual: boolean;
  readonly norm: 'none' | 'layer' | 'rms';
}

/** All that a panel needs to be the same again after a reload. JSON but for NaN and infinities (see `encode`). */
export interface PanelState {
  readonly version: 3;
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
  /** Of PyTorch, whose answers the curves are. */
  readonly release: Release;
  /** None: fitted to the curves when first drawn. */
  readonly view?: View;
  /** Where the crosshair stands; none if it is not shown. */
  readonly crosshair?: number;
  /** x of the person's own numbers, shown as points on the curves. */
  readonly points: readonly number[];
  readonly follow: boolean;
  readonly drawer: 'none' | (typeof DRAWERS)[number];
  readonly inputs: InputsState;
  readonly depth: DepthState;
  readonly train: TrainState;
}

const DRAWERS = ['values', 'compare', 'inputs', 'train'] as const;
const DTYPES: readonly Dtype[] = ['float64', 'float32', 'float16', 'bfloat16'];
/** A dtype, and a release that is known; undefined for anything else. */
export const readDtype = (value: unknown): Dtype | undefined => DTYPES.find((one) => one === value);
export const readRelease = (value: unknown): Release | undefined => releases.find((one) => one === value);

const MAX_CURVES = 64;
const MAX_POINTS = 10_000;
const LONGEST_NAME = 200;
/** How many colors and dashes there are. */
export const STYLES = 32;

/** A new panel's state: `curves`, or the usual ones. */
export function newPanelState(request: PlotRequest = {}): PanelState {
  const wanted: readonly Plotted[] = request.curves?.length
    ? request.curves
    : usual.map(({ id }) => ({ id, parameters: {} }));
  const { spread } = request;
  return {
    version: 3,
    curves: wanted.map((one, i) => ({
      key: `c${i + 1}`,
      ...one,
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
    release: request.release ?? newest,
    points: request.points ?? [],
    follow: false,
    drawer: spread ? 'inputs' : 'none',
    inputs: {
      kind: spread ? 'normal' : 'none',
      mean: 0,
      std: spread?.std ?? 1,
      low: -1,
      high: 1,
      classes: 10,
      ...(spread ? { from: spread } : {}),
    },
    depth: {
      layers: 20,
      width: 128,
      // All layers are taken to be like the one in the code.
      ...(spread?.init
        ? { init: 'own', gain: Number(spread.std.toPrecision(4)) }
        : { init: 'default', gain: 1 }),
      bias: false,
      residual: false,
      norm: 'none',
    },
    train: newTraining,
  };
}

/** A request of any origin (a command's argument). What is wrong in it is left out; no object at all gives undefined. */
export function readPlotRequest(value: unknown): PlotRequest | undefined {
  if (value === undefined || value === null) return {};
  if (!isRecord(value)) return undefined;
  const curves = list(value.curves, MAX_CURVES, (entry) => {
    return readPlotted(typeof entry === 'string' ? { id: entry } : entry);
  });
  const source = readSource(value.source);
  // Version 1.0.0 called them marks.
  const points = list(value.points ?? value.marks, MAX_POINTS, readNumber);
  const release = readRelease(value.release);
  const spread = readSpread(value.spread);
  return {
    ...(spread ? { spread } : {}),
    ...(curves ? { curves } : {}),
    ...(source ? { source } : {}),
    ...(points ? { points } : {}),
    ...(release ? { release } : {}),
  };
}

/**
 * A remembered state, whatever version wrote it. What cannot be read of it is set aside for what a new panel has,
 * so that a panel always shows something; undefined if there is no state at all.
 */
export function readPanelState(value: unknown): PanelState | undefined {
  if (!isRecord(value)) return undefined;
  const old = migrate(value);
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
    version: 3,
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
    dtype: readDtype(old.dtype) ?? fresh.dtype,
    // Panels of 1.0.0 name none.
    release: readRelease(old.release) ?? fresh.release,
    ...(view ? { view } : {}),
    ...(crosshair === undefined ? {} : { crosshair }),
    points: list(old.points, MAX_POINTS, readNumber) ?? [],
    follow: flag('follow', fresh.follow),
    drawer: choice(DRAWERS, old.drawer) ?? 'none',
    inputs: readInputs(old.inputs, fresh.inputs),
    depth: readDepth(old.depth, fresh.depth),
    train: readTraining(old.train),
  };
}

/** What older versions wrote, in the names of today. */
function migrate(value: Record<string, unknown>): Record<string, unknown> {
  if (value.version === 3) return value;
  const second = value.version === 2 ? value : migrateFirst(value);
  // Until 1.0.0 points were called marks.
  return { ...second, points: second.marks };
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

function readCurve(value: unknown): CurveState | undefined {
  const activation = readPlotted(value);
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

/** How many neurons a layer may have. */
export const WIDTHS = [64, 128, 256, 512] as const;

function readInputs(value: unknown, fresh: InputsState): InputsState {
  if (!isRecord(value)) return fresh;
  const [low, high] = [finite(value.low) ?? fresh.low, finite(value.high) ?? fresh.high];
  const from = readSpread(value.from);
  return {
    kind: choice(['normal', 'uniform', 'points'] as const, value.kind) ?? 'none',
    mean: finite(value.mean) ?? fresh.mean,
    std: Math.max(0, finite(value.std) ?? fresh.std),
    low: Math.min(low, high),
    high: Math.max(low, high),
    classes: Math.min(1e6, Math.max(2, Math.round(finite(value.classes) ?? fresh.classes))),
    ...(from ? { from } : {}),
  };
}

function readSpread(value: unknown): Spread | undefined {
  if (!isRecord(value)) return undefined;
  const [std, layer, init] = [finite(value.std), readName(value.layer), readName(value.init)];
  return std && std > 0 && layer ? { std, layer, ...(init ? { init } : {}) } : undefined;
}

const readName = (value: unknown): string | undefined =>
  typeof value === 'string' && value.length <= LONGEST_NAME ? value : undefined;

function readDepth(value: unknown, fresh: DepthState): DepthState {
  if (!isRecord(value)) return fresh;
  return {
    layers: Math.min(64, Math.max(1, Math.round(finite(value.layers) ?? fresh.layers))),
    width: choice(WIDTHS, value.width) ?? fresh.width,
    init: choice(['xavier', 'he', 'moment', 'own'] as const, value.init) ?? fresh.init,
    gain: finite(value.gain) ?? fresh.gain,
    bias: boolean(value.bias, fresh.bias),
    residual: boolean(value.residual, fresh.residual),
    norm: choice(['layer', 'rms'] as const, value.norm) ?? fresh.norm,
  };
}

const choice = <One>(known: readonly One[], value: unknown): One | undefined =>
  known.find((one) => one === value);

function readView(value: unknown): View | undefined {
  if (!isRecord(value)) return undefined;
  const [x0, x1, y0, y1] = [finite(value.x0), finite(value.x1), finite(value.y0), finite(value.y1)];
  if (x0 === undefined || x1 === undefined || y0 === undefined || y1 === undefined) return undefined;
  return x0 < x1 && y0 < y1 ? { x0, x1, y0, y1 } : undefined;
}

function boolean(value: unknown, otherwise: boolean): boolean {
  return typeof value === 'boolean' ? value : otherwise;
}
