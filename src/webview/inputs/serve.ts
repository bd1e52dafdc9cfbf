// The worker's side of what curves make of their inputs: moments of each, then its passage through many layers on average, then
// through one network; in short slices, so that a newer question is heard.
import { activationOf } from '../../autodiff/own-activation.ts';
import { meanField, passThrough } from '../../lab/depth.ts';
import type { Input } from '../../lab/inputs.ts';
import { type Asked, momentsOf } from '../../lab/moments.ts';
import { entropyOf, gatedOf } from '../../lab/shares.ts';
import { zonesIn } from '../../lab/zones.ts';
import type { Answer, Question } from './messages.ts';

/** Milliseconds of work before questions are heard. */
const SLICE = 20;

/** Answers the questions that arrive at `scope`. */
export function serveMeasuring(scope: {
  onmessage: ((event: MessageEvent<Question>) => void) | null;
  postMessage(answer: Answer): void;
}): void {
  let steps: Generator<undefined, void>;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const work = (): void => {
    const end = performance.now() + SLICE;
    do {
      if (steps.next().done) return;
    } while (performance.now() < end);
    timer = setTimeout(work);
  };
  scope.onmessage = ({ data }) => {
    clearTimeout(timer);
    steps = measure(data, (key, more) => scope.postMessage({ id: data.id, key, more }));
    work();
  };
}

function* measure(
  { input, plan, width, classes, release, curves }: Question,
  tell: (key: string, more: Answer['more']) => void,
): Generator<undefined, void> {
  const all = curves.flatMap(({ key, dtype, ...one }) => {
    const entry = activationOf(one, release);
    if (entry?.kind === 'vector') {
      const { answers } = entry.functionAt(one.parameters);
      if (answers === 'gated') tell(key, { gated: gatedOf(input) });
      else if (answers)
        tell(key, { entropy: entropyOf(answers === 'shares' ? input : negated(input), classes) });
    }
    if (entry?.kind !== 'elementwise') return [];
    const exact: Asked['exact'] = entry.functionAt(one.parameters);
    const inDtype = dtype === 'float64' ? undefined : { dtype, kernel: exact.inDtype(dtype) };
    return [{ key, exact, inDtype, f: inDtype?.kernel ?? exact }];
  });
  for (const { key, exact, inDtype } of all) {
    tell(key, { moments: momentsOf(inDtype ? { exact, inDtype } : { exact }, input, TOLERANCE) });
    yield;
  }
  const gains: number[] = [];
  for (const { key, exact, f } of all) {
    const field = yield* meanField(f, zonesIn(exact).splits, input, plan);
    gains.push(field.gain);
    // Dots of another plan would not lie on these lines.
    tell(key, { field, net: undefined });
  }
  for (const [i, { key, f }] of all.entries())
    tell(key, { net: yield* passThrough(f, gains[i] ?? 1, input, plan, width, 1) });
}

const negated = (input: Input): Input =>
  input.kind === 'values'
    ? { kind: 'values', values: Float64Array.from(input.values, (x) => -x) }
    : input.kind === 'normal'
      ? { ...input, mean: -input.mean }
      : { kind: 'uniform', low: -input.high, high: -input.low };

/** Of each expected value: far beyond the four digits that are shown. */
const TOLERANCE = 1e-7;
