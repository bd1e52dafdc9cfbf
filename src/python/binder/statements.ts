// Who binds which name where: walks the statements of one chunk as the compiler does.

import type {
  Arm,
  Chunk,
  ClassStatement,
  Expression,
  FunctionStatement,
  Statement,
} from '../syntax/syntax.ts';
import { unknownAt } from './changes.ts';
import { ExpressionBinder } from './expressions.ts';
import {
  armOf,
  type Block,
  type ChunkScopes,
  createScope,
  type Fork,
  type Scope,
  type ToldType,
} from './scopes.ts';
import { setByLoop, setByStore, tensorsSetByStore } from './settings.ts';
import { toldBy, toldByCase } from './told-types.ts';

const mostNesting = 400;

/** Finds the scopes of `chunk`, which stands directly in `module`; yields now and then so that a caller can pause. */
export function* walkChunk(chunk: Chunk, module: Scope): Generator<undefined, ChunkScopes> {
  const binder = new StatementBinder(chunk, module);
  yield* binder.statements(chunk.statements, module, module.root, 0);
  return binder.found;
}

class StatementBinder extends ExpressionBinder {
  *statements(
    list: readonly Statement[],
    scope: Scope,
    block: Block,
    depth: number,
  ): Generator<undefined, void> {
    if (depth > mostNesting) return;
    for (const statement of list) {
      if (this.isTime()) yield undefined;
      yield* this.statement(statement, scope, block, depth);
    }
  }

