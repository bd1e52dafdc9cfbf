// Lays a hover out: wide and short, picture left, facts right, links below, so that nothing scrolls.
// All of it is one block of HTML on one line, in which Markdown has no meaning; every text is escaped on its way in.

import { escapeHtml } from '../../foundation/escape.ts';
import type { Translate } from '../../foundation/localization.ts';
import type { Palette } from '../../plot/palette.ts';
import { shortenTensor } from '../evaluate/inline.ts';
import { type SourceLocation, textOf } from '../sentence.ts';
import type { ComparedFact, HoverContent, ShownParameter } from './content.ts';
import { leadOf, shownFindings } from './findings.ts';
import { drawFormula } from './formula-picture.ts';
import { anchor, code, GAP, image, quiet, SPOKEN_LETTER, sentence, sign, spoken } from './html.ts';
import type { Link } from './links.ts';
import type { NumberTable } from './number-table.ts';
import { drawHoverPicture, wordsOfPicture } from './picture.ts';
import type { VectorExample } from './vector.ts';

/** The parts that a person can switch off. */
export const hoverParts = ['origin', 'formula', 'picture', 'facts', 'values', 'findings', 'links'] as const;
/** Whether each part is shown. */
export type HoverParts = Readonly<Record<(typeof hoverParts)[number], boolean>>;

/** How and for whom the hover is laid out. */
export interface HoverLook {
  readonly parts: HoverParts;
  readonly palette: Palette;
  readonly t: Translate;
  /** The target of a link, a `command:` or `https:` URI. */
  linkTo(target: Link | SourceLocation): string;
}

/** VS Code cuts a MarkdownString at 100,000 characters; ours stays far below. */
export const LONGEST = 60_000;

/** Heights in CSS pixels, at VS Code's widest default (an editor font of 14): a line, the numbers, all beside the picture. */
const LINE = 19;
const TABLE = 74;
const ROOM = 192;
/** Widths, as much on the safe side: a letter, one of code, a digit, what a hover of 750 px leaves for both columns. */
const LETTER = 7.6;
/** A letter of a long line, in which wide and narrow ones even out. */
const TEXT_LETTER = 7;
const CODE_LETTER = 8.4;
const DIGIT = 8.5;
const BOTH_COLUMNS = 696;
/**
 * A narrow editor squeezes its hovers to the width that cannot be broken, though there is room beside it: a picture as wide
 * as the column's lines, up to this, keeps them whole. The width of a cell does not.
 */
const COLUMN = 400;
/** What of it the picture of a formula holds open by itself, in pixels. */
const HELD = 150;
/** The widest line of links, in letters as wide as they are on the safe side. */
const LINKS = 760;
/** Stands for the formula until the width of its column is known. */
const FORMULA = '<img>';
/** Each of two columns of facts across the whole hover. */
const COMPARED = 330;

/** The hover as Markdown that holds one HTML block. Never longer than `LONGEST`. */
export function renderHover(content: HoverContent, look: HoverLook): string {
  const whole = layOut(content, look, true);
  if (whole.length <= LONGEST) return whole;
  const bare = layOut(content, look, false);
  return bare.length <= LONGEST ? bare : `<div>${headOf(content)}</div>`.slice(0, LONGEST);
}

function layOut(content: HoverContent, look: HoverLook, withPictures: boolean): string {
  const { parts } = look;
  const below = parts.facts ? [content.changed, content.moments].filter((line) => line !== undefined) : [];
  const belowHeight = below.reduce(
    (sum, { length }) => sum + LINE * Math.ceil((length * TEXT_LETTER) / BOTH_COLUMNS),
    0,
  );
  const picture =
    parts.picture && withPictures ? drawHoverPicture(content, look.palette, look.t, belowHeight) : undefined;
  const curveWords = wordsOfPicture(content.name, content.example, look.t);
  const numbers = parts.values ? content.numbers : undefined;
  // What stands at the bars, to be read and copied.
  const isExampleShown = picture && !content.output && !content.isBesideMarker;
  const example = isExampleShown && content.example ? numbersOf(content.example) : '';
  const left = [
    picture ? image(picture, curveWords) : '',
    tableOf(numbers),
    example && `<br>${example}`,
  ].join('');
  const leftHeight = (picture?.height ?? 0) + (numbers ? TABLE : 0) + (example ? 2 * LINE : 0);
  const leftWidth = Math.max(picture?.width ?? 0, numbers ? widthOf(numbers) : 0);
  const room = left === '' ? BOTH_COLUMNS : Math.min(COLUMN, BOTH_COLUMNS - leftWidth);
  const lineLength = Math.floor(room / LETTER);
  // For the accessible view: behind the title, or behind a short line where that is long.
  const titleWidth = (content.name.length + 2 + content.summary.length) * LETTER;
  const isInTitle = titleWidth + curveWords.length * SPOKEN_LETTER <= BOTH_COLUMNS;
  const right = linesOf(content, look, withPictures, {
    lineLength,
    beside: ROOM - belowHeight,
    curveWords: picture && !isInTitle ? curveWords : '',
  });
  const body =
    left && right.lines.length > 0
      ? `<table><tr><td>${left}</td><td>&nbsp;&nbsp;</td><td>${right.lines.join('<br>')}${spacer(leftHeight - right.height, right.width)}</td></tr></table>`
      : `<div>${left}${right.lines.join('<br>')}</div>`;
  return [
    `<div>${headOf(content)}${picture && isInTitle ? spoken(curveWords) : ''}</div>`,
    body === '<div></div>' ? '' : body,
    parts.facts && content.compared ? comparisonOf(content.compared, look.t) : '',
    ...below.map((line) => `<div>${escapeHtml(line)}</div>`),
    parts.links ? linksOf(content.links, look) : '',
  ].join('');
}

