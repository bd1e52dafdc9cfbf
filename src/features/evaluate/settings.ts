// The settings of Evaluate, checked before they are used.
import * as vscode from 'vscode';
import { usual } from '../../catalog/roles.ts';
import type { ConfiguredActivation } from '../../content/configured-activation.ts';
import type { Dtype } from '../../foundation/dtype.ts';
import { configureByDefault, mostActivations, readConfiguredActivation } from './read-activation.ts';

/** How to go on when the person has not said. */
interface EvaluateSettings {
  readonly activations: readonly ConfiguredActivation[];
  readonly dtype: Dtype;
  readonly onChange: 'fade' | 'recompute';
  readonly derivatives: boolean;
}

export const dtypes: readonly Dtype[] = ['float64', 'float32', 'float16', 'bfloat16'];

/** The settings that hold for a document; what is wrong in them stands at the default. */
export function readEvaluateSettings(document?: vscode.TextDocument): EvaluateSettings {
  const settings = vscode.workspace.getConfiguration('activationLens.evaluate', document);
  const given: unknown = settings.get('activations');
  const activations = (Array.isArray(given) ? given.slice(0, mostActivations) : [])
    .map(readConfiguredActivation)
    .filter((activation) => typeof activation !== 'string');
  const dtype: unknown = settings.get('dtype');
  return {
    activations: activations.length ? activations : usual.map(({ id }) => configureByDefault(id)),
    dtype: dtypes.find((known) => known === dtype) ?? 'float32',
    onChange: settings.get('onChange') === 'recompute' ? 'recompute' : 'fade',
    derivatives: settings.get('derivatives') === true,
  };
}
