import assert from 'node:assert/strict';
import { forbiddenImports } from '../../scripts/tasks/check-imports.ts';

describe('Imports run one way: none of these is allowed,', () => {
  const forbidden = [
    ['a pure folder that knows VS Code', 'plot/frame.ts', "import * as vscode from 'vscode';"],
    [
      'content that knows features',
      'content/hover/hover.ts',
      "import { hover } from '../../features/hover/hover.ts';",
    ],
    [
      'a way beside the door',
      'content/hover/hover.ts',
      "import type { ActivationUse } from '../../python/uses/use.ts';",
    ],
    [
      'a parser that knows names',
      'python/parser/parse.ts',
      "import { resolve } from '../resolver/resolver.ts';",
    ],
    [
      'several names in several lines',
      'catalog/define.ts',
      "import {\n  one,\n  type Two,\n} from '../plot/curve.ts';",
    ],
    ['a type handed on', 'protocol/state.ts', "export type { Use } from '../python/index.ts';"],
    ['all of a module handed on', 'catalog/define.ts', "export * from '../tensors/parse-tensor.ts';"],
    ['an import for its effect', 'content/hover/hover.ts', "import '../../webview/plot.ts';"],
    ['a default beside names', 'tensors/parse-tensor.ts', "import lit, { html } from 'lit';"],
    [
      'a type written in place',
      'tensors/parse-tensor.ts',
      "let use: import('../python/index.ts').ActivationUse;",
    ],
    ['Node in the extension', 'features/evaluate/evaluate.ts', "import { readFileSync } from 'node:fs';"],
    [
      'a folder outside of src',
      'content/hover/hover.ts',
      "import { t } from '../../../test/unit/english.ts';",
    ],
    ['a folder that the table does not know', 'sundry/one.ts', ''],
  ] as const;
  for (const [what, file, text] of forbidden) {
    it(what, () => assert.equal(forbiddenImports(file, text).length, 1));
  }

  it('but what a floor above asks of the doors below it', () => {
    const text = [
      "import * as vscode from 'vscode';",
      "import { type ActivationUse, writeBack } from '../../python/index.ts';",
      "import { describeUse } from '../../content/hover/hover.ts';",
      "import { useAt } from '../python/reading.ts';",
      "import { findById } from '../../catalog/catalog.ts';",
    ].join('\n');
    assert.deepEqual(forbiddenImports('features/plot/code.ts', text), []);
  });
});
