// What is told of names whose value depends on something: through `ask`, as whoever asks from outside is told. Each answer was
// written down by Python's own semantics; a lower certainty than there is would be right, too, another activation never.
import assert from 'node:assert/strict';
import { answerLine } from '../../../src/cli/answer.ts';
import { imports } from '../python/marked.ts';
import { snippets } from './snippets.ts';

interface Candidate {
  readonly activation: string | null;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly certainty: string;
}

/** `Softplus beta=2 threshold=20 certain`, each candidate so. */
async function told(snippet: string): Promise<string> {
  const marked = imports + snippet;
  const offset = marked.indexOf('¦');
  const request = { hover: { source: marked.replace('¦', ''), offset } };
  const { hover } = JSON.parse(await answerLine(JSON.stringify(request))) as {
    hover: { candidates: readonly Candidate[] } | null;
  };
  const said = hover?.candidates.map(({ activation, parameters, certainty }) => {
    const set = Object.entries(parameters).map(([name, value]) => `${name}=${value}`);
    return activation === null ? 'something else' : [activation, ...set, certainty].join(' ');
  });
  return said?.join(', ') ?? 'nothing';
}

describe('certainty, asked from outside', () => {
  for (const [kind, table] of Object.entries(snippets))
    for (const [code, said] of Object.entries(table))
      it(`of ${kind}: ${code.replaceAll('\n', ' ⏎ ')}`, async () => assert.equal(await told(code), said));
});
