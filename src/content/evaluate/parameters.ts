// Parameters as a person types them, `beta=2, threshold=20`. Pure.

import { formatNumber } from '../../arithmetic/printing.ts';
import type { ParameterValue, Values } from '../../catalog/activation.ts';
import { findById } from '../../catalog/catalog.ts';
import type { Translate } from '../../foundation/localization.ts';
import { parseTensor } from '../../tensors/parse-tensor.ts';
import type { ConfiguredActivation } from '../configured-activation.ts';

/** All parameters of a choice as Python writes them: `beta=1.0, threshold=20.0`. Empty where there are none. */
export function writeParameters({ id, parameters }: ConfiguredActivation): string {
  const row = findById(id);
  return (row?.parameters ?? [])
    .flatMap(({ name, type }) => {
      const value = parameters[name];
      return value === undefined ? [] : [`${name}=${write(value, type === 'int')}`];
    })
    .join(', ');
}

function write(value: ParameterValue, isInteger: boolean): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string') return `'${value}'`;
  return formatNumber(value, isInteger ? 'int64' : 'float64');
}

/** Reads `2, threshold=20` in the order of the activation's parameters; a sentence where that cannot be followed. */
export function readParameters(id: string, text: string, t: Translate): Values | string {
  const row = findById(id);
  if (!row) return t('There is no activation {0}.', id);
  const values: Record<string, ParameterValue> = {};
  const pieces = text.split(',').map((piece) => piece.trim());
  for (const [index, piece] of pieces.entries()) {
    if (!piece) continue;
    const [, name, written = ''] = /^(?:([A-Za-z_]\w*)\s*=(?!=)\s*)?(.*)$/s.exec(piece) ?? [];
    const parameter =
      name === undefined ? row.parameters[index] : row.parameters.find((each) => each.name === name);
    if (!parameter) {
      const names = row.parameters.map((each) => each.name).join(', ');
      return name === undefined
        ? t('{0} takes {1}.', id, names)
        : t('{0} has no parameter {1}; it has {2}.', id, name, names);
    }
    const value = read(written, parameter.type === 'choice' ? (parameter.choices ?? []) : undefined);
    if (value === undefined)
      return t('{0} of {1} cannot be {2}.', parameter.name, id, written.slice(0, 60) || '""');
    values[parameter.name] = value;
  }
  return values;
}

function read(written: string, choices: readonly string[] | undefined): ParameterValue | undefined {
  if (written === 'None') return null;
  if (choices) return choices.find((choice) => choice === written.replace(/^(['"])(.*)\1$/s, '$2'));
  const { values, shape, skippedCount } = parseTensor(written);
  return values.length === 1 && shape.length === 0 && skippedCount === 0 ? values[0] : undefined;
}
