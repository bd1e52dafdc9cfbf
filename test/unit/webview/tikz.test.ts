// Pictures for LaTeX are compiled by LaTeX: every preset, a logarithmic y, a small dtype, and names that mean harm.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { presets } from '../../../src/catalog/presets.ts';
import { translateBy } from '../../../src/foundation/localization.ts';
import { exportTikz } from '../../../src/plot/export/tikz.ts';
import { newPanelState, type PanelState } from '../../../src/protocol/state.ts';
import { describePicture } from '../../../src/webview/host/save.ts';
import { reduce } from '../../../src/webview/state/reducer.ts';
import { tracesOf } from '../../../src/webview/state/traces.ts';

const HOSTILE = '\\end{axis}\\input{/etc/passwd} %$#_{}^~& β′ Δ − 漢字 \\write18{x}';

function tikzOf(state: PanelState, range: readonly [number, number] = [-5, 5]): string {
  const traces = tracesOf(state);
  const fitted = reduce(state, { type: 'fitWindow', x: range });
  const { x0, x1, y0, y1 } = fitted.view ?? assert.fail();
  const viewport = { x0, x1, y0, y1, width: 600, height: 420, logY: fitted.logY };
  return exportTikz(describePicture({ traces, state: fitted, viewport, t: translateBy({}) }));
}

const start = newPanelState();
const pictures = [
  ...presets.map((preset) => tikzOf(reduce(start, { type: 'usePreset', preset }), preset.x)),
  tikzOf({ ...start, logY: true }, [-30, 5]),
  tikzOf({ ...start, dtype: 'float16', saturated: true }, [-30, 5]),
  tikzOf({ ...start, dtype: 'float16' }, [-100_000, 100_000]),
  tikzOf(start, [-1e-6, 1e-6]),
  tikzOf(reduce(start, { type: 'renameCurve', key: 'c1', name: HOSTILE.slice(0, 80) })),
];

describe('pictures for LaTeX', () => {
  it('have their legend beside them where it would cover the curves', () => {
    assert.match(tikzOf(start), /legend pos=north west/);
    assert.match(pictures[4] ?? '', /legend pos=outer north east/);
  });

  it('are compiled without a complaint', function compile() {
    this.timeout(120_000);
    const found = spawnSync('kpsewhich', ['pgfplots.sty'], { encoding: 'utf8' });
    if (found.status !== 0) {
      console.log('      (LaTeX with pgfplots is not here: the pictures are not compiled)');
      return;
    }
    const folder = mkdtempSync(path.join(tmpdir(), 'tikz-'));
    const preamble =
      '\\documentclass{article}\\usepackage{pgfplots}\\pgfplotsset{compat=1.18}\\begin{document}';
    const pages = pictures.join('\n\\newpage\n');
    writeFileSync(path.join(folder, 'all.tex'), `${preamble}\n${pages}\\end{document}\n`);
    const options = ['-interaction=nonstopmode', '-halt-on-error', '-no-shell-escape', 'all.tex'];
    const ran = spawnSync('pdflatex', options, { cwd: folder, encoding: 'utf8' });
    assert.equal(ran.status, 0, ran.stdout.slice(-2000));
    const log = readFileSync(path.join(folder, 'all.log'), 'latin1');
    assert.match(log, new RegExp(`Output written on all\\.pdf \\(${pictures.length} pages`));
    assert.doesNotMatch(log, /^!|pgfplots Warning|Undefined control/m);
  });
});
