// Toggle Derivatives: results stand beside their numbers with derivatives, or without them.
import { describeAloud } from '../../content/evaluate/inline.ts';
import type { Services } from '../services.ts';
import { t } from '../translate.ts';
import { findResults } from './find-results.ts';

export async function toggleDerivatives(argument: unknown, services: Services): Promise<void> {
  const { results, announcer } = services;
  const found = await findResults(argument, services);
  if (!found) return;
  const { document, sets } = found;
  const isOn = sets.every((set) => set.derivatives);
  for (const set of sets) {
    set.derivatives = !isOn;
    set.inline = undefined;
  }
  results().show(document, sets);
  announcer.announce(describeAloud(sets, t));
}
