import assert from 'node:assert/strict';
import { slowRegexps } from '../../scripts/tasks/check-regexps.ts';

describe('Regular expressions take time in proportion to their text: this is refused,', () => {
  const refused: Readonly<Record<string, string>> = {
    'a loop that may begin at each place': '/\\s+$/',
    'one that may begin at each of several': '/<[^>]*>/',
    'two loops over the same characters': '/^\\s*(?:,|x)?\\s*y/',
    'a loop of words': '/^(?:ab)*(?:abab)*c/',
    'a loop in a loop': '/^(?:a+)+b/',
    'two ways through a loop': '/^(?:a|aa)*b/',
    'any text ahead of a word': '/^\\S*python\\S*x/',
    'what is looked ahead at': '/^a*(?=a*b)/',
    'the end of a line': '/#.*x$/m',
    'what may follow a match': '/^a(?:b*b*c)?/',
    'a lazy loop': '/^(.*?)(?:\\s*;)?$/s',
    'a case that is not told apart': '/^[a-c]*[B]*x/i',
    'one that is put together': "new RegExp('a')",
    'one that is made by a call': 'RegExp(text)',
  };
  for (const [title, code] of Object.entries(refused)) {
    it(title, () => {
      const faults = slowRegexps('python/some.ts', `\nconst pattern = ${code};\n`);
      assert.equal(faults.length, 1);
      assert.match(faults[0] ?? '', /^src\/python\/some\.ts:2: /);
    });
  }
});

describe('Regular expressions are let through', () => {
  const sound: Readonly<Record<string, string>> = {
    'with loops over different characters': '/^\\s*(?:,\\s*)?\\w+=[^=]*$/',
    'that begin where nothing else may': '/(?<![\\w.])\\w+\\.\\d*x/',
    'that begin a line': '/^[ \\t]*name:[ \\t]*x/m',
    'that begin where they are told to': '/\\s*\\n/y',
    'that nothing makes fail': '/\\s*(.*)/s',
    'that take the rest of a line': '/^> .*$/m',
    'that come to a match ahead of all they give back': '/^\\w+(?:\\n[ ]+.*)*/',
    'that repeat no more than so often': '/,\\s{0,4}\\s{0,4}x/',
    'with a word that each round ends with': '/^(?:\\w+\\.)*\\w*$/',
  };
  for (const [title, code] of Object.entries(sound)) {
    it(title, () => assert.deepEqual(slowRegexps('some.ts', `const pattern = ${code};`), []));
  }
});
