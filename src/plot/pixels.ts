// Pixels as pictures write them.

/** To two decimals, which is finer than a screen shows. */
export function round(pixels: number): number {
  return Math.round(pixels * 100) / 100;
}

/** The middle of a pixel, where a line of one pixel is sharp. */
export function crisp(pixels: number): number {
  return Math.floor(pixels) + 0.5;
}
