// environment.yml: conda's packages, and pip's inside of them.
import { load } from 'js-yaml';
import { isRecord } from '../foundation/is-record.ts';
import { type Requirement, readCondaRequirement } from './requirement.ts';
import { type ReadBeside, readRequirements } from './requirements.ts';

export async function readEnvironmentYml(text: string, read: ReadBeside): Promise<readonly Requirement[]> {
  const file: unknown = load(text);
  const dependencies = isRecord(file) && Array.isArray(file.dependencies) ? file.dependencies : [];
  const found: Requirement[] = [];
  for (const entry of dependencies as readonly unknown[]) {
    if (typeof entry === 'string') {
      const requirement = readCondaRequirement(entry);
      if (requirement) found.push(requirement);
    } else if (isRecord(entry) && Array.isArray(entry.pip)) {
      const lines = entry.pip.filter((line) => typeof line === 'string');
      found.push(...(await readRequirements(lines.join('\n'), read)));
    }
  }
  return found;
}
