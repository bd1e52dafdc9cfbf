// Integrals of several functions at once, by Gauss and Kronrod's rule of 7 and 15 points, halved where the two differ.

/** Kronrod's points from the middle outward, his weights, and Gauss's at every second point (QUADPACK, qk15). */
const points = [
  0, 0.20778495500789848, 0.4058451513773972, 0.5860872354676911, 0.7415311855993945, 0.8648644233597691,
  0.9491079123427585, 0.9914553711208126,
];
const kronrod = [
  0.20948214108472782, 0.20443294007529889, 0.19035057806478542, 0.1690047266392679, 0.14065325971552592,
  0.10479001032225019, 0.06309209262997856, 0.022935322010529224,
];
const gauss = [0.4179591836734694, 0, 0.3818300505051189, 0, 0.27970539148927664, 0, 0.1294849661688697, 0];
/** Halving so often leaves nothing of a panel but a point: what still differs there has no finite integral. */
const deepest = 60;
/** What is left between two numbers next to each other, of the whole, for it to be taken as it is. */
const leastSure = 1e-8;
/** A function of nothing but noise would be halved for ever. */
const most = 20_000;

/** Writes the values of all functions at a point into `into`. */
export type Integrand = (x: number, into: Float64Array) => void;

/**
 * The integrals of `count` functions over the panels between neighbors in `edges` (sorted). A panel is halved until the two
 * rules differ by at most `tolerance` of the whole integral of the absolute value. An integral that grows without end at a point is
 * infinite; one that does so to both sides, does not settle, or has a NaN anywhere, is NaN.
 */
export function integrate(
  f: Integrand,
  count: number,
  edges: readonly number[],
  tolerance: number,
): Float64Array {
  const panels = edges.slice(1).map((to, at) => ruleOn(f, count, edges[at] ?? to, to));
  const scale = new Float64Array(count);
  for (const { sizes } of panels)
    for (let i = 0; i < count; i++) scale[i] = (scale[i] ?? 0) + (sizes[i] ?? 0);
  const allowed = scale.map((size) => size * tolerance);
  let halved = 0;
  const total = new Float64Array(count);
  const waiting = panels.map((panel) => ({ panel, depth: 0 })).reverse();
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { panel, depth } = next;
    const middle = panel.from + (panel.to - panel.from) / 2;
    const isPoint = middle <= panel.from || middle >= panel.to;
    // Between two numbers next to each other all points are one of both: the rules agree, whatever the function does there.
    const isUnsure = (i: number) =>
      isPoint
        ? (panel.sizes[i] ?? 0) > leastSure * (scale[i] ?? 0)
        : (panel.errors[i] ?? 0) > (allowed[i] ?? 0) || panel.poles[i] === 1;
    const isSettled = !panel.errors.some((_, i) => Number.isFinite(total[i]) && isUnsure(i));
    if (isSettled || halved > most || depth === deepest || isPoint) {
      for (let i = 0; i < count; i++) {
        const [value = 0, size = 0] = [panel.values[i], panel.sizes[i]];
        // What is infinite already is halved no more: only the sign of the rest is looked at.
        const isEndless = depth === deepest || !Number.isFinite(total[i]);
        const unsure = isEndless && Math.abs(value) > 0.999 * size ? value / 0 : Number.NaN;
        total[i] = (total[i] ?? 0) + (isUnsure(i) ? unsure : value);
      }
      continue;
    }
    halved++;
    waiting.push(
      { panel: ruleOn(f, count, middle, panel.to), depth: depth + 1 },
      { panel: ruleOn(f, count, panel.from, middle), depth: depth + 1 },
    );
  }
  return total;
}

interface Panel {
  readonly from: number;
  readonly to: number;
  /** By Kronrod's rule. */
  readonly values: Float64Array;
  /** How far Gauss's rule is from it. */
  readonly errors: Float64Array;
  /** The integrals of the absolute values. */
  readonly sizes: Float64Array;
  /** 1 where a function is infinite at some of the points only, which are left out: a point has no width. */
  readonly poles: Uint8Array;
}

function ruleOn(f: Integrand, count: number, from: number, to: number): Panel {
  const [middle, half] = [from + (to - from) / 2, (to - from) / 2];
  const [fine, coarse, sizes] = [0, 1, 2].map(() => new Float64Array(count)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const here = new Float64Array(count);
  const infinite = new Uint8Array(count);
  for (let at = 0; at < points.length; at++) {
    const distance = half * (points[at] ?? 0);
    for (const x of at === 0 ? [middle] : [middle - distance, middle + distance]) {
      f(x, here);
      for (let i = 0; i < count; i++) {
        const y = (here[i] ?? 0) * half;
        if (Math.abs(y) === Number.POSITIVE_INFINITY) {
          infinite[i] = (infinite[i] ?? 0) + 1;
          continue;
        }
        fine[i] = (fine[i] ?? 0) + y * (kronrod[at] ?? 0);
        coarse[i] = (coarse[i] ?? 0) + y * (gauss[at] ?? 0);
        sizes[i] = (sizes[i] ?? 0) + Math.abs(y) * (kronrod[at] ?? 0);
      }
    }
  }
  const errors = fine.map((y, i) => Math.abs(y - (coarse[i] ?? 0)));
  const all = 2 * points.length - 1;
  for (let i = 0; i < count; i++) if (infinite[i] === all) fine[i] = here[i] ?? 0;
  const poles = infinite.map((times) => Number(times > 0 && times < all));
  return { from, to, values: fine, errors, sizes, poles };
}
