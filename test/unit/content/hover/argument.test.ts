// The hover over an argument: every one that PyTorch takes is explained, truly, at the value that it has here.
import assert from 'node:assert/strict';
import { catalog } from '../../../../src/catalog/catalog.ts';
import { describeArgument } from '../../../../src/content/hover/argument.ts';
import { describeCompact } from '../../../../src/content/hover/compact.ts';
import type { HoverContent } from '../../../../src/content/hover/content.ts';
import { renderHover } from '../../../../src/content/hover/markdown.ts';
import { plainTextOf } from '../../../../src/content/hover/plain-text.ts';
import { describeSetting } from '../../../../src/content/hover/setting.ts';
import { textOf } from '../../../../src/content/sentence.ts';
import { findActivationUses } from '../../../../src/python/index.ts';
import { english } from '../../../support/english.ts';
import { look } from './read-aloud.ts';

const imports = 'import torch\nfrom torch import nn\nimport torch.nn.functional as F\n';

/** The lines of the hover over the argument that the row calls `name`, in the last call of `code`. */
function said(code: string, name: string): readonly string[] {
  const content = contentAt(code, name);
  return content ? plainTextOf(renderHover(content, look)).split('\n') : [];
}

function contentAt(code: string, name: string): HoverContent | undefined {
  const source = imports + code;
  const use = findActivationUses(source).at(-1);
  assert.ok(use, code);
  return describeArgument(use, name, english) ?? describeSetting(use, name, english);
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
            new RegExp(
              `^${argument.name}\\b.+ \\((parameter|argument) of ${row.id}\\)( (?:Curve|Example) of .+)?$`,
            ),
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
      'The input isn’t changed: PyTorch’s default.',
    ]);
    assert.equal(said('nn.ReLU(inplace=flag)', 'inplace')[1], 'Value unknown here. If True:');
  });

  it('calls a parameter as the call does', () => {
    assert.match(said('nn.PReLU(init=0.1)', 'weight')[0] ?? '', /^init = 0\.1 /);
    assert.match(said('nn.Hardtanh(min_value=-2)', 'min_val')[0] ?? '', /^min_value = -2 /);
    assert.match(said('torch.softmax(x, axis=0)', 'dim')[0] ?? '', /^axis = 0 /);
  });

  it('knows which API paths have no default', () => {
    assert.ok(said('F.prelu(x, weight=w)', 'weight').includes('Required: it has no default.'));
    assert.ok(said('torch.softmax(x, dim=0)', 'dim').includes('Required: it has no default.'));
    assert.ok(said('F.softmax(x, dim=0)', 'dim').includes('Default: None.'));
  });

  it('repeats PyTorch’s warning about a name of old', () => {
    const warning =
      'PyTorch warns: FutureWarning: keyword argument `min_value` is deprecated and renamed to `min_val`';
    assert.ok(said('nn.Hardtanh(min_value=-2)', 'min_val').includes(warning));
    assert.ok(!said('nn.Hardtanh(min_val=-2)', 'min_val').includes(warning));
  });

  it('shows no curve of what raises', () => {
    assert.deepEqual(said('nn.CELU(alpha=0)', 'alpha').slice(1), [
      'PyTorch raises: RuntimeError: ZeroDivisionError: alpha cannot be 0 for CELU',
      'Default: 1.',
      'Docs Hide for CELU Hide in Workspace Report',
    ]);
  });

  it('says first what the call raises, whichever argument is looked at, and no formula of it', () => {
    const raises =
      "PyTorch raises: TypeError: softplus(): argument 'beta' (position 2) must be Number, not str";
    for (const [code, name, title] of [
      ["nn.Softplus(beta='2')", 'beta', "beta = '2'"],
      ["nn.Softplus(beta='2', threshold=9)", 'threshold', 'threshold = 9'],
    ] as const) {
      const [first = '', second, ...others] = said(code, name);
      assert.ok(first.startsWith(title), first);
      assert.equal(second, raises);
      assert.doesNotMatch(others.join('\n'), /nan|f\(x\)|Range|Plot/);
    }
    assert.match(
      said('nn.ReLU(True, 1)', 'inplace')[1] ?? '',
      /^PyTorch raises: TypeError: ReLU\.__init__\(\) takes from 1 to 2/,
    );
  });

  it('sets what changes beside the default, fact by fact', () => {
    const lines = said('nn.Softplus(beta=2)', 'beta');
    assert.deepEqual(lines.slice(lines.indexOf('Here Default'), -1), [
      'Here Default',
      'Gradient below 0.1 for x < −1.1. Gradient below 0.1 for x < −2.2.',
      'Switches to x at x = 10. Switches to x at x = 20.',
      'Max. gap to ReLU: +0.3466 at x = 0. Max. gap to ReLU: +0.6931 at x = 0.',
    ]);
  });

  it('is compact in a title and two lines', () => {
    const compact = (code: string, name: string) => {
      const content = contentAt(code, name);
      assert.ok(content);
      const { head, lines, picture } = describeCompact(content, english);
      return {
        said: [head, ...lines.map(({ text }) => text)].map(textOf),
        behind: picture?.behind?.parameters,
      };
    };
    assert.deepEqual(compact('nn.Softplus(beta=2)', 'beta'), {
      said: ['beta = 2', 'Sharpness: the larger, the closer to ReLU.', 'Default: 1 (dashed).'],
      behind: { beta: 1, threshold: 20 },
    });
    assert.deepEqual(compact('nn.ReLU(inplace=True)', 'inplace').said, [
      'inplace = True',
      'Whether the result overwrites the input.',
      'Same values, without memory for a second tensor.',
    ]);
    assert.deepEqual(compact("nn.Softplus(beta='2')", 'beta').said.slice(0, 2), [
      "beta = '2'",
      "PyTorch raises: TypeError: softplus(): argument 'beta' (position 2) must be Number, not str",
    ]);
  });

  it('says how far the two forms of GELU are apart', () => {
    assert.ok(
      said("nn.GELU(approximate='tanh')", 'approximate').includes(
        'Max. difference from default: 0.00047 at x = −2.7.',
      ),
    );
  });
});
