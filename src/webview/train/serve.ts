// The worker's side of training: takes orders, trains in short slices so that new orders are heard, and reports what is seen.
import { activationOf } from '../../autodiff/own-activation.ts';
import { betweenLayers } from '../../lab/between.ts';
import { type Contestant, type Race, startRace } from '../../lab/race.ts';
import type { Entered, Order, Report } from './messages.ts';

/** Milliseconds of training before orders are heard. */
const SLICE = 40;

/** Trains by the orders that arrive at `scope`. */
export function serveTraining(scope: {
  onmessage: ((event: MessageEvent<Order>) => void) | null;
  postMessage(message: Report, transfer: Transferable[]): void;
}): void {
  let race: Race | undefined;
  let order: Order;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let [reported, looked, cost] = [0, 0, 0];

  const report = (isResting: boolean): void => {
    const now = performance.now();
    if (!race || (!isResting && now - reported < order.every)) return;
    reported = now;
    // What takes long is looked at seldom.
    const withDetails = isResting || now - looked > Math.max(250, 6 * cost);
    const summary = race.summarize(withDetails);
    if (withDetails) {
      looked = performance.now();
      cost = looked - now;
    }
    const buffers = new Set<ArrayBuffer>();
    collect(summary, buffers);
    scope.postMessage({ id: order.id, summary, isResting }, [...buffers]);
  };

  const work = (): void => {
    if (!race) return;
    const start = performance.now();
    const isSlow = order.speed > 0 && race.step >= order.from;
    do {
      if (race.step >= order.until) break;
      race.advance(1);
    } while (!isSlow && performance.now() - start < SLICE);
    const isResting = race.step >= order.until;
    report(isResting);
    if (!isResting) timer = setTimeout(work, isSlow ? 1000 / order.speed : 0);
  };

  scope.onmessage = ({ data }) => {
    order = data;
    if (data.race) {
      const contestants = contestantsOf(data.race);
      race = contestants.length > 0 ? startRace(data.race.settings, contestants) : undefined;
    }
    clearTimeout(timer);
    work();
  };
}

/** What networks have between their layers. */
function contestantsOf({ activations, release }: Entered): readonly Contestant[] {
  return activations.flatMap((one): Contestant[] => {
    const entry = activationOf(one, release);
    if (entry?.kind !== 'elementwise') return [];
    const exact = entry.functionAt(one.parameters);
    return [{ exact, activation: betweenLayers(entry, one.parameters) }];
  });
}

/** The memory of all typed arrays in a value, which is handed over instead of copied. */
function collect(value: unknown, into: Set<ArrayBuffer>): void {
  if (value instanceof Float32Array) into.add(value.buffer as ArrayBuffer);
  else if (typeof value === 'object' && value !== null)
    for (const part of Object.values(value)) collect(part, into);
}
