// What a hover says to someone who hears it: its text as VS Code hands it to a screen reader, line by line.
import type { ParameterValue } from '../../../../src/catalog/activation.ts';
import { findById } from '../../../../src/catalog/catalog.ts';
import type { HoverContent } from '../../../../src/content/hover/content.ts';
import { describeUse } from '../../../../src/content/hover/hover.ts';
import {
  type HoverLook,
  type HoverParts,
  hoverParts,
  renderHover,
} from '../../../../src/content/hover/markdown.ts';
import { plainTextOf } from '../../../../src/content/hover/plain-text.ts';
import { palettes } from '../../../../src/plot/palette.ts';
import type { ActivationUse, Code, Origin, ParameterState, Span } from '../../../../src/python/index.ts';
import type { Candidate } from '../../../../src/python/uses/use.ts';
import { english } from '../../../support/english.ts';

export const allParts = Object.fromEntries(hoverParts.map((part) => [part, true])) as HoverParts;

export const look: HoverLook = {
  parts: allParts,
  palette: palettes.dark,
  t: english,
  linkTo: (target) => ('kind' in target ? `command:${target.kind}` : `command:origin?${target.start}`),
};

/** What is known of a use, its places without their code: `contentOf` takes that from the source. */
type PlacedLoosely = Omit<Partial<ActivationUse>, 'callee' | 'expression' | 'origin' | 'candidates'> & {
  readonly callee?: Span;
  readonly expression?: Span;
  readonly origin?: LooseOrigin;
  readonly candidates?: readonly (Omit<Candidate, 'origin'> & { readonly origin: LooseOrigin })[];
};

type LooseOrigin = Omit<Origin, 'code'> & { readonly code?: string };

/** A use as the reader hands it over; parameters that are not given stand at their defaults, `undefined` is not known. */
export function useOf(
  id: string,
  given: Readonly<Record<string, ParameterValue | undefined>> = {},
  more: PlacedLoosely = {},
): ActivationUse {
  const parameters: Record<string, ParameterState> = {};
  for (const { name, default: standard } of findById(id)?.parameters ?? []) {
    const value = given[name];
    if (!(name in given)) {
      parameters[name] = { isDefault: true, ...(standard === undefined ? {} : { value: standard }) };
    } else {
      parameters[name] = { isDefault: false, text: String(value), ...(value === undefined ? {} : { value }) };
    }
  }
  return {
    id,
    kind: 'module call',
    apiPath: `torch.nn.${id}`,
    start: 0,
    end: id.length,
    callee: { start: 0, end: id.length, code: '' },
    expression: { start: 0, end: id.length + 2, code: '' },
    parameters,
    certainty: 'certain',
    ...(more as Partial<ActivationUse>),
  };
}

/** The content for a use in `source`; the catalog knows it or the test fails. */
export function contentOf(use: ActivationUse, source = ''): HoverContent {
  const withCode = <Place extends Code>(place: Place): Place => ({
    ...place,
    code: place.code || source.slice(place.start, place.end),
  });
  const { callee, expression, origin } = use;
  const placed = { ...use, callee: withCode(callee), expression: withCode(expression) };
  const content = describeUse(origin ? { ...placed, origin: withCode(origin) } : placed, 0, english);
  if (!content) throw new Error(`The catalog does not know ${use.id}.`);
  return content;
}

/** The hover's lines, cells apart by a space. */
export function readAloud(content: HoverContent, parts: HoverParts = allParts): string {
  return plainTextOf(renderHover(content, { ...look, parts }));
}
