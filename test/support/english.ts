// What the product says in English, without VS Code: its sentences with their values filled in.
import type { Translate } from '../../src/foundation/localization.ts';

export const english: Translate = (message, ...args) =>
  message.replace(/\{(\d+)\}/g, (_, index: string) => String(args[Number(index)]));
