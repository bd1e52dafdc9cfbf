// PyTorch's own messages about the arguments of a call, word for word as PyTorch raises them. Pure.
import type { Argument as Declared, Finding } from '../activations/activation.ts';
import type { KnownSpelling } from './spellings.ts';
import type { Argument } from './syntax.ts';

interface Counts {
  /** Arguments by position. */
  readonly given: number;
  readonly extra: readonly Argument[];
  readonly strange: readonly Argument[];
  readonly doubled: readonly Argument[];
}

/** Functions of torch.nn.functional that are written in C and check their arguments there. */
const builtins: ReadonlySet<string> = new Set([
  'torch.nn.functional.softplus',
  'torch.nn.functional.gelu',
  'torch.nn.functional.logsigmoid',
  'torch.nn.functional.softshrink',
  'torch.nn.functional.hardshrink',
  'torch.nn.functional.prelu',
]);

function isBuiltin(path: string): boolean {
  return !path.startsWith('torch.nn.functional.') || path.endsWith('_') || builtins.has(path);
}

const count = (number: number, word: string): string => `${number} ${word}${number === 1 ? '' : 's'}`;

/** What PyTorch would raise first for these arguments; nothing where `*args` or `**kwargs` hide them. */
export function argumentFindings(
  { spelling }: KnownSpelling,
  assigned: ReadonlyMap<string, Argument>,
  { given, extra, strange, doubled }: Counts,
  hasStars: boolean,
): readonly Finding[] {
  const { path, kind, arguments: declared } = spelling;
  const isModule = kind === 'module';
  const own = path.replace(/.*\./, '');
  // Classes without arguments have no __init__ of their own.
  const name = !isModule
    ? path === 'torch.nn.functional.threshold'
      ? '_threshold'
      : own
    : declared.length === 0
      ? 'Module.__init__'
      : `${own}.__init__`;
  const isC = !isModule && isBuiltin(path);
  const findings: Finding[] = [];
  const report = (message: string, argument?: string): void => {
    const parameter = declared.find((one) => one.name === argument)?.parameter;
    findings.push({
      kind: 'raises',
      when: isModule ? 'construction' : 'call',
      message: () => message,
      ...(parameter === undefined ? {} : { parameter }),
    });
  };
  const repeated = doubled.find((one) => one.name !== undefined && assigned.get(one.name)?.name === one.name);
  if (repeated) report(`keyword argument repeated: ${repeated.name}`, repeated.name);
  const [unknown] = strange;
  if (unknown) report(`${name}() got an unexpected keyword argument '${unknown.name}'`);
  const twice = doubled.find((one) => one !== repeated);
  if (twice) {
    const target = declared.find((one) => one.name === twice.name);
    report(`${name}() got multiple values for argument '${target?.name ?? twice.name}'`, twice.name);
  }
  if (extra.length > 0) report(`${name}() ${tooMany(declared, isModule, given)}`);
  if (hasStars) return findings;
  const missing = declared.filter((one) => one.required && !assigned.has(one.name));
  if (missing.length > 0)
    report(
      missingMessage(
        name,
        missing.map((one) => one.name),
        isC,
      ),
      missing[0]?.name,
    );
  return findings;
}

function tooMany(declared: readonly Declared[], isModule: boolean, given: number): string {
  const positional = declared.filter((one) => !one.keywordOnly);
  // Python counts `self` of a constructor.
  const self = isModule ? 1 : 0;
  const most = positional.length + self;
  const least = positional.filter((one) => one.required).length + self;
  const takes =
    least === most
      ? count(most, 'positional argument')
      : `from ${least} to ${count(most, 'positional argument')}`;
  return `takes ${takes} but ${given + self} ${given + self === 1 ? 'was' : 'were'} given`;
}

function missingMessage(name: string, missing: readonly string[], isC: boolean): string {
  if (isC)
    return `${name}() missing ${missing.length} required positional arguments: "${missing.join('", "')}"`;
  const quoted = missing.map((one) => `'${one}'`);
  const last = quoted.pop();
  const listed = quoted.length > 0 ? `${quoted.join(', ')}${quoted.length > 1 ? ',' : ''} and ${last}` : last;
  return `${name}() missing ${count(missing.length, 'required positional argument')}: ${listed}`;
}
