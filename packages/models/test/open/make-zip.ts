import { ZipWriter, Uint8ArrayReader, Uint8ArrayWriter } from '@zip.js/zip.js';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A file of a zip. */
export interface ZipEntry {
  readonly name: string;
  readonly content: Uint8Array;
  readonly unixMode?: number;
  readonly password?: string;
}

/**
 * Reads a folder as the files of a zip.
 *
 * @param folder The path.
 * @param inside The folder that they lie in, inside of the zip.
 * @returns The files.
 */
export function zipEntries(folder: string, inside = ''): ZipEntry[] {
  return readdirSync(folder).map((name) => ({
    name: inside + name,
    content: new Uint8Array(readFileSync(join(folder, name))),
  }));
}

/**
 * Packs a zip.
 *
 * @param entries The files.
 * @returns The bytes.
 */
export async function makeZip(entries: readonly ZipEntry[]): Promise<Uint8Array<ArrayBuffer>> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), {
    useWebWorkers: false,
  });
  for (const { name, content, ...options } of entries)
    await writer.add(name, new Uint8ArrayReader(content), options);
  return new Uint8Array(await writer.close());
}

/**
 * Packs many empty files, by hand, as a library takes its time over each.
 *
 * @param count The number of files.
 * @returns The bytes.
 */
export function zipOfEmptyFiles(count: number): Uint8Array<ArrayBuffer> {
  const numbers = Array.from({ length: count }, (_, at) => Buffer.from(String(at)));
  const locals = numbers.map((name) => {
    const header = Buffer.alloc(30);
    header.writeUInt32LE(0x04034b50, 0);
    header.writeUInt16LE(20, 4);
    header.writeUInt16LE(name.length, 26);
    return Buffer.concat([header, name]);
  });
  let offset = 0;
  const central = numbers.map((name, at) => {
    const header = Buffer.alloc(46);
    header.writeUInt32LE(0x02014b50, 0);
    header.writeUInt32LE(0x00140014, 4);
    header.writeUInt16LE(name.length, 28);
    header.writeUInt32LE(offset, 42);
    offset += locals[at]?.length ?? 0;
    return Buffer.concat([header, name]);
  });
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(Buffer.concat(central).length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...locals, ...central, end]));
}
