// Evaluate Selection With…: a list of all activations, the last used first, with results shown at every cursor while one
// chooses; then its parameters. Esc leaves everything as it was.
import * as vscode from 'vscode';
import { catalog, findById } from '../../catalog/catalog.ts';
import { type ConfiguredActivation, labelActivation } from '../../content/configured-activation.ts';
import { describeAloud } from '../../content/evaluate/inline.ts';
import { describeNoNumber, describeProblem } from '../../content/evaluate/notes.ts';
import { readParameters, writeParameters } from '../../content/evaluate/parameters.ts';
import { encode } from '../../protocol/fields.ts';
import { parseTensor } from '../../tensors/parse-tensor.ts';
import { t } from '../translate.ts';
import type { Announcer } from './announce.ts';
import { chosen, isRecord, readChoice, readEvaluateSettings } from './request.ts';
import type { ShownResults } from './results.ts';
import { evaluateTarget, findTargets, type How, longText, mostSelections, type Target } from './run.ts';
import type { ResultSet } from './set.ts';

const rememberedKey = 'activationLens.evaluate.lastUsed';
const mostRemembered = 5;

interface Item extends vscode.QuickPickItem {
  readonly choice?: ConfiguredActivation;
}

/** The command with the list. */
export function registerEvaluateWith(
  context: vscode.ExtensionContext,
  results: () => ShownResults,
  announcer: Announcer,
): readonly vscode.Disposable[] {
  return [
    vscode.commands.registerCommand('activationLens.evaluateSelectionWith', async () => {
      const editor = vscode.window.activeTextEditor;
      if (!editor) {
        void vscode.window.showWarningMessage(t('Open a file and select the numbers to evaluate.'));
        return;
      }
      if (editor.selections.length > mostSelections) {
        void vscode.window.showWarningMessage(
          t('There are {0} selections. Select at most {1}.', editor.selections.length, mostSelections),
        );
        return;
      }
      const targets = await findTargets(editor);
      const nothing = tellNothing(targets);
      if (nothing !== undefined) {
        void vscode.window.showWarningMessage(nothing);
        return;
      }
      const preview = new Preview(editor.document, targets, results());
      const picked = await pickActivation(readRemembered(context), preview);
      const choice = picked && (await askParameters(picked, preview));
      if (!choice) {
        preview.restore();
        return;
      }
      await remember(context, choice);
      if (targets.some(({ text }) => text.length > longText)) {
        preview.restore();
        await vscode.commands.executeCommand('activationLens.evaluateSelection', { activations: [choice] });
        return;
      }
      const message = await preview.show(choice);
      if (message) {
        preview.restore();
        void vscode.window.showWarningMessage(message);
      } else announcer.tell(describeAloud(preview.sets, t));
    }),
  ];
}

/** Why no activation could answer anything; undefined where one may, and for what takes long to read. */
function tellNothing(targets: readonly Target[]): string | undefined {
  let skipped: string | undefined;
  let count = 0;
  for (const { text } of targets) {
    if (text.length > longText) return undefined;
    const reading = parseTensor(text);
    if (reading.problem) return describeProblem(reading.problem, t);
    skipped ??= reading.skipped[0]?.text;
    count += reading.values.length;
  }
  return count === 0 ? describeNoNumber(skipped, t) : undefined;
}

/** Results that are shown for the time being, and what stood there before. */
class Preview {
  sets: readonly ResultSet[] = [];
  private readonly before: readonly ResultSet[];
  private latest = 0;
  private readonly document: vscode.TextDocument;
  private readonly targets: readonly Target[];
  private readonly shown: ShownResults;

  constructor(document: vscode.TextDocument, targets: readonly Target[], shown: ShownResults) {
    this.document = document;
    this.targets = targets;
    this.shown = shown;
    this.before = shown.of(document);
  }

  /** Shows what `choice` answers; a sentence where it answers nothing. A later call overtakes an earlier one. */
  async show(choice: ConfiguredActivation): Promise<string | undefined> {
    const turn = ++this.latest;
    const settings = readEvaluateSettings(this.document);
    const how: How = {
      choices: [choice],
      dtype: undefined,
      standardDtype: settings.dtype,
      derivatives: settings.derivatives,
    };
    const sets: ResultSet[] = [];
    let message: string | undefined;
    let skipped: string | undefined;
    for (const target of this.targets) {
      if (target.text.length > longText) continue;
      const outcome = await evaluateTarget(target, how);
      if (turn !== this.latest) return undefined;
      if (outcome.kind === 'refused') message = outcome.message;
      if (outcome.kind === 'set') sets.push(outcome.set);
      if (outcome.kind === 'none') skipped ??= outcome.skipped;
    }
    this.sets = sets;
    if (sets.length === 0) {
      message ??= describeNoNumber(skipped, t);
    }
    this.shown.replace(this.document, this.before);
    this.shown.show(this.document, sets);
    return message;
  }

