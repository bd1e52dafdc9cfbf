// Keeps pictures of a window in docs/pictures, small enough to be in the repository for good. Needs pngquant and img2webp
// (Debian: pngquant, webp).
import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import path from 'node:path';
import { runProgram, temporaryFolder } from '../../scripts/tasks/programs.ts';
import { projectRoot } from '../../scripts/tasks/project-root.ts';
import { findOnPath } from '../../scripts/vscode/find-chromium.ts';
import type { Window } from './window.ts';

/** Where pictures are kept. */
export const folder = path.join(projectRoot, 'docs/pictures');
/** In bytes: every picture is in the repository for good. */
const LIMITS = { '.png': 200_000, '.webp': 300_000 };

/** A part of the page, in its pixels. */
export interface Crop {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where a program is; says how to get it where it is missing. */
export async function program(name: string, debianPackage: string): Promise<string> {
  const found = findOnPath([name]);
  if (!found) throw new Error(`${name} is missing. Run: sudo apt-get install ${debianPackage}`);
  return found;
}

/** Runs a program, and fails with what it printed. */
export async function run(command: string, args: readonly string[]): Promise<void> {
  const { code, output } = await runProgram(command, args);
  assert.equal(code, 0, output);
}

/** Fails for a picture that is too large to be kept. */
export function judgeSize(file: string): void {
  const { size } = statSync(file);
  const limit = file.endsWith('.png') ? LIMITS['.png'] : LIMITS['.webp'];
  assert.ok(size < limit, `${path.basename(file)} has ${size} bytes`);
}

/** Keeps a part of the window as a PNG of few colors. */
export async function keep(window: Pick<Window, 'page'>, name: string, clip: Crop): Promise<void> {
  const raw = path.join(temporaryFolder('picture'), 'raw.png');
  const file = path.join(folder, `${name}.png`);
  await window.page.screenshot({ path: raw, clip });
  const quality = ['--quality', '80-100', '--speed', '1', '--strip', '--force'];
  await run(await program('pngquant', 'pngquant'), [...quality, '--output', file, raw]);
  judgeSize(file);
}
