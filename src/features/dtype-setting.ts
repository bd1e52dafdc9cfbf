// The dtype that the person trains in, as their settings say.
import * as vscode from 'vscode';
import { type Dtype, dtypes } from '../foundation/dtype.ts';

/** The dtype that values and limits are told in: `activationLens.dtype`, float32 where it is no dtype. */
export function readDtype(scope: vscode.ConfigurationScope | undefined): Dtype {
  return dtypeFrom(scope, 'dtype') ?? 'float32';
}

/** What a setting of the name says, where the person has set it to a dtype; what it says by default is nothing here. */
export function readChosenDtype(
  document: vscode.TextDocument | undefined,
  name: 'dtype' | 'evaluate.dtype',
): Dtype | undefined {
  const own = vscode.workspace.getConfiguration('activationLens', document).inspect(name);
  const places = [
    own?.workspaceFolderLanguageValue,
    own?.workspaceLanguageValue,
    own?.globalLanguageValue,
    own?.workspaceFolderValue,
    own?.workspaceValue,
    own?.globalValue,
  ];
  return places.some((value) => value !== undefined) ? dtypeFrom(document, name) : undefined;
}

function dtypeFrom(scope: vscode.ConfigurationScope | undefined, name: string): Dtype | undefined {
  const given = vscode.workspace.getConfiguration('activationLens', scope).get(name);
  return dtypes.find((dtype) => dtype === given);
}
