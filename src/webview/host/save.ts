// Makes what is copied or saved of the picture: text, or a PNG as base64.

import { hexOf, parseColor } from '../../foundation/color.ts';
import { encode } from '../../foundation/encode.ts';
import type { Translate } from '../../foundation/localization.ts';
import { exportCsv } from '../../plot/export/csv.ts';
import {
  type ExportColors,
  type ExportedLine,
  type ExportedPicture,
  type ExportedZone,
  PAPER,
} from '../../plot/export/exported-picture.ts';
import { pythonPicture } from '../../plot/export/python-picture.ts';
import { exportSvg } from '../../plot/export/svg.ts';
import { exportTikz } from '../../plot/export/tikz.ts';
import type { Viewport } from '../../plot/scale.ts';
import type { ExportFormat } from '../../protocol/formats.ts';
import { type PanelState, QUANTITIES } from '../../protocol/state.ts';
import { describeChart, SIGN } from '../chart/chart.ts';
import { stretchOf, zonesOf } from '../chart/zones.ts';
import { type Trace, visibleOf } from '../state/traces.ts';

/** What the panel shows. */
export interface Picture {
  readonly traces: readonly Trace[];
  readonly state: PanelState;
  readonly viewport: Viewport;
  readonly t: Translate;
}

/** The picture in a format; light on white unless `themed`. */
export async function exportPicture(
  format: ExportFormat,
  picture: Picture,
  themed: boolean,
): Promise<string> {
  const exported = describePicture(picture);
  switch (format) {
    case 'csv':
      return exportCsv(exported);
    case 'python':
      // The host writes the program: nothing in it has to be drawn.
      return JSON.stringify(encode(pythonPicture(exported)));
    case 'tikz':
      return exportTikz(exported);
    case 'svg':
      return exportSvg(exported, themed ? themePalette() : PAPER);
    case 'png':
      return drawPng(exportSvg(exported, themed ? themePalette() : PAPER));
  }
}

/** The panel's picture as data. */
export function describePicture({ traces, state, viewport, t }: Picture): ExportedPicture {
  const visible = visibleOf(traces);
  const baseline = traces.find((trace) => trace.state.key === state.baseline) ?? traces[0];
  const lines = QUANTITIES.flatMap((quantity) =>
    visible.flatMap((trace): ExportedLine[] => {
      const curve = trace.drawn[quantity];
      if (!curve) return [];
      const label = quantity === 'difference' ? `Δ ${trace.name}` : `${trace.name}${SIGN[quantity]}`;
      const { entry } = trace;
      const { own } = trace.state;
      return [
        {
          label,
          entry,
          parameters: trace.state.parameters,
          ...(own ? { own } : {}),
          quantity,
          style: trace.state.style,
          curve,
        },
      ];
    }),
  );
  const zones = zonesOf(visible, state, viewport, t).map(
    (zone): ExportedZone => ({ ...stretchOf(zone), text: zone.text }),
  );
  return {
    title: describeChart(traces, t),
    viewport,
    lines,
    zones,
    points: state.points,
    dtype: state.dtype,
    release: state.release,
    ...(baseline ? { baseline: { ...baseline.state, entry: baseline.entry } } : {}),
  };
}

/** Copies a picture to the clipboard, which only the page itself can do. */
export async function copyPng(base64: string): Promise<void> {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  await navigator.clipboard.write([
    new ClipboardItem({ 'image/png': new Blob([bytes], { type: 'image/png' }) }),
  ]);
}

function themePalette(): ExportColors {
  const style = getComputedStyle(document.documentElement);
  const read = (token: string, otherwise: string) => {
    const color = parseColor(style.getPropertyValue(token).trim());
    return color ? hexOf(color) : otherwise;
  };
  return {
    background: read('--vscode-editor-background', PAPER.background),
    text: read('--vscode-editor-foreground', PAPER.text),
    grid: read('--grid', PAPER.grid),
    axis: read('--zero', PAPER.axis),
    curves: PAPER.curves.map((color, i) => read(`--curve-${i}`, color)),
  };
}

/** Twice the size in pixels, for sharp letters on any screen. */
async function drawPng(svg: string): Promise<string> {
  const image = new Image();
  const [width = 640, height = 480] = [...svg.matchAll(/ (?:width|height)="([\d.]+)"/g)]
    .slice(0, 2)
    .map((match) => Number(match[1]));
  image.width = width;
  image.height = height;
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * 2);
  canvas.height = Math.round(height * 2);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('The canvas cannot be drawn on.');
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/png').replace('data:image/png;base64,', '');
}
