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
  'nn.Swish()': 'no name of an activation that PyTorch has',
  'F.swish(x)': 'no name of an activation that PyTorch has',
  'x.swish()': 'no name of an activation that PyTorch has',
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
