// Stands in for d3-transition, which d3-zoom asks only to stop animations: the panel has none, and it would bring
// d3-color, d3-ease, d3-timer and most of d3-interpolate along, a seventh of the bundle.
export function interrupt(): void {}
