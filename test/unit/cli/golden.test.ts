// What a real PyTorch answered, asked through the door: values and gradients to the last bit, its messages word for word.
import assert from 'node:assert/strict';
import { catalog } from '../../../src/catalog/catalog.ts';
import { answerLine } from '../../../src/cli/answer.ts';
import { entriesOf, type GoldenFile, goldenCases, goldenParts, readGolden } from '../catalog/golden.ts';

interface SixteenBitCase {
  readonly id: string;
  readonly parameters: object;
  readonly dtype: string;
  readonly error?: string;
  readonly backward?: string;
}

const answer = async (request: unknown): Promise<Record<string, unknown>> =>
  JSON.parse(await answerLine(JSON.stringify(request)));

const write = (x: number): number | string => (Object.is(x, -0) ? '-0' : Number.isFinite(x) ? x : String(x));

/** How many of the answers are not PyTorch's, to the bit. */
function differences(answers: unknown, wanted: readonly number[]): number {
  assert.ok(Array.isArray(answers) && answers.length === wanted.length);
  return wanted.filter((x, at) => !Object.is(Number(answers[at]), x)).length;
}

describe('values that ask answers', () => {
  for (const { id, kind, isModule } of catalog) {
    if (kind !== 'elementwise' || !isModule) continue;
    it(`are PyTorch’s for ${id}, in each release`, async () => {
      const releasesOfCases = goldenParts<GoldenFile>(id.toLowerCase()).flatMap((part) =>
        entriesOf(id, part).map(([release]) => release),
      );
      for (const [release, { dtype, parameters, x, y, dy }] of releasesOfCases.flatMap((one) =>
        goldenCases(id, one).map((each) => [one, each] as const),
      )) {
        const asked = { activation: id, parameters, dtype, x: x.map(write) };
        const { values } = await answer({ values: asked, version: release });
        const { y: answered, dy: slopes } = values as Record<string, unknown>;
        // Some of PyTorch's functions in float64 differ in their last bit from those that are repeated here.
        const most = dtype === 'float32' ? 0 : 0.04 * x.length;
        assert.ok(differences(answered, y) <= most, `y ${dtype} ${JSON.stringify(parameters)}`);
        assert.ok(differences(slopes, dy) <= most, `dy ${dtype} ${JSON.stringify(parameters)}`);
      }
    });
  }

  it('are those of a long tensor where several are asked for', async () => {
    for (const { id, kind, isModule } of catalog) {
      if (kind !== 'elementwise' || !isModule) continue;
      for (const { dtype, parameters, x, ySimd, dySimd } of goldenCases(id, '2.15')) {
        if (dtype !== 'float32') continue;
        const asked = { activation: id, parameters, dtype, x: x.map(write), several: true };
        const { values } = await answer({ values: asked });
        const { y, dy } = values as Record<string, unknown>;
        assert.equal(differences(y, ySimd), 0, `y ${id} ${JSON.stringify(parameters)}`);
        assert.equal(differences(dy, dySimd), 0, `dy ${id} ${JSON.stringify(parameters)}`);
      }
    }
  });

  it('are one vector of several numbers, or each a vector of one', async () => {
    const asked = { activation: 'Softmax', x: [0, 0] };
    assert.deepEqual(await answer({ values: { ...asked, several: true } }), {
      values: { y: [0.5, 0.5], dy: [0, 0] },
    });
    assert.deepEqual(await answer({ values: asked }), { values: { y: [1, 1], dy: [0, 0] } });
  });

  it('are an error where a release has no kernel for the dtype', async () => {
    for (const part of goldenParts<{ readonly cases: readonly SixteenBitCase[] }>('sixteen-bit')) {
      for (const release of part.releases) {
        for (const { id, parameters, dtype, error, backward } of part.content.cases) {
          const asked = { values: { activation: id, parameters, dtype, x: [0.5] }, version: release };
          const { values } = (await answer(asked)) as { values: Record<string, unknown> };
          assert.equal(values.error, error ?? backward, `${id} ${dtype} ${release}`);
        }
      }
    }
  });

  it('are rounded to the dtype first', async () => {
    for (const [dtype, y] of [
      ['float32', Math.fround(0.1)],
      ['float64', 0.1],
      ['exact', 0.1],
      ['float16', 0.0999755859375],
      ['bfloat16', 0.10009765625],
    ]) {
      assert.deepEqual(await answer({ values: { activation: 'ReLU', dtype, x: [0.1] } }), {
        values: { y: [y], dy: [1] },
      });
    }
  });

  it('are an error in PyTorch’s words where it refuses the parameters', async () => {
    for (const [activation, parameters, error] of [
      ['CELU', { alpha: 0 }, 'RuntimeError: ZeroDivisionError: alpha cannot be 0 for CELU'],
      ['GELU', { approximate: 'foo' }, 'RuntimeError: approximate argument must be either none or tanh.'],
      [
        'Softplus',
        { beta: 'x' },
        "TypeError: softplus(): argument 'beta' (position 2) must be Number, not str",
      ],
      ['Softplus', { betta: 1 }, "TypeError: Softplus.__init__() got an unexpected keyword argument 'betta'"],
      [
        'LeakyReLU',
        { negative_slope: 1e39 },
        'RuntimeError: value cannot be converted to type float without overflow',
      ],
      [
        'Threshold',
        {},
        "TypeError: Threshold.__init__() missing 2 required positional arguments: 'threshold' and 'value'",
      ],
      ['GLU', {}, 'RuntimeError: Halving dimension must be even, but dimension 0 is size 1'],
      [
        'Softmax',
        { dim: 1 },
        'IndexError: Dimension out of range (expected to be in range of [-1, 0], but got 1)',
      ],
    ] as const) {
      assert.deepEqual(await answer({ values: { activation, parameters, x: [1] } }), { values: { error } });
    }
  });
});

