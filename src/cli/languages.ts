// The product's sentences in the language of a request.
import german from '../../l10n/bundle.l10n.de.json';
import french from '../../l10n/bundle.l10n.fr.json';
import { type Translate, translateBy } from '../foundation/localization.ts';

export const locales = ['en', 'de', 'fr'] as const;

const bundles: Readonly<Record<(typeof locales)[number], Readonly<Record<string, string>>>> = {
  en: {},
  de: german,
  fr: french,
};

/** Puts sentences into a language, as VS Code does with the same bundles. */
export function translatorOf(locale: (typeof locales)[number]): Translate {
  return translateBy(bundles[locale]);
}
