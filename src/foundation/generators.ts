// Work that yields wherever it may rest: done at once, a few milliseconds at a time as the caller steps it, or in slices that
// let others run in between.

/** Does all of the work at once. */
export function finish<Result>(work: Generator<unknown, Result, void>): Result {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** The same work, telling what `tell` makes of what it yields: how far the whole has come of which it is a part. */
export function* retell<From, To, Result>(
  work: Generator<From, Result, void>,
  tell: (step: From) => To,
): Generator<To, Result, void> {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    yield tell(step.value);
  }
}

/** Work under way. */
export interface Steps<Result> {
  /** Goes on for about this many milliseconds; true when all is done. */
  step(milliseconds: number): boolean;
  /** What came of it; undefined until all is done. */
  readonly result: Result | undefined;
}

/** Work that goes on whenever the caller steps it. */
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

/** Lets others on this thread run. */
export const giveWay = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/**
 * Does all of the work, about `slice` milliseconds at a stretch. After each stretch, and again once others have run,
 * `watch` is handed what the work yielded last; where it answers false, the work is left and the answer undefined.
 */
export async function finishInSlices<Step, Result>(
  work: Generator<Step, Result, void>,
  slice: number,
  watch: (step: Step) => boolean = () => true,
): Promise<Result | undefined> {
  let end = performance.now() + slice;
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    if (performance.now() < end) continue;
    if (!watch(step.value)) return undefined;
    await giveWay();
    if (!watch(step.value)) return undefined;
    end = performance.now() + slice;
  }
}
