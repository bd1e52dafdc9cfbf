// Compare PyTorch Releases: asks for two releases, then lists the calls that answer otherwise in the second one. Files are read as
// they lie, without opening them. A choice leads to its call.
import * as vscode from 'vscode';
import {
  type Compared,
  compareReleases,
  describeDifference,
} from '../../content/compare/compare-releases.ts';
import { nameRelease } from '../../content/release.ts';
import { isRecord } from '../../foundation/is-record.ts';
import { releases as known, newest, type Release } from '../../foundation/release.ts';
import type { ActivationUse } from '../../python/index.ts';
import { readDtype } from '../dtype-setting.ts';
import { codeOf, openTextsOf } from '../list/code-of.ts';
import { goTo, placeOf, type Row, type Source, withoutIcons } from '../list/rows.ts';
import { findPythonFiles } from '../python/python-files.ts';
import { isReadable } from '../python/readable-documents.ts';
import type { Services } from '../services.ts';
import { t } from '../translate.ts';
import { ownerOf } from './releases.ts';

/** Files of the workspace that are looked through, and differences that are listed. */
const mostFiles = 10_000;
const mostListed = 2_000;

/** The release that a file is compared from: one for all, or what each folder uses. */
type From = Release | 'own';

/** The command; `argument` may name both releases, and the file whose folders are meant: `{ from, to, file }`. */
export async function compareTorchReleases(argument: unknown, services: Services): Promise<void> {
  const asked = isRecord(argument) ? argument : {};
  const active = vscode.window.activeTextEditor?.document;
  const { release: used } = await services.releases.of(active);
  const from = readRelease(asked.from) ?? (await pickFrom(used));
  if (!from) return;
  const to = readRelease(asked.to) ?? (await pickRelease(t('Compare PyTorch Releases: To'), newest, from));
  if (!to || to === from) return;
  const old = from === 'own' ? t('Each Folder’s Own Release') : nameRelease(from);
  const title = t('{0} Compared with {1}', nameRelease(to), old);
  const file = typeof asked.file === 'string' ? asked.file : undefined;
  const rows = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title, cancellable: true },
    (progress, token) => findDifferences({ from, to, file }, active, services, { progress, token }),
  );
  if (!rows) return;
  const count = rows.filter(({ at }) => at).length;
  if (count === 0) {
    const none = t('No call is known to behave differently in {0}.', nameRelease(to));
    return void vscode.window.showInformationMessage(none);
  }
  const picked = await vscode.window.showQuickPick(rows, {
    title,
    placeHolder: t('{0} differences; select one to go to its call', count),
    matchOnDetail: true,
  });
  if (picked) await goTo(picked);
}

function readRelease(value: unknown): Release | undefined {
  return known.find((one) => one === value);
}

interface Choice extends vscode.QuickPickItem {
  readonly from: From;
}

/** Folders may use several releases: each is compared with its own, or all with one. */
async function pickFrom(used: Release): Promise<From | undefined> {
  const own: Choice = { label: t('Each Folder’s Own Release'), description: nameRelease(used), from: 'own' };
  const picked = await vscode.window.showQuickPick([own, ...choicesFrom(used, undefined)], {
    title: t('Compare PyTorch Releases: From'),
  });
  return picked?.from;
}

async function pickRelease(title: string, first: Release, without: From): Promise<Release | undefined> {
  const picked = await vscode.window.showQuickPick(choicesFrom(first, without), { title });
  return picked && readRelease(picked.from);
}

/** All releases but one, `first` before the others. */
function choicesFrom(first: Release, without: From | undefined): readonly Choice[] {
  const others = [...known].reverse().filter((one) => one !== first);
  return [first, ...others]
    .filter((one) => one !== without)
    .map((release) => ({ label: nameRelease(release), from: release }));
}

interface Watch {
  readonly progress: vscode.Progress<{ message: string; increment: number }>;
  readonly token: vscode.CancellationToken;
}

/** The differences in the active document first, then in the Python files and notebooks of the workspace; undefined if it was cancelled. */
async function findDifferences(
  { from, to, file }: { readonly from: From; readonly to: Release; readonly file: string | undefined },
  active: vscode.TextDocument | undefined,
  services: Services,
  { progress, token }: Watch,
): Promise<readonly Row[] | undefined> {
  const own = active && isReadable(active) ? [ownerOf(active)] : [];
  const files = await findPythonFiles(mostFiles, token, { withNotebooks: true });
  const uris = [...new Map([...own, ...files].map((uri) => [uri.toString(), uri])).values()];
  const compared: Compared = new Map();
  const rows: Row[] = [];
  let count = 0;
  for (const [at, uri] of uris.entries()) {
    if (token.isCancellationRequested) return undefined;
    progress.report({ message: t('{0} of {1}', at + 1, uris.length), increment: 100 / uris.length });
    const [document] = openTextsOf(uri) ?? [];
    const used = await services.releases.of(document ?? { uri });
    if (file !== undefined && used.file !== file) continue;
    const pair = [from === 'own' ? used.release : from, to] as const;
    if (pair[0] === to) continue;
    const found: Row[] = [];
    for (const { source, uses, completed } of await codeOf(uri, services, token)) {
      for (const use of uses) {
        if (use.mention) continue;
        const { dtype } = await completed(use);
        found.push(...rowsOf(dtype ? { ...use, dtype } : use, pair, source, compared));
      }
    }
    if (found.length === 0) continue;
    count += found.length;
    const label = vscode.workspace.asRelativePath(uri);
    rows.push({ label, kind: vscode.QuickPickItemKind.Separator }, ...found);
    if (count >= mostListed) break;
  }
  return token.isCancellationRequested ? undefined : rows;
}

function rowsOf(
  use: ActivationUse,
  pair: readonly [Release, Release],
  source: Source,
  compared: Compared,
): readonly Row[] {
  const at = placeOf(source, use);
  return compareReleases(use, pair, readDtype({ uri: source.uri, languageId: 'python' }), compared).map(
    (difference) => ({
      label: withoutIcons(use.expression.code.replaceAll(/\s+/g, ' ')),
      description: t('line {0}', at.range.start.line + 1),
      detail: withoutIcons(describeDifference(difference, pair, t)),
      at,
    }),
  );
}
