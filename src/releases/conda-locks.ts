// Lock files of conda packages, in YAML: conda-lock.yml and pixi.lock. They list packages for each platform, and can be
// megabytes long, so only the lines about PyTorch are looked at.
import { load } from 'js-yaml';
import { isRecord } from '../foundation/is-record.ts';
import type { Requirement } from './requirement.ts';
import { readSpecifier } from './specifier.ts';

/** conda-lock.yml: an item for each package and platform. */
export function readCondaLock(text: string): readonly Requirement[] {
  return text
    .split(/^(?=\s{0,4}- (?:name|category):)/m)
    .filter(
      (item) => item.length < 20_000 && /^[ \t-]*name:[ \t]*["']?(?:pytorch|torch)["']?[ \t\r]*$/m.test(item),
    )
    .flatMap((item) => {
      const [read]: unknown[] = [load(item)].flat();
      const specifier = isRecord(read) ? readSpecifier(`==${String(read.version)}`) : undefined;
      return specifier ? [{ specifier, when: String(isRecord(read) ? read.platform : '') }] : [];
    });
}

/** pixi.lock: the address of each package, `…/linux-64/pytorch-2.5.1-cpu_generic_py312_0.conda` or a wheel's. */
export function readPixiLock(text: string): readonly Requirement[] {
  const address =
    /[/]([\w-]+)[/](?:pytorch|torch)-(\d[\w.!]*(?:(?:\+|%2B)[\w.]+)?)-[^\s/]+?\.(?:conda|tar\.bz2|whl)\b/gi;
  return [...text.matchAll(address)].flatMap(([, folder = '', version = '']) => {
    const specifier = readSpecifier(`==${version.replace(/%2B/i, '+')}`);
    return specifier ? [{ specifier, when: `${folder} ${version}` }] : [];
  });
}
