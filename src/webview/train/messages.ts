// What the page and its worker say to each other. Both are the same script: nothing that arrives can have another form.

import type { Named } from '../../autodiff/own-activation.ts';
import type { Values } from '../../catalog/activation.ts';
import type { Release } from '../../foundation/release.ts';
import type { Summary } from '../../lab/race.ts';
import type { TrainSettings } from '../../lab/settings.ts';

/** Networks that are to be trained. */
export interface Entered {
  readonly settings: TrainSettings;
  readonly activations: readonly (Named & { readonly parameters: Values })[];
  readonly release: Release;
}

/** From the page: what to train, where that is new, and how far. */
export interface Order {
  readonly race?: Entered;
  /** Tells what is answered to this race from what was answered to those before. */
  readonly id: number;
  /** The step to rest at; infinite to go on. */
  readonly until: number;
  /** Steps in a second, from step `from` on; 0: as many as there is time for. */
  readonly speed: number;
  readonly from: number;
  /** Milliseconds between two reports, at least. */
  readonly every: number;
}

/** From the worker. */
export interface Report {
  readonly id: number;
  readonly summary: Summary;
  readonly isResting: boolean;
}
