// Reads the code of a hand-written activation as a formula, by walking through it as Python would, with x left open. What
// is not certainly elementwise in x ends the reading: nothing is guessed.
import type { Resolver } from '../resolver/resolver.ts';
import type { Value, WrittenPlace } from '../resolver/values.ts';
import type {
  Attribute,
  Call,
  Chunk,
  Expression,
  FunctionStatement,
  Lambda,
  Name,
  Parameter,
  Statement,
} from '../syntax/syntax.ts';
import { textIn } from '../uses/placing.ts';
import type { Site } from '../uses/site.ts';
import { above, isOfSuper } from './above.ts';
import { layerAt, memberOf } from './attributes.ts';
import { applyFunction } from './autograd-function.ts';
import { callPath, callTensorMethod, moduleOf } from './calls.ts';
import { codeOf, isStatic, methodOf } from './classes.ts';
import { FormulaBuilder } from './formula-builder.ts';
import { freeName } from './free-names.ts';
import { type Halves, halfAt, halvedBy } from './gated.ts';
import { type Environment, type Given, type Held, nothing, placeOf, refuse } from './held.ts';
import { binaryOperators } from './operation-paths.ts';
import { binary, boolean, comparison, power, unary } from './operators.ts';
import type { Walk } from './walk.ts';

/** How deep functions that are called are followed. */
const mostCalls = 8;

/** How many statements and expressions of one definition are walked through. */
const mostWork = 4000;

/** Letters of a layer's call that are shown. */
const longestCall = 40;

/** Walks through code and builds its formula. Every method throws `Unreadable` where it finds what is no part of one. */
export class Lowering implements Walk {
  readonly formula = new FormulaBuilder();
  readonly resolver: Resolver;
  /** NumPy has computed a part of it. */
  isNumpy = false;
  /** A flag or a function has been read that is a default, which somebody may replace. */
  isByDefault = false;
  /** Where numbers stand that are defaults. */
  readonly defaults = new Set<number>();
  /** What a function keeps as an attribute of its own. */
  private readonly ofFunctions = new Map<string, Held>();
  readonly entered = new Set<Expression>();
  readonly changed: Walk['changed'];
  /** Where the definition's answer is written. */
  site: Pick<Site, 'input' | 'parameters' | 'answer'> = { input: 'x' };
  /** It is read as a gated unit of these. */
  halves: Halves | undefined;
  /** Where the definition stands, whose numbers could be changed. */
  source: Chunk['source'];
  private readonly choices = new Set<Held>();
  private depth = 0;
  private work = 0;

  /** What a name holds that nothing is known of; by default it ends the reading. */
  readonly open: ((node: Name | Attribute) => Held) | undefined;

  constructor(
    resolver: Resolver,
    open?: (node: Name | Attribute) => Held,
    changed: Walk['changed'] = new Map(),
  ) {
    this.resolver = resolver;
    this.changed = changed;
    this.open = open;
  }

  /** What a function answers where its parameters hold what `env` says. */
  run(code: FunctionStatement | Lambda, env: Environment): Held {
    if (++this.depth > mostCalls) refuse('too deep', code);
    try {
      if (code.kind === 'lambda') return code.body ? this.value(code.body, env) : refuse('no body', code);
      return this.block(code.body, env) ?? nothing;
    } finally {
      this.depth--;
    }
  }

  /** Calls what is held, as `f(…)` does. */
  call(held: Held, given: Given, node: Call): Held {
    switch (held.kind) {
      case 'local':
        return this.run(held.code, new Map([...held.env, ...this.bind(held.code.parameters, given, node)]));
      case 'method': {
        const code = codeOf(held.scope) ?? refuse('no code', node);
        if (code.kind === 'function' && isStatic(code))
          return this.run(code, this.bind(code.parameters, given, node));
        const [self, ...rest] = code.parameters;
        if (!self) refuse('no self', node);
        const env = this.bind(rest, given, node);
        env.set(self.name, held.object);
        return this.run(code, env);
      }
      case 'object': {
        const forward =
          methodOf(this.resolver, held.scope, 'forward') ?? methodOf(this.resolver, held.scope, '__call__');
        if (!forward) refuse('no forward', node);
        return this.call({ kind: 'method', object: held, scope: forward }, given, node);
      }
      case 'module': {
        const [x, ...others] = given.positional;
        if (!x || others.length > 0 || given.named.size > 0) refuse('arguments', node);
        return this.activation(held, x, node);
      }
      case 'partial': {
        const positional = [...held.positional, ...given.positional];
        return this.call(held.of, { positional, named: new Map([...held.named, ...given.named]) }, node);
      }
      case 'value':
        return this.callValue(held.value, given, node);
      case 'tuple':
        // nn.Sequential(nn.Softplus(), nn.Tanh())
        return held.items.reduce(
          (x, one) => this.call(one, { positional: [x], named: new Map() }, node),
          given.positional[0] ?? refuse('no input', node),
        );
      default:
        return refuse('not callable', node);
    }
  }

