// The formats that are looked for in a text, in this order: each puts spaces where something is no number.
import { readCharacters } from './characters.ts';
import type { Format } from './draft.ts';
import { readElisions } from './elisions.ts';
import { readGrids } from './grids.ts';
import { readLabels } from './labels.ts';
import { readLatex } from './latex.ts';
import { readLiterals } from './literals.ts';
import { readLocales } from './locales.ts';
import { readLogs } from './logs.ts';
import { readMarkup } from './markup.ts';
import { readMatrices } from './matrices.ts';
import { readMetadata } from './metadata.ts';

export const formats: readonly Format[] = [
  readElisions,
  readCharacters,
  readMarkup,
  readLogs,
  readMetadata,
  readMatrices,
  readLatex,
  readGrids,
  readLabels,
  readLiterals,
  readLocales,
];
