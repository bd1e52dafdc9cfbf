// What attributes and keys name that code is configured by: options of a command line, `SimpleNamespace(act="relu")`, dictionaries
// whose keys are read as attributes. All of it is a default, for whoever runs the code sets something else.
import type { Call, Expression } from '../syntax/syntax.ts';
import { computed, dictionaryOf, pick } from './containers.ts';
import type { Resolution } from './resolution.ts';
import {
  type Container,
  type Entry,
  mapAlternatives,
  nothing,
  only,
  type Possible,
  unknown,
  type Value,
  withOrigin,
} from './values.ts';

type Namespace = Extract<Value, { kind: 'namespace' }>;

/** How many options are told apart. */
const most = 256;

/** What the command line is parsed to; undefined of other calls. */
export function parsedOptions(resolution: Resolution, { callee }: Call): Possible | undefined {
  if (callee.kind !== 'attribute' || callee.name !== 'parse_args') return undefined;
  const entries = resolution
    .callsOf('add_argument')
    .slice(0, most)
    .flatMap((option): Entry[] => {
      const key = nameOfOption(option);
      const value = option.arguments.find(({ name }) => name === 'default')?.value;
      return key === undefined ? [] : [{ key, value: value ?? computed(unknown) }];
    });
  const names = entries.map(({ key }) => key);
  // Of two parsers in one file nobody knows which it is.
  const own = entries.filter(({ key }) => names.indexOf(key) === names.lastIndexOf(key));
  return own.length > 0 ? only({ kind: 'namespace', held: containing(own) }) : undefined;
}

const containing = (entries: readonly Entry[]): Container => ({
  kind: 'container',
  entries,
  isWhole: false,
  isModule: false,
});

const flat = /^(?:types\.SimpleNamespace|argparse\.Namespace)$/;
const deep =
  /^(?:easydict\.EasyDict|omegaconf\.OmegaConf\.create|ml_collections\.(?:config_dict\.)?ConfigDict|munch\.(?:Munch|munchify)|addict\.Dict|box\.Box|mmengine\.(?:config\.)?ConfigDict)$/;

/** What a call of the class at `path` holds, whose keys are attributes; undefined of any other class. */
export function namespaceOf(resolution: Resolution, path: string, node: Call): Possible | undefined {
  const isDeep = deep.test(path);
  if (!isDeep && !flat.test(path)) return undefined;
  const [first] = node.arguments;
  const given =
    isDeep && first && first.name === undefined && first.stars === 0
      ? resolution.resolve(first.value)
      : dictionaryOf(resolution, node, false);
  const [held] = given.alternatives;
  return held?.value.kind === 'container' && given.alternatives.length === 1
    ? only({ kind: 'namespace', held: held.value, ...(isDeep ? { isDeep } : {}) })
    : undefined;
}

/** What such an object holds by a name, unless it was set otherwise. */
export function optionOf(resolution: Resolution, { held, isDeep }: Namespace, name: string): Possible {
  const entry = held.entries.filter(({ key }) => key === name).at(-1);
  if (!entry) return nothing;
  const { chunk, start, end } = entry.value;
  const through = { kind: 'parameter default', name, chunk, start, end } as const;
  const possible = withOrigin(pick(resolution, held, name), entry.value);
  const found = mapAlternatives(possible, (one) => ({
    ...one,
    through: one.through?.kind === 'parameter default' ? one.through : through,
    value:
      isDeep && one.value.kind === 'container' ? { kind: 'namespace', held: one.value, isDeep } : one.value,
  }));
  return { ...found, isOpen: true };
}

/** `vars(args)` as a dictionary of its options; undefined of anything else. */
export function tableOfOptions(resolution: Resolution, node: Expression): Possible | undefined {
  const { alternatives } = resolution.resolve(node);
  const [one] = alternatives;
  return one?.value.kind === 'namespace' && alternatives.length === 1
    ? { alternatives: [{ ...one, value: { ...one.value, isDeep: true } }], isOpen: false }
    : undefined;
}

/** The attribute that an option is stored in: its `dest`, else its first long name. */
function nameOfOption({ arguments: list }: Call): string | undefined {
  const dest = list.find(({ name }) => name === 'dest')?.value;
  if (dest) return dest.kind === 'text' ? dest.value : undefined;
  const names = list.flatMap(({ name, value }) =>
    name === undefined && value.kind === 'text' ? [value.value] : [],
  );
  const chosen = names.find((one) => one.startsWith('--')) ?? names[0];
  return chosen?.replace(/^--?/, '').replaceAll('-', '_');
}
