// Code actions without a mark: what may be written instead of an activation that is right as it is.
import { lastName } from '../../catalog/api-path.ts';
import { findById } from '../../catalog/catalog.ts';
import { nameLike } from '../../catalog/losses.ts';
import { exchangeable, leaky, learnedLeaky, scaled } from '../../catalog/roles.ts';
import type { Interval } from '../../foundation/interval.ts';
import type { Translate } from '../../foundation/localization.ts';
import type { ActivationUse, CheckedCode, Span } from '../../python/index.ts';
import { shortened } from '../messages/around.ts';
import type { Fix } from './diagnostic.ts';

/** What is offered for the uses whose calls lie around a selection, and for a formula that has a call of its own. */
export function actionsAt(code: CheckedCode | undefined, { start, end }: Span, t: Translate): readonly Fix[] {
  if (!code) return [];
  const isAround = (one: Span): boolean => one.start <= end && start <= one.end;
  const { torch } = code.spelling;
  return [
    ...code.uses
      .filter(({ use }) => isAround(use.callee) && use.certainty === 'certain')
      .flatMap(({ use, spelling, learnable }) => [
        ...asFunction(use, spelling['torch.nn.functional'], t),
        ...(use.origin || !isCalled(use)
          ? []
          : [
              ...toggled(use, t),
              ...asModule(use, spelling['torch.nn'], t),
              ...learned(use, t),
              ...learnable.slice(0, 1).map(({ text }) => ({
                title: t('Change to {0} ({1} is learned)', text, scaled.by),
                edits: learnable,
              })),
              ...widened(use, t),
              ...exchanged(use, t),
            ]),
      ]),
    ...code.closer.flatMap(({ at, name, input }): Fix[] => {
      if (torch === undefined || !isAround(at)) return [];
      const text = `${torch}.${name}(${input})`;
      return [
        { title: t('Change to {0}', shortened(text)), edits: [{ start: at.start, end: at.end, text }] },
      ];
    }),
  ];
}

/** `F.relu(x)` for `self.act(x)` and `nn.ReLU()(x)`, where all is at its default. */
function asFunction(use: ActivationUse, functional: string | undefined, t: Translate): readonly Fix[] {
  const { callee, expression, input, passed = [], parameters, settings = {} } = use;
  const entry = findById(use.id);
  const isMade = use.kind === 'module call';
  const end = isMade ? expression.end : callee.end;
  const path = entry?.apiPaths.find(
    (one) => one.kind === 'function' && one.path.startsWith('torch.nn.functional.') && !one.inPlace,
  );
  const isPlain = passed.length === 1 && passed[0]?.stars === 0 && passed[0].name === undefined;
  if (!(isMade || use.kind === 'instance call') || functional === undefined || !path || !isPlain) return [];
  // Nothing stands between the two but a bracket.
  if (input?.start !== end + 1 || entry?.kind !== 'elementwise' || entry.learned || entry.isRandomInTraining)
    return [];
  const isDefault = Object.values({ ...parameters, ...settings }).every((one) => one.isDefault);
  if (!isDefault || use.defines || use.library) return [];
  const text = `${functional}.${lastName(path.path)}`;
  return [{ title: t('Change to {0}', text), edits: [{ start: callee.start, end, text }] }];
}

/** `nn.PReLU(init=0.2)` for `nn.LeakyReLU(0.2)`. */
function learned({ id, kind, parameters, ...use }: ActivationUse, t: Translate): readonly Fix[] {
  const [slope] = Object.values(parameters);
  const { argument, argumentValue, text } = slope ?? {};
  if (
    id !== leaky.id ||
    kind !== 'module call' ||
    use.arguments?.length !== 1 ||
    !use.callee.code.includes('.')
  )
    return [];
  if (!argument || !argumentValue || typeof slope?.value !== 'number' || slope.from) return [];
  const written = `init=${text}`;
  return [
    {
      title: t('Change to {0} (the slope is learned)', `${learnedLeaky.id}(${written})`),
      edits: [
        { start: use.start, end: use.end, text: learnedLeaky.id },
        { start: argument.start, end: argument.end, text: written },
      ],
    },
  ];
}

/** `nn.PReLU(num_parameters=64)` behind a layer of 64 channels. */
function widened(
  { id, kind, argumentList, arguments: list = [], settings, context }: ActivationUse,
  t: Translate,
): readonly Fix[] {
  const { channels = 0 } = context ?? {};
  const { argumentValue, value } = settings?.num_parameters ?? {};
  const isSingle = argumentValue ? value === 1 : list.every(({ name }) => name);
  if (id !== learnedLeaky.id || kind !== 'module call' || !argumentList || channels < 2 || !isSingle)
    return [];
  const { start } = argumentList;
  const text = `num_parameters=${channels}`;
  return [
    {
      title: t('Change to {0} (a slope for each channel: {1} more parameters)', text, String(channels - 1)),
      edits: [
        argumentValue
          ? { ...argumentValue, text: String(channels) }
          : { start, end: start, text: list[0] ? `${text}, ` : text },
      ],
    },
  ];
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
