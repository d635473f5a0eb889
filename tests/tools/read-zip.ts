import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';

/**
 * The files of a zip archive by name, folders left out, as the central directory at its end lists them
 * (PKWARE APPNOTE.TXT, 4.3.12 and 4.3.16). For archives that we made: no encryption, no Zip64.
 * @throws Error when it is no such archive.
 */
export function readZip(path: string): ReadonlyMap<string, Buffer> {
  const archive = readFileSync(path);
  const end = archive.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0) throw new Error(`${path} is no zip archive.`);
  const files = new Map<string, Buffer>();
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (archive.readUInt32LE(at) !== 0x02014b50) throw new Error(`${path} is damaged at ${at}.`);
    const name = archive.toString('utf8', at + 46, at + 46 + archive.readUInt16LE(at + 28));
    if (!name.endsWith('/')) files.set(name, contentAt(archive, at));
    at += 46 + [28, 30, 32].reduce((sum, field) => sum + archive.readUInt16LE(at + field), 0);
  }
  return files;
}

/** The bytes behind an entry of the central directory; the file's own header repeats its name, with other extras. */
function contentAt(archive: Buffer, entry: number): Buffer {
  const header = archive.readUInt32LE(entry + 42);
  const begin = header + 30 + archive.readUInt16LE(header + 26) + archive.readUInt16LE(header + 28);
  const packed = archive.subarray(begin, begin + archive.readUInt32LE(entry + 20));
  return archive.readUInt16LE(entry + 10) === 0 ? packed : inflateRawSync(packed);
}
