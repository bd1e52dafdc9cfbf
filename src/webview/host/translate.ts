// The person's language in the panel: the bundle comes from the host, English sentences are its keys.
import type { Translate } from '../../foundation/localization.ts';

/** Looks sentences up in the host's translations; what is not in them stays English. */
export function translateBy(bundle: Readonly<Record<string, string>>): Translate {
  return (message, ...args) =>
    (bundle[message] ?? message).replace(/\{(\d+)\}/g, (hole, index: string) =>
      String(args[Number(index)] ?? hole),
    );
}
