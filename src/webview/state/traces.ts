// What is drawn of a panel's state: for each curve its entry and the functions to draw. Runs in the panel, keeps no DOM.
import { writeLiteral, writePlainNumber } from '../../arithmetic/write-literal.ts';
import { activationOf } from '../../autodiff/own-activation.ts';
import { hasFacts } from '../../autodiff/scalar-of.ts';
import type { Activation, ParameterValue, Values } from '../../catalog/activation.ts';
import type { Dtype } from '../../foundation/dtype.ts';
import type { Release } from '../../foundation/release.ts';
import type { Facts, ScalarFunction, VectorFunction } from '../../functions/function.ts';
import { type Curve, curveOf, differenceOf } from '../../plot/curve.ts';
import { type DtypeLimit, limitsOf } from '../../plot/dtype-limits.ts';
import type { CurveState, PanelState, Shown } from '../../protocol/state.ts';
import { QUANTITIES } from '../../protocol/state.ts';

/** A curve of the panel, ready to be drawn and read. */
export interface Trace {
  readonly state: CurveState;
  readonly entry: Activation;
  readonly name: string;
  readonly f: ScalarFunction | VectorFunction;
  /** What is drawn of it; every quantity can be read all the same. */
  readonly drawn: Partial<Record<Shown, Curve>>;
  readonly value: Curve;
  readonly derivative: Curve;
  readonly second: Curve;
  /** What differences are measured from. */
  readonly baseline?: Curve;
  /** The dtype that value and derivative are answered in. */
  readonly dtype: Dtype;
  /** The release of PyTorch that they are answers of. */
  readonly release: Release;
  /** Where the dtype gives up, worked out when first asked for. */
  limits(quantity: 'value' | 'derivative'): readonly DtypeLimit[];
  /** None for an activation along a dimension. */
  readonly facts?: Facts;
}

/** What of a trace depends on its curve and the dtype alone. */
type Functions = Omit<Trace, 'state' | 'name' | 'drawn' | 'baseline'>;

/**
 * One trace for each curve, hidden ones included, in the panel's order. What has not changed since `before` is taken from
 * there: a curve's state is replaced when it changes, so its identity is all there is to compare.
 */
export function tracesOf(state: PanelState, before: readonly Trace[] = []): readonly Trace[] {
  const names = namesOf(state.curves);
  const known = (curve: CurveState) =>
    before.find(
      (trace) => trace.state === curve && trace.dtype === state.dtype && trace.release === state.release,
    );
  const made = state.curves.flatMap((curve, i) => {
    const found = known(curve) ?? functionsOf(curve, state);
    return found ? [{ ...found, state: curve, name: names[i] ?? curve.id }] : [];
  });
  const first = made.find((trace) => trace.state.key === state.baseline) ?? made[0];
  return made.map((trace) => {
    const drawn: Partial<Record<Shown, Curve>> = {};
    for (const quantity of QUANTITIES) {
      if (!state.shown[quantity]) continue;
      if (quantity !== 'difference') drawn[quantity] = trace[quantity];
      else if (first && trace !== first) {
        const old = known(trace.state);
        const same = old?.baseline === first.value ? old.drawn.difference : undefined;
        drawn.difference = same ?? differenceOf(trace.value, first.value);
      }
    }
    return { ...trace, drawn, ...(first ? { baseline: first.value } : {}) };
  });
}

/** Those that are not hidden. */
export function visibleOf(traces: readonly Trace[]): readonly Trace[] {
  return traces.filter((trace) => !trace.state.hidden);
}

/** Names that tell the curves apart: the person's own, or the call as code has it, with what differs from the defaults. */
export function namesOf(curves: readonly CurveState[]): readonly string[] {
  return curves.map((curve) => {
    if (curve.name) return curve.name;
    const entry = activationOf(curve);
    const given = entry ? differing(entry, curve.parameters) : [];
    const own = given.map(([name, value]) => `${name}=${value}`).join(', ');
    return own === '' ? curve.id : `${curve.id}(${own})`;
  });
}

/** The parameters whose values are not PyTorch's defaults. */
function differing(entry: Activation, parameters: Values): readonly (readonly [string, string])[] {
  return entry.parameters.flatMap((parameter) => {
    const value = parameters[parameter.name];
    return value === undefined || Object.is(value, parameter.default)
      ? []
      : [[parameter.name, wordOf(value)] as const];
  });
}

function wordOf(value: ParameterValue): string {
  return typeof value === 'string' ? value : writeLiteral(value, { writeNumber: writePlainNumber });
}

function functionsOf(
  curve: CurveState,
  { dtype, release }: Pick<PanelState, 'dtype' | 'release'>,
): Functions | undefined {
  const entry = activationOf(curve, release);
  if (!entry) return undefined;
  const answered = dtype === 'float64' ? undefined : dtype;
  const f = entry.functionAt(curve.parameters);
  const limits: { value?: readonly DtypeLimit[]; derivative?: readonly DtypeLimit[] } = {};
  return {
    entry,
    f,
    dtype,
    release,
    value: curveOf(f, 'value', answered),
    derivative: curveOf(f, 'derivative', answered),
    second: curveOf(f, 'second'),
    limits: (quantity) => {
      limits[quantity] ??= limitsOf(f, dtype, quantity);
      return limits[quantity];
    },
    ...(f.kind === 'scalar' && hasFacts(f) ? { facts: f.facts() } : {}),
  };
}