  private *statement(
    statement: Statement,
    scope: Scope,
    block: Block,
    depth: number,
  ): Generator<undefined, void> {
    const { end } = statement;
    switch (statement.kind) {
      case 'assign': {
        const { targets, value, annotation } = statement;
        yield* this.expressions(annotation ? [annotation] : [], scope, block);
        if (value) yield* this.expressions([value], scope, block);
        yield* this.expressions(targets, scope, block);
        for (const target of targets) {
          if (value) {
            const typed = annotation ? { annotation } : {};
            this.bindTarget(target, scope, block, end, (path) => ({ kind: 'value', value, path, ...typed }));
            this.changes.byStore(target, value, scope, block, end);
            if (value.kind === 'name' || value.kind === 'attribute')
              this.changes.bySharing(target, value, scope, block, end);
          } else if (annotation) {
            this.bindTarget(target, scope, block, end, () => ({ kind: 'annotation', annotation }));
          }
        }
        return;
      }
      case 'update': {
        const { target, operator, value } = statement;
        yield* this.expressions(value ? [target, value] : [target], scope, block);
        const isLonger =
          value && operator.text === '+=' && this.changes.byAdding(target, value, scope, block, end);
        this.changes.bySetting(setByStore(target, undefined), scope, block, end, true);
        this.found.settings.push(...tensorsSetByStore(target, true));
        if (!isLonger) this.bindTarget(target, scope, block, end, () => ({ kind: 'unknown' }));
        return;
      }
      case 'expression':
        this.changes.alone = statement.value;
        yield* this.expressions([statement.value], scope, block);
        return;
      case 'return':
        if (statement.value) yield* this.expressions([statement.value], scope, block);
        block.leaves = true;
        if (statement.value && scope.kind === 'function') {
          scope.returns.push(statement.value);
          scope.returnBlocks.push(block);
        }
        return;
      case 'raise': {
        const { exception, cause } = statement;
        yield* this.expressions(
          [exception, cause].filter((one) => one !== undefined),
          scope,
          block,
        );
        block.leaves = true;
        return;
      }
      case 'assert': {
        const { test, message } = statement;
        yield* this.expressions(message ? [test, message] : [test], scope, block);
        tell(block, toldBy(test, true), end);
        return;
      }
      case 'delete':
        yield* this.expressions(statement.targets, scope, block);
        for (const target of statement.targets) {
          this.changes.byStore(target, undefined, scope, block, end);
          this.bindTarget(target, scope, block, end, () => ({ kind: 'unknown' }));
        }
        return;
      case 'loose':
        yield* this.expressions(statement.values, scope, block);
        return;
      case 'import':
        this.importStatement(statement, scope, block);
        return;
      case 'scope':
        // At the top `global` says nothing, and a module's scope outlives the statement.
        if (scope.kind === 'module') return;
        declareOutside(statement, scope);
        return;
      case 'function':
        yield* this.functionStatement(statement, scope, block, depth);
        return;
      case 'class':
        yield* this.classStatement(statement, scope, block, depth);
        return;
      case 'if': {
        const { arms } = statement;
        const exhaustive = arms.length > 1 && arms.at(-1)?.test === undefined;
        const fork: Fork = { parent: block, arms: [], exhaustive, exclusive: true };
        const told: ToldType[] = [];
        for (const { test, body } of arms) {
          const asked = test && fork.arms.length > 0 ? testOf(fork, told) : undefined;
          if (test)
            yield* this.expressions([test], scope, asked ?? block, asked && block, asked !== undefined);
          const inside = armOf(fork);
          if (asked) asked.isTestOf = inside;
          if (test) inside.condition = { test };
          const here = test ? [...told, ...toldBy(test, true)] : [...told];
          if (here.length > 0) inside.told = here;
          if (test && told.length < mostTold) told.push(...toldBy(test, false));
          yield* this.statements(body, scope, inside, depth + 1);
        }
        noteLeft(fork, end);
        noteLeaving(fork);
        // `if not isinstance(m, nn.Linear): continue`
        const [only] = arms;
        if (arms.length === 1 && only?.test && goesAway(only.body))
          tell(block, toldBy(only.test, false), end);
        return;
      }
      case 'match': {
        const { subject, cases } = statement;
        if (subject) yield* this.expressions([subject], scope, block);
        const exhaustive = cases.some(({ tests }) => tests.length === 1 && isCapture(tests[0]));
        const fork: Fork = { parent: block, arms: [], exhaustive, exclusive: true };
        yield* this.arms(cases, scope, fork, depth, subject);
        for (const [index, arm] of fork.arms.entries())
          arm.condition = { subject, patterns: cases[index]?.tests ?? [] };
        noteLeft(fork, end);
        noteLeaving(fork);
        return;
      }
      case 'for':
        yield* this.forStatement(statement, scope, block, depth);
        return;
      case 'while': {
        const { test, body, otherwise } = statement;
        const fork: Fork = { parent: block, arms: [], exhaustive: false, exclusive: false };
        const inside = armOf(fork, true);
        // What the body binds is there when it comes round.
        if (test) yield* this.expressions([test], scope, inside, block);
        yield* this.statements(body, scope, inside, depth + 1);
        yield* this.statements(otherwise, scope, armOf(fork), depth + 1);
        return;
      }
      case 'try': {
        const { body, otherwise, handlers, last } = statement;
        const fork: Fork = { parent: block, arms: [], exhaustive: true, exclusive: false };
        const inside = armOf(fork);
        yield* this.statements(body, scope, inside, depth + 1);
        yield* this.statements(otherwise, scope, inside, depth + 1);
        yield* this.arms(handlers, scope, fork, depth);
        if (fork.arms.some((arm) => arm !== inside && !arm.leaves)) inside.mayStop = true;
        noteLeaving(fork);
        if (last.length === 0) return;
        const atLast = armOf({ parent: block, arms: [], exhaustive: true, exclusive: false });
        fork.last = atLast;
        yield* this.statements(last, scope, atLast, depth + 1);
        if (atLast.leaves) block.leaves = true;
        return;
      }
      case 'with': {
        for (const { value, target } of statement.items) {
          yield* this.expressions(target ? [value, target] : [value], scope, block);
          if (!target) continue;
          this.bindTarget(target, scope, block, value.end, () => ({ kind: 'unknown' }));
          this.changes.byStore(target, unknownAt(value), scope, block, value.end);
        }
        let inside = block;
        if (statement.items.some(({ value }) => swallows(value))) {
          inside = armOf({ parent: block, arms: [], exhaustive: false, exclusive: false });
          inside.mayStop = true;
        }
        yield* this.statements(statement.body, scope, inside, depth + 1);
        return;
      }
      case 'unread':
        for (const name of statement.names) this.bind(scope, block, name, end, { kind: 'unknown' });
        return;
      case 'group':
        yield* this.statements(statement.body, scope, block, depth + 1);
    }
  }

