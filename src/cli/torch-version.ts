// Which release of PyTorch the code at a path uses, by the files of a request.
import { newest } from '../foundation/release.ts';
import { findRelease } from '../releases/find.ts';

import { type Fields, readFiles, readText } from './request.ts';
import { fromRoot, namesIn } from './workspace.ts';

export async function answerTorchVersion(fields: Fields): Promise<unknown> {
  const path = readText(fields, 'path');
  const given = [...readFiles(fields)].map(([name, text]) => ({ name, path: fromRoot(name), text }));
  const texts = new Map(given.map((file) => [file.path, file.text]));
  const found = await findRelease(
    { path: fromRoot(path), root: '' },
    {
      list: async (folder) => namesIn(folder, texts),
      read: async (file) => texts.get(file),
    },
  );
  if (!found) return { version: newest, from: null };
  const { release, from, others, beyond } = found;
  return {
    version: release,
    from: given.find((file) => file.path === from)?.name ?? from.slice(1),
    ...(others.length > 0 ? { others } : {}),
    ...(beyond ? { beyond } : {}),
  };
}
