// Installs a whole VS Code (server, extension host, web workbench) from the npm registry alone, for machines that
// cannot have the desktop build: the npm package `code-server` carries it, `node-<platform>-<arch>` its Node.
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { deleteAtEnd, isRunning, runProgram } from '../tasks/programs.ts';
import { projectRoot } from '../tasks/project-root.ts';

const codeServer = '4.139.1';
const node = '24.21.0';
/** Part of what a finished install must carry; raise it when the steps below change. */
const recipe = `code-server ${codeServer}, node ${node}, recipe 1`;

/** Only terminals, agents, Windows, git and Kerberos proxies need these; several would have to be compiled. */
const leftOutPackages = [
  '@devcontainers/cli',
  '@github/copilot-sdk',
  '@microsoft/mxc-sdk',
  '@vscode/copilot-api',
  '@vscode/deviceid',
  '@vscode/fs-copyfile',
  '@vscode/native-watchdog',
  '@vscode/sandbox-runtime',
  '@vscode/spdlog',
  '@vscode/sqlite3',
  '@vscode/windows-process-tree',
  '@vscode/windows-registry',
  'kerberos',
  'node-pty',
  'ssh2',
];

/** These need the packages above, or only slow the start. Others must stay: the workbench has their list built in. */
const leftOutExtensions = [
  'copilot',
  'git',
  'github',
  'microsoft-authentication',
  'ms-vscode.js-debug',
  'ms-vscode.js-debug-companion',
  'ms-vscode.vscode-js-profile-table',
  'terminal-suggest',
  'tunnel-forwarding',
];

/** Plain JavaScript in the place of two native modules. Output channels are files written through spdlog. */
const replacements: Readonly<Record<string, string>> = {
  '@vscode/native-watchdog': 'exports.start = () => {};',
  '@vscode/spdlog': `
const fs = require('fs');
const path = require('path');
const names = ['trace', 'debug', 'info', 'warning', 'error', 'critical'];
class Logger {
  constructor(file) { this.file = file; this.level = 2; this.plain = false; }
  setLevel(level) { this.level = level; }
  getLevel() { return this.level; }
  setPattern() {}
  clearFormatters() { this.plain = true; }
  flush() {}
  drop() {}
  write(level, text) {
    if (level < this.level) return;
    const time = new Date().toISOString().replace('T', ' ').replace('Z', '');
    const line = this.plain ? text : time + ' [' + names[level] + '] ' + text + '\\n';
    try { fs.appendFileSync(this.file, line); } catch {}
  }
}
names.forEach((name, level) => {
  const write = function (text) { this.write(level, text); };
  Logger.prototype[name] = write;
  if (name === 'warning') Logger.prototype.warn = write;
});
const create = async (name, file) => {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.closeSync(fs.openSync(file, 'a'));
  return new Logger(file);
};
exports.version = 0;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.Logger = Logger;
exports.createRotatingLogger = create;
exports.createAsyncRotatingLogger = create;
`,
};

/** Where the parts of an installed VS Code lie. */
export interface InstalledVsCode {
  readonly node: string;
  readonly serverMain: string;
}

function partsIn(folder: string): InstalledVsCode {
  const bin = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node';
  return {
    node: path.join(folder, 'node_modules', `node-${process.platform}-${process.arch}`, bin),
    serverMain: path.join(folder, 'node_modules/code-server/lib/vscode/out/server-main.js'),
  };
}

/** Counts files and bytes, so that a file that is missing or cut short shows. */
function measure(folder: string): { files: number; bytes: number } {
  let files = 0;
  let bytes = 0;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    files++;
    bytes += statSync(path.join(entry.parentPath, entry.name)).size;
  }
  return { files, bytes };
}

const markerOf = (folder: string) => path.join(folder, 'complete.json');

function describeContent(folder: string): string {
  return JSON.stringify({ recipe, ...measure(path.join(folder, 'node_modules')) });
}

function isComplete(folder: string): boolean {
  try {
    return readFileSync(markerOf(folder), 'utf8') === describeContent(folder);
  } catch {
    return false;
  }
}

