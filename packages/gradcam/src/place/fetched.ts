import { fetchWhole } from '@gradcam/errors';

/** As many as `readPicture` takes of a file. */
const most = { bytes: 500_000_000, code: 'PICTURE_TOO_LARGE' } as const;

/**
 * Fetches the file of a picture.
 *
 * @param address The file's address.
 * @param signal Ends it.
 * @returns The file.
 * @throws `DOWNLOAD_FAILED`, `PICTURE_TOO_LARGE`; the signal's reason
 */
export async function fetched(address: string, signal: AbortSignal | undefined): Promise<Blob> {
  return new Blob([await fetchWhole(address, most, { signal })]);
}
