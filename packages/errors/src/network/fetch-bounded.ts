import { GradCamError } from '../grad-cam-error.js';
import { awakeTimer } from '../time/awake-timer.js';

/** The part of an `AbortSignal` that is needed, so that the types need neither those of a page nor Node's. */
export interface Ending {
  readonly reason: unknown;
  throwIfAborted(): void;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** The content of a file; of one larger than allowed, the size alone. */
export interface Fetched {
  /** The size, or as much of it as was seen until it was too much. */
  readonly bytes: number;
  readonly data: Uint8Array<ArrayBuffer> | undefined;
}

/** The conditions of a download. */
export interface Fetching {
  readonly signal?: Ending | undefined;
  /** The seconds without a byte after which it is given up; 30 when left out. */
  readonly stallSeconds?: number | undefined;
  /** Told how many bytes have come, piece by piece, and of how many where the server says it; what it throws ends the download and comes back unchanged. */
  readonly onBytes?: ((bytes: number, total: number | undefined) => void) | undefined;
}

/**
 * Fetches a file, as long as bytes arrive and are not too many.
 *
 * @param address The address, absolute or of the page.
 * @param most The bytes that the file may have; the download ends with more.
 * @param fetching The conditions.
 * @returns The content; undefined where the server has no such file.
 * @throws `DOWNLOAD_FAILED`; the signal's reason
 */
export async function fetchBounded(
  address: string,
  most: number,
  { signal, stallSeconds = 30, onBytes }: Fetching = {},
): Promise<Fetched | undefined> {
  signal?.throwIfAborted();
  const ending = new AbortController();
  const end = () => {
    ending.abort(signal?.reason);
  };
  signal?.addEventListener('abort', end);
  const watch = awakeTimer(stallSeconds * 1000, () => {
    ending.abort(new Error(`no byte arrived for ${stallSeconds} s`));
  });
  let failedOutside: { readonly error: unknown } | undefined;
  const tell = (bytes: number, total: number | undefined) => {
    watch.again();
    try {
      onBytes?.(bytes, total);
    } catch (error) {
      failedOutside = { error };
      throw error;
    }
  };
  try {
    return await contentOf(await fetch(address, { signal: ending.signal }), most, tell);
  } catch (cause) {
    signal?.throwIfAborted();
    if (failedOutside !== undefined) throw failedOutside.error;
    throw failed(address, ending.signal.aborted ? ending.signal.reason : cause);
  } finally {
    watch.stop();
    signal?.removeEventListener('abort', end);
    // What is still on its way is not waited for.
    ending.abort();
  }
}

async function contentOf(
  response: Response,
  most: number,
  onBytes: NonNullable<Fetching['onBytes']>,
): Promise<Fetched | undefined> {
  if (response.status === 404 || response.status === 410) return undefined;
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return await bodyOf(response, most, onBytes);
}

async function bodyOf(
  response: Response,
  most: number,
  onBytes: NonNullable<Fetching['onBytes']>,
): Promise<Fetched> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  const stated = Number(response.headers.get('Content-Length'));
  const reader = response.body?.getReader();
  for (let next = await reader?.read(); next?.value !== undefined; next = await reader?.read()) {
    bytes += next.value.length;
    if (bytes > most) return { bytes, data: undefined };
    pieces.push(next.value);
    onBytes(next.value.length, stated >= bytes ? stated : undefined);
  }
  return { bytes, data: joined(pieces, bytes) };
}

function joined(pieces: readonly Uint8Array[], bytes: number): Uint8Array<ArrayBuffer> {
  const data = new Uint8Array(bytes);
  let at = 0;
  for (const piece of pieces) {
    data.set(piece, at);
    at += piece.length;
  }
  return data;
}

/** Node says "fetch failed", and why in the cause. */
function reasonOf(reason: unknown): string {
  if (!(reason instanceof Error)) return String(reason);
  return reason.cause instanceof Error
    ? `${reason.message}: ${reason.cause.message}`
    : reason.message;
}

function failed(address: string, cause: unknown): GradCamError {
  return new GradCamError(
    'DOWNLOAD_FAILED',
    `"${address}" could not be downloaded (${reasonOf(cause)}); check the address, and in a page whether its server allows other pages to read it (CORS).`,
    { cause },
  );
}
