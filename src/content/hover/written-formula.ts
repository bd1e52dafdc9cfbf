// Puts a formula into text and TeX.
import type { Relation, Written } from '../../autodiff/written.ts';
import { plain } from '../../catalog/formula-text.ts';
import type { Translate } from '../../foundation/localization.ts';

/** What binds more closely has the higher number. */
const levels = { clause: 0, sum: 1, product: 2, power: 3, atom: 4 } as const;

function levelOf(one: Written): number {
  switch (one.kind) {
    case 'relation':
    case 'cases':
      return levels.clause;
    case 'sum':
    case 'negative':
      return levels.sum;
    case 'product':
    case 'quotient':
      return levels.product;
    case 'power':
      return levels.power;
    default:
      return levels.atom;
  }
}

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

const letters: Readonly<Record<string, string>> = {
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  lambda: 'λ',
  lambd: 'λ',
  mu: 'μ',
  sigma: 'σ',
  omega: 'ω',
  theta: 'θ',
};

/** As one line of text, as formulas of the catalog are written: `x·σ(1.702·x)`. */
export function textOfFormula(one: Written, t: Translate): string {
  const inner = (part: Written, least: number): string => {
    const text = textOfFormula(part, t);
    return levelOf(part) < least ? `(${text})` : text;
  };
  switch (one.kind) {
    case 'name':
      return letters[one.name] ?? one.name;
    case 'number':
      return plain(one.value);
    case 'negative':
      return `−${inner(one.of, levels.product)}`;
    case 'sum':
      return one.parts
        .map((part, i) => {
          if (i === 0) return inner(part, levels.sum);
          return part.kind === 'negative'
            ? ` − ${inner(part.of, levels.product)}`
            : ` + ${inner(part, levels.product)}`;
        })
        .join('');
    case 'product':
      return one.parts
        .map((part) => inner(part, part.kind === 'quotient' ? levels.atom : levels.product))
        .join('·');
    case 'quotient':
      return `${inner(one.above, levels.product)} / ${inner(one.below, levels.power)}`;
    case 'power': {
      if (one.base.kind === 'name' && one.base.name === 'e') return `exp(${textOfFormula(one.exponent, t)})`;
      const { exponent } = one;
      const isSmall = exponent.kind === 'number' && Number.isInteger(exponent.value) && exponent.value < 10;
      const raised = isSmall ? superscripts.charAt(exponent.value) : `^${inner(exponent, levels.atom)}`;
      return `${inner(one.base, levels.atom)}${raised}`;
    }
    case 'root':
      return `√${inner(one.of, levels.atom)}`;
    case 'size':
      return `|${textOfFormula(one.of, t)}|`;
    case 'call':
      return `${one.name}(${one.parts.map((part) => textOfFormula(part, t)).join(', ')})`;
    case 'relation':
      return `${inner(one.left, levels.sum)} ${one.relation} ${inner(one.right, levels.sum)}`;
    case 'cases':
      return t(
        '{0} where {1}, else {2}',
        inner(one.value, levels.sum),
        textOfFormula(one.when, t),
        inner(one.otherwise, levels.sum),
      );
  }
}

const opposites: Readonly<Record<Relation, Relation>> = {
  '<': '≥',
  '≥': '<',
  '>': '≤',
  '≤': '>',
  '=': '≠',
  '≠': '=',
};

const relations: Readonly<Record<Relation, string>> = {
  '<': '<',
  '≤': String.raw`\le`,
  '>': '>',
  '≥': String.raw`\ge`,
  '=': '=',
  '≠': String.raw`\ne`,
};

/** As TeX, of the commands that formulas of the catalog use. */
export function texOfFormula(one: Written): string {
  const inner = (part: Written, least: number): string => {
    const tex = texOfFormula(part);
    return levelOf(part) < least && part.kind !== 'quotient' ? bracketed(tex) : tex;
  };
  switch (one.kind) {
    case 'name':
      return texOfName(one.name);
    case 'number':
      return texOfNumber(one.value);
    case 'negative':
      return `-${inner(one.of, levels.product)}`;
    case 'sum':
      return one.parts
        .map((part, i) => {
          if (i === 0) return inner(part, levels.sum);
          return part.kind === 'negative'
            ? ` - ${inner(part.of, levels.product)}`
            : ` + ${inner(part, levels.product)}`;
        })
        .join('');
    case 'product':
      return one.parts
        .map((part, i) => `${i === 0 ? '' : between(one.parts[i - 1], part)}${inner(part, levels.product)}`)
        .join('');
    case 'quotient':
      return String.raw`\frac{${texOfFormula(one.above)}}{${texOfFormula(one.below)}}`;
    case 'power': {
      const isFunction = one.base.kind === 'call';
      const base =
        isFunction || one.base.kind === 'quotient'
          ? bracketed(texOfFormula(one.base))
          : inner(one.base, levels.atom);
      return `${base}^{${texOfFormula(one.exponent)}}`;
    }
    case 'root':
      return String.raw`\sqrt{${texOfFormula(one.of)}}`;
    case 'size':
      return `|${texOfFormula(one.of)}|`;
    case 'call':
      return `${texOfCall(one.name)}${bracketed(one.parts.map(texOfFormula).join(', '))}`;
    case 'relation':
      return `${texOfFormula(one.left)} ${relations[one.relation]} ${texOfFormula(one.right)}`;
    case 'cases': {
      const otherwise = { ...one.when, relation: opposites[one.when.relation] };
      const rows = [
        [one.value, one.when],
        [one.otherwise, otherwise],
      ].map(([value, when]) => `${value ? texOfFormula(value) : ''} & ${when ? texOfFormula(when) : ''}`);
      return String.raw`\begin{cases} ${rows.join(String.raw` \\ `)} \end{cases}`;
    }
  }
}

/** In brackets, which grow with what is higher than a letter. */
const bracketed = (tex: string): string =>
  /[\\^](?:frac|sqrt|begin|left|\{)/.test(tex) ? String.raw`\left(${tex}\right)` : `(${tex})`;

/** `2x`, `x \cdot \sigma(x)`: a dot stands between what would be read as one. */
function between(before: Written | undefined, after: Written): string {
  const isShort = (one: Written | undefined): boolean =>
    one?.kind === 'number' ||
    (one?.kind === 'name' && one.name.length === 1) ||
    (one?.kind === 'name' && one.name in letters);
  if (before?.kind === 'number' && after.kind !== 'number' && after.kind !== 'call') return ' ';
  if (
    isShort(before) &&
    (after.kind === 'sum' || (after.kind === 'name' && isShort(after)) || after.kind === 'power')
  )
    return ' ';
  return String.raw` \cdot `;
}

function texOfName(name: string): string {
  if (name === 'π') return String.raw`\pi`;
  if (name === 'lambd') return String.raw`\lambda`;
  if (name in letters) return `\\${name}`;
  return /^[a-z]$/.test(name) ? name : String.raw`\text{${name.replaceAll('_', String.raw`\_`)}}`;
}

function texOfNumber(value: number): string {
  const [mantissa = '', exponent] = plain(value).split('e');
  return exponent === undefined ? mantissa : String.raw`${mantissa} \cdot 10^{${exponent}}`;
}

const known = /^(?:max|min|ln|sin|cos|tan|sinh|cosh|tanh|arcsin|arccos|arctan)$/;

function texOfCall(name: string): string {
  if (name === 'σ') return String.raw`\sigma`;
  return known.test(name) ? `\\${name}` : String.raw`\operatorname{${name}}`;
}
