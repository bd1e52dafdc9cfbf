// Reads a file that no editor shows, for what must look at many of them: nothing is opened and nothing is kept.
import * as vscode from 'vscode';
import { finishInSlices, giveWay } from '../../foundation/generators.ts';
import {
  type ActivationUse,
  type CheckedCode,
  createReader,
  installedModule,
  moduleLimits,
  type WorkspaceModules,
} from '../../python/index.ts';

/** How long reading may hold the extension host at a stretch, in milliseconds. */
const slice = 5;

/** A file's text, and what it uses of PyTorch's activations. */
export interface FileReading {
  readonly text: string;
  readonly uses: readonly ActivationUse[];
  /** The use whose name stands there, with what is computed only on hover: its dtype. */
  useAt(offset: number): ActivationUse | undefined;
  /** What a check of it finds. */
  check(): Promise<CheckedCode | undefined>;
}

/**
 * Reads a Python file, names followed into others of the workspace. Undefined if it cannot be read or is larger than
 * `moduleLimits.bytes`, and as soon as `token` is cancelled.
 */
export async function readFile(
  uri: vscode.Uri,
  modules: WorkspaceModules,
  token: vscode.CancellationToken,
): Promise<FileReading | undefined> {
  const text = await textOf(uri);
  if (text === undefined) return undefined;
  const key = uri.toString();
  const imports = modules.follow(key);
  const reader = createReader();
  const module = installedModule(uri.path);
  const cell = { text, language: 'python' as const, key, ...(module === undefined ? {} : { module }) };
  for (;;) {
    const reading = reader.read([cell], imports.known());
    while (!reading.step(slice)) {
      await giveWay();
      if (token.isCancellationRequested) return undefined;
    }
    if (!(await imports.advance(reading.wanted, () => token.isCancellationRequested)))
      return token.isCancellationRequested
        ? undefined
        : {
            text,
            uses: reading.uses[0] ?? [],
            useAt: (offset) => reading.useAt(0, offset),
            check: () => finishInSlices(reading.checkIn(0), slice),
          };
  }
}

async function textOf(uri: vscode.Uri): Promise<string | undefined> {
  try {
    if ((await vscode.workspace.fs.stat(uri)).size > moduleLimits.bytes) return undefined;
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}
