import { GradCamError } from '@gradcam/errors';
import { bytesWithin } from './bytes-within.js';

/**
 * Fetches a picture from its address. A server that is silent for too long is given up.
 *
 * @param address `http:` or `https:`.
 * @param stallSeconds The longest silence.
 * @returns The bytes of the file.
 * @throws `DOWNLOAD_FAILED`, `PICTURE_TOO_LARGE`
 */
export async function fetchPicture(address: string, stallSeconds = 30): Promise<Uint8Array> {
  const silence = new AbortController();
  const timer = setTimeout(() => {
    silence.abort(new Error(`no byte arrived for ${stallSeconds} s`));
  }, stallSeconds * 1000);
  try {
    const response = await fetch(address, { signal: silence.signal });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return await bytesWithin(heard(response, timer), address);
  } catch (cause) {
    if (cause instanceof GradCamError) throw cause;
    throw new GradCamError(
      'DOWNLOAD_FAILED',
      `${address} could not be fetched (${reasonOf(silence.signal.aborted ? silence.signal.reason : cause)}); check the address and the network.`,
      { cause },
    );
  } finally {
    clearTimeout(timer);
    silence.abort();
  }
}

/** The parts of the answer; with each of them the time of silence begins again. */
async function* heard({ body }: Response, timer: NodeJS.Timeout): AsyncGenerator<Uint8Array> {
  if (body === null) return;
  // Border to Node: the type of the browser's stream lacks that it can be iterated.
  for await (const part of body as unknown as AsyncIterable<Uint8Array>) {
    timer.refresh();
    yield part;
  }
}

/** The reason that Node has underneath its "fetch failed". */
function reasonOf(cause: unknown): string {
  const inner = cause instanceof Error && cause.cause instanceof Error ? cause.cause : cause;
  return inner instanceof Error ? inner.message : String(inner);
}
