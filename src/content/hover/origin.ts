// Says how a use was recognized, where the code at this place does not show it.
import type { Argument } from '../../catalog/activation.ts';
import { findById } from '../../catalog/catalog.ts';
import type { Translate } from '../../foundation/localization.ts';
import type { ActivationUse, Code, Origin } from '../../python/index.ts';
import { writeValue } from '../configured-activation.ts';
import { composeSentence, type Sentence, type SentencePart, textOf } from '../sentence.ts';

/** More of the document's own text than this is cut. */
const LONGEST_CODE = 48;

/**
 * One sentence, or undefined where the code itself says it all. `cell`: the number of the use's cell among those that were
 * read; 0 outside of notebooks.
 */
export function describeOrigin(use: ActivationUse, cell: number, t: Translate): Sentence | undefined {
  const name = shownCode(use.callee);
  if (use.certainty === 'candidate' && use.candidates && use.candidates.length > 0) {
    return describeCandidates(use, name, cell, t);
  }
  if (use.origin) {
    // Both on one line beside the picture; the values stand below anyway.
    const longest = Math.max(14, 34 - name.code.length);
    const made = shownCode(use.origin, longest);
    const place = placeOf(use.origin, cell, t);
    if (use.mention === 'gated')
      return composeSentence((a, b, c) => t('{0} computes {1}, {2}.', a, b, c), name, made, place);
    if (use.certainty !== 'candidate') {
      return composeSentence((a, b, c) => t('{0} is {1}, {2}.', a, b, c), name, made, place);
    }
    // `torch.tanh` names Tanh.
    const isNamed = lettersOf(made.code).includes(lettersOf(use.id));
    if (use.isAsCalled) {
      return isNamed
        ? composeSentence(
            (a, b, c) => t('{0} is {1}, {2}, as this file calls it.', a, b, c),
            name,
            made,
            place,
          )
        : composeSentence(
            (a, b, c, d) => t('{0} is {1}, {2}: {3} as this file calls it.', a, b, c, d),
            name,
            made,
            place,
            use.id,
          );
    }
    if (use.mayBeUnlisted && !use.isByDefault) {
      return isNamed
        ? composeSentence(
            (a, b, c) => t('{0} may be {1} ({2}), or something else.', a, b, c),
            name,
            made,
            place,
          )
        : composeSentence(
            (a, b, c, d) => t('{0} is {1}, {2}: perhaps {3} or something else.', a, b, c, d),
            name,
            made,
            place,
            use.id,
          );
    }
    if (!use.isByDefault) {
      return isNamed
        ? composeSentence((a, b, c) => t('{0} may be {1}, {2}.', a, b, c), name, made, place)
        : composeSentence(
            (a, b, c, d) => t('{0} is {1}, {2}: perhaps {3}.', a, b, c, d),
            name,
            made,
            place,
            use.id,
          );
    }
    return isNamed
      ? composeSentence((a, b, c) => t('{0} is {1} by default, {2}.', a, b, c), name, made, place)
      : composeSentence(
          (a, b, c, d) => t('{0} is {1}, {2}: by default {3}.', a, b, c, d),
          name,
          made,
          place,
          use.id,
        );
  }
  if (use.library !== undefined) {
    const library = { code: use.library };
    return use.certainty === 'candidate'
      ? composeSentence((a, b, c) => t('{0} is set by {1}, perhaps to {2}.', a, b, c), name, library, use.id)
      : composeSentence((a, b) => t('{0} is set by {1}.', a, b), name, library);
  }
  return use.kind === 'partial' ? [t('Called later with these bound arguments.')] : undefined;
}

/** `cfg.act ← "silu" (line 40)`: the names by which it was chosen, each where it stands. */
export function describeWay({ way = [] }: ActivationUse, cell: number, t: Translate): Sentence | undefined {
  if (way.length === 0) return undefined;
  return way.flatMap(
    (step, at): Sentence => [
      ...(at > 0 ? [' ← '] : []),
      shownCode(step, 28),
      ' (',
      placeOf(step, cell, t),
      ')',
    ],
  );
}

