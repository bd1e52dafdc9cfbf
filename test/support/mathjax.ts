// Where MathJax puts the letters of a formula, for tests of what stands in its place.
import { createRequire } from 'node:module';

interface Node {
  readonly kind: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Node[];
}

/** A letter’s outline or a bar, in thousandths of an em, y upwards. */
interface Placed {
  readonly outline: string;
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

/** A formula as MathJax typesets it. */
interface MathJaxFormula {
  readonly width: number;
  readonly height: number;
  readonly placed: readonly Placed[];
}

/** Makes ready to typeset TeX in display style. */
export function prepareMathJax(): (tex: string) => MathJaxFormula {
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
    InputJax: new TeX({ packages: ['base', 'ams', 'textmacros'] }),
    OutputJax: new SVG({ fontCache: 'none' }),
  });
  return (tex) => {
    const svg: Node = adaptor.firstChild(document.convert(tex, { display: true }));
    const [, , width = 0, height = 0] = (svg.attributes.viewBox ?? '').split(' ').map(Number);
    const placed: Placed[] = [];
    const walk = (node: Node, x: number, y: number, scale: number): void => {
      let [atX, atY, own] = [x, y, scale];
      for (const [, what, numbers = ''] of (node.attributes.transform ?? '').matchAll(/(\w+)\(([^)]*)\)/g)) {
        const [a = 0, b = 0] = numbers.split(/[ ,]+/).map(Number);
        if (what === 'translate') [atX, atY] = [atX + a * own, atY + b * own];
        // The whole is turned over: y counts upwards in all of it.
        else if (a > 0) own *= a;
      }
      // Pieces of a bracket that are stretched stand in pictures of their own.
      if (node.kind === 'svg' && node !== svg) return;
      if (node.kind === 'path') placed.push({ outline: node.attributes.d ?? '', x: atX, y: atY, scale: own });
      if (node.kind === 'rect') {
        const { x: left = '0', y: bottom = '0', width: wide = '0' } = node.attributes;
        placed.push({
          outline: `bar ${Math.round(Number(wide) * own)}`,
          x: atX + Number(left) * own,
          y: atY + Number(bottom) * own,
          scale: own,
        });
      }
      for (const child of node.children ?? []) walk(child, atX, atY, own);
    };
    walk(svg, 0, 0, 1);
    return { width, height, placed };
  };
}
