// What is taken along of a picture: it stands alone, can’t be broken out of, and draws the same numbers.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ParameterValue, Values } from '../../../../src/catalog/activation.ts';
import { catalog, findById } from '../../../../src/catalog/catalog.ts';
import { curveOf } from '../../../../src/plot/curve.ts';
import { exportCsv } from '../../../../src/plot/export/csv.ts';
import {
  colorOf,
  dashesOf,
  type ExportedLine,
  type ExportedPicture,
  type ExportedZone,
  PAPER,
} from '../../../../src/plot/export/exported-picture.ts';
import { exportPython } from '../../../../src/plot/export/python.ts';
import { pythonPicture } from '../../../../src/plot/export/python-picture.ts';
import { exportSvg } from '../../../../src/plot/export/svg.ts';
import { exportTikz } from '../../../../src/plot/export/tikz.ts';
import { STYLES } from '../../../../src/protocol/state.ts';

function line(
  id: string,
  parameters: Values = {},
  quantity: 'value' | 'derivative' = 'value',
  label = id,
): ExportedLine {
  const entry = findById(id);
  assert.ok(entry);
  return {
    label,
    entry,
    parameters,
    quantity,
    style: 0,
    curve: curveOf(entry.functionAt(parameters), quantity),
  };
}

function picture(lines: readonly ExportedLine[], title = 'Plot'): ExportedPicture {
  const viewport = { x0: -5, x1: 5, y0: -1, y1: 5, width: 600, height: 400 };
  return { title, viewport, lines, zones: [], points: [-2, 0.5], dtype: 'float64', release: '2.14' };
}

const jumping = picture([
  line('Softplus', { threshold: 1 }),
  line('ReLU'),
  line('ReLU', {}, 'derivative', 'ReLU′'),
]);
const HOSTILE = `"><script>alert(1)</script>\n"""\\end{axis}%$#_{}^~&=cmd|' /C calc'!A0\u0000`;
const hostile = picture([line('ReLU', {}, 'value', HOSTILE), line('ReLU', {}, 'value', '=1+1')], HOSTILE);

