// Runs the VS Code from npm: starts and stops its server, installs a packaged extension, says its addresses.
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { runProgram, startProgram, stopProgram, temporaryFolder } from '../tasks/programs.ts';
import type { InstalledVsCode } from './install-vscode.ts';

/** A window that neither asks the network for anything nor shows more than the editor. */
const quietSettings = {
  'telemetry.telemetryLevel': 'off',
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'workbench.enableExperiments': false,
  'update.mode': 'none',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'chat.disableAIFeatures': true,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'git.enabled': false,
  'security.workspace.trust.enabled': false,
};

/** The person is asked for trust, and has not answered yet. */
const askForTrust = {
  'security.workspace.trust.enabled': true,
  'security.workspace.trust.startupPrompt': 'never',
};

export interface ServeOptions {
  /** User settings beyond the quiet ones. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** A folder made by `installExtensions`; none means no extensions. */
  readonly extensionsFolder?: string;
  /** 0 or nothing: any free port. */
  readonly port?: number;
  /** A secret that the address must carry, for a server that others on the machine could reach. */
  readonly token?: string;
  /** Opens folders in Restricted Mode, as VS Code does with what a person has not said to trust. */
  readonly isRestricted?: boolean;
  /** Lets the page run extension tests; it also hides notifications. */
  readonly runsTests?: boolean;
}

export interface RunningServer {
  /** Ends with a slash. */
  readonly url: string;
  /** Holds the logs of the server and of the extension hosts. */
  readonly logFolder: string;
  /** Resolves with the exit code when the server ends, whatever ended it. */
  readonly ended: Promise<number>;
  stop(): Promise<void>;
}

/** The environment of the server and its extension hosts: nothing of npm, of an outer VS Code or of Node options. */
function cleanEnvironment(home: string): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) =>
      !/^(npm_|XDG_|ELECTRON_|VSCODE_|CODE_SERVER)/.test(name) && !/^(NODE_OPTIONS|INIT_CWD)$/.test(name),
  );
  // An empty gallery: nothing is looked up in a marketplace.
  return { ...Object.fromEntries(kept), HOME: home, EXTENSIONS_GALLERY: '{}' };
}

function freePort(wanted: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', () => (wanted === 0 ? reject(new Error('No free port.')) : resolve(freePort(0))));
    probe.listen(wanted, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : wanted));
    });
  });
}

/** Starts the server with fresh user data and waits until it answers. Throws with its log when it does not. */
export async function serveVsCode(
  vscode: InstalledVsCode,
  options: ServeOptions = {},
): Promise<RunningServer> {
  const folder = temporaryFolder('server');
  const data = path.join(folder, 'data');
  const user = path.join(data, 'data/User');
  const home = path.join(folder, 'home');
  const noExtensions = path.join(folder, 'extensions');
  for (const needed of [user, home, noExtensions]) mkdirSync(needed, { recursive: true });
  const trust = options.isRestricted ? askForTrust : {};
  const settings = { ...quietSettings, ...trust, ...options.settings };
  writeFileSync(path.join(user, 'settings.json'), JSON.stringify(settings));

  const port = await freePort(options.port ?? 0);
  const logFile = path.join(folder, 'server.log');
  const log = openSync(logFile, 'a');
  const child = startProgram(
    vscode.node,
    [
      vscode.serverMain,
      ...['--host', '127.0.0.1', '--port', String(port), '--accept-server-license-terms'],
      ...(options.token ? ['--connection-token', options.token] : ['--without-connection-token']),
      ...['--server-data-dir', data, '--extensions-dir', options.extensionsFolder ?? noExtensions],
      ...['--disable-telemetry', '--disable-experiments'],
      ...(options.isRestricted ? [] : ['--disable-workspace-trust']),
      ...(options.runsTests ? ['--enable-smoke-test-driver'] : []),
    ],
    { env: cleanEnvironment(home), stdio: ['ignore', log, log] },
  );
  closeSync(log);

  const url = `http://127.0.0.1:${port}/`;
  // A guard: on a busy machine with a cold disk it takes tens of seconds.
  const deadline = Date.now() + 180_000;
  while (!(await answers(url))) {
    if (child.exitCode !== null || child.signalCode !== null || Date.now() > deadline) {
      await stopProgram(child);
      throw new Error(`The VS Code server did not start.\n${readFileSync(logFile, 'utf8')}`);
    }
    await wait(40);
  }
  const ended = new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
  return { url, logFolder: path.join(data, 'data/logs'), ended, stop: () => stopProgram(child) };
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}version`)).ok;
  } catch {
    return false;
  }
}

export interface WorkbenchAddress {
  /** A folder or a .code-workspace file to open; none means an empty window. */
  readonly open?: string;
  /** Pairs that the workbench takes as its command line. */
  readonly payload?: readonly (readonly [string, string])[];
  readonly token?: string;
}

/** The address of the workbench, for a browser. */
export function workbenchUrl(server: RunningServer, { open, payload = [], token }: WorkbenchAddress): string {
  const query = new URLSearchParams(token ? { tkn: token } : {});
  if (open) query.set(open.endsWith('.code-workspace') ? 'workspace' : 'folder', path.resolve(open));
  else query.set('ew', 'true');
  query.set('payload', JSON.stringify([...payload, ['skipWelcome', 'true'], ['skipReleaseNotes', 'true']]));
  return `${server.url}?${query}`;
}

/** How the workbench names a file of the server's machine. */
export function remoteUri(server: RunningServer, file: string): string {
  const segments = path.resolve(file).split(path.sep).map(encodeURIComponent);
  return `vscode-remote://${new URL(server.url).host}${segments.join('/')}`;
}

/** Installs .vsix files into a new temporary extensions folder, as a person would from the Extensions view. */
export async function installExtensions(
  vscode: InstalledVsCode,
  ...packages: readonly string[]
): Promise<string> {
  const folder = temporaryFolder('installed');
  const extensions = path.join(folder, 'extensions');
  const { code, output } = await runProgram(
    vscode.node,
    [
      vscode.serverMain,
      ...['--accept-server-license-terms', '--server-data-dir', path.join(folder, 'data')],
      ...['--extensions-dir', extensions, '--force'],
      ...packages.flatMap((file) => ['--install-extension', path.resolve(file)]),
    ],
    { env: cleanEnvironment(folder) },
  );
  if (code !== 0 || !/successfully installed/.test(output)) {
    throw new Error(`The package could not be installed.\n${output}`);
  }
  return extensions;
}
