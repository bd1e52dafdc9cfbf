// A debugger of Python's type, as an extension of the tests: it stands at a line of no program and shows variables as debugpy
// does. Its status bar item says so when it is asked to evaluate something.
import * as vscode from 'vscode';

/** What debugpy 1.8 sends of such values; it cuts a list after so many letters. */
const variables = [
  ['x', 'tensor([-2., -1.,  0.,  1.,  2.])', 'Tensor'],
  ['a', 'array([[-1.5,  0.5],\n       [ 2. ,  3. ]])', 'ndarray'],
  ['long', '[-2, -1, 0, 1, 2, ...]', 'list'],
  ['name', "'hello'", 'str'],
].map(([name, value, type]) => ({ name, value, type, evaluateName: name, variablesReference: 0 }));

interface Request {
  readonly type: string;
  readonly seq: number;
  readonly command: string;
}

/** Where the program stands: without a source, VS Code shows no variables. */
const stackTrace = () => {
  const path = vscode.window.activeTextEditor?.document.fileName;
  return { stackFrames: [{ id: 1, name: '<module>', line: 1, column: 1, source: { path } }], totalFrames: 1 };
};

/** What each other request is answered; what is not listed is answered with nothing. */
const bodies: Readonly<Record<string, unknown>> = {
  initialize: { supportsConfigurationDoneRequest: true },
  threads: { threads: [{ id: 1, name: 'MainThread' }] },
  scopes: {
    scopes: [{ name: 'Locals', presentationHint: 'locals', variablesReference: 1, expensive: false }],
  },
  variables: { variables },
};

/** The events that follow the first answer to a request: VS Code asks for the threads once it has started. */
const events: Readonly<Record<string, { readonly event: string; readonly body?: unknown }>> = {
  launch: { event: 'initialized' },
  threads: { event: 'stopped', body: { reason: 'breakpoint', threadId: 1 } },
  disconnect: { event: 'terminated' },
};

class Adapter implements vscode.DebugAdapter {
  private readonly sent = new vscode.EventEmitter<vscode.DebugProtocolMessage>();
  readonly onDidSendMessage = this.sent.event;
  private readonly told = new Set<string>();
  private seq = 0;

  handleMessage(message: vscode.DebugProtocolMessage): void {
    const { type, seq, command } = message as Request;
    if (type !== 'request') return;
    if (command === 'evaluate' || command === 'setVariable') {
      const status = vscode.window.createStatusBarItem('debugger', vscode.StatusBarAlignment.Left);
      status.text = 'Debugger was asked to evaluate';
      status.show();
    }
    const answer = {
      type: 'response',
      request_seq: seq,
      command,
      success: true,
      body: command === 'stackTrace' ? stackTrace() : (bodies[command] ?? {}),
    };
    this.sent.fire({ seq: ++this.seq, ...answer } as vscode.DebugProtocolMessage);
    const event = events[command];
    if (!event || this.told.has(command)) return;
    this.told.add(command);
    this.sent.fire({ seq: ++this.seq, type: 'event', ...event } as vscode.DebugProtocolMessage);
  }

  dispose(): void {
    this.sent.dispose();
  }
}

/** Called by VS Code when the command is run for the first time. */
export function activate(context: vscode.ExtensionContext): void {
  context.subscriptions.push(
    vscode.debug.registerDebugAdapterDescriptorFactory('debugpy', {
      createDebugAdapterDescriptor: () => new vscode.DebugAdapterInlineImplementation(new Adapter()),
    }),
    vscode.commands.registerCommand('debugger.start', () =>
      vscode.debug.startDebugging(undefined, { type: 'debugpy', request: 'launch', name: 'run' }),
    ),
  );
}
