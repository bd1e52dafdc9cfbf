// Code that only looks: gradients are off there, or its function is there to test or to predict.
import { statementsAt } from '../syntax/children.ts';
import type { Expression, Statement } from '../syntax/syntax.ts';

const looking =
  /^(?:test|eval|valid|val_|infer|predict|sample|generate|plot|metric|visuali)|_(?:eval|test|val|infer)/i;
/** What turns gradients off, or lets what backward needs be overwritten. */
export const gradientModes =
  /^(?:no_grad|inference_mode|allow_mutation_on_saved_tensors|saved_tensors_hooks|save_on_cpu)$/;

export const isNamed = (one: Expression, name: RegExp): boolean =>
  (one.kind === 'name' || one.kind === 'attribute') && name.test(one.name);

/** The names by which a statement turns gradients off for what stands in it. */
export function modesOf(one: Statement): readonly Expression[] {
  const all =
    one.kind === 'with'
      ? one.items.map(({ value }) => value)
      : one.kind === 'function' || one.kind === 'class'
        ? one.decorators
        : [];
  return all
    .map((mode) => (mode.kind === 'call' ? mode.callee : mode))
    .filter((mode) => isNamed(mode, gradientModes));
}

/** Whether gradients are off at `node`, by a statement around. */
export const isOffAt = ({ chunk, start }: Expression): boolean =>
  statementsAt(chunk, start).some((one) => modesOf(one).length > 0);

/** Whether nothing flows back from `node`. */
export const isLooking = (node: Expression): boolean =>
  isOffAt(node) ||
  statementsAt(node.chunk, node.start).some((one) => one.kind === 'function' && looking.test(one.name));
