// Writes the outlines of the letters that formulas need, from MathJax's TeX fonts: `npm run typeset` writes
// src/content/typeset/glyphs.generated.ts. Where each letter of a formula stands is worked out by src/content/typeset, which a
// unit test holds against MathJax.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { projectRoot } from '../tasks/project-root.ts';

type Char = readonly [
  number,
  number,
  number,
  { readonly ic?: number; readonly p?: string; readonly smp?: number }?,
];

const upright = [...'0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_()+−=<>≤≥≠≈⊗⋅|,./…Φ√{'];
const italic = [...'abcdefghijklmnopqrstuvwxyzαβγδλμσωθπ'];
const large = [...'(){√'];
const variants = ['normal', '-smallop', '-largeop', '-size3', '-size4'];

/** The text of the generated file. */
export function writeGlyphs(): string {
  const load = createRequire(import.meta.url);
  const { TeXFont } = load('mathjax-full/js/output/svg/fonts/tex.js');
  const font = new TeXFont();
  const charOf = (variant: string, letter: string): Char => {
    const found = font.getChar(variant, letter.codePointAt(0));
    const code = found?.[3]?.smp;
    const char = code === undefined ? found : font.getChar('normal', code);
    if (!char) throw new Error(`MathJax has no ${letter} in ${variant}.`);
    return char;
  };
  const rows = [
    ...upright.map((letter) => [letter, charOf('normal', letter)] as const),
    ...italic.map((letter) => [`i${letter}`, charOf('italic', letter)] as const),
    ...large.flatMap((letter) =>
      variants.slice(1).map((variant, i) => [`${i + 1}${letter}`, charOf(variant, letter)] as const),
    ),
    ...['1', '2'].map((size) => [`${size}∑`, charOf(variants[Number(size)] ?? '', '∑')] as const),
    ...[...'⎧⎨⎩⎪'].map((letter) => [letter, charOf('-size4', letter)] as const),
  ];
  return [
    '// Made by `npm run typeset` from MathJax’s TeX fonts: of each letter its width, height, depth and lean in thousandths of an',
    '// em, and its outline in steps of eight. Do not edit.',
    '',
    'export const glyphs: Readonly<Record<string, string>> = {',
    ...rows.map(([name, char]) => `  ${keyOf(name)}: '${rowOf(char)}',`),
    '};',
    '',
  ].join('\n');
}

const keyOf = (name: string): string => (/^[a-zA-Z]\w*$/.test(name) ? name : `'${name}'`);

function rowOf([height, depth, width, { ic = 0, p = '' } = {}]: Char): string {
  return `${[width, height, depth, ic].map((one) => Math.round(one * 1000)).join(' ')} ${relative(`M${p}Z`)}`;
}

/** An outline in steps of eight thousandths of an em, places counted from the last one: shorter numbers, and no eye sees what is lost. */
export function relative(outline: string): string {
  let [x, y] = [0, 0];
  let [startX, startY] = [0, 0];
  const moved = outline.replace(/([MLHVQTZ])([^MLHVQTZ]*)/g, (_, command: string, rest: string) => {
    const numbers = (rest.match(/-?\d+(?:\.\d+)?/g) ?? []).map((one) => Math.round(Number(one) / 8));
    const out: number[] = [];
    if (command === 'Z') [x, y] = [startX, startY];
    else if (command === 'H') {
      for (const to of numbers) [out[out.length], x] = [to - x, to];
    } else if (command === 'V') {
      for (const to of numbers) [out[out.length], y] = [to - y, to];
    } else {
      const pairs = command === 'Q' ? 2 : 1;
      for (let i = 0; i < numbers.length; i += 2 * pairs) {
        for (let j = 0; j < pairs; j++)
          out.push((numbers[i + 2 * j] ?? 0) - x, (numbers[i + 2 * j + 1] ?? 0) - y);
        [x, y] = [numbers[i + 2 * pairs - 2] ?? 0, numbers[i + 2 * pairs - 1] ?? 0];
      }
      if (command === 'M') [startX, startY] = [x, y];
    }
    return `${command.toLowerCase()}${out.join(' ')}`;
  });
  return moved.replaceAll(straight, shorten).replaceAll(along, merge).replaceAll(' -', '-');
}

/** Lines of one direction behind one another. */
const along = /(?:h-?\d+){2,}|(?:v-?\d+){2,}/g;

/** The one line that they are. */
function merge(lines: string): string {
  const direction = lines.charAt(0);
  return `${direction}${lines
    .slice(1)
    .split(direction)
    .reduce((sum, one) => sum + Number(one), 0)}`;
}

/** Curves, lines and their lengths; a curve before `t` says how that one goes on. */
const straight = /([qlhv])(-?\d+(?: -?\d+)*)(?![ \dt])/g;

/** The same by fewer numbers: nothing of what has no length, and a line of a curve that is straight in these steps. */
function shorten(whole: string, command: string, rest: string): string {
  const numbers = rest.split(' ').map(Number);
  if (numbers.length > (command === 'q' ? 4 : 2)) return whole;
  if (numbers.every((one) => one === 0)) return '';
  const [x = 0, y = 0] = command === 'q' ? numbers.slice(2) : command === 'v' ? [0, numbers[0]] : numbers;
  const [controlX = 0, controlY = 0] = numbers;
  const isBetween = (one: number, end: number) => Math.abs(one) <= Math.abs(end) && one * end >= 0;
  if (
    command === 'q' &&
    (controlX * y !== controlY * x || !isBetween(controlX, x) || !isBetween(controlY, y))
  )
    return whole;
  if (y === 0) return `h${x}`;
  return x === 0 ? `v${y}` : `l${x} ${y}`;
}

if (process.argv[1] === import.meta.filename) {
  const file = path.join(projectRoot, 'src/content/typeset/glyphs.generated.ts');
  writeFileSync(file, writeGlyphs());
}
