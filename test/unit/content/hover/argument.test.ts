// The hover over an argument: every one that PyTorch takes is explained, truly, at the value that it has here.
import assert from 'node:assert/strict';
import { catalog } from '../../../../src/catalog/catalog.ts';
import { describeArgument } from '../../../../src/content/hover/argument.ts';
import { renderHover } from '../../../../src/content/hover/markdown.ts';
import { plainTextOf } from '../../../../src/content/hover/plain-text.ts';
import { describeSetting } from '../../../../src/content/hover/setting.ts';
import { findActivationUses } from '../../../../src/python/index.ts';
import { english } from '../../../support/english.ts';
import { look } from './read-aloud.ts';

const imports = 'import torch\nfrom torch import nn\nimport torch.nn.functional as F\n';

/** The lines of the hover over the argument that the row calls `name`, in the last call of `code`. */
function said(code: string, name: string): readonly string[] {
  const source = imports + code;
  const use = findActivationUses(source).at(-1);
  assert.ok(use, code);
  const around = {
    cell: 0,
    read: ({ start, end }: { start: number; end: number }) => source.slice(start, end),
  };
  const content = describeArgument(use, name, around, english) ?? describeSetting(use, name, english);
  return content ? plainTextOf(renderHover(content, look)).split('\n') : [];
}

describe('hover over an argument', () => {
  it('explains every argument of every API path', () => {
    for (const row of catalog) {
      for (const { path, kind, arguments: declared } of row.apiPaths) {
        for (const argument of declared) {
          if (argument.name === 'input') continue;
          const others = declared.filter(({ required, name }) => required && name !== argument.name);
          const given = [...others, argument].map(({ name }) => `${name}=${name === 'input' ? 'x' : 'y'}`);
          const code = `x = torch.ones(3)\n${kind === 'method' ? `x.${path.split('.').at(-1)}` : path}(${given.join(', ')})`;
          const [first = ''] = said(code, argument.parameter ?? argument.name);
          assert.match(
            first,
            new RegExp(`^${argument.name}\\b.+ \\((parameter|argument) of ${row.id}\\)$`),
            code,
          );
        }
      }
    }
  });

  it('says what overwriting the input does, and what it breaks', () => {
    const [first, ...lines] = said('nn.ReLU(inplace=True)', 'inplace');
    assert.equal(first, 'inplace = True Whether the result overwrites the input (argument of ReLU)');
    assert.ok(lines.some((line) => /skip connection/.test(line)));
    assert.ok(lines.some((line) => /backward raises a RuntimeError/.test(line)));
    assert.deepEqual(said('nn.ReLU(inplace=False)', 'inplace').slice(1, 2), [
      'The input stays as it is: PyTorch’s default.',
    ]);
    assert.equal(said('nn.ReLU(inplace=flag)', 'inplace')[1], 'Its value cannot be known here. With True:');
  });

  it('calls a parameter as the call does', () => {
    assert.match(said('nn.PReLU(init=0.1)', 'weight')[0] ?? '', /^init = 0\.1 /);
    assert.match(said('nn.Hardtanh(min_value=-2)', 'min_val')[0] ?? '', /^min_value = -2 /);
    assert.match(said('torch.softmax(x, axis=0)', 'dim')[0] ?? '', /^axis = 0 /);
  });

  it('knows which API paths have no default', () => {
    assert.ok(said('F.prelu(x, weight=w)', 'weight').includes('PyTorch has no default for it.'));
    assert.ok(said('torch.softmax(x, dim=0)', 'dim').includes('PyTorch has no default for it.'));
    assert.ok(said('F.softmax(x, dim=0)', 'dim').includes('PyTorch’s default is None.'));
  });

  it('repeats PyTorch’s warning about a name of old', () => {
    const warning = 'PyTorch warns: keyword argument min_value is deprecated and rename to min_val';
    assert.ok(said('nn.Hardtanh(min_value=-2)', 'min_val').includes(warning));
    assert.ok(!said('nn.Hardtanh(min_val=-2)', 'min_val').includes(warning));
  });

  it('shows no curve of what raises', () => {
    assert.deepEqual(said('nn.CELU(alpha=0)', 'alpha').slice(2), [
      'PyTorch raises: RuntimeError: ZeroDivisionError: alpha cannot be 0 for CELU',
      'PyTorch’s default is 1.',
      'Docs Hide for CELU Hide in Workspace',
    ]);
  });

  it('says how far the two forms of GELU are apart', () => {
    assert.ok(
      said("nn.GELU(approximate='tanh')", 'approximate').includes(
        'Differs from the default by at most 0.00047, at x = −2.7.',
      ),
    );
  });
});
