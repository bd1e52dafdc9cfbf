// Reads a file that no editor shows, for what must look at many of them: nothing is opened and nothing is kept.
import * as vscode from 'vscode';
import { finishInSlices, giveWay } from '../../foundation/generators.ts';
import { readCodeCells } from '../../foundation/notebook-file.ts';
import {
  type ActivationUse,
  type Cell,
  type CheckedCode,
  createReader,
  installedModule,
  moduleLimits,
  type WorkspaceModules,
} from '../../python/index.ts';

/** How long reading may hold the extension host at a stretch, in milliseconds. */
const slice = 5;

/** Notebooks hold pictures, too. */
const largestNotebook = 10_000_000;

/** A text of a file, the whole of it or one cell of a notebook, and what it uses of PyTorch's activations. */
export interface FileReading {
  readonly text: string;
  /** The place of the cell among all of its notebook. */
  readonly index?: number;
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
  const text = await textOf(uri, moduleLimits.bytes);
  return text === undefined ? undefined : (await readCells(uri, [{ text }], modules, token))[0];
}

/** Reads a Python file, or a notebook's Python cells together; none if it cannot be read or is too large. */
export async function readCode(
  uri: vscode.Uri,
  modules: WorkspaceModules,
  token: vscode.CancellationToken,
): Promise<readonly FileReading[]> {
  if (!uri.path.endsWith('.ipynb')) {
    const file = await readFile(uri, modules, token);
    return file ? [file] : [];
  }
  const text = await textOf(uri, largestNotebook);
  try {
    return text === undefined ? [] : await readCells(uri, readCodeCells(text), modules, token);
  } catch {
    // It is no notebook.
    return [];
  }
}

async function readCells(
  uri: vscode.Uri,
  texts: readonly { readonly text: string; readonly index?: number }[],
  modules: WorkspaceModules,
  token: vscode.CancellationToken,
): Promise<readonly FileReading[]> {
  const key = uri.toString();
  const imports = modules.follow(key);
  const reader = createReader();
  const module = installedModule(uri.path);
  const cells = texts.map(({ text, index }): Cell => {
    const isNotebook = index !== undefined;
    return {
      text,
      language: 'python',
      key: isNotebook ? `${key}#${index}` : key,
      isNotebook,
      ...(module === undefined ? {} : { module }),
    };
  });
  for (;;) {
    const reading = reader.read(cells, imports.known());
    while (!reading.step(slice)) {
      await giveWay();
      if (token.isCancellationRequested) return [];
    }
    if (!(await imports.advance(reading.wanted, () => token.isCancellationRequested)))
      return token.isCancellationRequested
        ? []
        : texts.map((one, at) => ({
            ...one,
            uses: reading.uses[at] ?? [],
            useAt: (offset) => reading.useAt(at, offset),
            check: () => finishInSlices(reading.checkIn(at), slice),
          }));
  }
}

async function textOf(uri: vscode.Uri, largest: number): Promise<string | undefined> {
  try {
    if ((await vscode.workspace.fs.stat(uri)).size > largest) return undefined;
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}
