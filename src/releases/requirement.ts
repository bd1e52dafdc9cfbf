// One requirement of PyTorch, as the files of pip and conda write it, and what several of them say together.
import type { Release } from '../foundation/release.ts';
import { anyVersion, intersect, isOpen, newestAllowed, readSpecifier, type Specifier } from './specifier.ts';

/** What one line or table says of PyTorch's version. */
export interface Requirement {
  readonly specifier: Specifier;
  /** When it holds, where that is told: a marker, an extra, a platform. Each is a case of its own. */
  readonly when?: string;
  /** Counts only where nothing else says it: extras and groups. */
  readonly isOptional?: true;
  /** Limits what others require and requires nothing itself. */
  readonly isConstraint?: true;
}

/** What the requirements of a file come to. */
export interface Settled {
  /** The newest of those that they name. */
  readonly release: Release;
  readonly beyond?: 'older' | 'newer';
  /** The others, the newest first: they name one for each platform, Python or extra, and which holds is not clear. */
  readonly others: readonly Release[];
  /** They require PyTorch and say nothing of its version. */
  readonly isOpen: boolean;
}

/** How many requirements of one package a file may have: more than any that people or tools write. */
export const mostRequirements = 256;

/** What requirements come to; undefined if they require no PyTorch, or none that can be found out. */
export function settle(all: readonly Requirement[]): Settled | undefined {
  const requirements = all.slice(0, mostRequirements);
  const required = requirements.filter(({ isConstraint }) => !isConstraint);
  const firm = required.filter(({ isOptional }) => !isOptional);
  const counted = firm.length > 0 ? firm : required;
  if (counted.length === 0) return undefined;
  const always = requirements.filter(
    (one) => one.when === undefined && (one.isConstraint || counted.includes(one)),
  );
  const base = always.reduce((both, { specifier }) => intersect(both, specifier), anyVersion);
  const cases = new Map<string, Specifier>();
  for (const { when, specifier, isConstraint } of requirements) {
    if (when === undefined || (!isConstraint && !counted.some((one) => one.when === when))) continue;
    cases.set(when, intersect(cases.get(when) ?? base, specifier));
  }
  const isAlways = counted.some(({ when }) => when === undefined);
  const alternatives = [...(isAlways ? [base] : []), ...cases.values()];
  const named = alternatives.map(newestAllowed).filter((one) => one !== undefined);
  named.sort((one, other) => order(other.release) - order(one.release));
  const [first] = named;
  if (!first) return undefined;
  const releases = [...new Set(named.map(({ release }) => release))];
  return { ...first, others: releases.slice(1), isOpen: alternatives.every(isOpen) };
}

const order = (release: Release): number => {
  const [major = 0, minor = 0] = release.split('.').map(Number);
  return major * 1000 + minor;
};

/** What stands ahead of the first `mark`; all where there is none. */
export function upTo(text: string, mark: RegExp): string {
  const at = text.search(mark);
  return at < 0 ? text : text.slice(0, at);
}

/** `torch[extra]>=2.1; marker`, `torch @ address`, or an address or a path of a wheel; undefined for any other line. */
export function readRequirement(line: string): Requirement | undefined {
  const required = upTo(line, /;/).trim();
  const marker = line.includes(';') ? line.slice(line.indexOf(';') + 1).trim() : '';
  const when = marker ? { when: marker } : {};
  const isNamed = /^torch(?![\w.-])/i.test(required);
  const rest = required
    .slice('torch'.length)
    .trim()
    .replace(/^\[[^\]]*\](?![\w.-])/, '')
    .trim();
  const specifier = isNamed
    ? rest.startsWith('@')
      ? readAddress(rest.slice(1))
      : readSpecifier(rest)
    : readAddress(required);
  return specifier && { specifier, ...when };
}

/** The version in the name of PyTorch's wheel or source archive, or in a tag of its repository, `…/torch-2.1.0%2Bcpu-cp310-….whl`. */
export function readAddress(address: string): Specifier | undefined {
  const [, version] =
    /(?:^|[/\\])torch-(\d[\w.!]*(?:(?:\+|%2B)[\w.]+)?)(?:-[\w.]+-[\w.]+-[\w.]+\.whl|\.tar\.gz|\.zip)/i.exec(
      address,
    ) ??
    /pytorch\/pytorch(?:\.git)?@v(\d[\w.]*)/i.exec(address) ??
    [];
  return version === undefined ? undefined : readSpecifier(`==${version.replace(/%2B/i, '+')}`);
}

/** conda's `conda-forge::pytorch>=2.1=cuda*`, `pytorch=2.1`, `pytorch 2.1.* cpu_*`; undefined for another package. */
export function readCondaRequirement(text: string): Requirement | undefined {
  const [, written, inBrackets] =
    /^(?:[\w./:-]+::)?(?:pytorch|pytorch-cpu|pytorch-gpu|torch)(?![\w.-])\s*([^[#]*)(?:\[(.*)\])?/i.exec(
      text.trim(),
    ) ?? [];
  if (written === undefined) return undefined;
  const [, inner] = /version\s*=\s*['"]([^'"]+)['"]/.exec(inBrackets ?? '') ?? [];
  return readCondaVersion(inner ?? written);
}

/** conda's version and perhaps build: `2.1.0=py3.10_cuda11.8_0`, `=2.1`, `2.1.* cpu_*`, `>=2,<2.5`. */
export function readCondaVersion(written: string): Requirement | undefined {
  const [version = ''] =
    /^(?:[<>!~=]+\s*)?[^\s=,|<>!~]+(?:\s*[,|]\s*(?:[<>!~=]+\s*)?[^\s=,|<>!~]+)*/.exec(written.trim()) ?? [];
  const specifier = version === '' && written.trim() !== '' ? undefined : readSpecifier(version);
  return specifier && { specifier };
}
