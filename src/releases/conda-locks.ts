// Lock files of conda packages, in YAML: conda-lock.yml and pixi.lock. They list packages for each platform, and can be
// megabytes long, so only the lines about PyTorch are looked at.
import { readYaml } from '../configuration/read-yaml.ts';
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
      const specifier = readSpecifier(`==${valueIn(item, 'version')}`);
      return specifier ? [{ specifier, when: valueIn(item, 'platform') }] : [];
    });
}

/** The text of a package's value: as a number, 2.10 would be 2.1. */
function valueIn(item: string, key: string): string {
  const found = readYaml(item).find(({ path: [, name, ...deeper] }) => name === key && deeper.length === 0);
  return found ? item.slice(found.start, found.end) : '';
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
