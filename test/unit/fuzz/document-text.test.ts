// Text of documents and of notebook cells, sound, broken and hostile: what is read from it and what is said of it.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  type ActivationUse,
  type Cell,
  createReader,
  findActivationUses,
} from '../../../src/python/index.ts';
import { anyText, hostileCode, settings } from '../../support/arbitraries.ts';
import {
  type Document as Doc,
  Document,
  hoverProviders,
  settings as set,
  show,
  token,
} from '../../support/fake-vscode.ts';
import { assertHoverIsHarmless } from '../../support/harmless.ts';
import { holds } from '../../support/holds.ts';
import { oddCode } from '../../support/odd-code.ts';
import { code, snippets, tokens } from '../../support/random-code.ts';
import { useExtension } from '../../support/start-extension.ts';

function spans(use: ActivationUse): [number, number][] {
  const found: [number, number][] = [
    [use.start, use.end],
    [use.expression.start, use.expression.end],
  ];
  for (const span of [use.argumentList, use.input]) if (span) found.push([span.start, span.end]);
  for (const state of [...Object.values(use.parameters), ...Object.values(use.settings ?? {})]) {
    for (const span of [state.argument, state.argumentName, state.argumentValue]) {
      if (span) found.push([span.start, span.end]);
    }
  }
  return found;
}

function read(reader: ReturnType<typeof createReader>, cells: readonly Cell[]) {
  const reading = reader.read(cells);
  // Many small steps, as the editor takes them.
  while (!reading.step(0));
  return reading.uses;
}

const readText = (reader: ReturnType<typeof createReader>, text: string) =>
  read(reader, [{ text, language: 'python' }])[0] ?? [];

function plain(uses: readonly ActivationUse[]): unknown {
  return JSON.parse(JSON.stringify(uses));
}

/** Uses in order, each at a place of its own, with all that is told of them inside the texts. */
function assertInside(uses: readonly ActivationUse[], text: string, lengths: readonly number[]): void {
  let before = -1;
  for (const use of uses) {
    assert.ok(use.start > before, 'sorted, one use at a place');
    before = use.start;
    // An instance's arguments stand where it was made, perhaps in another cell.
    const longest = use.origin ? Math.max(...lengths) : text.length;
    for (const [start, end] of spans(use)) {
      assert.ok(0 <= start && start <= end && end <= longest, `${start}..${end} of ${longest}`);
    }
    if (use.origin) {
      const { start, end, cell } = use.origin;
      assert.ok(0 <= start && start <= end && end <= (lengths[cell] ?? -1), 'the origin is in its cell');
    }
  }
}

const cell: fc.Arbitrary<Cell> = fc.record({
  text: fc.oneof(code, hostileCode, fc.constantFrom(...snippets), anyText),
  language: fc.constant('python' as const),
  isNotebook: fc.constant(true),
});

/** What the hover providers say at an offset. */
async function hoverAt(document: Doc, offset: number) {
  const answers = await Promise.all(
    hoverProviders.map((provider) => provider.provideHover(document, document.positionAt(offset), token)),
  );
  return answers.flatMap((hover) => hover?.contents ?? []);
}

describe('text of a document', () => {
  useExtension();
  afterEach(() => set.clear());

  holds(
    'is read without an error, in order, every span inside of it, the same twice',
    fc.oneof(code, hostileCode, oddCode),
    (source) => {
      const uses = findActivationUses(source);
      assertInside(uses, source, [source.length]);
      assert.deepEqual(plain(readText(createReader(), source)), plain(uses));
    },
    { usual: 150 },
  );

  const edit = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    remove: fc.nat(30),
    insert: fc.oneof(fc.constantFrom(...snippets, ...tokens, '\r', '\f', '\\\r'), fc.constant(''), anyText),
  });
  holds(
    'is read after edits as a fresh reader reads it',
    fc.tuple(fc.oneof(code, oddCode), fc.array(edit, { minLength: 1, maxLength: 6 })),
    ([start, edits]) => {
      const reader = createReader();
      let text = start;
      readText(reader, text);
      for (const { at, remove, insert } of edits) {
        const offset = Math.floor(at * text.length);
        text = text.slice(0, offset) + insert + text.slice(offset + remove);
        assert.deepEqual(
          plain(readText(reader, text)),
          plain(findActivationUses(text)),
          JSON.stringify(text),
        );
      }
    },
    { usual: 80, share: 0.1 },
  );

  holds(
    'is read in Markdown, too',
    fc.oneof(code, hostileCode, anyText).map((text) => `# x\n\n\`\`\`python\n${text}\n\`\`\`\n`),
    (source) => assertInside(findActivationUses(source, { language: 'markdown' }), source, [source.length]),
    { usual: 40 },
  );

  holds(
    'does not break out of the hover, whatever the settings',
    fc.tuple(hostileCode, settings, fc.nat(), fc.constantFrom('python', 'python', 'markdown')),
    async ([text, given, pick, language]) => {
      set.clear();
      for (const [name, value] of Object.entries(given)) set.set(name, value);
      const source = language === 'markdown' ? `\`\`\`python\n${text}\n\`\`\`\n` : text;
      const document = new Document(source, language);
      show([document]);
      const uses = findActivationUses(source, { language: language === 'markdown' ? language : 'python' });
      const places = uses.flatMap((use) => [use.start, ...spans(use).map(([start]) => start)]);
      const offset = places[pick % Math.max(1, places.length)] ?? pick % (source.length + 1);
      const first = await hoverAt(document, offset);
      for (const content of first) assertHoverIsHarmless(content);
      const second = await hoverAt(document, offset);
      assert.deepEqual(
        second.map(({ value }) => value),
        first.map(({ value }) => value),
      );
    },
    { usual: 60 },
  );
});

describe('text of a notebook', () => {
  holds(
    'is read cell after cell, the same twice',
    fc.array(cell, { minLength: 1, maxLength: 5 }),
    (cells) => {
      const uses = read(createReader(), cells);
      assert.equal(uses.length, cells.length);
      const lengths = cells.map(({ text }) => text.length);
      for (const [index, own] of uses.entries()) assertInside(own, cells[index]?.text ?? '', lengths);
      assert.deepEqual(read(createReader(), cells).map(plain), uses.map(plain));
    },
    { usual: 60 },
  );
});
