// The person's language in the panel: the bundle comes from the host, English sentences are its keys.
import type { Translate } from '../../foundation/localization.ts';

let bundle: Readonly<Record<string, string>> = {};

/** Takes over the host's translations. */
export function setBundle(translations: Readonly<Record<string, string>>): void {
  bundle = translations;
}

export const t: Translate = (message, ...args) =>
  (bundle[message] ?? message).replace(/\{(\d+)\}/g, (hole, index: string) =>
    String(args[Number(index)] ?? hole),
  );
