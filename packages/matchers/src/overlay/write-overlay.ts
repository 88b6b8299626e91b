import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { encodePng, writeWhole } from '@gradcam/pictures/node';
import type { Pixels } from '@gradcam/render';
import type { OverlayPlace } from './overlay-note.js';

/** In bytes, of the words alone: some file systems take no more than 143 for a whole name. */
const mostOfWords = 100;

/**
 * Writes an overlay as a PNG file. The same picture of the same test is the same file, so that a folder does not fill up.
 *
 * @param picture The overlay.
 * @param place Its folder, made where it is missing, and what its name is made of.
 * @returns The path.
 * @throws Those of `encodePng` and of the file system
 */
export async function writeOverlay(picture: Pixels, place: OverlayPlace): Promise<string> {
  const bytes = await encodePng(picture);
  const folder = resolve(place.folder);
  await mkdir(folder, { recursive: true });
  const path = join(folder, fileName(bytes, place));
  await writeWhole(path, bytes);
  return path;
}

function fileName(bytes: Uint8Array, { name, context }: OverlayPlace): string {
  const { testPath = '', currentTestName = '' } = context;
  // Tests of one name in two folders, and two failures of one test, are told apart by the hash.
  const hash = createHash('sha256').update(testPath).update(currentTestName).update(bytes);
  const words = cut(`${basename(testPath)} ${currentTestName}`.replace(/[^\p{L}\p{N}]+/gu, '-'));
  const parts = [words.replace(/^-|-$/g, ''), name, hash.digest('hex').slice(0, 8)];
  return `${parts.filter((part) => part !== '').join('-')}.png`;
}

/** As many letters as fit: of one that is cut in two, a decoder that waits for the rest gives nothing. */
function cut(words: string): string {
  const bytes = new TextEncoder().encode(words).subarray(0, mostOfWords);
  return new TextDecoder().decode(bytes, { stream: true });
}