/** What is taken for granted where the code does not say it; undefined if it says all. */
export function describeAssumption(use: ActivationUse, t: Translate): Sentence | undefined {
  if (use.namedBy) return use.kind === 'string' ? describeNamed(use, t) : describeMadeByName(use, t);
  if (use.certainty !== 'likely' || use.mention === 'gated') return undefined;
  return use.kind === 'method call'
    ? composeSentence((a) => t('Probably a Tensor method (type of {0} unknown).', a), receiverOf(use))
    : [t('Probably PyTorch (import not found).')];
}

/** That a library's table made it by a name. */
function describeMadeByName(use: ActivationUse, t: Translate): Sentence | undefined {
  const { table } = use.namedBy ?? {};
  return (
    table &&
    composeSentence(
      (a, b, c) => t('Probably {0}, according to {1} in {2}.', a, b, c),
      namedOf(use),
      { code: table.name },
      `${table.library} ${table.version}`,
    )
  );
}

/** What a name stands for, with what that sets. */
function namedOf(use: ActivationUse): { readonly code: string } {
  const path = use.apiPath.replace(/^torch\.nn\.(?=[A-Z])/, 'nn.');
  const call = withArguments(use).slice(use.id.length);
  return { code: call === '()' ? path : `${path}${call}` };
}

/** What a string names, and how that is known. */
function describeNamed(use: ActivationUse, t: Translate): Sentence {
  const { namedBy, certainty } = use;
  const { table, argument } = namedBy ?? {};
  const path = namedOf(use);
  if (table) {
    const { library, name, version } = table;
    return composeSentence(
      (a, b, c) => t('Names an activation: probably {0}, according to {1} in {2}.', a, b, c),
      path,
      { code: name },
      `${library} ${version}`,
    );
  }
  if (certainty === 'certain') return composeSentence((a) => t('Names an activation: {0}.', a), path);
  return argument === undefined
    ? composeSentence((a) => t('Names an activation: probably {0}.', a), path)
    : composeSentence((a, b) => t('Names an activation: probably {0}, going by {1}.', a, b), path, {
        code: argument,
      });
}

/** That what is shown assumes a call without arguments, where nothing is called and arguments could change it. */
export function describeUncalled(
  { kind, parameters, origin }: ActivationUse,
  t: Translate,
): string | undefined {
  const isBare = kind === 'reference' && !origin && Object.keys(parameters).length > 0;
  return isBare ? t('Not called here; shown with defaults.') : undefined;
}

/**
 * The name as the code writes it, with what is set of the activation: `nn.Softplus(beta=2)`, `F.relu`, `nn.ReLU()`; of a call
 * that PyTorch refuses, all of it as written.
 */
export function describeWritten(use: ActivationUse, isRefused: boolean): Sentence {
  if (isRefused) return [shownCode(use.expression)];
  // An import says what it brings, whatever it is called here.
  if (use.mention && !/^(?:reduction|random|setting)$/.test(use.mention)) return [{ code: use.apiPath }];
  // The name stands inside the quotes.
  const { code } = shownCode(use.kind === 'string' ? use.expression : use.callee);
  const signature = argumentsOf(use);
  const placeIn = (name: string) => signature.findIndex((one) => (one.parameter ?? one.name) === name);
  const set = Object.entries({ ...use.parameters, ...use.settings })
    .filter(([, { isDefault }]) => !isDefault)
    .sort(([one], [other]) => placeIn(one) - placeIn(other))
    .map(([name, { value, text }]) => {
      const written = onOneLine(text ?? writeValue(value ?? null), 16);
      // Of `**options` it is not known what they set.
      return written.startsWith('*') ? written : `${signature[placeIn(name)]?.name ?? name}=${written}`;
    })
    .filter((one, i, all) => all.indexOf(one) === i);
  const isMade = use.kind === 'module call' || use.kind === 'instance call';
  // What a name stands for, it does not take.
  if (use.kind === 'string' && use.namedBy) return [{ code: shortenCode(code, LONGEST_CODE) }];
  const call = set.length > 0 || isMade ? `(${set.join(', ')})` : '';
  return [{ code: shortenCode(`${code}${call}`, LONGEST_CODE) }];
}