  /** `subject`: of `match`, what its cases are held against. */
  private *arms(
    arms: readonly Arm[],
    scope: Scope,
    fork: Fork,
    depth: number,
    subject?: Expression,
  ): Generator<undefined, void> {
    const told: ToldType[] = [];
    for (const arm of arms) {
      const inside = armOf(fork);
      const here = [...told, ...toldByCase(subject, arm.tests, true)].slice(0, mostTold);
      if (here.length > 0) inside.told = here;
      if (told.length < mostTold) told.push(...toldByCase(subject, arm.tests, false));
      yield* this.expressions(arm.tests, scope, inside);
      for (const { name, start } of arm.bound) this.bind(scope, inside, name, start, { kind: 'unknown' });
      yield* this.statements(arm.body, scope, inside, depth + 1);
    }
  }

  private importStatement(
    { chunk, start, end, names }: Extract<Statement, { kind: 'import' }>,
    scope: Scope,
    block: Block,
  ): void {
    for (const { from: written, name, bound, renamed, start: at, end: last } of names) {
      const from = written === undefined ? undefined : absolutePath(written, this.module.name);
      const path = from === undefined ? name : `${from}${from.endsWith('.') ? '' : '.'}${name}`;
      this.found.imported.push(from ?? name);
      if (name === '*') this.found.stars.push({ path: from ?? '', chunk, start: end });
      else {
        const whole = from === undefined && !renamed ? (name.split('.')[0] ?? name) : path;
        this.bind(scope, block, bound, Math.max(at, start), { kind: 'import', path: whole, end: last });
      }
    }
  }

  private *forStatement(
    { target, iterable, body, otherwise }: Extract<Statement, { kind: 'for' }>,
    scope: Scope,
    block: Block,
    depth: number,
  ): Generator<undefined, void> {
    const fork: Fork = { parent: block, arms: [], exhaustive: false, exclusive: false };
    const inside = armOf(fork, true);
    if (iterable) {
      yield* this.expressions([iterable], scope, block);
      this.changes.bySetting(setByLoop(iterable, body), scope, block, iterable.end, true);
    }
    if (target) {
      yield* this.expressions([target], scope, inside);
      const at = iterable?.end ?? target.end;
      this.bindTarget(target, scope, inside, at, (path) =>
        iterable ? { kind: 'element', iterable, path } : { kind: 'unknown' },
      );
      this.changes.byStore(target, unknownAt(target), scope, inside, at);
    }
    yield* this.statements(body, scope, inside, depth + 1);
    yield* this.statements(otherwise, scope, armOf(fork), depth + 1);
  }

  private *classStatement(
    statement: ClassStatement,
    scope: Scope,
    block: Block,
    depth: number,
  ): Generator<undefined, void> {
    const { chunk, start, end, bases } = statement;
    yield* this.expressions(statement.decorators, scope, block);
    yield* this.expressions(
      bases.map((base) => base.value),
      scope,
      block,
    );
    const inner = createScope('class', scope, { block, chunk, start }, statement);
    this.found.classes.push(inner);
    yield* this.statements(statement.body, inner, inner.root, depth + 1);
    this.bind(scope, block, statement.name, end, { kind: 'class', statement, scope: inner });
  }

