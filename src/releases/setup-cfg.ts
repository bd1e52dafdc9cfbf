// setup.cfg: `install_requires` and extras, a requirement a line.
import { type Requirement, readRequirement, upTo } from './requirement.ts';

export function readSetupCfg(text: string): readonly Requirement[] {
  const found: Requirement[] = [];
  let [section, key] = ['', ''];
  for (const line of text.split(/\r?\n/)) {
    if (/^\s*[#;]/.test(line)) continue;
    const [, header] = /^\[(.+)\]\s*$/.exec(line) ?? [];
    const [, name, value] = /^([\w.-]+)\s*[=:](.*)$/.exec(line) ?? [];
    if (header !== undefined) [section, key] = [header.trim(), ''];
    else if (name !== undefined) key = name;
    const written = header === undefined ? (name === undefined ? line : (value ?? '')) : '';
    const isExtra = section === 'options.extras_require';
    if (!isExtra && !(section === 'options' && key === 'install_requires')) continue;
    const requirement = readRequirement(upTo(written, /\s#/));
    if (requirement) found.push(isExtra ? { when: key, ...requirement, isOptional: true } : requirement);
  }
  return found;
}
