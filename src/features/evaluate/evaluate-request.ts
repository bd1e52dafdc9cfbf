// What the command Evaluate Selection is asked for: its argument, checked before it is used.
import * as vscode from 'vscode';
import { usual } from '../../catalog/roles.ts';
import type { ConfiguredActivation } from '../../content/configured-activation.ts';
import { type Dtype, dtypes } from '../../foundation/dtype.ts';
import { isRecord } from '../../foundation/is-record.ts';
import { t } from '../translate.ts';
import { mostActivations, readConfiguredActivation } from './read-activation.ts';

/** The argument of `activationLens.evaluateSelection`, once read. */
interface EvaluateRequest {
  readonly activations?: readonly ConfiguredActivation[];
  readonly dtype?: Dtype;
  readonly ranges?: readonly vscode.Range[];
  /** Whether results and messages are shown to the person. */
  readonly show: boolean;
}

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
  let read: ConfiguredActivation[] | undefined;
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
    read = [];
    for (const entry of activations) {
      const activation = readConfiguredActivation(entry);
      if (typeof activation === 'string') return refused(activation);
      read.push(activation);
    }
  }
  const knownDtype = dtypes.find((known) => known === dtype);
  if (dtype !== undefined && !knownDtype) {
    return refused(t('{0} must be one of {1}.', 'dtype', dtypes.join(', ')));
  }
  let readRanges: vscode.Range[] | undefined;
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
    readRanges = all.filter((range) => range !== undefined);
  }
  return {
    show,
    ...(read ? { activations: read } : {}),
    ...(knownDtype ? { dtype: knownDtype } : {}),
    ...(readRanges ? { ranges: readRanges } : {}),
  };
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
