// What the panel loads when a drawer first needs it: inputs, depth and training. Its elements come to life where they stand already;
// in a worker, which runs it behind the panel’s own script, it does that worker’s job.

import './inputs/drawer.ts';
import { serveMeasuring } from './inputs/serve.ts';
import './train/drawer.ts';
import { serveTraining } from './train/serve.ts';
import type { Job } from './worker/hire.ts';

// In a worker there is no window, but a name, which is its job.
if (typeof window === 'undefined')
  if ((self.name as Job) === 'train') serveTraining(self as unknown as Parameters<typeof serveTraining>[0]);
  else serveMeasuring(self as unknown as Parameters<typeof serveMeasuring>[0]);
