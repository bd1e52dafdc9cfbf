// Activations of one's own for tests, read from Python as those of a person are.
import assert from 'node:assert/strict';
import { type OwnActivation, ownActivation } from '../../src/autodiff/own-activation.ts';
import { createReader, type Definition } from '../../src/python/index.ts';

const IMPORTS =
  'import math\nimport numpy as np\nimport torch\nimport torch.nn as nn\nimport torch.nn.functional as F\n';

/** The definition that `code` ends with. */
export function definitionIn(code: string): Definition {
  const reading = createReader().read([{ text: IMPORTS + code, language: 'python' }]);
  while (!reading.step(Number.POSITIVE_INFINITY));
  const found = reading.definitionsIn(0).at(-1);
  assert.ok(found, code);
  return found;
}

/** What is told of the definition that `code` ends with. */
export function ownIn(code: string): OwnActivation {
  const { name, formula } = definitionIn(code);
  return ownActivation(name, formula);
}

export const SWISH = 'def swish(x, beta=1.5):\n    return x * torch.sigmoid(beta * x)\n';
