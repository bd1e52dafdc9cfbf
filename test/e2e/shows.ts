// Waits for what a page shows in the end, where no single element tells that it is there.
import assert from 'node:assert/strict';

/** Milliseconds: a guard against what never shows, far above what it takes on a machine that is busy with other windows. */
export const patience = 120_000;

/** Asks `read` again and again until it answers what is wanted, and returns that; fails with its last answer after `patience`. */
export async function shows<T>(read: () => Promise<T>, wanted: (answer: T) => boolean): Promise<T> {
  const deadline = Date.now() + patience;
  for (;;) {
    const answer = await read();
    if (wanted(answer)) return answer;
    if (Date.now() > deadline) assert.fail(`still ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}
