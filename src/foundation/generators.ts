// Work that is done in slices, so that whoever asked for it can rest, tell how far it is, or leave off.

/** Does all of the work at once. */
export function finish<Result>(work: Generator<unknown, Result, void>): Result {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
