// Compare PyTorch Releases: asks for two releases, then lists the calls that answer otherwise in the second one. A choice leads to
// its call.
import * as vscode from 'vscode';
import { compareReleases, describeDifference } from '../../content/compare/compare-releases.ts';
import { nameRelease } from '../../content/release.ts';
import { isRecord } from '../../foundation/is-record.ts';
import { releases as known, newest, type Release } from '../../foundation/release.ts';
import { readDtype } from '../dtype-setting.ts';
import type { Documents } from '../python/documents.ts';
import { findPythonFiles } from '../python/python-files.ts';
import type { Services } from '../services.ts';
import { t } from '../translate.ts';

/** Files of the workspace that are looked through, and differences that are listed. */
const mostFiles = 500;
const mostListed = 2_000;

interface Found extends vscode.QuickPickItem {
  readonly uri: vscode.Uri;
  readonly range: vscode.Range;
}

/** The command; `argument` may name both releases: `{ from, to }`. */
export async function compareTorchReleases(
  argument: unknown,
  { documents, releases }: Pick<Services, 'documents' | 'releases'>,
): Promise<void> {
  const asked = isRecord(argument) ? argument : {};
  const active = vscode.window.activeTextEditor?.document;
  const used = (await releases.of(active)).release;
  const from =
    readRelease(asked.from) ?? (await pickRelease(t('Compare PyTorch Releases: From'), used, undefined));
  if (!from) return;
  const to =
    readRelease(asked.to) ??
    (await pickRelease(t('Compare PyTorch Releases: To'), from === newest ? undefined : newest, from));
  if (!to || to === from) return;
  const title = t('{0} Compared with {1}', nameRelease(to), nameRelease(from));
  const found = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title, cancellable: true },
    (progress, token) => findDifferences([from, to], active, documents, { progress, token }),
  );
  if (!found) return;
  if (found.length === 0) {
    void vscode.window.showInformationMessage(
      t('No call is known to answer otherwise in {0} than in {1}.', nameRelease(to), nameRelease(from)),
    );
    return;
  }
  const picked = await vscode.window.showQuickPick(found, {
    title,
    placeHolder: t('{0} differences; choose one to go to its call', found.length),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  if (picked) await vscode.window.showTextDocument(picked.uri, { selection: picked.range });
}

function readRelease(value: unknown): Release | undefined {
  return known.find((one) => one === value);
}

async function pickRelease(
  title: string,
  first: Release | undefined,
  without: Release | undefined,
): Promise<Release | undefined> {
  const others = [...known].reverse().filter((one) => one !== first && one !== without);
  const choices = [...(first ? [first] : []), ...others].map((release) => ({
    label: nameRelease(release),
    release,
  }));
  return (await vscode.window.showQuickPick(choices, { title }))?.release;
}

/** The differences in the active document first, then in the Python files of the workspace; undefined where it was cancelled. */
async function findDifferences(
  pair: readonly [Release, Release],
  active: vscode.TextDocument | undefined,
  documents: Documents,
  {
    progress,
    token,
  }: { readonly progress: vscode.Progress<{ message: string }>; readonly token: vscode.CancellationToken },
): Promise<readonly Found[] | undefined> {
  const files = await findPythonFiles(mostFiles, token);
  const own = active ? [active.uri] : [];
  const uris = new Map([...own, ...files].map((uri) => [uri.toString(), uri]));
  const found: Found[] = [];
  let done = 0;
  for (const uri of uris.values()) {
    if (token.isCancellationRequested) return undefined;
    progress.report({ message: `${++done}/${uris.size}` });
    const document = await open(uri);
    if (document) found.push(...(await differencesIn(document, pair, documents)));
    if (found.length >= mostListed) break;
  }
  return found.slice(0, mostListed);
}

async function open(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    // It is gone, or no text.
    return undefined;
  }
}

async function differencesIn(
  document: vscode.TextDocument,
  pair: readonly [Release, Release],
  documents: Documents,
): Promise<readonly Found[]> {
  const uses = await documents.usesOf(document);
  const path = vscode.workspace.asRelativePath(document.uri);
  return uses
    .filter(({ mention }) => !mention)
    .flatMap((use) =>
      compareReleases(use, pair, readDtype(document)).map((difference): Found => {
        const range = new vscode.Range(document.positionAt(use.start), document.positionAt(use.end));
        return {
          label: document.getText(range),
          description: `${path}:${range.start.line + 1}`,
          // VS Code would draw an icon for what a message quotes as `$(name)`.
          detail: describeDifference(difference, pair, t).replaceAll('$(', '$\u200b('),
          uri: document.uri,
          range,
        };
      }),
    );
}
