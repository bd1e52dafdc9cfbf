// Starts a worker for what takes longer than a frame. It runs the panel's own scripts, so that no kernel is shipped twice: VS Code's
// pages may start workers only from what they have fetched.

import { scriptAddresses } from './scripts.ts';

/** What a worker does: trains networks, or measures what curves make of their inputs. */
export type Job = 'train' | 'measure';

/** What the scripts' parts for the page ask for as they load: in a worker nothing comes of them. */
const STANDINS =
  'self.document={createTreeWalker(){}};self.HTMLElement=class{};self.customElements={define(){}};';

/** The worker, whose name is its job; rejects where there can be none. */
export async function hireWorker(job: Job): Promise<Worker> {
  const own = await Promise.all(scriptAddresses().map(async (address) => (await fetch(address)).text()));
  const url = URL.createObjectURL(new Blob([STANDINS, ...own], { type: 'text/javascript' }));
  try {
    return new Worker(url, { name: job });
  } finally {
    URL.revokeObjectURL(url);
  }
}
