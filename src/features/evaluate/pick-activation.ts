// The list of all activations, the last used first, with what each answers, and results shown for the one that is looked
// at. A call can be typed as well: `softplus(beta=3)`.
import * as vscode from 'vscode';
import { activationOf } from '../../autodiff/own-activation.ts';
import { catalog } from '../../catalog/catalog.ts';
import { typedExample } from '../../catalog/roles.ts';
import {
  type ConfiguredActivation,
  labelActivation,
  writeValue,
} from '../../content/configured-activation.ts';
import { readCall } from '../../content/evaluate/parameters.ts';
import { t } from '../translate.ts';
import type { ListPlace } from './list-place.ts';
import type { Preview } from './preview.ts';
import { configureByDefault, readConfiguredActivation } from './read-activation.ts';

interface Item extends vscode.QuickPickItem {
  readonly activation?: ConfiguredActivation;
  /** The person has typed the parameters. */
  readonly isComplete?: boolean;
}

/** What the list begins with: what was used last, and what the file defines itself. */
interface Offered {
  readonly remembered: readonly ConfiguredActivation[];
  readonly own: readonly ConfiguredActivation[];
}

/** What the person picks, and whether its parameters were typed along with it. */
interface Picked {
  readonly activation: ConfiguredActivation;
  readonly isComplete: boolean;
}

/** The activation that the person picks; undefined on Esc. */
export async function pickActivation(
  { remembered, own }: Offered,
  preview: Preview,
  place: ListPlace,
): Promise<Picked | undefined> {
  const picker = vscode.window.createQuickPick<Item>();
  // The list may lie over the numbers.
  const title = t('Evaluate {0} With…', preview.describeNumbers());
  const items = itemsOf({ remembered, own }, preview);
  picker.title = title;
  picker.placeholder = t('Activation, parameter, or a call such as {0}', typedExample);
  picker.matchOnDescription = true;
  picker.matchOnDetail = true;
  picker.items = items;
  const showButton = () => {
    const button = place.button();
    picker.buttons = button ? [button] : [];
  };
  showButton();
  picker.onDidTriggerButton(async () => {
    await place.move();
    showButton();
  });
  return new Promise((resolve) => {
    let picked: Picked | undefined;
    picker.onDidChangeValue((value) => {
      const typed = typedItem(value, preview);
      if (typed) picker.items = [typed];
      else if (picker.items !== items) picker.items = items;
    });
    picker.onDidChangeActive(async ([active]) => {
      if (!active?.activation) return;
      const message = await preview.show(active.activation);
      picker.title = message ?? title;
    });
    picker.onDidAccept(() => {
      const [active] = picker.activeItems;
      if (!active?.activation) return;
      picked = { activation: active.activation, isComplete: active.isComplete === true };
      picker.hide();
    });
    picker.onDidHide(() => {
      resolve(picked);
      picker.dispose();
    });
    picker.show();
  });
}

/** The call that is being typed, once its parenthesis is open: what it answers, or what is wrong with it. */
function typedItem(value: string, preview: Preview): Item | undefined {
  const read = readCall(value, t);
  if (read === undefined) return undefined;
  const activation = typeof read === 'string' ? read : readConfiguredActivation(read);
  return typeof activation === 'string'
    ? { label: value.trim(), detail: activation, alwaysShow: true }
    : {
        label: labelActivation(activation),
        description: preview.describeAnswer(activation),
        activation,
        isComplete: true,
        alwaysShow: true,
      };
}

function itemsOf({ remembered, own }: Offered, preview: Preview): readonly Item[] {
  const separator = (label: string): Item => ({ label, kind: vscode.QuickPickItemKind.Separator });
  const itemOf = (activation: ConfiguredActivation): Item => {
    const entry = activationOf(activation);
    const given = (entry?.parameters ?? []).flatMap(({ name }) => {
      const value = activation.parameters[name];
      return value === undefined ? [] : [`${name}=${writeValue(value)}`];
    });
    const details = [given.join(', '), entry?.summary(t)].filter((text) => text);
    return {
      label: activation.id,
      description: preview.describeAnswer(activation),
      detail: details.join(' · '),
      activation,
    };
  };
  const all = catalog.map((entry) => itemOf(configureByDefault(entry.id)));
  const groups = [
    [t('last used'), remembered.map(itemOf)],
    [t('in this file'), own.map(itemOf)],
    [t('all activations'), all],
  ] as const;
  const filled = groups.filter(([, list]) => list.length > 0);
  return filled.length < 2 ? all : filled.flatMap(([label, list]) => [separator(label), ...list]);
}