/** The arguments that what is called takes, in PyTorch's order and by its names. */
export function argumentsOf({ id, apiPath }: ActivationUse): readonly Argument[] {
  const { apiPaths = [], relative } = findById(id) ?? {};
  return [...apiPaths, ...(relative?.apiPaths ?? [])].find(({ path }) => path === apiPath)?.arguments ?? [];
}

/** `act may be ReLU, GELU or Tanh (line 5).`, or each with its own line. */
function describeCandidates(use: ActivationUse, name: SentencePart, cell: number, t: Translate): Sentence {
  const all = [use, ...(use.candidates ?? []).slice(0, 3)];
  const isSame = all.some(({ id }, i) => all.findIndex((other) => other.id === id) < i);
  const named = all.map((one) => ({
    label: isSame ? withArguments(one) : one.id,
    place: one.origin ? placeOf(one.origin, cell, t) : t('not certain'),
  }));
  const [{ place }] = named as [(typeof named)[number]];
  if (named.every((one) => textOf([one.place]) === textOf([place]))) {
    const last = named.pop()?.label ?? '';
    const others = named.map(({ label }) => label).join(', ');
    return composeSentence(
      (a, b, c, d) =>
        use.mayBeUnlisted
          ? t('{0} may be {1}, {2} ({3}), or something else.', a, b, c, d)
          : t('{0} may be {1} or {2} ({3}).', a, b, c, d),
      name,
      others,
      last,
      place,
    );
  }
  const parts = named.map((one): Sentence => [`${one.label} (`, one.place, ')']);
  const last = parts.pop() ?? [];
  const others = parts.flatMap((one, i) => (i === 0 ? one : [', ', ...one]));
  return composeSentence(
    (a, b, c) =>
      use.mayBeUnlisted
        ? t('{0} may be {1}, {2}, or something else.', a, b, c)
        : t('{0} may be {1} or {2}.', a, b, c),
    name,
    others,
    last,
  );
}

/** `Softplus(beta=2)`, where the name alone would not tell two candidates apart. */
function withArguments({ id, parameters }: Pick<ActivationUse, 'id' | 'parameters'>): string {
  const given = Object.entries(parameters).filter(([, { isDefault }]) => !isDefault);
  return `${id}(${given.map(([name, { text = '?' }]) => `${name}=${onOneLine(text, 12)}`).join(', ')})`;
}

function placeOf(origin: Origin, from: number, t: Translate): SentencePart {
  const { line, start, end, cell, file } = origin;
  if (file) return { text: t('line {0} of {1}', line, file.name), to: { start, end, cell, file: file.key } };
  const text = cell === from ? t('line {0}', line) : t('earlier cell, line {0}', line);
  return { text, to: { start, end, cell } };
}

/** What stands before the method's dot. */
function receiverOf({ expression, start }: ActivationUse): SentencePart {
  const code = expression.code.slice(0, start - expression.start);
  return shownCode({ ...expression, code: code.trimEnd().replace(/\.$/, '').trimEnd() });
}

/** Code on one line, cut where it is long. */
function shownCode({ code }: Code, longest = LONGEST_CODE): { readonly code: string } {
  return { code: onOneLine(code, longest) };
}

function onOneLine(code: string, longest: number): string {
  const text = code.replace(/\s+/g, ' ').trim();
  return shortenCode(text, longest);
}

/** A name's letters, which a class and a function of PyTorch's share. */
export const lettersOf = (text: string): string => text.toLowerCase().replaceAll('_', '');

/** Cut so that nothing false is left: whole arguments of a call, whole names of a path, the method of what is long. */
function shortenCode(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const [method = ''] = /(?<=[)\]])\.\w+(?:\([^()]*\))?$/.exec(text) ?? [];
  if (method && method.length < longest - 8) return `${text.slice(0, longest - 1 - method.length)}…${method}`;
  const open = text.indexOf('(');
  if (open > 0 && text.endsWith(')')) {
    const comma = text.lastIndexOf(', ', longest - 4);
    if (comma > open) return `${text.slice(0, comma)}, …)`;
    if (open + 3 <= longest) return `${text.slice(0, open)}(…)`;
  }
  if (/^[\w.]+$/.test(text)) {
    const dot = text.indexOf('.', text.length - longest);
    if (dot >= 0) return `…${text.slice(dot)}`;
  }
  return `${text.slice(0, longest - 1)}…`;
}
