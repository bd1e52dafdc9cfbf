// Reads code as the editor does, with the files that a request holds in place of a workspace's.
import {
  createReader,
  createWorkspaceModules,
  installedModule,
  moduleLimits,
  type Reading,
} from '../python/index.ts';

/** What a request says of its source. */
interface Code {
  readonly source: string;
  readonly language: 'python' | 'markdown';
  /** Where the source lies among the files. */
  readonly path: string;
  readonly files: ReadonlyMap<string, string>;
}

/** Reads the source, the only cell, names followed into the files. */
export async function readCode({ source, language, path, files }: Code): Promise<Reading> {
  const owner = fromRoot(path);
  const texts = new Map([...files].map(([name, text]) => [fromRoot(name), text]));
  const imports = createWorkspaceModules({
    locate: (file) => ({ path: file, root: '/' }),
    at: (file) => file,
    list: async (folder) => namesIn(folder, texts),
    read: async (file) => {
      const text = texts.get(file);
      return text === undefined || text.length > moduleLimits.bytes ? undefined : text;
    },
  }).follow(owner);
  const reader = createReader();
  const module = installedModule(owner);
  const cell = { text: source, language, key: owner, ...(module === undefined ? {} : { module }) };
  for (;;) {
    const reading = reader.read([cell], imports.known());
    while (!reading.step(Number.POSITIVE_INFINITY));
    if (!(await imports.advance(reading.wanted))) return reading;
  }
}

/** `pkg/layers.py` and `./pkg/layers.py` are `/pkg/layers.py`. */
export function fromRoot(path: string): string {
  return `/${path.replace(/^(?:\.?\/)+/, '')}`;
}

/** The names of files and folders in a folder. */
export function namesIn(folder: string, files: ReadonlyMap<string, string>): readonly string[] {
  const start = folder.endsWith('/') ? folder : `${folder}/`;
  const inside = [...files.keys()].filter((path) => path.startsWith(start));
  return [...new Set(inside.map((path) => path.slice(start.length).split('/')[0] ?? ''))];
}