  /** A module of the catalog on `x`, which it changes where it is told to work in place. */
  activation(
    { id, parameters, isInPlace }: Extract<Held, { kind: 'module' }>,
    x: Held,
    node: WrittenPlace,
  ): Held {
    const answer = this.formula.activation(id, parameters, x, placeOf(node));
    if (isInPlace) this.formula.overwrite(x, answer);
    return answer;
  }

  private halved(halves: Extract<Held, { kind: 'halved' }>, name: string, given: Given, node: Call): Held {
    return halvedBy(halves, name, given, this.formula) ?? refuse(`half by ${name}`, node);
  }

  private callValue(value: Value, given: Given, node: Call): Held {
    if (value.kind === 'function') {
      const code = codeOf(value.scope);
      if (!code) return refuse('no code', node);
      return this.run(code, this.bind(code.parameters, given, node));
    }
    if (value.kind === 'class') {
      const init = methodOf(this.resolver, value.scope, '__init__');
      const code = init && codeOf(init);
      const own = code ? this.bind(code.parameters.slice(1), given, node) : new Map();
      return { kind: 'object', scope: value.scope, given: own };
    }
    const [first, ...positional] = given.positional;
    if (value.kind === 'path' && first?.kind === 'halved')
      return this.halved(first, value.path.replace(/^torch\./, ''), { ...given, positional }, node);
    if (value.kind === 'path') return callPath(this, value.path, given, node);
    if (value.kind === 'instance') return this.call(moduleOf(this, value, node), given, node);
    return refuse(`call of ${value.kind}`, node);
  }

  /** What parameters hold in a call. */
  private bind(parameters: readonly Parameter[], given: Given, node: Call): Environment {
    const env: Environment = new Map();
    if (given.positional.length > parameters.length) refuse('too many arguments', node);
    for (const [i, parameter] of parameters.entries()) {
      if (parameter.stars > 0) continue;
      const held = given.positional[i] ?? given.named.get(parameter.name);
      if (held) env.set(parameter.name, held);
      else env.set(parameter.name, this.fallback(parameter) ?? refuse('argument missing', node));
    }
    return env;
  }

  /** What a parameter holds that is not given; undefined if it has no default. */
  fallback({ name, fallback }: Parameter): Held | undefined {
    if (!fallback) return undefined;
    const held = this.value(fallback, new Map());
    const number = this.formula.numberOf(held);
    const isNumber = held.kind !== 'constant' || typeof held.value === 'number';
    if (number !== undefined && isNumber) {
      const place = placeOf(fallback);
      this.defaults.add(place.start);
      return this.formula.parameter(name, number, place);
    }
    const choice = { ...held };
    this.choices.add(choice);
    return choice;
  }

  // Statements. They answer what the function returns; undefined if it goes on.

  private block(list: readonly Statement[], env: Environment): Held | undefined {
    for (const [i, statement] of list.entries()) {
      if (++this.work > mostWork) refuse('too much work', statement);
      if (statement.kind === 'if') return this.choose(statement.arms, list.slice(i + 1), env);
      if (statement.kind === 'group') return this.block([...statement.body, ...list.slice(i + 1)], env);
      if (statement.kind === 'return') return statement.value ? this.value(statement.value, env) : nothing;
      if (statement.kind === 'for') {
        const answer = this.loop(statement, env);
        if (answer) return answer;
      } else this.statement(statement, env);
    }
    return undefined;
  }

