// Whether gradients are, or may be, off where something is overwritten: what the code says of it right there, and where it is
// named from.
import { bodyOf, statementsAt } from '../syntax/children.ts';
import type { Attribute, Chunk, Expression, Name, Statement } from '../syntax/syntax.ts';
import type { Program } from './dtype-hints.ts';
import { findLeaf } from './gradients.ts';

/** What is said of gradients around a place. */
interface Modes {
  /** They are, or may be, turned off right here. */
  readonly isOff: boolean;
  /** Nothing in sight that calls the function around can have turned them off. */
  readonly isLeafSure: boolean;
  /** Layers and parameters may be told to require none. */
  readonly mayBeFrozen: boolean;
}

const gradientModes = /^(?:no_grad|inference_mode|set_grad_enabled)$/;
const modes = /^(?:no_grad|inference_mode|set_grad_enabled|requires_grad_?)$|freeze/i;
/** Names of what is called where modules are, whose `forward` then runs. */
const called =
  /^self$|forward|model|net|module|coder|layer|block|critic|actor|teacher|student|discriminator/i;

export function modesAround(node: Name | Attribute, program: Program): Modes {
  const around = statementsAt(node.chunk, node.start);
  const said = namesIn(program, modes);
  const isOff = said.some(({ name }) => name === 'set_grad_enabled') || around.some(isTurnedOff);
  const mayBeFrozen = said.some((one) => freezes(one, program) && concerns(one, node, around, program));
  const isInFunction = around.some(({ kind }) => kind === 'function');
  return {
    isOff,
    mayBeFrozen,
    isLeafSure: !(isOff || mayBeFrozen || (isInFunction && isReachedWithout(node, said, program))),
  };
}

/** The names and attributes like that, anywhere in the program. */
export function namesIn({ chunks }: Program, name: RegExp): readonly (Name | Attribute)[] {
  return chunks.flatMap(({ loads }) => loads.filter((one): one is Name | Attribute => isNamed(one, name)));
}

const isNamed = (one: Expression, name: RegExp): boolean =>
  (one.kind === 'name' || one.kind === 'attribute') && name.test(one.name);

/** Whether a statement turns gradients off for what stands in it. */
function isTurnedOff(one: Statement): boolean {
  const isMode = (mode: Expression): boolean =>
    isNamed(mode.kind === 'call' ? mode.callee : mode, gradientModes);
  if (one.kind === 'with') return one.items.some(({ value }) => isMode(value));
  return (one.kind === 'function' || one.kind === 'class') && one.decorators.some(isMode);
}

/** Whether what turns gradients off somewhere comes to `node`, by the names of the functions on the way. */
function isReachedWithout(node: Expression, said: readonly Expression[], { chunks }: Program): boolean {
  const all = chunks.flatMap((chunk) => statementsIn(chunk.statements, chunk));
  const stretches: Stretch[] = all.filter(isTurnedOff);
  // It is kept for later, or stands for all that follows.
  if (said.filter((one) => isNamed(one, gradientModes)).length > stretches.length) return true;
  // Grows as it is gone through.
  for (const stretch of stretches) {
    if (isIn(node, stretch)) return true;
    const names = new Set<string>();
    for (const one of stretch.chunk.loads) {
      if (!isIn(one, stretch)) continue;
      if ('name' in one) names.add(one.name);
      if (one.kind === 'call' && isNamed(one.callee, called)) names.add('forward');
    }
    stretches.push(
      ...all.filter(
        (one) =>
          (one.kind === 'function' || one.kind === 'class') &&
          names.has(one.name) &&
          !stretches.includes(one),
      ),
    );
  }
  return false;
}

/** A stretch of code that may run without gradients. */
interface Stretch {
  readonly chunk: Chunk;
  readonly start: number;
  readonly end: number;
}

const isIn = ({ chunk, start }: Expression, stretch: Stretch): boolean =>
  chunk === stretch.chunk && stretch.start <= start && start <= stretch.end;

/** Statements with those that stand in them. */
const statementsIn = (list: readonly Statement[], chunk: Chunk): readonly (Statement & Stretch)[] =>
  list.flatMap((one) => [{ ...one, chunk }, ...statementsIn(bodyOf(one), chunk)]);

/** `model.requires_grad_(False)`, `p.requires_grad = False`, `freeze(model)`, whatever is told that. */
function freezes(node: Name | Attribute, { resolver }: Program): boolean {
  const { name, kind, isStored } = node;
  if (/freeze/i.test(name)) return kind === 'attribute' || !isStored;
  if (node.kind !== 'attribute') return false;
  // `torch.zeros(3).requires_grad_()` is no module that is told to require none, nor is a tensor that required none before.
  if (node.object.kind === 'call') return false;
  const isTensor = resolver.resolve(node.object).alternatives[0]?.value.kind === 'tensor';
  if (isTensor && !findLeaf(node.object, resolver)) return false;
  return name === 'requires_grad' ? isStored : name === 'requires_grad_';
}

/** Whether what is frozen at `one` may be the class around a place: it stands in it, or where the class is named. */
function concerns(
  one: Expression,
  node: Expression,
  around: readonly Statement[],
  program: Program,
): boolean {
  const own = around.find((each) => each.kind === 'class');
  if (!own || isIn(one, { ...own, chunk: node.chunk })) return true;
  const isTop = statementsAt(one.chunk, one.start).every(({ kind }) => kind !== 'function');
  return (isTop ? program.chunks : [one.chunk]).some(
    (chunk) =>
      chunk !== node.chunk && chunk.loads.some((each) => each.kind === 'name' && each.name === own.name),
  );
}
