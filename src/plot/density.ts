// How numbers that went through a function lie along an axis: shares of its pixels, and what many of them come to at once.

/** Numbers with how much of an input each stands for; paired ones share a cell of it, as `lab/nodes.ts` makes them. */
interface Nodes {
  readonly xs: ArrayLike<number>;
  readonly weights: ArrayLike<number>;
  readonly isPaired: boolean;
}

/** Shares of an axis' pixels. */
export interface Density {
  /** The share of each bin, from the first pixel on. */
  readonly bins: Float64Array;
  /** Single values that a share of all inputs comes to, as ReLU's 0, with that share. */
  readonly atoms: ReadonlyMap<number, number>;
}

/** How the axis is divided: `place` gives the pixel of a value, `count` bins are `size` pixels wide. */
export interface Axis {
  place(y: number): number;
  readonly count: number;
  readonly size: number;
}

/**
 * Pushes nodes through a function, which is taken as straight within each cell. A value that has at least `least` of everything
 * is an atom.
 */
export function densityOf(
  { xs, weights, isPaired }: Nodes,
  f: (x: number) => number,
  { place, count, size }: Axis,
  least: number,
): Density {
  const bins = new Float64Array(count);
  /** Spreads a share evenly between two values; what lies beyond the bins is not seen. */
  const add = (one: number, other: number, share: number) => {
    const ends = [place(one) / size, place(other) / size];
    const [from, to] = [Math.min(...ends), Math.max(...ends)];
    // What is no number has no place.
    if (!(to >= 0 && from < count)) return;
    const last = Math.min(count - 1, Math.floor(to));
    for (let bin = Math.max(0, Math.floor(from)); bin <= last; bin++) {
      const part = to > from ? (Math.min(to, bin + 1) - Math.max(from, bin)) / (to - from) : 1;
      bins[bin] = (bins[bin] as number) + share * part;
    }
  };
  const flat = new Map<number, number>();
  for (let at = 0; at < xs.length; at += isPaired ? 2 : 1) {
    const [one, other] = [f(xs[at] as number), f(xs[isPaired ? at + 1 : at] as number)];
    const share = (weights[at] as number) + (isPaired ? (weights[at + 1] as number) : 0);
    // Gauss's nodes stand a little within the ends of their cell.
    const beyond = ((Math.sqrt(3) - 1) / 2) * (other - one);
    if (one === other) flat.set(one, (flat.get(one) ?? 0) + share);
    else add(one - beyond, other + beyond, share);
  }
  // One number alone is no heap of them.
  const single = isPaired ? 0 : 1.5 / xs.length;
  const atoms = [...flat].filter(([y, share]) => {
    const isAtom = share >= Math.max(least, single);
    if (!isAtom) add(y, y, share);
    return isAtom;
  });
  return { bins, atoms: new Map(atoms) };
}
