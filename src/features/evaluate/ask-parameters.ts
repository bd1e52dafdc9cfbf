// The box for the parameters of an activation, with results shown while one types.
import * as vscode from 'vscode';
import { activationOf } from '../../autodiff/own-activation.ts';
import type { ConfiguredActivation } from '../../content/configured-activation.ts';
import { readParameters, writeParameters } from '../../content/evaluate/parameters.ts';
import { t } from '../translate.ts';
import type { Preview } from './preview.ts';
import { readConfiguredActivation } from './read-activation.ts';

/** The parameters as Python writes them, with results shown while one types; undefined on Esc. */
export async function askParameters(
  activation: ConfiguredActivation,
  preview: Preview,
): Promise<ConfiguredActivation | undefined> {
  const entry = activationOf(activation);
  if (!entry?.parameters.length) return activation;
  const input = vscode.window.createInputBox();
  input.title = t('Parameters of {0}', activation.id);
  input.prompt = entry.parameters
    .map((parameter) => `${parameter.name}: ${parameter.meaning(t)}`)
    .join(' · ');
  input.value = writeParameters(activation);
  return new Promise((resolve) => {
    let latest: ConfiguredActivation | undefined = activation;
    const check = async () => {
      const read = readParameters(activation, input.value, t);
      latest = undefined;
      if (typeof read === 'string') {
        input.validationMessage = read;
        return;
      }
      const complete = readConfiguredActivation({ ...activation, parameters: read });
      if (typeof complete === 'string') {
        input.validationMessage = complete;
        return;
      }
      latest = complete;
      const { value } = input;
      const message = await preview.show(complete);
      if (value !== input.value) return;
      input.validationMessage = message;
      if (message) latest = undefined;
    };
    input.onDidChangeValue(() => void check());
    input.onDidAccept(() => {
      if (!latest) return;
      resolve(latest);
      input.hide();
    });
    input.onDidHide(() => {
      resolve(undefined);
      input.dispose();
    });
    input.show();
    void preview.show(activation);
  });
}
