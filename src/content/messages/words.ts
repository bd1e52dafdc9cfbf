// What PyTorch words otherwise since a release, whatever is called: one table, oldest first. What one activation says of its
// own stands in its entry's `changes`.
import { isSince, type Release } from '../../foundation/release.ts';

/** How PyTorch and its C++ parser put things in one release. */
export interface Words {
  /** The class that the methods of a tensor belong to. */
  readonly tensorClass: string;
  /** The class whose `__init__` answers for those that take no arguments; none if each has its own. */
  readonly sharedInit?: string | undefined;
  /** What is raised where a kernel is not written for a dtype. */
  readonly unimplemented: string;
  /** What is raised where bools are refused before there is a kernel. */
  readonly boolsRefused: string;
  /** Of an input and a weight of two dtypes, by PyTorch's names of them. */
  readonly dtypesDiffer: (called: string, input: string, weight: string) => string;
  /** Of a weight of more than one dimension. */
  readonly weightRank: (called: string, rank: number) => string;
  /** Of a whole number that has no room; undefined if it has. */
  readonly tooLong: (value: number) => string | undefined;
  /** Of the name of a nonlinearity that recurrent layers do not take. */
  readonly unknownNonlinearity: (name: string) => string;
  /** A count of parameters of another type is checked before the signatures. */
  readonly takesSizesOnly: boolean;
}

const oldest: Words = {
  tensorClass: '_TensorBase',
  sharedInit: 'Module',
  unimplemented: 'RuntimeError',
  boolsRefused: 'RuntimeError',
  dtypesDiffer: (_, input, weight) => `Found dtype ${weight} but expected ${input}`,
  weightRank: (called, rank) =>
    `${called}: Expected \`weight\` to be a scalar or 1D tensor, but got ndim = ${rank}`,
  tooLong: (value) =>
    value >= 2 ** 63 || value < -(2 ** 63) ? 'RuntimeError: Overflow when unpacking long' : undefined,
  unknownNonlinearity: (name) => `Unknown nonlinearity '${name}'`,
  takesSizesOnly: false,
};

const changes: readonly (Partial<Words> & { readonly since: Release })[] = [
  {
    since: '2.0',
    sharedInit: undefined,
    dtypesDiffer: (called, input, weight) =>
      `${called}: Type promoting not supported. Got ${input} and ${weight}`,
    weightRank: (called, rank) =>
      `${called}: Expected \`weight\` to be a scalar or 1D tensor, but got: ndim = ${rank}`,
  },
  {
    since: '2.1',
    unknownNonlinearity: (name) => `Unknown nonlinearity '${name}'. Select from 'tanh' or 'relu'.`,
  },
  { since: '2.2', tensorClass: 'TensorBase' },
  {
    since: '2.3',
    tooLong: (value) => {
      if (value >= 2 ** 64) return 'OverflowError: int too big to convert';
      return value < -(2 ** 63) ? "OverflowError: can't convert negative int to unsigned" : undefined;
    },
  },
  { since: '2.8', unimplemented: 'NotImplementedError' },
  { since: '2.13', takesSizesOnly: true },
  { since: '2.14', boolsRefused: 'NotImplementedError' },
];

export function wordsOf(release: Release): Words {
  return Object.assign({}, oldest, ...changes.filter(({ since }) => isSince(release, since)));
}
