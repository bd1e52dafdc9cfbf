import assert from 'node:assert/strict';
import { catalog } from '../../../../src/catalog/catalog.ts';
import { describeArgument } from '../../../../src/content/hover/argument.ts';
import { describeUse } from '../../../../src/content/hover/hover.ts';
import { renderHover } from '../../../../src/content/hover/markdown.ts';
import { plainTextOf } from '../../../../src/content/hover/plain-text.ts';
import { textOf } from '../../../../src/content/sentence.ts';
import { english } from '../../../support/english.ts';
import { allParts, contentOf, look, readAloud, useOf } from './read-aloud.ts';

const lines = (...text: string[]) => text.join('\n');

describe('hover text', () => {
  it('says what Softplus does with the values of this call', () => {
    assert.equal(
      readAloud(contentOf(useOf('Softplus', { beta: 2, threshold: 8 }))),
      lines(
        'Softplus Always positive, with a gradient that is never zero; jumps at its threshold',
        'x -2 -1 0 1 2',
        'f 0.0091 0.0635 0.3466 1.0635 2.0091',
        'f′ 0.0180 0.1192 0.5000 0.8808 0.9820',
        'beta = 2 threshold = 8 Curve of Softplus',
        'f(x) = ln(1 + exp(2·x)) / 2, x where 2·x > 8',
        'Switches to x at x = 4 (drops by 0.00017).',
        'Range (0, ∞), gradient (0, 1].',
        'Gradient never 0; no exact zeros.',
        'Gradient below 0.1 for x < −1.1.',
        'Max. gap to ReLU: +0.3466 at x = 0.',
        'N(0, 1): mean 0.534, std 0.545, 13.6% saturated, gain 1.31 (no calculate_gain), gradient² × 0.598.',
        'Plot Compare with ReLU Evaluate… Docs Hide for Softplus Hide in Workspace Report',
      ),
    );
  });

  it('says what a low threshold does first', () => {
    const { facts } = contentOf(useOf('Softplus', { threshold: 1 }));
    assert.equal(facts[0], 'Switches to x at x = 1 (drops by 0.31).');
  });

  it('says only where Softplus becomes x, where float32 shows next to no jump', () => {
    const becomes = (parameters: Record<string, number>) =>
      contentOf(useOf('Softplus', parameters)).facts.filter((fact) => fact.startsWith('Switches'));
    assert.deepEqual(becomes({}), ['Switches to x at x = 20.']);
    assert.deepEqual(becomes({ beta: 2, threshold: 80 }), ['Switches to x at x = 40.']);
    assert.deepEqual(becomes({ beta: -1 }), ['Switches to x below x = −20.']);
    // PyTorch 1.13: five float32 steps at 12; at 11 the answer falls from 11.00001621 to 11.00000095.
    assert.deepEqual(becomes({ threshold: 12 }), ['Switches to x at x = 12.']);
    assert.deepEqual(becomes({ threshold: 11 }), ['Switches to x at x = 11 (drops by 1.7e-5).']);
  });

  it('says where a threshold is so high that float32 overflows before it', () => {
    const told = (parameters: Record<string, number>) =>
      contentOf(useOf('Softplus', parameters)).findings.map(({ text }) => text);
    assert.deepEqual(told({ threshold: 1000 }), [
      'in float32, the value is inf where x is between 88.72 and the threshold.',
    ]);
    assert.deepEqual(told({ threshold: 88 }), []);
  });

  it('tells no facts of a curve that is nan on one side', () => {
    for (const [id, parameters] of [
      ['CELU', { alpha: Number.POSITIVE_INFINITY }],
      ['ELU', { alpha: Number.NaN }],
      ['Logit', { eps: 2 }],
    ] as const) {
      const { facts, findings } = contentOf(useOf(id, parameters));
      assert.deepEqual(facts, [], id);
      assert.equal(findings.length, 1, id);
    }
    const { facts } = contentOf(useOf('Logit', { eps: 0.7 }));
    assert.equal(facts[0], 'Jumps from 0.8473 to −0.8473 at x = 0.7.');
  });

  it('tells the size of a jump in as many digits as it has', () => {
    const { facts } = contentOf(useOf('Threshold', { threshold: 0.1, value: 20 }));
    assert.equal(facts[0], 'Switches to x at x = 0.1 (drops by 19.9).');
  });

  it('looks at Logit where it is not clipped', () => {
    for (const eps of [null, 1e-6, 0.2]) {
      assert.deepEqual(contentOf(useOf('Logit', { eps })).numbers?.x, ['0.1', '0.25', '0.5', '0.75', '0.9']);
    }
    assert.deepEqual(contentOf(useOf('Hardtanh')).numbers?.x, ['-2', '-1', '0', '1', '2']);
  });

  it('tells figures of one quantity in as many digits', () => {
    assert.ok(
      contentOf(useOf('GELU', { approximate: 'tanh' })).facts.includes(
        'Range [−0.1700, ∞), gradient [−0.1290, 1.129]: not sparse.',
      ),
    );
    assert.ok(
      contentOf(useOf('GELU')).facts.includes('Range [−0.1700, ∞), gradient [−0.1289, 1.129]: not sparse.'),
    );
    for (const { id } of catalog) {
      const { facts, numbers } = contentOf(useOf(id));
      for (const fact of facts) assert.doesNotMatch(fact, /(?<![\de])-\d|e-0/, `${id}: ${fact}`);
      for (const row of Object.values(numbers ?? {})) assert.doesNotMatch(row.join(' '), /−/, id);
    }
  });

  it('has the range and the gradient before where it is 0 or fades, for every activation', () => {
    for (const { id } of catalog) {
      const { facts } = contentOf(useOf(id));
      const range = facts.findIndex((fact) => fact.startsWith('Range'));
      const others = facts.findIndex((fact) => /^(Gradient|Exactly)/.test(fact));
      if (others >= 0) assert.ok(range >= 0 && range < others, `${id}: ${facts.join(' ')}`);
    }
  });

  it('shows what else a call sets', () => {
    const settings = { num_parameters: { value: 8, isDefault: false, text: '8' } };
    assert.match(
      readAloud(contentOf(useOf('PReLU', {}, { settings }))),
      /^weight = 0\.25 num_parameters = 8$/m,
    );
  });

  it('says a formula once, and aloud where it is only drawn', () => {
    const drawn = renderHover(contentOf(useOf('ReLU')), look);
    assert.match(drawn, /alt="f&#40;x&#41; = max&#40;0, x&#41;"/);
    assert.match(drawn, /color:#0000;">(<small>)+&nbsp;f&#40;x&#41;/);
    const valued = renderHover(contentOf(useOf('Softplus', { beta: 2 })), look);
    assert.doesNotMatch(valued, /<small>&nbsp;f&#40;x/);
    for (const { id } of catalog) {
      const { formula } = contentOf(useOf(id));
      const text = readAloud(contentOf(useOf(id)));
      assert.equal(text.split(`f(x) = ${formula?.text}`).length, 2, `${id}: ${text}`);
    }
  });

  it('has words for each picture', () => {
    for (const { id } of catalog) {
      const html = renderHover(contentOf(useOf(id)), look);
      for (const [image, alt = ''] of html.matchAll(/<img [^>]*alt="([^"]*)">/g)) {
        const isSpacer = !atob(/base64,([^"]*)/.exec(image)?.[1] ?? '').includes('<path');
        assert.ok(isSpacer || alt.length > 3, `${id}: ${image.slice(-60)}`);
      }
    }
  });

  it('says the words of its picture aloud, once', () => {
    for (const { id } of catalog) {
      const content = contentOf(useOf(id));
      const words = content.example ? `Example of ${id}` : `Curve of ${id}`;
      assert.equal(readAloud(content).split(words).length, 2, id);
      assert.ok(!readAloud(content, { ...allParts, picture: false }).includes(words), id);
    }
  });

  it('says how an activation stands to another', () => {
    assert.match(
      readAloud(contentOf(useOf('Sigmoid'))),
      /^The derivative of Softplus is Sigmoid\(beta·x\)\.$/m,
    );
    assert.match(readAloud(contentOf(useOf('GLU'))), /^GLU\(a, b\) = a·Sigmoid\(b\)$/m);
  });

  it('says where units die', () => {
    assert.equal(
      readAloud(contentOf(useOf('ReLU'))),
      lines(
        'ReLU Keeps positive values, zeroes the rest Curve of ReLU',
        'x -2 -1 0 1 2',
        'f 0. 0. 0. 1. 2.',
        'f′ 0. 0. 0. 1. 1.',
        'f(x) = max(0, x)',
        'Range [0, ∞), gradient 0 or 1: sparse.',
        'Exactly 0, gradient 0 for x ≤ 0: units can die.',
        'Kink at x = 0; PyTorch’s gradient there is 0.',
        'Softplus approaches ReLU as beta grows.',
        'N(0, 1): mean 0.399, std 0.584, 50% exact zeros, gain 1.41 (calculate_gain: 1.41), gradient² × 1.',
        'Plot Compare with Softplus Evaluate… Docs Hide for ReLU Hide in Workspace Report',
      ),
    );
    assert.match(readAloud(contentOf(useOf('Hardtanh'))), /Gradient 0 for x ≤ −1 and x ≥ 1: units can die\./);
  });

  it('looks nearer where all happens near 0', () => {
    const { numbers } = contentOf(useOf('Softplus', { beta: 100 }));
    assert.deepEqual(numbers?.x, ['-0.02', '-0.01', '0', '0.01', '0.02']);
  });

  it('prints each number by itself where PyTorch would change to powers of ten', () => {
    const { numbers } = contentOf(useOf('Softplus', { beta: 3 }));
    assert.deepEqual(numbers?.value, ['0.0008', '0.0162', '0.2310', '1.0162', '2.0008']);
  });

  it('shows the kinks that lie farther out', () => {
    assert.deepEqual(contentOf(useOf('ReLU6')).numbers?.x, ['-2', '-1', '0', '1', '6']);
    assert.deepEqual(contentOf(useOf('Hardswish')).numbers?.x, ['-3', '-1', '0', '1', '3']);
  });

  it('shows what lies beyond a jump', () => {
    const { numbers } = contentOf(useOf('Hardshrink', { lambd: 0.3 }));
    assert.deepEqual(numbers?.x, ['-0.6', '-0.1', '0', '0.1', '0.6']);
    assert.deepEqual(numbers?.value, ['-0.6000', '0.0000', '0.0000', '0.0000', '0.6000']);
  });

  it('names what it cannot know and says what it shows instead', () => {
    const text = readAloud(contentOf(useOf('Softplus', { beta: undefined })));
    assert.match(text, /^beta = \? threshold = 20$/m);
    assert.match(text, /^beta is unknown here; shown with beta = 1\.$/m);
  });

  it('says what PyTorch does with wrong arguments, in its own words', () => {
    const given = [{ name: 'betta', stars: 0, type: 'int', value: 2 }] as const;
    const text = readAloud(contentOf(useOf('Softplus', {}, { given })));
    assert.match(
      text,
      /^PyTorch raises: TypeError: Softplus\.__init__\(\) got an unexpected keyword argument 'betta'$/m,
    );
    // It never comes to the defaults.
    assert.doesNotMatch(text, /beta =|threshold =/);
    assert.match(readAloud(contentOf(useOf('Softplus', { beta: 0 }))), /^No error, but a division by 0/m);
  });

  it('says where an instance was made', () => {
    const source = 'self.act = nn.Softplus(beta=2)\nself.act(x)';
    const start = source.lastIndexOf('act');
    const use = useOf(
      'Softplus',
      { beta: 2 },
      {
        kind: 'instance call',
        start,
        end: start + 3,
        expression: { start: start - 5, end: source.length },
        origin: { start: 11, end: 30, line: 1, cell: 0 },
      },
    );
    const content = contentOf(use, source);
    assert.match(readAloud(content), /^self\.act is nn\.Softplus\(beta=2\), line 1\.$/m);
    assert.match(renderHover(content, look), /<a href="command:origin\?11">line 1<\/a>/);
  });

  it('says which other file an instance and its constants come from', () => {
    const file = { key: 'file:///pkg/layers.py', name: 'layers.py' };
    const from = { name: 'BETA', kind: 'constant', span: { start: 0, end: 3 }, file } as const;
    const content = contentOf(
      useOf(
        'Softplus',
        {},
        {
          kind: 'instance call',
          end: 3,
          callee: { start: 0, end: 3 },
          expression: { start: 0, end: 6 },
          parameters: {
            beta: { value: 2, isDefault: false, from },
            threshold: { value: 20, isDefault: true },
          },
          origin: { start: 52, end: 69, line: 3, cell: 0, file, code: 'nn.Softplus(\n  BETA)' },
        },
      ),
      'act(x)',
    );
    assert.equal(textOf(content.origin ?? []), 'act is nn.Softplus( BETA), line 3 of layers.py.');
    const places = (content.origin ?? []).filter((part) => typeof part === 'object' && 'to' in part);
    assert.deepEqual(places, [
      { text: 'line 3 of layers.py', to: { start: 52, end: 69, cell: 0, file: file.key } },
    ]);
    assert.equal(content.parameters[0]?.source, 'from BETA in layers.py');
  });

  it('names the other activations that a name may hold', () => {
    const source = 'act(x)';
    const origin = { start: 0, end: 3, line: 7, cell: 0 };
    const use = useOf(
      'Softplus',
      {},
      {
        kind: 'instance call',
        start: 0,
        end: 3,
        callee: { start: 0, end: 3 },
        expression: { start: 0, end: 6 },
        certainty: 'candidate',
        origin,
        candidates: [
          { id: 'ReLU', apiPath: 'torch.nn.ReLU', parameters: {}, origin: { ...origin, line: 9 } },
        ],
      },
    );
    assert.match(readAloud(contentOf(use, source)), /^act may be Softplus \(line 7\) or ReLU \(line 9\)\.$/m);
  });

  it('says when the type of a method’s receiver is not known', () => {
    const source = 'hidden.relu_()';
    const use = useOf(
      'ReLU',
      {},
      {
        kind: 'method call',
        start: 7,
        end: 12,
        expression: { start: 0, end: 14 },
        certainty: 'likely',
      },
    );
    assert.match(
      readAloud(contentOf(use, source)),
      /^Probably a Tensor method \(type of hidden unknown\)\.$/m,
    );
  });

  it('works softmax out on a vector, as PyTorch prints it', () => {
    const text = readAloud(contentOf(useOf('Softmax', { dim: -1 })));
    assert.match(text, /^\[1\., 2\., 3\.\]$/m);
    assert.match(text, /^→ \[0\.0900, 0\.2447, 0\.6652\]/m);
    assert.match(text, /sum to 1 along the dimension/);
    // Nothing is left out for lack of room: not where the instance was made elsewhere, nor where PyTorch warns.
    const origin = { start: 0, end: 4, line: 1, cell: 0 };
    for (const id of ['Softmax', 'LogSoftmax', 'Softmin']) {
      for (const use of [
        useOf(id),
        useOf(id, { dim: 1 }, { kind: 'instance call', origin }),
        useOf(id, { dim: 1 }, { certainty: 'likely', kind: 'method call' }),
      ]) {
        assert.match(
          readAloud(contentOf(use, 'self.softmax')),
          /; adding a constant changes nothing\.$/m,
          id,
        );
      }
    }
  });

  it('explains one argument at its value, and what differs from the default', () => {
    const content = describeArgument(useOf('Softplus', { beta: 2 }), 'beta', english);
    assert.ok(content);
    const text = plainTextOf(renderHover(content, look));
    assert.match(text, /^beta = 2 /);
    assert.match(text, /^Default: 1 \(dashed\)\.$/m);
    assert.equal(describeArgument(useOf('Softplus'), 'gamma', english), undefined);
  });

  it('says that the default is drawn dashed only where the picture shows it', () => {
    const notes = (beta: number) => describeArgument(useOf('Softplus', { beta }), 'beta', english)?.notes;
    assert.deepEqual(notes(3), ['Default: 1 (dashed).']);
    // Seen from so near, the default lies high above.
    assert.deepEqual(notes(100), ['Default: 1.']);
  });

  it('answers for every activation, and for none that it does not know', () => {
    for (const row of catalog) {
      const text = readAloud(contentOf(useOf(row.id)));
      assert.match(text, new RegExp(`^${row.id} `));
      assert.doesNotMatch(text, /undefined|NaN|\{\d\}/);
    }
    assert.equal(describeUse(useOf('Nothing'), 0, english), undefined);
  });

  it('leaves out each part that is switched off', () => {
    const content = contentOf(useOf('Softplus', { beta: 0 }));
    const without = (part: keyof typeof allParts) => readAloud(content, { ...allParts, [part]: false });
    assert.doesNotMatch(without('formula'), /f\(x\) =/);
    assert.doesNotMatch(without('facts'), /Range/);
    assert.doesNotMatch(without('values'), /f′/);
    assert.doesNotMatch(without('findings'), /No error/);
    assert.doesNotMatch(without('links'), /Docs/);
    const html = (part: keyof typeof allParts) =>
      renderHover(content, { ...look, parts: { ...allParts, [part]: false } });
    assert.doesNotMatch(html('picture'), /alt="Curve of Softplus"/);
    assert.match(html('links'), /alt="Curve of Softplus"/);
  });

  it('names no activation twice as the same and as related', () => {
    let count = 0;
    for (const { id } of catalog) {
      const { sameAs, related } = contentOf(useOf(id));
      const words = (sentence: string) => sentence.split(/\W+/);
      const [other] = words(sameAs ?? '').filter(
        (word) => word !== id && catalog.some((one) => one.id === word),
      );
      if (other === undefined) continue;
      count++;
      assert.ok(!words(related ?? '').includes(other), `${id}: ${sameAs} ${related}`);
    }
    assert.ok(count > 0);
  });
});
