// What a hover says, as plain data: knows neither Markdown nor VS Code. What stands in the document is handed on as it is,
// and escaped by whoever lays it out.
import type { Formula } from '../../autodiff/graph.ts';
import type { Finding, TexForm } from '../../catalog/activation.ts';
import type { Release } from '../../foundation/release.ts';
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
  /** It was set once the module was made, so that the call that made it shows another value. */
  readonly isSetLater?: true;
}

/** Facts of one kind side by side; none if there is nothing of the kind. */
export interface ComparedFact {
  readonly here: string | undefined;
  readonly byDefault: string | undefined;
}

/** A formula typeset, and as text with the values of the call. */
export interface ShownFormula extends TexForm {
  readonly text: string;
}

/** All that the hover over one use says. */
export interface HoverContent {
  readonly name: string;
  readonly summary: string;
  /** The name as written with what this call sets, `nn.Softplus(beta=2)`; or what the name holds, and from which line. */
  readonly head: Sentence;
  /** How it was recognized, where that is not plain. */
  readonly origin?: Sentence;
  /** By which name it was chosen, and where that is written. */
  readonly way?: Sentence;
  /** What is taken for granted: that a name is PyTorch's, that a receiver is a tensor. */
  readonly assumption?: Sentence;
  /** That its defaults are shown, since nothing is called. */
  readonly uncalled?: string;
  readonly formula?: ShownFormula;
  readonly parameters: readonly ShownParameter[];
  /** That it is a part of an expression which is another activation as a whole. */
  readonly part?: Sentence;
  /** PyTorch raises: there is nothing to draw, to compute or to write as a formula. */
  readonly isRefused?: true;
  /** It is the first of several that the name may hold: what holds of it need not hold of the others. */
  readonly isOneOf?: true;
  /** Of an argument: what it means, in one sentence. */
  readonly meaning?: string;
  /** Of an argument: its default, and what else it may be. */
  readonly notes?: readonly string[];
  /** What could not be known, and what is shown instead. */
  readonly cautions: readonly string[];
  /** What PyTorch does with these arguments if they are wrong, in its own message. */
  readonly findings: readonly {
    readonly kind: Finding['kind'];
    readonly text: string;
    /** The same where there is little room. */
    readonly short?: string;
    /** Only in backward, once the call has answered. */
    readonly isLater?: true;
    /** What stands around the use raises it. */
    readonly isAround?: true;
  }[];
  /** The dimension that PyTorch takes where the call names none; in the full card it stands beside the parameter. */
  readonly chosenDim?: string;
  /** What to write where the call is not what was meant, `nn.ReLU()(x)`. */
  readonly instead?: Sentence;
  /** Markers of other extensions say already what PyTorch raises, at the head of the same hover. */
  readonly isSaid?: boolean;
  /** Markers of our own stand above it and take room. */
  readonly isBesideMarker?: true;
  /** Where the dtype gives up, for ordinary inputs. */
  readonly dtypeLimits?: readonly string[];
  /** That the input is overwritten. */
  readonly overwrites?: string;
  /** Another activation that does the same as this call. */
  readonly sameAs?: string;
  /** Most telling first. */
  readonly facts: readonly string[];
  /** What it makes of inputs spread as N(0, 1). */
  readonly moments?: string;
  /** Of an argument: what holds at its value and what at the default, where that differs. */
  readonly compared?: readonly ComparedFact[];
  /** What another release of PyTorch does otherwise. */
  readonly changed?: string;
  /** How it stands to another one of the catalog. */
  readonly related?: string;
  /** Where the gradient is nearly nothing; the first to go where there is no room. */
  readonly faint?: readonly string[];
  /** What to say where only one fact can be said; nothing of what everybody knows. */
  readonly mainFact?: string;
  readonly numbers?: NumberTable;
  /** For activations along a dimension. */
  readonly example?: VectorExample;
  /** What this very call answers, where its input can be known. */
  readonly output?: CallOutput;
  readonly picture?: (ConfiguredActivation | { readonly formula: Formula }) & {
    /** Whose curve it is; the newest's by default. */
    readonly release?: Release;
    /** What is drawn behind, with the name that stands at it; none: the activation that people compare with. */
    readonly behind?: ConfiguredActivation & { readonly name: string };
  };
  readonly links: readonly Link[];
}
