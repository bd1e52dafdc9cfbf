// Packs a .vsix anew: JSON without its indentation, the manifest without what only we run, translations under their signs, texts of the
// manifest under short names, and each file deflated by Zopfli, which tries longer than others.
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';
import { deflateAsync } from '@gfx/zopfli';
import { nameManifest, nameTexts, signTranslation } from './signs.mjs';

const [LOCAL, CENTRAL, END] = [0x04034b50, 0x02014b50, 0x06054b50];
/** How a file that is deflated is marked, and one that is only stored. */
const [DEFLATED, STORED] = [8, 0];

/**
 * The zip file with files of the same names and times in the same order; throws where it is none. Without `isTight` it is larger, and
 * made at once.
 */
export async function recompress(zip: Buffer, isTight: boolean): Promise<Buffer> {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0 || zip.readUInt32LE(end) !== END) throw new Error('This is no zip file.');
  const count = zip.readUInt16LE(end + 10);
  const [locals, centrals]: [Buffer[], Buffer[]] = [[], []];
  let [at, offset] = [zip.readUInt32LE(end + 16), 0];
  for (let file = 0; file < count; file++) {
    if (zip.readUInt32LE(at) !== CENTRAL) throw new Error('The list of the zip file’s files is broken.');
    const sizes = [28, 30, 32].map((field) => zip.readUInt16LE(at + field));
    const length = 46 + sizes.reduce((sum, size) => sum + size, 0);
    const central = Buffer.from(zip.subarray(at, at + length));
    const name = central.subarray(46, 46 + (sizes[0] ?? 0));
    const local = central.readUInt32LE(42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const packed = zip.subarray(start, start + central.readUInt32LE(20));
    const before = central.readUInt16LE(10) === DEFLATED ? inflateRawSync(packed) : packed;
    const plain = shipped(name.toString(), before);
    const tight = isTight
      ? Buffer.from(await deflateAsync(plain, { numiterations: 10, blocksplittingmax: 0 }))
      : deflateRawSync(plain);
    const [data, method] = tight.length < plain.length ? [tight, DEFLATED] : [plain, STORED];
    // Sizes stand ahead of the data, so that none has to follow it.
    central.writeUInt16LE(central.readUInt16LE(8) & ~8, 8);
    central.writeUInt16LE(method, 10);
    central.writeUInt32LE(crc32(plain), 16);
    central.writeUInt32LE(plain.length, 24);
    central.writeUInt32LE(data.length, 20);
    central.writeUInt32LE(offset, 42);
    const header = Buffer.alloc(30);
    header.writeUInt32LE(LOCAL, 0);
    central.copy(header, 4, 6, 30);
    header.writeUInt16LE(0, 28);
    locals.push(header, name, data);
    centrals.push(central);
    offset += header.length + name.length + data.length;
    at += length;
  }
  const list = Buffer.concat(centrals);
  const tail = Buffer.from(zip.subarray(end));
  tail.writeUInt32LE(list.length, 12);
  tail.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, list, tail]);
}

/** What of a file is read once it is installed. */
function shipped(name: string, content: Buffer): Buffer {
  if (!name.endsWith('.json')) return content;
  const { scripts, devDependencies, ...read } = JSON.parse(content.toString());
  if (/\/bundle\.l10n\.\w+\.json$/.test(name)) return Buffer.from(JSON.stringify(signTranslation(read)));
  if (/\/package\.nls\./.test(name)) return Buffer.from(JSON.stringify(nameTexts(read)));
  return Buffer.from(nameManifest(JSON.stringify(read)));
}
