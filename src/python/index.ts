// Finds every use of a PyTorch activation in Python source text. The reader's only door: other folders import nothing
// else of it. Knows no VS Code and no files, and never runs anything.
import type { OtherModules } from './binder/modules.ts';
import { createReader } from './incremental/reader.ts';
import type { ActivationUse } from './uses/use.ts';

export type { OtherModule, OtherModules } from './binder/modules.ts';
export { writeReplacement } from './edits/replacement-call.ts';
export { writeBack } from './edits/write-back.ts';
export { writeNumbers } from './edits/write-numbers.ts';
export type { Definition } from './expressions/definitions.ts';
export type { CheckedCode, CheckedUse, Spelling } from './flows/check.ts';
export type { Edit } from './flows/edits.ts';
export type { OtherGain } from './flows/gains.ts';
export type { FlowSource, LossFlow } from './flows/losses.ts';
export type { Applied, Pair } from './flows/pairs.ts';
export type { UnstableFormula } from './flows/unstable.ts';
export type { FailingBranch } from './flows/wheres.ts';
export { readOtherModule } from './incremental/other-module.ts';
export { type Cell, createReader, type Reader, type Reading } from './incremental/reader.ts';
export {
  createWorkspaceModules,
  type FollowedImports,
  moduleLimits,
  type WorkspaceModules,
} from './incremental/workspace-modules.ts';
export { installedModule, modulePlaces } from './sources/module-places.ts';
export { readTypedFormula } from './typed-formula.ts';
export { assign, type Counts } from './uses/assign.ts';
export { type Choice, choiceAt, comesFrom } from './uses/comes-from.ts';
export { useOfName } from './uses/named-use.ts';
export type { Silence } from './uses/silence.ts';
export type {
  ActivationUse,
  Code,
  GivenArgument,
  Origin,
  ParameterState,
  Span,
  Spread,
  WrittenTensor,
} from './uses/use.ts';
export { pickUse } from './uses/use-at.ts';

/** How a source is to be read. */
export interface ReadOptions {
  /** `markdown`: only the fences marked `python` are code. */
  readonly language?: 'python' | 'markdown';
  /** The name of the source as a module, which relative imports count from. */
  readonly module?: string;
  /** Other files, for names that are imported from them. */
  readonly otherModules?: OtherModules;
}

/** Every use of a PyTorch activation in `source`, sorted by position. Never throws. */
export function findActivationUses(source: string, options: ReadOptions = {}): readonly ActivationUse[] {
  const { language = 'python', module, otherModules } = options;
  const cell = { text: source, language, ...(module === undefined ? {} : { module }) };
  const reading = createReader().read([cell], otherModules);
  while (!reading.step(Number.POSITIVE_INFINITY));
  return reading.uses[0] ?? [];
}
