import assert from 'node:assert/strict';
import { type ActivationUse, createReader, findActivationUses } from '../../../../src/python/index.ts';

describe('uses in giant statements', () => {
  const usual = 'import torch.nn as nn\n';
  const ofKind = (text: string, kind: ActivationUse['kind']): readonly ActivationUse[] =>
    findActivationUses(usual + text).filter((use) => use.kind === kind);
  const elements = (count: number): string =>
    Array.from({ length: count }, (_, index) => `nn.Softplus(beta=${index}), nn.Linear(${index}, 3)`).join(
      ', ',
    );

  it('are all found, with what is written in them', () => {
    const list = (count: number): string => elements(count).replaceAll(', nn', '\n        nn');
    const bodies: readonly (readonly [count: number, body: string])[] = [
      [500, `net = [${elements(500)}]\n`],
      [500, `net = f(1, ${elements(500)}, key=2)\n`],
      [
        500,
        `net = {${elements(500)
          .replaceAll(/nn\.Soft/g, "'a': nn.Soft")
          .replaceAll(/nn\.Lin/g, "'b': nn.Lin")}}\n`,
      ],
      [1200, `class A:\n    def f(self):\n        ${list(1200)}\n`],
      [500, `net = ${elements(500).replaceAll(', nn', ' + nn')}\n`],
    ];
    for (const [count, body] of bodies) {
      const uses = ofKind(body, 'module call');
      assert.deepEqual(
        uses.map((use) => [use.parameters.beta?.value, (usual + body).slice(use.start, use.expression.end)]),
        uses.map((_, index) => [index, `Softplus(beta=${index})`]),
      );
      assert.equal(uses.length, count);
      assert.ok(uses.every((use) => use.certainty === 'certain'));
    }
  }).timeout(120_000);

  it('are counted from both ends', () => {
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

  it('are not read where nobody would write so much by hand, and what stands behind is', () => {
    const unread: Readonly<Record<string, string>> = {
      list: `net = [${elements(9000)}]\n`,
      call: `net = nn.Sequential(${elements(9000)})\n`,
      'annotated list': `# all of them\nnet: list = other = [${elements(9000)}]\n`,
      class: `class net:\n    act = nn.Tanh()\n${'    def f(self):\n        return nn.ReLU()\n'.repeat(15_000)}`,
    };
    for (const [name, giant] of Object.entries(unread)) {
      const text = `${usual}net = [nn.Tanh()]\n${giant}net[0](x)\nnet.act(x)\nnn.ELU()\n`;
      const uses = findActivationUses(text);
      assert.deepEqual(
        uses.map((use) => [use.id, use.certainty, text.slice(use.start, use.end)]),
        [
          ['Tanh', 'certain', 'Tanh'],
          ['ELU', 'certain', 'ELU'],
        ],
        name,
      );
    }
  }).timeout(120_000);

  it('keep the scopes that they stand in', () => {
    const many = 'relu, '.repeat(20_000);
    const own = `def f(relu):\n    return [${many}relu(x)]\n`;
    const comprehension = `y = [(${many}relu(x)) for relu in z]\n`;
    const lambda = `y = lambda relu: (${many}relu(x))\n`;
    for (const text of [own, comprehension, lambda]) {
      assert.deepEqual(findActivationUses(`from torch import relu\n${text}`), []);
    }
    assert.equal(findActivationUses(`from torch import relu\ny = [${many}relu(x)]\n`).length, 20_001);
  }).timeout(120_000);

  it('of strings and data are none, and hide none', () => {
    const data: Readonly<Record<string, string>> = {
      numbers: `[${'1.5, -2, '.repeat(10_000)}]`,
      rows: `[${'[1.5, -2],\n'.repeat(10_000)}]`,
      strings: `(${"'nn.ReLU()'\n".repeat(9000)})`,
      string: `"""${'>>> nn.ReLU()\n'.repeat(9000)}"""`,
      bytes: `b"${'\\x00'.repeat(30_000)}"`,
      table: `{${"'nn.ReLU()': [1, 2], ".repeat(5000)}}`,
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

  it('are found in any form that they may have', () => {
    const forms: Readonly<Record<string, readonly [statement: string, count: number]>> = {
      'a chain of methods': [`x = y${'.relu()'.repeat(300)}\n`, 300],
      'a chain of attributes': [`x = nn.ReLU${'.relu6_like'.repeat(3000)}\n`, 1],
      'a list of parameters': [`def f(${'a, b=nn.ReLU(), '.repeat(2500)}):\n    pass\n`, 2500],
      'a comprehension': [`x = [${'nn.ReLU() + '.repeat(3000)}a for a in b]\n`, 3000],
      targets: [`${'act = '.repeat(6000)}nn.ReLU()\n`, 1],
      'an f-string': [`x = f"${'{nn.ReLU()} '.repeat(3000)}"\n`, 3000],
      branches: [`if a: nn.ReLU()\n${'elif a: nn.ReLU()\n'.repeat(4000)}`, 4001],
    };
    for (const [name, [statement, count]] of Object.entries(forms)) {
      const text = `${usual}class A:\n    first = nn.GELU()\n\n${statement}\nnn.Tanh()\n`;
      const uses = findActivationUses(text);
      assert.equal(uses[0]?.id, 'GELU', name);
      assert.equal(uses.at(-1)?.id, 'Tanh', name);
      for (const { start, end, apiPath } of uses)
        assert.equal(text.slice(start, end), apiPath.split('.').at(-1), name);
      assert.equal(uses.length - 2, count, name);
    }
  }).timeout(240_000);

  it('give occasions to pause all along', () => {
    const giants = [
      `x = [${'1.5, nn.ReLU(), 2, '.repeat(6000)}]\n`,
      `x = {${"'a': [1, 2, [3]], ".repeat(6000)}}\n`,
      `x = ${'a + '.repeat(30_000)}a\n`,
      `class A:\n${'    def f(self):\n        return 1\n'.repeat(6000)}`,
      `x = ${'['.repeat(100_000)}`,
      `x = y${'.a'.repeat(60_000)}\n`,
    ];
    for (const text of giants) {
      const reading = createReader().read([{ text, language: 'python' }]);
      let pauses = 0;
      while (!reading.step(0)) pauses++;
      assert.ok(pauses > text.length / 1000, `${pauses} pauses in ${text.slice(0, 20)}`);
    }
  }).timeout(120_000);
});
