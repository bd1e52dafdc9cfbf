import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type ActivationUse, createReader, findActivationUses } from '../../../../src/python/index.ts';
import { type Limits, readText } from '../../../../src/python/parser/units.ts';
import type { Load, Statement, Unit } from '../../../../src/python/syntax/syntax.ts';
import { code } from '../../../support/random-code.ts';

const whole: Limits = { giant: Number.POSITIVE_INFINITY, part: 1 };
const cut = (part: number): Limits => ({ giant: part, part });

function read(text: string, limits: Limits): readonly Unit[] {
  const work = readText(text, undefined, limits);
  for (;;) {
    const { done, value } = work.next();
    if (done && value) return value.units;
  }
}

/** What leads elsewhere, or is filled in later. */
const links = new Set(['unit', 'scope', 'block', 'call', 'within', 'version', 'possible']);

function ungrouped(statement: unknown): readonly unknown[] {
  const one = statement as Statement | null | undefined;
  return one?.kind === 'group' ? one.body.flatMap(ungrouped) : [statement];
}

function tell(load: Load): string {
  const { kind, start, end, call, within } = load;
  const name = 'name' in load ? load.name : '';
  const store = 'store' in load && load.store;
  return [start, end, kind, name, store, call?.start, call?.end, within?.start, within?.end].join(' ');
}

/** All that is read, in words; statements that are only grouped stand by themselves. */
function shape(text: string, limits: Limits): readonly string[] {
  return read(text, limits).map(({ base, statements, loads, documentation, updated }) =>
    JSON.stringify(
      { base, statements, loads: loads.map(tell).sort(), documentation, updated: updated.length },
      (key, value: unknown) => {
        if (links.has(key)) return undefined;
        return Array.isArray(value) ? value.flatMap(ungrouped) : value;
      },
      1,
    ),
  );
}

/** Sound statements with something to cut in each. */
const sound = [
  'x = [nn.ReLU(), nn.GELU(), {"a": 1, "b": nn.ReLU}, (1, 2, 3), *more, x[1, 2:3, y], {1, 2}]\n',
  'z = a + b - c * d + e - f(1, 2, a=3, b=nn.ReLU(), *h, **g) + "a" \'b\' r"\\c" "d" % 3 + 1e-5 + 2.e+3 - .5 + 1. - 3\n',
  'q = {**a, "b": lambda: 3, "c": {1, 2, 3, 4}, 5: [6, 7], }\n',
  'w = lambda a, b=(1, 2, 3), *c: a + b + c[0] + relu + e\nv = {lambda x, y: x + y: 1, 2: 3}\n',
  'v = [relu(x) + y + z for relu, b in zip(c, d, e) if a + b], {a: b + c for a, b in c}, sum(a + b for b in c)\n',
  'return_ = -a + b - -c ** -d + e & f + g | h - i << 2 + j\nk = (a + b) * c - d if not a + b else await_ + e\n',
  'x, y, z = u, v, w = a, b + c + d, nn.Tanh(), *f\n[m, n, o, (p, q), r] = f(x)\n(s, t[1, 2], *self.u) = 1, 2, 3\n',
  'a; b = nn.ReLU(); c; d(b); e = 3; del f, g\n',
  'import a, b, c; from d import (e, f as g, h,\n  i)\n',
  'x = """\na, b, (\ndef foo(): pass\n"""; y = b"abc" + b"def"\nz = "abc" \\\n    "def" "jkl"\n',
  'assert a, b\nprint(x, y, z, sep="")\nfor i, j, k in 1, 2, 3, nn.ReLU(): x += 1; y -= 2\n',
  'async def f(a, b: int = 1 + 2, *c, d=[nn.ReLU(), 2, 3], **e) -> Dict[str, int, float]:\n    global g, h\n    return a, b + c + d, *e\n',
  'class A(B, C, metaclass=D):\n    """Doc\n\n    >>> nn.ReLU()(x)\n    """\n    act = nn.ReLU()\n\n    @decorated(1, 2, 3)\n    # (\n    @again\n    def f(self): pass\n\n    def g(self):\n        if a: b; c; nn.ReLU()(x); d = 3\n        elif b + c + d:\n            return x, y\n        else:\n            nonlocal e\n        try:\n            x = 1\n        except (E, F, G) as h:\n            pass\n        finally:\n            with a as b, c() as d: pass\n\n    # last\n',
  'match x:\n    case [a, b, c]:\n        nn.CELU()\n    case A(b=1) | C(d, e): pass\n    case _:\n        pass\n',
  'while x: x = nn.ELU(0.5)(x); y = 2\nelse: pass\n',
  'if a:\n\tb = 1\n\tif c:\n\t\td = (1,\n2)\n# e\n\telse:\n\t\tf = [\n\t\t3, # ,\n\t\t]\n',
  'if a:\r\n  b = [1, 2,\r\n3]\r\n  c = "d" \\\r\n  "e"\r\n  d\r\n',
  "s = f'{x!r:>{10}}' '\\'(' \"a\" 'b' # ({[\n",
  '"a" "b" "c"\n(a := 1, b := 2, c)\nx[a, b:c, d]: int = 3\n',
];
const parts = [1, 2, 3, 5, 8, 20, 50];

