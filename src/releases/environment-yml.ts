// environment.yml: conda's packages, and pip's inside of them.
import { readYaml } from '../configuration/read-yaml.ts';
import { type Requirement, readCondaRequirement } from './requirement.ts';
import { type ReadBeside, readRequirements } from './requirements.ts';

export async function readEnvironmentYml(text: string, read: ReadBeside): Promise<readonly Requirement[]> {
  const found: Requirement[] = [];
  const ofPip: string[] = [];
  for (const { path, value } of readYaml(text)) {
    const [section, , key] = path;
    if (section !== 'dependencies' || typeof value !== 'string') continue;
    if (path.length === 4 && key === 'pip') ofPip.push(value);
    const requirement = path.length === 2 ? readCondaRequirement(value) : undefined;
    if (requirement) found.push(requirement);
  }
  return [...found, ...(await readRequirements(ofPip.join('\n'), read))];
}
