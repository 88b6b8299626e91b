import { fetchWhole, type Fetching } from '@gradcam/errors';

/** As much as an array buffer holds on every platform. */
const most = { bytes: 2 ** 31 - 1, code: 'MODEL_BROKEN' } as const;

/**
 * Fetches an archive.
 *
 * @param address The address.
 * @param fetching The conditions.
 * @returns The archive.
 * @throws `DOWNLOAD_FAILED`; `MODEL_BROKEN` for one that is too large
 */
export async function fetchArchive(address: string, fetching: Fetching): Promise<Blob> {
  return new Blob([await fetchWhole(address, most, fetching)]);
}