  /** An `if`, with all that comes after it: either way may leave the function. */
  private choose(
    arms: Extract<Statement, { kind: 'if' }>['arms'],
    rest: readonly Statement[],
    env: Environment,
  ): Held | undefined {
    const [arm, ...others] = arms;
    if (!arm) return this.block(rest, env);
    if (!arm.test) return this.block([...arm.body, ...rest], env);
    const test = this.value(arm.test, env);
    const truth = this.truthOf(test);
    if (truth === true) return this.block([...arm.body, ...rest], env);
    if (truth === false) return this.choose(others, rest, env);
    const taken = this.block([...arm.body, ...rest], copyOf(env));
    const left = this.choose(others, rest, copyOf(env));
    if (!taken || !left) refuse('returns nothing', arm.test);
    return this.formula.operation('branch', [test, taken, left]);
  }

  /** A loop over what is written down, time after time. */
  private loop(statement: Extract<Statement, { kind: 'for' }>, env: Environment): Held | undefined {
    const { target, iterable, body, otherwise } = statement;
    const over = iterable && this.value(iterable, env);
    if (!target || over?.kind !== 'tuple' || otherwise.length > 0) refuse('loop', statement);
    for (const one of over.items) {
      this.assign(target, one, env);
      const answer = this.block(body, env);
      if (answer) return answer;
    }
    return undefined;
  }

  private statement(statement: Statement, env: Environment): void {
    switch (statement.kind) {
      case 'assign': {
        if (!statement.value) return;
        const held = this.value(statement.value, env);
        for (const target of statement.targets) this.assign(target, held, env);
        return;
      }
      case 'update': {
        if (!statement.value) refuse('no value', statement);
        const target = this.chosen(statement.target, env) ?? this.value(statement.target, env);
        const operator = statement.operator.text.replace(/=$/, '');
        const operation = binaryOperators[operator];
        const operand = this.value(statement.value, env);
        const held =
          operator === '**'
            ? power(this, target, operand, statement)
            : operation
              ? this.formula.operation(operation, [target, operand], placeOf(statement))
              : refuse('operator', statement);
        // y[y < 0] *= 0.1
        if (statement.target.kind === 'subscript') {
          this.assign(statement.target, held, env, true);
          return;
        }
        const isTensor = statement.target.kind === 'name' && this.formula.isTensor(target);
        if (held.kind === 'node' && (isTensor || this.formula.hangsOnInput(target)))
          this.formula.overwrite(target, held);
        else this.assign(statement.target, held, env);
        return;
      }
      case 'expression':
        if (statement.value.kind === 'text') return;
        if (statement.value.kind !== 'call') refuse('statement', statement);
        this.value(statement.value, env);
        return;
      case 'function':
        env.set(statement.name, { kind: 'local', code: statement, env });
        return;
      case 'with':
        this.withoutGradient(statement, env);
        return;
      case 'pass':
      case 'import':
      case 'assert':
        return;
      default:
        refuse(statement.kind, statement);
    }
  }

  /** What `with torch.no_grad():` gives names. */
  private withoutGradient({ items, body }: Extract<Statement, { kind: 'with' }>, env: Environment): void {
    for (const { value, target } of items) {
      const of = value.kind === 'call' ? this.value(value.callee, env) : undefined;
      const path = of?.kind === 'value' && of.value.kind === 'path' ? of.value.path : '';
      if (target || !/^torch\.(?:autograd\.(?:grad_mode\.)?)?no_grad$/.test(path)) refuse('with', value);
    }
    for (const one of body) {
      if (one.kind !== 'assign' || !one.value) refuse('with', one);
      const held = this.value(one.value, env);
      const apart = held.kind === 'node' ? this.formula.operation('detach', [held]) : held;
      for (const target of one.targets) this.assign(target, apart, env);
    }
  }

  /** The tensor of which `y[y < 0]` takes some numbers; undefined of another target. */
  private chosen(target: Expression, env: Environment): Held | undefined {
    if (target.kind !== 'subscript' || !target.index) return undefined;
    const from = this.value(target.object, env);
    return from.kind === 'node' ? { ...from } : undefined;
  }

