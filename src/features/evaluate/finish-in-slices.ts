// Long work in the extension host, done a little at a time.

/** How long work may hold the extension host at a stretch, in milliseconds. */
const slice = 20;

/** Hears now and then how far work has come, from 0 to 1; false stops it. */
export type Watch = (progress: number) => boolean;

/** Lets others in the extension host run. */
export const giveWay = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

/**
 * Does work in slices, so that the extension host answers others in between; undefined when the watch stops it. The work
 * yields how far it is, from 0 to 1, which the watch sees as `from` to `to`.
 */
export async function finishInSlices<T>(
  steps: Generator<number, T, void>,
  watch: Watch | undefined,
  from: number,
  to: number,
): Promise<T | undefined> {
  let began = Date.now();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (Date.now() - began >= slice) {
      const progress = from + (to - from) * step.value;
      if (watch?.(progress) === false) return undefined;
      await giveWay();
      if (watch?.(progress) === false) return undefined;
      began = Date.now();
    }
  }
}
