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

export function notEqual(actual: unknown, expected: unknown, message = 'equal'): void {
  if (Object.is(actual, expected)) throw new AssertionError(message, actual, expected);
}

export function deepEqual(actual: unknown, expected: unknown, message = 'not deeply equal'): void {
  if (!isSame(actual, expected)) throw new AssertionError(message, actual, expected);
}

/** Plain data: whatever has the same own properties is the same, wherever it was made. */
function isSame(one: unknown, other: unknown): boolean {
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null)
    return Object.is(one, other);
  const keys = Object.keys(one);
  return (
    Array.isArray(one) === Array.isArray(other) &&
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && isSame(Reflect.get(one, key), Reflect.get(other, key)))
  );
}

export function match(actual: string, pattern: RegExp, message = 'no match'): void {
  if (!pattern.test(actual)) throw new AssertionError(message, actual, String(pattern));
}

export function doesNotMatch(actual: string, pattern: RegExp, message = 'a match'): void {
  if (pattern.test(actual)) throw new AssertionError(message, actual, String(pattern));
}

export default Object.assign(ok, { fail, ok, equal, notEqual, deepEqual, match, doesNotMatch });
