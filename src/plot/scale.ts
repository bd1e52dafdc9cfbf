// Where things stand in a drawing: data to pixels and back, ticks and their labels.

/** The window onto the plane and its size in pixels. y grows upward in data and downward in pixels. */
export interface Viewport {
  readonly x0: number;
  readonly x1: number;
  readonly y0: number;
  readonly y1: number;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Draws log10(y); then y0 and y1 are above 0, and what is not has no place. */
  readonly logY?: boolean;
}

/** A line of the grid and the words beside it. */
export interface Tick {
  readonly at: number;
  readonly label: string;
}

/** Data to pixels. */
export function toPixels(viewport: Viewport): { x(x: number): number; y(y: number): number } {
  const { x0, y1, height } = viewport;
  const perX = viewport.width / (viewport.x1 - x0);
  if (viewport.logY) {
    const top = Math.log10(y1);
    const perDecade = height / (top - Math.log10(viewport.y0));
    return {
      x: (x) => (x - x0) * perX,
      y: (y) => (y > 0 ? (top - Math.log10(y)) * perDecade : y === 0 ? height * 4 : Number.NaN),
    };
  }
  const perY = height / (y1 - viewport.y0);
  return { x: (x) => (x - x0) * perX, y: (y) => (y1 - y) * perY };
}

/** Pixels to data. */
export function toData(viewport: Viewport): { x(pixel: number): number; y(pixel: number): number } {
  const perX = (viewport.x1 - viewport.x0) / viewport.width;
  if (viewport.logY) {
    const [bottom, top] = [Math.log10(viewport.y0), Math.log10(viewport.y1)];
    return {
      x: (pixel) => viewport.x0 + pixel * perX,
      y: (pixel) => 10 ** (top - ((top - bottom) * pixel) / viewport.height),
    };
  }
  const perY = (viewport.y1 - viewport.y0) / viewport.height;
  return { x: (pixel) => viewport.x0 + pixel * perX, y: (pixel) => viewport.y1 - pixel * perY };
}

/**
 * The multiples of 1, 2 or 5 times a power of ten from `low` to `high`, which is above it: about `count`, a whole number, and at
 * least one unless only numbers that are still less round lie there.
 */
export function roundNumbers(
  low: number,
  high: number,
  count: number,
): { readonly step: number; readonly places: readonly number[] } {
  const apart = (high - low) / count;
  const power = Math.floor(Math.log10(apart));
  const rest = apart / 10 ** power;
  // The one that is nearest, as ratios go.
  const times = rest >= Math.sqrt(50) ? 10 : rest >= Math.sqrt(10) ? 5 : rest >= Math.sqrt(2) ? 2 : 1;
  // To divide is exact where to multiply is not: 3 / 10, not 3 · 0.1.
  const unit = power < 0 ? 10 ** -power / times : 10 ** power * times;
  const at = (n: number) => (power < 0 ? n / unit : n * unit);
  let [first, last] = [low, high].map((x) => Math.round(power < 0 ? x * unit : x / unit)) as [number, number];
  if (at(first) < low) first++;
  if (at(last) > high) last--;
  if (last < first && count === 1) return roundNumbers(low, high, 2);
  return {
    step: at(1),
    places: Array.from({ length: Math.max(0, last - first + 1) }, (_, n) => at(first + n)),
  };
}

/** Round numbers from `low` to `high`, as many as fit `pixels` with labels about `room` pixels wide (or high). */
export function ticksFor(low: number, high: number, pixels: number, room: number): readonly Tick[] {
  let wanted = Math.max(1, Math.floor(pixels / room));
  for (; ; wanted = Math.max(1, wanted >> 1)) {
    const { step, places } = roundNumbers(low, high, wanted);
    const found = places.map((at) => ({ at, label: tickLabel(at, step) }));
    const widest = Math.max(...found.map((tick) => tick.label.length), 0);
    // A digit is about 6.5 px wide at the axis' 11 px; labels need some air between them.
    if (wanted <= 2 || room < 30 || widest * 6.5 + 12 <= pixels / Math.max(1, found.length)) return found;
  }
}

/** Powers of ten from `low` to `high` (both above 0), with 2 and 5 between where there is room. */
export function logTicksFor(low: number, high: number, pixels: number, room: number): readonly Tick[] {
  const [first, last] = [Math.ceil(Math.log10(low) - 1e-9), Math.floor(Math.log10(high) + 1e-9)];
  if (last - first < 1) {
    return ticksFor(low, high, pixels, room).filter((tick) => tick.at > 0);
  }
  const stride = Math.max(1, Math.ceil(((last - first + 1) * room) / pixels));
  const found: Tick[] = [];
  for (let exponent = first; exponent <= last; exponent++) {
    if (exponent % stride === 0) found.push({ at: Number(`1e${exponent}`), label: decadeLabel(exponent) });
  }
  return found;
}

/** The ticks below a large picture. */
export function xTicks({ x0, x1, width }: Viewport): readonly Tick[] {
  return ticksFor(x0, x1, width, 72);
}

/** The ticks beside a large picture. */
export function yTicks({ y0, y1, height, logY }: Viewport): readonly Tick[] {
  return logY
    ? logTicksFor(y0, y1, height, 28)
    : ticksFor(y0, y1, height, Math.min(68, Math.max(30, height / 7)));
}

/** A tick's number with just the digits that its step needs: `0.25`, `-3`, `2e+6`, `1.5e-7`. */
export function tickLabel(at: number, step: number): string {
  if (at === 0 || Math.abs(at) < Math.abs(step) * 1e-9) return '0';
  const magnitude = Math.floor(Math.log10(Math.abs(at)) + 1e-12);
  const precision = Math.floor(Math.log10(Math.abs(step)) + 1e-12);
  if (magnitude >= 6 || magnitude < -4) {
    const [mantissa = '', exponent = ''] = at
      .toExponential(Math.min(16, Math.max(0, magnitude - precision)))
      .split('e');
    const trimmed = mantissa.replace(/^(-?\d+)(?:\.0*|(\.\d*[1-9])0*)$/, '$1$2');
    return `${trimmed}e${exponent}`;
  }
  return at.toFixed(Math.min(15, Math.max(0, -precision)));
}

function decadeLabel(exponent: number): string {
  if (exponent >= 0 && exponent < 6) return String(10 ** exponent);
  if (exponent < 0 && exponent >= -4) return (10 ** exponent).toFixed(-exponent);
  return exponent < 0 ? `1e${exponent}` : `1e+${exponent}`;
}
