// Which regular expressions may take time that grows faster than their input: where one text can be shared out between two
// loops in more and more ways (Weber and Seidl, On the degree of ambiguity of finite automata, 1991), all of which a
// backtracking engine tries before it gives up. The loop that looks for a place to begin counts as one.
import { type AST, RegExpParser } from '@eslint-community/regexpp';

/** Two parts of a regular expression that can take the same characters over and over. */
export interface Ambiguity {
  readonly one: string;
  readonly other: string;
}

/** A set of characters: a bit for each of the sample. */
type Characters = bigint;

/** What must hold behind a last place: nothing, the end of the text, or something else. */
type Guard = 0 | 1 | 2;

/** A piece of an expression in Glushkov's form: its places are where one character is taken. */
interface Piece {
  /** The places it may begin with, and which characters may stand ahead of each. */
  readonly first: ReadonlyMap<number, Characters>;
  readonly last: ReadonlyMap<number, Guard>;
  /** What must hold where it takes nothing; undefined if it takes something. */
  readonly empty: Guard | undefined;
  /** Which characters may stand ahead of what follows, where it takes nothing. */
  readonly ahead: (next: Characters) => Characters;
}

interface Automaton {
  readonly takes: Characters[];
  readonly names: string[];
  readonly follow: Set<number>[];
  /** The places at the end of what takes as little as it can. */
  readonly lazy: Set<number>;
  /** The places that follow one in two ways: loops in loops. */
  readonly doubled: Set<number>;
}

const odd = [
  0xa0, 0xe9, 0x130, 0x3b1, 0x1680, 0x2003, 0x200b, 0x2028, 0x2029, 0x202f, 0x2212, 0x4e00, 0xd800, 0xfeff,
];
const everywhere = (): never => {
  throw new Error('not begun');
};

const lineEnd = String.raw`[\n\r\u2028\u2029]`;

/** What is ambiguous in the pattern; undefined if its time grows with its input alone. */
export function findAmbiguity(source: string, flags: string): Ambiguity | undefined {
  const pattern = new RegExpParser().parsePattern(source, 0, source.length, {
    unicode: flags.includes('u'),
    unicodeSets: flags.includes('v'),
  });
  const sample = sampleOf(pattern, /[uv]/.test(flags));
  const all = (1n << BigInt(sample.length)) - 1n;
  const automaton: Automaton = { takes: [], names: [], follow: [], lazy: new Set(), doubled: new Set() };
  const builder = new Builder(automaton, sample, all, flags);
  const whole = builder.alternatives(pattern.alternatives);
  const begun = new Set(whole.first.keys());
  if (!flags.includes('y')) addSearch(automaton, whole, all, begun);
  // What takes all but the ends of lines comes to the end of one.
  const most = flags.includes('m') ? all & ~builder.setOf(lineEnd) : all;
  return ambiguityIn(automaton, begun, isOver(automaton, whole, most));
}

/** Characters that stand for all others: ASCII, odd ones, and those that the pattern names. */
function sampleOf(pattern: AST.Pattern, isUnicode: boolean): readonly string[] {
  const codes = new Set([...Array.from({ length: 128 }, (_, code) => code), ...odd]);
  if (isUnicode) codes.add(0x1f600);
  for (const [, code = ''] of JSON.stringify(pattern, (key, value: unknown) =>
    key === 'parent' || key === 'resolved' || key === 'references' ? undefined : value,
  ).matchAll(/"(?:value|min|max)":(\d+)/g))
    if (Number(code) <= 0x10ffff) codes.add(Number(code));
  return [...codes].map((code) => String.fromCodePoint(code));
}

class Builder {
  constructor(
    private readonly automaton: Automaton,
    private readonly sample: readonly string[],
    private readonly all: Characters,
    private readonly flags: string,
  ) {}

  alternatives(list: readonly AST.Alternative[]): Piece {
    return list.map((one) => this.sequence(one.elements)).reduce((one, other) => this.either(one, other));
  }

  private sequence(elements: readonly AST.Element[]): Piece {
    return elements
      .map((one) => this.element(one))
      .reduce((one, other) => this.joined(one, other), this.nothing(0));
  }

  private element(node: AST.Element): Piece {
    switch (node.type) {
      case 'Group':
      case 'CapturingGroup':
        return this.alternatives(node.alternatives);
      case 'Backreference':
        return [node.resolved]
          .flat()
          .map((group) => this.alternatives(group.alternatives))
          .reduce((one, other) => this.either(one, other));
      case 'Quantifier':
        return this.repeated(node);
      case 'Assertion':
        return this.assertion(node);
      default:
        return this.place(node.raw);
    }
  }

