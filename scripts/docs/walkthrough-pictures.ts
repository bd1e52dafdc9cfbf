// Draws the walkthrough's four pictures from the catalog's own curves, colored by the theme they are shown in.
// `npm run walkthrough-pictures` writes media/walkthrough/*.svg.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ElementwiseActivation } from '../../src/catalog/activation.ts';
import { findById } from '../../src/catalog/catalog.ts';
import { evaluateTensor } from '../../src/content/evaluate/evaluate.ts';
import { describeInline } from '../../src/content/evaluate/inline.ts';
import { curveOf, type Quantity } from '../../src/plot/curve.ts';
import { pathOf } from '../../src/plot/path.ts';
import { sample } from '../../src/plot/sample.ts';
import type { Viewport } from '../../src/plot/scale.ts';
import { projectRoot } from '../tasks/project-root.ts';

const folder = path.join(projectRoot, 'media/walkthrough');
const words = 'font-family="var(--vscode-font-family, sans-serif)"';
const code = 'font-family="var(--vscode-editor-font-family, monospace)"';
const fore = 'var(--vscode-foreground)';
const quiet = 'var(--vscode-descriptionForeground)';
const blue = 'var(--vscode-charts-blue)';
const purple = 'var(--vscode-charts-purple)';
const line = 'var(--vscode-widget-border, var(--vscode-contrastBorder, var(--vscode-charts-lines)))';

function row(id: string): ElementwiseActivation {
  const found = findById(id);
  if (found?.kind !== 'elementwise') throw new Error(`no curve for ${id}`);
  return found;
}

function curve(
  id: string,
  parameters: object,
  quantity: Quantity,
  viewport: Viewport,
  style: string,
): string {
  const drawn = pathOf(sample(curveOf(row(id).functionAt({ ...parameters }), quantity), viewport), viewport);
  // A tenth of a pixel is enough for a picture of this size.
  const short = drawn.replace(/\d+\.\d+/g, (one) => String(Number(Number(one).toFixed(1))));
  return `<path d="${short}" fill="none" stroke-linejoin="round" ${style}/>`;
}

/** A small plot: axes, ReLU dashed, Softplus solid, its derivative dotted. */
function plot(x: number, y: number, width: number, height: number, beta: number): string {
  const viewport: Viewport = { x0: -3, x1: 3, y0: -0.25, y1: 3, width, height };
  const zero = height * (3 / 3.25);
  return `<g transform="translate(${x} ${y})">
<path d="M0 ${zero.toFixed(1)}H${width}M${width / 2} 0V${height}" stroke="${quiet}" opacity="0.5"/>
${curve('ReLU', {}, 'value', viewport, `stroke="${purple}" stroke-width="2" stroke-dasharray="8 4"`)}
${curve('Softplus', { beta }, 'derivative', viewport, `stroke="${blue}" stroke-width="1.5" stroke-dasharray="2 4"`)}
${curve('Softplus', { beta }, 'value', viewport, `stroke="${blue}" stroke-width="3"`)}
</g>`;
}

/** A line of code; `marked` is set off from the rest. */
function source(x: number, y: number, text: string, marked = ''): string {
  const [before = '', after = ''] = marked ? text.split(marked) : [text, ''];
  const strong = marked
    ? `<tspan fill="${fore}" font-weight="${before ? 'bold' : 'normal'}">${marked}</tspan>`
    : '';
  return `<text x="${x}" y="${y}" font-size="17" fill="${quiet}" xml:space="preserve" ${code}>${before}${strong}${after}</text>`;
}

const box = (x: number, y: number, width: number, height: number) =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="8" fill="var(--vscode-editorHoverWidget-background, none)" stroke="${line}"/>`;

const says = (x: number, y: number, text: string, fill = fore, size = 15) =>
  `<text x="${x}" y="${y}" font-size="${size}" fill="${fill}" ${words}>${text}</text>`;

function picture(name: string, title: string, body: string): void {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 560 380" width="560" height="380">
<title>${title}</title>
${body}
</svg>
`;
  writeFileSync(path.join(folder, `${name}.svg`), svg);
}

const samples = [-2, -1, 0, 1, 2];
const evaluated = evaluateTensor(
  Float64Array.from(samples),
  [samples.length],
  ['Softplus', 'ReLU'].map((id) => ({ id, parameters: {} })),
  'float32',
  (text) => text,
);
const [answer = ''] =
  evaluated.kind === 'results'
    ? describeInline(
        evaluated.results,
        'float32',
        false,
        [{ from: 0, to: samples.length }],
        70,
        (text) => text,
      )
    : [];

picture(
  'hover',
  'A hover over nn.Softplus(beta=2): its picture beside its facts',
  `${source(24, 60, 'self.activation = nn.Softplus(beta=2)', 'Softplus')}
${box(24, 84, 512, 250)}
${says(44, 116, '<tspan font-weight="bold">Softplus</tspan>')}
${plot(44, 136, 250, 170, 2)}
<text x="316" y="160" font-size="16" fill="${fore}" ${code}>beta = 2</text>
${says(316, 196, '(0, ∞)')}${says(316, 224, 'f′ ∈ (0, 1]')}${says(316, 252, 'f(0) = 0.3466')}`,
);

picture(
  'evaluate',
  'Five numbers selected in the editor, with what Softplus and ReLU make of them',
  `<rect x="24" y="66" width="285" height="30" fill="var(--vscode-editor-selectionBackground)"/>
${source(28, 87, '[-2.0, -1.0, 0.0, 1.0, 2.0]', '[-2.0, -1.0, 0.0, 1.0, 2.0]')}
<text x="28" y="118" font-size="13.5" fill="var(--vscode-descriptionForeground)" ${code} xml:space="preserve">${answer}</text>
${box(28, 150, 124, 36)}
${says(44, 173, 'Shift+Alt+E')}`,
);

picture(
  'plot',
  'The plot panel: Softplus, its derivative and ReLU',
  `${box(24, 24, 512, 332)}${plot(48, 44, 464, 250, 1)}
<path d="M48 328H78" stroke="${blue}" stroke-width="3"/>${says(88, 333, 'Softplus')}
<path d="M184 328H214" stroke="${purple}" stroke-width="2" stroke-dasharray="8 4"/>${says(224, 333, 'ReLU')}
<path d="M300 328H330" stroke="${blue}" stroke-width="1.5" stroke-dasharray="2 4"/>${says(340, 333, 'Softplus′')}`,
);

picture(
  'write-back',
  'A slider moved from beta = 2 to beta = 3.5, and the call in the code changed with it',
  `${plot(60, 24, 440, 170, 3.5)}
${says(60, 238, 'beta')}<path d="M110 233H400" stroke="${line}" stroke-width="4" stroke-linecap="round"/>
<path d="M110 233H300" stroke="${blue}" stroke-width="4" stroke-linecap="round"/><circle cx="300" cy="233" r="9" fill="${blue}"/>
<text x="420" y="239" font-size="16" fill="${fore}" ${code}>3.5</text>
${source(60, 296, '- nn.Softplus(beta=2)', '=2')}
${source(60, 328, '+ nn.Softplus(beta=3.5)', '=3.5')}`,
);
