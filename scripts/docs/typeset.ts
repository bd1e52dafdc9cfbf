// Typesets the catalog's formulas once, with MathJax, into paths that the hover can show without it.
// `npm run typeset` writes src/content/hover/formulas.generated.ts; a unit test says when it is behind the catalog.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { catalog } from '../../src/catalog/catalog.ts';
import { projectRoot } from '../tasks/project-root.ts';

/** CSS pixels for one em of the formulas; the hover's own text has 13. */
const EM = 14;

interface Node {
  readonly kind: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Node[];
}

/** The text of the generated file. */
export function typesetCatalog(): string {
  const typeset = prepareMathJax();
  const names = new Map<string, string>();
  const shapes: string[] = [];
  const nameOf = (shape: string): string => {
    const known = names.get(shape);
    if (known) return known;
    const name = `g${names.size.toString(36)}`;
    names.set(shape, name);
    shapes.push(`  ${name}: '${shape}',`);
    return name;
  };
  const all = [...new Set(catalog.flatMap(({ formula }) => formula.forms.map(({ tex }) => tex)))].sort();
  const entries = all.map((tex) => {
    const root = typeset(tex);
    const [left = 0, top = 0, width = 0, height = 0] = (root.attributes.viewBox ?? '').split(' ').map(Number);
    const scale = EM / 1000;
    const box = [left, top, width, height].map((x) => Math.round(x)).join(' ');
    const body = root.children.map((child) => bodyOf(child, nameOf)).join('');
    return `  ${quote(tex)}: {\n    width: ${Math.ceil(width * scale)},\n    height: ${Math.ceil(height * scale)},\n    box: '${box}',\n    body: '${body}',\n  },`;
  });
  return [
    '// Made by `npm run typeset` from the formulas of the catalog: paths of letters, and where each letter stands.',
    '// Do not edit.',
    '',
    '/** A typeset formula: its size in CSS pixels, its view box, and SVG that refers to the glyphs. */',
    'export interface TypesetFormula {',
    '  readonly width: number;',
    '  readonly height: number;',
    '  readonly box: string;',
    '  readonly body: string;',
    '}',
    '',
    'export const glyphs: Readonly<Record<string, string>> = {',
    ...shapes,
    '};',
    '',
    'export const formulas: Readonly<Record<string, TypesetFormula>> = {',
    ...entries,
    '};',
    '',
  ].join('\n');
}

/** MathJax's SVG of a formula as a tree of plain nodes. */
function prepareMathJax(): (tex: string) => Node {
  const load = createRequire(import.meta.url);
  const { mathjax } = load('mathjax-full/js/mathjax.js');
  const { TeX } = load('mathjax-full/js/input/tex.js');
  const { SVG } = load('mathjax-full/js/output/svg.js');
  const { liteAdaptor } = load('mathjax-full/js/adaptors/liteAdaptor.js');
  const { RegisterHTMLHandler } = load('mathjax-full/js/handlers/html.js');
  load('mathjax-full/js/input/tex/ams/AmsConfiguration.js');
  load('mathjax-full/js/input/tex/textmacros/TextMacrosConfiguration.js');
  const adaptor = liteAdaptor();
  RegisterHTMLHandler(adaptor);
  const document = mathjax.document('', {
    InputJax: new TeX({
      packages: ['base', 'ams', 'textmacros'],
      formatError: (_jax: unknown, error: Error) => {
        throw error;
      },
    }),
    OutputJax: new SVG({ fontCache: 'none' }),
  });
  return (tex) => adaptor.firstChild(document.convert(tex, { display: true }));
}

/** SVG without what only MathJax's own stylesheet reads; letters become references. */
function bodyOf(node: Node, nameOf: (shape: string) => string): string {
  const { kind, attributes, children } = node;
  const inner = () => children.map((child) => bodyOf(child, nameOf)).join('');
  const place = attributes.transform
    ?.replace(/translate\(0, ?0\)/, '')
    .replace(/, /g, ' ')
    .trim();
  const where = place ? ` transform="${place}"` : '';
  switch (kind) {
    case 'path':
      // A space has no shape.
      return !attributes.d ? '' : `<use href="#${nameOf(attributes.d ?? '')}"${where}/>`;
    case 'rect':
      return `<path d="M${attributes.x} ${attributes.y}h${attributes.width}v${attributes.height}h-${attributes.width}z"${where}/>`;
    case 'g':
      return where ? `<g${where}>${inner()}</g>` : inner();
    case 'svg': {
      const kept = ['x', 'y', 'width', 'height', 'viewBox'].map(
        (name) => ` ${name}="${attributes[name] ?? 0}"`,
      );
      return `<svg${kept.join('')}>${inner()}</svg>`;
    }
    case 'defs':
      return '';
    default:
      throw new Error(`MathJax drew <${kind}>, which scripts/docs/typeset.ts does not know.`);
  }
}

function quote(text: string): string {
  return `'${text.replace(/[\\']/g, (sign) => `\\${sign}`)}'`;
}

if (process.argv[1] === import.meta.filename) {
  const file = path.join(projectRoot, 'src/content/hover/formulas.generated.ts');
  writeFileSync(file, typesetCatalog());
}
