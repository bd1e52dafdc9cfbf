import assert from 'node:assert/strict';
import { translateBy } from '../../../src/foundation/localization.ts';

describe('a sentence', () => {
  const sign = '\uE123';

  it('is looked up by itself, or by the sign that it begins with', () => {
    assert.equal(translateBy({ 'Hide {0}': '{0} ausblenden' })('Hide {0}', 'ReLU'), 'ReLU ausblenden');
    assert.equal(translateBy({ [sign]: '{0} ausblenden' })(`${sign}Hide {0}`, 'ReLU'), 'ReLU ausblenden');
  });

  it('stays English, without its sign, where there is no translation', () => {
    for (const message of ['{0} of {1}', `${sign}{0} of {1}`])
      assert.equal(translateBy({})(message, 1, 'two'), '1 of two');
  });

  it('keeps a hole that nothing fills', () => {
    assert.equal(translateBy({})('{0} of {1}', 1), '1 of {1}');
  });
});
