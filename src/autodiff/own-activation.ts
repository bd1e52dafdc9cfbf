// An activation that somebody wrote, as plain data and as an entry beside the catalog's: what draws, compares and evaluates
// takes it as it takes those.
import type { Activation, ElementwiseActivation, Values } from '../catalog/activation.ts';
import { findById } from '../catalog/catalog.ts';
import { newest, type Release } from '../foundation/release.ts';
import type { Formula, Graph } from './graph.ts';
import { type OwnFunction, scalarOf } from './scalar-of.ts';

/** What is told of an activation of one's own, from the code to whoever draws or evaluates it. */
export interface OwnActivation extends Graph, Pick<Formula, 'isNumpy'> {
  /** As the code calls it, `swish`; of a formula that was typed, that formula. */
  readonly name: string;
  /** The numbers that a person could change, as they are written. */
  readonly parameters: readonly { readonly name: string; readonly value: number }[];
}

/** An activation, the catalog's or somebody's own, whose name is then the id. */
export interface Named {
  readonly id: string;
  readonly own?: OwnActivation;
}

/** What a formula is told as. */
export const ownActivation = (
  name: string,
  { nodes, output, isNumpy, parameters }: Formula,
): OwnActivation => ({
  name,
  // Where an operation is written is nothing to whoever draws it.
  nodes: nodes.map((node) => {
    if (!('at' in node)) return node;
    const { at: _, ...rest } = node;
    return rest;
  }),
  output,
  parameters: parameters.map(({ name: of, value }) => ({ name: of, value })),
  ...(isNumpy ? { isNumpy } : {}),
});

/** An entry that somebody wrote. */
interface OwnEntry extends ElementwiseActivation {
  readonly own: OwnActivation;
  functionAt(values?: Values): OwnFunction;
}

/** The entry of an activation of one's own. Its function is made once for the same parameters. */
function ownEntry(own: OwnActivation, release: Release = newest): OwnEntry {
  const { name, parameters } = own;
  let last: { readonly key: string; readonly f: OwnFunction } | undefined;
  return {
    own,
    id: name,
    kind: 'elementwise',
    family: 'related',
    isModule: false,
    summary: (t) => t('Your own function'),
    summaryAt: (_, t) => t('Your own function'),
    parameters: parameters.map(({ name: of, value }) => ({
      name: of,
      type: 'float',
      default: value,
      meaning: (t) => t('A number in its code'),
      slider: { ...reachOf(value), scale: 'linear' },
    })),
    apiPaths: [],
    formula: { forms: [], formAt: () => ({ tex: '' }), text: () => '–' },
    related: [],
    chosenFor: () => '–',
    givenUp: () => '–',
    documentation: '',
    check: () => [],
    functionAt: (values = {}) => {
      const numbers = Object.fromEntries(
        parameters.map(({ name: of, value }) => {
          const given = values[of];
          return [of, typeof given === 'number' ? given : value];
        }),
      );
      const key = Object.values(numbers).join(' ');
      if (last?.key !== key) {
        // Places of numbers are the host's.
        const formula = { ...own, parameters: [] };
        last = { key, f: scalarOf(formula, numbers, release) };
      }
      return last.f;
    },
    in: (other) => ownEntry(own, other),
  };
}

/** To three times a number on its side of 0, and a little beyond 0: where most people try. */
function reachOf(value: number): { readonly min: number; readonly max: number } {
  if (value === 0 || !Number.isFinite(value)) return { min: -2, max: 2 };
  const far = Number((3 * Math.abs(value)).toPrecision(1));
  return value > 0 ? { min: 0, max: far } : { min: -far, max: 0 };
}

/** The entry of an activation as of a release; undefined where the catalog has none of that id. */
export function activationOf({ id, own }: Named, release?: Release): Activation | undefined {
  return own ? ownEntry(own, release) : findById(id, release);
}
