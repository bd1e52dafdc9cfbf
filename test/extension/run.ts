// Runs the bundled tests inside an extension host (Node or web worker) and leaves the result in a file: what a host
// prints gets lost in some of the places where VS Code runs.
import './start-mocha.ts';
import * as vscode from 'vscode';
import { Report } from './report.ts';

/** Set when the bundle is made. */
declare const RESULT_FILE: string;
declare const GREP: string;
declare const IN_WEB_WORKER: boolean;

/** VS Code calls this; it ends the host when the promise settles, with exit code 1 when it rejects. */
export async function run(): Promise<void> {
  if ('WorkerGlobalScope' in globalThis !== IN_WEB_WORKER)
    throw new Error('These tests are meant for the other host.');
  if (GREP) mocha.fgrep(GREP);
  const extension = vscode.extensions.getExtension('activation-lens.activation-lens');
  if (!extension) throw new Error('The extension under test is not there.');
  const file = vscode.Uri.joinPath(extension.extensionUri, RESULT_FILE);
  const report = new Report();
  let writing: Promise<unknown> = Promise.resolve();
  const keep = (hasEnded: boolean) => {
    const text = JSON.stringify({ ...report.result, hasEnded });
    writing = writing.then(() => vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text)));
    return writing;
  };
  await new Promise<void>((resolve) => {
    // Not mocha.run: in a browser build that reads the page's address, which an extension host has not.
    const runner: Mocha.Runner = Mocha.prototype.run.call(mocha, () => resolve());
    report.follow(runner, () => void keep(false));
  });
  await keep(true);
  if (report.result.failed > 0) throw new Error(`${report.result.failed} tests failed`);
}
