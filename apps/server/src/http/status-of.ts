import type { GradCamErrorCode } from '@gradcam/errors';

/** The statuses of failures that are the client's; all others are the server's. */
const ofClients: Partial<Readonly<Record<GradCamErrorCode, number>>> = {
  AMBIGUOUS_CLASS_NAME: 400,
  BAD_OPTION: 400,
  CLASS_NAMES_MISSING: 400,
  CLASS_OUT_OF_RANGE: 400,
  FEATURE_LAYER_UNRELATED: 400,
  GRADIENT_MISSING: 400,
  INPUT_SHAPE: 400,
  LAYER_NOT_FOUND: 400,
  MODEL_UNSUPPORTED: 400,
  NO_SPACE: 400,
  UNKNOWN_CLASS_NAME: 400,
  PICTURE_TOO_LARGE: 413,
  PICTURE_BROKEN: 422,
  NOT_FINITE: 422,
};

/**
 * Tells whose failure an error of the packages is.
 *
 * @param code The code of the error.
 * @returns A status of HTTP.
 */
export function statusOf(code: GradCamErrorCode): number {
  return ofClients[code] ?? 500;
}
