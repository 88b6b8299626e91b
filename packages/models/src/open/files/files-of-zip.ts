import { GradCamError } from '@gradcam/errors';
import type { FileEntry, ZipReader } from '@zip.js/zip.js';
import { brokenModel } from '../../load/check/broken-model.js';
import type { FileContent, ModelFiles } from '../../load/files/model-files.js';

/** More than any model has. */
const mostFiles = 5000;
const mostBytes = 2 ** 31 - 1;

/** The additions of macOS to every archive. */
const noise = /(^|\/)(__MACOSX\/|\.DS_Store$|\._)/;

/**
 * Lists a zip as the files around a model. Nothing is unpacked but the files that are asked for, as far as they are not too large, and their checksums are
 * checked.
 *
 * @param archive The zip.
 * @param name Its name, for sentences.
 * @param signal Ends a read.
 * @returns The files.
 * @throws `MODEL_BROKEN` for an archive that is damaged, encrypted, holds links, too many files or too large ones
 */
export async function filesOfZip(
  archive: Blob,
  name: string,
  signal?: AbortSignal,
): Promise<ModelFiles> {
  const { ZipReader: Reader } = await import('@zip.js/zip.js/lib/zip-core-reader.js');
  const reader = new Reader(archive.stream(), {
    useWebWorkers: false,
    checkCrc32: true,
    checkOverlappingEntry: true,
    // Older versions of Windows pack so; a name that leads outside is refused afterwards.
    normalizeFilename: (each) => each.replaceAll('\\', '/'),
  });
  const entries = await readable(name, signal, () => entriesOf(reader, name));
  return {
    place: `"${name}"`,
    names: [...entries.keys()],
    read: async (path, most, onBytes) => {
      const entry = entries.get(path);
      if (entry === undefined) return undefined;
      if (entry.uncompressedSize > most) return { bytes: entry.uncompressedSize, data: undefined };
      const content = await readable(name, signal, () => contentOf(entry, signal));
      onBytes?.(content.bytes);
      return content;
    },
  };
}

async function entriesOf(
  reader: ZipReader<unknown>,
  name: string,
): Promise<Map<string, FileEntry>> {
  const entries = new Map<string, FileEntry>();
  let bytes = 0;
  for await (const entry of reader.getEntriesGenerator()) {
    if (entry.directory || noise.test(entry.filename)) continue;
    bytes += entry.uncompressedSize;
    const what = wrongIn(entry, entries, bytes);
    if (what !== undefined) throw brokenModel(`"${name}" ${what}`);
    entries.set(entry.filename, entry);
  }
  return entries;
}

function wrongIn(
  { filename, symlink, encrypted }: FileEntry,
  entries: ReadonlyMap<string, FileEntry>,
  bytes: number,
): string | undefined {
  if (encrypted) return `is encrypted, got a password on "${filename}", expected an open zip`;
  if (symlink) return `holds a link, got "${filename}", expected plain files`;
  if (entries.has(filename)) return `holds two files of the name "${filename}"`;
  if (entries.size >= mostFiles) return `holds over ${mostFiles} files, expected those of a model`;
  if (bytes > mostBytes)
    return `states over ${mostBytes} bytes when it is unpacked, expected those of a model`;
  return undefined;
}

/** Unpacks a file as far as the archive states its size: what comes after ends it. */
async function contentOf(entry: FileEntry, signal?: AbortSignal): Promise<FileContent> {
  const data = new Uint8Array(entry.uncompressedSize);
  let bytes = 0;
  const into = new WritableStream<Uint8Array>({
    write: (piece) => {
      if (bytes + piece.length > data.length)
        throw new RangeError(`more than the ${data.length} bytes that it states`);
      data.set(piece, bytes);
      bytes += piece.length;
    },
  });
  await entry.getData(into, signal === undefined ? {} : { signal });
  if (bytes === data.length) return { bytes, data };
  throw new RangeError(`${bytes} bytes, where it states ${data.length}`);
}

async function readable<T>(
  name: string,
  signal: AbortSignal | undefined,
  run: () => Promise<T>,
): Promise<T> {
  signal?.throwIfAborted();
  try {
    return await run();
  } catch (cause) {
    signal?.throwIfAborted();
    if (cause instanceof GradCamError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new GradCamError(
      'MODEL_BROKEN',
      `"${name}" is not a whole zip, got "${reason}"; download or pack it again.`,
      { cause },
    );
  }
}
