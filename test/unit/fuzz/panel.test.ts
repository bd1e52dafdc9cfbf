// What panel and host say to each other and what is remembered of a panel, in any form: read or left out, never thrown at.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { encode } from '../../../src/foundation/encode.ts';
import { readHostMessage, readPanelMessage } from '../../../src/protocol/messages.ts';
import { readPanelState, readPlotRequest, STYLES } from '../../../src/protocol/state.ts';
import { findActivationUses } from '../../../src/python/index.ts';
import {
  anything,
  documentUri,
  hostileCode,
  message,
  panelState,
  plotRequest,
} from '../../support/arbitraries.ts';
import { bringBack, Document, seen, show } from '../../support/fake-vscode.ts';
import { assertTextIsHarmless } from '../../support/harmless.ts';
import { holds } from '../../support/holds.ts';
import { useExtension } from '../../support/start-extension.ts';

/** What VS Code lets through between a panel and its host. */
const across = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_, each) => (typeof each === 'bigint' ? null : each)) ?? 'null');

describe('what crosses the seam of host and panel', () => {
  useExtension();

  holds(
    'is read or left out, in every direction, the same twice',
    fc.oneof(message, panelState, plotRequest, anything),
    (value) => {
      for (const read of [readHostMessage, readPanelMessage, readPanelState, readPlotRequest]) {
        assert.deepEqual(read(value), read(value));
      }
    },
    { usual: 600 },
  );

  holds(
    'always gives a state that a panel can show, and that stays as it is when it is kept again',
    panelState,
    (value) => {
      const state = readPanelState(value);
      if (!state) {
        assert.ok(typeof value !== 'object' || value === null || Array.isArray(value));
        return;
      }
      assert.equal(state.version, 3);
      assert.equal(new Set(state.curves.map((curve) => curve.key)).size, state.curves.length);
      assert.ok(state.curves.length <= 64 && state.points.length <= 10_000);
      for (const curve of state.curves) {
        assert.ok(curve.style >= 0 && curve.style < STYLES && Number.isInteger(curve.style));
        assert.ok(curve.key.length <= 40 && (curve.name ?? '').length <= 80);
      }
      if (state.view) assert.ok(state.view.x0 < state.view.x1 && state.view.y0 < state.view.y1);
      const kept = JSON.stringify(encode(state));
      assert.equal(JSON.stringify(encode(readPanelState(JSON.parse(kept)))), kept);
    },
    { usual: 200 },
  );

  holds(
    'makes the host answer harmless messages, and write only between the parentheses of a call',
    fc.tuple(hostileCode, panelState, fc.array(message, { minLength: 1, maxLength: 4 })),
    async ([text, state, messages]) => {
      const document = new Document(text);
      show([document]);
      const panel = await bringBack(state);
      try {
        for (const said of messages) {
          const before = document.getText();
          const lists = findActivationUses(before).flatMap(({ argumentList }) => argumentList ?? []);
          await panel.say(across(said));
          for (const { uri, start, end } of seen.edits.splice(0)) {
            assert.equal(uri, documentUri);
            assert.ok(
              lists.some((list) => list.start === start && list.end === end),
              'an edit is a call’s arguments',
            );
          }
        }
        for (const posted of seen.posted)
          assert.ok(readHostMessage(posted), JSON.stringify(posted).slice(0, 300));
        for (const notice of seen.messages) assertTextIsHarmless(notice);
        assert.ok(panel.title.length <= 250);
      } finally {
        panel.dispose();
      }
    },
    { usual: 80 },
  );
});
