import { GradCamError } from '@gradcam/errors';

/**
 * Makes the error for an ONNX file that is damaged or contradicts itself.
 *
 * @param what What is wrong, what was found and what is expected, as the beginning of a sentence.
 * @param cause What failed underneath, where something did.
 * @returns A `MODEL_BROKEN`.
 */
export function brokenOnnx(what: string, cause?: unknown): GradCamError {
  return new GradCamError(
    'MODEL_BROKEN',
    `${what}; fetch or export the file again.`,
    cause === undefined ? {} : { cause },
  );
}
