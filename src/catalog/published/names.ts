// Names of activations in strings: what libraries publish, and what everybody writes. Which arguments take such names.
import { catalog } from '../catalog.ts';
import { table as diffusers } from './diffusers.ts';
import { table as fairseq } from './fairseq.ts';
import { table as monai } from './monai.ts';
import { table as openmmlab } from './openmmlab.ts';
import type { Answers, Meaning, PublishedTable } from './table.ts';
import { table as timm } from './timm.ts';
import { table as transformers } from './transformers.ts';

export type { Answers, Meaning, PublishedTable } from './table.ts';

/** Every published table that is known. */
export const publishedTables: readonly PublishedTable[] = [
  transformers,
  timm,
  diffusers,
  monai,
  openmmlab,
  fairseq,
];

/** The table that a `config.json` of transformers' is looked up in. */
export const transformersTable: PublishedTable = transformers;

/** Ids that are words for other things, too, and what is no layer: none is meant by its bare name. */
const ambiguous = new Set(['Threshold', 'Logit', 'LogSumExp', 'NegativeBinaryEntropy']);

const letters = (name: string): string => name.toLowerCase().replace(/[_\-\s]/g, '');

/** What a name means wherever it is written, by its letters; what libraries mean differently is none. */
const everywhere = new Map<string, Meaning | 'several'>();
for (const { id } of catalog) if (!ambiguous.has(id)) everywhere.set(letters(id), { id });
for (const { names } of publishedTables) {
  for (const [name, meaning] of Object.entries(names)) {
    const known = everywhere.get(letters(name));
    const isSame = known === undefined || (known !== 'several' && describe(known) === describe(meaning));
    everywhere.set(letters(name), isSame ? meaning : 'several');
  }
}

function describe({ id, parameters, words }: Meaning): string {
  return words
    ? words((text, ...args) => [text, ...args].join('\n'))
    : JSON.stringify([id, parameters ?? {}]);
}

/** Written out, as configurations name a class: `torch.nn.ReLU`, `nn.functional.gelu`, `F.relu`. */
const qualified = /^(?:torch\.nn\.functional|torch\.nn|nn\.functional|torch|nn|F)\.(?=\w+$)/;

/**
 * What `name` means to `table`, or to anybody where that is undefined; undefined if it means nothing, or to each something
 * else.
 */
export function meaningOf(name: string, table?: PublishedTable): Meaning | undefined {
  if (table) {
    if (Object.hasOwn(table.names, name)) return table.names[name];
    const lower = name.toLowerCase();
    const found = table.isCaseless && Object.keys(table.names).find((known) => known.toLowerCase() === lower);
    return found ? table.names[found] : undefined;
  }
  const meaning = everywhere.get(letters(name.replace(qualified, '')));
  return meaning === 'several' ? undefined : meaning;
}

/** Whether anybody means an activation by `name`; asked of each string of a program. */
export function mayName(name: string): boolean {
  return everywhere.has(letters(name.replace(/^.*\./, '')));
}

/** The class or function that is written out in full, `torch.nn.ReLU`; undefined for anything else. */
export function meaningOfPath(path: string): Meaning | undefined {
  const entry = catalog.find(({ apiPaths }) =>
    apiPaths.some((one) => one.path === path && one.kind !== 'method'),
  );
  return entry && { id: entry.id };
}

/** The table whose library has the package of `path`, `transformers.models.bert`. */
export function tableOfPackage(path: string): PublishedTable | undefined {
  const root = path.split('.')[0] ?? '';
  return publishedTables.find(({ library, packages = [library] }) => packages.includes(root));
}

/**
 * The table that is asked by what stands at `path`, qualified or as a relative import has it
 * (`...activations.ACT2FN`, where `library` says whose file it is).
 */
export function tableAt(path: string): PublishedTable | undefined {
  const table = tableOfPackage(path);
  if (table) return isTaker(table, path) ? table : undefined;
  if (!path.startsWith('.')) return undefined;
  const found = publishedTables.filter((one) => isTaker(one, path));
  return found.length === 1 ? found[0] : undefined;
}

function isTaker(table: PublishedTable, path: string): boolean {
  return takerAt(table, path) !== undefined;
}

/** What that which stands at `path` answers to a name; undefined if it is not asked for one. */
export function takerAt({ takers }: PublishedTable, path: string): Answers | undefined {
  const rest = path.replace(/^\.+/, '');
  return Object.entries(takers).find(([taker]) => rest === taker || path.endsWith(`.${taker}`))?.[1];
}

/** The table whose own word an argument is, `hidden_act`, `decoder_hidden_act`. */
export function tableOfWord(name: string): PublishedTable | undefined {
  return publishedTables.find(({ words = [] }) =>
    words.some((word) => name === word || name.endsWith(`_${word}`)),
  );
}

/** The known name of `table` that is nearest to `name`; undefined if none is near. */
export function nearestName(name: string, { names }: PublishedTable): string | undefined {
  const near = Object.keys(names)
    .map((known) => ({ known, distance: distanceOf(letters(name), letters(known)) }))
    .sort((one, other) => one.distance - other.distance)[0];
  return near && near.distance <= Math.max(1, Math.floor(name.length / 3)) ? near.known : undefined;
}

/** How many letters have to be added, taken away or put in another's place. */
function distanceOf(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, i) => i);
  for (const [i, letter] of [...from].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...to].entries())
      next.push(
        Math.min((row[j] ?? 0) + (letter === other ? 0 : 1), (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1),
      );
    row = next;
  }
  return row[to.length] ?? 0;
}

const saysSo =
  /^(?:act|acts|acti|activ|activation|activations|afn|nonlin|nonlinear|nonlinearity|nonlinearities|non linearity|non linear)$/;
/** What is said of activations beside which one it is, and what only begins alike. */
const saysOther =
  /^(?:checkpoint|checkpointing|quant|quantizer|quantization|quantize|recompute|offload|dtype|bits|bit|order|scale|scales|dim|size|offloading|function to apply|map|hook|hooks|path|file|dir|stats|loss|reg|regularizer|clip|postprocess|position|pos|supported|available|valid|allowed|known|choices)$/;

/** Whether the name of an argument, a field or a key says that it takes an activation: `act_layer`, `hidden_act`, `nonlinearity`. */
export function takesActivation(name: string): boolean {
  if (tableOfWord(name)) return true;
  const parts = wordsOf(name);
  const pairs = parts.slice(1).map((part, i) => `${parts[i]} ${part}`);
  return (
    [...parts, ...pairs].some((part) => saysSo.test(part)) && !parts.some((part) => saysOther.test(part))
  );
}

/** `hiddenAct2` is `hidden` and `act`. */
function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((part) => part !== '');
}

/** Keys that hold the name where what is around them takes an activation: `act_cfg=dict(type='GELU')`. */
export const isKindKey = (key: string): boolean => /^(?:type|name|class_name)$/.test(key);

/** Keys whose value is the path of a class: `_target_: torch.nn.ReLU`. */
export const isPathKey = (key: string): boolean => /^(?:_target_|class_path)$/.test(key);