  restore(): void {
    this.latest++;
    this.shown.replace(this.document, this.before);
  }
}

async function pickActivation(
  remembered: readonly ConfiguredActivation[],
  preview: Preview,
): Promise<ConfiguredActivation | undefined> {
  const picker = vscode.window.createQuickPick<Item>();
  picker.title = t('Evaluate Selection With…');
  picker.placeholder = t('Type the name of an activation or of a parameter');
  picker.matchOnDescription = true;
  picker.matchOnDetail = true;
  picker.items = itemsOf(remembered);
  return new Promise((resolve) => {
    picker.onDidChangeActive(async ([active]) => {
      if (!active?.choice) return;
      const message = await preview.show(active.choice);
      picker.title = message ?? t('Evaluate Selection With…');
    });
    picker.onDidAccept(() => {
      resolve(picker.activeItems[0]?.choice);
      picker.hide();
    });
    picker.onDidHide(() => {
      resolve(undefined);
      picker.dispose();
    });
    picker.show();
  });
}

function itemsOf(remembered: readonly ConfiguredActivation[]): readonly Item[] {
  const separator = (label: string): Item => ({ label, kind: vscode.QuickPickItemKind.Separator });
  const itemOf = (choice: ConfiguredActivation): Item => {
    const row = findById(choice.id);
    const written = writeParameters(choice);
    return {
      label: choice.id,
      choice,
      ...(written ? { description: written } : {}),
      ...(row ? { detail: row.summary(t) } : {}),
    };
  };
  const all = catalog.map((row) => itemOf(chosen(row.id)));
  if (!remembered.length) return all;
  return [separator(t('last used')), ...remembered.map(itemOf), separator(t('all activations')), ...all];
}

/** The parameters as Python writes them, with results shown while one types; undefined on Esc. */
async function askParameters(
  choice: ConfiguredActivation,
  preview: Preview,
): Promise<ConfiguredActivation | undefined> {
  const row = findById(choice.id);
  if (!row?.parameters.length) return choice;
  const input = vscode.window.createInputBox();
  input.title = t('Parameters of {0}', choice.id);
  input.prompt = row.parameters.map((parameter) => `${parameter.name}: ${parameter.meaning(t)}`).join(' · ');
  input.value = writeParameters(choice);
  return new Promise((resolve) => {
    let latest: ConfiguredActivation | undefined = choice;
    const check = async () => {
      const read = readParameters(choice.id, input.value, t);
      latest = undefined;
      if (typeof read === 'string') {
        input.validationMessage = read;
        return;
      }
      const complete = readChoice({ id: choice.id, parameters: read });
      if (typeof complete === 'string') {
        input.validationMessage = complete;
        return;
      }
      latest = complete;
      const { value } = input;
      const message = await preview.show(complete);
      if (value !== input.value) return;
      input.validationMessage = message;
      if (message) latest = undefined;
    };
    input.onDidChangeValue(() => void check());
    input.onDidAccept(() => {
      if (!latest) return;
      resolve(latest);
      input.hide();
    });
    input.onDidHide(() => {
      resolve(undefined);
      input.dispose();
    });
    input.show();
    void preview.show(choice);
  });
}

function readRemembered(context: vscode.ExtensionContext): readonly ConfiguredActivation[] {
  const stored: unknown = context.globalState.get(rememberedKey);
  return (Array.isArray(stored) ? stored : [])
    .filter(isRecord)
    .map(readChoice)
    .filter((choice) => typeof choice !== 'string')
    .slice(0, mostRemembered);
}

async function remember(context: vscode.ExtensionContext, choice: ConfiguredActivation): Promise<void> {
  const others = readRemembered(context).filter(
    (other) => labelActivation(other) !== labelActivation(choice),
  );
  await context.globalState.update(rememberedKey, [encode(choice), ...others].slice(0, mostRemembered));
}
