// Pipfile.lock: JSON with a table of packages for each category.
import { isRecord } from '../foundation/is-record.ts';
import { type Requirement, readAddress } from './requirement.ts';
import { readSpecifier } from './specifier.ts';

export function readPipfileLock(text: string): readonly Requirement[] {
  const lock: unknown = JSON.parse(text);
  if (!isRecord(lock)) return [];
  return Object.entries(lock).flatMap(([category, packages]) => {
    const torch = category !== '_meta' && isRecord(packages) ? packages.torch : undefined;
    if (!isRecord(torch)) return [];
    const specifier =
      typeof torch.version === 'string'
        ? readSpecifier(torch.version)
        : readAddress(String(torch.file ?? torch.path ?? ''));
    if (!specifier) return [];
    return [
      category === 'default' ? { specifier } : { specifier, when: category, isOptional: true as const },
    ];
  });
}
