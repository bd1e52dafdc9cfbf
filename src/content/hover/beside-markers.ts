// What a hover leaves out where markers of our own stand above it in the same widget.
import { ruleOf } from '../diagnostics/rules.ts';
import type { HoverContent } from './content.ts';

/**
 * `content` beside the markers of `rules`: it says nothing twice, and makes room for them, so that the widget shows all of both. Where
 * the call is a mistake, how the activation is related to others matters least.
 */
export function besideMarkers(content: HoverContent, rules: ReadonlySet<string>): HoverContent {
  if (rules.size === 0) return content;
  const { compared, chosenDim, related, ...others } = content;
  const isDimSaid = rules.has('implicit-dim');
  const isMistake = [...rules].some((id) => ruleOf(id)?.group !== 'accuracy');
  return {
    ...others,
    isBesideMarker: true,
    parameters: content.parameters.filter(({ name }) => !isDimSaid || name !== 'dim'),
    findings: content.findings.filter(({ kind }) => kind !== 'nonsense' && !(kind === 'warns' && isDimSaid)),
    ...(compared && !rules.has('softplus-jump') ? { compared } : {}),
    ...(chosenDim && !isDimSaid ? { chosenDim } : {}),
    ...(related && !isMistake ? { related } : {}),
  };
}
