// Read Numbers Another Way: where a text can be read in several ways, its results are worked out for the one that the person
// picks. The document stays as it is.
import * as vscode from 'vscode';
import { describeAloud, describeValues } from '../../content/evaluate/inline.ts';
import { describeNoNumber, describeReading } from '../../content/evaluate/notes.ts';
import { isRecord } from '../../foundation/is-record.ts';
import { readOtherwise } from '../../tensors/other-readings.ts';
import { parseTensor } from '../../tensors/parse-tensor.ts';
import { floatTypeOf, type OtherReadingKind, type ParsedTensor } from '../../tensors/parsed-tensor.ts';
import { findOpenDocument } from '../python/open-documents.ts';
import type { Services } from '../services.ts';
import { t } from '../translate.ts';
import { evaluateTarget, type How, longText } from './evaluate-target.ts';
import { findEditor, findTargets, type Target } from './find-targets.ts';
import type { ResultSet } from './result-set.ts';
import { readEvaluateSettings } from './settings.ts';

/** Numbers in a row of the list. */
const mostInRow = 8;

/** One way to read a text; `as` is undefined where it is the usual one. */
export interface Reading {
  readonly as: OtherReadingKind | undefined;
  readonly title: string;
  readonly tensor: ParsedTensor;
}

/** The ways to read a text but the one that `how` names; none for a long one. */
export function listReadings(
  text: string,
  { as, dtype, standardDtype, release }: Pick<How, 'as' | 'dtype' | 'standardDtype' | 'release'>,
): readonly Reading[] {
  if (text.length > longText) return [];
  const options = { dtype: dtype ?? standardDtype, release };
  const usual = parseTensor(text, options);
  const others = readOtherwise(text, usual, options).map(
    ({ kind, tensor }): Reading => ({ as: kind, title: describeReading(kind, t), tensor }),
  );
  const all: readonly Reading[] = [{ as: undefined, title: t('Usual Reading'), tensor: usual }, ...others];
  return all.filter(({ as: own, tensor }) => own !== as && !tensor.problem && tensor.values.length > 0);
}

interface Place {
  readonly document: vscode.TextDocument;
  readonly target: Target;
  readonly how: How;
  readonly readings: readonly Reading[];
}

/** Evaluates numbers as `argument.as` names, or as the person picks; never edits. */
export async function readAnotherWay(argument: unknown, services: Services): Promise<void> {
  const warn = (message: string) => void vscode.window.showWarningMessage(message);
  const { results, announcer } = services;
  const places = await findPlaces(argument, services);
  if (typeof places === 'string') return warn(places);
  const readings = places.flatMap((place) => place.readings);
  if (readings.length === 0) return warn(t('These numbers can be read in one way only.'));
  const named =
    isRecord(argument) && argument.set !== undefined
      ? readings.find(({ as }) => as === argument.as)
      : undefined;
  const picked = named ?? (await pickReading(readings));
  if (!picked) return;
  const sets: ResultSet[] = [];
  for (const { document, target, how, readings: own } of places) {
    if (!own.some(({ as }) => as === picked.as)) continue;
    const outcome = await evaluateTarget(target, { ...how, as: picked.as });
    if (outcome.kind === 'refused') return warn(outcome.message);
    if (outcome.kind === 'none') return warn(describeNoNumber(outcome.skipped, t));
    if (outcome.kind === 'set') sets.push(...results().show(document, [outcome.set]));
  }
  announcer.announce(describeAloud(sets, t));
}

/** The set that a link names, or what is selected; a sentence where there is nothing. */
async function findPlaces(
  argument: unknown,
  { results, releases }: Services,
): Promise<readonly Place[] | string> {
  const shown = results();
  if (isRecord(argument) && argument.set !== undefined) {
    const found = shown.find(argument.set);
    const document = found && findOpenDocument(found.uri.toString());
    return document ? [placeOfSet(document, found.set)] : [];
  }
  const editor = findEditor();
  if (typeof editor === 'string') return editor;
  const { document } = editor;
  const settings = readEvaluateSettings(document);
  const { release } = await releases.of(document);
  const places = (await findTargets(editor)).map((target): Place => {
    const set = shown.near(document, target);
    if (set) return placeOfSet(document, set);
    const { activations, dtype: standardDtype, derivatives } = settings;
    const how: How = { activations, dtype: undefined, standardDtype, derivatives, release };
    return { document, target, how, readings: listReadings(target.text, how) };
  });
  return [...new Map(places.map((place) => [place.target.start, place])).values()];
}

function placeOfSet(document: vscode.TextDocument, set: ResultSet): Place {
  const { start, end } = set;
  const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
  const target: Target = { start, text: document.getText(range) };
  const how: How = { ...set, as: set.reading.as, standardDtype: set.dtype };
  return { document, target, how, readings: listReadings(target.text, how) };
}

async function pickReading(readings: readonly Reading[]): Promise<Reading | undefined> {
  const different = [...new Map(readings.map((reading) => [reading.as, reading])).values()];
  const picked = await vscode.window.showQuickPick(
    different.map((reading) => ({
      label: reading.title,
      description: describeTensor(reading.tensor),
      reading,
    })),
    { title: t('Read Numbers Another Way'), placeHolder: t('How are the numbers meant?') },
  );
  return picked?.reading;
}

/** The first of its numbers, and its shape. */
export function describeTensor(tensor: ParsedTensor): string {
  const { values, shape } = tensor;
  const told = describeValues(values, floatTypeOf(tensor, 'float32'), t, mostInRow);
  return shape.length > 1 ? `${told} (${shape.join(' × ')})` : told;
}
