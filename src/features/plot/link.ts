// Copy Link: a link to what a plot shows, and what is done with one that somebody opens.
import * as vscode from 'vscode';
import { LINK_PATH, LONGEST_LINK, readLink, writeLink } from '../../protocol/link.ts';
import type { PanelState } from '../../protocol/state.ts';
import { t } from '../translate.ts';

/** Copies a link to `state`, and answers what was done. `extensionId` is whom VS Code hands the link to. */
export async function copyLink(state: PanelState, extensionId: string): Promise<string> {
  const { uriScheme, uiKind, clipboard } = vscode.env;
  const query = writeLink(state);
  if (query.length > LONGEST_LINK)
    return t('This plot is too long for a link. Remove a curve or some of the points.');
  // Also in a browser: `asExternalUri` would make an address that works once, and in this window alone.
  const uri = vscode.Uri.parse(`${uriScheme}://${extensionId}${LINK_PATH}?${query}`, true);
  await clipboard.writeText(uri.toString(true));
  return uiKind === vscode.UIKind.Web
    ? t('Link copied. In a browser, open it with “Developer: Open URL”.')
    : t('Link copied. It opens this plot in VS Code with Activation Lens.');
}

/** Hands the plots of links that are opened to `open`. */
export function serveLinks(open: (state: PanelState) => void): vscode.Disposable {
  return vscode.window.registerUriHandler({
    handleUri({ path, query }) {
      const state = path === LINK_PATH ? readLink(query) : 'broken';
      if (state === 'broken') {
        void vscode.window.showWarningMessage(t('This link doesn’t contain a plot. Ask for a new one.'));
      } else if (state === 'newer') {
        void vscode.window.showWarningMessage(
          t('This link was made by a newer version of Activation Lens. Update it to open the plot.'),
        );
      } else open(state);
    },
  });
}