  private *functionStatement(
    statement: FunctionStatement,
    scope: Scope,
    block: Block,
    depth: number,
  ): Generator<undefined, void> {
    const { chunk, start, end, parameters, returns } = statement;
    yield* this.expressions(statement.decorators, scope, block);
    if (returns) yield* this.expressions([returns], scope, block);
    const inner = createScope('function', scope, { block, chunk, start }, statement);
    yield* this.parameters(parameters, inner, scope, block);
    this.bind(scope, block, statement.name, end, { kind: 'function', statement, scope: inner });
    declareAllOutside(statement.body, inner);
    yield* this.statements(statement.body, inner, inner.root, depth + 1);
    // What a generator returns only ends it.
    if (inner.isGenerator) inner.returns.length = 0;
    if (!inner.root.leaves) inner.end = end;
    this.changes.handOut(inner);
  }
}

/** How many tests are remembered of one block. */
const mostTold = 64;

/** Where a later test of an `if` stands: no arm before it has run. */
function testOf(fork: Fork, told: readonly ToldType[]): Block {
  const { parent } = fork;
  const known = told.length > 0 ? { told: told.slice(0, mostTold) } : {};
  return { parent, fork, depth: parent.depth + 1, isLoop: false, leaves: false, ...known };
}

/** Notes what is known in `block` from an offset on. */
function tell(block: Block, told: readonly ToldType[], from: number): void {
  if (told.length > 0 && (block.told?.length ?? 0) < mostTold)
    block.told = [...(block.told ?? []), ...told.map((one) => ({ ...one, from }))];
}

/** Whether what stands in `with` may stop anywhere, and what follows runs all the same: `suppress(E)`, `pytest.raises(E)`. */
function swallows(value: Expression): boolean {
  if (value.kind !== 'call') return false;
  const { callee } = value;
  const name = callee.kind === 'name' || callee.kind === 'attribute' ? callee.name : '';
  return /^(?:suppress|raises|assertRaises(?:Regex)?)$/.test(name);
}

/** Notes which arms leave the scope, so that nothing behind them runs once they were entered. */
function noteLeft({ parent, arms }: Fork, from: number): void {
  const left = arms.filter(({ leaves }) => leaves).map((arm) => ({ arm, from }));
  if (left.length > 0) parent.left = [...(parent.left ?? []), ...left];
}

/** Where every way through leaves the scope, what is around does. */
function noteLeaving({ parent, arms, exhaustive }: Fork): void {
  if (exhaustive && arms.every(({ leaves }) => leaves)) parent.leaves = true;
}

/** Whether nothing behind the statements runs after them. */
function goesAway(body: readonly Statement[]): boolean {
  const last = body.at(-1);
  if (last?.kind === 'group') return goesAway(last.body);
  return last !== undefined && /^(?:return|raise|continue|break)$/.test(last.kind);
}

/** `case name:` and `case _:` take anything. */
function isCapture(pattern: Expression | undefined): boolean {
  return pattern?.kind === 'other' && pattern.type === 'capture';
}

/** `global` holds for the whole function, wherever it stands. */
function declareAllOutside(body: readonly Statement[], scope: Scope): void {
  for (const statement of body) {
    if (statement.kind === 'scope') declareOutside(statement, scope);
    else if (statement.kind === 'group') declareAllOutside(statement.body, scope);
  }
}

function declareOutside({ names, type }: Extract<Statement, { kind: 'scope' }>, scope: Scope): void {
  scope.outside ??= new Map();
  for (const name of names) scope.outside.set(name, type);
}

/** The module that a relative import means, `..` counted from `module`; as it is written where that is not known. */
export function absolutePath(written: string, module: string | undefined): string {
  const dots = /^\.*/.exec(written)?.[0].length ?? 0;
  if (dots === 0 || module === undefined) return written;
  const parts = module.split('.');
  if (parts.length < dots) return written;
  return [...parts.slice(0, parts.length - dots), written.slice(dots)].filter(Boolean).join('.');
}
