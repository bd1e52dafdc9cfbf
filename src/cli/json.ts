// JSON as `ask` speaks it: what JSON has no number for is a string, in both directions.

const byWord: ReadonlyMap<unknown, number> = new Map([
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['-Infinity', Number.NEGATIVE_INFINITY],
  ['-0', -0],
]);

/** The number that a JSON value stands for; undefined if it stands for none. */
export function readNumber(value: unknown): number | undefined {
  return typeof value === 'number' ? value : byWord.get(value);
}

/** One line of JSON. */
export function writeJson(value: unknown): string {
  return JSON.stringify(value, (_, entry: unknown) => {
    if (typeof entry === 'number') return writeNumber(entry);
    return ArrayBuffer.isView(entry) ? Array.from(entry as Float64Array) : entry;
  });
}

function writeNumber(x: number): number | string {
  if (Object.is(x, -0)) return '-0';
  return Number.isFinite(x) ? x : String(x);
}
