// Talks to pyright's language server, which the corpus and the bench compare the reader with.
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { python } from '../tasks/python.ts';

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly result?: unknown;
  readonly params?: { readonly items?: readonly unknown[] };
}

export class PyrightServer {
  private readonly child: ChildProcessWithoutNullStreams;
  private readonly waiting = new Map<number, (result: unknown) => void>();
  private buffer: Buffer = Buffer.alloc(0);
  private next = 0;

  /** `folder`: where `installPyright` put it. */
  constructor(folder: string) {
    const server = join(resolve(folder), 'node_modules/pyright/langserver.index.js');
    this.child = spawn(process.execPath, [server, '--stdio']);
    this.child.stdout.on('data', (data: Buffer) => {
      this.buffer = Buffer.concat([this.buffer, data]);
      this.readMessages();
    });
  }

  /** Opens a workspace. */
  async start(root: string): Promise<void> {
    const uri = pathToFileURL(resolve(root)).href;
    await this.ask('initialize', {
      processId: process.pid,
      rootUri: uri,
      workspaceFolders: [{ uri, name: 'corpus' }],
      capabilities: { workspace: { configuration: true, workspaceFolders: true } },
    });
    this.notify('initialized', {});
  }

  notify(method: string, params: object): void {
    this.send({ method, params });
  }

  ask(method: string, params: object): Promise<unknown> {
    const id = ++this.next;
    this.send({ id, method, params });
    return new Promise((done) => this.waiting.set(id, done));
  }

  stop(): void {
    this.child.kill();
  }

  private readMessages(): void {
    for (;;) {
      const end = this.buffer.indexOf('\r\n\r\n');
      if (end < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(this.buffer.subarray(0, end).toString())?.[1]);
      if (this.buffer.length < end + 4 + length) return;
      const message: Message = JSON.parse(this.buffer.subarray(end + 4, end + 4 + length).toString());
      this.buffer = this.buffer.subarray(end + 4 + length);
      this.answer(message);
    }
  }

  private answer({ id, method, result, params }: Message): void {
    if (id === undefined) return;
    if (method === undefined) {
      this.waiting.get(id)?.(result);
      this.waiting.delete(id);
    } else if (method === 'workspace/configuration') {
      this.send({ id, result: (params?.items ?? []).map(() => ({ pythonPath: python })) });
    } else this.send({ id, result: null });
  }

  private send(message: object): void {
    const text = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.child.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  }
}
