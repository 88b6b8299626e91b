import type { FileContent } from '../../load/files/model-files.js';
import { bytesOfFile, readInto } from './regular-file.js';

/**
 * Reads a regular file, if it is not too large.
 *
 * @param file The path.
 * @param most The bytes that it may have.
 * @returns The content; of a larger file the size alone.
 * @throws `MODEL_BROKEN` for what is not a regular file, or cannot be read
 */
export async function contentOfFile(file: string, most: number): Promise<FileContent> {
  const bytes = await bytesOfFile(file);
  if (bytes > most) return { bytes, data: undefined };
  const data = new Uint8Array(bytes);
  await readInto(file, data);
  return { bytes, data };
}
