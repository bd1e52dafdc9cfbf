// Inputs that no friend would write: text that tries to break out, values of any form, things that are nearly ours.
import fc from 'fast-check';
import { catalog } from '../../src/catalog/catalog.ts';
import { hoverParts } from '../../src/content/hover/markdown.ts';
import { formats } from '../../src/protocol/formats.ts';
import { code, snippets } from './random-code.ts';

/** Texts that mean something to Markdown, HTML, XML, LaTeX, CSV, Python, a terminal, or the eye. */
export const attacks = [
  '`](command:workbench.action.quit)',
  '[x](command:workbench.action.quit)',
  '](command:x) <a href="command:workbench.action.quit">x</a>',
  '<img src=x onerror=alert(1)><script>alert(1)</script>',
  '</code></td></table>\n\n# heading\n\n![x](https://example.com/x.png)',
  '$(gear) **bold** _it_ ~~no~~ | cell | \\` ``` \n\n```python\nx',
  '&lt;b&gt; &amp;#60;',
  'a\u202eb\u2066c\u200fd\ufeffe\u0000f\u0007g\u001bh\u0085i\u2028j',
  '\ud800 lone',
  `"' onmouseover="alert(1)`,
  '\u001b[31m\u001b]0;title\u0007',
  ']]><!-- --><?xml?><!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>',
  '\\input{/etc/passwd}\\end{axis}%$^_#&~{}',
  '=cmd|"/c calc"!A1',
  "'''\n\"\"\"\nimport os\nos.system('true')\n#",
  '__proto__',
  'constructor',
  '{0} {1} {99}',
  '\u{e0041}\u{1f469}\u200d\u{1f4bb}\u0301',
  'x'.repeat(5000),
];

/** Text of any kind. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...attacks) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 20 }) },
  {
    weight: 2,
    arbitrary: fc
      .array(fc.oneof(fc.constantFrom(...attacks.slice(0, -1)), fc.string({ maxLength: 6 })), {
        maxLength: 4,
      })
      .map((parts) => parts.join('')),
  },
);

const ids = catalog.map((row) => row.id);
const names = [...new Set(catalog.flatMap((row) => row.parameters.map(({ name }) => name)))];

/** A value of any form, JSON or not. */
export const anything: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: fc.anything({ withBigInt: true, withNullPrototype: true, maxDepth: 3 }) },
  { weight: 2, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  { weight: 2, arbitrary: anyText },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      undefined,
      null,
      0,
      -1,
      0.5,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      1e300,
      'inf',
      '-inf',
      'nan',
      true,
      [],
      {},
    ),
  },
);

/** Mostly `usual`, now and then anything. */
export const mostly = <T>(usual: fc.Arbitrary<T>, weight = 6): fc.Arbitrary<unknown> =>
  fc.oneof({ weight, arbitrary: usual }, { weight: 1, arbitrary: anything });

export const id = mostly(fc.constantFrom(...ids), 12);
const number = fc.oneof(
  fc.double({ min: -30, max: 30 }),
  fc.double(),
  fc.integer({ min: -3, max: 30 }),
  fc.constantFrom('inf', '-inf', 'nan'),
);
export const parameters = mostly(
  fc.dictionary(fc.constantFrom(...names), mostly(fc.oneof(number, fc.constantFrom('tanh', 'none', null)))),
);
/** Where the documents of the tests live. */
export const documentUri = 'file:///project/net.py';
const uri = mostly(
  fc.constantFrom(documentUri, 'untitled:Untitled-1', 'a b:c', '//x', 'vscode-notebook-cell:/a#W0'),
);
const offset = mostly(fc.nat(400));
const source = mostly(fc.record({ uri, start: offset, end: offset, call: anyText }, { requiredKeys: [] }));

/** A request for a plot, nearly. */
export const plotRequest = mostly(
  fc.record(
    {
      curves: mostly(fc.array(mostly(fc.record({ id, parameters }, { requiredKeys: [] })), { maxLength: 5 })),
      source,
      points: mostly(fc.array(mostly(number), { maxLength: 8 })),
      marks: mostly(fc.array(mostly(number), { maxLength: 8 })),
    },
    { requiredKeys: [] },
  ),
);

/** What is remembered of a panel, nearly. */
export const panelState = mostly(
  fc.record(
    {
      version: mostly(fc.constantFrom(1, 2, 2, 3, 3, 3, 4, '2')),
      curves: mostly(
        fc.array(
          mostly(
            fc.record(
              {
                key: mostly(fc.constantFrom('c1', 'c2', 'c3', 'followed')),
                id,
                parameters,
                name: anyText,
                hidden: mostly(fc.boolean()),
                style: mostly(fc.nat(9)),
                source,
              },
              { requiredKeys: ['key', 'id'] },
            ),
          ),
          { maxLength: 5 },
        ),
      ),
      shown: mostly(
        fc.record(
          {
            value: mostly(fc.boolean()),
            derivative: mostly(fc.boolean()),
            second: mostly(fc.boolean()),
            difference: mostly(fc.boolean()),
          },
          { requiredKeys: [] },
        ),
      ),
      baseline: mostly(fc.constantFrom('c1', 'c2')),
      zones: mostly(fc.boolean()),
      saturated: mostly(fc.boolean()),
      asymptotes: mostly(fc.boolean()),
      tangent: mostly(fc.boolean()),
      logY: mostly(fc.boolean()),
      equalAspect: mostly(fc.boolean()),
      dtype: mostly(fc.constantFrom('float64', 'float32', 'float16', 'bfloat16')),
      view: mostly(
        fc.record({ x0: mostly(number), x1: mostly(number), y0: mostly(number), y1: mostly(number) }),
      ),
      crosshair: mostly(number),
      points: mostly(fc.array(mostly(number), { maxLength: 8 })),
      marks: mostly(fc.array(mostly(number), { maxLength: 8 })),
      follow: mostly(fc.boolean()),
      drawer: mostly(fc.constantFrom('none', 'values', 'compare')),
      // Version 1.
      x: mostly(fc.array(number, { maxLength: 3 })),
      y: mostly(fc.array(number, { maxLength: 3 })),
      derivatives: mostly(fc.boolean()),
    },
    { requiredKeys: [] },
  ),
);

