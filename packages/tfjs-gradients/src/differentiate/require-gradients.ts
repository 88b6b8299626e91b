import { GradCamError } from '@gradcam/errors';
import { getGradient, type GradConfig } from '@tensorflow/tfjs-core';

/**
 * Checks that TensorFlow.js has its own gradients: tfjs-core alone registers none, tfjs-layers and the union package do.
 *
 * @throws `GRADIENTS_NOT_REGISTERED`
 */
export function requireGradients(): void {
  // Border to tfjs-core: getGradient is typed as if every gradient were there.
  if ((getGradient('Mean') as GradConfig | undefined) !== undefined) return;
  throw new GradCamError(
    'GRADIENTS_NOT_REGISTERED',
    "TensorFlow.js has no gradients registered, which @tensorflow/tfjs-core alone does not bring; add import '@tensorflow/tfjs-layers' or import '@tensorflow/tfjs' to your program.",
  );
}
