// What the host says while the panel is open, and what the panel does about it: one handler for each message.
import type { OwnActivation } from '../../autodiff/own-activation.ts';
import type { Translate } from '../../foundation/localization.ts';
import { readSettings } from '../../lab/settings.ts';
import { type HostMessage, handle } from '../../protocol/messages.ts';
import type { PanelState, PlotRequest } from '../../protocol/state.ts';
import { newTraining } from '../../protocol/train.ts';
import { pointAtSlider } from '../controls/point-at-slider.ts';
import type { Action } from '../state/reducer.ts';
import type { Preview } from './previews.ts';

/** What of the panel the handlers need. */
export interface Receiver extends ParentNode {
  readonly state: PanelState | undefined;
  notice: string;
  /** Done when what was dispatched is on the page. */
  readonly updateComplete: Promise<unknown>;
  dispatch(action: Action): void;
  showPreview(answer: Preview): void;
  /** The curve of what was typed, or why there is none. */
  takeFormula(answer: OwnActivation | string): void;
}

/** Does what a message asks for. */
export function receive(
  message: Exclude<HostMessage, { type: 'start' }>,
  panel: Receiver,
  t: Translate,
): void {
  handle<typeof message, void>(
    {
      notice: ({ text }) => {
        panel.notice = text;
      },
      preview: (answer) => panel.showPreview(answer),
      written: ({ source }) => panel.dispatch({ type: 'renewSource', source }),
      open: ({ request }) => panel.dispatch({ type: 'openCurves', request }),
      add: ({ request }) => panel.dispatch({ type: 'addCurves', request }),
      point: ({ request }) => void pointAt(request, panel, t),
      followed: (use) => panel.dispatch({ ...use, type: 'followUse' }),
      redefined: (change) => panel.dispatch({ ...change, type: 'redefine' }),
      formula: ({ own }) => panel.takeFormula(own),
      noFormula: ({ text }) => panel.takeFormula(text),
      trainData: ({ rows }) => {
        const train = panel.state?.train ?? newTraining;
        const settings = readSettings({ ...train.settings, data: 'own', rows });
        panel.dispatch({ type: 'setOptions', options: { train: { ...train, settings } } });
      },
    },
    message,
  );
}

/** Goes to the slider of the curve that comes from the source, which is shown first where it is not. */
async function pointAt(request: PlotRequest, panel: Receiver, t: Translate): Promise<void> {
  const [asked] = request.curves ?? [];
  const { uri } = request.source ?? {};
  // Where in the document may have changed since.
  const own = () =>
    panel.state?.curves.find(({ id, source }) => id === asked?.id && source && source.uri === uri);
  if (!own()) panel.dispatch({ type: 'openCurves', request });
  await panel.updateComplete;
  const curve = own();
  if (curve && pointAtSlider(panel, curve.key))
    panel.notice = t('Move the slider until the curve is right, then select Write to Code.');
}
