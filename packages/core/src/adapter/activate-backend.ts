import { calledAs, GradCamError } from '@gradcam/errors';
import { ready, setBackend } from '@tensorflow/tfjs-core';

/**
 * Makes a registered backend the active one, or says why it does not start: for adapters.
 *
 * @param backendName As tfjs knows it; its package must have been imported.
 * @param remedy What a user can do if it does not start.
 * @throws `BACKEND_FAILED`
 */
export async function activateBackend(backendName: string, remedy: string): Promise<void> {
  await calledAs('activateBackend', () => activated(backendName, remedy));
}

async function activated(backendName: string, remedy: string): Promise<void> {
  let cause: unknown;
  try {
    if (await setBackend(backendName)) {
      await ready();
      return;
    }
  } catch (thrown) {
    cause = thrown;
  }
  const reason = cause instanceof Error ? `, got ${cause.message}` : '';
  throw new GradCamError(
    'BACKEND_FAILED',
    `the backend "${backendName}" does not start${reason}; ${remedy}.`,
    { cause },
  );
}
