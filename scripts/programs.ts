// Starts and stops other programs and temporary folders so that none of them outlives this process, however it
// ends. Runs in Node on the developer's machine; knows nothing of VS Code.
import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const running = new Set<ChildProcess>();
const folders = new Set<string>();
let guarded = false;

/** Has the kernel end a program together with its parent, which no handler in this process could do after a kill. */
const diesWithParent = process.platform === 'linux' && existsSync('/usr/bin/setpriv');

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (child.pid === undefined) return;
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // Already gone.
  }
}

function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  folders.delete(folder);
}

function guardThisProcess(): void {
  if (guarded) return;
  guarded = true;
  process.on('exit', () => {
    for (const child of running) signalGroup(child, 'SIGKILL');
    for (const folder of folders) removeFolder(folder);
  });
  let aborted = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (aborted) return;
      aborted = true;
      void Promise.all([...running].map(stopProgram)).then(() => process.exit(130));
    });
  }
}

/** Starts a program in a process group of its own, which ends with this process. */
export function startProgram(
  command: string,
  args: readonly string[],
  options: SpawnOptions = {},
): ChildProcess {
  guardThisProcess();
  const wrapped = diesWithParent ? ['--pdeathsig', 'KILL', command, ...args] : [...args];
  const child = spawn(diesWithParent ? '/usr/bin/setpriv' : command, wrapped, {
    ...options,
    detached: process.platform !== 'win32',
  });
  running.add(child);
  child.once('close', () => running.delete(child));
  child.once('error', () => running.delete(child));
  return child;
}

/** Asks the program and all it started to end, insists after three seconds, and waits until it is gone. */
export async function stopProgram(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const gone = new Promise((resolve) => child.once('exit', resolve));
    signalGroup(child, 'SIGTERM');
    const insist = setTimeout(() => signalGroup(child, 'SIGKILL'), 3000);
    await gone;
    clearTimeout(insist);
  }
  signalGroup(child, 'SIGKILL');
  running.delete(child);
}

export interface Finished {
  /** The exit code; 1 also for a program that could not start or was ended by a signal. */
  readonly code: number;
  /** What it printed on both streams. */
  readonly output: string;
}

/** Runs a program to its end. `show` also passes on what it prints, while it prints it. */
export function runProgram(
  command: string,
  args: readonly string[],
  { show = false, ...options }: SpawnOptions & { show?: boolean } = {},
): Promise<Finished> {
  return new Promise((resolve) => {
    let output = '';
    const child = startProgram(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (show) process.stdout.write(text);
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (show) process.stderr.write(text);
    });
    child.once('error', (error) => resolve({ code: 1, output: `${output}${error.message}\n` }));
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Makes a folder that is deleted when this process ends. */
export function temporaryFolder(name: string): string {
  guardThisProcess();
  const folder = mkdtempSync(path.join(tmpdir(), `activation-lens-${name}-`));
  folders.add(folder);
  return folder;
}

/** Runs the main function of a script; an error becomes one line and exit code 1. */
export function runMain(main: () => Promise<number>): void {
  guardThisProcess();
  main().then(
    (code) => process.exit(code),
    (error: unknown) => {
      console.error(error instanceof Error ? error.message : String(error));
      process.exit(1);
    },
  );
}
