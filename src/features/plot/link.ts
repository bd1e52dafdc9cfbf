// Copy Link: a link to what a plot shows, and what is done with one that somebody opens.
import * as vscode from 'vscode';
import { LINK_PATH, readLink, writeLink } from '../../protocol/link.ts';
import type { PanelState } from '../../protocol/state.ts';
import { t } from '../translate.ts';

/** Copies a link to `state`, and answers what was done. `extensionId` is whom VS Code hands the link to. */
export async function copyLink(state: PanelState, extensionId: string): Promise<string> {
  const own = vscode.Uri.parse(
    `${vscode.env.uriScheme}://${extensionId}${LINK_PATH}?${writeLink(state)}`,
    true,
  );
  // In a browser, an address that the browser can open.
  const uri = vscode.env.uiKind === vscode.UIKind.Web ? await vscode.env.asExternalUri(own) : own;
  await vscode.env.clipboard.writeText(uri.toString(true));
  return t('Link copied. It opens this plot in VS Code with Activation Lens.');
}

/** Hands the plots of links that are opened to `open`. */
export function serveLinks(open: (state: PanelState) => void): vscode.Disposable {
  return vscode.window.registerUriHandler({
    handleUri({ path, query }) {
      const state = path === LINK_PATH ? readLink(query) : 'broken';
      if (state === 'broken') {
        void vscode.window.showWarningMessage(t('This link holds no plot. Ask for it again with Copy Link.'));
      } else if (state === 'newer') {
        void vscode.window.showWarningMessage(
          t('This link was made by a newer version of Activation Lens. Update it to open the plot.'),
        );
      } else open(state);
    },
  });
}
