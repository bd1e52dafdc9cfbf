// What Evaluate is asked for: its command's argument and its settings, checked before they are used.
import * as vscode from 'vscode';
import type { Parameter, ParameterValue } from '../../catalog/activation.ts';
import { findById } from '../../catalog/catalog.ts';
import { defaultValues } from '../../catalog/defaults.ts';
import { usual } from '../../catalog/roles.ts';
import type { ConfiguredActivation } from '../../content/configured-activation.ts';
import type { Dtype } from '../../foundation/dtype.ts';
import { plainText } from '../../foundation/escape.ts';
import { t } from '../translate.ts';

/** The argument of `activationLens.evaluateSelection`, once read. */
export interface EvaluateRequest {
  readonly choices?: readonly ConfiguredActivation[];
  readonly dtype?: Dtype;
  readonly ranges?: readonly vscode.Range[];
  /** Whether results and messages are shown to the person. */
  readonly show: boolean;
}

/** How to go on when the person has not said. */
export interface EvaluateSettings {
  readonly choices: readonly ConfiguredActivation[];
  readonly dtype: Dtype;
  readonly onChange: 'fade' | 'recompute';
  readonly derivatives: boolean;
}

const dtypes: readonly Dtype[] = ['float64', 'float32', 'float16', 'bfloat16'];
const mostActivations = 32;

/** Reads the command's argument; a sentence where it cannot be followed. */
export function readEvaluateRequest(
  argument: unknown,
): EvaluateRequest | { readonly refusal: string; readonly show: boolean } {
  if (argument === undefined || argument === null) return { show: true };
  if (!isRecord(argument)) {
    return {
      refusal: t('Evaluate Selection takes an object such as {0}.', `{"activations": ["${usual[0]?.id}"]}`),
      show: true,
    };
  }
  const show = argument.show !== false;
  const refused = (refusal: string) => ({ refusal, show });
  const { activations, dtype, ranges } = argument;
  let choices: ConfiguredActivation[] | undefined;
  if (activations !== undefined) {
    if (!Array.isArray(activations) || activations.length === 0 || activations.length > mostActivations) {
      return refused(
        t(
          '{0} must be a list of activations, such as {1}.',
          'activations',
          `[${usual.map(({ id }) => `"${id}"`).join(', ')}]`,
        ),
      );
    }
    choices = [];
    for (const entry of activations) {
      const choice = readChoice(entry);
      if (typeof choice === 'string') return refused(choice);
      choices.push(choice);
    }
  }
  const knownDtype = dtypes.find((known) => known === dtype);
  if (dtype !== undefined && !knownDtype) {
    return refused(t('{0} must be one of {1}.', 'dtype', dtypes.join(', ')));
  }
  let read: vscode.Range[] | undefined;
  if (ranges !== undefined) {
    const all = Array.isArray(ranges) ? ranges.map(readRange) : [undefined];
    if (all.length === 0 || all.some((range) => range === undefined)) {
      return refused(
        t(
          '{0} must be a list of ranges, such as {1}.',
          'ranges',
          '[{"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 9}}]',
        ),
      );
    }
    read = all.filter((range) => range !== undefined);
  }
  return {
    show,
    ...(choices ? { choices } : {}),
    ...(knownDtype ? { dtype: knownDtype } : {}),
    ...(read ? { ranges: read } : {}),
  };
}

/** The settings that hold for a document; what is wrong in them stands at the default. */
export function readEvaluateSettings(document?: vscode.TextDocument): EvaluateSettings {
  const settings = vscode.workspace.getConfiguration('activationLens.evaluate', document);
  const given: unknown = settings.get('activations');
  const choices = (Array.isArray(given) ? given.slice(0, mostActivations) : [])
    .map(readChoice)
    .filter((choice) => typeof choice !== 'string');
  const dtype: unknown = settings.get('dtype');
  return {
    choices: choices.length ? choices : usual.map(({ id }) => chosen(id)),
    dtype: dtypes.find((known) => known === dtype) ?? 'float32',
    onChange: settings.get('onChange') === 'recompute' ? 'recompute' : 'fade',
    derivatives: settings.get('derivatives') === true,
  };
}

/** An activation at its defaults, and at the examples of those that have none. */
export function chosen(id: string): ConfiguredActivation {
  const row = findById(id);
  return { id, parameters: row ? defaultValues(row) : {} };
}

/** `'Softplus'` or `{ id: 'LeakyReLU', parameters: { negative_slope: 0.2 } }`; a sentence where it is neither. */
export function readChoice(value: unknown): ConfiguredActivation | string {
  const id = isRecord(value) ? value.id : value;
  const row = typeof id === 'string' ? findById(id) : undefined;
  if (!row) return t('There is no activation {0}.', typeof id === 'string' ? plainText(id, 60) : written(id));
  const given = isRecord(value) && value.parameters !== undefined ? value.parameters : {};
  if (!isRecord(given)) return t('The parameters of {0} must be an object.', row.id);
  const parameters: Record<string, ParameterValue> = {};
  for (const [name, entry] of Object.entries(given)) {
    const parameter = row.parameters.find((each) => each.name === name);
    if (!parameter) {
      const names = row.parameters.map((each) => each.name).join(', ');
      return names
        ? t('{0} has no parameter {1}; it has {2}.', row.id, plainText(name, 60), names)
        : t('{0} has no parameters.', row.id);
    }
    const read = readParameter(parameter, entry);
    if (read === undefined) return t('{0} of {1} cannot be {2}.', name, row.id, written(entry));
    parameters[name] = read;
  }
  return { id: row.id, parameters: { ...defaultValues(row), ...parameters } };
}

/** A value as JSON, short; what JSON cannot carry by its type. */
function written(value: unknown): string {
  try {
    return plainText(JSON.stringify(value ?? null) ?? typeof value, 60);
  } catch {
    return typeof value;
  }
}

const words: Readonly<Record<string, number>> = {
  inf: Number.POSITIVE_INFINITY,
  '-inf': Number.NEGATIVE_INFINITY,
  nan: Number.NaN,
};

function readParameter(parameter: Parameter, value: unknown): ParameterValue | undefined {
  if (value === null) return parameter.default === null ? null : undefined;
  if (parameter.type === 'choice') return parameter.choices?.find((choice) => choice === value);
  if (typeof value === 'number')
    return parameter.type === 'int' && !Number.isInteger(value) ? undefined : value;
  return typeof value === 'string' && Object.hasOwn(words, value) ? words[value] : undefined;
}

function readRange(value: unknown): vscode.Range | undefined {
  if (!isRecord(value)) return undefined;
  const start = readPosition(value.start);
  const end = readPosition(value.end);
  return start && end ? new vscode.Range(start, end) : undefined;
}

function readPosition(value: unknown): vscode.Position | undefined {
  if (!isRecord(value)) return undefined;
  const { line, character } = value;
  const isPlace = (place: unknown): place is number => Number.isSafeInteger(place) && Number(place) >= 0;
  return isPlace(line) && isPlace(character) ? new vscode.Position(line, character) : undefined;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
