// What each release of PyTorch raises, warns of and takes in silence, call by call, as real PyTorch did.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { answerMessage } from '../../../../src/cli/message.ts';
import { isSince, newest, type Release, releases } from '../../../../src/foundation/release.ts';
import { english } from '../../../support/english.ts';

/** What is said from a release on; in silence nothing. */
interface Said {
  readonly since: Release;
  readonly type?: string;
  readonly message?: string;
}

const golden: {
  readonly releases: readonly Release[];
  readonly groups: readonly { readonly said: readonly Said[]; readonly calls: readonly string[] }[];
} = JSON.parse(readFileSync(new URL('../../../golden/messages.json', import.meta.url), 'utf8'));

/** Calls of which nothing is claimed, each with the reason. */
const unclaimed: Readonly<Record<string, string>> = {
  "nn.Sequential(nn.ReLU(), nn.GELU('a'))(x)": 'what a container hands to its layers is not followed',
  'nn.Sequential(nn.Linear(3, 2), nn.PReLU(3))(x)': 'what a container hands to its layers is not followed',
  "nn.init.calculate_gain('leaky_relu', 'a')": 'the argument beside a name is not looked at',
  'nn.PReLU(num_parameters=[1.])(x)': 'the types inside of a list are not looked at',
  'nn.RReLU(0.3, inf)(x)': 'a random number is drawn between bounds without an end',
};

const say = (call: string, release: Release) => answerMessage({ call }, english, release);

describe('messages of releases', () => {
  it('were asked of every release', () => {
    assert.deepEqual(golden.releases, releases);
  });

  for (const { said, calls } of golden.groups) {
    const [first] = said;
    const name = said
      .map(({ since, type = 'nothing', message = '' }) => `${since} ${type} ${message}`)
      .join('; ');
    it(`${calls[0]}${calls.length > 1 ? ` and ${calls.length - 1} more` : ''}: ${name}`, () => {
      for (const call of calls.filter((one) => !Object.hasOwn(unclaimed, one))) {
        // On both sides of each change, and at both ends.
        const asked = releases.filter(
          (release, index) =>
            release === newest ||
            said.some(({ since }) => since === release || since === releases[index + 1]),
        );
        for (const release of asked) {
          const due = said.filter(({ since }) => isSince(release, since)).at(-1) ?? first;
          const expected = due?.type === undefined ? null : { type: due.type, message: due.message };
          assert.deepEqual(say(call, release), expected, `${call} in ${release}`);
        }
      }
    });
  }

  it('claim nothing of what is not looked at', () => {
    for (const call of Object.keys(unclaimed)) assert.equal(say(call, '1.13'), null, call);
  });
});

/** Every change of words from 1.13 to 2.15, with a call that shows it: docs/releases.md lists them all. */
const changes: readonly (readonly [since: Release, call: string])[] = [
  ['2.0', 'F.sigmoid(x)'],
  ['2.0', 'F.tanh(x)'],
  ['2.0', 'F.prelu(x, torch.tensor([0.1], dtype=torch.float64))'],
  ['2.0', 'nn.Sigmoid(True)'],
  ['2.1', 'nn.Softmax2d()(x)'],
  ['2.1', "nn.RNN(1, 1, nonlinearity='gelu')"],
  ['2.2', 'x.relu(x)'],
  ['2.4', 'F.hardtanh(x, 1., -1.)'],
  ['2.4', "F.hardtanh(x, 0, 'a')"],
  ['2.4', 'nn.Hardtanh(min_value=-2, max_value=2)'],
  ['2.13', 'nn.Hardtanh(min_value=-2, max_value=2)'],
  ['2.8', 'F.elu(ints)'],
  ['2.10', 'F.softshrink(x, -1.0)'],
  ['2.10', 'F.softshrink(ints)'],
  ['2.10', 'F.rrelu(x, inf, inf)'],
  ['2.11', 'nn.Hardtanh(1., -1.)'],
  ['2.11', 'nn.Hardtanh(nan, 1.)'],
  ['2.13', 'torch.softmax(x)'],
  ['2.13', 'torch.softmax(x, None)'],
  ['2.13', "x.softmax(dim='a')"],
  ['2.13', 'F.softmax(x, dim=0.0)'],
  ['2.13', 'torch.softmax(x, 0, 1)'],
  ['2.13', 'torch.softmax([1., 2.], dim=0)'],
  ['2.13', "torch.softmax(x, dim='a')"],
  ['2.13', 'nn.PReLU(0.25)'],
  ['2.14', 'nn.Softmax(1.)'],
  ['2.14', 'torch.relu(bools)'],
  ['2.15', 'F.hardtanh(torch.tensor([0, 1, 2], dtype=torch.uint8), -1, 1)'],
  ['2.15', 'F.hardtanh(torch.tensor([0, 1, 2], dtype=torch.uint8), -5, -1)'],
];

describe('words that changed', () => {
  for (const [since, call] of changes) {
    const before = releases[releases.indexOf(since) - 1] ?? newest;
    it(`${call}: until ${before}, and since ${since}`, () => {
      const said = golden.groups.find(({ calls }) => calls.includes(call))?.said ?? [];
      assert.ok(
        said.some((one) => one.since === since),
        `PyTorch said nothing else in ${since}`,
      );
      assert.notDeepEqual(say(call, before), say(call, since));
    });
  }
});
