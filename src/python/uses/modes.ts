// Whether gradients are, or may be, off where something is overwritten: what the code says of it right there, and where it is
// named from.
import { sureValueOf } from '../binder/flow.ts';
import { bodyOf, statementsAt } from '../syntax/children.ts';
import type { Attribute, Chunk, Expression, Name, Statement } from '../syntax/syntax.ts';
import type { CallTable } from './call-table.ts';
import type { Program } from './dtype-hints.ts';
import { findLeaf } from './gradients.ts';
import { gradientModes, isLooking, isNamed, modesOf } from './looking.ts';

/** What is said of gradients around a place. */
interface Modes {
  /** They are, or may be, turned off right here. */
  readonly isOff: boolean;
  /** Nothing in sight that calls the function around can have turned them off. */
  readonly isLeafSure: boolean;
  /** Layers and parameters may be told to require none. */
  readonly mayBeFrozen: boolean;
}

const freezing = /^requires_grad_?$|freeze/i;
/** What puts something else in the place of a layer's weight, or is told its name. */
const replacing = /^(?:_parameters|(?:weight|spectral)_norm|orthogonal)$/;
/** Names of what is called where modules are, whose `forward` then runs. */
const called =
  /^self$|forward|model|net|module|coder|layer|block|critic|actor|teacher|student|discriminator/i;

/** `input` is what is overwritten at `node`. */
export function modesAround(
  node: Name | Attribute,
  input: Expression | undefined,
  program: Program,
  calls: CallTable,
): Modes {
  const said = calls.once(saidIn, program);
  const around = statementsAt(node.chunk, node.start);
  const own = functionAt(node);
  const isHere = (one: Expression): boolean => {
    const other = functionAt(one);
    return !other || around.includes(other);
  };
  const isReached = own !== undefined && said.stretches.some((stretch) => isIn(node, stretch));
  const isOff = isLooking(node) || said.isSet || [...said.loose, ...said.detached].some(isHere);
  const mayBeFrozen = said.isWord || said.freezers.some((one) => concerns(one, node, around, program));
  const made = input?.kind === 'name' ? sureValueOf(program.resolver, input) : input;
  // Who makes a leaf wants gradients.
  const isMadeHere =
    made?.kind === 'call' &&
    made.arguments.some(({ name }) => name === 'requires_grad') &&
    functionAt(made) === own;
  return {
    // Who calls a method is seldom known.
    isOff: isOff || (isReached && around.every(({ kind }) => kind !== 'class')),
    mayBeFrozen,
    isLeafSure: !(
      isOff ||
      mayBeFrozen ||
      (said.isReplaced && isWeight(made)) ||
      (!isMadeHere && own && (said.loose.length > 0 || isReached))
    ),
  };
}

/** What is said of gradients anywhere in a program. */
function saidIn(program: Program) {
  const all = program.chunks.flatMap((chunk) => statementsIn(chunk.statements, chunk));
  const told = new Set(all.flatMap(modesOf));
  return {
    /** What turns them off and is kept for later, or stands for all that follows. */
    loose: namesIn(program, gradientModes).filter((one) => !told.has(one)),
    detached: namesIn(program, /^detach_$/),
    /** They are set, or what turns them off has another name. */
    isSet:
      namesIn(program, /set_grad_enabled$/).length > 0 ||
      all.some(
        (one) =>
          one.kind === 'import' && one.names.some(({ name, renamed }) => renamed && gradientModes.test(name)),
      ),
    isWord: isWordIn(program, 'requires_grad'),
    isReplaced: isWordIn(program, 'weight') || namesIn(program, replacing).length > 0,
    freezers: namesIn(program, freezing).filter((one) => freezes(one, program)),
    stretches: stretchesWithout(all),
  };
}

const isWordIn = ({ chunks }: Program, word: string): boolean =>
  chunks.some(({ words }) => words.some(({ value }) => value === word));

/** Whether it is the weight of something, or a part of it. */
function isWeight(node: Expression | undefined): boolean {
  if (node?.kind === 'call') return isWeight(node.callee);
  if (node?.kind === 'subscript') return isWeight(node.object);
  return node?.kind === 'attribute' && (node.name === 'weight' || isWeight(node.object));
}

/** The innermost function that an expression stands in. */
const functionAt = ({ chunk, start }: Expression): Statement | undefined =>
  statementsAt(chunk, start)
    .filter(({ kind }) => kind === 'function')
    .at(-1);

/** The names and attributes like that, anywhere in the program. */
export function namesIn({ chunks }: Program, name: RegExp): readonly (Name | Attribute)[] {
  return chunks.flatMap(({ loads }) => loads.filter((one): one is Name | Attribute => isNamed(one, name)));
}

/** The stretches that turn gradients off, and what they come to, by the names of the functions on the way. */
function stretchesWithout(all: readonly (Statement & Stretch)[]): readonly Stretch[] {
  const found = new Set<Stretch>(all.filter((one) => modesOf(one).length > 0));
  const named = new Map<string, Stretch[]>();
  for (const one of all) {
    if (one.kind !== 'function' && one.kind !== 'class') continue;
    const alike = named.get(one.name) ?? [];
    named.set(one.name, alike);
    alike.push(one);
  }
  const reach = (name: string): void => {
    for (const one of named.get(name) ?? []) found.add(one);
  };
  // Grows as it is gone through.
  for (const stretch of found)
    for (const one of stretch.chunk.loads) {
      if (!isIn(one, stretch)) continue;
      if ('name' in one) reach(one.name);
      if (one.kind === 'call' && isNamed(one.callee, called)) reach('forward');
    }
  return [...found];
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
  if (name === 'requires_grad_') return true;
  const set = statementsAt(node.chunk, node.start).at(-1);
  const isOn = set?.kind === 'assign' && set.value?.kind === 'constant' && set.value.value === true;
  return isStored && !isOn;
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
