import assert from 'node:assert/strict';
import { catalog } from '../../../../src/catalog/catalog.ts';
import { LONGEST, renderHover } from '../../../../src/content/hover/markdown.ts';
import { plainTextOf } from '../../../../src/content/hover/plain-text.ts';
import { escapeHtml } from '../../../../src/foundation/escape.ts';
import { palettes } from '../../../../src/plot/palette.ts';
import { anyText, attacks } from '../../../support/arbitraries.ts';
import { holds } from '../../../support/holds.ts';
import { contentOf, look, useOf } from './read-aloud.ts';

/** A hover that shows `text` from the document wherever a document's text can stand. */
function hoverWith(text: string): string {
  const use = useOf(
    'Softplus',
    { beta: 2 },
    {
      kind: 'instance call',
      start: 0,
      end: text.length,
      expression: { start: 0, end: text.length },
      origin: { start: 0, end: text.length, line: 3, cell: 0 },
      given: [{ name: text, stars: 0 }],
    },
  );
  return renderHover({ ...contentOf(use, text), name: text, cautions: [text] }, look);
}

/** The tags of a hover with their attributes, but for pictures and line breaks, which depend on the text's length. */
function skeleton(html: string): string[] {
  return (html.match(/<[^>]*>/g) ?? []).filter((tag) => !/^<(img|br)\b/.test(tag));
}

/** What is said, without tags and without what VS Code decodes. */
function said(html: string): string {
  return html.replace(/<[^>]*>/g, '');
}

describe('hover as Markdown', () => {
  it('lets no text of the document break out', () => {
    for (const attack of attacks) {
      const html = hoverWith(attack);
      assert.deepEqual(skeleton(html), skeleton(hoverWith('harmless')), attack);
      assert.doesNotMatch(html, /[\n\r]/, 'a line break would end the HTML block');
      assert.doesNotMatch(
        said(html),
        /[`[\]<>$\\\p{Cc}\p{Cs}\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/u,
      );
      assert.doesNotMatch(html, /<img [^>]*src="(?!data:image\/svg\+xml;base64,[\w+/=]*")/);
    }
  });

  holds(
    'lets no made-up text break out',
    anyText,
    (text) => {
      if (text.length > 0) assert.deepEqual(skeleton(hoverWith(text)), skeleton(hoverWith('harmless')));
    },
    { usual: 100 },
  );

  it('has room for what the activation makes of N(0, 1)', () => {
    const isSaid = (line: string) => line.startsWith('N(0, 1): ');
    const cards = catalog
      .filter(({ isModule, kind }) => isModule && kind === 'elementwise')
      .map(({ id, parameters }) => {
        const needed = parameters.filter((parameter) => parameter.default === undefined);
        return contentOf(useOf(id, Object.fromEntries(needed.map(({ name, example }) => [name, example]))));
      })
      .filter(({ moments }) => moments !== undefined);
    assert.ok(cards.length > 20, `${cards.length} cards`);
    const origin = [{ code: 'self.act' }, ' is ', { code: 'nn.Softplus(beta=2)' }, ', line 7.'];
    const made = cards.map((card) => ({ ...card, origin }));
    const without = [...cards, ...made].filter(
      (card) => !plainTextOf(renderHover(card, look)).split('\n').some(isSaid),
    );
    assert.deepEqual(
      without.map(({ name }) => name),
      [],
    );
    const softplus = plainTextOf(renderHover(contentOf(useOf('Softplus')), look));
    assert.match(softplus, /^The derivative of Softplus is Sigmoid/m, 'and for what it is to others');
  });

  it('has room for what a release changed', () => {
    const cards = catalog.map(({ id }) => contentOf(useOf(id))).filter((card) => card.changed !== undefined);
    assert.deepEqual(
      cards.map(({ name }) => name),
      ['ELU', 'CELU', 'SELU', 'Hardswish', 'Softshrink'],
    );
    for (const card of cards)
      assert.ok(plainTextOf(renderHover(card, look)).includes(`\n${card.changed}\n`), card.name);
  });

  it('shows marks that turn the writing direction', () => {
    assert.match(hoverWith('a\u202eb'), /a&#92;u202eb/);
  });

  it('keeps a colon of French on the line of its word', () => {
    assert.ok(hoverWith('Image\u00a0: [0, 1)').includes('Image\u00a0: '));
  });

  it('stays far under the length at which VS Code cuts', () => {
    for (const palette of Object.values(palettes)) {
      for (const row of catalog) {
        const html = renderHover(contentOf(useOf(row.id)), { ...look, palette });
        assert.ok(html.length < 40_000, `${row.id}: ${html.length}`);
      }
    }
  });

  it('says less of other things, the longer the output of the call is, and cuts one that is too long', () => {
    const content = contentOf(useOf('Softplus', { beta: 2 }));
    const withOutput = (count: number) => {
      const output = `tensor([${Array(count).fill('1.2345e-03').join(', ')}])`;
      return renderHover({ ...content, output: { input: 'torch.linspace(-3, 3, 7)', output } }, look);
    };
    const facts = (html: string) => content.facts.filter((fact) => html.includes(escapeHtml(fact))).length;
    const [short, long] = [withOutput(2), withOutput(7)];
    assert.ok(facts(long) < facts(short) && facts(short) <= content.facts.length);
    assert.equal(long.split('1.2345e-03').length, 8, 'all of seven numbers');
    const cut = withOutput(100);
    assert.match(cut, /1\.2345e-03, …<\/code>/);
    assert.equal(facts(cut), facts(long));
  });

  it('holds its columns open with a picture, whatever the width of the editor', () => {
    for (const { id } of catalog) {
      const html = renderHover(contentOf(useOf(id)), look);
      const [, cell = ''] = html.split('<td>&nbsp;&nbsp;</td>');
      const [right = ''] = cell.split('</td></tr></table>');
      const longest = Math.max(
        ...right.split('<br>').map((line) => said(line).replace(/&#?\w+;/g, 'x').length),
      );
      const widest = Math.max(
        ...[...right.matchAll(/<img [^>]*width="(\d+)"/g)].map(([, width]) => Number(width)),
      );
      assert.ok(widest >= Math.min(150, longest * 5), `${id}: ${widest} px for ${longest} letters`);
      assert.ok(widest <= 400, `${id}: ${widest} px`);
    }
  });

  it('drops the pictures before the text', () => {
    const content = contentOf(useOf('Softplus', { beta: 2 }));
    const finding = { kind: 'raises', text: 'x'.repeat(200) } as const;
    const longest = renderHover({ ...content, findings: Array(100).fill(finding) }, look).length;
    const findings = Array(100 + Math.ceil((LONGEST - longest) / 300)).fill(finding);
    const html = renderHover({ ...content, findings }, look);
    assert.ok(html.length <= LONGEST);
    assert.doesNotMatch(html, /<img/);
    assert.match(html, /beta = 2/);
  });

  it('survives 100 KB of text', () => {
    const html = hoverWith('<`'.repeat(50_000));
    assert.ok(html.length <= LONGEST);
    assert.doesNotMatch(html, /<(?!\/?(div|strong|span|code|table|tr|td|em|br|img|a)\b)/);
  });
});
