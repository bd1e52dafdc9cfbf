// Answers one line of `ask` with one line: reads the request, dispatches it, and writes the result.
import { isRecord } from '../foundation/is-record.ts';
import type { Translate } from '../foundation/localization.ts';
import { newest, type Release, releases } from '../foundation/release.ts';
import { answerHover, answerUses } from './code.ts';
import { answerDefinitions } from './definitions.ts';
import { answerActions, answerDiagnostics } from './diagnostics.ts';
import { writeJson } from './json.ts';
import { locales, translatorOf } from './languages.ts';
import { answerMessage } from './message.ts';
import { answerMoments } from './moments.ts';
import { answerEvaluate, answerNumbers, answerValues } from './numbers.ts';
import { type Fields, Refusal, readChoice } from './request.ts';
import { answerTorchVersion } from './torch-version.ts';
import { answerRand, answerRandn, answerTrain } from './training.ts';

type Handler = (fields: Fields, t: Translate, release: Release) => unknown;

/** What can be asked, by its key. */
const handlers: Readonly<Record<string, Handler>> = {
  hover: answerHover,
  uses: answerUses,
  definitions: answerDefinitions,
  diagnostics: answerDiagnostics,
  actions: answerActions,
  numbers: answerNumbers,
  evaluate: answerEvaluate,
  values: answerValues,
  message: answerMessage,
  torchVersion: answerTorchVersion,
  moments: answerMoments,
  train: answerTrain,
  rand: answerRand,
  randn: answerRandn,
};

/** The answer to one line, without a line break. Never rejects. */
export async function answerLine(line: string): Promise<string> {
  let request: unknown;
  try {
    request = JSON.parse(line);
  } catch {
    return writeJson({ error: 'The line is not JSON.' });
  }
  const id = isRecord(request) && Object.hasOwn(request, 'id') ? { id: request.id } : {};
  try {
    return writeJson({ ...(await answer(request)), ...id });
  } catch (error) {
    return writeRefusal(error, id);
  }
}

function writeRefusal(error: unknown, id: object): string {
  const sentence =
    error instanceof Refusal ? error.message : `The product failed at this request: ${String(error)}`;
  try {
    return writeJson({ error: sentence, ...id });
  } catch {
    // Brackets can be nested more deeply than can be written, but not than can be read.
    return writeJson({ error: 'The id is nested too deeply to be repeated.' });
  }
}

async function answer(request: unknown): Promise<object> {
  if (!isRecord(request)) throw new Refusal('A request is an object of JSON.');
  const known = Object.keys(handlers);
  const keys = known.filter((key) => Object.hasOwn(request, key));
  const [key = ''] = keys;
  const handler = handlers[key];
  if (keys.length !== 1 || !handler)
    throw new Refusal(`A request has exactly one of the keys ${known.join(', ')}.`);
  const release = readChoice(request, 'version', [newest, ...releases.filter((one) => one !== newest)]);
  const t = translatorOf(readChoice(request, 'locale', locales));
  const fields = request[key];
  if (!isRecord(fields)) throw new Refusal(`${key} must be an object.`);
  return { [key]: await handler(fields, t, release) };
}
