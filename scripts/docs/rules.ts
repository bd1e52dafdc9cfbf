// Writes docs/rules, a page for each rule that marks mistakes, from its row, its snippets and what PyTorch made of them:
// `npm run rules`. `-- --snippets FILE` writes the snippets, as they are and mended, for test/golden/make_rules.py.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Rule, rules } from '../../src/content/diagnostics/rules.ts';
import { findMarks, plainOf, snippets, withFix } from '../../test/unit/content/diagnostics/snippets/all.ts';
import { projectRoot } from '../tasks/project-root.ts';
import { type RuleText, ruleTexts } from './rule-texts.ts';

interface Outcome {
  readonly raises?: string;
  readonly loss?: number | string;
}

interface Golden {
  readonly torch: string;
  readonly rules: Readonly<
    Record<string, Readonly<Record<'hits' | 'misses', readonly (readonly Outcome[])[]>>>
  >;
}

/** A snippet as Python runs it, and as each of its fixes leaves it. */
function rowOf(code: string): readonly string[] {
  const plain = plainOf(code);
  return [plain, ...findMarks(plain).flatMap(({ fixes }) => fixes.map((fix) => withFix(plain, fix)))];
}

const tell = ({ raises, loss }: Outcome): string => {
  if (raises !== undefined) return `raises \`${raises.slice(0, 160)}\``;
  return loss === undefined ? 'runs' : `runs; \`loss\` is ${loss}`;
};

const hasLoss = (outcome: Outcome | undefined): boolean => outcome?.loss !== undefined;

const isTelling = (outcome: Outcome): boolean => outcome.raises !== undefined || hasLoss(outcome);

/** What is shown of a snippet: without what stands ahead of all, and what is marked in a comment of its own. */
const shown = (code: string): string => `\`\`\`python\n${code.replaceAll(/[«»]/g, '').trim()}\n\`\`\`\n`;

function pageOf(rule: Rule, { what, right, mend }: RuleText, golden: Golden): string {
  const { hits = [], misses = [] } = snippets[rule.id] ?? {};
  const outcomes = golden.rules[rule.id]?.hits ?? [];
  // Numbers go first.
  const byLength = hits
    .map((code, at) => ({ code, outcome: outcomes[at] ?? [] }))
    .sort((one, other) => one.code.length - other.code.length)
    .sort((one, other) => Number(hasLoss(other.outcome[0])) - Number(hasLoss(one.outcome[0])))
    .slice(0, 3);
  const examples = byLength.map(({ code, outcome: [before, after] }) => {
    const told =
      before && isTelling(before)
        ? `PyTorch ${golden.torch} ${tell(before)}${after ? `; mended, it ${tell(after)}` : ''}.`
        : '';
    return told === '' ? shown(code) : `${shown(code)}\n${told}\n`;
  });
  const quiet = [...misses].sort((one, other) => one.length - other.length).slice(0, 3);
  return `# ${rule.id}

${what}

Severity: ${rule.severity}. Group: ${rule.group}.

## Marked

${examples.join('\n')}
## Right, and not marked

${right}

${quiet.map(shown).join('\n')}
## How to mend it

${mend} To have it ignored on one line: \`# activation-lens: ignore[${rule.id}]\`; everywhere:
\`"activationLens.diagnostics.rules": { "${rule.id}": "off" }\`.
`;
}

const { values } = parseArgs({ options: { snippets: { type: 'string' } } });
if (values.snippets !== undefined) {
  const rows = Object.fromEntries(
    Object.entries(snippets).map(([id, { hits, misses }]) => [
      id,
      { hits: hits.map(rowOf), misses: misses.map((code) => [plainOf(code)]) },
    ]),
  );
  writeFileSync(values.snippets, JSON.stringify(rows));
} else {
  const golden = JSON.parse(readFileSync(path.join(projectRoot, 'test/golden/rules.json'), 'utf8')) as Golden;
  const folder = path.join(projectRoot, 'docs/rules');
  mkdirSync(folder, { recursive: true });
  for (const rule of rules)
    writeFileSync(path.join(folder, `${rule.id}.md`), pageOf(rule, ruleTexts[rule.id] as RuleText, golden));
  const rows = rules.map(
    ({ id, group, severity }) => `| [${id}](${id}.md) | ${group} | ${severity} | ${ruleTexts[id]?.what} |`,
  );
  writeFileSync(
    path.join(folder, 'README.md'),
    `# Rules

What Activation Lens marks in Python code, by \`npm run rules\` from the rules, their snippets and PyTorch's answers. How often
each rule finds something in well-kept repositories: [found.md](found.md).

| rule | group | severity | what it marks |
|---|---|---|---|
${rows.join('\n')}
`,
  );
}
