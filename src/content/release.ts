// Which release of PyTorch answers are given for, and what says so, in words.
import type { Translate } from '../foundation/localization.ts';
import type { Release } from '../foundation/release.ts';

/** The release that answers are given for. */
export interface UsedRelease {
  readonly release: Release;
  /** What says so: the person's setting, a file, or nothing. */
  readonly by: 'setting' | 'file' | 'nothing';
  /** The file's path, from the workspace's folder where it lies in it. */
  readonly file?: string;
  /** The file names this as well, for another platform, Python or extra. The newest first. */
  readonly others?: readonly Release[];
  /** What the file names lies beyond the releases that are known. */
  readonly beyond?: 'older' | 'newer';
}

/** `PyTorch 2.14`. */
export function nameRelease(release: Release): string {
  return `PyTorch ${release}`;
}

/** What says so, to stand behind the name: `from uv.lock`. */
export function describeSource({ by, file = '', others = [], beyond }: UsedRelease, t: Translate): string {
  if (by === 'setting') return t('set for this folder');
  if (by === 'nothing') return t('the newest known, because no file names a release');
  const name = shortName(file);
  if (beyond === 'older') return t('from {0}, which names an older release', name);
  if (beyond === 'newer') return t('from {0}, which names a newer release', name);
  return others.length > 0
    ? t('from {0}, which also names {1}', name, others.join(', '))
    : t('from {0}', name);
}

/** The environment's folder for what is installed in it, `.venv`; for one elsewhere its name alone. */
function shortName(file: string): string {
  const [, environment] = /^(.*?)\/(?:lib\/[^/]+|Lib)\/site-packages\//.exec(file) ?? [];
  if (environment === undefined) return file;
  return environment.startsWith('/') ? (environment.split('/').at(-1) ?? environment) : environment;
}
