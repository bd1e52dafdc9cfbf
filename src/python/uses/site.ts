// Where a hand-written activation may be written otherwise, as plain data.
import type { Place } from '../../autodiff/graph.ts';

export interface Site {
  /** The name of its input. */
  readonly input: string;
  /** What it computes hangs on a flag or a function that is a default. */
  readonly hasChoices?: true;
  /** The names of its parameters, which hide what the module calls so. */
  readonly parameters?: readonly string[];
  /** The expression that is its answer, where there is nothing else to it. */
  readonly answer?: Place;
  /** What of PyTorch the module has, each by the only name that it binds to it. */
  readonly imports: readonly Import[];
  /** All names that the module binds. */
  readonly names: readonly string[];
  /** Where the last import ends that the module begins with, or has among its statements. */
  readonly lastImport?: number;
}

export interface Import {
  readonly name: string;
  /** `torch.nn.functional` */
  readonly path: string;
}