  /** `isInPlace`: each number of `held` stands in the place that it comes from. */
  private assign(target: Expression, held: Held, env: Environment, isInPlace = false): void {
    if (target.kind === 'name') {
      env.set(target.name, held.kind === 'constant' ? { ...held, name: target.name } : held);
      return;
    }
    if (target.kind === 'sequence' && held.kind === 'tuple' && held.items.length === target.elements.length) {
      for (const [i, one] of target.elements.entries()) this.assign(one, held.items[i] ?? nothing, env);
      return;
    }
    if (target.kind === 'attribute' && target.object.kind === 'name') {
      const owner = env.get(target.object.name);
      if (owner?.kind === 'context') {
        owner.attributes.set(target.name, held);
        return;
      }
    }
    // gelu._a = math.sqrt(2 / math.pi)
    if (target.kind === 'attribute' && target.object.kind === 'name' && !env.has(target.object.name)) {
      const owner = freeName(this, target.object);
      if (owner.kind === 'value' && owner.value.kind === 'function') {
        this.ofFunctions.set(nameOfAttribute(target), held);
        return;
      }
    }
    // y[y < 0] = 0
    if (target.kind === 'subscript' && target.index) {
      const changed = this.value(target.object, env);
      const mask = this.value(target.index, env);
      if (changed.kind === 'node' && mask.kind === 'node' && this.formula.hangsOnInput(mask)) {
        if (!isInPlace && this.formula.numberOf(held) === undefined) refuse('picks elements', target);
        this.formula.overwrite(changed, this.formula.operation('where', [mask, held, changed]));
        return;
      }
    }
    refuse('target', target);
  }

  // Expressions.

  value(node: Expression, env: Environment): Held {
    if (++this.work > mostWork) refuse('too much work', node);
    switch (node.kind) {
      case 'constant':
        return node.value === undefined
          ? refuse('literal', node)
          : { kind: 'constant', value: node.value, written: node };
      case 'text':
        return { kind: 'constant', value: node.value };
      case 'name': {
        const held = env.get(node.name);
        // Whether it works in place changes no answer.
        if (held && this.choices.has(held) && node.name !== 'inplace') this.isByDefault = true;
        return held ?? freeName(this, node);
      }
      case 'attribute':
        return this.attribute(node, env);
      case 'call':
        return this.called(node, env);
      case 'unary':
        return unary(this, node, env);
      case 'binary':
        return binary(this, node, env);
      case 'comparison':
        return comparison(this, node, env);
      case 'boolean':
        return boolean(this, node, env);
      case 'conditional': {
        const test = this.value(node.test, env);
        const truth = this.truthOf(test);
        if (truth !== undefined) return this.value(truth ? node.value : node.otherwise, env);
        const taken = this.value(node.value, env);
        const other = this.value(node.otherwise, env);
        return this.formula.operation('branch', [test, taken, other], placeOf(node));
      }
      case 'named': {
        const held = this.value(node.value, env);
        this.assign(node.target, held, env);
        return held;
      }
      case 'lambda':
        return { kind: 'local', code: node, env };
      case 'sequence':
        if (node.type === 'set') refuse('set', node);
        return { kind: 'tuple', items: node.elements.map((one) => this.value(one, env)) };
      case 'subscript': {
        const object = this.value(node.object, env);
        if (object.kind === 'halved') return halfAt(object, node) ?? refuse('no half', node);
        if (object.kind === 'opaque') return object;
        const index = node.index && this.formula.numberOf(this.value(node.index, env));
        if (object.kind !== 'tuple' || index === undefined) refuse('subscript', node);
        return object.items.at(index) ?? refuse('index', node);
      }
      default:
        return refuse(node.kind, node);
    }
  }

  holds(test: Expression, env: Environment): boolean | undefined {
    const held = this.value(test, env);
    this.isByDefault ||= this.formula.hangsOnParameter(held);
    return this.truthOf(held);
  }

  /** What `if` makes of it; undefined if that hangs on x. */
  truthOf(held: Held): boolean | undefined {
    if (held.kind === 'constant') return Boolean(held.value);
    if (held.kind === 'opaque') refuse('not known');
    if (held.kind === 'node') {
      const number = this.formula.numberOf(held);
      return number === undefined ? undefined : number !== 0;
    }
    return held.kind === 'tuple' ? held.items.length > 0 : true;
  }

  private attribute(node: Attribute, env: Environment): Held {
    const owner = this.ownerOf(node, env);
    if (!owner) return this.ofFunctions.get(nameOfAttribute(node)) ?? freeName(this, node);
    return memberOf(this, owner, node) ?? refuse(`attribute ${node.name}`, node);
  }

  /** What the object of an attribute holds, where that is no module or other path. */
  private ownerOf({ object }: Attribute, env: Environment): Held | undefined {
    let root: Expression = object;
    while (root.kind === 'attribute') root = root.object;
    if (root.kind === 'name') return env.has(root.name) ? this.value(object, env) : undefined;
    return this.value(object, env);
  }

