// Versions of PyTorch as files write them, and which release each belongs to.
import { newest, type Release, releases } from '../foundation/release.ts';

/** Major, minor and patch number; what is not written counts as 0. */
export type Version = readonly [major: number, minor: number, patch: number];

/** The last patch of each release on the Python Package Index: `>2.1.1,<2.2` allows 2.1.2, `>2.1.2,<2.2` nothing. */
const lastPatch: Readonly<Record<Release, number>> = {
  '1.13': 1,
  '2.0': 1,
  '2.1': 2,
  '2.2': 2,
  '2.3': 1,
  '2.4': 1,
  '2.5': 1,
  '2.6': 0,
  '2.7': 1,
  '2.8': 0,
  '2.9': 1,
  '2.10': 0,
  '2.11': 0,
  '2.12': 1,
  '2.13': 0,
  '2.14': 1,
  '2.15': 0,
};

/** Every version that is known, the newest first. */
export const knownVersions: readonly Version[] = [...releases].reverse().flatMap((release) => {
  const [major = 0, minor = 0] = readNumbers(release) ?? [];
  const patches = Array.from({ length: lastPatch[release] + 1 }, (_, patch) => patch);
  return patches.reverse().map((patch): Version => [major, minor, patch]);
});

/** A release that stands for a version: its own, or the nearest known where the version is older or newer than all. */
export interface NamedRelease {
  readonly release: Release;
  readonly beyond?: 'older' | 'newer';
}

/** `2.6.0.dev20241112+cu121` is of 2.6, as nightly builds, release candidates and local builds are. */
export function releaseOf([major, minor]: Version): NamedRelease {
  const own = releases.find((release) => release === `${major}.${minor}`);
  if (own) return { release: own };
  const isOlder = major < 1 || (major === 1 && minor < 13);
  return isOlder ? { release: releases[0], beyond: 'older' } : { release: newest, beyond: 'newer' };
}

/** The numbers that a version begins with: 2, 6 and 0 of `v2.6.0rc1+cpu`; undefined if it begins otherwise. */
export function readNumbers(text: string): readonly number[] | undefined {
  const [, numbers] = /^v?(?:\d+!)?(\d{1,6}(?:\.\d{1,6}){0,5})/i.exec(text) ?? [];
  return numbers?.split('.').map(Number);
}

/** The first three numbers. */
export function toVersion([major = 0, minor = 0, patch = 0]: readonly number[]): Version {
  return [major, minor, patch];
}

/** Below 0 where `one` is older than `other`, 0 where they are the same. */
export function compareVersions(one: Version, other: Version): number {
  return one[0] - other[0] || one[1] - other[1] || one[2] - other[2];
}
