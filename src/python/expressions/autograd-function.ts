// A hand-written `autograd.Function`: what its forward answers, with the gradient that its backward hands on.
import type { Scope } from '../binder/scopes.ts';
import type { Call } from '../syntax/syntax.ts';
import { codeOf, methodOf } from './classes.ts';
import { type Given, type Held, refuse } from './held.ts';
import type { Walk } from './walk.ts';

/** What `Fn.apply(x)` of an `autograd.Function` answers: its forward, and its backward for the gradient. */
export function applyFunction(walk: Walk, scope: Scope, given: Given, node: Call | undefined): Held {
  const [forward, backward] = ['forward', 'backward'].map((name) => {
    const method = methodOf(walk.resolver, scope, name);
    return method && codeOf(method);
  });
  if (!forward || !backward) return refuse('no forward and backward', node);
  const context: Held = { kind: 'context', saved: [], attributes: new Map() };
  const [ctx, ...rest] = forward.parameters;
  const [, gradient] = backward.parameters;
  if (!ctx || !gradient) return refuse('no context', node);
  const env = new Map<string, Held>();
  for (const [i, parameter] of rest.entries())
    env.set(
      parameter.name,
      given.positional[i] ?? walk.fallback(parameter) ?? refuse('argument missing', node),
    );
  const x = given.positional.find((one) => walk.formula.hangsOnInput(one)) ?? refuse('no input', node);
  const taken: Held = x.kind === 'node' ? { kind: 'node', at: x.at } : x;
  env.set(ctx.name, context);
  const answer = walk.run(forward, env);
  const back = new Map<string, Held>([
    [backward.parameters[0]?.name ?? '', context],
    // What comes back for an answer's gradient of 1: a backward is linear in it.
    [gradient.name, walk.formula.operation('fill', [walk.formula.constant(1), taken])],
  ]);
  const handed = walk.run(backward, back);
  const slope = handed.kind === 'tuple' ? handed.items[0] : handed;
  if (!slope || slope.kind === 'constant') return refuse('no gradient', node);
  return walk.formula.operation('withGradient', [answer, slope, taken]);
}
