import { GradCamError } from '@gradcam/errors';

/**
 * Makes the error for a model whose file contradicts itself.
 *
 * @param what What is wrong, what was found and what is expected, as the beginning of a sentence.
 * @returns A `MODEL_BROKEN`.
 */
export function brokenModel(what: string): GradCamError {
  return new GradCamError('MODEL_BROKEN', `${what}; fetch or export the model again.`);
}
