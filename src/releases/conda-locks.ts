// Lock files of conda packages, in YAML: conda-lock.yml and pixi.lock. They list packages for each platform, and can be
// megabytes long, so only the lines about PyTorch are looked at.
import { load } from 'js-yaml';
import { isRecord } from '../foundation/is-record.ts';
import { mostRequirements, type Requirement } from './requirement.ts';
import { readSpecifier } from './specifier.ts';

/** conda-lock.yml: an item for each package and platform. */
export function readCondaLock(text: string): readonly Requirement[] {
  return text
    .split(/^(?=\s{0,4}- (?:name|category):)/m)
    .filter(
      (item) => item.length < 20_000 && /^[ \t-]*name:[ \t]*["']?(?:pytorch|torch)["']?[ \t\r]*$/m.test(item),
    )
    .slice(0, mostRequirements)
    .flatMap((item) => {
      const [read]: unknown[] = [load(item)].flat();
      if (!isRecord(read)) return [];
      const specifier = readSpecifier(`==${textOf(read.version)}`);
      return specifier ? [{ specifier, when: textOf(read.platform) }] : [];
    });
}

/** Nothing for lists: one of a few lines may hold itself so often that its text fills the memory. */
function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** pixi.lock: the address of each package, `…/linux-64/pytorch-2.5.1-cpu_generic_py312_0.conda` or a wheel's. */
export function readPixiLock(text: string): readonly Requirement[] {
  const address =
    /[/]([\w-]+)[/](?:pytorch|torch)-(\d[\w.!]*(?:(?:\+|%2B)[\w.]+)?)-[^\s/]+?\.(?:conda|tar\.bz2|whl)\b/gi;
  const found: Requirement[] = [];
  for (const [, folder = '', version = ''] of text.matchAll(address)) {
    const specifier = readSpecifier(`==${version.replace(/%2B/i, '+')}`);
    if (specifier && found.push({ specifier, when: `${folder} ${version}` }) === mostRequirements) break;
  }
  return found;
}
