// Packs the golden sets of PyTorch's releases into releases.json.br: what several releases answer alike stands there once.
// `npm run golden -- FOLDER …` takes in the sets that the scripts in test/golden wrote, each folder a release's, and says what
// differs from the release before it.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { argv, stdout } from 'node:process';
import { brotliCompressSync, constants } from 'node:zlib';
import { catalog } from '../../src/catalog/catalog.ts';
import type { Release } from '../../src/foundation/release.ts';
import { findActivationUses } from '../../src/python/index.ts';
import { readPack } from '../../test/unit/catalog/golden.ts';
import { projectRoot } from '../tasks/project-root.ts';

type Pack = ReturnType<typeof readPack>;

const target = path.join(projectRoot, 'test/golden/releases.json.br');

const byAge = (one: string, other: string): number => one.localeCompare(other, 'en', { numeric: true });

/** The release that a version is of, `2.8` of `2.8.0+cu128`. */
const releaseOf = (version: string) => version.split('.').slice(0, 2).join('.') as Release;

/** The set in a folder, with what it was made with aside. */
function readSet(folder: string): {
  readonly meta: Record<string, unknown>;
  readonly files: Map<string, unknown>;
} {
  let meta: Record<string, unknown> = {};
  const files = new Map<string, unknown>();
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.json'))) {
    const { meta: own, torch, ...content } = JSON.parse(readFileSync(path.join(folder, name), 'utf8'));
    meta = { torch, ...meta, ...own };
    if (name !== 'index.json') files.set(name.replace('.json', ''), content);
  }
  return { meta, files };
}

/** The pack with the set of a folder in it, in place of what the same release had under the same names. */
function take(pack: Pack, folder: string): Pack {
  const { meta, files } = readSet(folder);
  const release = releaseOf(String(meta.torch));
  const others = pack.parts
    .map((part) =>
      files.has(part.file) ? { ...part, releases: part.releases.filter((one) => one !== release) } : part,
    )
    .filter(({ releases }) => releases.length > 0);
  const parts = [...others];
  for (const [file, content] of files) {
    const text = JSON.stringify(content);
    const at = parts.findIndex((part) => part.file === file && JSON.stringify(part.content) === text);
    const known = parts[at];
    if (known) parts[at] = { ...known, releases: [...known.releases, release].sort(byAge) };
    else parts.push({ file, releases: [release], content });
  }
  // Part of a set leaves what is known of the rest.
  return { meta: { ...pack.meta, [release]: { ...pack.meta[release], ...meta } }, parts };
}

/** Where two contents part, by their path in it; at most a few. */
function parting(one: unknown, other: unknown, at = '', found: string[] = []): string[] {
  if (found.length >= mostTold || JSON.stringify(one) === JSON.stringify(other)) return found;
  const isNested = (value: unknown): value is Record<string, unknown> =>
    typeof value === 'object' && value !== null;
  if (isNested(one) && isNested(other)) {
    for (const key of new Set([...Object.keys(one), ...Object.keys(other)]))
      parting(one[key], other[key], `${at}/${key}`, found);
  } else
    found.push(`  ${at}: ${JSON.stringify(one)?.slice(0, 90)} -> ${JSON.stringify(other)?.slice(0, 90)}`);
  return found;
}

const mostTold = 5;

const draft = (id: string, release: string, change: string): string =>
  `  for its entry, ${id}: changes: [{ since: '${release}', ${change} }]`;

/** The calls of an `api` file that are answered otherwise, by their text. */
function changedCalls(
  old: unknown,
  its: unknown,
): readonly { readonly call: string; readonly was: string; readonly is: string }[] {
  const [before, after] = [old, its].map((content) => {
    const { probes = [] } = content as { readonly probes?: readonly { readonly call: string }[] };
    return new Map(probes.map(({ call, ...answer }) => [call, JSON.stringify(answer).slice(0, 160)]));
  });
  return [...(after ?? [])].flatMap(([call, is]) => {
    const was = before?.get(call);
    return was === undefined || was === is ? [] : [{ call, was, is }];
  });
}

/** The activations in a call. */
const idsIn = (call: string): readonly string[] =>
  findActivationUses(
    `import torch, torch.nn as nn, torch.nn.functional as F\nx = torch.ones(3)\n${call}`,
  ).map(({ id }) => id);

/** What a release answers otherwise than the one before it: the files, and the first places in each. */
function differences({ meta, parts }: Pack, release: string): readonly string[] {
  const known = Object.keys(meta).sort(byAge);
  const before = known[known.indexOf(release) - 1];
  const contentOf = (file: string, of: string | undefined) =>
    parts.find((part) => part.file === file && part.releases.some((each) => each === of))?.content;
  return [...new Set(parts.map(({ file }) => file))].flatMap((file) => {
    const [old, its] = [contentOf(file, before), contentOf(file, release)];
    if (old === undefined || its === undefined || old === its) return [];
    const calls = changedCalls(old, its);
    if (calls.length > 0) {
      const ids = [...new Set(calls.flatMap(({ call }) => idsIn(call)))];
      const told = calls.map(({ call, was, is }) => `  ${call}: ${was} -> ${is}`);
      return [`${file} is not as in ${before}`, ...told, ...ids.map((id) => draft(id, release, 'check: …'))];
    }
    const entry = catalog.find(({ id }) => id.toLowerCase() === file);
    const drafts = entry ? [draft(entry.id, release, 'function: …')] : [];
    return [`${file} is not as in ${before}`, ...parting(old, its), ...drafts];
  });
}

function main(folders: readonly string[]): void {
  const pack = folders.reduce(take, readPack());
  const parts = [...pack.parts].sort(
    (one, other) =>
      one.file.localeCompare(other.file) || byAge(one.releases[0] ?? '', other.releases[0] ?? ''),
  );
  const text = JSON.stringify({ ...pack, parts });
  const packed = brotliCompressSync(text, {
    params: { [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: text.length },
  });
  writeFileSync(target, packed);
  stdout.write(`${parts.length} parts, ${text.length} characters, packed ${packed.length} bytes\n`);
  const taken = new Set(folders.map((folder) => releaseOf(String(readSet(folder).meta.torch))));
  for (const release of [...taken].sort(byAge))
    for (const line of differences({ ...pack, parts }, release)) stdout.write(`${release}: ${line}\n`);
}

main(argv.slice(2));