describe('a picture as SVG', () => {
  const svg = exportSvg(jumping, PAPER);

  it('stands alone', () => {
    assert.match(
      svg,
      /^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" width="\d+(\.\d+)?" height="\d+(\.\d+)?"/,
    );
    assert.doesNotMatch(svg, /var\(|<style|<script|href|class=/);
  });

  it('lifts the pen at the jump', () => {
    const paths = [...svg.matchAll(/<path d="(M[^"]+)" fill="none" stroke="#0063b8" stroke-width="2.5"/g)];
    assert.deepEqual(
      paths.map((match) => (match[1] ?? '').split('M').length - 1),
      [1, 2],
    );
  });

  it('names its curves and cannot be broken out of', () => {
    assert.match(svg, />ReLU′<\/text>/);
    const broken = exportSvg(hostile, PAPER);
    assert.ok(!broken.includes('<script') && !broken.includes('\u0000'));
    assert.match(broken, /&lt;script&gt;/);
  });
});

describe('a picture of curves that can die', () => {
  const zone = (curve: string, style: number, high: number): ExportedZone => ({
    ...{ curve, name: curve, style, kind: 'dead', low: -9, high, text: `${curve} passes no gradient here` },
  });
  const svgOf = (...zones: ExportedZone[]) => exportSvg({ ...jumping, zones }, PAPER);

  it('has a tint for one, and a strip below the plot for each of several', () => {
    const one = svgOf(zone('ReLU', 0, 0));
    assert.match(one, /fill-opacity="0\.08"/);
    assert.match(one, /ReLU passes no gradient here/);
    const several = svgOf(zone('ReLU', 0, 0), zone('Hard<tanh', 1, -1));
    assert.doesNotMatch(several, /fill-opacity="0\.08"|passes no gradient/);
    assert.equal(several.match(/height="6" rx="1"/g)?.length, 2);
    const heightOf = (svg: string) => Number(/height="([\d.]+)"/.exec(svg)?.[1]);
    assert.ok(heightOf(several) > heightOf(one));
    assert.doesNotMatch(several, /<tanh/);
  });

  it('has the same for LaTeX', () => {
    const tikzOf = (...zones: ExportedZone[]) => exportTikz({ ...jumping, zones });
    const one = tikzOf(zone('ReLU', 0, 0));
    assert.match(one, /opacity=0\.08\] \(axis cs:/);
    assert.doesNotMatch(one, /extra description/);
    const several = tikzOf(zone('ReLU', 0, 0), zone('Hard_tanh', 1, -1));
    assert.doesNotMatch(several, /opacity=0\.08|passes no gradient/);
    // ReLU's from the left edge to 0, the other's to -1, on a window from -5 to 5.
    const ends = [...several.matchAll(/\\fill.*description cs:0,0\) rectangle .*cs:([\d.]+),0\);/g)];
    assert.deepEqual(
      ends.map(([, end]) => Number(end)),
      [0.5, 0.4],
    );
    assert.match(several, /\{Hard\\_tanh\};/);
    assert.match(several, /\{\$f'=0\$\};/);
  });
});

describe('styles of curves', () => {
  it('are told apart by color or dash, and eight of them by dash alone', () => {
    const styles = Array.from({ length: STYLES }, (_, style) => `${colorOf(style)} ${dashesOf(style)}`);
    assert.equal(new Set(styles).size, STYLES);
    assert.equal(new Set([0, 1, 2, 3, 4, 5, 6, 7].map(dashesOf)).size, 8);
  });
});

describe('a picture in any format', () => {
  const written = {
    csv: exportCsv(jumping),
    python: exportPython(pythonPicture(jumping)),
    svg: exportSvg(jumping, PAPER),
    tikz: exportTikz(jumping),
  };
  for (const [format, text] of Object.entries(written)) {
    it(`says whose answers it shows: ${format}`, () => {
      assert.match(text, /PyTorch 2\.14/);
    });
  }
});

describe('numbers as CSV', () => {
  const entries = exportCsv(jumping)
    .trimEnd()
    .split('\r\n')
    .map((entry) => entry.split(','));

  it('hold a column for each curve and an entry for each x, breaks and own points included', () => {
    assert.deepEqual(entries[0], [
      'x',
      'Softplus (PyTorch 2.14)',
      'ReLU (PyTorch 2.14)',
      'ReLU′ (PyTorch 2.14)',
    ]);
    const xs = entries.slice(1).map(([x]) => Number(x));
    assert.deepEqual(
      xs,
      [...xs].sort((a, b) => a - b),
    );
    for (const x of [-5, -2, 0, 0.5, 1, 5]) assert.ok(xs.includes(x), String(x));
  });

  it('read back as the same numbers', () => {
    const softplus = jumping.lines[0]?.curve;
    for (const [x, y] of entries.slice(1)) assert.equal(Number(y), softplus?.y(Number(x)));
  });

  it('start no formula in a spreadsheet', () => {
    assert.match(exportCsv(hostile).split('\r\n')[0] ?? '', /,'=1\+1 \(PyTorch 2\.14\)$/);
  });
});

describe('a picture for LaTeX', () => {
  const tikz = exportTikz(jumping);

  it('lifts the pen at the jump and marks both its sides', () => {
    assert.equal(tikz.match(/\\addplot\[curve0[^\]]*\] coordinates/g)?.length, 5);
    assert.match(tikz, /mark=o/);
    assert.match(tikz, /mark=\*/);
  });

  it('closes what it opens, whatever a curve is called', () => {
    for (const text of [tikz, exportTikz(hostile)]) {
      assert.equal(text.match(/\\begin\{axis\}/g)?.length, 1);
      assert.equal(text.match(/\\end\{axis\}\n\\end\{tikzpicture\}\n$/g)?.length, 1);
      const plain = text.replace(/\\[{}\\%]/g, '').replace(/%[^\n]*/g, '');
      assert.equal(plain.split('{').length, plain.split('}').length);
    }
  });
});

/** Everything that can be drawn, at values that are not the defaults where there are any. */
const everything = picture(
  catalog.flatMap((entry): ExportedLine[] => {
    const values: Record<string, ParameterValue> = {};
    for (const { name, type, example, choices } of entry.parameters) {
      if (type === 'choice') values[name] = choices?.at(-1) ?? null;
      else if (typeof example === 'number') values[name] = example;
    }
    return [line(entry.id, values), line(entry.id, values, 'derivative', `${entry.id}′`)];
  }),
);

/** Runs Python code where a Python has these modules: the first on the PATH, or the system's own. */
function python(code: string, modules: string): ReturnType<typeof run> | undefined {
  const found = ['python3', '/usr/bin/python3'].find(
    (program) => run(program, `import ${modules}`).status === 0,
  );
  return found === undefined ? undefined : run(found, `import ${modules}\n${code}`);
}

function run(program: string, code: string) {
  return spawnSync(program, ['-c', code], { encoding: 'utf8', timeout: 120_000 });
}

describe('a picture as a Python program', () => {
  it('is Python, whatever a curve is called', function checkSyntax() {
    this.timeout(180_000);
    for (const [name, drawn] of Object.entries({ everything, hostile, jumping })) {
      const file = path.join(mkdtempSync(path.join(tmpdir(), 'picture-')), 'plot.py');
      writeFileSync(file, exportPython(pythonPicture(drawn)));
      const checked = python(`ast.parse(open(${JSON.stringify(file)}, encoding='utf-8').read())`, 'ast');
      if (!checked) console.log('      (python3 is not here: its syntax is not checked)');
      else assert.equal(checked.status, 0, `${name}: ${checked.stderr}`);
    }
  });

  it('draws the same numbers with torch', function runIt() {
    this.timeout(180_000);
    const folder = mkdtempSync(path.join(tmpdir(), 'picture-'));
    writeFileSync(path.join(folder, 'plot.py'), exportPython(pythonPicture(everything)));
    const ran = python(
      `matplotlib.use("Agg"); sys.path.insert(0, ${JSON.stringify(folder)})
import plot
plot.main()
print(json.dumps([[[x.tolist(), y.tolist()] for x, y in plot.numbers(f, order, breaks, 41)] for _, f, order, breaks, *_ in plot.CURVES]))`,
      'torch, matplotlib, json, sys',
    );
    if (!ran) {
      console.log('      (torch and matplotlib are not here: the program is not run)');
      return;
    }
    assert.equal(ran.status, 0, ran.stderr);
    const drawn: [number[], (number | null)[]][][] = JSON.parse(
      ran.stdout.replace(/NaN|-?Infinity/g, 'null'),
    );
    assert.equal(drawn.length, everything.lines.length);
    for (const [i, polylines] of drawn.entries()) {
      const { curve, label } = everything.lines[i] ?? assert.fail();
      for (const [xs, ys] of polylines) {
        for (const [j, x] of xs.entries()) {
          const [ours, theirs] = [curve.y(x), ys[j]];
          if (theirs === null || theirs === undefined || !Number.isFinite(ours)) continue;
          const near = Math.abs(ours - theirs) <= 1e-6 * (1 + Math.abs(ours));
          assert.ok(near, `${label} at ${x}: ${ours}, torch ${theirs}`);
        }
      }
    }
  });
});
