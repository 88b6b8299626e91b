import { fetchWhole } from '@gradcam/errors';

/** As much as an array buffer holds on every platform. */
const most = { bytes: 2 ** 31 - 1, code: 'MODEL_BROKEN' } as const;

/**
 * Fetches a file. A server that is silent for too long is given up.
 *
 * @param address Its address.
 * @param signal Ends it.
 * @returns The bytes.
 * @throws `DOWNLOAD_FAILED`, `MODEL_BROKEN`; the reason of the signal
 */
export function readAddress(
  address: string | URL,
  signal: AbortSignal | undefined,
): Promise<Uint8Array> {
  return fetchWhole(String(address), most, { signal });
}
