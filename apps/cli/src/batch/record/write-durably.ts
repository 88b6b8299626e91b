import { open } from 'node:fs/promises';

/**
 * Writes a new file, and waits until the disk has its content.
 *
 * @param path The file.
 * @param content What it holds.
 */
export async function writeDurably(path: string, content: Uint8Array | string): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(content);
    await file.datasync();
  } finally {
    await file.close();
  }
}
