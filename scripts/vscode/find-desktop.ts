// Finds a desktop VS Code: the one on the PATH, or the build that @vscode/test-electron can download.
import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { runProgram } from '../tasks/programs.ts';
import { findOnPath } from './find-chromium.ts';

const leftOut = () => process.env.ACTIVATION_LENS_DESKTOP === 'never';

/** The `code` command a person types, if there is one. Set ACTIVATION_LENS_DESKTOP=never to leave it out. */
export function findCodeCommand(): string | undefined {
  if (leftOut()) return undefined;
  return findOnPath(process.platform === 'win32' ? ['code.cmd'] : ['code']);
}

/** The program behind the `code` command: the command itself returns before the window closes. */
function findProgramBehind(command: string): string | undefined {
  const bin = path.dirname(realpathSync(command));
  const places = ['../code', '../Code.exe', '../../../MacOS/Electron', '../../../MacOS/Code'];
  return places.map((place) => path.resolve(bin, place)).find((file) => existsSync(file));
}

function hasScreen(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

async function canDownload(): Promise<boolean> {
  try {
    const list = 'https://update.code.visualstudio.com/api/releases/stable';
    return (await fetch(list, { signal: AbortSignal.timeout(3000) })).ok;
  } catch {
    return false;
  }
}

/** Whether the libraries that the desktop build needs are there; run as plain Node it opens no window. */
async function canRun(program: string): Promise<boolean> {
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
  return (await runProgram(program, ['--eval', '0'], { env })).code === 0;
}

/**
 * A desktop VS Code that can run tests here, or nothing: no screen, or no `code` and no way to download one.
 */
export async function findDesktopForTests(): Promise<string | undefined> {
  if (leftOut() || !hasScreen()) return undefined;
  const command = findCodeCommand();
  const behind = command && findProgramBehind(command);
  if (behind && (await canRun(behind))) return behind;
  if (!(await canDownload())) return undefined;
  try {
    const downloaded = await downloadAndUnzipVSCode({ timeout: 15_000 });
    return (await canRun(downloaded)) ? downloaded : undefined;
  } catch {
    return undefined;
  }
}
