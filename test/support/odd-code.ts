// Python as hardly anybody writes it, all of it sound: odd line ends, marks and spaces in and around calls with arguments.
import fc from 'fast-check';

/** Changes of a whole file that mean the same to Python. */
export const oddVariants: Readonly<Record<string, (text: string) => string>> = {
  CRLF: (text) => text.replaceAll(/\r?\n/g, '\r\n'),
  CR: (text) => text.replaceAll(/\r?\n/g, '\r'),
  'mixed ends': (text) => {
    let at = 0;
    return text.replaceAll(/\r?\n/g, () => ['\n', '\r\n', '\r'][at++ % 3] ?? '\n');
  },
  'byte order mark': (text) => (text.startsWith('\uFEFF') ? text : `\uFEFF${text}`),
  'spaces and form feeds in brackets': (text) =>
    text.replaceAll(/(?<=\b(?:nn|F|torch)\.\w+\()(?=[^)\n]*\))/g, ' \f\t'),
};

const header =
  'import torch, torch.nn as nn\nimport torch.nn.functional as F\nfrom functools import partial\n';

const end = fc.constantFrom('\n', '\n', '\r\n', '\r');
/** What may stand between two tokens inside of brackets. */
const gap = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('', '', '', ' ', '  ', '\t', '\f', ' \f ') },
  { weight: 2, arbitrary: end },
  { weight: 1, arbitrary: end.map((one) => `\\${one}`) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        fc.constantFrom('#', '# )', '# "', '# type: ignore', '# \u2028 beta=3', '# \u{1F600} (', "# '''"),
        end,
      )
      .map(([comment, one]) => `  ${comment}${one}`),
  },
);

const strings = fc.constantFrom(
  `'tanh'`,
  `"none"`,
  `'''tanh'''`,
  `"""a\n, )"""`,
  `r'\\'`,
  `'\\x74anh'`,
  `'\\u0074anh'`,
  `b'x'`,
  `'\u{1F600}),'`,
  `'a\u2028)'`,
  `'a' 'b'`,
  `f"{a:>{2}}"`,
  `f'{f("b"):x}'`,
  `f"{nn.ReLU()}"`,
  `rf'{a!r}\\d'`,
  `'\\
)'`,
);
const numbers = fc.constantFrom(
  '2',
  '2.',
  '.5',
  '1_0',
  '0x1F',
  '1e-3',
  '-3',
  '- 3',
  '1j',
  '2 .real',
  '1.e5',
  '0b1',
  '~2',
);
const leaf = fc.oneof(
  numbers,
  strings,
  fc.constantFrom(
    'x',
    'True',
    'None',
    '...',
    '\u00e9t\u00e9',
    '\uff58',
    '\u{1D4CD}',
    'self.a',
    'x[0]',
    'x[1:, ::2]',
    '{}',
    '[]',
    '()',
  ),
);
const value: fc.Arbitrary<string> = fc.letrec<{ value: string; group: string }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 5, arbitrary: leaf },
    { weight: 2, arbitrary: tie('group') },
    { weight: 1, arbitrary: fc.tuple(tie('value'), tie('value')).map(([a, b]) => `(${a} if ${b} else 0)`) },
    { weight: 1, arbitrary: tie('value').map((one) => `(y := ${one})`) },
    { weight: 1, arbitrary: tie('value').map((one) => `(lambda a, *b, c=(1): ${one})`) },
    { weight: 1, arbitrary: tie('value').map((one) => `[${one} for a in b if not a]`) },
    { weight: 1, arbitrary: tie('value').map((one) => `{**{}, 'a': ${one}}`) },
    {
      weight: 1,
      arbitrary: fc.tuple(tie('value'), gap, tie('value')).map(([a, g, b]) => `(${a} ${g}* ${b})`),
    },
    { weight: 1, arbitrary: tie('value').map((one) => `f(${one}, *z)`) },
    { weight: 1, arbitrary: tie('value').map((one) => `nn.Softplus(beta=${one})`) },
  ),
  group: fc.tuple(gap, tie('value'), gap).map(([a, one, b]) => `(${a}${one}${b})`),
})).value;

