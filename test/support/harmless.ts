// What text of ours must never become where somebody else's text is in it: a tag, a link, a control character.
import assert from 'node:assert/strict';
import type { MarkdownString } from './fake-vscode.ts';

/** Controls but line breaks, lone surrogates, and marks that turn the writing direction or show nothing. */
const hidden = /(?!\n)[\p{Cc}\p{Cs}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/u;

const ownTag =
  /<(?:\/?(?:div|strong|code|table|tr|td|em|small)|br|span style="color:#0000;"|td align="right"|td width="\d+"|table width="\d+"|span style="color:var\(--vscode-\w+-?\w*\);"|span class="codicon codicon-\w+"|\/span|\/a|a href="(?:https:\/\/[\w./-]*(?:#[\w.-]*|&#35;[\w.&#;-]*)?|[^"<>]*)"|img src="data:image\/svg\+xml;base64,[\w+/=]*" width="\d+" height="\d+" alt="[^"<>]*")>/g;

const decode = (text: string) =>
  text.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));

/** A hover as one block of HTML: only our own tags, links to our commands and to PyTorch's pages, all else escaped. */
export function assertHoverIsHarmless(markdown: MarkdownString): void {
  const { value } = markdown;
  const { enabledCommands } = markdown.isTrusted as { enabledCommands: readonly string[] };
  assert.ok(value.length <= 100_000, `${value.length} characters, VS Code cuts at 100,000`);
  assert.doesNotMatch(value, /[\n\r]/, 'a line break ends the block');
  for (const [, target = ''] of value.matchAll(/href="([^"]*)"/g)) {
    assertTargetIsOurs(decode(target), enabledCommands);
  }
  const text = value.replace(ownTag, '');
  assert.doesNotMatch(text, /[`[\]<>$\\*_|~]/, text.slice(0, 300));
  assert.doesNotMatch(text, hidden);
}

/** A table of results, in Markdown: no HTML but our spaces, only links to our commands, all else escaped. */
export function assertTableIsHarmless(markdown: MarkdownString): void {
  const { enabledCommands } = markdown.isTrusted as { enabledCommands: readonly string[] };
  const rest = markdown.value
    .replace(/\n```text\n[\s\w.,+()[\]=-]*\n```/g, '')
    .replace(/\[[\w ]+\]\(([^()\s]*)\)/g, (_, target: string) => {
      assertTargetIsOurs(target, enabledCommands);
      return '';
    })
    .replace(/^\*\*[^*\n]*\*\*/, (head) => head.slice(2, -2));
  assert.doesNotMatch(rest, /[`[\]<>$\\*~]/, rest.slice(0, 300));
  assert.doesNotMatch(rest, hidden);
}

function assertTargetIsOurs(target: string, enabledCommands: readonly string[]): void {
  if (/^https:\/\/(?:docs\.)?pytorch\.org\/[^\s"<>]*$/.test(target)) return;
  const [, name = '', argument = ''] = /^command:([\w.]+)\?(\S*)$/.exec(target) ?? [];
  assert.ok(enabledCommands.includes(name) && name.startsWith('activationLens.'), target.slice(0, 200));
  assert.ok(Array.isArray(JSON.parse(decodeURIComponent(argument))), target.slice(0, 200));
}

/** A notification, a status text, a text beside numbers: short, on one line, and no link that runs something. */
export function assertTextIsHarmless(text: string, longest = 1000): void {
  assert.ok(text.length <= longest, `${text.length} characters`);
  assert.doesNotMatch(text, /[\n\r]/);
  assert.doesNotMatch(text, hidden, JSON.stringify(text));
  // VS Code makes links of these in notifications.
  assert.doesNotMatch(text, /\[[^\]]+\]\((?:https?:|command:|file:)/i);
  assert.doesNotMatch(text, /\$\([\w~-]+\)/, 'an icon in the status bar');
}
