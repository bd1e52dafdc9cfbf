// What PyTorch makes of a call that was meant otherwise, and what it raises because of the code around: arguments of the wrong
// kind that it takes in silence, a function where a module has to stand, an input that backward still needs.

import type { Activation, ApiPath, Finding } from '../../catalog/activation.ts';
import { lastName } from '../../catalog/api-path.ts';
import { type ActivationUse, assign } from '../../python/index.ts';
import type { Words } from './words.ts';

/** What is taken without an error, but for something else than was meant. */
export function mistakenFindings(entry: Activation, use: ActivationUse): readonly Finding[] {
  const apiPath = entry.apiPaths.find(({ path }) => path === use.apiPath);
  if (!apiPath || !use.given || use.takenBy) return [];
  const { assigned } = assign(apiPath, use.given);
  const meant = meantFinding(apiPath, use);
  if (meant) return [meant];
  const flag = apiPath.arguments.find(({ name }) => name === 'inplace');
  return apiPath.arguments.flatMap(({ name, parameter }): Finding[] => {
    const { type, value } = assigned.get(name) ?? {};
    if (value === undefined || value === null) return [];
    if (name === 'inplace') return type === 'bool' ? [] : ofFlag(name, value);
    const isNumber = entry.parameters.some((one) => one.name === parameter && one.type === 'float');
    if (!isNumber || parameter === undefined || typeof value !== 'boolean') return [];
    const isFree = flag !== undefined && !assigned.has(flag.name);
    const written = value ? 'True' : 'False';
    return nonsenseOf(parameter, (t) =>
      value && isFree
        ? t('{0} is taken as {1}. To work in place, write {2}.', written, `${name} = 1`, 'inplace=True')
        : t('{0} is taken as {1}.', written, `${name} = ${Number(value)}`),
    );
  });
}

const nonsenseOf = (parameter: string, message: Finding['message']): Finding[] => [
  { kind: 'nonsense', when: 'call', parameter, message, rule: 'misread-argument' },
];

/** Of what is no bool; 1 and 0 count as one. */
function ofFlag(name: string, value: number | string | boolean): Finding[] {
  if (value === 1 || value === 0) return [];
  const written = typeof value === 'string' ? `'${value}'` : String(value);
  const isOn = value !== '';
  return nonsenseOf(name, (t) =>
    isOn
      ? t('{0} is taken as {1}, so the input is overwritten.', written, `${name}=True`)
      : t('{0} is taken as {1}.', written, `${name}=False`),
  );
}

/** Of a module that is made of what was meant to be put through it. */
function meantFinding({ arguments: declared }: ApiPath, { context }: ActivationUse): Finding | undefined {
  const { meant } = context ?? {};
  const [first] = declared;
  if (!meant || !first) return undefined;
  const input = shortened(meant.input);
  return {
    kind: 'nonsense',
    when: 'construction',
    message: (t) => t('this only creates a module, with {0}.', `${first.name}=${input}`),
  };
}

/** More letters of what a person wrote are cut. */
const LONGEST = 24;

export function shortened(text: string): string {
  const onOneLine = text.replace(/\s+/g, ' ');
  return onOneLine.length > LONGEST ? '…' : onOneLine;
}

/** What PyTorch raises because of where the use stands, or of where its input comes from. */
export function aroundFindings(
  entry: Activation,
  use: ActivationUse,
  words: Pick<Words, 'tensorClass'>,
): readonly Finding[] {
  const apiPath = entry.apiPaths.find(({ path }) => path === use.apiPath);
  const { noModule, needed } = use.context ?? {};
  if (!apiPath) return [];
  const found: Finding[] = [];
  if (noModule) {
    const name = noModule === 'partial' ? 'functools.partial' : typeName(entry, apiPath, words);
    const message = `TypeError: ${name} is not a Module subclass`;
    found.push({ kind: 'raises', when: 'around', message: () => message, rule: 'function-as-module' });
  }
  const isOverwritten = Boolean(apiPath.inPlace || use.settings?.inplace?.value);
  if (needed?.isSure && isOverwritten) {
    found.push({
      kind: 'raises',
      when: 'backward',
      rule: 'inplace-breaks-backward',
      ...(use.settings?.inplace ? { parameter: 'inplace' } : {}),
      message: (t) => t('a RuntimeError in backward: {0} needs what is overwritten here', needed.by),
      verbatim: MODIFIED,
    });
  }
  return found;
}

/** As far as it says the same of every tensor. */
const MODIFIED =
  'RuntimeError: one of the variables needed for gradient computation has been modified by an inplace operation';

/** What `torch.typename` calls a function, a method or a class. */
export function typeName(
  entry: Activation,
  { path, kind, isBuiltin, messageName }: ApiPath,
  { tensorClass }: Pick<Words, 'tensorClass'>,
): string {
  const name = lastName(path);
  if (kind === 'module') return `torch.nn.modules.activation.${name}`;
  if (kind === 'method') return `${tensorClass}.${name}`;
  if (path.startsWith('torch._C.')) return path;
  if (path.startsWith('torch.special.')) return `torch._C._special.special_${name}`;
  const inC = `torch._C._nn.${messageName ?? name}`;
  if (path.startsWith('torch.nn.functional.')) {
    if (!isBuiltin) return `torch.nn.functional.${messageName ?? name}`;
    if (entry.apiPaths.some((one) => one.path === inC)) return inC;
  }
  return `torch._VariableFunctionsClass.${name}`;
}
