// Open Plot: a panel with what it is asked for, or with the activation under the cursor.
import { readPlotRequest } from '../../protocol/state.ts';
import type { Services } from '../services.ts';
import { requestAtCursor, withCallText } from './follow-cursor.ts';

export async function openPlot(argument: unknown, { documents, panels, log }: Services): Promise<void> {
  const asked = readPlotRequest(argument);
  if (!asked) log().warn('Open Plot was called with an argument that is no object', argument);
  panels.open(
    argument === undefined ? await requestAtCursor(documents) : await withCallText(asked ?? {}, documents),
  );
}
