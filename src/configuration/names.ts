// Which activation a configuration file names at a place: `hidden_act: gelu`, `_target_: torch.nn.ReLU`,
// `act_cfg: {type: GELU}`. Knows keys and values, nothing of who reads the file.
import {
  isKindKey,
  isPathKey,
  type Meaning,
  meaningOf,
  meaningOfPath,
  type PublishedTable,
  tableOfWord,
  takesActivation,
  transformersTable,
} from '../catalog/published/names.ts';
import { type ActivationUse, useOfName } from '../python/index.ts';
import { readJson } from './read-json.ts';
import { readToml } from './read-toml.ts';
import { readYaml } from './read-yaml.ts';
import type { Setting } from './setting.ts';

/** The languages of configuration files, by VS Code's ids. */
export type ConfigurationLanguage = keyof typeof readers;

const readers = { json: readJson, jsonc: readJson, toml: readToml, yaml: readYaml };

/** The languages whose files are read as configurations. */
export const configurationLanguages = Object.keys(readers) as readonly ConfigurationLanguage[];

/** Longer texts are data, and stay unread. */
const longest = 500_000;

/** The activation that is named at `offset`, or undefined if there is none. Never throws. */
export function nameAt(
  text: string,
  language: ConfigurationLanguage,
  offset: number,
): ActivationUse | undefined {
  if (text.length > longest) return undefined;
  const settings = readers[language](text);
  const at = settings.find(({ start, end }) => start <= offset && offset <= end);
  if (!at || typeof at.value !== 'string' || isOfKeras(settings)) return undefined;
  const keys = at.path.filter((one) => typeof one === 'string');
  const key = keys.at(-1) ?? '';
  const taker = isPathKey(key) ? key : isKindKey(key) ? keys.at(-2) : key;
  if (taker === undefined) return undefined;
  const isTaken = isPathKey(key) || takesActivation(taker);
  if (!isTaken) return undefined;
  const table = tableOfWord(taker) ?? (isOfTransformers(settings) ? transformersTable : undefined);
  const meaning = meaningIn(at.value, isPathKey(key), table);
  const isAsked = table === transformersTable && isOfTransformers(settings) && key === taker;
  if (!meaning && !isAsked) return undefined;
  const isInTable = table !== undefined && (!meaning || meaningOf(at.value, table) === meaning);
  return useOfName(
    { code: text.slice(at.start, at.end), start: at.start, end: at.end },
    { argument: taker, ...(isInTable ? { table } : {}), ...(meaning ? { meaning } : {}) },
    besides(settings, at),
  );
}

function meaningIn(name: string, isPath: boolean, table: PublishedTable | undefined): Meaning | undefined {
  return meaningOfPath(name) ?? (isPath ? undefined : ((table && meaningOf(name, table)) ?? meaningOf(name)));
}

/** What is set beside the name, or in Lightning's `init_args`. */
function besides(
  settings: readonly Setting[],
  { path }: Setting,
): Readonly<Record<string, Setting['value']>> {
  if (typeof path.at(-1) !== 'string' || path.length < 2) return {};
  const around = path.slice(0, -1).join('\n');
  return Object.fromEntries(
    settings.flatMap((one) => {
      const above = one.path.slice(0, -1).join('\n');
      const isBeside = above === around || above === `${around}\ninit_args`;
      return isBeside && one.path.length > 1 ? [[String(one.path.at(-1)), one.value]] : [];
    }),
  );
}

/** A `config.json` of transformers', whose names its table has to have. */
function isOfTransformers(settings: readonly Setting[]): boolean {
  return settings.some(
    ({ path }) => path.length === 1 && /^(?:model_type|transformers_version)$/.test(String(path[0])),
  );
}

/** A model as Keras saves it. */
function isOfKeras(settings: readonly Setting[]): boolean {
  return settings.some(({ path }) => /^(?:keras_version|keras_backend)$/.test(String(path.at(-1))));
}