  private called(node: Call, env: Environment): Held {
    const { callee } = node;
    if (callee.kind === 'attribute') {
      if (isOfSuper(node)) return this.call(above(this, node, callee, env), this.given(node, env), node);
      // ctx.save_for_backward(x)
      const owner = this.ownerOf(callee, env) ?? this.openOwnerOf(callee, env);
      if (owner?.kind === 'node')
        return callTensorMethod(this, owner, callee.name, this.given(node, env), node);
      if (owner?.kind === 'halved') return this.halved(owner, callee.name, this.given(node, env), node);
      if (owner?.kind === 'context') {
        if (callee.name !== 'save_for_backward') refuse('context', node);
        owner.saved = this.given(node, env).positional;
        return nothing;
      }
      if (callee.name === 'apply') {
        const applied = this.applied(callee, node, env);
        if (applied) return applied;
      }
      const projected = owner?.kind === 'object' && this.throughLayer(owner, callee, node, env);
      if (projected) return projected;
      const held = owner ? memberOf(this, owner, callee) : freeName(this, callee);
      return this.call(held ?? refuse('method', node), this.given(node, env), node);
    }
    return this.call(this.value(callee, env), this.given(node, env), node);
  }

  /** `self.proj(x)` of a gated unit; undefined where that is no layer. */
  private throughLayer(
    owner: Extract<Held, { kind: 'object' }>,
    callee: Attribute,
    node: Call,
    env: Environment,
  ): Held | undefined {
    const { halves } = this;
    const layer = halves && layerAt(this.resolver, owner, callee.name);
    if (!layer) return undefined;
    const { positional, named } = this.given(node, env);
    const [x, ...others] = positional;
    if (!x || others.length > 0 || named.size > 0) refuse('arguments of a layer', node);
    this.isByDefault ||= layer === 'perhaps' && x.kind === 'projected';
    const called = textIn(node.chunk, callee);
    const written = textIn(node.chunk, node).replace(/\s+/g, ' ');
    const answer = halves.through(layer, x, called, written.length > longestCall ? `${called}(…)` : written);
    return answer ?? refuse('call of a layer', node);
  }

  /** `x` of `x.sigmoid()`, where nothing is known of x. */
  private openOwnerOf({ object }: Attribute, env: Environment): Held | undefined {
    if (!this.open || (object.kind !== 'name' && object.kind !== 'attribute')) return undefined;
    const held = this.value(object, env);
    return held.kind === 'node' ? held : undefined;
  }

  given(node: Call, env: Environment): Given {
    const positional: Held[] = [];
    const named = new Map<string, Held>();
    for (const { name, stars, value } of node.arguments) {
      if (stars === 2 && saysWhere(this.resolver, value)) continue;
      if (stars > 0) refuse('stars', node);
      const held = this.value(value, env);
      if (name === undefined) positional.push(held);
      else named.set(name, held);
    }
    return { positional, named };
  }

  /** `Fn.apply(x)` of an `autograd.Function`: its forward, and its backward for the gradient. */
  private applied(callee: Attribute, node: Call, env: Environment): Held | undefined {
    const owner = this.value(callee.object, env);
    if (owner.kind !== 'value' || owner.value.kind !== 'class') return undefined;
    return applyFunction(this, owner.value.scope, this.given(node, env), node);
  }
}

/** `**factory`, of `factory = {'device': device, 'dtype': dtype}`: where a tensor is made. */
function saysWhere(resolver: Resolver, node: Expression): boolean {
  const [only, ...others] =
    (node.kind === 'name' && resolver.placeOf(node)?.scope.bindings.get(node.name)) || [];
  return (
    only?.bound.kind === 'value' &&
    others.length === 0 &&
    only.bound.value.kind === 'dictionary' &&
    only.bound.value.entries.every(({ key }) => key?.kind === 'text' && /^(?:device|dtype)$/.test(key.value))
  );
}

/** `f.a`; empty of what stands deeper. */
const nameOfAttribute = ({ object, name }: Attribute): string =>
  object.kind === 'name' ? `${object.name}.${name}` : '';

/** A copy in which what is changed in place stays apart. */
function copyOf(env: Environment): Environment {
  const copies = new Map<Held, Held>();
  return new Map(
    [...env].map(([name, held]) => {
      if (held.kind !== 'node') return [name, held];
      const copy = copies.get(held) ?? { ...held };
      copies.set(held, copy);
      return [name, copy];
    }),
  );
}
