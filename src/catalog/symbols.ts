// How activations are called in formulas.
import type { ParameterValue } from './activation.ts';
import { findById } from './catalog.ts';
import { entry as sigmoid } from './entries/sigmoid.ts';
import { entry as softplus } from './entries/softplus.ts';
import { entry as tanh } from './entries/tanh.ts';

/** Those that formulas have a sign of their own for, or write with a small letter. */
const signs: ReadonlyMap<string, string> = new Map([
  [sigmoid.id, 'σ'],
  [tanh.id, 'tanh'],
  [softplus.id, 'softplus'],
]);

/** What stands before the bracket of an activation in a formula, and the numbers that follow x in it. */
export interface ActivationSymbol {
  readonly name: string;
  readonly parameters: readonly number[];
}

/** `σ` of Sigmoid, `LeakyReLU` with 0.2; undefined where a setting is no number, so that the name alone would not say it. */
export function symbolOf(
  id: string,
  parameters: Readonly<Record<string, ParameterValue>>,
): ActivationSymbol | undefined {
  const declared = findById(id)?.parameters;
  if (!declared) return undefined;
  const values = declared.map((one) => ({
    value: parameters[one.name],
    isDefault: parameters[one.name] === one.default,
  }));
  if (values.every(({ isDefault }) => isDefault)) return { name: signs.get(id) ?? id, parameters: [] };
  const numbers = values.map(({ value }) => value).filter((value) => typeof value === 'number');
  return numbers.length === values.length ? { name: signs.get(id) ?? id, parameters: numbers } : undefined;
}
