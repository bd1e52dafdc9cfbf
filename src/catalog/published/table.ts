// The shape of a published table: which activation a library means by a name in a string, and who takes such names.
import type { Text } from '../../foundation/localization.ts';
import type { Values } from '../activation.ts';

/** What a name stands for: an entry's id with the parameters that are set, or in words what no entry has. */
export type Meaning =
  | { readonly id: string; readonly parameters?: Values; readonly words?: never }
  | { readonly words: Text; readonly id?: never; readonly parameters?: never };

/**
 * What a table answers: a module, a class or function of PyTorch's, or a module that a dictionary with its name configures.
 */
export type Answers = 'instance' | 'class' | 'function' | 'built';

/** One library's table. */
export interface PublishedTable {
  /** The library as people call it, `transformers`, and its packages in imports where they are called otherwise. */
  readonly library: string;
  readonly packages?: readonly string[];
  /** The table or the function that looks a name up, `ACT2FN`. */
  readonly name: string;
  /** The release of the library that the names were read in. */
  readonly version: string;
  readonly names: Readonly<Record<string, Meaning>>;
  /** Takes `RELU` for `relu`. */
  readonly isCaseless?: true;
  /** What is asked for a name, by the end of its path behind the package, and what that answers. */
  readonly takers: Readonly<Record<string, Answers>>;
  /** Arguments that are this library's own words, wherever they are written. */
  readonly words?: readonly string[];
}

/** An entry of the catalog, with its defaults or with these parameters. */
export const means = (id: string, parameters?: Values): Meaning =>
  parameters === undefined ? { id } : { id, parameters };

/** Several ids by the names that stand for them, `id: name` where they differ. */
export const plain = (names: Readonly<Record<string, string>>): Readonly<Record<string, Meaning>> =>
  Object.fromEntries(Object.entries(names).map(([name, id]) => [name, means(id)]));

/** GELU as most libraries approximate it; they differ in how many digits they write of the square root of 2/π. */
export const tanhGelu: Meaning = means('GELU', { approximate: 'tanh' });

/** What several libraries have and PyTorch has not. */
export const unlisted = {
  identity: { words: (t) => t('It leaves its input as it is.') },
  quickGelu: { words: (t) => t('It computes {0}.', 'x · sigmoid(1.702 · x)') },
  squaredRelu: { words: (t) => t('It computes {0}.', 'relu(x)²') },
} as const satisfies Readonly<Record<string, Meaning>>;