interface EvaluatedText {
  readonly text: string;
  readonly id: string;
  readonly parameters: object;
  readonly dtype: string;
  readonly repr: string;
}

describe('evaluated texts', () => {
  it('are printed as PyTorch prints them', async () => {
    for (const release of ['1.13', '2.15'] as const) {
      const { rows } = readGolden<{ rows: readonly EvaluatedText[] }>('evaluate', release);
      assert.ok(rows.length > 0);
      for (const { text, id, parameters, dtype, repr } of rows) {
        const { evaluate } = await answer({
          evaluate: { text, activation: id, parameters, dtype },
          version: release,
        });
        assert.equal((evaluate as Record<string, unknown>).printed, repr, `${id} of ${text}`);
      }
    }
  });
});

interface Probe {
  readonly call: string;
  readonly error?: { readonly type: string; readonly message: string };
  readonly warnings?: readonly { readonly type: string; readonly message: string }[];
}

/** What is not known yet: what PyTorch says of a tensor’s dtype, and of names that are not there. */
const unknown =
  /not implemented for|(?:'torch'|'torch.nn.functional'|'Tensor'.*) has no attribute|Boolean inputs|unsigned type|Mismatch of parameter numbers/;

/** The first words of a long message. */
const shorten = ({ type, message }: { readonly type: string; readonly message: string }) => ({
  type,
  message: message.replace(/ - got .*/, '').replace(/ not found in Tensor.*/, ' not found in Tensor'),
});

describe('messages that ask answers', () => {
  for (const { call, error, warnings = [] } of readGolden<{ probes: readonly Probe[] }>('api', '1.13')
    .probes) {
    const said = error ?? warnings[0];
    if (said && unknown.test(said.message)) continue;
    it(`say of ${call} what PyTorch says: ${said ? `${said.type}: ${said.message}` : 'nothing'}`, async () => {
      const { message } = await answer({ message: { call }, version: '1.13' });
      assert.deepEqual(
        message && shorten(message as NonNullable<Probe['error']>),
        said ? shorten(said) : null,
      );
    });
  }
});
