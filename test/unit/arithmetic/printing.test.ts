// Tensors and numbers print as Python and PyTorch print them.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  formatFixed,
  formatList,
  formatNumber,
  formatScientific,
  formatTensor,
  type PrintOptions,
  type TensorData,
  type TensorDtype,
} from '../../../src/arithmetic/printing.ts';
import { newest } from '../../../src/foundation/release.ts';
import { goldenParts } from '../catalog/golden.ts';

type EncodedData = number | string | boolean | readonly EncodedData[];

interface PrintCase {
  readonly expression: string;
  readonly dtype: TensorDtype;
  readonly shape: readonly number[];
  readonly options?: PrintOptions;
  readonly requiresGrad?: boolean;
  readonly gradFn?: string | null;
  readonly parameter?: boolean;
  readonly data: EncodedData;
  readonly tolist?: string;
  readonly repr: string;
}

const decodeData = (data: EncodedData): TensorData =>
  typeof data === 'object' ? data.map(decodeData) : typeof data === 'boolean' ? data : Number(data);

const flat = (data: TensorData): number[] =>
  typeof data === 'object' ? Array.from(data).flatMap(flat) : [Number(data)];

describe('printing', () => {
  for (const { releases, content } of goldenParts<{ readonly cases: readonly PrintCase[] }>('printing')) {
    const release = releases.at(-1) ?? newest;
    for (const each of content.cases) {
      it(`prints, as ${release} does, ${each.expression}${each.options ? ` with ${JSON.stringify(each.options)}` : ''}`, () => {
        const data = decodeData(each.data);
        const { requiresGrad = false, gradFn = null, parameter = false } = each;
        const options = { ...each.options, release, requiresGrad, gradFn, parameter };
        assert.equal(formatTensor(data, each.shape, each.dtype, options), each.repr);
        assert.equal(formatTensor(flat(data), each.shape, each.dtype, options), each.repr);
        if (each.tolist !== undefined) assert.equal(formatList(data, each.shape, each.dtype), each.tolist);
      });
    }
  }

  it('takes the shape from the nesting where none is given', () => {
    assert.equal(formatTensor([[1.5], [2]]), formatTensor([1.5, 2], [2, 1]));
    assert.equal(formatTensor(0.5), 'tensor(0.5000)');
  });

  it('prints numbers with the fewest digits that read back as the same number', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), (x) => {
        const text = formatNumber(x);
        assert.ok(Object.is(Number(text.replace('inf', 'Infinity')), x), text);
        assert.match(text, /^-?(inf|\d+\.\d+|\d(\.\d+)?e[+-]\d{2,3})$/);
      }),
    );
  });

  it('rounds to digits no further off than half a step', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -1e200, max: 1e200 }), fc.nat(8), (x, digits) => {
        fc.pre(Math.abs(x) > 1e-200);
        const text = formatScientific(x, digits);
        const step = Number(`1e${Number(text.split('e')[1]) - digits}`);
        assert.ok(Math.abs(Number(text) - x) <= step * 0.500001, text);
        assert.match(text, digits ? /^-?\d\.\d+e[+-]\d{2,3}$/ : /^-?\de[+-]\d{2,3}$/);
      }),
    );
    assert.equal(formatScientific(1.5, 0), '2e+00');
    assert.equal(formatScientific(2.5, 0), '2e+00');
    assert.equal(formatScientific(0.125, 1), '1.2e-01');
    assert.equal(formatScientific(0.375, 1), '3.8e-01');
    assert.equal(formatFixed(2.5, 0), '2');
    assert.equal(formatFixed(-0.03125, 4), '-0.0312');
    assert.equal(formatFixed(1e22, 0), '10000000000000000000000');
  });
});
