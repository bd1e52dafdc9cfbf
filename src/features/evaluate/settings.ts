// The settings of Evaluate, checked before they are used.
import * as vscode from 'vscode';
import { usual } from '../../catalog/roles.ts';
import type { ConfiguredActivation } from '../../content/configured-activation.ts';
import type { Dtype } from '../../foundation/dtype.ts';
import { readChosenDtype, readDtype } from '../dtype-setting.ts';
import { configureByDefault, mostActivations, readConfiguredActivation } from './read-activation.ts';

/** Defaults for what a request omits. */
interface EvaluateSettings {
  readonly activations: readonly ConfiguredActivation[];
  readonly dtype: Dtype;
  readonly onChange: 'fade' | 'recompute';
  readonly derivatives: boolean;
}

/** The settings that hold for a document; what is wrong in them stands at the default. */
export function readEvaluateSettings(document?: vscode.TextDocument): EvaluateSettings {
  const settings = vscode.workspace.getConfiguration('activationLens.evaluate', document);
  const given: unknown = settings.get('activations');
  const activations = (Array.isArray(given) ? given.slice(0, mostActivations) : [])
    .map(readConfiguredActivation)
    .filter((activation) => typeof activation !== 'string');
  return {
    activations: activations.length ? activations : usual.map(({ id }) => configureByDefault(id)),
    // Its own where the person has set it, otherwise the one that they train in.
    dtype: readChosenDtype(document, 'evaluate.dtype') ?? readDtype(document),
    onChange: settings.get('onChange') === 'recompute' ? 'recompute' : 'fade',
    derivatives: settings.get('derivatives') === true,
  };
}
