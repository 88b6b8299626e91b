import { GradCamError } from '@gradcam/errors';
import { getBackend, ready, setBackend } from '@tensorflow/tfjs-core';

/**
 * Makes a registered backend the active one, or says why it does not start and leaves the one before active.
 *
 * @param backendName As tfjs knows it; its package must have been imported.
 * @param remedy The advice for a user if it does not start.
 * @throws `BACKEND_FAILED`
 */
export async function activateBackend(backendName: string, remedy: string): Promise<void> {
  // Border to tfjs-core: typed as if there were always one.
  const before = getBackend() as string | null | undefined;
  let cause: unknown;
  try {
    if (await setBackend(backendName)) {
      await ready();
      return;
    }
  } catch (thrown) {
    cause = thrown;
  }
  if (before != null && before !== backendName) await setBackend(before);
  const reason = cause instanceof Error ? `, got ${cause.message}` : '';
  throw new GradCamError(
    'BACKEND_FAILED',
    `the backend "${backendName}" does not start${reason}; ${remedy}.`,
    { cause },
  );
}
