// The PyTorch that is installed in an environment: `torch/version.py`, or the name of its `dist-info` folder. Nothing else of it
// is read, and nothing is run.
import type { Folders } from './folders.ts';
import { readNumbers } from './version.ts';

/** What says which version is installed. */
export interface Installed {
  /** As it is written there, `2.4.0+cu121`. */
  readonly version: string;
  /** The path of the file that says so. */
  readonly from: string;
}

/** Folders that hold an environment of a project. */
const environments = ['.venv', 'venv', 'env', '.pixi'];

/** The PyTorch of an environment that lies in this folder, of which `names` are the entries. */
export async function findInstalledIn(
  folder: string,
  names: readonly string[],
  files: Folders,
): Promise<Installed | undefined> {
  for (const name of environments) {
    if (!names.includes(name)) continue;
    const found =
      name === '.pixi'
        ? await findInPixi(`${folder}/.pixi/envs`, files)
        : await findInstalled(`${folder}/${name}`, files);
    if (found) return found;
  }
  return undefined;
}

async function findInPixi(folder: string, files: Folders): Promise<Installed | undefined> {
  const names = [...(await files.list(folder))].sort(
    (one, other) => Number(other === 'default') - Number(one === 'default'),
  );
  for (const name of names) {
    const found = await findInstalled(`${folder}/${name}`, files);
    if (found) return found;
  }
  return undefined;
}

/** The PyTorch of the environment whose folder this is. */
export async function findInstalled(environment: string, files: Folders): Promise<Installed | undefined> {
  const names = await files.list(environment);
  const libraries = names.includes('Lib') ? [`${environment}/Lib`] : [];
  if (names.includes('lib')) {
    // The newest, where an environment was made again for another Python.
    const versions = (await files.list(`${environment}/lib`))
      .filter((name) => /^(?:python|pypy)\d/.test(name))
      .sort((one, other) => other.localeCompare(one, 'en', { numeric: true }));
    libraries.push(...versions.map((name) => `${environment}/lib/${name}`));
  }
  for (const library of libraries) {
    const found = await findInPackages(`${library}/site-packages`, files);
    if (found) return found;
  }
  return undefined;
}

async function findInPackages(packages: string, files: Folders): Promise<Installed | undefined> {
  const from = `${packages}/torch/version.py`;
  const text = await files.read(from);
  const [, version] = /^__version__(?:\s*:\s*\w+)?\s*=\s*["']([^"']+)["']/m.exec(text ?? '') ?? [];
  if (version !== undefined && readNumbers(version)) return { version, from };
  for (const name of await files.list(packages)) {
    const [, named] = /^torch-(\d[\w.+!]*?)(?:-py[\d.]+)?\.(?:dist|egg)-info$/i.exec(name) ?? [];
    if (named === undefined) continue;
    const inside = await files.list(`${packages}/${name}`);
    const file = inside.find((one) => one === 'METADATA' || one === 'PKG-INFO') ?? inside[0];
    return { version: named, from: `${packages}/${name}${file === undefined ? '' : `/${file}`}` };
  }
  return undefined;
}
