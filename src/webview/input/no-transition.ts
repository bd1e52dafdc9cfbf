// Stands in for d3-transition and d3-interpolate, of which d3-zoom uses only what animates: the panel animates
// nothing, and they would bring d3-color, d3-ease and d3-timer along, a sixth of the bundle.

/** There is no animation to stop. */
export function interrupt(): void {}

/** d3-zoom keeps this for `transition.call(zoom.transform)`, which the panel never calls. */
export function interpolateZoom(): never {
  throw new Error('The panel animates nothing.');
}