async function npmInstall(folder: string, args: readonly string[]): Promise<void> {
  // Settings such as the cache and the registry are kept; what an outer `npm run` says of its own package is not.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^npm_(package|lifecycle|config_local_prefix|command)/i.test(name) && name !== 'INIT_CWD',
    ),
  );
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { code, output } = await runProgram('npm', ['install', ...quiet, ...args], {
    cwd: folder,
    env,
    shell: process.platform === 'win32',
  });
  if (code !== 0) {
    const reason = output.split('\n').slice(0, 4).join('\n');
    throw new Error(`VS Code could not be installed from npm; run the command again when online.\n${reason}`);
  }
}

async function buildIn(folder: string, say: (step: string) => void): Promise<void> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n');
  say('downloading code-server and its Node');
  const nodePackage = `node-${process.platform}-${process.arch}`;
  await npmInstall(folder, ['--save-exact', `${nodePackage}@${node}`, `code-server@${codeServer}`]);

  say('downloading what VS Code depends on');
  const vscode = path.join(folder, 'node_modules/code-server/lib/vscode');
  const manifestPath = path.join(vscode, 'package.json');
  const manifest = JSON.parse(readFileSync(manifestPath, 'utf8')) as { dependencies: Record<string, string> };
  for (const name of leftOutPackages) delete manifest.dependencies[name];
  writeFileSync(manifestPath, JSON.stringify(manifest, null, 2));
  await npmInstall(vscode, ['--omit=dev']);

  say('tidying up');
  const ripgrep = path.join(vscode, 'node_modules/@vscode/ripgrep-universal/bin');
  for (const name of existsSync(ripgrep) ? readdirSync(ripgrep) : []) {
    if (name !== `${process.platform}-${process.arch}`) rmSync(path.join(ripgrep, name), { recursive: true });
  }
  for (const [name, source] of Object.entries(replacements)) {
    const to = path.join(vscode, 'node_modules', name);
    mkdirSync(to, { recursive: true });
    writeFileSync(
      path.join(to, 'package.json'),
      JSON.stringify({ name, version: '0.0.0', main: 'index.js' }),
    );
    writeFileSync(path.join(to, 'index.js'), source);
  }
  for (const name of leftOutExtensions)
    rmSync(path.join(vscode, 'extensions', name), { recursive: true, force: true });
}

/** Deletes what installs have left that were killed. */
function removeLeftovers(folder: string): void {
  const parent = path.dirname(folder);
  for (const name of existsSync(parent) ? readdirSync(parent) : []) {
    const [, pid] = name.startsWith(path.basename(folder)) ? (/\.partial-(\d+)$/.exec(name) ?? []) : [];
    if (pid && !isRunning(Number(pid))) rmSync(path.join(parent, name), { recursive: true, force: true });
  }
}

/**
 * Makes sure that a complete VS Code lies in `.vscode-test/web` (or in `ACTIVATION_LENS_VSCODE_DIR`, to share one
 * between checkouts) and says where its parts are. An install that was cut off or damaged is done again.
 * Throws an `Error` whose message says what to do when the registry cannot be reached.
 */
export async function installVsCode(): Promise<InstalledVsCode> {
  const folder = path.resolve(
    process.env.ACTIVATION_LENS_VSCODE_DIR ?? path.join(projectRoot, '.vscode-test/web'),
  );
  if (isComplete(folder)) return partsIn(folder);

  // Built beside its place and moved there as a whole, so that what has the right name is never half an install.
  removeLeftovers(folder);
  const partial = deleteAtEnd(`${folder}.partial-${process.pid}`);
  const started = Date.now();
  const say = (step: string) => {
    const seconds = ((Date.now() - started) / 1000).toFixed(0).padStart(3);
    const megabytes = existsSync(partial) ? Math.round(measure(partial).bytes / 1e6) : 0;
    console.log(`  ${seconds} s  ${String(megabytes).padStart(3)} of about 520 MB unpacked  ${step}`);
  };
  console.log(`Installing VS Code from npm into ${folder} (once)`);
  let current = '';
  const ticking = setInterval(() => say(current), 5000);
  try {
    await buildIn(partial, (step) => {
      current = step;
      say(step);
    });
    writeFileSync(markerOf(partial), describeContent(partial));
    if (!isComplete(folder)) {
      rmSync(folder, { recursive: true, force: true });
      renameSync(partial, folder);
    }
    console.log(`VS Code installed in ${Math.round((Date.now() - started) / 1000)} s`);
  } finally {
    clearInterval(ticking);
    rmSync(partial, { recursive: true, force: true });
  }
  return partsIn(folder);
}
