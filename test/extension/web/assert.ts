// Takes the place of node:assert/strict in the web-worker host, which has no Node; only what the tests there use.

class AssertionError extends Error {
  constructor(
    message: string,
    readonly actual?: unknown,
    readonly expected?: unknown,
  ) {
    super(message);
  }
}

export function fail(message = 'failed'): never {
  throw new AssertionError(message);
}

export function ok(value: unknown, message = 'not truthy'): asserts value {
  if (!value) throw new AssertionError(message, value, true);
}

export function equal(actual: unknown, expected: unknown, message = 'not equal'): void {
  if (!Object.is(actual, expected)) throw new AssertionError(message, actual, expected);
}

/** Compares plain data, as JSON carries it. */
export function deepEqual(actual: unknown, expected: unknown, message = 'not deeply equal'): void {
  if (JSON.stringify(actual) !== JSON.stringify(expected))
    throw new AssertionError(message, actual, expected);
}

export function match(actual: string, pattern: RegExp, message = 'no match'): void {
  if (!pattern.test(actual)) throw new AssertionError(message, actual, String(pattern));
}

export default Object.assign(ok, { fail, ok, equal, deepEqual, match });