  private repeated({ element, min, max, greedy }: AST.Quantifier): Piece {
    const once = this.element(element);
    if (max === 0) return this.nothing(0);
    if (!greedy) for (const at of once.last.keys()) this.automaton.lazy.add(at);
    if (max === Number.POSITIVE_INFINITY) this.join(once, once);
    // How often something bounded is repeated does not grow with the input: twice stands for all.
    const isBounded = max > 1 && max < Number.POSITIVE_INFINITY;
    const again = isBounded ? this.element(element) : once;
    const more = isBounded ? this.joined(once, min > 1 ? again : this.maybe(again)) : once;
    return min === 0 ? this.maybe(more) : more;
  }

  private assertion(node: AST.Assertion): Piece {
    const nothing = this.nothing(node.kind === 'end' ? 1 : 2);
    const word = this.setOf(String.raw`\w`);
    if (node.kind === 'start')
      return {
        ...this.nothing(0),
        ahead: () => (this.flags.includes('m') ? this.setOf(lineEnd) : 0n),
      };
    if (node.kind === 'word' && !node.negate) {
      return {
        ...nothing,
        ahead: (next) => ((next & ~word) === 0n ? this.all & ~word : (next & word) === 0n ? word : this.all),
      };
    }
    if (node.kind === 'lookbehind') {
      const [alternative, ...others] = node.alternatives;
      const [one, ...rest] = alternative?.elements ?? [];
      const isOne =
        others.length === 0 &&
        rest.length === 0 &&
        (one?.type === 'Character' || one?.type === 'CharacterClass' || one?.type === 'CharacterSet');
      if (!isOne) return nothing;
      const named = this.setOf(one.raw);
      return { ...this.nothing(0), ahead: () => (node.negate ? this.all & ~named : named) };
    }
    // What is looked ahead at is run through, and leads nowhere.
    if (node.kind === 'lookahead') return { ...nothing, first: this.alternatives(node.alternatives).first };
    return nothing;
  }

  private place(raw: string): Piece {
    const { takes, names, follow } = this.automaton;
    const at = takes.push(this.setOf(raw)) - 1;
    names.push(raw);
    follow.push(new Set());
    return {
      first: new Map([[at, this.all]]),
      last: new Map([[at, 0]]),
      empty: undefined,
      ahead: everywhere,
    };
  }

  setOf(raw: string): Characters {
    const one = new RegExp(`^(?:${raw})$`, this.flags.replace(/[^iuvs]/g, ''));
    return this.sample.reduce(
      (set, character, at) => (one.test(character) ? set | (1n << BigInt(at)) : set),
      0n,
    );
  }

  private nothing(empty: Guard): Piece {
    return { first: new Map(), last: new Map(), empty, ahead: () => this.all };
  }

  private maybe(piece: Piece): Piece {
    return { ...piece, empty: 0, ahead: () => this.all };
  }

  private either(one: Piece, other: Piece): Piece {
    const first = new Map(one.first);
    for (const [at, ahead] of other.first) first.set(at, (first.get(at) ?? 0n) | ahead);
    const empty =
      one.empty === undefined
        ? other.empty
        : other.empty === undefined
          ? one.empty
          : (Math.min(one.empty, other.empty) as Guard);
    const ahead = (next: Characters) =>
      (one.empty === undefined ? 0n : one.ahead(next)) | (other.empty === undefined ? 0n : other.ahead(next));
    return { first, last: new Map([...one.last, ...other.last]), empty, ahead };
  }

  private joined(one: Piece, other: Piece): Piece {
    this.join(one, other);
    const first = new Map(one.first);
    const last = new Map(other.last);
    if (one.empty !== undefined) {
      for (const [at, ahead] of other.first)
        first.set(at, (first.get(at) ?? 0n) | (ahead & one.ahead(this.automaton.takes[at] ?? 0n)));
    }
    if (other.empty !== undefined) {
      for (const [at, guard] of one.last)
        last.set(at, Math.min(last.get(at) ?? 2, Math.max(guard, other.empty)) as Guard);
    }
    const empty =
      one.empty === undefined || other.empty === undefined
        ? undefined
        : (Math.max(one.empty, other.empty) as Guard);
    return { first, last, empty, ahead: (next) => one.ahead(next) & other.ahead(next) };
  }

