// Takes the desktop's command line (--extensionDevelopmentPath, --extensionTestsPath, ...) and runs the extension's
// tests in the VS Code from npm. Exit codes: 0 passed, 1 failed, 2 did not start, 4 browser gone, 124 no result.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { format, parseArgs } from 'node:util';
import { runMain } from '../tasks/programs.ts';
import { findOrInstallChromium } from './find-chromium.ts';
import { installVsCode } from './install-vscode.ts';
import { isLocal, openBrowser } from './open-browser.ts';
import { type RunningServer, remoteUri, serveVsCode, workbenchUrl } from './serve-vscode.ts';

const limit = Number(process.env.TEST_LIMIT) || 150_000;

/** What this program understands; the desktop's other switches mean nothing in a browser. */
function readCommandLine() {
  const { values, positionals } = parseArgs({
    strict: false,
    allowPositionals: true,
    options: {
      extensionDevelopmentPath: { type: 'string', multiple: true },
      extensionTestsPath: { type: 'string' },
      extensionDevelopmentKind: { type: 'string' },
    },
  });
  const developed = (values.extensionDevelopmentPath ?? []).map(String);
  const tests = values.extensionTestsPath;
  if (typeof tests !== 'string')
    throw new Error('This program only runs tests: --extensionTestsPath is missing.');
  return { developed, tests, inWebWorker: values.extensionDevelopmentKind === 'web', open: positionals[0] };
}

/** Without this the remote extension host would take an extension that has a `main`. */
function webWorkerSettings(developed: readonly string[]): Record<string, unknown> {
  const kinds = developed.map((folder) => {
    const text = readFileSync(path.join(folder, 'package.json'), 'utf8');
    const { publisher, name } = JSON.parse(text) as { publisher: string; name: string };
    return [`${publisher}.${name}`, ['web']] as const;
  });
  return { 'remote.extensionKind': Object.fromEntries(kinds) };
}

async function showIn(
  server: RunningServer,
  commandLine: ReturnType<typeof readCommandLine>,
): Promise<number> {
  const { developed, tests, inWebWorker, open } = commandLine;
  const browser = await openBrowser(await findOrInstallChromium());
  const page = await browser.newPage();
  const strangers = new Set<string>();
  await page.context().route(
    (url) => !isLocal(url.href),
    (route) => {
      strangers.add(route.request().url());
      return route.abort();
    },
  );
  page.on('websocket', (socket) => isLocal(socket.url()) || strangers.add(socket.url()));
  const ended = new Promise<number>((resolve) => {
    // The workbench calls this when its extension host ends, also by a crash.
    void page.exposeFunction('codeAutomationExit', (code: number) => resolve(code));
    browser.once('disconnected', () => resolve(4));
    page.once('crash', () => resolve(4));
    setTimeout(() => resolve(124), limit).unref();
  });
  const log: string[] = [];
  await page.exposeFunction('codeAutomationLog', (_type: string, args: unknown[]) =>
    log.push(format(...args)),
  );
  const payload: [string, string][] = developed.map((folder) => [
    'extensionDevelopmentPath',
    remoteUri(server, folder),
  ]);
  if (inWebWorker) payload.push(['extensionDevelopmentKind', 'web']);
  payload.push(['extensionTestsPath', remoteUri(server, tests)]);
  await page.goto(workbenchUrl(server, { ...(open ? { open } : {}), payload }), {
    waitUntil: 'domcontentloaded',
  });
  const code = await ended;
  // The tests leave their result in a file; what the workbench says matters when they never came that far.
  if (code !== 0) console.error((code === 1 ? log.filter((line) => /^\w*Error/.test(line)) : log).join('\n'));
  if (browser.isConnected()) await browser.close();
  if (strangers.size > 0) console.error(`Asked of other machines: ${[...strangers].join(', ')}`);
  return strangers.size > 0 ? 1 : code;
}

runMain(async () => {
  // Whoever started this holds the other end: when it is gone, nobody waits for a result.
  process.stdin.resume().once('close', () => process.exit(130));
  const commandLine = readCommandLine();
  const server = await serveVsCode(await installVsCode(), {
    runsTests: true,
    // Where code is only looked at, all of it works as well: the web-worker host has no trust in its folder.
    isRestricted: commandLine.inWebWorker,
    settings: commandLine.inWebWorker ? webWorkerSettings(commandLine.developed) : {},
  });
  const code = await showIn(server, commandLine);
  await server.stop();
  return code;
});
