import { GradCamError } from '@gradcam/errors';
import { ready } from '@tensorflow/tfjs-core';

/**
 * Refuses to begin without a backend.
 *
 * @param remedy The way to get one here.
 * @throws `BACKEND_UNAVAILABLE`
 */
export async function requireBackend(remedy: string): Promise<void> {
  try {
    await ready();
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new GradCamError(
      'BACKEND_UNAVAILABLE',
      `no backend of TensorFlow.js is there, got "${reason}"; ${remedy}.`,
      { cause },
    );
  }
}