/**
 * The links, on a line that is not broken where it has room in the widest hover: in a narrow editor VS Code makes a hover as wide
 * as what cannot be broken.
 */
function linksOf(links: readonly Link[], look: HoverLook): string {
  const isUnbroken = links.map(({ label }) => label).join('   ').length * LETTER <= LINKS;
  const row = links.map((link) => anchor(link.label, look.linkTo(link), isUnbroken));
  return `<div>${row.join(isUnbroken ? GAP.replace(' ', '&nbsp;') : GAP)}</div>`;
}

/** Cells stand in the middle of their row: nothing, of this size, below a short column brings it to the top. */
function spacer(height: number, width: number): string {
  const room = Math.floor(height - 1.5 * LINE);
  if (room < LINE) return '';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${room}"/>`;
  return `<br>${image({ svg, width, height: room }, '')}`;
}

function headOf({ name, summary }: HoverContent): string {
  const title = `<strong>${escapeHtml(name)}</strong>`;
  return summary === '' ? title : `${title}&nbsp;&nbsp; ${quiet(escapeHtml(summary))}`;
}

/**
 * The lines beside the picture, as many as fit in the height `beside` at `lineLength` letters a line, and about how high they
 * are together; with `curveWords` behind the shortest.
 */
function linesOf(
  content: HoverContent,
  look: HoverLook,
  withPictures: boolean,
  { lineLength, beside, curveWords }: { lineLength: number; beside: number; curveWords: string },
) {
  const { parts } = look;
  const formula =
    parts.formula && withPictures && content.formula
      ? drawFormula(content.formula.tex, look.palette)
      : undefined;
  const lines: { html: string; width: number }[] = [];
  let height = 0;
  const heightOf = (text: string, letters = lineLength) =>
    LINE * Math.max(1, Math.ceil(text.length / letters));
  const add = (text: string, html: string, letters = lineLength) => {
    lines.push({ html, width: Math.min(text.length, letters) * LETTER });
    height += heightOf(text, letters);
  };
  const addWithin = (room: number, facts: readonly (string | undefined)[]) => {
    for (const fact of facts)
      if (fact !== undefined && height + heightOf(fact) <= room) add(fact, escapeHtml(fact));
  };
  const addFindings = () => {
    for (const finding of parts.findings ? shownFindings(content) : []) {
      add(`${leadOf(finding, look.t)} ${finding.text} --`, findingOf(finding, look.t));
    }
    if (parts.findings && content.instead)
      add(textOf(content.instead), sentence(content.instead, look.linkTo));
  };
  if (content.isRefused) addFindings();
  if (content.part) add(textOf(content.part), sentence(content.part, look.linkTo));
  if (parts.origin && content.origin) add(textOf(content.origin), sentence(content.origin, look.linkTo));
  if (parts.origin && content.way) add(textOf(content.way), sentence(content.way, look.linkTo));
  const text = content.formula && `f(x) = ${content.formula.text}`;
  if (formula) {
    lines.push({ html: FORMULA, width: formula.width });
    height += Math.max(LINE, formula.height + 4);
  }
  if (content.parameters.length > 0 && !content.isRefused) {
    const texts = content.parameters.map(
      ({ name, value = '?', source = '' }) => `${name} = ${value} ${source}`,
    );
    add(texts.join('   '), content.parameters.map(settingOf).join('&nbsp; '));
  }
  // The typeset formula says the same, but for the values.
  const isDouble = formula !== undefined && !content.formula?.isGeneral;
  if (parts.formula && text && !isDouble) add(text, quiet(escapeHtml(text)));
  if (!content.isRefused) addFindings();
  for (const note of content.notes ?? []) add(note, escapeHtml(note));
  if (content.uncalled !== undefined) add(content.uncalled, escapeHtml(content.uncalled));
  for (const caution of content.cautions) add(caution, `${sign('info')} ${escapeHtml(caution)}`);
  const example = content.output ?? (parts.picture && withPictures ? undefined : content.example);
  // Numbers are not broken, so that a line ends with some room.
  const letters = Math.max(20, Math.floor((lineLength * LETTER) / CODE_LETTER) - 10);
  const input = example && shortenTensor(example.input, 2 * letters);
  const output = example && shortenTensor(example.output, 3 * letters);
  if (input) add(input, code(input), letters);
  if (output) add(output, `→ ${code(output)}`, letters);
  if (content.output?.note !== undefined) add(content.output.note, escapeHtml(content.output.note));
  if (parts.facts) {
    const { facts, sameAs, dtypeLimits = [], overwrites, related, faint = [] } = content;
    addWithin(beside, [...facts, overwrites, sameAs, ...dtypeLimits, related, ...faint]);
  }
  if (parts.origin && content.assumption)
    add(textOf(content.assumption), sentence(content.assumption, look.linkTo));
  const width = Math.ceil(Math.min(COLUMN, Math.max(0, ...lines.map((line) => line.width))));
  // The formula holds the column open; its words stand beside it, or else beside the next line that leaves them room.
  const words = isDouble && text ? text : '';
  const besides = Math.ceil(words.length * SPOKEN_LETTER);
  const isBeside = formula !== undefined && formula.width + besides <= COLUMN;
  const others = lines.filter((line) => line.html !== FORMULA);
  const roomy =
    others.find((line) => line.width + besides <= COLUMN) ?? [...others].sort((a, b) => a.width - b.width)[0];
  // Words beside it may be broken off in a narrow editor: the picture alone holds some of the column open.
  const held = Math.max(width - (isBeside ? besides : 0), Math.min(width, HELD));
  const drawn = content.formula && drawFormula(content.formula.tex, look.palette, held);
  const shortest = [...others]
    .filter((line) => isBeside || line !== roomy)
    .sort((a, b) => a.width - b.width)[0];
  const html = lines.map((line) => {
    const isHere = line.html === FORMULA ? isBeside : !isBeside && line === roomy;
    const shown = line.html === FORMULA && drawn ? image(drawn, text ?? '') : line.html;
    const spokenHere = [isHere ? words : '', line === shortest ? curveWords : ''].filter(Boolean);
    return shown + spokenHere.map(spoken).join('');
  });
  return { lines: html, height, width };
}

