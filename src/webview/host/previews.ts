// Asks the host what Write to Code would write, when a curve that comes from code has come to rest.

import { debounce } from '../../foundation/debounce.ts';
import { encode } from '../../foundation/encode.ts';
import type { HostMessage, PanelMessage } from '../../protocol/messages.ts';
import type { CurveState, PanelState } from '../../protocol/state.ts';

/** What Write to Code would write for a curve. */
export type Preview = Extract<HostMessage, { type: 'preview' }>;

const REST = 120;

/** The previews of a panel's curves; they are asked for once a curve has rested. */
export class Previews {
  /** By the key of a curve; none while the answer is on its way. */
  readonly known = new Map<string, Preview>();
  private readonly asked = new Map<string, string>();
  private resting: readonly CurveState[] = [];
  private readonly questions = debounce(() => {
    for (const curve of this.resting) this.ask(curve);
  });
  private readonly send: (message: PanelMessage) => void;

  constructor(send: (message: PanelMessage) => void) {
    this.send = send;
  }

  /** Takes an answer, unless the curve has become another since it was asked about. */
  receive(answer: Preview): void {
    if (this.asked.has(answer.key)) this.known.set(answer.key, answer);
  }

  /** Forgets what no longer holds, and asks anew soon. */
  follow(state: PanelState | undefined): void {
    const changed = (state?.curves ?? []).filter(
      (curve) => curve.source && this.asked.get(curve.key) !== questionOf(curve),
    );
    for (const { key } of changed) {
      this.known.delete(key);
      // Back at what was asked last, the answer to it is gone all the same.
      this.asked.delete(key);
    }
    this.resting = changed;
    this.questions.in(REST);
  }

  ask(curve: CurveState): void {
    const { key, id, parameters, source, own } = curve;
    if (!source) return;
    this.asked.set(key, questionOf(curve));
    this.send({ type: 'preview', key, id, parameters, source, ...(own ? { own } : {}) });
  }
}

function questionOf({ id, parameters, source, own }: CurveState): string {
  return JSON.stringify([id, encode(parameters), source, encode(own?.parameters)]);
}
