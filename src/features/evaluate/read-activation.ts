// An activation as settings, arguments of commands and memory write it down, checked before it is used.
import type { OwnActivation } from '../../autodiff/own-activation.ts';
import type { Parameter, ParameterValue } from '../../catalog/activation.ts';
import { findById } from '../../catalog/catalog.ts';
import { defaultValues } from '../../catalog/defaults.ts';
import type { ConfiguredActivation } from '../../content/configured-activation.ts';
import { plainText } from '../../foundation/escape.ts';
import { isRecord } from '../../foundation/is-record.ts';
import { readPlotted } from '../../protocol/own.ts';
import { t } from '../translate.ts';

/** More activations than these are not evaluated at once. */
export const mostActivations = 32;

/** An activation at its defaults, and at the examples of those that have none. */
export function configureByDefault(id: string): ConfiguredActivation {
  const entry = findById(id);
  return { id, parameters: entry ? defaultValues(entry) : {} };
}

/** An activation that code defines, at the numbers that it has there. */
export function configureOwn(own: OwnActivation): ConfiguredActivation {
  const parameters = own.parameters.map((one) => [one.name, one.value] as const);
  return { id: own.name, parameters: Object.fromEntries(parameters), own };
}

/** `'Softplus'` or `{ id: 'LeakyReLU', parameters: { negative_slope: 0.2 } }`; a sentence where it is neither. */
export function readConfiguredActivation(value: unknown): ConfiguredActivation | string {
  const own = isRecord(value) && value.own !== undefined ? readPlotted(value) : undefined;
  if (own) return own;
  const id = isRecord(value) ? value.id : value;
  const entry = typeof id === 'string' ? findById(id) : undefined;
  if (!entry) return t('There is no activation {0}.', typeof id === 'string' ? plainText(id, 60) : quote(id));
  const given = isRecord(value) && value.parameters !== undefined ? value.parameters : {};
  if (!isRecord(given)) return t('The parameters of {0} must be an object.', entry.id);
  const parameters: Record<string, ParameterValue> = {};
  for (const [name, argument] of Object.entries(given)) {
    const parameter = entry.parameters.find((each) => each.name === name);
    if (!parameter) {
      const names = entry.parameters.map((each) => each.name).join(', ');
      return names
        ? t('{0} has no parameter {1}; it has {2}.', entry.id, plainText(name, 60), names)
        : t('{0} has no parameters.', entry.id);
    }
    const read = readParameter(parameter, argument);
    if (read === undefined) return t('{0} of {1} can’t be {2}.', name, entry.id, quote(argument));
    parameters[name] = read;
  }
  return { id: entry.id, parameters: { ...defaultValues(entry), ...parameters } };
}

/** A value as JSON, short; what JSON cannot carry by its type. */
function quote(value: unknown): string {
  try {
    return plainText(JSON.stringify(value ?? null) ?? typeof value, 60);
  } catch {
    return typeof value;
  }
}

const numbers: Readonly<Record<string, number>> = {
  inf: Number.POSITIVE_INFINITY,
  '-inf': Number.NEGATIVE_INFINITY,
  nan: Number.NaN,
};

function readParameter(parameter: Parameter, value: unknown): ParameterValue | undefined {
  if (value === null) return parameter.default === null ? null : undefined;
  if (parameter.type === 'choice') return parameter.choices?.find((choice) => choice === value);
  if (typeof value === 'number')
    return parameter.type === 'int' && !Number.isInteger(value) ? undefined : value;
  return typeof value === 'string' && Object.hasOwn(numbers, value) ? numbers[value] : undefined;
}
