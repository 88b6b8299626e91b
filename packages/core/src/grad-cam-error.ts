/** What went wrong, for code that decides by it. The union is closed: a new kind of failure is a new member. */
export type GradCamErrorCode =
  | 'AMBIGUOUS_CLASS_NAME'
  | 'BACKEND_UNAVAILABLE'
  | 'BACKEND_FAILED'
  | 'BACKEND_LOST'
  | 'BAD_OPTION'
  | 'BAD_REGION'
  | 'CLASS_NAMES_MISSING'
  | 'CLASS_OUT_OF_RANGE'
  | 'DISPOSED'
  | 'DOWNLOAD_FAILED'
  | 'FEATURE_LAYER_UNRELATED'
  | 'FILE_NOT_FOUND'
  | 'GRADIENT_MISSING'
  | 'GRADIENTS_NOT_REGISTERED'
  | 'INPUT_COUNT'
  | 'INPUT_DTYPE'
  | 'INPUT_NOT_FINITE'
  | 'INPUT_SHAPE'
  | 'INTEGRITY'
  | 'KERNEL_MISSING'
  | 'LAYER_NOT_FOUND'
  | 'MODEL_BROKEN'
  | 'MODEL_UNKNOWN'
  | 'MODEL_UNSUPPORTED'
  | 'NO_FEATURE_LAYER'
  | 'NO_SPACE'
  | 'OUT_OF_MEMORY'
  | 'PICTURE_BROKEN'
  | 'PICTURE_TOO_LARGE'
  | 'REDUCTION_NOT_DIFFERENTIABLE'
  | 'REDUCTION_NOT_SCALAR'
  | 'TFJS_TWICE'
  | 'UNKNOWN_CLASS_NAME';

/**
 * The one error class of all packages.
 *
 * Messages have the form `function: what is wrong, got X, expected Y; what to do`.
 */
export class GradCamError extends Error {
  override readonly name = 'GradCamError';
  readonly code: GradCamErrorCode;

  /**
   * @param code What went wrong, from a closed union.
   * @param message A sentence that says what is wrong and what to do.
   * @param options `cause`: the failure underneath, where there is one.
   */
  constructor(code: GradCamErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
