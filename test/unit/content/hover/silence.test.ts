// Why there is no hover, as a person reads it.
import assert from 'node:assert/strict';
import { describeSilence } from '../../../../src/content/hover/silence.ts';
import type { Silence } from '../../../../src/python/index.ts';

const t = (text: string, ...args: readonly unknown[]) =>
  text.replace(/\{(\d)\}/g, (_, at: string) => String(args[Number(at)]));

const table: readonly [Silence, string][] = [
  [{ kind: 'foreign', name: 'gelu', library: 'jax.nn' }, 'gelu comes from jax.nn, not from PyTorch.'],
  [
    { kind: 'import', name: 'nn' },
    'nn is only imported here. Point at an activation in a call, such as nn.Softplus().',
  ],
  [{ kind: 'loop', name: 'x' }, 'x is assigned in a loop: its type is unknown.'],
  [{ kind: 'several', name: 'x' }, 'x is assigned in several places: its type is unknown.'],
  [{ kind: 'parameter', name: 'x' }, 'x is a parameter without a type annotation: its type is unknown.'],
  [{ kind: 'other value', name: 'x' }, 'x is not an activation.'],
  [
    { kind: 'not in the catalog', path: 'torch.exp' },
    'torch.exp is not one of the activations that Activation Lens knows.',
  ],
  [{ kind: 'too large' }, 'This document is too large for Activation Lens to read.'],
  [
    { kind: 'quantized', path: 'torch.ao.nn.quantized.ReLU6' },
    'torch.ao.nn.quantized.ReLU6 works on quantized, rounded numbers. Activation Lens has no curve for it.',
  ],
  [{ kind: 'unread' }, 'This statement is too long for Activation Lens to read.'],
];

describe('why there is no hover', () => {
  for (const [silence, sentence] of table) {
    it(sentence, () => assert.equal(describeSilence(silence, t), sentence));
  }
});
