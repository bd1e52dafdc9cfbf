// What `npm ci` needs to find in the lock file, on every platform.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';

interface Package {
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

describe('the lock file', () => {
  it('holds every optional package of other platforms, which npm drops where it cannot see them', () => {
    const file = path.join(import.meta.dirname, '../../package-lock.json');
    const { packages }: { packages: Record<string, Package> } = JSON.parse(readFileSync(file, 'utf8'));
    const missing = Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) => !(`node_modules/${name}` in packages) && !(`${place}/node_modules/${name}` in packages),
      ),
    );
    assert.deepEqual(missing, []);
    const platforms = Object.keys(packages).filter((name) => name.includes('@biomejs/cli-'));
    assert.ok(platforms.length >= 8, platforms.join(', '));
  });
});
