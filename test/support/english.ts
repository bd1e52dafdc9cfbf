// What the product says in English, without VS Code: its sentences with their values filled in.
import { translateBy } from '../../src/foundation/localization.ts';

export const english = translateBy({});
