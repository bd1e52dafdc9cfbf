// Any line that `ask` is sent: one line comes back, an answer under the key that was asked or a sentence, never a failure.
import assert from 'node:assert/strict';
import { answerLine } from '../../../src/cli/answer.ts';
import { askLine } from '../../support/ask-requests.ts';
import { holds } from '../../support/holds.ts';

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

describe('ask', () => {
  holds(
    'answers any line with one line, by its key or with a sentence of what is wrong with the request',
    askLine,
    async (line) => {
      const text = await answerLine(line);
      assert.doesNotMatch(text, /\n/);
      const answer = parsed(text);
      assert.ok(typeof answer === 'object' && answer !== null && !Array.isArray(answer), text);
      const { error, id, ...answers } = answer as Readonly<Record<string, unknown>>;
      const request = parsed(line);
      const asked = typeof request === 'object' && request !== null && !Array.isArray(request) ? request : {};
      if (Object.hasOwn(asked, 'id')) assert.deepEqual(id, (asked as { id: unknown }).id);
      else assert.ok(!Object.hasOwn(answer, 'id'));
      if (error === undefined) {
        const [key = '', ...others] = Object.keys(answers);
        assert.ok(Object.hasOwn(asked, key), text);
        assert.deepEqual(others, []);
      } else {
        assert.deepEqual(answers, {});
        assert.ok(typeof error === 'string' && /^[^\n]+\.$/.test(error), text);
        assert.doesNotMatch(error, /The product failed/, line);
      }
    },
    { usual: 400, share: 0.05 },
  );
});
