// Snippets of Python with a cursor in them, and what the reader says at the cursor in one line.
import type { ActivationUse, ParameterState, ReadOptions } from '../../../src/python/index.ts';
import { findActivationUses } from '../../../src/python/index.ts';

/** What the snippets take for granted, unless they say otherwise. */
export const imports = 'import torch\nimport torch.nn as nn\nimport torch.nn.functional as F\n';

/** The use whose name is at the cursor `|`. */
export function useAtCursor(marked: string, options?: ReadOptions): ActivationUse | undefined {
  const offset = marked.indexOf('|');
  if (offset < 0) throw new Error(`no cursor in ${marked}`);
  const source = marked.slice(0, offset) + marked.slice(offset + 1);
  return findActivationUses(source, options).find((use) => use.start <= offset && offset <= use.end);
}

/** `torch.nn.Softplus, module call, beta=2`: the API path, the kind, what is written, and how sure it is unless certain. */
export function tell(use: ActivationUse | undefined): string {
  if (!use) return 'nothing';
  const written = Object.entries({ ...use.parameters, ...use.settings })
    .filter(([, state]) => !state.isDefault)
    .map(([name, state]) => `${name}=${describeValue(state)}`);
  const candidates = use.candidates?.map((one) => one.id).join(' or ');
  return [
    use.apiPath,
    use.kind,
    ...written,
    ...(use.certainty === 'certain' ? [] : [use.certainty]),
    ...(candidates ? [`or ${candidates}`] : []),
  ].join(', ');
}

function describeValue({ value, text, from }: ParameterState): string {
  if (value === undefined) return `? ${text ?? ''}`;
  const shown = typeof value === 'string' ? `'${value}'` : value === null ? 'None' : String(value);
  return from ? `${shown} by ${from.kind} ${from.name}` : shown;
}
