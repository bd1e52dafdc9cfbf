// Work that can be paused, a few milliseconds at a time.

/** Work under way. */
export interface Steps<Result> {
  /** Goes on for about this many milliseconds; true when all is done. */
  step(milliseconds: number): boolean;
  /** What came of it; undefined until all is done. */
  readonly result: Result | undefined;
}

/** `work` yields wherever it may be paused. */
export function stepThrough<Result>(work: Generator<undefined, Result>): Steps<Result> {
  let result: Result | undefined;
  let isDone = false;
  return {
    step(milliseconds) {
      const end = performance.now() + milliseconds;
      while (!isDone) {
        const next = work.next();
        if (next.done) {
          isDone = true;
          result = next.value;
        } else if (performance.now() >= end) break;
      }
      return isDone;
    },
    get result() {
      return result;
    },
  };
}
