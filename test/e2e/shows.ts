// Waits for what a page shows in the end, where no single element tells that it is there.
import assert from 'node:assert/strict';

/** Asks `read` again and again until it answers what is wanted, and returns that; fails with its last answer after half a minute. */
export async function shows<T>(read: () => Promise<T>, wanted: (answer: T) => boolean): Promise<T> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const answer = await read();
    if (wanted(answer)) return answer;
    if (Date.now() > deadline) assert.fail(`still ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}
