import { GradCamError } from '@gradcam/errors';

/**
 * Fetches a file.
 *
 * @param address The file's address.
 * @returns The file.
 * @throws `DOWNLOAD_FAILED`
 */
export async function fetched(address: string): Promise<Blob> {
  let answer: Response;
  try {
    answer = await fetch(address);
  } catch (cause) {
    throw failed(address, cause instanceof Error ? cause.message : String(cause), cause);
  }
  if (!answer.ok) throw failed(address, `the status ${answer.status}`);
  return await answer.blob();
}

function failed(address: string, reason: string, cause?: unknown): GradCamError {
  return new GradCamError(
    'DOWNLOAD_FAILED',
    `the picture at "${address}" could not be downloaded, got "${reason}"; check the address, and that its server lets this page read it.`,
    { cause },
  );
}
