// Counts the work that a piece of the product does, for tests that hold it to work in proportion to its input: how often
// each block of its code runs, by V8's own counters, and how many characters the searches of strings and regular
// expressions pass over. The same on any machine; the product knows nothing of it.
import assert from 'node:assert/strict';
import { Session } from 'node:inspector';
import path from 'node:path';
import vm from 'node:vm';
import { buildSync } from 'esbuild';

const root = path.resolve(__dirname, '../..');

/** A module whose steps are counted. */
export interface Counted<Module> {
  readonly module: Module;
  /** How many steps this takes, all of it within the call. */
  count(work: () => unknown): number;
  /** Stops counting; for an `after` hook. */
  dispose(): void;
}

/**
 * Loads a module of the product once more, by its path from the project's root, in a script of its own: V8 counts blocks
 * only in what it compiles while it counts.
 */
export function loadCounted<Module>(file: string): Counted<Module> {
  const { outputFiles } = buildSync({
    entryPoints: [path.join(root, file)],
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'node',
  });
  const session = new Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  const filename = `counted:${file}`;
  const made = { exports: {} as Module };
  const wrapped = `(function (module, exports, require) {${outputFiles[0]?.text}\n})`;
  vm.runInThisContext(wrapped, { filename })(made, made.exports, require);
  const takeBlocks = (): number => {
    let steps = 0;
    session.post('Profiler.takePreciseCoverage', (error, answer) => {
      assert.ifError(error);
      for (const { url, functions } of answer.result) {
        if (url !== filename) continue;
        for (const { ranges } of functions) for (const { count } of ranges) steps += count;
      }
    });
    return steps;
  };
  return {
    module: made.exports,
    count: (work) => {
      takeBlocks();
      const characters = countCharacters(work);
      return takeBlocks() + characters;
    },
    dispose: () => session.disconnect(),
  };
}

/** What searches pass over: up to what they find, or to the end. */
const searches: Readonly<
  Record<string, (text: string, args: readonly unknown[], answer: unknown) => number>
> = {
  indexOf: (text, [, from = 0], at) => (at === -1 ? text.length : Number(at)) - Number(from),
  includes: (text, [, from = 0], isThere) => (isThere ? 0 : text.length - Number(from)),
  lastIndexOf: (text, [, from = text.length], at) => Math.min(Number(from), text.length) - Number(at),
};

function countCharacters(work: () => unknown): number {
  const { exec } = RegExp.prototype;
  const saved = Object.fromEntries(
    Object.keys(searches).map((name) => [name, Reflect.get(String.prototype, name)]),
  );
  let characters = 0;
  for (const [name, passed] of Object.entries(searches)) {
    Reflect.set(String.prototype, name, function (this: string, ...args: unknown[]) {
      const answer = Reflect.apply(saved[name], this, args);
      characters += Math.max(0, passed(this, args, answer));
      return answer;
    });
  }
  RegExp.prototype.exec = function (text) {
    const from = this.global || this.sticky ? this.lastIndex : 0;
    const found = Reflect.apply(exec, this, [text]);
    // A pattern that has to begin here and does not has looked at no more than a little.
    const end = found ? found.index + found[0].length : this.sticky ? from : text.length;
    characters += Math.max(0, end - from);
    return found;
  };
  try {
    work();
  } finally {
    RegExp.prototype.exec = exec;
    Object.assign(String.prototype, saved);
  }
  return characters;
}

/**
 * Fails unless twice of something takes about twice the steps. `count` is large enough for what is done once not to
 * hide what is done again for each.
 */
export function assertProportional(count: number, stepsFor: (count: number) => number): void {
  const once = stepsFor(count);
  const twice = stepsFor(2 * count);
  assert.ok(once >= count, `${once} steps are too few to have looked at ${count}`);
  assert.ok(twice <= 2.2 * once, `${once} steps for ${count}, and ${twice} for twice as many`);
}