/** The example below its bars, where the text around the numbers would not fit. */
function numbersOf({ input, output }: VectorExample): string {
  const [from, to] = [input, output].map((tensor) => code(tensor.replace(/^tensor\(|\)$/g, '')));
  return `${from}<br>→ ${to}`;
}

function settingOf({ name, value, isDefault, source }: ShownParameter): string {
  const chip = code(`${name} = ${value ?? '?'}`);
  if (source) return `${chip} ${quiet(escapeHtml(source))}`;
  return isDefault ? quiet(chip) : chip;
}

function findingOf(finding: HoverContent['findings'][number], t: Translate): string {
  const { kind, text } = finding;
  return `${sign(kind === 'raises' ? 'error' : 'warning')} ${escapeHtml(leadOf(finding, t))} ${escapeHtml(text)}`;
}

/** What holds here and by default, in two columns. */
function comparisonOf(rows: readonly ComparedFact[], t: Translate): string {
  const row = (cells: readonly string[]) =>
    `<tr>${cells.map((cell) => `<td width="${COMPARED}">${cell}</td>`).join('')}</tr>`;
  const cellOf = (fact: string | undefined) => (fact === undefined ? quiet('–') : escapeHtml(fact));
  const head = row([t('Here'), t('Default')].map((title) => quiet(escapeHtml(title))));
  return `<table>${head}${rows.map(({ here, byDefault }) => row([here, byDefault].map(cellOf))).join('')}</table>`;
}

function tableOf(numbers: NumberTable | undefined): string {
  if (!numbers) return '';
  const rows = [numbers.x, numbers.value, numbers.derivative];
  const air = numbers.x.map((_, i) => airFor(Math.max(...rows.map((cells) => cells[i]?.length ?? 0))));
  const row = (label: string, cells: readonly string[], tone: (text: string) => string) =>
    `<tr><td>${quiet(label)}</td>${cells.map((cell, i) => `<td align="right">${air[i]}${tone(escapeHtml(cell))}</td>`).join('')}</tr>`;
  return `<table>${row('<em>x</em>', numbers.x, quiet)}${row('<em>f</em>', numbers.value, String)}${row('<em>f</em>′', numbers.derivative, String)}</table>`;
}

function widthOf({ x, value, derivative }: NumberTable): number {
  const widest = x.map((text, i) =>
    Math.max(6, ...[text, value[i], derivative[i]].map((cell) => cell?.length ?? 0)),
  );
  return widest.reduce((sum, digits) => sum + digits * DIGIT, 45);
}

/** Cells have no padding: spaces ahead of a short number keep the columns as wide as the picture. */
function airFor(digits: number): string {
  return '&nbsp;'.repeat(Math.max(1, Math.round((6 - digits) * 1.9) + 1));
}
