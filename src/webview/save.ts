// Makes what is copied or saved of the picture.
import type { Frame } from '../plot/scale.ts';
import type { ExportFormat, PanelState } from '../protocol.ts';
import type { Trace } from './traces.ts';

export interface Picture {
  readonly traces: readonly Trace[];
  readonly state: PanelState;
  readonly frame: Frame;
}

export async function takeAlong(_format: ExportFormat, _picture: Picture, _themed: boolean): Promise<string> {
  return '';
}
