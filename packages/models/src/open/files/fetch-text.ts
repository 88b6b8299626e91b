import { fetchBounded, type Fetching } from '@gradcam/errors';
import { brokenModel } from '../../load/check/broken-model.js';
import { withoutLogin } from './model-address.js';

/** More than any file with class names has. */
const mostBytes = 16_000_000;

/**
 * Fetches a text.
 *
 * @param address The address, absolute or of the page.
 * @param fetching The conditions.
 * @returns The text; undefined where the server has none.
 * @throws `DOWNLOAD_FAILED`; `MODEL_BROKEN` for one that is too long
 */
export async function fetchText(
  address: string | URL,
  fetching: Fetching,
): Promise<string | undefined> {
  const place = withoutLogin(String(address));
  const content = await fetchBounded(place, mostBytes, fetching);
  if (content === undefined) return undefined;
  if (content.data !== undefined) return new TextDecoder().decode(content.data);
  throw brokenModel(`"${place}" is not a list of class names, got over ${mostBytes} bytes`);
}
