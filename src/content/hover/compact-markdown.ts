// Lays the compact hover out: text left, a small picture right, at most 120 px high, so that a language server's signature
// stands in sight below it. One block of HTML on one line, in which Markdown has no meaning.
import type { Translate } from '../../foundation/localization.ts';
import type { Palette } from '../../plot/palette.ts';
import { type Sentence, type SourceLocation, textOf } from '../sentence.ts';
import { type CompactHover, type CompactLine, TEXT_WIDTH, widthOf } from './compact.ts';
import { drawFormula } from './formula-picture.ts';
import { anchor, GAP, image, SPOKEN_LETTER, sentence, sign, spoken } from './html.ts';
import type { Link } from './links.ts';
import { drawHoverThumbnail, wordsOfPicture } from './picture.ts';

/** How and for whom the compact hover is laid out. */
export interface CompactLook {
  readonly palette: Palette;
  readonly withPicture: boolean;
  readonly withLinks: boolean;
  readonly t: Translate;
  /** The target of a link, a `command:` or `https:` URI. */
  linkTo(target: Link | SourceLocation): string;
  /** The target of the link that shows the full card. */
  readonly more: string;
}

/** The least width of the text in CSS pixels: without one, an editor of half the window breaks every line. */
const LEAST_WIDTH = 220;

/** The compact hover as Markdown that holds one HTML block. */
export function renderCompact(content: CompactHover, name: string, look: CompactLook): string {
  const { t } = look;
  const picture = look.withPicture ? drawHoverThumbnail(content, look.palette) : undefined;
  const links = [
    ...content.links.map((link) => anchor(link.label, look.linkTo(link))),
    anchor(t('More'), look.more),
  ].join(GAP);
  const head = `${sentence(content.head, look.linkTo)}`;
  const lines = content.lines.map((line) => lineOf(line, look));
  const isShort = lines.length === 0 && textOf(content.head).length < SHORT_HEAD;
  const rows: Row[] = [
    { html: head, width: rowWidth(content.head) },
    ...content.lines.map((line, at) => ({ html: lines[at] ?? '', width: widthOfLine(line, look) })),
  ];
  const [first] = rows;
  const linksWidth = LINKS_WIDTH + Math.max(0, content.links.length - 2) * LINK_WIDTH;
  if (look.withLinks && isShort && first)
    rows[0] = { html: `${first.html}${GAP}${links}`, width: first.width + linksWidth };
  else if (look.withLinks) rows.push({ html: links, width: linksWidth });
  if (!picture) return `<div>${rows.map(({ html }) => html).join('<br>')}</div>`;
  const words = wordsOfPicture(name, content.example, t);
  const drawn = image(picture, words);
  const text = withWords(rows, words);
  const width = Math.min(TEXT_WIDTH, Math.max(LEAST_WIDTH, ...text.map((row) => row.width)));
  // The table's own width as well: a cell alone gives way where the editor is narrow.
  const whole = width + picture.width + GUTTER;
  return `<table width="${whole}"><tr><td width="${width}">${text.map(({ html }) => html).join('<br>')}</td><td>${drawn}</td></tr></table>`;
}

/** A row of the text, and about how many pixels wide it is. */
interface Row {
  readonly html: string;
  readonly width: number;
}

/** The rows with the picture's words for the accessible view: behind the shortest, or below where even that is too long. */
function withWords(rows: readonly Row[], words: string): readonly Row[] {
  const besides = Math.ceil(words.length * SPOKEN_LETTER);
  const shortest = [...rows].sort((one, other) => one.width - other.width)[0];
  if (!shortest || shortest.width + besides > TEXT_WIDTH)
    return [...rows, { html: spoken(words), width: besides }];
  return rows.map((row) =>
    row === shortest ? { html: `${row.html}${spoken(words)}`, width: row.width + besides } : row,
  );
}

/** Pixels between the text and the picture. */
const GUTTER = 14;

/** What three links take, in the longest of our languages, and what each further one does. */
const LINKS_WIDTH = 190;
const LINK_WIDTH = 130;

/** About how many pixels a row takes, with room for a sign ahead of it. */
const rowWidth = (text: Sentence): number => Math.ceil(widthOf(text)) + 24;

/** Letters of a head beside which the links have room. */
const SHORT_HEAD = 18;

/** A higher or wider formula stays text. */
const HIGHEST_FORMULA = 44;

/** The typeset formula of a line; undefined where it has none, or none that fits. */
function formulaIn({ tex }: CompactLine, { palette, withPicture }: CompactLook) {
  const drawn = tex !== undefined && withPicture ? drawFormula(tex, palette) : undefined;
  return drawn && drawn.height <= HIGHEST_FORMULA && drawn.width <= TEXT_WIDTH ? drawn : undefined;
}

const widthOfLine = (line: CompactLine, look: CompactLook): number =>
  formulaIn(line, look)?.width ?? rowWidth(line.text);

function lineOf(line: CompactLine, look: CompactLook): string {
  const { severity, text } = line;
  const formula = formulaIn(line, look);
  if (formula) return `${image(formula, textOf(text))}${spoken(textOf(text))}`;
  const words = sentence(text, look.linkTo);
  return severity === undefined ? words : `${sign(severity)} ${words}`;
}