  /** Lets `other` follow `one`. */
  private join(one: Piece, other: Piece): void {
    for (const from of one.last.keys()) {
      for (const [to, ahead] of other.first) {
        if (((this.automaton.takes[from] ?? 0n) & ahead) === 0n) continue;
        if (this.automaton.follow[from]?.has(to)) this.automaton.doubled.add(to);
        this.automaton.follow[from]?.add(to);
      }
    }
  }
}

/** The loop that tries every place to begin at. */
function addSearch(
  { takes, names, follow }: Automaton,
  whole: Piece,
  all: Characters,
  begun: Set<number>,
): void {
  const add = (set: Characters, next: Iterable<number>) => {
    names.push('the search for where it begins');
    follow.push(new Set(next));
    return takes.push(set) - 1;
  };
  const search = add(all, []);
  begun.add(search);
  for (const [at, ahead] of whole.first) {
    if (ahead === 0n) continue;
    const before = ahead === all ? at : add(ahead, [at]);
    if (before !== at) begun.add(before);
    follow[search]?.add(before);
  }
  follow[search]?.add(search);
}

/** The loops behind which it has matched already, or is certain to: nothing is given back there. */
function isOver({ takes, follow, lazy }: Automaton, whole: Piece, most: Characters): (at: number) => boolean {
  return (at) => {
    const guard = whole.last.get(at);
    const isAny = ((takes[at] ?? 0n) & most) === most && follow[at]?.has(at) === true && !lazy.has(at);
    return guard === 0 || (guard === 1 && isAny);
  };
}

function ambiguityIn(
  automaton: Automaton,
  begun: ReadonlySet<number>,
  isOver: (at: number) => boolean,
): Ambiguity | undefined {
  const { takes, names } = automaton;
  // Whoever gives back comes to a place where it has matched ahead of all that lies before.
  const follow = automaton.follow.map((next) => [...next].filter((at) => !isOver(at)));
  const reach = follow.map((next) => reachedFrom(next, (at) => follow[at] ?? []));
  const live = reachedFrom([...begun], (at) => [...(automaton.follow[at] ?? [])]);
  const loops = [...live].filter((at) => reach[at]?.has(at));
  const size = takes.length;
  const shared = (...places: number[]) => places.reduce((set, at) => set & (takes[at] ?? 0n), -1n) !== 0n;
  for (const p of loops) {
    if (automaton.doubled.has(p)) return { one: names[p] ?? '', other: 'the loop around it' };
    const isInLoop = (at: number, of: number) => reach[of]?.has(at) === true && reach[at]?.has(of) === true;
    for (const q of loops) {
      if (p === q || !reach[p]?.has(q)) continue;
      // All three read one text: `a` goes round the loop of `p`, `b` from `p` to `q`, and `c` round that of `q`.
      const next = (state: number): number[] => {
        const [a, b, c] = [Math.floor(state / size / size), Math.floor(state / size) % size, state % size];
        const found: number[] = [];
        for (const a2 of follow[a] ?? []) {
          if (!isInLoop(a2, p)) continue;
          for (const c2 of follow[c] ?? []) {
            if (!isInLoop(c2, q) || !shared(a2, c2)) continue;
            for (const b2 of follow[b] ?? [])
              if (shared(a2, b2, c2) && (b2 === q || reach[b2]?.has(q)))
                found.push((a2 * size + b2) * size + c2);
          }
        }
        return found;
      };
      if (reachedFrom(next((p * size + p) * size + q), next).has((p * size + q) * size + q))
        return { one: names[p] ?? '', other: names[q] ?? '' };
    }
    const twice = (state: number): number[] => {
      const [a, b] = [Math.floor(state / size), state % size];
      return (follow[a] ?? []).flatMap((a2) =>
        isInLoop(a2, p)
          ? (follow[b] ?? []).filter((b2) => isInLoop(b2, p) && shared(a2, b2)).map((b2) => a2 * size + b2)
          : [],
      );
    };
    for (const state of reachedFrom(twice(p * size + p), twice)) {
      const [a, b] = [Math.floor(state / size), state % size];
      if (a !== b && reachedFrom(twice(state), twice).has(p * size + p))
        return { one: names[a] ?? '', other: names[b] ?? '' };
    }
  }
  return undefined;
}

function reachedFrom(start: readonly number[], next: (at: number) => readonly number[]): Set<number> {
  const found = new Set(start);
  for (const at of found) for (const one of next(at)) found.add(one);
  return found;
}
