// What PyTorch says of one call.
import { findMessage } from '../content/message.ts';
import { findMissingName, type Place } from '../content/messages/missing.ts';
import type { Translate } from '../foundation/localization.ts';
import type { Release } from '../foundation/release.ts';
import { type Fields, readText } from './request.ts';

/** The names that a call may use; the tensors are those that PyTorch's answers in test/golden/api.json were asked with. */
const setup = `import torch, torch.nn as nn, torch.nn.functional as F
from math import inf, nan
x = torch.tensor([-1.5, 0., 2.])
x2 = torch.tensor([[-1., 2.], [3., -4.]])
x4 = torch.tensor([1., -2., 3., -4.])
ints = torch.tensor([-1, 0, 3])
bools = torch.tensor([True, False])
leaf = torch.tensor([-1.5, 0., 2.], requires_grad=True)
nonleaf = leaf * 1
`;

/** What those names are, for the attributes that they do not have. */
const places: readonly Place[] = [
  ['torch.', 'torch'],
  ['torch.special.', 'torch.special'],
  ['nn.', 'torch.nn'],
  ['torch.nn.', 'torch.nn'],
  ...['F.', 'nn.functional.', 'torch.nn.functional.'].map((way): Place => [way, 'torch.nn.functional']),
  ...['x', 'x2', 'x4', 'ints', 'bools', 'leaf', 'nonleaf'].map((name): Place => [`${name}.`, 'torch.Tensor']),
];

export function answerMessage(fields: Fields, _: Translate, release: Release): unknown {
  const call = readText(fields, 'call');
  // Python looks an attribute up before it looks at anything in the parentheses.
  const missing = findMissingName(call, places);
  if (missing !== undefined) return { type: 'AttributeError', message: missing };
  return findMessage(setup + call, setup.length, release) ?? null;
}
