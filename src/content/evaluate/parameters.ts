// Parameters as a person types them, `beta=2, threshold=20`.

import { formatNumber } from '../../arithmetic/printing.ts';
import { writeLiteral } from '../../arithmetic/write-literal.ts';
import { activationOf, type Named } from '../../autodiff/own-activation.ts';
import type { ParameterValue, Values } from '../../catalog/activation.ts';
import { catalog } from '../../catalog/catalog.ts';
import type { Translate } from '../../foundation/localization.ts';
import { unquote } from '../../foundation/string-literal.ts';
import { parseTensor } from '../../tensors/parse-tensor.ts';
import type { ConfiguredActivation } from '../configured-activation.ts';

/** All parameters of an activation in Python's notation: `beta=1.0, threshold=20.0`. Empty if there are none. */
export function writeParameters(activation: ConfiguredActivation): string {
  const { parameters } = activation;
  const entry = activationOf(activation);
  return (entry?.parameters ?? [])
    .flatMap(({ name, type }) => {
      const value = parameters[name];
      const dtype = type === 'int' ? 'int64' : 'float64';
      return value === undefined
        ? []
        : [`${name}=${writeLiteral(value, { writeNumber: (x) => formatNumber(x, dtype) })}`];
    })
    .join(', ');
}

/** Reads `2, threshold=20` in the order of the activation's parameters; a sentence where that cannot be followed. */
export function readParameters(named: Named, text: string, t: Translate): Values | string {
  const { id } = named;
  const entry = activationOf(named);
  if (!entry) return t('There is no activation {0}.', id);
  const values: Record<string, ParameterValue> = {};
  const parts = text.split(',').map((part) => part.trim());
  for (const [index, part] of parts.entries()) {
    if (!part) continue;
    const [, name, written = ''] = /^(?:([A-Za-z_]\w*)\s*=(?!=)\s*)?(.*)$/s.exec(part) ?? [];
    const parameter =
      name === undefined ? entry.parameters[index] : entry.parameters.find((each) => each.name === name);
    if (!parameter) {
      const names = entry.parameters.map((each) => each.name).join(', ');
      return name === undefined
        ? t('{0} takes {1}.', id, names)
        : t('{0} has no parameter {1}; it has {2}.', id, name, names);
    }
    const value = read(written, parameter.type === 'choice' ? (parameter.choices ?? []) : undefined);
    if (value === undefined)
      return t('{0} of {1} can’t be {2}.', parameter.name, id, written.slice(0, 60) || '""');
    values[parameter.name] = value;
  }
  return values;
}

/**
 * Reads a call as a person types it, `softplus(beta=3`, `F.leaky_relu(0.2)` or `nn.GELU()`: the parameters that it names, a
 * sentence where they cannot be followed, and undefined where it is no call of an activation yet.
 */
export function readCall(text: string, t: Translate): ConfiguredActivation | string | undefined {
  const [, path = '', written = ''] = /^([A-Za-z_][\w.]*)\s*\(([^()]*)\)?$/.exec(text.trim()) ?? [];
  const name = path
    .slice(path.lastIndexOf('.') + 1)
    .replaceAll('_', '')
    .toLowerCase();
  const entry = catalog.find(({ id }) => id.toLowerCase() === name);
  if (!entry) return undefined;
  const parameters = readParameters({ id: entry.id }, written, t);
  return typeof parameters === 'string' ? parameters : { id: entry.id, parameters };
}

function read(written: string, choices: readonly string[] | undefined): ParameterValue | undefined {
  if (written === 'None') return null;
  if (choices) return choices.find((choice) => choice === unquote(written));
  const { values, shape, skippedCount } = parseTensor(written);
  return values.length === 1 && shape.length === 0 && skippedCount === 0 ? values[0] : undefined;
}
