// Files in memory, under a scheme of their own, for tests in an extension host. Uses no Node API.
import * as vscode from 'vscode';

/** Until it is disposed of. What stands below `/read-only` cannot be written, nor anything when `isReadonly`. */
export class MemoryFiles implements vscode.FileSystemProvider, vscode.Disposable {
  private readonly files = new Map<string, Uint8Array>();
  /** What VS Code or an extension has asked for. */
  readonly asked: string[] = [];
  readonly onDidChangeFile = new vscode.EventEmitter<vscode.FileChangeEvent[]>().event;
  private readonly registration: vscode.Disposable;

  constructor(
    private readonly scheme: string,
    isReadonly = false,
  ) {
    this.registration = vscode.workspace.registerFileSystemProvider(scheme, this, {
      isCaseSensitive: true,
      isReadonly,
    });
  }

  dispose(): void {
    this.registration.dispose();
  }

  put(path: string, text: string): vscode.Uri {
    this.files.set(path, new TextEncoder().encode(text));
    return vscode.Uri.from({ scheme: this.scheme, path });
  }

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => {});
  }
  stat(uri: vscode.Uri): vscode.FileStat {
    const file = this.files.get(uri.path);
    if (file) {
      const permissions = uri.path.startsWith('/read-only') ? vscode.FilePermission.Readonly : undefined;
      const stat = { type: vscode.FileType.File, ctime: 0, mtime: 0, size: file.length };
      return permissions ? { ...stat, permissions } : stat;
    }
    const isFolder =
      [...this.files.keys()].some((path) => path.startsWith(`${uri.path}/`)) || uri.path === '/';
    if (!isFolder) throw vscode.FileSystemError.FileNotFound(uri);
    return { type: vscode.FileType.Directory, ctime: 0, mtime: 0, size: 0 };
  }
  readDirectory(uri: vscode.Uri): [string, vscode.FileType][] {
    this.asked.push(`list ${uri.path}`);
    const start = uri.path.endsWith('/') ? uri.path : `${uri.path}/`;
    const names = [...this.files.keys()]
      .filter((path) => path.startsWith(start))
      .map((path) => path.slice(start.length).split('/'));
    return [
      ...new Map(
        names.map(([name = '', ...rest]): [string, vscode.FileType] => [
          name,
          rest.length > 0 ? vscode.FileType.Directory : vscode.FileType.File,
        ]),
      ),
    ];
  }
  createDirectory(): void {}
  readFile(uri: vscode.Uri): Uint8Array {
    this.asked.push(`read ${uri.path}`);
    const file = this.files.get(uri.path);
    if (!file) throw vscode.FileSystemError.FileNotFound(uri);
    return file;
  }
  writeFile(uri: vscode.Uri, content: Uint8Array): void {
    if (uri.path.startsWith('/read-only')) throw vscode.FileSystemError.NoPermissions(uri);
    this.files.set(uri.path, content);
  }
  delete(uri: vscode.Uri): void {
    this.files.delete(uri.path);
  }
  rename(): void {
    throw vscode.FileSystemError.NoPermissions();
  }
}
