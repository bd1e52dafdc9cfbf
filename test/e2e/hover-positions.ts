// Measures where the hover stands beside a language server, for every call, order of starting and view, each on the first
// hover: `npm run hover:positions` writes docs/hover-positions.md. Not a test; it fails where a hover never shows.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../../scripts/tasks/project-root.ts';
import {
  calls,
  hoverOnce,
  isWhole,
  measureHover,
  openBeside,
  orders,
  restartServer,
  type Sight,
  showCall,
  showsSignature,
  showView,
  views,
} from './beside-server.ts';

interface Row {
  readonly call: string;
  readonly order: (typeof orders)[number];
  readonly view: (typeof views)[number];
  readonly sight: Sight;
}

const rows: Row[] = [];

describe('where the hover stands', function () {
  this.timeout(1_800_000);

  for (const order of orders) {
    for (const view of views) {
      it(`language server ${order}, ${view}`, async () => {
        const window = await openBeside(order);
        await showView(window, view);
        for (const [at, call] of calls.entries()) {
          // The middle of ten stands in the middle of the window.
          if (at % 10 === 0) await showCall(window, calls[at + 5] ?? call);
          if (order === 'restarted') await restartServer(window);
          rows.push({ call, order, view, sight: await measureHover(await hoverOnce(window, call, order)) });
        }
        await window.close();
      });
    }
  }

  after(() => writeFileSync(path.join(projectRoot, 'docs/hover-positions.md'), page()));
});

function page(): string {
  const share = (some: readonly Row[], holds: (sight: Sight) => boolean) =>
    `${some.filter(({ sight }) => holds(sight)).length} of ${some.length}`;
  const summary = orders.flatMap((order) =>
    views.map((view) => {
      const own = rows.filter((row) => row.order === order && row.view === view);
      const heights = own.map(({ sight: { ours } }) => (ours[0] ? ours[0].bottom - ours[0].top : 0));
      return `| ${order} | ${view} | ${share(own, isWhole)} | ${order === 'absent' ? '' : share(own, (sight) => isWhole(sight) && showsSignature(sight))} | ${Math.max(...heights)} |`;
    }),
  );
  const cell = ({ sight }: Row) => {
    const place = sight.ours.map(({ top, bottom }) => `${top}–${bottom}`).join(', ') || 'none';
    return `${place}${sight.signature === undefined ? '' : ` (${sight.signature})`}`;
  };
  const lines = calls.flatMap((call) =>
    orders.map((order) => {
      const cells = views.map(
        (view) =>
          rows.filter((row) => row.call === call && row.order === order && row.view === view).map(cell)[0] ??
          '',
      );
      return `| \`${call.replace('|', '')}\` | ${order} | ${cells.join(' | ')} |`;
    }),
  );
  const beside = rows.filter(({ order }) => order !== 'absent');
  return `# Where the hover stands beside a language server

Written by \`npm run hover:positions\`: ${calls.length} calls of different kinds in a real window, beside pyright’s own server that
is absent, started before the extension, after it, or was started again just before the hover; in a window of 1440 by 900
pixels, of 1100 by 700, and of 1440 by 900 with a plot beside the code. Each is the first hover on its call, asked for once.
VS Code shows 250 pixels of a hover.

All of ours is in sight in ${share(rows, isWhole)}; with the server’s signature below it in ${share(beside, (sight) => isWhole(sight) && showsSignature(sight))} beside a server.

| Language server | Window | Ours whole in sight | With the signature | Ours at most, px |
|---|---|--:|--:|--:|
${summary.join('\n')}

## Each call

Top and bottom of ours in pixels from the top of the hover, and the bottom of the signature in brackets.

| Call | Language server | ${views.join(' | ')} |
|---|---|---|---|---|
${lines.join('\n')}
`;
}