describe('giant statements', () => {
  for (const statement of sound) {
    it(`are read in parts as they are in one: ${JSON.stringify(statement)}`, () => {
      const expected = shape(statement, whole);
      for (const part of parts) assert.deepEqual(shape(statement, cut(part)), expected, `parts of ${part}`);
    });
  }

  it('are read in parts as they are in one, however they stand in each other', () => {
    const indented = (text: string): string => text.replaceAll(/^(?=[^\r\n])/gm, '    ');
    const program = fc
      .array(fc.constantFrom(...sound.filter((text) => !/\n(?:[a(]|def foo|2|3|\t\t3)/.test(text))), {
        minLength: 1,
        maxLength: 6,
      })
      .map(
        (list) =>
          `def f(x):\n${indented(list.join(''))}\nclass A:\n    if b:\n${indented(indented(list.join('')))}`,
      );
    fc.assert(
      fc.property(program, fc.integer({ min: 1, max: 200 }), (text, part) =>
        assert.deepEqual(shape(text, cut(part)), shape(text, whole)),
      ),
      { numRuns: 60 },
    );
  });

  it('that are broken still give only what stands in them', () => {
    fc.assert(
      fc.property(code, fc.integer({ min: 1, max: 60 }), (text, part) => {
        for (const { base, loads } of read(text, cut(part))) {
          for (const { kind, start, end, ...load } of loads) {
            const found = text.slice(base + start, base + end);
            assert.ok(start <= end && base + end <= text.length, `${kind} at ${start}`);
            if (kind === 'name' && 'name' in load) assert.equal(found, load.name);
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('uses in giant statements', () => {
  const usual = 'import torch.nn as nn\n';
  const ofKind = (text: string, kind: ActivationUse['kind']): readonly ActivationUse[] =>
    findActivationUses(usual + text).filter((use) => use.kind === kind);
  const elements = (count: number): string =>
    Array.from({ length: count }, (_, index) => `nn.Softplus(beta=${index}), nn.Linear(${index}, 3)`).join(
      ', ',
    );

  it('are all found, with what is written in them', () => {
    const bodies = [
      `net = [${elements(1500)}]\n`,
      `net = f(1, ${elements(1500)}, key=2)\n`,
      `net = {${elements(1500)
        .replaceAll(/nn\.Soft/g, "'a': nn.Soft")
        .replaceAll(/nn\.Lin/g, "'b': nn.Lin")}}\n`,
      `class A:\n    def f(self):\n        ${elements(1500).replaceAll(', nn', '\n        nn')}\n`,
      `net = ${elements(1500).replaceAll(', nn', ' + nn')}\n`,
    ];
    for (const body of bodies) {
      const uses = ofKind(body, 'module call');
      assert.deepEqual(
        uses.map((use) => [use.parameters.beta?.value, (usual + body).slice(use.start, use.expression.end)]),
        uses.map((_, index) => [index, `Softplus(beta=${index})`]),
      );
      assert.equal(uses.length, 1500);
      assert.ok(uses.every((use) => use.certainty === 'certain' && use.findings.length === 0));
    }
  }).timeout(120_000);

  it('are counted from both ends as long as somebody can count', () => {
    const net = `net = nn.Sequential(${elements(1000)})\n`;
    const uses = ofKind(`${net}net[0](x)\nnet[-2](x)\nnet[1998](x)\nnet[-1](x)\n`, 'instance call');
    assert.deepEqual(
      uses.map((use) => [use.certainty, use.parameters.beta?.value]),
      [
        ['certain', 0],
        ['certain', 999],
        ['certain', 999],
      ],
    );
  });

  it('are not counted where there are too many', () => {
    const net = `net = nn.Sequential(${elements(9000)})\n`;
    for (const index of ['-1', '-2', '17998', '17999']) {
      assert.deepEqual(
        ofKind(`${net}net[${index}](x)\n`, 'instance call').filter((use) => use.certainty === 'certain'),
        [],
        index,
      );
    }
  }).timeout(120_000);

  it('say nothing of arguments that may stand among too many others', () => {
    const [use] = ofKind(`nn.Softplus(${elements(9000)})\n`, 'module call');
    assert.equal(use?.parameters.beta?.text, 'nn.Softplus(beta=0)');
    assert.deepEqual(use?.findings, []);
  }).timeout(120_000);

  it('keep the scopes that they stand in', () => {
    const many = 'relu, '.repeat(8000);
    const own = `def f(relu):\n    return [${many}relu(x)]\n`;
    const comprehension = `y = [(${many}relu(x)) for relu in z]\n`;
    const lambda = `y = lambda relu: (${many}relu(x))\n`;
    for (const text of [own, comprehension, lambda]) {
      assert.deepEqual(findActivationUses(`from torch import relu\n${text}`), []);
    }
    assert.equal(findActivationUses(`from torch import relu\ny = [${many}relu(x)]\n`).length, 8001);
  }).timeout(120_000);

  it('of strings and data are none, and hide none', () => {
    const data: Readonly<Record<string, string>> = {
      numbers: `[${'1.5, -2, '.repeat(40_000)}]`,
      rows: `[${'[1.5, -2],\n'.repeat(20_000)}]`,
      strings: `(${"'nn.ReLU()'\n".repeat(20_000)})`,
      string: `"""${'>>> nn.ReLU()\n'.repeat(20_000)}"""`,
      bytes: `b"${'\\x00'.repeat(60_000)}"`,
      table: `{${"'nn.ReLU()': [1, 2], ".repeat(10_000)}}`,
    };
    for (const [name, text] of Object.entries(data)) {
      const uses = findActivationUses(`${usual}x = ${text}; nn.Tanh()\nnn.ELU()\n`);
      assert.deepEqual(
        uses.map(({ id }) => id),
        ['Tanh', 'ELU'],
        name,
      );
    }
  }).timeout(120_000);

  it('in documentation are found as they are in a shorter one', () => {
    const uses = findActivationUses(`${usual}"""\n${'>>> nn.ReLU()\n'.repeat(8000)}"""\n`);
    assert.equal(uses.length, 8000);
  }).timeout(120_000);

  it('in which nothing can be cut are read as far as a person would read', () => {
    const uncut: Readonly<Record<string, string>> = {
      'a chain of methods': `x = y${'.relu()'.repeat(40_000)}\n`,
      'a chain of attributes': `x = nn.ReLU${'.relu6_like'.repeat(40_000)}\n`,
      'a list of parameters': `def f(${'a, b=nn.ReLU(), '.repeat(20_000)}):\n    pass\n`,
      'a list of imports': `from a import (nn, ${'relu, '.repeat(50_000)}b)\n`,
      'a comprehension': `x = [${'nn.ReLU() + '.repeat(20_000)}a for a in b]\n`,
      targets: `${'act = '.repeat(50_000)}nn.ReLU()\n`,
      'an f-string': `x = f"${'{nn.ReLU()} '.repeat(20_000)}"\n`,
      branches: `if a: nn.ReLU()\n${'elif a: nn.ReLU()\n'.repeat(15_000)}`,
    };
    for (const [name, statement] of Object.entries(uncut)) {
      const text = `${usual}class A:\n    first = nn.GELU()\n\n${statement}\nnn.Tanh()\n`;
      const uses = findActivationUses(text);
      assert.equal(uses[0]?.id, 'GELU', name);
      assert.equal(uses.at(-1)?.id, name === 'a list of imports' ? 'GELU' : 'Tanh', name);
      for (const { start, end, spelling } of uses)
        assert.equal(text.slice(start, end), spelling.split('.').at(-1), name);
      const inside = uses.filter(({ start }) => start > usual.length + 40 && start < text.length - 20);
      const isRead = /methods|parameters|comprehension|f-string|branches/.test(name);
      assert.equal(inside.length > 1000, isRead, `${inside.length} uses in ${name}`);
      assert.ok(
        inside.every(({ end }) => end < 60_000),
        name,
      );
    }
  }).timeout(120_000);

  it('are never read to the middle of a word', () => {
    for (let more = 1; more <= 'a=nn.ReLUx,'.length; more++) {
      const text = `${usual}def ${'f'.repeat(more)}(${'a=nn.ReLUx,'.repeat(5000)}):\n    pass\nnn.Tanh()\n`;
      assert.equal(findActivationUses(text).length, 1);
    }
  }).timeout(120_000);

  it('give occasions to pause all along', () => {
    const giants = [
      `x = [${'1.5, nn.ReLU(), 2, '.repeat(10_000)}]\n`,
      `x = {${"'a': [1, 2, [3]], ".repeat(10_000)}}\n`,
      `x = ${'a + '.repeat(50_000)}a\n`,
      `class A:\n${'    def f(self):\n        return 1\n'.repeat(6000)}`,
      `x = ${'['.repeat(200_000)}`,
      `x = y${'.a'.repeat(100_000)}\n`,
    ];
    for (const text of giants) {
      const reading = createReader().read([{ text, language: 'python' }]);
      let pauses = 0;
      while (!reading.step(0)) pauses++;
      assert.ok(pauses > text.length / 10_000, `${pauses} pauses in ${text.slice(0, 20)}`);
    }
  }).timeout(120_000);
});
