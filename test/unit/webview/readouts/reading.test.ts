// Numbers, colors and sliders of the panel, as a person reads and sets them.

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { writePlainNumber } from '../../../../src/arithmetic/write-literal.ts';
import { contrast, hexOf, parseColor } from '../../../../src/foundation/color.ts';
import { translateBy } from '../../../../src/foundation/localization.ts';
import { PAPER } from '../../../../src/plot/export/exported-picture.ts';
import { newPanelState } from '../../../../src/protocol/state.ts';
import { readable } from '../../../../src/webview/chart/colors.ts';
import { describeAllLimits, describeLimits } from '../../../../src/webview/readouts/limits.ts';
import {
  printColumn,
  printReading,
  printX,
  readNumberText,
} from '../../../../src/webview/readouts/numbers.ts';
import { namesOf, tracesOf } from '../../../../src/webview/state/traces.ts';

describe('numbers in the panel', () => {
  it('are printed as PyTorch prints them', () => {
    // What torch 1.13 prints between `tensor(` and `)`.
    const single: readonly (readonly [number, string])[] = [
      [0.8, '0.8000'],
      [-0, '-0.'],
      [2, '2.'],
      [2e-9, '2.0000e-09'],
      [123456, '123456.'],
      [1e6, '1000000.'],
      [1e9, '1.0000e+09'],
      [Number.NaN, 'nan'],
      [Number.NEGATIVE_INFINITY, '-inf'],
    ];
    for (const [value, text] of single) assert.equal(printReading(value), text);
    const together: readonly (readonly [readonly (number | undefined)[], readonly string[]])[] = [
      [
        [1.31326, 1],
        ['1.3133', '1.0000'],
      ],
      [
        [0, 2, Number.POSITIVE_INFINITY],
        ['0.', '2.', 'inf'],
      ],
      // PyTorch changes to powers of ten for all of a tensor: then each stands for itself.
      [
        [1e-9, 5.0067],
        ['1.0000e-09', '5.0067'],
      ],
      [
        [undefined, 1.5],
        ['', '1.5000'],
      ],
      [[undefined], ['']],
    ];
    for (const [values, texts] of together) assert.deepEqual(printColumn(values, 'float64'), texts);
    assert.deepEqual(printColumn([0.1, 65504], 'float16'), ['0.1000', '65504.']);
    assert.deepEqual([0.8, 2, 0.125, 1e-7].map(printX), ['0.80', '2.00', '0.125', '1e-07']);
  });

  it('are read as Python reads them', () => {
    const read: readonly (readonly [string, number | undefined])[] = [
      ['2', 2],
      [' -.5 ', -0.5],
      ['1e-3', 0.001],
      ['1_000', 1000],
      ['−3', -3],
      ['inf', Number.POSITIVE_INFINITY],
      ['-Infinity', Number.NEGATIVE_INFINITY],
      ['nan', Number.NaN],
      ['', undefined],
      ['0x10', undefined],
      ['two', undefined],
      ['1,5', undefined],
    ];
    for (const [text, number] of read) assert.deepEqual(readNumberText(text), number, text);
  });

  it('read back as they were written', () => {
    fc.assert(
      fc.property(fc.double(), (number) =>
        assert.deepEqual(readNumberText(writePlainNumber(number)), Object.is(number, -0) ? 0 : number),
      ),
    );
  });
});

describe('colors of curves', () => {
  it('stand out from any background, whatever the theme', () => {
    const color = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255));
    fc.assert(
      fc.property(color, color, (wanted, background) => {
        const text =
          contrast([0, 0, 0], background) > contrast([255, 255, 255], background)
            ? ([0, 0, 0] as const)
            : ([255, 255, 255] as const);
        assert.ok(contrast(readable(wanted, [background], text), background) >= 4.5);
      }),
    );
  });

  it('stand out on paper, too', () => {
    for (const color of [...PAPER.curves, PAPER.text]) {
      assert.ok(contrast(parseColor(color) ?? [255, 255, 255], [255, 255, 255]) >= 4.5, color);
    }
  });

  it('stay as the theme has them where they stand out already', () => {
    assert.deepEqual(readable([0, 0, 128], [[255, 255, 255]], [0, 0, 0]), [0, 0, 128]);
  });

  it('are read in the ways themes write them', () => {
    for (const text of ['#ff8000', '#ff8000cc', '#FF8000', 'rgb(255, 128, 0)', 'rgba(255,128,0,0.5)']) {
      assert.deepEqual(parseColor(text), [255, 128, 0], text);
    }
    assert.equal(hexOf([255, 128, 0]), '#ff8000');
    assert.equal(parseColor(''), undefined);
  });
});

describe('names of curves', () => {
  it('tell parameters in Python’s words', () => {
    const curve = { key: 'c', hidden: false, style: 0 };
    assert.deepEqual(
      namesOf([
        { ...curve, id: 'ELU', parameters: { alpha: Number.NaN } },
        { ...curve, id: 'Softplus', parameters: { beta: 1e-7, threshold: Number.POSITIVE_INFINITY } },
        { ...curve, id: 'Softplus', parameters: { beta: 1 } },
      ]),
      ['ELU(alpha=nan)', 'Softplus(beta=1e-07, threshold=inf)', 'Softplus'],
    );
  });
});

describe('the limits of a dtype in words', () => {
  const t = translateBy({});

  it('name the derivative’s beside the value’s', () => {
    const curves = ['Tanh', 'Softplus', 'ReLU'].map((id) => ({ id, parameters: {} }));
    const state = newPanelState({ curves });
    const small = { ...state, dtype: 'float16' } as const;
    assert.deepEqual(describeLimits(tracesOf(small), small, t), [
      ['Tanh′', 'float16 gives 0 for x < −4.5039, float16 gives 0 for x > 4.5039'],
      ['Softplus', 'float16 underflows to 0 for x < −17.328, float16 overflows for x > 65504'],
      ['Softplus′', 'float16 underflows to 0 for x < −17.328'],
      ['ReLU', 'float16 overflows for x > 65504'],
    ]);
    assert.match(
      describeAllLimits(tracesOf(small), small, t),
      /^Tanh′: float16 gives 0 for x < .*\. Softplus: /,
    );
    assert.deepEqual(describeLimits(tracesOf(state), state, t), []);
  });
});
