// Options of a command line: `args.act` is what `parser.add_argument("--act", default="relu")` says, by default.
import { sureValueOf } from '../binder/flow.ts';
import type { Attribute, Call } from '../syntax/syntax.ts';
import type { Resolution } from './resolution.ts';
import { mapAlternatives, type Possible, withOrigin } from './values.ts';

/** What `node`, an attribute of what a command line was parsed to, holds by default; undefined of anything else. */
export function optionByDefault(resolution: Resolution, { object, name }: Attribute): Possible | undefined {
  if (object.kind !== 'name') return undefined;
  const parsed = sureValueOf(resolution, object);
  const isParsed = parsed?.kind === 'call' && nameOf(parsed) === 'parse_args';
  if (!isParsed) return undefined;
  const [option, ...others] = resolution.callsOf('add_argument').filter((one) => nameOfOption(one) === name);
  const fallback = option?.arguments.find((one) => one.name === 'default')?.value;
  if (!fallback || others.length > 0) return undefined;
  const { chunk, start, end } = fallback;
  const through = { kind: 'parameter default', name, chunk, start, end } as const;
  const possible = withOrigin(resolution.resolve(fallback), fallback);
  return { ...mapAlternatives(possible, (one) => ({ ...one, through })), isOpen: true };
}

const nameOf = ({ callee }: Call): string | undefined =>
  callee.kind === 'attribute' || callee.kind === 'name' ? callee.name : undefined;

/** The attribute that an option is stored in: its `dest`, else its first long name. */
function nameOfOption({ arguments: list }: Call): string | undefined {
  const dest = list.find(({ name }) => name === 'dest')?.value;
  if (dest) return dest.kind === 'text' ? dest.value : undefined;
  const names = list.flatMap(({ name, value }) =>
    name === undefined && value.kind === 'text' ? [value.value] : [],
  );
  const chosen = names.find((one) => one.startsWith('--')) ?? names[0];
  return chosen?.replace(/^--?/, '').replaceAll('-', '_');
}