const places: readonly (readonly [callee: string, names: readonly string[], isFunction: boolean])[] = [
  ['nn.Softplus', ['beta', 'threshold'], false],
  ['nn.LeakyReLU', ['negative_slope', 'inplace'], false],
  ['nn.GELU', ['approximate'], false],
  ['nn.ELU', ['alpha'], false],
  ['nn.Softmax', ['dim'], false],
  ['F.softplus', ['beta', 'threshold'], true],
  ['F.gelu', ['approximate'], true],
  ['torch.nn.functional.hardtanh', ['min_val', 'max_val'], true],
  ['x.relu', [], false],
  ['(nn).Softplus', ['beta', 'threshold'], false],
  ['nn . ELU', ['alpha'], false],
];

const call: fc.Arbitrary<string> = fc.constantFrom(...places).chain(([callee, names, isFunction]) =>
  fc
    .tuple(
      fc.array(value, { maxLength: 2 }),
      fc.shuffledSubarray([...names]),
      fc.array(fc.tuple(gap, gap, gap, gap, value), { minLength: 4, maxLength: 4 }),
      fc.boolean(),
      gap,
      fc.constantFrom('', '', '', '*z', '**k'),
    )
    .map(([positional, keywords, parts, hasComma, lead, star]) => {
      const given = [
        ...(isFunction ? ['x'] : []),
        ...(star === '*z' ? [star] : []),
        ...positional.slice(0, names.length - keywords.length),
        ...keywords.map((name, at) => {
          const [, before = '', after = '', , written = '1'] = parts[at] ?? [];
          return `${name}${before}=${after}${written}`;
        }),
        ...(star === '**k' ? [star] : []),
      ];
      const list = given
        .map((one, at) => `${parts[at % 4]?.[0] ?? ''}${one}${parts[at % 4]?.[3] ?? ''}`)
        .join(',');
      return `${callee}(${lead}${list}${hasComma && given.length > 0 ? ',' : ''})`;
    }),
);

/** Statements around a call. */
const frame: fc.Arbitrary<(call: string) => string> = fc.constantFrom(
  (one: string) => `a = ${one}`,
  (one: string) => `\u00e9 = "\u{1F600}"; a = ${one}; b = 1`,
  (one: string) => `if x:\n\t${one}`,
  (one: string) => `@g(${one})\ndef f[T: int](x: T = 1, /, *, y=${one}) -> T: return y`,
  (one: string) => `type X[T] = list[T]; a = ${one}`,
  (one: string) => `match x:\n    case {"a": nn.ReLU(), **r} if ${one}: pass\n    case _: ${one}`,
  (one: string) => `class A[T](B):\n\f    act: object = ${one}  # type: nn.Module`,
  (one: string) => `async def f():\n    async with a as b, ${one} as c: await (${one})(x)`,
  (one: string) => `print(f"{${/['"\\#\r\n\f{}:!]/.test(one) ? 'x' : one}}", ${one})`,
  (one: string) => `p = partial(nn.ELU, 2, ${/^nn\.\w+\(/.test(one) ? one : '1'})`,
  (one: string) => `x = a \\\n  + ${one}`,
  (one: string) => `def f():\r\n  '''\r\n  doc'''\r\n  return ${one}`,
  (one: string) => `try: ${one}\nexcept* E as e: raise`,
  (one: string) => `nn.Sequential(${one}, (${one}), [${one}][0])[0](x)`,
);

/** A small file. */
export const oddCode: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom('', '', '\uFEFF', '#!/usr/bin/env python\r', '\f\n', '# \u2028 nn.ReLU()\n'),
    fc.array(fc.tuple(frame, call), { minLength: 1, maxLength: 3 }),
    end,
  )
  .map(
    ([ahead, statements, newline]) =>
      `${ahead}${header}${statements.map(([around, one]) => around(one)).join(newline)}${newline}`,
  );
