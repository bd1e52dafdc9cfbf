// Code actions without a mark: what may be written instead of an activation that is right as it is.
import { lastName } from '../../catalog/api-path.ts';
import { findById } from '../../catalog/catalog.ts';
import { nameLike } from '../../catalog/losses.ts';
import { exchangeable } from '../../catalog/roles.ts';
import type { Interval } from '../../foundation/interval.ts';
import type { Translate } from '../../foundation/localization.ts';
import type { ActivationUse, CheckedUse, Span } from '../../python/index.ts';
import type { Fix } from './diagnostic.ts';

/** What is offered for the uses whose calls lie around a selection. */
export function actionsAt(uses: readonly CheckedUse[], { start, end }: Span, t: Translate): readonly Fix[] {
  return uses
    .filter(({ use }) => use.callee.start <= end && start <= use.callee.end)
    .filter(({ use }) => use.certainty === 'certain' && !use.origin && isCalled(use))
    .flatMap(({ use, spelling }) => [
      ...toggled(use, t),
      ...asModule(use, spelling['torch.nn'], t),
      ...exchanged(use, t),
    ]);
}

const isCalled = ({ kind }: ActivationUse): boolean => kind === 'module call' || kind === 'function call';

const pathOf = (use: ActivationUse) => findById(use.id)?.apiPaths.find(({ path }) => path === use.apiPath);

/** `inplace=True` put in or taken out. */
function toggled(use: ActivationUse, t: Translate): readonly Fix[] {
  const { argumentList, arguments: list = [], settings = {} } = use;
  const takes = pathOf(use)?.arguments.some(({ name }) => name === 'inplace');
  if (!takes || !argumentList || list.some(({ stars }) => stars > 0)) return [];
  const { inplace } = settings;
  if (!inplace?.argument) {
    const last = list.at(-1);
    const at = last?.end ?? argumentList.start;
    const text = `${last ? ', ' : ''}inplace=True`;
    return [{ title: t('Work in place (overwrites the input)'), edits: [{ start: at, end: at, text }] }];
  }
  const { argumentValue, value } = inplace;
  if (value !== true || !argumentValue) return [];
  const { start, end } = argumentValue;
  return [{ title: t('Work out of place (keeps the input)'), edits: [{ start, end, text: 'False' }] }];
}

/** `nn.ReLU()(x)` for `F.relu(x)`, where nothing but the input is given. */
function asModule(use: ActivationUse, nn: string | undefined, t: Translate): readonly Fix[] {
  const { argumentList, arguments: list = [], callee, id, kind } = use;
  const [input] = list;
  const isPlain = input && list.length === 1 && !input.name && input.stars === 0;
  const entry = findById(id);
  const isMade = entry?.isModule && entry.parameters.every((one) => one.default !== undefined);
  if (kind !== 'function call' || !argumentList || nn === undefined || !isPlain || !isMade) return [];
  if (pathOf(use)?.inPlace) return [];
  const name = `${nn}.${id}()`;
  return [{ title: t('Change to {0}', name), edits: [{ start: callee.start, end: callee.end, text: name }] }];
}

/** Another activation of the same form, with the arguments that mean the same there. */
function exchanged(use: ActivationUse, t: Translate): readonly Fix[] {
  const own = pathOf(use);
  const { argumentList, arguments: list = [], callee } = use;
  if (!own || own.inPlace || !argumentList || !exchangeable.some(({ id }) => id === use.id)) return [];
  if (!callee.code.includes('.') || list.some(({ stars }) => stars > 0)) return [];
  // What is no flag shapes the curve, and means something else elsewhere.
  const isKept = list.every(({ name, start }) =>
    name ? name.code === 'inplace' : own.kind === 'function' && start === list[0]?.start,
  );
  if (!isKept) return [];
  return exchangeable.flatMap((entry): Fix[] => {
    const name = entry.id === use.id ? undefined : nameLike(own, entry.apiPaths);
    const path = entry.apiPaths.find((one) => one.kind === own.kind && lastName(one.path) === name);
    const isTaken = list.every(
      (one) => !one.name || path?.arguments.some((other) => other.name === 'inplace'),
    );
    if (name === undefined || !path || !isTaken) return [];
    const { range, dead } = entry.functionAt({}).facts();
    const values = written(range);
    const title =
      dead.length > 0
        ? t('Change to {0}: values in {1}, units can die', name, values)
        : t('Change to {0}: values in {1}, no dead units', name, values);
    return [{ title, edits: [{ start: use.start, end: use.end, text: name }] }];
  });
}

/** `[−0.17, ∞)` */
function written({ low, high, includesLow, includesHigh }: Interval): string {
  const [left, right] = [low, high].map((x) => {
    if (!Number.isFinite(x)) return x < 0 ? '−∞' : '∞';
    return String(Number(x.toPrecision(2))).replace('-', '−');
  });
  return `${includesLow ? '[' : '('}${left}, ${right}${includesHigh ? ']' : ')'}`;
}
