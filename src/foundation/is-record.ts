// What arrives from outside is looked into only once it is known to be an object.

/** Whether a value is an object with named members, and no list. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
