// PyTorch's releases, by major and minor number: patch releases never changed what an activation answers.

/** Those that the catalog knows, oldest first. */
export const releases = [
  '1.13',
  '2.0',
  '2.1',
  '2.2',
  '2.3',
  '2.4',
  '2.5',
  '2.6',
  '2.7',
  '2.8',
  '2.9',
  '2.10',
  '2.11',
  '2.12',
  '2.13',
  '2.14',
  '2.15',
] as const;

export type Release = (typeof releases)[number];

/** The newest one that is known: the default. */
export const newest: Release = '2.15';

/** Whether `release` is `since` or a later one. */
export function isSince(release: Release, since: Release): boolean {
  return releases.indexOf(release) >= releases.indexOf(since);
}

/** The last of `rules`, oldest first, that holds in `release`; the first one holds in all. */
export function ruleIn<Rule extends { readonly since: Release }>(
  rules: readonly [Rule, ...Rule[]],
  release: Release,
): Rule {
  return rules.reduce((rule, next) => (isSince(release, next.since) ? next : rule), rules[0]);
}
