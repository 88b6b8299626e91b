import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { encodePng, writeWhole } from '@gradcam/pictures/node';
import type { Pixels } from '@gradcam/render';
import type { OverlayPlace } from './overlay-note.js';

/** Some file systems take no more than 143 bytes. */
const longestName = 100;

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
  const words = `${basename(testPath)} ${currentTestName}`
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, longestName)
    .replace(/^-|-$/g, '');
  return `${[words, name, hash.digest('hex').slice(0, 8)].filter((part) => part !== '').join('-')}.png`;
}
