// Writes down the API paths of an activation as PyTorch's signatures have them.
import type { Release } from '../foundation/release.ts';
import type { ApiPath, Argument } from './activation.ts';

/** An argument that sets the parameter of the same name; `name=parameter` where PyTorch calls it otherwise, `!` when it must be given, `*` when only by keyword, `-` when it shapes nothing. */
function argument(mark: string): Argument {
  const name = mark.replace(/^[!*-]+/, '').replace(/=.*/, '');
  const parameter = mark.includes('=') ? mark.slice(mark.lastIndexOf('=') + 1).replace(/[!*-]/g, '') : name;
  return {
    name,
    ...(mark.includes('-') ? {} : { parameter }),
    ...(mark.includes('*') ? { keywordOnly: true } : {}),
    ...(mark.includes('!') ? { required: true } : {}),
  };
}

/** The last name of a path, `softplus`. */
export const lastName = (path: string): string => path.slice(path.lastIndexOf('.') + 1);

const list = (marks: string): Argument[] => marks.split(' ').filter(Boolean).map(argument);

const input: Argument = { name: 'input', required: true };

/**
 * The three paths of a module's class. `marks` names its arguments in order, `beta threshold`: `-` ahead of one that
 * shapes nothing (`-inplace`), `!` ahead of one that must be given, `init=weight` where the parameter has another name.
 */
export function module(name: string, marks = '', extra: readonly Argument[] = []): ApiPath[] {
  return ['torch.nn.', 'torch.nn.modules.', 'torch.nn.modules.activation.'].map((place) => ({
    path: place + name,
    kind: 'module',
    arguments: [...list(marks), ...extra],
  }));
}

/**
 * A function that takes its input first. Names that end in `_` change their input; `+out` behind a path says that it
 * writes into a tensor of the caller's, `out=`, and `+C` that it is written in C++ although it stands in nn.functional.
 */
export function functions(
  paths: string,
  marks = '',
  extra: Pick<ApiPath, 'deprecated' | 'messageName'> = {},
): ApiPath[] {
  return paths.split(' ').map((marked) => {
    const [short = '', ...flags] = marked.split('+');
    const path = short.replace(/^F\./, 'torch.nn.functional.').replace(/^C\./, 'torch._C._nn.');
    const isPython = short.startsWith('F.') && !path.endsWith('_') && !flags.includes('C');
    return {
      path,
      kind: 'function',
      arguments: [input, ...list(marks), ...(flags.includes('out') ? [argument('*-out')] : [])],
      ...(path.endsWith('_') ? { inPlace: true } : {}),
      ...(isPython ? {} : { isBuiltin: true }),
      ...(path.startsWith('torch.special.')
        ? { messageName: path.replace('torch.special.', 'special_') }
        : {}),
      ...extra,
    };
  });
}

/** Methods of Tensor, by their names. */
export function methods(names: string, marks = ''): ApiPath[] {
  return names.split(' ').map((name) => ({
    path: `torch.Tensor.${name}`,
    kind: 'method',
    arguments: list(marks),
    isBuiltin: true,
    ...(name.endsWith('_') ? { inPlace: true } : {}),
  }));
}

/** The page of PyTorch's documentation in a given release; what is no page of the current release's stays as it is. */
export function pageOf(documentation: string, release: Release): string {
  // The pages of 1.13 have stayed where all of them were.
  const host = release === '1.13' ? 'pytorch.org' : 'docs.pytorch.org';
  return documentation.replace('https://pytorch.org/docs/stable/', `https://${host}/docs/${release}/`);
}

/** The page of a class in PyTorch's documentation. */
export const page = (name: string): string =>
  `https://pytorch.org/docs/stable/generated/torch.nn.${name}.html`;
