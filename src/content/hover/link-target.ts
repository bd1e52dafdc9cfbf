// Where the links of a hover lead: the product's commands with their arguments, and PyTorch's documentation.
import { encode } from '../../foundation/encode.ts';
import type { ActivationUse } from '../../python/index.ts';
import type { SourceLocation } from '../sentence.ts';
import type { Link } from './links.ts';

/** The target of a link in the hover over `use`, a `command:` or `https:` URI; `uriOf` names the document or cell. */
export function linkTo(
  target: Link | SourceLocation,
  use: Pick<ActivationUse, 'start' | 'end' | 'mention'>,
  uriOf: (cell?: number) => string,
): string {
  if (!('kind' in target)) {
    const { cell, file, start, end } = target;
    return commandLink('activationLens.goToOrigin', { uri: file ?? uriOf(cell), start, end });
  }
  const definition = { definition: { uri: uriOf(), offset: use.start } };
  switch (target.kind) {
    case 'plot':
    case 'add':
    case 'compare':
      return commandLink(target.kind === 'add' ? 'activationLens.addToPlot' : 'activationLens.openPlot', {
        ...(target.curves ? { curves: target.curves } : definition),
        ...(target.spread && target.kind === 'plot' ? { spread: target.spread } : {}),
        // A name that is only given the activation has no call to write to.
        ...(use.mention ? {} : { source: { uri: uriOf(), start: use.start, end: use.end } }),
      });
    case 'evaluate':
      return commandLink(
        'activationLens.evaluateNumbers',
        target.activation ? { activation: target.activation } : definition,
      );
    case 'documentation':
      return target.url;
    case 'report':
      return commandLink('activationLens.reportWrongAnswer', { uri: uriOf(), start: use.start });
    case 'hide':
      return target.id === undefined
        ? commandLink('activationLens.hideInWorkspace', {})
        : commandLink('activationLens.hideForActivation', { id: target.id });
  }
}

/** JSON has no NaN and no infinities; the commands take them as Python writes them. */
export function commandLink(name: `activationLens.${string}`, argument: unknown): string {
  return `command:${name}?${encodeURIComponent(JSON.stringify([encode(argument)]))}`;
}