/** A message of either side, nearly. */
export const message = mostly(
  fc.record(
    {
      type: mostly(
        fc.constantFrom(
          ...['start', 'followed', 'written', 'notice'],
          ...['ready', 'follow', 'title', 'write', 'export', 'dropped'],
        ),
      ),
      state: panelState,
      bundle: mostly(fc.dictionary(anyText, mostly(anyText))),
      id,
      parameters,
      source,
      text: mostly(anyText),
      on: mostly(fc.boolean()),
      what: mostly(anyText),
      action: mostly(fc.constantFrom('save', 'copy')),
      format: mostly(fc.constantFrom(...Object.keys(formats))),
      content: mostly(anyText),
    },
    { requiredKeys: ['type'] },
  ),
);

const choice = mostly(
  fc.oneof(fc.constantFrom(...ids), fc.record({ id, parameters }, { requiredKeys: ['id'] })),
);
const place = mostly(fc.record({ line: offset, character: offset }));

/** What Evaluate's commands take, nearly. */
export const evaluateArgument = mostly(
  fc.record(
    {
      activations: mostly(fc.array(choice, { maxLength: 3 })),
      activation: choice,
      dtype: mostly(fc.constantFrom('float64', 'float32', 'float16', 'bfloat16')),
      ranges: mostly(fc.array(mostly(fc.record({ start: place, end: place })), { maxLength: 3 })),
      show: mostly(fc.boolean()),
      set: mostly(fc.nat(60)),
      result: mostly(fc.constantFrom(...ids)),
      exact: mostly(fc.boolean()),
    },
    { requiredKeys: [] },
  ),
);

/** Where something was made, nearly. */
export const origin = mostly(fc.record({ uri, start: offset, end: offset }, { requiredKeys: [] }));

/** Every setting of the manifest with a value that is often wrong. */
export const settings: fc.Arbitrary<Readonly<Record<string, unknown>>> = fc.record(
  {
    'activationLens.evaluate.activations': mostly(fc.array(choice, { maxLength: 4 })),
    'activationLens.evaluate.dtype': mostly(fc.constantFrom('float64', 'float32', 'float16', 'bfloat16')),
    'activationLens.evaluate.onChange': mostly(fc.constantFrom('fade', 'recompute')),
    'activationLens.evaluate.derivatives': mostly(fc.boolean()),
    'activationLens.hover.size': mostly(fc.constantFrom('compact', 'full')),
    'activationLens.hover.position': mostly(fc.constantFrom('first', 'last')),
    'activationLens.hover.hide': mostly(fc.array(fc.constantFrom('ReLU', 'calls', 'nothing'))),
    'activationLens.dtype': mostly(fc.constantFrom('float16', 'bfloat16', 'float64')),
    ...Object.fromEntries(
      ['enabled', ...hoverParts].map((part) => [`activationLens.hover.${part}`, mostly(fc.boolean())]),
    ),
  },
  { requiredKeys: [] },
);

/** Python that puts such text wherever a document's text comes into an answer. */
export const hostileCode: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...snippets) },
      { weight: 1, arbitrary: code },
      {
        weight: 3,
        arbitrary: fc
          .tuple(
            fc.constantFrom(
              'nn.Softplus(beta=§)\n',
              'y = F.softplus(§, 2)\n',
              'nn.Softplus(beta="§")\n',
              'nn.Softplus(§=2)\n',
              "nn.GELU(approximate='§')\n",
              'self.act = nn.Softplus(beta=2)  # §\nself.act(x)\n',
              'B = "§"\nnn.ELU(alpha=B)\n',
              'F.relu(torch.tensor([1, "§", 2]))\n',
              "act['§'] = nn.ReLU()\nact['§'](x)\n",
              'F.leaky_relu(x, §)\n',
              'nn.Hardtanh(2, 1, **§)\n',
              'getattr(nn, "§")(nn.Tanh())\n',
              'partial(nn.LeakyReLU, negative_slope=§)(x)\n',
              '#§\n"""§"""\n',
            ),
            anyText,
          )
          .map(([line, text]) => line.replaceAll('§', () => text)),
      },
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts) => `import torch\nimport torch.nn as nn\nimport torch.nn.functional as F\n${parts.join('')}`);

/** Numbers among words, brackets, and what tries to break out. */
export const numberText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      {
        weight: 5,
        arbitrary: fc.constantFrom(
          ...['1', '-2', '.5', '1e-3', '1_0', '0x1f', 'nan', '-inf', "float('inf')", 'np.inf', '1/3', 'None'],
          ...['[', ']', '[[', ']]', '(', ')', ', ', ',', '\n', '\r\n', ' ', '\t', ';', '# 3\n', '"4"', "'''"],
          ...['torch.tensor(', 'range(3)', 'torch.arange(', 'torch.linspace(0, 1, 5)', '.half()', 'dtype='],
          ...['torch.float64', 'abc', 'x = ', '{', '}', ':', '1,5', '−3', '1.', '..', '--', '1e999', '٣'],
        ),
      },
      { weight: 2, arbitrary: fc.double().map(String) },
      { weight: 1, arbitrary: anyText },
    ),
    { maxLength: 24 },
  )
  .map((parts) => parts.join(''));
