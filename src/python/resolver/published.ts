// What a library's published table answers to a name: `ACT2FN[config.hidden_act]`, `create_act_layer("gelu_tanh")`.
import type { Values } from '../../catalog/activation.ts';
import {
  type Answers,
  meaningOf,
  type PublishedTable,
  tableAt,
  tableOfPackage,
  takerAt,
} from '../../catalog/published/names.ts';
import type { Scope } from '../binder/scopes.ts';
import type { Expression } from '../syntax/syntax.ts';
import { knownById } from './api-paths.ts';
import { isCounted } from './containers.ts';
import { argumentsOf, configuredBy } from './handed.ts';
import { constantFrom, keyFrom, type Resolution } from './resolution.ts';
import {
  type HeldArgument,
  type KnownActivation,
  only,
  type Possible,
  union,
  unknown,
  type Value,
} from './values.ts';

/** What the table at `path` answers to what `name` may hold; undefined if no known table stands there. */
export function answerOfTable(
  resolution: Resolution,
  path: string,
  name: Expression | undefined,
): Possible | undefined {
  const table = tableAt(path);
  const answers = table && takerAt(table, path);
  if (!table || !answers) return undefined;
  if (!name) return unknown;
  if (answers === 'built') return builtBy(resolution, table, name);
  const { alternatives, isOpen: isUnknown } = resolution.resolve(name);
  // What a configuration holds is a default: its author may have set something else.
  const isSetting =
    name.kind === 'attribute' && !(name.object.kind === 'name' && name.object.name === 'self');
  const isOpen = isUnknown || isSetting;
  const parts = alternatives.map((one) => {
    const { text, arguments: list } = namedBy(resolution, one.value, name);
    const meaning = meaningOf(text, table);
    const known = meaning?.id === undefined ? undefined : knownById(meaning.id);
    if (!known || !meaning || (list && answers !== 'instance')) return unknown;
    const made = madeBy(answers, known, meaning.parameters, table, list);
    return {
      ...made,
      alternatives: made.alternatives.map((each) => ({
        ...each,
        through:
          one.through && isSetting ? { ...one.through, kind: 'parameter default' as const } : one.through,
        isAssumed: true,
      })),
    };
  });
  return union(isOpen || parts.length === 0 ? [...parts, unknown] : parts);
}

/**
 * The same of a library's own table that was followed into its file, where that leads to no activation: its classes compute
 * what PyTorch's do in their own words.
 */
export function answerOfOwnTable(
  resolution: Resolution,
  node: Expression,
  index: Expression | undefined,
): Possible | undefined {
  const place = node.kind === 'name' ? resolution.placeOf(node) : undefined;
  if (!place || node.kind !== 'name') return undefined;
  for (let scope: Scope | undefined = place.scope; scope; scope = scope.parent) {
    const [only, ...others] = scope.bindings.get(node.name) ?? [];
    if (!only) continue;
    const path = only.bound.kind === 'import' && others.length === 0 ? only.bound.path : '';
    return tableOfPackage(path) ? answerOfTable(resolution, path, index) : undefined;
  }
  return undefined;
}

/** A name, or one with what is set beside it: `("leakyrelu", {"negative_slope": 0.1})`. */
function namedBy(
  resolution: Resolution,
  value: Value,
  node: Expression,
): { readonly text: string; readonly arguments?: readonly HeldArgument[] } {
  if (value.kind === 'constant') return { text: typeof value.value === 'string' ? value.value : '' };
  const [first, second, ...others] =
    value.kind === 'container' && isCounted(value) ? value.entries.map((one) => one.value) : [];
  // `Act.LEAKYRELU` of the table itself, which answers its names so.
  const text =
    first?.kind === 'attribute' && /^[A-Z]\w*$/.test(first.name)
      ? first.name
      : first && constantFrom(resolution.resolve(first))?.value;
  const [beside] = second ? resolution.resolve(second).alternatives : [];
  if (typeof text !== 'string' || others.length > 0 || beside?.value.kind !== 'container')
    return { text: '' };
  return { text, arguments: argumentsOf(resolution, beside.value, node) };
}

/** `build_activation_layer(dict(type='LeakyReLU', negative_slope=0.2))` */
function builtBy(resolution: Resolution, table: PublishedTable, node: Expression): Possible {
  const parts = configuredBy(resolution, node).map(({ kind, arguments: list, through }) => {
    const { value: text, through: by = through } = keyFrom(resolution.resolve(kind)) ?? {};
    const meaning = typeof text === 'string' ? meaningOf(text, table) : undefined;
    const of = meaning?.id === undefined ? undefined : knownById(meaning.id);
    if (!of) return unknown;
    const named = { table, parameters: meaning?.parameters ?? {}, arguments: list };
    const value = { kind: 'instance', of, construction: undefined, named } as const;
    const isByDefault = by?.kind === 'parameter default' || by?.kind === 'argument';
    return {
      alternatives: [{ value, origin: undefined, through: isByDefault ? by : undefined, isAssumed: true }],
      isOpen: isByDefault,
    };
  });
  return parts.length > 0 ? union(parts) : unknown;
}

function madeBy(
  answers: Answers,
  of: KnownActivation,
  parameters: Values | undefined,
  table: PublishedTable,
  list: readonly HeldArgument[] | undefined,
): Possible {
  if (answers === 'instance') {
    const named = { table, parameters: parameters ?? {}, ...(list ? { arguments: list } : {}) };
    return only({ kind: 'instance', of, construction: undefined, named });
  }
  // A class that has parameters of its own set is none of PyTorch's.
  const kind = answers === 'class' ? 'module' : 'function';
  const paths = of.entry.apiPaths.filter((one) => one.kind === kind && !one.inPlace);
  const apiPath = paths.find(({ path }) => path.startsWith('torch.nn.')) ?? paths[0];
  return parameters || !apiPath ? unknown : only({ kind: 'path', path: apiPath.path });
}
