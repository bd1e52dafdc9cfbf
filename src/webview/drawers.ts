// The tables below the list: the picture's numbers, and the curves side by side.
import { nothing, type TemplateResult } from 'lit';
import type { Frame } from '../plot/scale.ts';
import type { PanelState } from '../protocol.ts';
import type { Trace } from './traces.ts';

export function drawer(
  _traces: readonly Trace[],
  _state: PanelState,
  _frame: Frame,
): TemplateResult | typeof nothing {
  return nothing;
}
