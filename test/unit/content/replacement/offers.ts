// The replacements that are offered for the formulas of the golden files, and what PyTorch made of them.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { OrderedDtype } from '../../../../src/arithmetic/ordered.ts';
import { findReplacement, type Replacement } from '../../../../src/autodiff/replacement.ts';
import { type Offer, offerReplacement } from '../../../../src/content/replacement/offer.ts';
import { createReader, type Definition } from '../../../../src/python/index.ts';
import { english as t } from '../../../support/english.ts';

const golden = path.resolve(import.meta.dirname ?? __dirname, '../../../golden');

/** The hand-written activations of a text. */
export function definitionsOf(text: string): readonly Definition[] {
  const reading = createReader().read([{ text, language: 'python' }]);
  while (!reading.step(Number.POSITIVE_INFINITY));
  return reading.definitionsIn(0);
}

/** A text with the edits of an offer made. */
export function applied(text: string, { edits }: Pick<Offer, 'edits'>): string {
  return [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce((whole, { start, end, text: own }) => whole.slice(0, start) + own + whole.slice(end), text);
}

/** What is offered, as the golden script takes it. */
export interface Offered {
  readonly name: string;
  readonly title: string;
  readonly kink?: number;
}

/** What is offered in a golden file, and the file with all of it made. */
interface OffersOfFile {
  readonly file: string;
  readonly after: string;
  readonly offers: readonly (Offered & { readonly replacement: Replacement })[];
}

/** What is offered in each of the golden files. */
export const allOffers = (): readonly OffersOfFile[] =>
  ['definitions.py', 'hazards.py'].map((file) => {
    const text = readFileSync(path.join(golden, file), 'utf8');
    const edits: Offer['edits'][number][] = [];
    const offers = definitionsOf(text).flatMap((definition) => {
      const offer = offerReplacement(definition, text, '2.15', t);
      const replacement = findReplacement(definition.formula, '2.15');
      if (!offer || !replacement) return [];
      edits.push(...offer.edits);
      const { name } = definition;
      const { kink } = replacement;
      return [{ name, title: offer.title, ...(kink === undefined ? {} : { kink }), replacement }];
    });
    return { file, after: applied(text, { edits }), offers };
  });

/** How much further from the exact answer than the formula a replacement is, at most; see make_replacements.py. */
interface Further {
  readonly further: number;
  readonly furtherOfOne: number;
  readonly at: number;
  readonly exact: number;
  /** At how many numbers by more than two units. */
  readonly many: number;
  readonly broken?: number;
}

/** What PyTorch made of the offers. */
export const readReplacements = (): {
  readonly torch: string;
  readonly offers: readonly (Offered & {
    readonly file: string;
    readonly answers: Readonly<Record<OrderedDtype, Readonly<Record<'value' | 'gradient', Further>>>>;
  })[];
} => JSON.parse(readFileSync(path.join(golden, 'replacements.json'), 'utf8'));
