// Goes along the outline of a letter, as SVG writes it: what is drawn, not how it is written.

type Point = readonly [number, number];

/** Points along a path, half a unit apart, drawn `scale` times as large; of M, L, H, V, Q, T, Z, in capitals and small letters. */
export function pointsAlong(path: string, scale = 1): readonly Point[] {
  const points: Point[] = [];
  let [x, y, startX, startY] = [0, 0, 0, 0];
  // The control point that a following T mirrors.
  let control: Point | undefined;
  const goTo = (toX: number, toY: number, [viaX, viaY]: Point = [(x + toX) / 2, (y + toY) / 2]): void => {
    const steps = 4 + Math.ceil(2 * Math.hypot(toX - x, toY - y));
    for (let step = 1; step <= steps; step++) {
      const t = step / steps;
      const [a, b, c] = [(1 - t) ** 2, 2 * t * (1 - t), t ** 2];
      points.push([a * x + b * viaX + c * toX, a * y + b * viaY + c * toY]);
    }
    [x, y] = [toX, toY];
  };
  for (const [, command = '', rest = ''] of path.matchAll(/([a-zA-Z])([^a-zA-Z]*)/g)) {
    const numbers = (rest.match(/-?\d*\.?\d+/g) ?? []).map((one) => scale * Number(one));
    const kind = command.toUpperCase();
    const [ownX, ownY] = kind === command ? [0, 0] : [x, y];
    const [a = 0, b = 0, c = 0, d = 0] = numbers;
    let next: Point | undefined;
    if (kind === 'M') [x, y, startX, startY] = [ownX + a, ownY + b, ownX + a, ownY + b];
    else if (kind === 'Z') goTo(startX, startY);
    else if (kind === 'H') goTo(ownX + a, y);
    else if (kind === 'V') goTo(x, ownY + a);
    else if (kind === 'L') goTo(ownX + a, ownY + b);
    else {
      next =
        kind === 'Q' ? [ownX + a, ownY + b] : control ? [2 * x - control[0], 2 * y - control[1]] : [x, y];
      goTo(kind === 'Q' ? ownX + c : ownX + a, kind === 'Q' ? ownY + d : ownY + b, next);
    }
    control = next;
  }
  return points;
}

/** How far the points of one path lie from the other at most, either way. */
export function farthestApart(one: readonly Point[], other: readonly Point[]): number {
  const reach = (from: readonly Point[], to: readonly Point[]): number => {
    let farthest = 0;
    for (const [x, y] of from) {
      let nearest = Number.POSITIVE_INFINITY;
      for (const [toX, toY] of to) nearest = Math.min(nearest, (x - toX) ** 2 + (y - toY) ** 2);
      farthest = Math.max(farthest, nearest);
    }
    return Math.sqrt(farthest);
  };
  return Math.max(reach(one, other), reach(other, one));
}
