// Finds the Chromium that shows VS Code in tests, or installs it where that needs nobody's password.
import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';
import { runProgram } from '../tasks/programs.ts';

/** Chromium without windows of its own: half the work for the same pages. Debian's program on the PATH only starts this one. */
const withoutWindows = ['/usr/lib/chromium/chromium-headless-shell'];
const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
];
const usualPlaces = [
  '/usr/lib/chromium/chromium',
  '/snap/bin/chromium',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The first program with one of these names on the PATH. */
export function findOnPath(wanted: readonly string[]): string | undefined {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  for (const name of wanted) {
    const found = folders.map((folder) => path.join(folder, name)).find(isExecutable);
    if (found) return found;
  }
  return undefined;
}

function findChromium(): string | undefined {
  return withoutWindows.find(isExecutable) ?? findOnPath(names) ?? usualPlaces.find(isExecutable);
}

async function installWithApt(): Promise<void> {
  const isRoot = process.getuid?.() === 0;
  const mayBeRoot = isRoot || (await runProgram('sudo', ['-n', 'true'])).code === 0;
  if (!existsSync('/etc/debian_version') || !mayBeRoot) return;
  const asRoot = (args: readonly string[]) => {
    const [command = '', ...rest] = isRoot ? args : ['sudo', '-n', ...args];
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    return runProgram(command, rest, { env });
  };
  console.log('Installing Chromium with apt-get (once)');
  const install = (name: string) =>
    asRoot(['apt-get', 'install', '-y', '-q', '--no-install-recommends', name]);
  const anyOf = async () => {
    const small = await install('chromium-headless-shell');
    return small.code === 0 ? small : install('chromium');
  };
  // Package lists that are missing or older than the archive are the usual reason for a failure here.
  if ((await anyOf()).code === 0) return;
  await asRoot(['apt-get', 'update', '-q']);
  const { code, output } = await anyOf();
  if (code !== 0) console.error(output.trim().split('\n').slice(-5).join('\n'));
}

/**
 * The path of a Chromium: from the variable CHROMIUM, the PATH or the usual places; on Debian it is installed when
 * it is missing and this user may. Throws an `Error` with the one command to run when there is none.
 */
export async function findOrInstallChromium(): Promise<string> {
  const named = process.env.CHROMIUM;
  if (named) {
    if (isExecutable(named)) return named;
    throw new Error(`CHROMIUM names ${named}, which cannot be run.`);
  }
  const found = findChromium();
  if (found) return found;
  await installWithApt();
  const installed = findChromium();
  if (installed) return installed;
  throw new Error(
    'Chromium is missing. Run: sudo apt-get install chromium (or set CHROMIUM to the path of a Chromium or Chrome)',
  );
}
