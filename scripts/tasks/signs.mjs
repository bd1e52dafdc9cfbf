// Signs for sentences. In the package each sentence begins with a sign of its own, under which the translations have it: otherwise
// every language repeats all English. Sources and tests know nothing of it; who looks a sentence up is `translateBy`.
import { readFileSync } from 'node:fs';

/** The first letter that no language uses. */
const FIRST = 0xe000;

const sentences = Object.keys(
  JSON.parse(readFileSync(new URL('../../l10n/bundle.l10n.json', import.meta.url), 'utf8')),
).sort();
const signs = new Map(sentences.map((sentence, at) => [sentence, String.fromCharCode(FIRST + at)]));

const names = new Map(
  Object.keys(JSON.parse(readFileSync(new URL('../../package.nls.json', import.meta.url), 'utf8'))).map(
    (name, at) => [name, at.toString(36)],
  ),
);

/** What the manifest calls a text, in a letter or two: each language has all of the names. */
export const nameTexts = (texts) =>
  Object.fromEntries(Object.entries(texts).map(([name, text]) => [names.get(name) ?? name, text]));

/** The manifest as JSON, with the texts' short names. */
export const nameManifest = (json) =>
  json.replace(/"%([\w.-]+)%"/g, (_, name) => `"%${names.get(name) ?? name}%"`);

/** The text that a JavaScript string literal, without its quotes, stands for. */
export const textOf = (literal) =>
  literal.replace(/\\u\{?([\da-fA-F]{4,6})\}?|\\(.)/gs, (_, code, escaped) => {
    if (code) return String.fromCodePoint(Number.parseInt(code, 16));
    return escaped === 'n' ? '\n' : escaped;
  });

/** A source text with its sentences signed; one that is not in the list stays as it is. */
export const signSentences = (source) =>
  source.replace(
    /(?<![\w$]|l10n\.)(t\(\s*)('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\$]|\\.)*`)(?=\s*[,)])/g,
    (_, call, literal) =>
      `${call}${literal[0]}${signs.get(textOf(literal.slice(1, -1))) ?? ''}${literal.slice(1)}`,
  );

/** A translation with signs in place of the English sentences, without what is the same in English: that is shown where there is none. */
export const signTranslation = (bundle) =>
  Object.fromEntries(
    Object.entries(bundle).flatMap(([sentence, text]) =>
      text === sentence ? [] : [[signs.get(sentence) ?? sentence, text]],
    ),
  );
