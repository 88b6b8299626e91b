import type * as WebglModule from '@tensorflow/tfjs-backend-webgl';
import { GradCamError } from '@gradcam/errors';

/**
 * Loads tfjs's WebGL backend, on demand: importing the adapter loads no backend and registers nothing.
 *
 * @returns The package.
 * @throws `BACKEND_UNAVAILABLE` where it is not installed
 */
export async function importBackend(): Promise<typeof WebglModule> {
  try {
    return await import('@tensorflow/tfjs-backend-webgl');
  } catch (cause) {
    throw new GradCamError(
      'BACKEND_UNAVAILABLE',
      'the package @tensorflow/tfjs-backend-webgl cannot be loaded; install it with npm install @tensorflow/tfjs-backend-webgl.',
      { cause },
    );
  }
}
