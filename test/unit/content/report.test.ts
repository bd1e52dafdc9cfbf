// The report of a wrong answer holds what it is given, whatever characters that has.
import assert from 'node:assert/strict';
import { renderReport } from '../../../src/content/report.ts';
import { english } from '../../support/english.ts';

describe('a report of a wrong answer', () => {
  const versions = { 'Activation Lens': '1.2.3', 'VS Code': '1.99.0' };

  it('holds the code, what was said, and versions', () => {
    const text = renderReport(
      { code: ['nn.ReLU()', 'self.act(x)'], said: 'ReLU', versions, release: '2.4' },
      english,
    );
    assert.match(text, /^# /);
    assert.ok(text.includes('```python\nnn.ReLU()\nself.act(x)\n```'));
    assert.ok(text.includes('```text\nReLU\n```'));
    for (const row of ['- Activation Lens 1.2.3', '- VS Code 1.99.0', '- PyTorch 2.4'])
      assert.ok(text.includes(row));
  });

  it('keeps code with fences of its own inside of its fence', () => {
    const text = renderReport({ code: ['f("````")'], said: '', versions: {}, release: '2.4' }, english);
    assert.ok(text.includes('`````python\nf("````")\n`````'));
  });
});
