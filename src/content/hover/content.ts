// What a hover says, as plain data: knows neither Markdown nor VS Code. What stands in the document is handed on as it is,
// and escaped by whoever lays it out.
import type { Finding } from '../../catalog/activation.ts';
import type { ConfiguredActivation } from '../configured-activation.ts';
import type { CallOutput } from '../evaluate/call-output.ts';
import type { Sentence } from '../sentence.ts';
import type { Link } from './links.ts';
import type { NumberTable } from './number-table.ts';
import type { VectorExample } from './vector.ts';

/** One parameter as called: its value as Python writes it, `undefined` where it cannot be known. */
export interface ShownParameter {
  readonly name: string;
  readonly value: string | undefined;
  readonly isDefault: boolean;
  /** How the value came about, where it is not written in the call: `from B`, `by default`. */
  readonly source?: string;
}

/** All that the hover over one use says. */
export interface HoverContent {
  readonly name: string;
  readonly summary: string;
  /** How it was recognized, where that is not plain. */
  readonly origin?: Sentence;
  readonly formula?: { readonly tex: string; readonly text: string };
  readonly parameters: readonly ShownParameter[];
  /** What could not be known, and what is shown instead. */
  readonly cautions: readonly string[];
  /** What PyTorch does with these arguments if they are wrong, in its own message. */
  readonly findings: readonly { readonly kind: Finding['kind']; readonly text: string }[];
  readonly facts: readonly string[];
  readonly numbers?: NumberTable;
  /** For activations along a dimension. */
  readonly example?: VectorExample;
  /** What this very call answers, where its input can be known. */
  readonly output?: CallOutput;
  readonly picture?: ConfiguredActivation & {
    /** What is drawn behind, with the name that stands at it; none: the activation that people compare with. */
    readonly behind?: ConfiguredActivation & { readonly name: string };
  };
  readonly links: readonly Link[];
}
