import { fetchWhole } from '@gradcam/errors';
import { mostBytes } from './too-many-bytes.js';

/**
 * Fetches a picture from its address. A server that is silent for too long is given up.
 *
 * @param address `http:` or `https:`.
 * @param stallSeconds The longest silence.
 * @returns The bytes of the file.
 * @throws `DOWNLOAD_FAILED`, `PICTURE_TOO_LARGE`
 */
export function fetchPicture(address: string, stallSeconds = 30): Promise<Uint8Array> {
  return fetchWhole(address, { bytes: mostBytes, code: 'PICTURE_TOO_LARGE' }, { stallSeconds });
}
