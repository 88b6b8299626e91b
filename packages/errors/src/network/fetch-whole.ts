import { GradCamError, type GradCamErrorCode } from '../grad-cam-error.js';
import { fetchBounded, type Fetching } from './fetch-bounded.js';

/** The most that a file may have. */
export interface Most {
  readonly bytes: number;
  /** The code of the error for one that has more. */
  readonly code: GradCamErrorCode;
}

/**
 * Fetches a file that has to be there, as long as bytes arrive and are not too many.
 *
 * @param address The address, absolute or of the page.
 * @param most The most that it may have.
 * @param fetching The conditions.
 * @returns The bytes.
 * @throws `DOWNLOAD_FAILED`; the code that was given; the signal's reason
 */
export async function fetchWhole(
  address: string,
  { bytes, code }: Most,
  fetching: Fetching,
): Promise<Uint8Array<ArrayBuffer>> {
  const content = await fetchBounded(address, bytes, fetching);
  if (content === undefined) {
    const sentence = `there is nothing at "${address}" (HTTP 404); check the address.`;
    throw new GradCamError('DOWNLOAD_FAILED', sentence);
  }
  if (content.data !== undefined) return content.data;
  throw new GradCamError(
    code,
    `the file at "${address}" is too large, got more than ${bytes} bytes; name a smaller one.`,
  );
}
