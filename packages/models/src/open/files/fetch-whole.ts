import { GradCamError } from '@gradcam/errors';
import { brokenModel } from '../../load/check/broken-model.js';
import { fetchBounded, type Fetching } from './fetch-bounded.js';

/** As much as an array buffer holds on every platform. */
const mostBytes = 2 ** 31 - 1;

/**
 * Fetches an archive.
 *
 * @param address The address.
 * @param fetching The conditions.
 * @returns The archive.
 * @throws `DOWNLOAD_FAILED`; `MODEL_BROKEN` for one that is too large
 */
export async function fetchWhole(address: string, fetching: Fetching): Promise<Blob> {
  const content = await fetchBounded(address, mostBytes, fetching);
  if (content === undefined)
    throw new GradCamError('DOWNLOAD_FAILED', `there is nothing at "${address}" (HTTP 404).`);
  if (content.data === undefined)
    throw brokenModel(`"${address}" is too large for a model, got over ${mostBytes} bytes`);
  return new Blob([content.data]);
}
