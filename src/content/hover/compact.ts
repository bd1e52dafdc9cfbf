// What the compact hover says: a head, and of all that the full card holds at most two lines, chosen by one ladder. It is
// what a person reads beside a language server's hover, so each line has to be worth its place.
import type { Translate } from '../../foundation/localization.ts';
import { type Sentence, textOf } from '../sentence.ts';
import type { HoverContent, ShownParameter } from './content.ts';
import { leadOf, shownFindings } from './findings.ts';
import type { Link } from './links.ts';
import { lettersOf } from './origin.ts';

/** One line of the compact hover; `error` and `warning` have a sign of their own. */
export interface CompactLine {
  readonly severity?: 'error' | 'warning' | 'info';
  readonly text: Sentence;
  /** The text as a formula to typeset. */
  readonly tex?: string;
}

/** All that a compact hover holds. */
export interface CompactHover {
  /** The name as written with what this call sets, or what the name holds and since which line. */
  readonly head: Sentence;
  readonly lines: readonly CompactLine[];
  /** Missing where PyTorch raises: there is no curve. */
  readonly picture?: HoverContent['picture'];
  readonly example?: HoverContent['example'];
  readonly links: readonly Link[];
}

/** More lines than this push the signature out of sight. */
const MOST_LINES = 2;

/**
 * The compact hover of what `content` says in full. The ladder: what PyTorch raises or warns of, what is overwritten, where
 * the dtype gives up, which activation it is, the fact that matters most.
 */
export function describeCompact(content: HoverContent, t: Translate): CompactHover {
  const { isRefused } = content;
  const isAlone = !content.isOneOf;
  const findings = shownFindings(content).map((finding): CompactLine => {
    const severity = finding.kind === 'raises' ? 'error' : 'warning';
    return { severity, text: [`${leadOf(finding, t)} ${finding.short ?? finding.text}`] };
  });
  const isNamed = content.origin !== undefined && textOf(content.origin) !== textOf(content.head);
  const ladder: readonly CompactLine[] = isRefused
    ? [...findings, ...lineOf(content.instead)]
    : [
        ...findings,
        ...lineOf(content.instead),
        ...lineOf(content.part),
        ...lineOf(content.chosenDim),
        ...lineOf(content.overwrites),
        ...(isAlone ? lineOf(content.dtypeLimits?.[0]) : []),
        ...(content.origin && isNamed ? [{ text: content.origin }] : []),
        ...lineOf(content.way),
        ...content.parameters.filter(({ isSetLater }) => isSetLater).map(describeSetLater),
        ...content.cautions.map((caution): CompactLine => ({ severity: 'info', text: [caution] })),
        // Nobody knows the formula of code that has no name; those of the catalog are known, or stand in the full card.
        ...(content.picture && 'formula' in content.picture && content.formula
          ? [{ text: [{ code: `f(x) = ${content.formula.text}` }], tex: content.formula.tex }]
          : []),
        ...lineOf(content.meaning),
        ...(content.notes ?? []).map((note): CompactLine => ({ text: [note] })),
        // Of a call that sets nothing it is the same for everybody, and no news.
        ...(isAlone && content.parameters.some(({ isDefault }) => !isDefault) ? lineOf(content.sameAs) : []),
        ...(isAlone ? lineOf(content.mainFact) : []),
      ];
  // An error makes it irrelevant; otherwise it comes last, but always comes.
  const last = isRefused ? [] : lineOf(content.assumption);
  const head = isNameSaid(content) ? content.head : [...content.head, `\u00a0 ${content.name}`];
  return {
    head,
    lines: fitting(ladder.slice(0, MOST_LINES - last.length), last, MOST_ROWS - rowsOf(head)),
    ...(content.picture && !isRefused ? { picture: content.picture } : {}),
    ...(content.example && !isRefused ? { example: content.example } : {}),
    // There is nothing to plot or evaluate of a call that raises.
    links: content.links.filter(({ kind }) => (isRefused ? kind === 'documentation' : isShown(kind))),
  };
}

/** What the head's call does not show: `beta = 5 from m.beta`. */
const describeSetLater = ({ name, value = '?', source = '' }: ShownParameter): CompactLine => ({
  text: [{ code: `${name} = ${value}` }, ` ${source}`],
});

/** Pixels that a letter takes at VS Code's widest default, a letter of code, and the room around code. */
const LETTER = 7.2;
const CODE_LETTER = 8.4;
const AROUND_CODE = 12;

/**
 * The width of the text beside the picture, in CSS pixels: the longest code of a head on one row. More would not fit into a
 * window of 1100 with a side bar.
 */
export const TEXT_WIDTH = 416;

/** Rows that head and lines may take together: with a row of links they stay below 120 px. */
const MOST_ROWS = 4;

/** About how many CSS pixels a sentence takes on one row. */
export function widthOf(text: Sentence): number {
  const widths = text.map((part) => {
    if (typeof part === 'string') return part.length * LETTER;
    return 'code' in part ? part.code.length * CODE_LETTER + AROUND_CODE : part.text.length * LETTER;
  });
  return widths.reduce((sum, width) => sum + width, 0);
}

const rowsOf = (text: Sentence): number => Math.ceil(widthOf(text) / TEXT_WIDTH);

/** A formula is as high as two rows. */
const rowsOfLine = ({ text, tex }: CompactLine): number => (tex === undefined ? rowsOf(text) : 2);

/** The letters that this many rows have room for, some of each lost where a word is not broken. */
const lettersIn = (rows: number): number => Math.floor((rows * TEXT_WIDTH) / LETTER) - 6 * rows;

function shorten(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`;
}

/**
 * The lines that have room together, the `last` in any case, unless the first says what is wrong and needs all there is; the
 * full card has the rest.
 */
function fitting(
  lines: readonly CompactLine[],
  last: readonly CompactLine[],
  rows: number,
): readonly CompactLine[] {
  let left = rows - last.reduce((sum, line) => sum + rowsOfLine(line), 0);
  const taken: CompactLine[] = [];
  for (const line of lines) {
    left -= rowsOfLine(line);
    if (left < 0) break;
    taken.push(line);
  }
  const [first] = lines;
  const isWrong = first?.severity === 'error' || first?.severity === 'warning';
  if (taken.length > 0 || !first || (last.length > 0 && !isWrong)) return [...taken, ...last];
  return [{ ...first, text: [shorten(textOf(first.text), lettersIn(rows))] }];
}

/** Whether the head says which activation it is; `SP(beta=3)` does not, whatever was imported as `SP`. */
function isNameSaid({ head, name }: HoverContent): boolean {
  return lettersOf(textOf(head)).includes(lettersOf(name));
}

const isShown = (kind: Link['kind']): boolean => kind === 'plot' || kind === 'add' || kind === 'evaluate';

function lineOf(text: string | Sentence | undefined): CompactLine[] {
  if (text === undefined) return [];
  return [{ text: typeof text === 'string' ? [text] : text }];
}
