// The activations that were used last, from one window to the next.
import type * as vscode from 'vscode';
import { type ConfiguredActivation, labelActivation } from '../../content/configured-activation.ts';
import { encode } from '../../foundation/encode.ts';
import { isRecord } from '../../foundation/is-record.ts';
import { readConfiguredActivation } from './read-activation.ts';

const key = 'activationLens.evaluate.lastUsed';
const mostRemembered = 5;

/** The last used first. */
export function readLastUsed(memory: vscode.Memento): readonly ConfiguredActivation[] {
  const stored: unknown = memory.get(key);
  return (Array.isArray(stored) ? stored : [])
    .filter(isRecord)
    .map(readConfiguredActivation)
    .filter((activation) => typeof activation !== 'string')
    .slice(0, mostRemembered);
}

/** Puts the activation first. */
export async function rememberUsed(memory: vscode.Memento, activation: ConfiguredActivation): Promise<void> {
  const others = readLastUsed(memory).filter(
    (other) => labelActivation(other) !== labelActivation(activation),
  );
  await memory.update(key, [encode(activation), ...others].slice(0, mostRemembered));
}
