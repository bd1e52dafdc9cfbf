// Whether code that answers numbers is meant as an activation: by its name, by its curve.
import { compile } from '../../autodiff/compile.ts';
import type { Formula } from '../../autodiff/graph.ts';
import { findEqual, findKnown, findNear, writtenValues } from '../../autodiff/identify.ts';
import { newest } from '../../foundation/release.ts';
import type { DefinitionKind } from './answers.ts';

/** Words in the names of activations, and in those of what belongs to one but is none. */
const words =
  /relu|gelu|selu|celu|elu$|silu|swish|mish|sigmoid|sigm|softplus|softsign|softcap|shrink|snake|siren|squash|rectif|activation|nonlinear|symlog|gaussian|isru|serf|logcosh|squareplus|tanh|arctan$|hard_?sig|hsig|(?:^|_)act\d?(?:_|$)/i;
const endings = /(?:ish|lu)\d?$/i;
const otherWords = /deriv|prime|grad|backward|inverse|loss|error|(?:^|_)d_/i;

/** A module says what it is by being one; a function by its name or by what it computes. */
export function isMeantAsActivation(name: string, kind: DefinitionKind, formula: Formula): boolean {
  if (otherWords.test(name)) return false;
  if (kind === 'module' || kind === 'autograd-function' || words.test(name) || endings.test(name))
    return true;
  if (findEqual(formula) || findKnown(formula)) return true;
  const [nearest] = findNear(formula);
  return nearest !== undefined && nearest.distance < 0.1;
}

/** A straight line is no activation, nor is what answers nothing anywhere. */
export function isCurve(formula: Formula): boolean {
  const { value } = compile(formula, writtenValues(formula), { dtype: 'float64', release: newest });
  const at = [-3.1, -1.7, -0.6, 0.15, 0.35, 0.9, 2.2, 3.7].map((x) => ({ x, y: value(x) }));
  const known = at.filter(({ y }) => Number.isFinite(y));
  const [first, second, ...rest] = known;
  if (!first || !second || rest.length === 0) return false;
  const slope = (second.y - first.y) / (second.x - first.x);
  return rest.some(({ x, y }) => Math.abs(first.y + slope * (x - first.x) - y) > 1e-9 * (1 + Math.abs(y)));
}
