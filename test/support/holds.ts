// How often a property is tried: a little among the unit tests, 100,000 times by `npm run fuzz`.
import fc from 'fast-check';

const asked = Number(process.env.FUZZ_CASES) || undefined;

/**
 * A test that `check` holds for every input: `usual` times in a unit test, as often as asked for in a fuzz. What one
 * case of takes long is tried in a `share` of that. fast-check prints seed and smallest input of a failure.
 */
export function holds<T>(
  title: string,
  inputs: fc.Arbitrary<T>,
  check: (input: T) => void | Promise<void>,
  { usual, share = 1 }: { readonly usual: number; readonly share?: number },
): void {
  const numRuns = asked === undefined ? usual : Math.max(1, Math.round(asked * share));
  it(asked === undefined ? title : `${title} (${numRuns} cases)`, async () => {
    await fc.assert(
      fc.asyncProperty(inputs, async (input) => check(input)),
      { numRuns },
    );
  });
}
