// The dtype that code says an activation computes in: only where that is certain.
import assert from 'node:assert/strict';
import { createReader } from '../../../../src/python/index.ts';
import { imports } from '../marked.ts';

/** What is said at the cursor `|`: the dtype, what says so, and the code there. */
function hintAt(marked: string): string {
  const offset = marked.indexOf('|');
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  const reading = createReader().read([{ text, language: 'python' }]);
  while (!reading.step(Number.POSITIVE_INFINITY));
  const use = reading.useAt(0, offset);
  assert.ok(use, 'there is a use');
  assert.ok(reading.uses[0]?.every(({ dtype }) => dtype === undefined));
  const { dtype } = use;
  if (!dtype) return 'nothing';
  const line = text.slice(0, dtype.start).split('\n').length;
  assert.equal(dtype.line, line);
  return `${dtype.dtype} by ${dtype.by} at ${text.slice(dtype.start, dtype.end)}`;
}

const linear = 'lin = nn.Linear(2, 2)\n';
const cuda = 'with torch.autocast("cuda", dtype=torch.bfloat16):\n  ';

const table: Readonly<Record<string, string>> = {
  // The input
  'F.ge|lu(x.half())': 'float16 by .half() at x.half()',
  'F.ge|lu(x.to(torch.bfloat16))': 'bfloat16 by .to(torch.bfloat16) at x.to(torch.bfloat16)',
  'F.ge|lu(x.to("cuda", dtype=torch.half))':
    'float16 by .to(torch.float16) at x.to("cuda", dtype=torch.half)',
  'torch.ones(2).bfloat16().re|lu()': 'bfloat16 by .bfloat16() at torch.ones(2).bfloat16()',
  'nn.GE|LU()(x.double())': 'float64 by .double() at x.double()',
  'act = nn.GELU()\na|ct(x.half().cuda())': 'float16 by .half() at x.half()',
  'x = x.half()\nF.ge|lu(x)': 'float16 by .half() at x.half()',
  'x = torch.randn(2, dtype=torch.float16)\nF.ge|lu(x)': 'float16 by dtype=torch.float16 at torch.float16',
  // The very module
  'nn.GE|LU().bfloat16()': 'bfloat16 by .bfloat16() at nn.GELU().bfloat16()',
  'nn.GE|LU().cuda().to(torch.half)': 'float16 by .to(torch.float16) at nn.GELU().cuda().to(torch.half)',
  'act = nn.GELU().half()\na|ct(x)': 'float16 by .half() at nn.GELU().half()',
  'act = nn.GELU().half()\na|ct(x.float())': 'float32 by .float() at x.float()',
  // Another default
  'torch.set_default_dtype(torch.float64)\nF.ge|lu(torch.randn(3))':
    'float64 by set_default_dtype at torch.set_default_dtype(torch.float64)',
  // Autocast
  [`${linear}${cuda}F.ge|lu(lin(x))`]: 'bfloat16 by autocast at torch.autocast("cuda", dtype=torch.bfloat16)',
  [`${linear}with torch.cuda.amp.autocast():\n  h = lin(x)\n  F.ge|lu(h)`]:
    'float16 by autocast at torch.cuda.amp.autocast()',
  [`${linear}with torch.amp.autocast("cpu"):\n  F.ge|lu(lin(x))`]:
    'bfloat16 by autocast at torch.amp.autocast("cpu")',
  [`${cuda}F.ge|lu(a @ b)`]: 'bfloat16 by autocast at torch.autocast("cuda", dtype=torch.bfloat16)',

  // Near misses
  'F.ge|lu(x)': 'nothing',
  'F.ge|lu(x).half()': 'nothing',
  'nn.GE|LU()(x).half()': 'nothing',
  'F.ge|lu(x.to("cuda"))': 'nothing',
  'F.ge|lu(x.to(y.dtype))': 'nothing',
  'if a:\n  x = x.half()\nF.ge|lu(x)': 'nothing',
  'x = x.half()\nx += y\nF.ge|lu(x)': 'nothing',
  'torch.set_default_dtype(torch.float64)\nF.ge|lu(x)': 'nothing',
  'F.ge|lu(torch.randn(3))\ntorch.set_default_dtype(torch.float64)': 'nothing',
  'if a:\n  torch.set_default_dtype(torch.float64)\nF.ge|lu(torch.randn(3))': 'nothing',
  'torch.set_default_dtype(torch.float64)\ntorch.set_default_dtype(torch.float32)\nF.ge|lu(torch.randn(3))':
    'nothing',
  // The input may be float32 still.
  [`${cuda}F.ge|lu(x)`]: 'nothing',
  [`${linear}h = lin(x)\n${cuda}F.ge|lu(h)`]: 'nothing',
  // Autocast runs these in float32.
  [`${linear}${cuda}F.soft|plus(lin(x))`]: 'nothing',
  [`${linear}${cuda}nn.Soft|max(1)(lin(x))`]: 'nothing',
  [`${linear}with torch.autocast("cuda", dtype=torch.bfloat16, enabled=amp):\n  F.ge|lu(lin(x))`]: 'nothing',
  [`${linear}with torch.autocast(device):\n  F.ge|lu(lin(x))`]: 'nothing',
  [`${linear}with torch.autocast("cuda"):\n  with torch.autocast("cuda", enabled=False):\n    F.ge|lu(lin(x))`]:
    'nothing',
  [`${linear}${cuda}def f(x):\n    return F.ge|lu(lin(x))`]: 'nothing',
};

describe('the dtype that the code says', () => {
  for (const [snippet, expected] of Object.entries(table)) {
    it(snippet, () => assert.equal(hintAt(imports + snippet), expected));
  }
});
