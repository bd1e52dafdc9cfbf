// Answers about code: the hover at an offset, and all uses of activations.
import type { Values } from '../catalog/activation.ts';
import { findById } from '../catalog/catalog.ts';
import { nameAt } from '../configuration/names.ts';
import { describeAt } from '../content/hover/at.ts';
import { describeCompact } from '../content/hover/compact.ts';
import { renderCompact } from '../content/hover/compact-markdown.ts';
import { refuses } from '../content/hover/findings.ts';
import { commandLink, linkTo } from '../content/hover/link-target.ts';
import { type HoverParts, hoverParts, renderHover } from '../content/hover/markdown.ts';
import { plainTextOf } from '../content/hover/plain-text.ts';
import { messagesOfUse, writeMessage } from '../content/message.ts';
import type { Translate } from '../foundation/localization.ts';
import { newest, type Release } from '../foundation/release.ts';
import { palettes } from '../plot/palette.ts';
import type { ActivationUse } from '../python/index.ts';
import {
  type Fields,
  Refusal,
  readChoice,
  readFiles,
  readOffset,
  readOptionalText,
  readText,
} from './request.ts';
import { readCode } from './workspace.ts';

/** What a use or a hovered place may be, the likeliest first. */
interface Candidate {
  /** Null where it is not in the catalog. */
  readonly activation: string | null;
  /** Null where the value is not known. */
  readonly parameters: Values;
  readonly certainty: 'certain' | 'likely' | 'possible';
}

const certainties = { certain: 'certain', likely: 'likely', candidate: 'possible' } as const;

const howByKind = {
  'module call': 'call',
  'function call': 'call',
  'method call': 'method',
  reference: 'reference',
  partial: 'partial',
  getattr: 'getattr',
  'instance call': 'instance',
  instance: 'instance',
  string: 'string',
} as const satisfies Readonly<Record<ActivationUse['kind'], string>>;

/** The path of a source without one. */
const UNNAMED = 'untitled.py';

/** All parts of the full card. */
const allParts = Object.fromEntries(hoverParts.map((part) => [part, true])) as HoverParts;

export async function answerHover(fields: Fields, t: Translate, release: Release): Promise<unknown> {
  const source = readText(fields, 'source');
  const offset = readOffset(fields, 'offset', source);
  if (offset === undefined) throw new Refusal('offset is missing.');
  const language = readChoice(fields, 'language', ['python', 'markdown', 'yaml', 'json', 'toml']);
  const size = readChoice(fields, 'size', ['full', 'compact']);
  const path = readOptionalText(fields, 'path') ?? UNNAMED;
  const files = readFiles(fields);
  const use =
    language === 'python' || language === 'markdown'
      ? (await readCode({ source, language, path, files })).useAt(0, offset)
      : nameAt(source, language, offset);
  const told = use && describeAt(use, offset, 0, t, 'float32', release);
  if (!told) return null;
  const { content, span, argument } = told;
  const target = (link: Parameters<typeof linkTo>[0]) => linkTo(link, use, () => path);
  const look = { palette: palettes.dark, t, linkTo: target };
  const markdown =
    size === 'compact'
      ? renderCompact(describeCompact(content, t), content.name, {
          ...look,
          withPicture: true,
          withLinks: true,
          more: commandLink('activationLens.showFullHover', { uri: path, ...placeOf(source, offset) }),
        })
      : renderHover(content, { ...look, parts: allParts });
  // Of a name that is no parameter's, all that is raised of the call is told.
  const isKnown = argument !== undefined && argument in { ...use.parameters, ...use.settings };
  const said = messagesOfUse(use, isKnown ? argument : undefined, release);
  const { start, end } = argument === undefined ? use.callee : span;
  return {
    title: content.name,
    text: plainTextOf(markdown),
    markdown,
    start,
    end,
    kind:
      argument !== undefined
        ? 'argument'
        : use.kind === 'string'
          ? 'string'
          : use.mention === 'random'
            ? 'activation'
            : (use.mention ?? 'activation'),
    candidates: candidatesOf(use, release),
    error: said.error && writeMessage(said.error),
    warning: said.warning && writeMessage(said.warning),
  };
}

/** The line and the character of an offset, as editors count, from 0. */
function placeOf(source: string, offset: number): { readonly line: number; readonly character: number } {
  const lines = source.slice(0, offset).split(/\r\n?|\n/);
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}

export async function answerUses(fields: Fields): Promise<unknown> {
  const source = readText(fields, 'source');
  const path = readOptionalText(fields, 'path') ?? UNNAMED;
  const reading = await readCode({ source, language: 'python', path, files: readFiles(fields) });
  return (reading.uses[0] ?? [])
    .map((use) => {
      const { start, end } = use.callee;
      return { start, end, candidates: candidatesOf(use), how: howByKind[use.kind] };
    })
    .sort((one, other) => one.start - other.start);
}

function candidatesOf(use: ActivationUse, release: Release = newest): readonly Candidate[] {
  const certainty = certainties[use.certainty];
  if (use.mention === 'reduction' || use.mention === 'random' || use.id === '')
    return [{ activation: null, parameters: {}, certainty }];
  const unlisted: readonly Candidate[] = use.mayBeUnlisted
    ? [{ activation: null, parameters: {}, certainty: 'possible' }]
    : [];
  const others = [...(use.candidates ?? []).map((one) => candidateOf(one, 'possible')), ...unlisted];
  const entry = findById(use.id, release);
  const isRefused = entry !== undefined && refuses(entry, use, release);
  return [candidateOf(isRefused ? { id: use.id, parameters: writtenOnly(use) } : use, certainty), ...others];
}

/** A call that raises never comes to its defaults. */
function writtenOnly({ parameters }: ActivationUse): ActivationUse['parameters'] {
  return Object.fromEntries(Object.entries(parameters).filter(([, { isDefault }]) => !isDefault));
}

function candidateOf(
  { id, parameters }: Pick<ActivationUse, 'id' | 'parameters'>,
  certainty: Candidate['certainty'],
): Candidate {
  const names = findById(id)?.parameters.map(({ name }) => name) ?? [];
  const values = names
    .filter((name) => name in parameters)
    .map((name) => [name, parameters[name]?.value ?? null]);
  return { activation: id, parameters: Object.fromEntries(values), certainty };
}
