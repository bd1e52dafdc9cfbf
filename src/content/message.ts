// What PyTorch raises or warns of, as data: the type and the words of the exception, as Python shows them.
import type { Activation, Finding, ParameterValue, Values } from '../catalog/activation.ts';
import { findById } from '../catalog/catalog.ts';
import { translateBy } from '../foundation/localization.ts';
import { newest, type Release } from '../foundation/release.ts';
import { type ActivationUse, createReader, findActivationUses } from '../python/index.ts';
import { findFindings } from './hover/findings.ts';
import { argumentFindings } from './messages/arguments.ts';
import { raisedByInput, raisedOfInput } from './messages/input.ts';

/** An exception or a warning: `{ type: 'TypeError', message: 'softplus() takes …' }`. */
export interface Message {
  readonly type: string;
  readonly message: string;
}

/** Messages are PyTorch's own, which speaks English. */
const inEnglish = translateBy({});

/** What a finding says; `nonsense` is nothing that PyTorch says. */
function messageOf({ kind, message, verbatim }: Finding): Message | undefined {
  if (kind === 'nonsense') return undefined;
  return readMessage(verbatim ?? message(inEnglish), kind);
}

/** What PyTorch raises first for a use, and what it warns of first; of one argument only where that is named. */
export function messagesOfUse(
  use: ActivationUse,
  argument?: string,
  release: Release = newest,
): { readonly error: Message | undefined; readonly warning: Message | undefined } {
  const entry = findById(use.id, release);
  const findings = (entry ? findFindings(entry, use, release) : []).filter(
    ({ parameter }) => argument === undefined || parameter === argument,
  );
  const first = (kind: Finding['kind']) => {
    const finding = findings.find((one) => one.kind === kind);
    return finding && messageOf(finding);
  };
  // In backward is later than for the numbers themselves.
  const isRaised = findings.some(
    ({ kind, when }) => kind === 'raises' && (when === 'call' || when === 'construction'),
  );
  const refused = entry && !isRaised ? raisedOfInput(entry, use, release, inEnglish, argument) : undefined;
  const error = refused === undefined ? first('raises') : readMessage(refused, 'raises');
  return { error, warning: first('warns') };
}

/** The type and the words of a text that a finding holds; only warnings may have no type. */
function readMessage(text: string, kind: 'raises' | 'warns'): Message {
  const [, type, message = ''] = /^([A-Z]\w*(?:Error|Warning)): (.*)$/s.exec(text) ?? [];
  if (type !== undefined) return { type, message };
  return { type: kind === 'warns' ? 'UserWarning' : 'TypeError', message: text };
}

/** As the last line of Python's report has it: `TypeError: …`. */
export function writeMessage({ type, message }: Message): string {
  return message === '' ? type : `${type}: ${message}`;
}

/**
 * What PyTorch raises as Python comes to the uses in `source` from the offset `from` on, else its first warning;
 * undefined where it answers in silence, as far as is known.
 */
export function findMessage(source: string, from = 0, release: Release = newest): Message | undefined {
  const reading = createReader().read([{ text: source, language: 'python' }]);
  while (!reading.step(Number.POSITIVE_INFINITY));
  // What stands inside of a call is done before it.
  const uses = (reading.uses[0] ?? [])
    .filter((use) => use.start >= from)
    // With what the code around says of it.
    .map((use) => reading.useAt(0, use.start) ?? use)
    .sort((one, other) => one.expression.end - other.expression.end);
  let warning: Message | undefined;
  for (const use of uses) {
    const findings = reachedFindings(source, use, release);
    const raised = findings.find(({ kind }) => kind === 'raises');
    if (raised) return messageOf(raised);
    const entry = findById(use.id, release);
    const refused = entry && raisedByInput(entry, use, release, inEnglish);
    if (refused !== undefined) return readMessage(refused, 'raises');
    const warns = findings.find(({ kind }) => kind === 'warns');
    warning ??= warns && messageOf(warns);
  }
  return warning;
}

/** What comes after a module that is made, until it is called: `nn.RReLU(0.3, 0.1).eval()(x)`. */
const CALLED = /^(?:\s*\.\s*\w+\([^()]*\))*\s*\(/;

/** The findings of a use that are reached where it stands: a module's own only where it is called, too. */
function reachedFindings(source: string, use: ActivationUse, release: Release): readonly Finding[] {
  const entry = findById(use.id, release);
  if (!entry) return [];
  const after = source.slice(use.expression.end);
  const findings = findFindings(entry, use, release);
  // Its arguments are looked at where it is called.
  if (use.kind === 'reference') return findings.filter(({ when }) => when === 'around');
  const isMade = entry.apiPaths.some(({ path, kind }) => kind === 'module' && path === use.apiPath);
  const isCalled = !isMade || use.kind === 'instance call' || CALLED.test(after);
  return findings.filter(({ when }) =>
    when === 'backward' ? /\.backward\(/.test(after) : when !== 'call' || isCalled,
  );
}

/**
 * What PyTorch raises where the parameters themselves are wrong: missing, unknown, of a wrong type. Undefined if it
 * takes them, or only their values are wrong. As the module's constructor and its call have it, or the function where
 * there is no module.
 */
export function findParameterMessage(
  entry: Activation,
  parameters: Values,
  release: Release = newest,
): Message | undefined {
  const [path] = entry.apiPaths;
  if (!path) return undefined;
  const written = Object.entries(parameters).map(([parameter, value]) => {
    const argument = path.arguments.find((one) => one.parameter === parameter);
    return `${argument?.name ?? parameter}=${writePython(value)}`;
  });
  const isMade = path.kind === 'module';
  const call = isMade
    ? `${path.path}(${written.join(', ')})(x)`
    : `${path.path}(${['x', ...written].join(', ')})`;
  const source = `import torch\nfrom math import inf, nan\nx = torch.tensor([0.5])\n${call}\n`;
  const finding = findActivationUses(source)
    .flatMap((use) => argumentFindings(entry, use, release))
    .find(({ kind }) => kind === 'raises');
  return finding && messageOf(finding);
}

function writePython(value: ParameterValue): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string') return JSON.stringify(value);
  if (Number.isFinite(value)) return Object.is(value, -0) ? '-0.0' : String(value);
  return Number.isNaN(value) ? 'nan' : value > 0 ? 'inf' : '-inf';
}
