// Tables of HTML and MediaWiki: rows by columns, without what marks them up, and labels told of.
import assert from 'node:assert/strict';
import { parseTensor } from '../../../src/tensors/parse-tensor.ts';

const ofPandas = `<table border="1" class="dataframe">
  <thead>
    <tr style="text-align: right;">
      <th></th>
      <th>a</th>
      <th>b2</th>
    </tr>
  </thead>
  <tbody>
    <tr>
      <th>0</th>
      <td>0.5</td>
      <td>-1.0</td>
    </tr>
    <tr>
      <th>1</th>
      <td>1.5</td>
      <td>2.0</td>
    </tr>
  </tbody>
</table>`;

const ofWikipedia = `{| class="wikitable" style="width: 50%" border=1
|+ Table 1: results
! name !! x1 || y2
|-
! scope="row" | layer 1
| 0.5
| style="color: #123456" align=right | -1
|- bgcolor="#001122"
! scope="row" | layer 2
| 1.5 || 2
|}`;

describe('tables of markup', () => {
  for (const [text, values, shape, skipped = []] of [
    ['<tr><td>a</td><td>0.5</td></tr>', [0.5], [], ['a']],
    [
      '<tr><td>layer 1</td><td>0.5</td><td width="3">1.5</td></tr>\n<tr><td>2nd</td><td>2.5</td><td>3.5</td></tr>',
      [0.5, 1.5, 2.5, 3.5],
      [2, 2],
      ['layer 1', '2nd'],
    ],
    ['<TABLE width=3><TR><TD>1<TD colspan=2>2<TR><TD>3<TD>4</TABLE>', [1, 2, 3, 4], [2, 2]],
    [ofPandas, [0.5, -1, 1.5, 2], [2, 2], ['a', 'b2', '0', '1']],
    ['<td><b>0.5</b></td><td>&minus;1</td><td>&#8722;2</td><td>3&euro;</td>', [0.5, -1, -2, 3], [4]],
    // Footnotes and powers, thousands, words that hold a number: left out and told.
    [
      '<td>0.5<sup>2</sup></td><td>1&nbsp;000</td><td>v 7</td>',
      [0.5],
      [],
      ['<sup>2</sup>', '1&nbsp;000', 'v 7'],
    ],
    ['<td>nan</td><td>-inf</td><td>2e-3</td>', [Number.NaN, Number.NEGATIVE_INFINITY, 0.002], [3]],
    ['x <p>3</p> <table><tr><td>0.5</td></tr></table> 7', [3, 0.5, 7], [3], ['x']],
    [
      ofWikipedia,
      [0.5, -1, 1.5, 2],
      [2, 2],
      ['|+ Table 1: results', 'name', 'x1', 'y2', 'layer 1', 'layer 2'],
    ],
    ['{|\n| 0.5\n| 1.5\n|-\n| 2.5\n| 3.5\n|}', [0.5, 1.5, 2.5, 3.5], [2, 2]],
    ['{| class=x |- | a1 || 0.5 || -1 |}', [0.5, -1], [2], ['a1']],
    ['{|\n|-\n| a||0.5||-1\n|-\n|b||1.5||2\n|}', [0.5, -1, 1.5, 2], [2, 2], ['a', 'b']],
    // No tables.
    ['x < 3 and td > 4', [3, 4], [2], ['x', 'td']],
  ] satisfies readonly (readonly [string, readonly number[], readonly number[], (readonly string[])?])[]) {
    it(JSON.stringify(text), () => {
      const reading = parseTensor(text);
      assert.deepEqual([...reading.values], values);
      assert.deepEqual([...reading.shape], shape);
      assert.deepEqual(
        reading.skipped.map((item) => item.text),
        skipped,
      );
      // Every number is where it is written.
      for (const [item, start] of reading.starts.entries())
        assert.match(text.slice(start, reading.ends[item]), /^-?(?:[\d.]+(?:e-\d)?|nan|inf)$|^.?\d$/);
    });
  }
});
