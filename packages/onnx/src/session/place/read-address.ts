import { GradCamError } from '@gradcam/errors';

/**
 * Fetches a file.
 *
 * @param address Its address.
 * @param signal Ends it.
 * @returns The bytes.
 * @throws `DOWNLOAD_FAILED`; the reason of the signal
 */
export async function readAddress(
  address: string | URL,
  signal: AbortSignal | undefined,
): Promise<Uint8Array> {
  const failed = (got: string, cause?: unknown) =>
    new GradCamError(
      'DOWNLOAD_FAILED',
      `the model cannot be fetched from "${String(address)}", got ${got}; see that the address is right and lets this page read it.`,
      { cause },
    );
  try {
    const response = await fetch(address, { signal: signal ?? null });
    if (!response.ok) throw failed(`the status ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  } catch (cause) {
    signal?.throwIfAborted();
    if (cause instanceof GradCamError) throw cause;
    throw failed(`"${cause instanceof Error ? cause.message : String(cause)}"`, cause);
  }
}
