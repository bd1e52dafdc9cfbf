// Starts and stops other programs and temporary folders so that none of them outlives this process, however it
// ends. Runs in Node on the developer's machine; knows nothing of VS Code.
import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const running = new Set<ChildProcess>();
const folders = new Set<string>();
let guarded = false;
let aborted = false;

/** Has the kernel end a program together with its parent, which no handler in this process could do after a kill. */
const diesWithParent = process.platform === 'linux' && existsSync('/usr/bin/setpriv');

/** Signals a program and all it started, and says whether any of that still runs; signal 0 only asks. */
function signalGroup(child: ChildProcess, signal: NodeJS.Signals | 0): boolean {
  try {
    if (child.pid === undefined) return false;
    return process.platform === 'win32' ? child.kill(signal) : process.kill(-child.pid, signal);
  } catch {
    return false;
  }
}

/** Whether a process with this id is there. */
export function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
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
  const abort = () => {
    if (aborted) return;
    aborted = true;
    void Promise.all([...running].map(stopProgram)).then(() => process.exit(130));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, abort);
  // npm and the shell between npm and this process end at a signal without passing it on.
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && abort(), 500).unref();
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

/** Asks the program and all it started to end, insists after three seconds, and waits until they are gone. */
export async function stopProgram(child: ChildProcess): Promise<void> {
  signalGroup(child, 'SIGTERM');
  const started = Date.now();
  // Given up after another second: what nobody has collected counts as running for ever.
  while (signalGroup(child, 0) && Date.now() - started < 4000) {
    if (Date.now() - started > 3000) signalGroup(child, 'SIGKILL');
    await wait(20);
  }
  running.delete(child);
}

export interface Finished {
  /** The exit code; 1 for a program that could not start or was ended by a signal, 124 for one that took too long. */
  readonly code: number;
  /** What it printed on both streams. */
  readonly output: string;
}

export interface RunOptions extends SpawnOptions {
  /** Pass on what it prints, while it prints it; with this text before each line. */
  readonly show?: boolean | string;
  /** Milliseconds after which it is stopped. */
  readonly limit?: number;
}

/** What hands text on to a stream, in whole lines with a label where there is one; at the end with what is left. */
function passOn(
  stream: NodeJS.WritableStream,
  show: boolean | string,
): (text: string, isEnd?: boolean) => void {
  if (!show) return () => {};
  if (show === true) return (text) => void stream.write(text);
  let rest = '';
  return (text, isEnd = false) => {
    const lines = (rest + text).split('\n');
    rest = isEnd ? '' : (lines.pop() ?? '');
    for (const line of lines) if (!isEnd || line) stream.write(`${show}${line}\n`);
  };
}

/** Runs a program to its end. Never rejects. */
export function runProgram(
  command: string,
  args: readonly string[],
  { show = false, limit, ...options }: RunOptions = {},
): Promise<Finished> {
  return new Promise((resolve) => {
    let output = '';
    const child = startProgram(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    const passOut = passOn(process.stdout, show);
    const passError = passOn(process.stderr, show);
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      passOut(text);
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      passError(text);
    });
    let tookTooLong = false;
    const timer = setTimeout(
      () => {
        tookTooLong = true;
        void stopProgram(child);
      },
      limit ?? 2 ** 31 - 1,
    );
    const finish = (code: number, more = '') => {
      clearTimeout(timer);
      passOut('', true);
      passError('', true);
      // Nothing more is begun when this process is about to end.
      if (!aborted) resolve({ code: tookTooLong ? 124 : code, output: output + more });
    };
    child.once('error', (error) => finish(1, `${error.message}\n`));
    child.once('close', (code) => finish(code ?? 1));
  });
}

/** Has a folder deleted when this process ends. */
export function deleteAtEnd(folder: string): string {
  guardThisProcess();
  folders.add(folder);
  return folder;
}

/** Makes a folder that is deleted when this process ends. */
export function temporaryFolder(name: string): string {
  return deleteAtEnd(mkdtempSync(path.join(tmpdir(), `activation-lens-${name}-`)));
}

/** Runs the main function of a script; an error becomes one line and exit code 1. Aborted, it ends with 130. */
export function runMain(main: () => Promise<number>): void {
  guardThisProcess();
  const end = (code: number) => aborted || process.exit(code);
  main().then(end, (error: unknown) => {
    if (!aborted) console.error(error instanceof Error ? error.message : String(error));
    end(1);
  });
}
