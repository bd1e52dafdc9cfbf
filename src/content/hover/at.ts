// What a hover tells at a place of a document: of the use on whose name the place is, or of one of its arguments.

import { findById } from '../../catalog/catalog.ts';
import type { Dtype } from '../../foundation/dtype.ts';
import type { Translate } from '../../foundation/localization.ts';
import { newest, type Release } from '../../foundation/release.ts';
import type { ActivationUse, Span } from '../../python/index.ts';
import { describeOutput } from '../evaluate/call-output.ts';
import { raisedByInput } from '../messages/input.ts';
import { describeArgument } from './argument.ts';
import type { HoverContent } from './content.ts';
import { describeGated } from './gated.ts';
import { describeUse } from './hover.ts';
import { argumentsOf } from './origin.ts';
import { describeLonePart, describeOwn } from './own.ts';
import { describeRelative } from './relative.ts';
import { describeSetting } from './setting.ts';
import { describeUnlistedName } from './unlisted-name.ts';

/** What is hovered, and what the hover says. */
export interface HoverAtPlace {
  readonly content: HoverContent;
  /** The name of the use, or the argument. */
  readonly span: Span;
  /** The name of the argument that is hovered, PyTorch's where it has one; none on the use itself. */
  readonly argument?: string;
  /** There is nothing to tell but what PyTorch raises. */
  readonly isErrorOnly?: true;
}

/**
 * What the hover tells where `use` was picked at `offset` of the cell, with values in `dtype` as `release` of PyTorch answers;
 * undefined where it has nothing to tell there.
 */
export function describeAt(
  use: ActivationUse,
  offset: number,
  cell: number,
  t: Translate,
  dtype: Dtype = 'float32',
  release: Release = newest,
): HoverAtPlace | undefined {
  if (use.mention === 'reduction' || use.mention === 'random') {
    const content = describeRelative(use, t, release);
    return content && { content, span: { start: use.start, end: use.end } };
  }
  if (use.mention === 'unlisted name') {
    const content = describeUnlistedName(use, t);
    return content && { content, span: { start: use.start, end: use.end } };
  }
  if (use.mention === 'part') {
    const content = describeLonePart(use, t);
    return content && { content, span: { start: use.start, end: use.end } };
  }
  if (use.gates)
    return { content: describeGated(use.gates, release, t), span: { start: use.start, end: use.end } };
  if (use.defines && use.id === '')
    return {
      content: describeOwn(use.defines, dtype, release, t),
      span: { start: use.start, end: use.end },
    };
  if (use.start <= offset && offset <= use.end) {
    const content = describeCall(use, cell, t, dtype, release);
    return content && { content, span: { start: use.start, end: use.end } };
  }
  const argument = argumentAt(use, offset, cell);
  if (!argument) return describeUnknownName(use, offset, cell, t, { dtype, release });
  const { name, span } = argument;
  const content = describeArgument(use, name, t, release) ?? describeSetting(use, name, t, release);
  return content && { content, span, argument: name };
}

/** What PyTorch raises, where the name of an argument is pointed at that it does not know. */
function describeUnknownName(
  use: ActivationUse,
  offset: number,
  cell: number,
  t: Translate,
  { dtype, release }: { readonly dtype: Dtype; readonly release: Release },
): HoverAtPlace | undefined {
  if ((use.origin?.cell ?? cell) !== cell) return undefined;
  const pointedAt = use.arguments?.find(({ name }) => name && name.start <= offset && offset <= name.end);
  if (!pointedAt?.name) return undefined;
  const { code: name } = pointedAt.name;
  const isKnown = argumentsOf(use).some((one) => one.name === name);
  const content = isKnown ? undefined : describeUse(use, cell, t, dtype, release);
  if (!content?.isRefused) return undefined;
  const { start, end } = pointedAt;
  return { content, span: { start, end }, argument: name, isErrorOnly: true };
}

/** What the hover says of the use, and the output of the call where its input can be known. */
function describeCall(
  use: ActivationUse,
  cell: number,
  t: Translate,
  dtype: Dtype,
  release: Release,
): HoverContent | undefined {
  const content = describeUse(use, cell, t, dtype, release);
  const entry = findById(use.id, release);
  if (!content || !entry || raisedByInput(entry, use, release, t) !== undefined) return content;
  const output = describeOutput(use, t, release);
  return output ? { ...content, output } : content;
}

/**
 * The argument of `use` that stands at `offset` of this cell; of one whose value is not known only its name, the value
 * is another's story. An instance's arguments may stand in another cell.
 */
function argumentAt(
  use: ActivationUse,
  offset: number,
  cell: number,
): { readonly name: string; readonly span: Span } | undefined {
  if (use.origin && use.origin.cell !== cell) return undefined;
  const written = [...Object.entries(use.parameters), ...Object.entries(use.settings ?? {})];
  for (const [name, { argument, argumentName, value }] of written) {
    const span = value === undefined ? argumentName : argument;
    if (span && span.start <= offset && offset <= span.end) return { name, span };
  }
  return undefined;
}
