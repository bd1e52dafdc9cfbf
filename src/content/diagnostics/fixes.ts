// What mends a mistake in a call: edits of the arguments, of the name that is called, or of what stands around.
import { findById } from '../../catalog/catalog.ts';
import { leaky } from '../../catalog/roles.ts';
import type { Translate } from '../../foundation/localization.ts';
import type { ActivationUse, CheckedUse, Edit, Span } from '../../python/index.ts';
import { argumentsOf } from '../hover/origin.ts';
import type { Fix, Mistake } from './diagnostic.ts';

/** What may be written instead, the best first. */
export function fixesOf(mistake: Mistake, { use, spelling }: CheckedUse, t: Translate): readonly Fix[] {
  switch (mistake.rule) {
    case 'module-not-called':
      return applied(use, t);
    case 'class-not-instance':
      return instanced(use, t);
    case 'wrong-argument':
      return withoutUnknown(mistake.message, use, t);
    case 'misread-argument':
      return asMeant(mistake, use, t);
    case 'function-as-module':
      return asModule(use, spelling['torch.nn'], t);
    case 'implicit-dim':
      return withDim(use, t);
    default:
      return [];
  }
}

const replace = ({ start, end }: Span, text: string): Edit => ({ start, end, text });

/** `nn.ReLU()(x)` for `nn.ReLU(x)`. */
function applied(use: ActivationUse, t: Translate): readonly Fix[] {
  const { meant } = use.context ?? {};
  const { argumentList } = use;
  if (!meant || !argumentList) return [];
  const required = argumentsOf(use).filter((one) => one.required);
  if (meant.others.length < required.length) return [];
  const text = `${meant.others.join(', ')})(${meant.input}`;
  return [
    {
      title: t('Make the Module, Then Call It'),
      edits: [replace(argumentList, text)],
    },
  ];
}

/** `self.act = nn.ReLU()` for `self.act = nn.ReLU`. */
function instanced({ origin }: ActivationUse, t: Translate): readonly Fix[] {
  if (!origin || origin.file || !/^[\w.]+$/.test(origin.code)) return [];
  return [
    {
      title: t('Make an Instance: {0}', `${origin.code}()`),
      edits: [{ start: origin.end, end: origin.end, text: '()' }],
    },
  ];
}

/** The keyword that PyTorch does not know, as its message has it. */
export const unknownKeyword = (message: string): string | undefined =>
  /unexpected keyword argument '(\w+)'/.exec(message)?.[1];

/** A misspelt keyword is renamed, any other that is unknown removed. */
function withoutUnknown(message: string, use: ActivationUse, t: Translate): readonly Fix[] {
  const keyword = unknownKeyword(message);
  const at = use.arguments?.findIndex(({ name }) => name?.code === keyword) ?? -1;
  const given = use.arguments?.[at];
  if (keyword === undefined || !given?.name) return [];
  const taken = new Set(use.arguments?.map(({ name }) => name?.code));
  const near = argumentsOf(use).find(({ name }) => !taken.has(name) && isNear(name, keyword));
  if (near)
    return [
      {
        title: t('Change to {0}', near.name),
        edits: [replace(given.name, near.name)],
      },
    ];
  return [{ title: t('Remove {0}', keyword), edits: [removal(use, at)] }];
}

/** An argument with the comma that parts it from the others. */
function removal({ arguments: list = [], argumentList }: ActivationUse, at: number): Edit {
  const own = list[at] ?? { start: 0, end: 0 };
  const before = list[at - 1];
  const after = list[at + 1];
  if (before) return { start: before.end, end: own.end, text: '' };
  if (after) return { start: own.start, end: after.start, text: '' };
  return replace(argumentList ?? own, '');
}

/** Whether the names differ by no more than two letters, or one begins with the other. */
function isNear(one: string, other: string): boolean {
  const [a, b] = [one, other].map((name) => name.toLowerCase().replaceAll('_', ''));
  return a !== undefined && b !== undefined && (a.startsWith(b) || b.startsWith(a) || distance(a, b) <= 2);
}

/** How many letters must be put in, taken out or changed. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      const changed = (row[j] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(changed, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

/** `inplace=True` for a flag that was taken as a number, a leaky one for a number that was taken as the flag. */
function asMeant({ parameter = '' }: Mistake, use: ActivationUse, t: Translate): readonly Fix[] {
  const state = use.parameters[parameter] ?? use.settings?.[parameter];
  const { argument, value, argumentName } = state ?? {};
  const isFlag = argumentsOf(use).some(({ name }) => name === 'inplace');
  if (!argument || use.origin) return [];
  if (value === true && isFlag && use.settings?.inplace === undefined && use.arguments?.length === 1)
    return [
      {
        title: t('Change to {0}', 'inplace=True'),
        edits: [replace(argument, 'inplace=True')],
      },
    ];
  const isSlope = parameter === 'inplace' && typeof value === 'number' && value > 0 && value < 1;
  const isPlain = findById(use.id)?.parameters.length === 0 && !argumentName && use.callee.code.includes('.');
  if (!isSlope || !isPlain || use.kind !== 'module call' || use.arguments?.length !== 1) return [];
  return [{ title: t('Change to {0}', leaky.id), edits: [replace(use, leaky.id)] }];
}

/** `nn.ReLU()` for a function in a list of modules, where nothing is bound to it. */
function asModule({ id, kind, callee }: ActivationUse, nn: string | undefined, t: Translate): readonly Fix[] {
  const entry = findById(id);
  const isMade = entry?.isModule && !entry.parameters.some((one) => one.default === undefined);
  if (!isMade || nn === undefined || kind !== 'reference') return [];
  const text = `${nn}.${id}()`;
  return [{ title: t('Change to {0}', text), edits: [replace(callee, text)] }];
}

/** The dimension that PyTorch takes, where it is known how many there are. */
function withDim(use: ActivationUse, t: Translate): readonly Fix[] {
  const { argumentList, arguments: list = [] } = use;
  const rank = (use.tensor?.shape ?? use.context?.shape)?.length;
  if (rank === undefined || !argumentList || use.parameters.dim?.argument) return [];
  const text = `dim=${rank === 0 || rank === 1 || rank === 3 ? 0 : 1}`;
  const last = list.at(-1);
  const edit = last
    ? { start: last.end, end: last.end, text: `, ${text}` }
    : { start: argumentList.start, end: argumentList.start, text };
  return [{ title: t('Write {0}', text), edits: [edit] }];
}
