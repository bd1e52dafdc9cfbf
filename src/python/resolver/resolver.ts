// Follows names to what they hold: imports, assignments, attributes of `self`, containers, parameters' defaults.
// Nothing is executed. Pure.
import type { Elsewhere, OtherModule, WantedModule } from '../binder/modules.ts';
import type { Attribute, Call, Chunk, Expression, Name, Subscript } from '../syntax/syntax.ts';
import { only, type Possible, union, unknown } from '../syntax/values.ts';
import { arithmetic } from './arithmetic.ts';
import { resultOfCall } from './calls.ts';
import { displayOf, keyOf, putTogether } from './containers.ts';
import { followAttribute, followSubscript } from './members.ts';
import { followName } from './names.ts';
import { constantFrom, type Evaluation, type KnownConstant } from './resolution.ts';

const deepest = 120;
/** How many expressions are looked at for one name; what takes more stays unknown. */
const mostWork = 4000;

export class Evaluator implements Evaluation {
  readonly version: number;
  readonly dottedNames: ReadonlySet<string>;
  readonly unread = new Set<Chunk>();
  readonly imported = new Map<string, Possible | undefined>();
  private readonly elsewhere: Elsewhere | undefined;
  private readonly asked = new Map<string, WantedModule>();
  private depth = 0;
  private work = 0;

  constructor(version: number, dottedNames: ReadonlySet<string>, elsewhere: Elsewhere | undefined) {
    this.version = version;
    this.dottedNames = dottedNames;
    this.elsewhere = elsewhere;
  }

  /** The modules that were asked for and are not known yet. */
  get wanted(): readonly WantedModule[] {
    return [...this.asked.values()];
  }

  moduleAt(path: string, from: string): OtherModule | undefined {
    const found = this.elsewhere?.find({ path, from });
    if (found === undefined) this.asked.set(`${from}\n${path}`, { path, from });
    return found === 'none' ? undefined : found;
  }

  /** What `node` may be, on a fresh budget: one name must never hold up the rest. */
  start(node: Expression): Possible {
    this.work = 0;
    return this.evaluate(node);
  }

  evaluate(node: Expression): Possible {
    if (this.depth > deepest || ++this.work > mostWork) return unknown;
    this.depth++;
    try {
      return this.remembered(node);
    } finally {
      this.depth--;
    }
  }

  private remembered(node: Expression): Possible {
    switch (node.kind) {
      case 'name':
      case 'attribute':
      case 'subscript':
      case 'call': {
        if (node.version === this.version) return node.possible ?? unknown;
        node.version = this.version;
        node.possible = undefined;
        const possible = this.load(node);
        node.possible = possible;
        return possible;
      }
      default:
        return this.compute(node);
    }
  }

  private load(node: Name | Attribute | Subscript | Call): Possible {
    switch (node.kind) {
      case 'name':
        return node.scope && node.block ? followName(this, node, node.scope, node.block) : unknown;
      case 'attribute':
        return followAttribute(this, node);
      case 'subscript':
        return followSubscript(this, node);
      case 'call':
        return resultOfCall(this, node);
    }
  }

  private compute(node: Expression): Possible {
    switch (node.kind) {
      case 'text':
        return only({ kind: 'constant', value: node.value, isInteger: false });
      case 'constant':
        if (node.value === undefined) return only({ kind: 'other' });
        return only({ kind: 'constant', value: node.value, isInteger: node.isInteger });
      case 'unary':
      case 'binary':
        return this.operation(node);
      case 'choice':
        return union(node.alternatives.map((one) => this.evaluate(one)));
      case 'named':
        return this.evaluate(node.value);
      case 'sequence':
        return only(displayOf(this, node.elements, false));
      case 'dictionary': {
        const entries = node.entries.map((entry) => ({ key: keyOf(entry.key), value: entry.value }));
        const isWhole = node.entries.every((entry) => entry.key !== undefined);
        return only({ kind: 'container', entries, isWhole, isModule: false });
      }
      case 'comprehension': {
        const entries = [{ key: undefined, value: node.element }];
        return only({ kind: 'container', entries, isWhole: true, isModule: false });
      }
      case 'lambda':
        return node.scope ? only({ kind: 'function', scope: node.scope }) : unknown;
      case 'other':
        return node.type === 'text' || node.type === 'literals' ? only({ kind: 'other' }) : unknown;
      default:
        return unknown;
    }
  }

  constantOf(node: Expression): KnownConstant | undefined {
    return constantFrom(this.evaluate(node));
  }

  private operation(node: Extract<Expression, { kind: 'unary' | 'binary' }>): Possible {
    const operands = node.kind === 'unary' ? [node.operand] : [node.left, node.right];
    const parts = operands.map((operand) => this.evaluate(operand));
    if (parts.some((part) => part.alternatives.some((one) => one.value.kind === 'tensor')))
      return only({ kind: 'tensor' });
    const [left, right] = parts;
    const list = left && right ? putTogether(node.operator, left, right) : undefined;
    if (list) return only(list);
    const constants = parts.map(constantFrom);
    const value = arithmetic(node.operator, constants);
    if (!value) return unknown;
    const through = constants.find((one) => one?.through)?.through;
    return {
      alternatives: [{ value: { kind: 'constant', ...value }, origin: undefined, through, isAssumed: false }],
      isOpen: parts.some((part) => part.isOpen),
    };
  }
}
